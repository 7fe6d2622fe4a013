"""The kinds of value that a cell can hold: strict about what they accept, and the same from text and from the store."""

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

__all__ = [
    "LONGEST_ID",
    "Amount",
    "Day",
    "Identifier",
    "Identifiers",
    "PartialDay",
    "People",
    "Share",
    "Sources",
    "Text",
    "YesOrNo",
]

LONGEST_ID = 200
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PARTIAL_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
# Of the last three ranges two turn the direction of writing, so that a name is read as another than it is,
# and one is of code points that no XML, and so no workbook, can hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_SPREADSHEET_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_YES = {"yes": True, "no": False}
_WHOLE = re.compile(r"[+-]?\d+", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_KINDS = {_WHOLE: "whole number", _DECIMAL: "number"}


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    if _DAY.fullmatch(value) is None:
        raise PydanticCustomError("day", "is not a day written YYYY-MM-DD")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError("day", "is not a day of the calendar") from error


def _partial_day(value: object) -> object:
    if isinstance(value, str):
        if _PARTIAL_DAY.fullmatch(value) is None:
            raise PydanticCustomError("day", "is not written YYYY, YYYY-MM or YYYY-MM-DD")
        _day(value + "-01-01"[(len(value) - 4) :])
    return value


def _identifier(value: object) -> object:
    if isinstance(value, str) and (re.search(r"[|;]", value) or not value.isprintable()):
        raise PydanticCustomError("identifier", "holds a character that an id may not hold (| ; or one not seen)")
    return _text(value)


def _text(value: object) -> object:
    if isinstance(value, str):
        if value.startswith("="):
            raise PydanticCustomError(
                "formula", "begins with '=', which a spreadsheet would run; write the value itself"
            )
        if _CONTROL.search(value):
            raise PydanticCustomError("control", "holds a control character")
        if value in _SPREADSHEET_ERRORS:
            raise PydanticCustomError("error", "is what a spreadsheet shows for an error; write the value itself")
    return value


def _split_on(separator: str) -> BeforeValidator:
    def split(value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(separator) if part.strip() != "")
        return () if value is None else value

    return BeforeValidator(split)


def _yes_or_no(value: object) -> object:
    if not isinstance(value, str):
        return value
    if value not in _YES:
        raise PydanticCustomError("yes_or_no", "is neither 'yes' nor 'no'")
    return _YES[value]


def _number(pattern: re.Pattern[str]) -> BeforeValidator:
    def check(value: object) -> object:
        if isinstance(value, str) and pattern.fullmatch(value.strip()) is None:
            raise PydanticCustomError("number", "is not a {kind}", {"kind": _KINDS[pattern]})
        return value

    return BeforeValidator(check)


Day = Annotated[date, BeforeValidator(_day)]
PartialDay = Annotated[str, BeforeValidator(_partial_day)]
# The longest text that a spreadsheet cell can hold.
Text = Annotated[str, Field(max_length=32_767), BeforeValidator(_text)]
Identifier = Annotated[str, Field(min_length=1, max_length=LONGEST_ID), BeforeValidator(_identifier)]
Identifiers = Annotated[tuple[Identifier, ...], _split_on("|")]
Sources = Annotated[tuple[Text, ...], _split_on(";")]
Amount = Annotated[float, Field(allow_inf_nan=False), _number(_DECIMAL)]
Share = Annotated[float, Field(ge=0, le=1), _number(_DECIMAL)]
# More people than ever lived is a slip; the store's numbers end at 2^63.
People = Annotated[int, Field(ge=0, le=10**12), _number(_WHOLE)]
YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no)]
