"""What must be done to a graph so that it holds a register: the difference between the two, table by table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph_model.entities import Entity
from graph_model.store.repository import Stored
from graph_model.store.snapshot import Snapshot
from graph_model.tables import TABLES

__all__ = ["Conflict", "Difference", "Rows", "conflicts", "differences"]

Rows = Mapping[str, Mapping[str, Entity]]


@dataclass
class Difference:
    """What must be done to one table.

    Attributes:
        added: rows that nobody states yet.
        changed: rows as they stand, and as they are to be.
        retracted: rows that this register states no more.
        shared: rows that another register states with the same values.
    """

    added: list[Stored] = field(default_factory=list)
    changed: list[tuple[Stored, Stored]] = field(default_factory=list)
    retracted: list[Stored] = field(default_factory=list)
    shared: list[Stored] = field(default_factory=list)
    unchanged: int = 0

    @property
    def size(self) -> int:
        """How many rows are to be touched."""
        return len(self.added) + len(self.changed) + len(self.retracted) + len(self.shared)

    @property
    def held(self) -> int:
        """How many rows the graph will hold of the register."""
        return len(self.added) + len(self.changed) + len(self.shared) + self.unchanged


@dataclass(frozen=True)
class Conflict:
    """A row that cannot be written or retracted without touching what another register states."""

    table: str
    key: str
    reason: str


def differences(name: str, rows: Rows, snapshot: Snapshot) -> dict[str, Difference]:
    """Compare a register with the graph, table by table."""
    return {table.name: _difference(name, snapshot.tables[table.name], rows.get(table.name, {})) for table in TABLES}


def _difference(name: str, stored: Sequence[Stored], wanted: Mapping[str, Entity]) -> Difference:
    difference = Difference()
    there = {row.entity.key: row for row in stored}
    for key, entity in wanted.items():
        old = there.get(key)
        if old is None:
            difference.added.append(Stored(entity, (name,)))
        elif name not in old.registers:
            difference.shared.append(Stored(entity, (*old.registers, name)))
        elif old.entity == entity:
            difference.unchanged += 1
        else:
            difference.changed.append((old, Stored(entity, old.registers)))
    difference.retracted = [row for key, row in there.items() if name in row.registers and key not in wanted]
    return difference


def conflicts(name: str, rows: Rows, snapshot: Snapshot) -> list[Conflict]:
    """Find what the load would do to rows of other registers; a load with a conflict must not begin."""
    return [*_other_values(name, rows, snapshot), *_still_needed(name, rows, snapshot)]


def _other_values(name: str, rows: Rows, snapshot: Snapshot) -> Iterator[Conflict]:
    for table in TABLES:
        wanted = rows.get(table.name, {})
        for row in snapshot.tables[table.name]:
            others = row.others(name)
            entity = wanted.get(row.entity.key)
            if len(others) > 0 and entity is not None and entity != row.entity:
                columns = ", ".join(c for c in table.columns if getattr(entity, c) != getattr(row.entity, c))
                advice = "give it another id, or load it as that register"
                reason = f"is in register {others[0]!r} with another {columns}; {advice}"
                yield Conflict(table.name, row.entity.key, reason)


def _still_needed(name: str, rows: Rows, snapshot: Snapshot) -> Iterator[Conflict]:
    leaving = {
        table.name: {
            row.entity.key
            for row in snapshot.tables[table.name]
            if row.registers == (name,) and row.entity.key not in rows.get(table.name, {})
        }
        for table in TABLES
    }
    for table in TABLES:
        for row in snapshot.tables[table.name]:
            others = row.others(name)
            for column, target in table.references.items() if len(others) > 0 else ():
                value = getattr(row.entity, column)
                for reference in value if isinstance(value, tuple) else (value,):
                    if reference in leaving[target]:
                        reason = (
                            f"is left out, but register {others[0]!r} refers to it in {table.name} {row.entity.key}"
                        )
                        yield Conflict(target, reference, reason)
