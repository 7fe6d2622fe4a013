"""Where faulty rows may be left out, the report tells what was not written, and nothing is told that did not happen."""

from graph_model.ingest.register import read_register
from graph_model.store.live import LiveGraph
from graph_model.store.loading import load_register
from tests.store.conftest import Load
from tests.store.graphs import changes_of, graph_of, rows_of, wiring_of
from tests.store.registers import SMALL

WITH_A_FAULT = SMALL.edited("organisations", "trust", type="no such type")


def test_a_register_with_a_fault_writes_nothing(live: LiveGraph, try_to_load: Load) -> None:
    report = try_to_load(WITH_A_FAULT)

    assert report.revision is None
    assert (rows_of(live.connection), wiring_of(live.connection)) == ({}, ())


def test_rows_whose_end_was_left_out_are_unmatched(live: LiveGraph, try_to_load: Load) -> None:
    report = try_to_load(WITH_A_FAULT, accept_partial=True)

    unmatched = {table.table: table.unmatched for table in report.tables if table.unmatched > 0}
    assert unmatched == {"covers": 1, "successions": 1, "lines": 2, "rights": 1}
    assert {table.accepted - table.written - table.unmatched for table in report.tables} == {0}
    assert rows_of(live.connection)["lines"].keys() == {"L3", "L4"}


def test_a_partial_load_counts_what_it_wrote(live: LiveGraph, try_to_load: Load) -> None:
    report = try_to_load(WITH_A_FAULT, accept_partial=True)

    [record] = live.look().registers
    assert (
        record.rows == sum(table.written for table in report.tables) == sum(map(len, rows_of(live.connection).values()))
    )


def test_a_partial_load_done_twice_changes_nothing(live: LiveGraph, try_to_load: Load) -> None:
    try_to_load(WITH_A_FAULT, accept_partial=True)
    once = graph_of(live.connection)

    try_to_load(WITH_A_FAULT, accept_partial=True)

    assert graph_of(live.connection) == once


def test_a_newer_version_with_a_fault_retracts_what_can_no_longer_be_joined(
    live: LiveGraph, load: Load, try_to_load: Load
) -> None:
    load(SMALL)

    report = try_to_load(WITH_A_FAULT, accept_partial=True)

    left = rows_of(live.connection)
    assert "trust" not in left["organisations"]
    assert left["lines"].keys() == {"L3", "L4"}
    assert {table.accepted - table.written - table.unmatched for table in report.tables} == {0}
    told = {(change["kind"], change["row"]) for change in changes_of(live.connection) if change["revision"] == 2}
    assert {("retracted", "trust"), ("retracted", "L1"), ("retracted", "L2")} <= told
    assert "added" not in {kind for kind, _ in told}


def test_rows_without_ends_are_named(live: LiveGraph, written) -> None:
    reading = read_register(written(SMALL.minus("organisations", "trust")))
    rows = {name: table.rows for name, table in reading.tables.items()}

    result = load_register(live.connection, "small", rows, "")

    assert result.unmatched == {
        "covers": ("trust|town|2022-07-01",),
        "successions": ("trust||2030-01-01",),
        "lines": ("L1", "L2"),
        "rights": ("R2",),
    }
