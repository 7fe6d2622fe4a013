"""The repository: entities to Cypher and back, one function a query.

The tables of a register share one function each way (`read_table`, `write_table`, `retract_table`):
the query is the one named for the table. Dates of the driver become dates of Python here, and nowhere else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from neo4j import ManagedTransaction
from neo4j.time import Date

import cypher
from graph_model.acceptances import Acceptance
from graph_model.entities import Entity, Function, Line, Right
from graph_model.tables import Table
from graph_model.vocabulary import MONEY_KINDS, PATH_KINDS, LineKind

__all__ = ["GraphState", "LoadMark", "RegisterRecord", "Stored"]

GRAPH = "graph"
LOAD = "load"
Row = dict[str, Any]
Transaction = ManagedTransaction


@dataclass(frozen=True)
class Stored:
    """A row as the graph holds it, and the registers that state it."""

    entity: Entity
    registers: tuple[str, ...]

    def others(self, register: str) -> tuple[str, ...]:
        """The registers that state it, without one of them."""
        return tuple(name for name in self.registers if name != register)


@dataclass(frozen=True)
class LoadMark:
    """The mark of a load that is under way or died half-way.

    Attributes:
        host, pid, started: which process began it; `started` tells it from a later one of the same pid.
        begun_at, touched_at: UTC, ISO 8601.
        written, total: rows, so far and in all.
    """

    register: str
    token: str
    host: str
    pid: int
    started: float
    begun_at: str
    touched_at: str
    written: int
    total: int


@dataclass(frozen=True)
class GraphState:
    """The revision of the graph, and the load that has not finished, if there is one."""

    revision: int
    loading: LoadMark | None


@dataclass(frozen=True)
class RegisterRecord:
    """A register that was loaded whole."""

    name: str
    loaded_at: str
    revision: int
    rows: int


def make_schema(tx: Transaction) -> None:
    """Make every constraint that is not there."""
    for name in cypher.names("schema"):
        tx.run(cypher.load(name)).consume()


def graph_state(tx: Transaction) -> GraphState:
    """Read the revision and the mark of a load; revision 0 where nothing was ever loaded."""
    record = tx.run(cypher.load("read/graph_state"), graph=GRAPH).single()
    if record is None:
        return GraphState(0, None)
    return GraphState(record["revision"], _load_mark(record["loading"]))


def registers(tx: Transaction) -> list[RegisterRecord]:
    """Read which registers were loaded whole."""
    return [RegisterRecord(**record.data()) for record in tx.run(cypher.load("read/registers"))]


def changes(tx: Transaction) -> list[Row]:
    """Read every change, in the order of revisions."""
    return [record.data() for record in tx.run(cypher.load("read/changes"))]


def acceptances(tx: Transaction) -> list[Acceptance]:
    """Read every finding that is accepted, in the order of their ids."""
    rows = (record.data() for record in tx.run(cypher.load("read/acceptances")))
    return [Acceptance(**row | {"until": row["until"].to_native()}) for row in rows]


def accept_finding(tx: Transaction, acceptance: Acceptance) -> None:
    """Write that a finding is accepted."""
    properties = {name: value for name, value in vars(acceptance).items() if name != "finding"}
    tx.run(cypher.load("write/accept_finding"), id=acceptance.finding, properties=properties).consume()


def reopen_finding(tx: Transaction, finding: str) -> bool:
    """Delete the acceptance of a finding, and tell whether there was one."""
    return tx.run(cypher.load("write/reopen_finding"), id=finding).single() is not None


def move_revision(tx: Transaction, revision: int) -> None:
    """Set the revision, where what was written is of no register."""
    tx.run(cypher.load("write/move_revision"), graph=GRAPH, revision=revision).consume()


def read_table(tx: Transaction, table: Table) -> list[Stored]:
    """Read every row of a table, in the order of ids."""
    result = tx.run(cypher.load(f"read/{table.name}"))
    columns = result.keys()[:-1]
    # Neo4j shows a row that is deleted while it is read without values; its registers are read last.
    rows = (record.values() for record in result)
    return [_stored(table, columns, values) for values in rows if values[-1] is not None]


def write_table(tx: Transaction, table: Table, rows: Sequence[Stored]) -> set[str]:
    """Write rows of a table, and give the ids of those that were written."""
    written: set[str] = set()
    for query, group in _queries(table, rows):
        written |= _ids(tx, query, [_row(table, stored) for stored in group])
    _join_functions(tx, table, rows)
    return written


def retract_table(tx: Transaction, table: Table, rows: Sequence[Entity]) -> set[str]:
    """Delete rows of a table, and give the ids of those that were there."""
    maps = [{"id": entity.key, **_ends(table, entity)} for entity in rows]
    return _ids(tx, f"write/retract_{table.name}", maps)


def retract_function_parents(tx: Transaction, rows: list[Row]) -> None:
    """Part functions from their parents, before they get others."""
    _ids(tx, "write/retract_function_parents", rows)


def open_graph(tx: Transaction) -> int:
    """Make the graph's own record if it is not there, and give its revision."""
    return int(tx.run(cypher.load("write/open_graph"), graph=GRAPH, revision=0).single(strict=True)["revision"])


