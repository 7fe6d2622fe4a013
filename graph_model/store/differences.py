"""What must be done to a graph so that it holds a register: the difference between the two, table by table."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph_model.entities import Entity
from graph_model.referring import known_id, references_of
from graph_model.store.repository import Stored
from graph_model.store.settling import Settled
from graph_model.store.snapshot import Snapshot
from graph_model.store.version import Version
from graph_model.tables import TABLES

__all__ = ["Conflict", "Difference", "conflicts", "differences"]


@dataclass
class Difference:
    """What must be done to one table.

    Attributes:
        added: rows that nobody states yet.
        changed: rows as they stand, and as they are to be.
        retracted: rows that this register states no more.
        shared: rows that another register states with the same values, as they stand, and with this register.
        kept: rows that stay as they are, because the register's newer version of them cannot be written.
    """

    added: list[Stored] = field(default_factory=list)
    changed: list[tuple[Stored, Stored]] = field(default_factory=list)
    retracted: list[Stored] = field(default_factory=list)
    shared: list[tuple[Stored, Stored]] = field(default_factory=list)
    kept: int = 0
    unchanged: int = 0

    @property
    def size(self) -> int:
        """How many rows are to be touched."""
        return len(self.added) + len(self.changed) + len(self.retracted) + len(self.shared)

    @property
    def held(self) -> int:
        """How many rows the graph will hold of the register."""
        return len(self.added) + len(self.changed) + len(self.shared) + self.unchanged + self.kept


@dataclass(frozen=True)
class Conflict:
    """A row that cannot be written or retracted without touching what another register states."""

    table: str
    key: str
    reason: str


def differences(name: str, settled: Settled, snapshot: Snapshot) -> dict[str, Difference]:
    """Compare a register with the graph, table by table."""
    return {
        table.name: _difference(name, snapshot.tables[table.name], settled.rows[table.name], settled.kept[table.name])
        for table in TABLES
    }


def _difference(name: str, stored: Sequence[Stored], wanted: Mapping[str, Entity], kept: Collection[str]) -> Difference:
    difference = Difference(kept=len(kept))
    there = {row.entity.key: row for row in stored}
    for key, entity in wanted.items():
        old = there.get(key)
        if old is None:
            difference.added.append(Stored(entity, (name,)))
        elif name not in old.registers:
            difference.shared.append((old, Stored(entity, (*old.registers, name))))
        elif old.entity == entity:
            difference.unchanged += 1
        else:
            difference.changed.append((old, Stored(entity, old.registers)))
    leaving = (row for key, row in there.items() if key not in wanted and key not in kept)
    difference.retracted = [row for row in leaving if name in row.registers]
    return difference


def conflicts(version: Version, settled: Settled, snapshot: Snapshot) -> list[Conflict]:
    """Find what the load would do to rows of other registers; a load with a conflict must not begin."""
    return [*_other_values(version, snapshot), *_still_needed(version.name, settled, snapshot)]


def _other_values(version: Version, snapshot: Snapshot) -> Iterator[Conflict]:
    for table in TABLES:
        wanted = version.rows.get(table.name, {})
        for row in snapshot.tables[table.name] if len(wanted) > 0 else ():
            others = row.others(version.name)
            entity = wanted.get(row.entity.key) if len(others) > 0 else None
            if entity is not None and entity != row.entity:
                columns = ", ".join(c for c in table.columns if getattr(entity, c) != getattr(row.entity, c))
                advice = "give it another id, or load it as that register"
                reason = f"is in register {others[0]!r} with another {columns}; {advice}"
                yield Conflict(table.name, row.entity.key, reason)


def _still_needed(name: str, settled: Settled, snapshot: Snapshot) -> Iterator[Conflict]:
    leaving = {
        table.name: {row.entity.key for row in snapshot.tables[table.name] if row.registers == (name,)}
        - settled.rows[table.name].keys()
        - settled.kept[table.name]
        for table in TABLES
    }
    if not any(leaving.values()):
        return
    there = {name: {row.entity.key for row in rows} for name, rows in snapshot.tables.items()}
    for table in TABLES:
        for row in snapshot.tables[table.name]:
            others = row.others(name)
            for reference in references_of(table, row.entity) if len(others) > 0 else ():
                found = known_id(reference, there[reference.target])
                if found is not None and found in leaving[reference.target]:
                    leaving[reference.target].discard(found)  # told once, however many rows refer to it
                    reason = f"is left out, but register {others[0]!r} refers to it in {table.name} {row.entity.key}"
                    yield Conflict(reference.target, found, reason)
