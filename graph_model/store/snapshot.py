"""Everything that the graph holds, read in one transaction, with the registers that state each row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_model.store import repository
from graph_model.store.connection import Connection
from graph_model.store.repository import GraphState, RegisterRecord, Stored, Transaction
from graph_model.tables import TABLES

__all__ = ["Snapshot", "read_snapshot"]


@dataclass(frozen=True)
class Snapshot:
    """The rows of every table, as they stood together; a load may have been under way (`state.loading`)."""

    state: GraphState
    registers: Sequence[RegisterRecord]
    tables: Mapping[str, Sequence[Stored]]


def read_snapshot(connection: Connection) -> Snapshot:
    """Read the whole graph once, and again where a whole load came between."""
    while (snapshot := connection.read(_read)) is None:
        pass
    return snapshot


def _read(tx: Transaction) -> Snapshot | None:
    before = repository.graph_state(tx)
    tables = {table.name: repository.read_table(tx, table) for table in TABLES}
    registers = repository.registers(tx)
    after = repository.graph_state(tx)
    # A load that began or ended while the rows were read makes them half of one; the earlier revision
    # with a mark is then never taken for a whole one. One that did both has left no mark, and a new revision.
    loading = before.loading or after.loading
    if loading is None and before.revision != after.revision:
        return None
    return Snapshot(GraphState(min(before.revision, after.revision), loading), registers, tables)
