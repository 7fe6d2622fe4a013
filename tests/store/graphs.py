"""What a graph holds, whole and comparable: without the moments at which it was written, and by whom.

Queries of the tests' own stand here, since what they look at is what no query of the product shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_model.entities import Entity
from graph_model.store import repository
from graph_model.store.connection import Connection
from graph_model.store.snapshot import read_snapshot

__all__ = ["Graph", "changes_of", "empty", "graph_of", "rows_of", "wiring_of"]

Rows = Mapping[str, Mapping[str, tuple[Entity, tuple[str, ...]]]]
MOMENTS = ("at", "by")
# One node of this label, which no query of the product sees, marks a database as one that tests may empty.
WIPE = "MATCH (n) WHERE NOT n:WhodecidesTests DETACH DELETE n"
WIRING = """
MATCH (from)-[join]->(to)
RETURN labels(from)[0] AS label, from.id AS from, type(join) AS join, join.id AS id, to.id AS to
"""


@dataclass(frozen=True)
class Graph:
    """Everything in a graph.

    Attributes:
        registers: the revision and the number of rows of each register that was loaded whole.
        rows: each row with the registers that state it, by table and id; tables without rows are left out.
        changes: each change without its moment.
        wiring: each relationship, those that no row stands for included.
    """

    revision: int
    registers: Mapping[str, tuple[int, int]]
    rows: Rows
    changes: tuple[Mapping[str, Any], ...]
    wiring: tuple[tuple[str, ...], ...]


def graph_of(connection: Connection) -> Graph:
    """Read everything."""
    snapshot = read_snapshot(connection)
    registers = {record.name: (record.revision, record.rows) for record in snapshot.registers}
    return Graph(snapshot.state.revision, registers, rows_of(connection), changes_of(connection), wiring_of(connection))


def rows_of(connection: Connection) -> Rows:
    """Read each row with the registers that state it, sorted, since their order says nothing."""
    tables = read_snapshot(connection).tables
    return {
        name: {row.entity.key: (row.entity, tuple(sorted(row.registers))) for row in rows}
        for name, rows in tables.items()
        if len(rows) > 0
    }


def changes_of(connection: Connection) -> tuple[Mapping[str, Any], ...]:
    """Read each change without its moment."""
    rows = connection.read(repository.changes)
    return tuple({name: value for name, value in row.items() if name not in MOMENTS} for row in rows)


def wiring_of(connection: Connection) -> tuple[tuple[str, ...], ...]:
    """Read each relationship: the label and id of where it begins, its type and id, and where it ends."""
    rows = connection.read(lambda tx: tx.run(WIRING).values())
    return tuple(sorted(tuple(str(value) for value in row) for row in rows))


def empty(connection: Connection) -> None:
    """Delete everything."""
    connection.write(lambda tx: tx.run(WIPE).consume())
