"""A load that would change or strand what another register states is refused, and writes nothing."""

import pytest

from graph_model.errors import LoadInProgressError
from graph_model.ingest.register import read_register
from graph_model.store.live import LiveGraph
from graph_model.store.loading import LoadReason, load_register
from graph_model.store.snapshot import read_snapshot
from graph_model.store.version import Version
from tests.store.conftest import Load
from tests.store.graphs import graph_of
from tests.store.registers import SMALL, Register

GUEST = Register(
    "guest",
    {
        "organisations": [{"id": "hospice", "name": "A Hospice", "type": "hospice"}],
        "lines": [{"id": "X1", "kind": "advisory", "subject": "hospice", "holder": "parliament", "functions": "acute"}],
        "covers": [{"organisation": "hospice", "footprint": "town", "source": "S2 p7"}],
        "claims": [{"about": "rights", "subject": "care"}],
    },
)
OTHER_VALUES = [
    pytest.param(
        SMALL.called("rival").edited("organisations", "board", name="Another Board"),
        "organisations.csv line 3: 'board' is in register 'small' with another name; "
        "give it another id, or load it as that register",
        id="another name",
    ),
    pytest.param(
        SMALL.called("rival").edited("lines", "L1", holder="parliament", note=""),
        "lines.csv line 2: 'L1' is in register 'small' with another holder, note; "
        "give it another id, or load it as that register",
        id="another holder and note",
    ),
]
STILL_NEEDED = [
    pytest.param(
        SMALL.minus("organisations", "parliament").minus("lines", "L4"),
        "organisations.csv: 'parliament' is left out, but register 'guest' refers to it in lines X1",
        id="an organisation",
    ),
    pytest.param(
        SMALL.minus("functions", "acute")
        .edited("lines", "L1", functions="care")
        .edited("rights", "R1", function="care")
        .minus("statutory_holders", "acute")
        .edited("expected_lines", "P01", functions="care")
        .minus("claims", "rights"),
        "functions.csv: 'acute' is left out, but register 'guest' refers to it in lines X1",
        id="a function in a list",
    ),
    pytest.param(
        SMALL.minus("footprints", "town")
        .minus("footprint_relations", "town")
        .minus("covers", "trust")
        .minus("rights", "R2")
        .edited("lines", "L1", footprint="")
        .edited("ground", "b1", footprint="county")
        .minus("ground", "b1"),
        "footprints.csv: 'town' is left out, but register 'guest' refers to it in covers hospice|town|",
        id="a footprint",
    ),
    pytest.param(
        SMALL.minus("sources", "S2")
        .edited("organisations", "board", source="S1")
        .edited("glossary", "ICB", source="S1")
        .edited("footprints", "county", source="")
        .edited("footprint_relations", "town", source="")
        .edited("lines", "L1", source="S1"),
        "sources.csv: 'S2' is left out, but register 'guest' refers to it in covers hospice|town|",
        id="a source cited with a section",
    ),
    pytest.param(
        SMALL.minus("functions", "care")
        .edited("functions", "acute", parent="")
        .edited("lines", "L1", functions="acute"),
        "functions.csv: 'care' is left out, but register 'guest' refers to it in claims rights|care||",
        id="a function that is claimed",
    ),
]


@pytest.mark.parametrize(("rival", "fault"), OTHER_VALUES)
def test_other_values_than_another_register_states_are_refused(
    live: LiveGraph, load: Load, try_to_load: Load, rival: Register, fault: str
) -> None:
    load(SMALL)
    before = graph_of(live.connection)

    report = try_to_load(rival)

    assert [str(each) for each in report.faults] == [fault]
    assert graph_of(live.connection) == before


@pytest.mark.parametrize(("version", "fault"), STILL_NEEDED)
def test_what_another_register_refers_to_cannot_be_left_out(
    live: LiveGraph, load: Load, try_to_load: Load, version: Register, fault: str
) -> None:
    load(SMALL)
    load(GUEST)
    before = graph_of(live.connection)

    report = try_to_load(version)

    assert [str(each) for each in report.faults] == [fault]
    assert graph_of(live.connection) == before


def test_a_conflict_is_refused_even_where_faulty_rows_may_be_left_out(
    live: LiveGraph, load: Load, try_to_load: Load
) -> None:
    load(SMALL)
    before = graph_of(live.connection)

    try_to_load(SMALL.called("rival").edited("organisations", "board", name="Another Board"), accept_partial=True)

    assert graph_of(live.connection) == before


def test_a_conflict_that_arose_since_the_register_was_checked_is_refused(live: LiveGraph, load: Load, written) -> None:
    rival = read_register(written(SMALL.called("rival").edited("organisations", "board", name="Another Board")))
    version = Version("rival", {name: table.rows for name, table in rival.tables.items()})
    checked = read_snapshot(live.connection)
    load(SMALL)
    before = graph_of(live.connection)

    with pytest.raises(LoadInProgressError, match="another register was loaded meanwhile"):
        load_register(live.connection, version, checked, LoadReason())

    assert graph_of(live.connection) == before
    assert live.look().state.loading is None


def test_what_another_register_no_more_refers_to_can_be_left_out(live: LiveGraph, load: Load) -> None:
    load(SMALL)
    load(GUEST)
    load(GUEST.minus("lines", "X1"))

    report = load(SMALL.minus("organisations", "parliament").minus("lines", "L4"))

    assert report.revision == 4
