"""What is written to the store is read again, whole and equal."""

import pytest

from graph_model.entities import Entity
from graph_model.ingest.register import read_register
from graph_model.pipeline import shipped_register
from graph_model.store.live import LiveGraph
from graph_model.store.snapshot import read_snapshot
from graph_model.tables import TABLES
from tests.store.graphs import rows_of


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_the_cases_are_read_as_they_were_written(cases: LiveGraph, table: str) -> None:
    written = read_register(shipped_register("cases")).tables

    stored = read_snapshot(cases.connection).tables[table]

    expected: dict[str, Entity] = {} if table not in written else written[table].rows
    assert {row.entity.key: row.entity for row in stored} == expected
    assert {row.registers for row in stored} <= {("cases",)}


def test_reading_twice_gives_the_same_rows_in_the_same_order(cases: LiveGraph) -> None:
    first = read_snapshot(cases.connection)

    second = read_snapshot(cases.connection)

    assert first == second


def test_every_table_is_given_in_the_order_of_ids(cases: LiveGraph) -> None:
    tables = read_snapshot(cases.connection).tables

    keys = {name: [row.entity.key for row in rows] for name, rows in tables.items()}

    assert keys == {name: sorted(ids) for name, ids in keys.items()}


def test_reading_by_the_repository_is_what_the_tests_compare(cases: LiveGraph) -> None:
    counts = cases.look().history.counts

    rows = rows_of(cases.connection)

    assert {name: len(kept) for name, kept in rows.items()} == {name: n for name, n in counts.items() if n > 0}
