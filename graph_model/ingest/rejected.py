"""A row with a fault of form: what could be read of it, so that its other faults are told, and it is known again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from graph_model.entities import Entity
from graph_model.tables import Table

__all__ = ["PartialKey", "RejectedRow", "rejected_row"]

# The identifying values of a row; None where a value is at fault, so that it may have been meant to be any.
PartialKey = tuple[str | None, ...]


@dataclass(frozen=True)
class RejectedRow:
    """A row that was rejected.

    Attributes:
        line: on which it begins.
        readable: its values that have no fault. It is no valid entity: what is at fault is None or left out.
        faulty: the columns at fault; every column where cells may have slipped into the next.
    """

    line: int
    readable: Entity
    faulty: frozenset[str]

    @property
    def partial_key(self) -> PartialKey:
        """What is known of its id."""
        pairs = zip(self.readable.identity, self.readable.parts, strict=True)
        return tuple(None if column in self.faulty else part for column, part in pairs)


def rejected_row(table: Table, line: int, values: Mapping[str, str], faulty: Collection[str | None]) -> RejectedRow:
    """Read what can be read of a row; a fault of no one column (None) is of all."""
    columns = frozenset(table.columns)
    at_fault = columns if None in faulty else columns.intersection(faulty)
    read = {column: table.cell(column, text) for column, text in values.items() if column not in at_fault}
    return RejectedRow(line, table.entity.model_construct(None, **{**dict.fromkeys(table.required), **read}), at_fault)
