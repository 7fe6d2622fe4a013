"""A register in which faults are planted, and what is done to its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from graph_model.entities import Entity
from graph_model.history import History
from graph_model.ingest.register import read_register
from graph_model.shipped import shipped_register
from graph_model.tables import TABLES

__all__ = ["Change", "Register", "shipped"]

TABLE_OF_ENTITY = {table.entity: table.name for table in TABLES}


class Register:
    """The rows of a register, and its history as it is before anything is planted."""

    def __init__(self, tables: Mapping[str, Mapping[str, Entity]]) -> None:
        self.tables = tables
        self.history = History(1, {name: list(rows.values()) for name, rows in tables.items()})

    def damaged(self, *changes: "Change") -> History:
        """The history with rows taken out and put in; one of a key that is there takes its place."""
        tables = {name: dict(rows) for name, rows in self.tables.items()}
        for change in changes:
            for row in change.take:
                del tables[TABLE_OF_ENTITY[type(row)]][row.key]
            for row in change.put:
                tables.setdefault(TABLE_OF_ENTITY[type(row)], {})[row.key] = row
        return History(1, {name: list(rows.values()) for name, rows in tables.items()})


@cache
def shipped(name: str) -> Register:
    """A register that comes with the product; it is read once."""
    return Register({name: table.rows for name, table in read_register(shipped_register(name)).tables.items()})


@dataclass(frozen=True)
class Change:
    """What is done to the rows: those taken out, then those put in.

    Attributes:
        days: besides the day of the spot, on which it also shows.
        quiet: days on which nothing may have changed.
    """

    take: tuple[Entity, ...] = ()
    put: tuple[Entity, ...] = ()
    days: tuple[date, ...] = ()
    quiet: tuple[date, ...] = ()

    def __add__(self, other: "Change") -> "Change":
        return Change(self.take + other.take, self.put + other.put, self.days, self.quiet + other.quiet)
