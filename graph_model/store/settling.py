"""Which rows of a version are written, and which stored rows stay as they are because their newer ones cannot be.

A row can be written if what it joins is there: in the version itself, or in what the graph holds. Where rows with a
fault were left out, what the graph holds of them is kept, with all that it refers to, so that a slip in a row never
takes away what was there. A row whose end is nowhere is not written and is told as unmatched; a graph never holds a
row without its ends, and a later version that has the end again adds what was left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph_model.entities import Entity
from graph_model.referring import known_id, references_of
from graph_model.store.repository import Stored
from graph_model.store.snapshot import Snapshot
from graph_model.store.version import Rows, Version
from graph_model.tables import TABLES, Table

__all__ = ["Settled", "settle"]

Held = Mapping[str, Mapping[str, Stored]]
Ids = Mapping[str, set[str]]
# References that the graph keeps as properties, and joins to nothing.
PROPERTIES = {
    ("lines", "functions"),
    ("lines", "footprint"),
    ("statutory_holders", "function"),
    ("expected_lines", "functions"),
    ("claims", "footprint"),
    ("claims", "subject"),
}


@dataclass(frozen=True)
class Settled:
    """What becomes of a version.

    Attributes:
        rows: that are written, by table and id.
        kept: the ids of stored rows that stay as they are, by table.
    """

    rows: Rows
    kept: Ids


def settle(version: Version, snapshot: Snapshot) -> Settled:
    """Settle which rows are written and which are kept; linear in the rows, unless many chains of rows are faulty."""
    own = {
        name: {row.entity.key: row for row in stored if version.name in row.registers}
        for name, stored in snapshot.tables.items()
    }
    others = {
        name: {row.entity.key for row in stored if len(row.others(version.name)) > 0}
        for name, stored in snapshot.tables.items()
    }
    kept = {table.name: _of_rejected(version, table, own[table.name]) for table in TABLES}
    while True:
        _keep_what_is_referred_to(kept, own, version.rows)
        rows = _with_ends(version.rows, {name: ids | kept[name] for name, ids in others.items()})
        stranded = {
            name: (each.keys() & own[name].keys()) - rows[name].keys() - kept[name]
            for name, each in version.rows.items()
        }
        if not any(stranded.values()):
            return Settled(rows, kept)
        for name, ids in stranded.items():
            kept[name] |= ids


def _of_rejected(version: Version, table: Table, own: Mapping[str, Stored]) -> set[str]:
    rejected = version.rejected.get(table.name)
    if rejected is None:
        return set()
    rows = version.rows.get(table.name, {})
    return {key for key, row in own.items() if key not in rows and rejected.may_be(row.entity)}


def _keep_what_is_referred_to(kept: Ids, own: Held, rows: Rows) -> None:
    for table in reversed(TABLES):  # what refers comes after what is referred to
        waiting = list(kept[table.name])
        while len(waiting) > 0:
            for reference in references_of(table, own[table.name][waiting.pop()].entity):
                target = reference.target
                found = known_id(reference, own[target])
                if found is None or found in kept[target] or found in rows.get(target, {}):
                    continue
                kept[target].add(found)
                if target == table.name:
                    waiting.append(found)


def _with_ends(rows: Rows, there: Ids) -> Rows:
    known = {name: set(ids) for name, ids in there.items()}
    found = {}
    for table in TABLES:  # what is referred to comes before what refers to it
        found[table.name] = _of_table(table, rows.get(table.name, {}), known)
        known[table.name] |= found[table.name].keys()
    return found


def _of_table(table: Table, rows: Mapping[str, Entity], known: Ids) -> Mapping[str, Entity]:
    kept = rows
    while True:  # a function may have lost its parent, and its own children then lose theirs
        ids = {**known, table.name: known[table.name] | kept.keys()}
        left = {key: row for key, row in kept.items() if _has_ends(table, row, ids)}
        if len(left) == len(kept):
            return left
        kept = left


def _has_ends(table: Table, row: Entity, ids: Ids) -> bool:
    return all(
        reference.value in ids[reference.target]
        for reference in references_of(table, row)
        if reference.target != "sources" and (table.name, reference.column) not in PROPERTIES
    )
