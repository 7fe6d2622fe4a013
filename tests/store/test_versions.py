"""A newer version of a register: what it adds, changes and retracts, and that it touches nothing of another."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_model import pipeline
from graph_model.ingest.register import read_register
from graph_model.store.live import LiveGraph
from tests.store.conftest import Load
from tests.store.graphs import changes_of, empty, graph_of, rows_of, wiring_of
from tests.store.registers import SMALL, Register

OTHER = Register(
    "other",
    {
        "organisations": [{"id": "hospice", "name": "A Hospice", "type": "hospice"}],
        "lines": [{"id": "X1", "kind": "advisory", "subject": "hospice", "holder": "board"}],
    },
)
NEXT_VERSIONS = [
    pytest.param(
        SMALL.edited("organisations", "trust", name="Another Name"),
        [("changed", "organisations", "trust")],
        id="a name",
    ),
    pytest.param(
        SMALL.edited("organisations", "trust", note=""), [("changed", "organisations", "trust")], id="a value less"
    ),
    pytest.param(
        SMALL.edited("organisations", "parliament", note="is sovereign"),
        [("changed", "organisations", "parliament")],
        id="a value more",
    ),
    pytest.param(
        SMALL.plus("organisations", id="new", type="icb"),
        [("added", "organisations", "new")],
        id="an organisation more",
    ),
    pytest.param(SMALL.minus("lines", "L3"), [("retracted", "lines", "L3")], id="a line less"),
    pytest.param(SMALL.edited("lines", "L1", holder="parliament"), [("changed", "lines", "L1")], id="a line's holder"),
    pytest.param(SMALL.edited("lines", "L1", subject="group"), [("changed", "lines", "L1")], id="a line's subject"),
    pytest.param(
        SMALL.edited("lines", "L1", subject="board", holder="trust"),
        [("changed", "lines", "L1")],
        id="a line turned round",
    ),
    pytest.param(
        SMALL.edited("lines", "L1", kind="financial_allocation"),
        [("changed", "lines", "L1")],
        id="a line becomes money",
    ),
    pytest.param(
        SMALL.edited("lines", "L2", kind="membership"), [("changed", "lines", "L2")], id="money becomes a connection"
    ),
    pytest.param(
        SMALL.edited("lines", "L3", kind="delegation"), [("changed", "lines", "L3")], id="a line begins to bear"
    ),
    pytest.param(
        SMALL.edited("rights", "R1", organisation="trust"), [("changed", "rights", "R1")], id="a right's holder"
    ),
    pytest.param(
        SMALL.edited("rights", "R1", footprint="town"), [("changed", "rights", "R1")], id="a right's footprint"
    ),
    pytest.param(SMALL.edited("rights", "R1", function="care"), [("changed", "rights", "R1")], id="a right's function"),
    pytest.param(
        SMALL.edited("rights", "R1", function="*"), [("changed", "rights", "R1")], id="a right over everything"
    ),
    pytest.param(SMALL.edited("rights", "R2", function="care"), [("changed", "rights", "R2")], id="a right narrowed"),
    pytest.param(SMALL.minus("rights", "R1"), [("retracted", "rights", "R1")], id="a right less"),
    pytest.param(
        SMALL.edited("functions", "acute", parent=""),
        [("changed", "functions", "acute")],
        id="a function loses its parent",
    ),
    pytest.param(
        SMALL.plus("functions", id="all").edited("functions", "acute", parent="all"),
        [("added", "functions", "all"), ("changed", "functions", "acute")],
        id="a function's parent",
    ),
    pytest.param(
        SMALL.plus("functions", id="all")
        .edited("functions", "acute", parent="all")
        .edited("lines", "L1", functions="acute")
        .minus("functions", "care"),
        [
            ("added", "functions", "all"),
            ("changed", "functions", "acute"),
            ("changed", "lines", "L1"),
            ("retracted", "functions", "care"),
        ],
        id="another function in the parent's place",
    ),
    pytest.param(
        SMALL.plus("organisations", id="heir", type="icb")
        .minus("organisations", "group")
        .edited("lines", "L3", subject="heir")
        .edited("successions", "group", predecessor="heir"),
        [
            ("added", "organisations", "heir"),
            ("added", "successions", "heir|board|2022-07-01"),
            ("changed", "lines", "L3"),
            ("retracted", "organisations", "group"),
            ("retracted", "successions", "group|board|2022-07-01"),
        ],
        id="another organisation in the place of one",
    ),
    pytest.param(
        SMALL.plus("footprints", id="city", level="place")
        .minus("footprints", "town")
        .edited("footprint_relations", "town", child="city")
        .minus("covers", "trust")
        .edited("rights", "R2", footprint="city")
        .edited("lines", "L1", footprint="city")
        .minus("ground", "b1"),
        [
            ("added", "footprint_relations", "city|county|within|2022-07-01"),
            ("added", "footprints", "city"),
            ("changed", "lines", "L1"),
            ("changed", "rights", "R2"),
            ("retracted", "covers", "trust|town|2022-07-01"),
            ("retracted", "footprint_relations", "town|county|within|2022-07-01"),
            ("retracted", "footprints", "town"),
            ("retracted", "ground", "b1|county|2022-07-01"),
            ("retracted", "ground", "b1|town|"),
        ],
        id="another footprint in the place of one",
    ),
    pytest.param(
        SMALL.edited("footprint_relations", "town", child_share="0.5"),
        [("changed", "footprint_relations", "town|county|within|2022-07-01")],
        id="a share",
    ),
    pytest.param(
        SMALL.edited("ground", "b2", valid_from="2023-01-01"),
        [("added", "ground", "b2|county|2023-01-01"), ("retracted", "ground", "b2|county|")],
        id="a day that is part of an id",
    ),
    pytest.param(
        SMALL.edited("covers", "trust", valid_to=""),
        [("changed", "covers", "trust|town|2022-07-01")],
        id="an end unknown",
    ),
    pytest.param(
        SMALL.edited("successions", "trust", type="rename", successor="board"),
        [("added", "successions", "trust|board|2030-01-01"), ("retracted", "successions", "trust||2030-01-01")],
        id="an abolition becomes a rename",
    ),
    pytest.param(SMALL.edited("sources", "S2", title="Maps"), [("changed", "sources", "S2")], id="a title"),
    pytest.param(SMALL.edited("blocks", "b1", population="101"), [("changed", "blocks", "b1")], id="a population"),
    pytest.param(
        SMALL.edited("claims", "rights", valid_to="2031-01-01"),
        [("changed", "claims", "rights|acute|county|2022-07-01")],
        id="a claim",
    ),
    pytest.param(
        SMALL.edited("glossary", "ICB", meaning="Board"),
        [
            ("added", "glossary", "ICB|2022-07|Board"),
            ("retracted", "glossary", "ICB|2022-07|Integrated care board"),
        ],
        id="a meaning",
    ),
    pytest.param(
        SMALL.plus("glossary", term="ICB", meaning="An earlier meaning", valid_to="2022-07"),
        [("added", "glossary", "ICB||An earlier meaning")],
        id="a second meaning",
    ),
    pytest.param(
        SMALL.edited("glossary", "ICB", source="S1"),
        [("changed", "glossary", "ICB|2022-07|Integrated care board")],
        id="what a meaning rests on",
    ),
    pytest.param(
        SMALL.edited("statutory_holders", "acute", optional="no"),
        [("changed", "statutory_holders", "acute|decides|icb|ics_icb|adults|board+trust|2022-07-01")],
        id="a statutory holder",
    ),
    pytest.param(
        SMALL.edited("expected_lines", "P01", which="same_footprint"),
        [("changed", "expected_lines", "P01|icb|statutory_accountability|nhs_england|2022-07-01")],
        id="an expected line",
    ),
    pytest.param(
        SMALL.minus("organisations", "group").minus("successions", "group").minus("lines", "L3"),
        [
            ("retracted", "lines", "L3"),
            ("retracted", "organisations", "group"),
            ("retracted", "successions", "group|board|2022-07-01"),
        ],
        id="an organisation and all that refers to it",
    ),
]


def test_loading_twice_changes_nothing(live: LiveGraph, load: Load) -> None:
    load(SMALL)
    once = graph_of(live.connection)

    report = load(SMALL)

    assert graph_of(live.connection) == once
    assert {(table.added, table.changed, table.retracted) for table in report.tables} == {(0, 0, 0)}


def test_a_first_load_is_one_change_with_its_counts(live: LiveGraph, load: Load) -> None:
    load(SMALL, why="the beginning")

    [change] = changes_of(live.connection)

    counts = {name: len(rows) for name, rows in SMALL.tables.items()}
    assert json.loads(change["after"]) == counts
    assert {name: value for name, value in change.items() if name != "after"} == {
        "id": "1|small|loaded||",
        "revision": 1,
        "register": "small",
        "kind": "loaded",
        "table": "",
        "row": "",
        "before": None,
        "why": "the beginning",
    }


@pytest.mark.parametrize(("version", "expected"), NEXT_VERSIONS)
def test_a_newer_version_ends_in_the_graph_of_a_clean_load(
    live: LiveGraph, load: Load, version: Register, expected: list[tuple[str, str, str]]
) -> None:
    load(version)
    clean = rows_of(live.connection), wiring_of(live.connection)
    empty(live.connection)
    load(SMALL)

    load(version)

    assert (rows_of(live.connection), wiring_of(live.connection)) == clean
    told = [change for change in changes_of(live.connection) if change["revision"] == 2]
    assert sorted((change["kind"], change["table"], change["row"]) for change in told) == expected


def test_a_change_tells_what_stood_before_and_what_stands_after(live: LiveGraph, load: Load) -> None:
    load(SMALL)

    load(SMALL.edited("blocks", "b1", population="101").plus("blocks", id="b3").minus("lines", "L3"), why="a census")

    told = {change["row"]: change for change in changes_of(live.connection) if change["revision"] == 2}
    assert {row: (change["before"], change["after"]) for row, change in told.items()} == {
        "b1": ('{"id":"b1","population":100}', '{"id":"b1","population":101}'),
        "b3": (None, '{"id":"b3"}'),
        "L3": ('{"id":"L3","kind":"advisory","subject":"group","holder":"board"}', None),
    }
    assert {(change["register"], change["why"]) for change in told.values()} == {("small", "a census")}


def test_a_newer_version_raises_the_revision_by_one(live: LiveGraph, load: Load) -> None:
    load(SMALL)

    report = load(SMALL.minus("lines", "L1", "L2"))

    assert report.revision == live.look().state.revision == 2


def test_a_newer_version_of_one_register_leaves_another_alone(live: LiveGraph, load: Load) -> None:
    load(SMALL)
    load(OTHER)

    load(SMALL.edited("organisations", "board", name="Renamed").minus("lines", "L1", "L2", "L3"))

    rows = rows_of(live.connection)
    others = {key for table in rows.values() for key, (_, registers) in table.items() if registers == ("other",)}
    assert others == {"hospice", "X1"}
    assert rows["organisations"]["board"][0].name == "Renamed"


def test_a_row_of_two_registers_is_there_once_and_belongs_to_both(live: LiveGraph, load: Load) -> None:
    load(SMALL)

    load(SMALL.called("twin"))

    registers = {row[1] for rows in rows_of(live.connection).values() for row in rows.values()}
    assert registers == {("small", "twin")}
    told = [change for change in changes_of(live.connection) if change["revision"] == 2]
    assert Counter(change["kind"] for change in told) == {"loaded": 1, "shared": sum(map(len, SMALL.tables.values()))}
    assert {(change["before"], change["after"]) for change in told if change["kind"] == "shared"} == {
        ('{"registers": ["small"]}', '{"registers": ["small", "twin"]}')
    }


def test_a_row_that_a_newer_version_shares_has_a_change(live: LiveGraph, load: Load) -> None:
    load(SMALL)
    load(OTHER)

    load(OTHER.plus("blocks", id="b1", population="100"))

    told = [change for change in changes_of(live.connection) if change["revision"] == 3]
    assert [(change["kind"], change["register"], change["row"]) for change in told] == [("shared", "other", "b1")]


def test_a_row_that_one_of_two_registers_retracts_stays_with_the_other(live: LiveGraph, load: Load) -> None:
    load(SMALL)
    load(SMALL.called("twin"))

    load(SMALL.minus("lines", "L1", "L2"))

    lines = rows_of(live.connection)["lines"]
    assert {key: registers for key, (_, registers) in lines.items()} == {
        "L1": ("twin",),
        "L2": ("twin",),
        "L3": ("small", "twin"),
        "L4": ("small", "twin"),
    }
    told = [change for change in changes_of(live.connection) if change["revision"] == 3]
    assert {(change["kind"], change["row"], change["before"], change["after"]) for change in told} == {
        ("left", row, '{"registers": ["small", "twin"]}', '{"registers": ["twin"]}') for row in ("L1", "L2")
    }


def test_a_register_without_rows_retracts_all_that_it_held(live: LiveGraph, load: Load, written: Callable) -> None:
    load(SMALL)
    folder: Path = written(SMALL)
    held = {(name, key) for name, table in read_register(folder).tables.items() for key in table.rows}
    for file in folder.iterdir():
        file.write_text(file.read_text().splitlines()[0] + "\n")

    pipeline.load(live, pipeline.LoadRequest(folder))

    assert (rows_of(live.connection), wiring_of(live.connection)) == ({}, ())
    told = [change for change in changes_of(live.connection) if change["revision"] == 2]
    assert {(change["table"], change["row"]) for change in told} == held
    assert {change["kind"] for change in told} == {"retracted"}
