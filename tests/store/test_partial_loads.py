"""Where faulty rows may be left out, the report tells what was not written, and nothing is told that did not happen."""

import pytest

from graph_model.ingest.register import read_register
from graph_model.store.live import LiveGraph
from graph_model.store.loading import LoadReason, load_register
from graph_model.store.snapshot import read_snapshot
from graph_model.store.version import Version
from tests.store.conftest import Load
from tests.store.graphs import changes_of, graph_of, rows_of, wiring_of
from tests.store.registers import SMALL, Register

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


SLIPS = [
    pytest.param(WITH_A_FAULT, id="an organisation"),
    pytest.param(SMALL.edited("lines", "L1", kind="oversihgt"), id="a line"),
    pytest.param(SMALL.edited("lines", "L1", holder="baord"), id="a line to nobody"),
    pytest.param(SMALL.edited("covers", "trust", organisation="trsut"), id="a part of an id that refers to nothing"),
    pytest.param(SMALL.edited("ground", "b2", valid_from="1.4.2013"), id="a day that is part of an id"),
    pytest.param(SMALL.edited("functions", "care", confidence="quite"), id="a function that has a child"),
    pytest.param(SMALL.edited("sources", "S1", published_on="July"), id="a source"),
    pytest.param(SMALL.edited("glossary", "ICB", valid_to="2021"), id="a term that ends before it begins"),
    pytest.param(SMALL.edited("statutory_holders", "acute", only_for="=1"), id="a list that is part of an id"),
    pytest.param(SMALL.edited("claims", "rights", subject="acuet"), id="a claim about nothing"),
]


@pytest.mark.parametrize("version", SLIPS)
def test_a_slip_in_a_row_takes_nothing_away(live: LiveGraph, load: Load, try_to_load: Load, version: Register) -> None:
    load(SMALL)
    before = graph_of(live.connection)

    report = try_to_load(version, accept_partial=True)

    assert len(report.faults) > 0
    assert graph_of(live.connection) == before
    assert sum(table.kept for table in report.tables) == 1
    assert {table.accepted - table.written - table.unmatched for table in report.tables} == {0}


def test_what_a_kept_row_refers_to_is_kept_with_it(live: LiveGraph, load: Load, try_to_load: Load) -> None:
    load(SMALL)
    version = SMALL.edited("lines", "L3", kind="advise").minus("organisations", "group").minus("successions", "group")

    report = try_to_load(version, accept_partial=True)

    rows = rows_of(live.connection)
    assert {"group", "L3"} <= rows["organisations"].keys() | rows["lines"].keys()
    assert {table.table: table.kept for table in report.tables if table.kept > 0} == {"lines": 1, "organisations": 1}


def test_what_stands_beside_a_kept_row_is_changed_and_retracted(live: LiveGraph, load: Load, try_to_load: Load) -> None:
    load(SMALL)
    version = WITH_A_FAULT.edited("organisations", "board", name="Renamed").minus("lines", "L3")

    try_to_load(version, accept_partial=True)

    told = {(change["kind"], change["row"]) for change in changes_of(live.connection) if change["revision"] == 2}
    assert told == {("changed", "board"), ("retracted", "L3")}


def test_a_row_whose_newer_version_cannot_be_joined_stays_as_it_was(
    live: LiveGraph, load: Load, try_to_load: Load
) -> None:
    load(SMALL)
    version = SMALL.plus("organisations", id="heir", type="no such type").edited("lines", "L3", holder="heir")

    report = try_to_load(version, accept_partial=True)

    assert rows_of(live.connection)["lines"]["L3"][0].holder == "board"
    [lines] = [table for table in report.tables if table.table == "lines"]
    assert (lines.accepted, lines.written, lines.unmatched, lines.kept) == (4, 3, 1, 1)


def test_a_row_without_an_id_may_have_been_any_so_none_of_its_table_is_retracted(
    live: LiveGraph, load: Load, try_to_load: Load
) -> None:
    load(SMALL)

    try_to_load(SMALL.edited("lines", "L1", id=""), accept_partial=True)

    assert rows_of(live.connection)["lines"].keys() == {"L1", "L2", "L3", "L4"}


def test_a_kept_row_is_mended_by_the_next_version(live: LiveGraph, load: Load, try_to_load: Load) -> None:
    load(SMALL)
    try_to_load(WITH_A_FAULT, accept_partial=True)

    load(SMALL.edited("organisations", "trust", name="Mended"))

    assert rows_of(live.connection)["organisations"]["trust"][0].name == "Mended"


def test_rows_without_ends_are_named(live: LiveGraph, written) -> None:
    reading = read_register(written(SMALL.minus("organisations", "trust")))
    rows = {name: table.rows for name, table in reading.tables.items()}

    result = load_register(live.connection, Version("small", rows), read_snapshot(live.connection), LoadReason())

    assert result.unmatched == {
        "covers": ("trust|town|2022-07-01",),
        "successions": ("trust||2030-01-01",),
        "lines": ("L1", "L2"),
        "rights": ("R2",),
    }
