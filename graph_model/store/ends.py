"""Which rows of a register can be joined to their ends; a row that cannot be is not written, and is told as unmatched.

An end may be missing where rows with a fault were left out. What referred to such a row goes with it, so that a
graph never holds a row without its ends, and a later version that has the end again adds what was left out.
"""

from collections.abc import Iterator, Mapping

from graph_model.entities import ALL_FUNCTIONS, Entity
from graph_model.store.differences import Rows
from graph_model.store.snapshot import Snapshot
from graph_model.tables import TABLES, Table

__all__ = ["rows_with_ends"]

# References that the graph keeps as properties, and joins to nothing.
PROPERTIES = {
    ("lines", "functions"),
    ("lines", "footprint"),
    ("statutory_holders", "function"),
    ("expected_lines", "functions"),
    ("claims", "footprint"),
}


def rows_with_ends(name: str, rows: Rows, snapshot: Snapshot) -> Rows:
    """Give the rows whose ends are in the register itself, or in what the graph holds of others."""
    known = {
        table: {row.entity.key for row in stored if len(row.others(name)) > 0}
        for table, stored in snapshot.tables.items()
    }
    kept = {}
    for table in TABLES:  # what is referred to comes before what refers to it
        kept[table.name] = _with_ends(table, rows.get(table.name, {}), known)
        known[table.name] |= kept[table.name].keys()
    return kept


def _with_ends(table: Table, rows: Mapping[str, Entity], known: Mapping[str, set[str]]) -> Mapping[str, Entity]:
    ids = {**known, table.name: known[table.name] | rows.keys()}
    kept = {key: row for key, row in rows.items() if all(end in ids[target] for end, target in _ends(table, row))}
    # A function may have lost its parent, and its own children then lose theirs.
    return kept if len(kept) == len(rows) else _with_ends(table, kept, known)


def _ends(table: Table, row: Entity) -> Iterator[tuple[str, str]]:
    for column, target in table.references.items():
        value = getattr(row, column)
        if target != "sources" and (table.name, column) not in PROPERTIES and value not in {None, ALL_FUNCTIONS}:
            yield value, target
