"""Loading a register against bare `UNWIND … MERGE` of the same rows into the same store."""

import tempfile
from pathlib import Path

from graph_model import pipeline
from graph_model.ingest.register import read_register
from graph_model.settings import read_settings
from graph_model.store import repository
from graph_model.store.live import LiveGraph
from graph_model.store.repository import Stored
from graph_model.tables import TABLES, Table
from tests.benchmarks.measuring import in_turns

__all__ = ["report_loading"]

ROUNDS, WARM_UP = 20, 5
WIPE = "MATCH (n) DETACH DELETE n"


def report_loading() -> None:
    """Print rows per second of both, in turns on one warm store, each into an empty graph."""
    path = pipeline.shipped_register("cases")
    rows = {name: table.rows for name, table in read_register(path).tables.items()}
    count = sum(map(len, rows.values()))
    stored = [(table, [Stored(row, ("cases",)) for row in rows.get(table.name, {}).values()]) for table in TABLES]
    with tempfile.TemporaryDirectory() as folder, pipeline.opened(read_settings(data_dir=Path(folder))) as live:
        live.connection.write(repository.make_schema)
        request = pipeline.LoadRequest(path)
        _, ours, _, bare = in_turns(
            ROUNDS,
            WARM_UP,
            lambda: _wipe(live),
            lambda: pipeline.load(live, request),
            lambda: _wipe(live),
            lambda: live.connection.write(lambda tx: [_bare(tx, table, group) for table, group in stored]),
        )
    print(f"loading {count} rows: p50 {ours.p50 * 1e3:.0f} ms, {count / ours.p50:,.0f} rows/s ({ours.runs} loads)")
    print(f"  bare UNWIND … MERGE of the same rows: p50 {bare.p50 * 1e3:.0f} ms, {count / bare.p50:,.0f} rows/s")
    print(f"  share of the bare rows per second {bare.p50 / ours.p50:.0%} (goal: at least 60 %)")


def _bare(tx: repository.Transaction, table: Table, rows: list[Stored]) -> None:
    """Write rows that are already in memory, and check nothing."""
    repository.write_table(tx, table, rows)


def _wipe(live: LiveGraph) -> None:
    live.connection.write(lambda tx: tx.run(WIPE).consume())
