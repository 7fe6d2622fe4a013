"""A fault of a register: where it is, what stands there, and why it cannot stay."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, get_args

from pydantic import ValidationError

from graph_model.nearest import nearest
from graph_model.tables import Table

__all__ = ["Fault", "RowsUnreadableError", "escaped", "faults_of_row", "shorten"]

SHOWN = 80
SHOWN_WORDS = 8
_REASONS = {
    "missing": "is required",
    "string_too_short": "is required",
    "string_too_long": "is longer than 200 characters in an id, or 32,767 in a text",
    "greater_than_equal": "is below 0",
    "float_parsing": "is not a number",
    "int_parsing": "is not a whole number",
    "int_parsing_size": "is longer than a number can be",
    "int_from_float": "is not a whole number",
    "finite_number": "is not a finite number",
}
# A fault of the whole row is told at the column that it is about.
_COLUMN_OF_ROW_FAULT = {"reversed": "valid_to", "successor": "successor", "key": "only_for", "meaning": "meaning"}


@dataclass(frozen=True)
class Fault:
    """One fault of form.

    Attributes:
        file: its name within the register.
        line: the line on which the row begins, counted from 1; None where the fault is of the whole file.
        column: None where the fault is of the whole row.
        value: what stands there, shortened; None where nothing does.
        reason: completes the sentence "the value …".
    """

    file: str
    line: int | None
    column: str | None
    value: str | None
    reason: str

    def __str__(self) -> str:
        """Give the fault as one line."""
        where = self.file if self.line is None else f"{self.file} line {self.line}"
        column = "" if self.column is None else f", {self.column}"
        value = "" if self.value is None else f" {self.value!r}"
        return f"{where}{column}:{value} {self.reason}"


class RowsUnreadableError(Exception):
    """A file cannot be read on; `fault` says where and why."""

    def __init__(self, fault: Fault) -> None:
        """Keep the fault."""
        super().__init__(str(fault))
        self.fault = fault


def escaped(name: str) -> str:
    """Give the name of a file or column as it can be shown, with nothing in it that would steer a terminal."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in name)


def shorten(value: str) -> str:
    """Give a value as it can be shown in one line."""
    return value if len(value) <= SHOWN else f"{value[:SHOWN]}… ({len(value)} characters)"


def faults_of_row(error: ValidationError, table: Table, file: str, line: int) -> list[Fault]:
    """Tell each fault that validation found in one row, once a column."""
    found: dict[str | None, Fault] = {}
    for detail in error.errors(include_url=False):
        column = str(detail["loc"][0]) if detail["loc"] else _COLUMN_OF_ROW_FAULT.get(detail["type"])
        value = _value(detail["input"], column)
        found.setdefault(column, Fault(file, line, column, value, _reason(detail, table, column)))
    return list(found.values())


def _value(value: Any, column: str | None) -> str | None:
    if isinstance(value, dict):
        value = value.get(column)
    return None if value is None else shorten(str(value))


def _reason(detail: Any, table: Table, column: str | None) -> str:
    words = _words(table, column)
    if detail["type"] in {"enum", "literal_error"} and len(words) > 0:
        return f"is not a known {column}; {_meant(str(detail['input']), words)}"
    if detail["type"] == "less_than_equal":
        return f"is above {detail['ctx']['le']:,.0f}"
    return _REASONS.get(detail["type"], str(detail["msg"]))


def _meant(value: str, words: Iterable[str]) -> str:
    near = nearest(value, words)
    if len(near) > 0:
        return f"nearest: {', '.join(near)}"
    known = sorted(words)
    more = f" … {len(known) - SHOWN_WORDS} more, all in the README" if len(known) > SHOWN_WORDS else ""
    return f"known: {', '.join(known[:SHOWN_WORDS])}{more}"


def _words(table: Table, column: str | None) -> list[str]:
    if column is None or column not in table.columns:
        return []
    annotation = table.entity.model_fields[column].annotation
    kinds = get_args(annotation) or (annotation,)
    return [str(word) for kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum) for word in kind]