def begin_load(tx: Transaction, mark: LoadMark) -> LoadMark:
    """Set the mark, unless another is set, and give the one that stands."""
    record = tx.run(cypher.load("write/begin_load"), load=LOAD, properties=vars(mark)).single(strict=True)
    return cast("LoadMark", _load_mark(record["loading"]))


def take_over_load(tx: Transaction, dead: LoadMark, mark: LoadMark) -> LoadMark | None:
    """Set the mark in the place of a dead one, but for what that has written; None where another was quicker."""
    query, properties = cypher.load("write/take_over_load"), {**vars(mark)}
    del properties["written"]
    record = tx.run(query, load=LOAD, token=dead.token, properties=properties).single()
    return None if record is None else _load_mark(record["loading"])


def touch_load(tx: Transaction, mark: LoadMark) -> bool:
    """Say how far the load is, and tell whether the mark is still ours."""
    query = cypher.load("write/touch_load")
    done = tx.run(query, token=mark.token, written=mark.written, total=mark.total, at=mark.touched_at)
    return done.single() is not None


def finish_load(tx: Transaction, mark: LoadMark) -> bool:
    """Take the mark away, and tell whether it was still ours."""
    return tx.run(cypher.load("write/finish_load"), token=mark.token).single() is not None


def raise_revision(tx: Transaction, revision: int, register: RegisterRecord) -> None:
    """Set the revision, and say which register was loaded whole."""
    record = {"id": register.name, **{key: value for key, value in vars(register).items() if key != "name"}}
    tx.run(cypher.load("write/raise_revision"), graph=GRAPH, revision=revision, register=record).consume()


def append_changes(tx: Transaction, rows: list[Row]) -> None:
    """Append changes, each a map with its id and properties."""
    _ids(tx, "write/changes", rows)


def _ids(tx: Transaction, query: str, rows: list[Row]) -> set[str]:
    if len(rows) == 0:
        return set()
    return {record["id"] for record in tx.run(cypher.load(query), rows=rows)}


def _queries(table: Table, rows: Sequence[Stored]) -> Iterator[tuple[str, Sequence[Stored]]]:
    if table.entity is not Line:
        yield f"write/{table.name}", rows
        return
    families: dict[str, list[Stored]] = {}
    for stored in rows:
        families.setdefault(_family(cast("Line", stored.entity).kind), []).append(stored)
    yield from families.items()


def _family(kind: LineKind) -> str:
    if kind in MONEY_KINDS:
        return "write/lines_funded_by"
    return "write/lines_accountable_to" if kind in PATH_KINDS else "write/lines_connected_to"


def _join_functions(tx: Transaction, table: Table, rows: Sequence[Stored]) -> None:
    if table.entity is Right:
        _ids(
            tx,
            "write/right_functions",
            [{"id": row.entity.key, "function": cast("Right", row.entity).function} for row in rows],
        )
    if table.entity is Function:
        parents = [{"id": row.entity.key, "parent": cast("Function", row.entity).parent} for row in rows]
        retract_function_parents(tx, parents)
        _ids(tx, "write/function_parents", parents)


def _row(table: Table, stored: Stored) -> Row:
    values = {column: _plain(getattr(stored.entity, column)) for column in table.columns}
    return {
        "id": stored.entity.key,
        **_ends(table, stored.entity),
        "properties": {**values, "id": stored.entity.key, "registers": list(stored.registers)},
    }


def _ends(table: Table, entity: Entity) -> Row:
    return {column: getattr(entity, column) for column, target in table.references.items() if target != "sources"}


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def _stored(table: Table, columns: Sequence[str], values: Sequence[Any]) -> Stored:
    cells = (value.to_native() if isinstance(value, Date) else value for value in values[:-1])
    return Stored(table.entity.model_validate(dict(zip(columns, cells, strict=True))), tuple(values[-1]))


def _load_mark(values: Mapping[str, Any] | None) -> LoadMark | None:
    if values is None or len(values) == 0:  # as Neo4j shows a mark that is taken away while it is read
        return None
    return LoadMark(**{name: values[name] for name in LoadMark.__dataclass_fields__})
