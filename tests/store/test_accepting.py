"""Findings accepted and reopened: kept as changes, through loads, and only while no register is being loaded."""

from datetime import date, timedelta

import pytest

from graph_model import pipeline
from graph_model.errors import BadQuestionError, LoadInProgressError, NotFoundError
from graph_model.history import DEFAULT_CERTAINTIES
from graph_model.store import repository
from graph_model.store.live import LiveGraph
from graph_model.store.load_mark import take_mark
from graph_model.store.repository import LoadMark
from tests.store.conftest import Load
from tests.store.graphs import changes_of
from tests.store.registers import SMALL

TODAY = date(2026, 1, 1)
PERIOD = pipeline.Period(TODAY, DEFAULT_CERTAINTIES, None, TODAY)


def _wish(live: LiveGraph, **columns: object) -> pipeline.Accepted:
    sifted, _ = pipeline.findings(live, PERIOD)
    plain = {"finding": sifted.found[0].finding.id, "reason": "known", "until": date(2026, 4, 1), "by": "the chair"}
    return pipeline.Accepted(**{**plain, **columns})


def test_an_accepted_finding_is_shown_so_until_its_day(live: LiveGraph, load: Load) -> None:
    load(SMALL)
    wish = _wish(live)

    accepted, _ = pipeline.accept(live, PERIOD, wish)

    later = pipeline.Period(TODAY, DEFAULT_CERTAINTIES, None, wish.until)
    states = [pipeline.finding(live, period, wish.finding)[0].state for period in (PERIOD, later)]
    assert (accepted.state, states) == ("accepted", ["accepted", "expired"])


def test_accepting_and_reopening_are_changes_of_revisions_of_their_own(live: LiveGraph, load: Load) -> None:
    load(SMALL)
    wish = _wish(live)
    before = live.look().state.revision

    pipeline.accept(live, PERIOD, wish)
    pipeline.reopen(live, wish.finding, "the clerk", "it came back")

    told = [(each["revision"], each["kind"], each["row"], each["why"]) for each in changes_of(live.connection)[-2:]]
    assert told == [
        (before + 1, "accepted", wish.finding, "known"),
        (before + 2, "reopened", wish.finding, "it came back"),
    ]
    assert live.look().state.revision == before + 2
    assert pipeline.finding(live, PERIOD, wish.finding)[0].state == "open"


def test_the_history_that_was_read_is_kept_where_only_an_acceptance_was_written(live: LiveGraph, load: Load) -> None:
    load(SMALL)
    wish = _wish(live)
    before = live.look().history

    pipeline.accept(live, PERIOD, wish)

    assert live.look().history is before


def test_the_history_is_read_again_where_another_wrote_in_between(live: LiveGraph, load: Load) -> None:
    load(SMALL)
    wish = _wish(live)
    before = live.look().history
    another = LiveGraph(live.connection)
    pipeline.accept(another, PERIOD, wish)
    pipeline.reopen(another, wish.finding)

    live.carry_over(live.connection.read(repository.graph_state).revision)

    assert live.look().history is not before


def test_an_acceptance_outlives_loads(live: LiveGraph, load: Load) -> None:
    load(SMALL)
    wish = _wish(live)
    pipeline.accept(live, PERIOD, wish)

    load(SMALL.edited("organisations", "trust", name="Another Name"))

    assert pipeline.finding(live, PERIOD, wish.finding)[0].acceptance is not None


def test_a_later_acceptance_takes_the_place_of_an_earlier_one(live: LiveGraph, load: Load) -> None:
    load(SMALL)
    wish = _wish(live)
    pipeline.accept(live, PERIOD, wish)

    pipeline.accept(live, PERIOD, _wish(live, until=date(2027, 1, 1), finding=wish.finding))

    [standing] = live.connection.read(repository.acceptances)
    assert standing.until == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("columns", "error"),
    [
        pytest.param({"until": TODAY}, BadQuestionError, id="until today"),
        pytest.param({"until": TODAY - timedelta(1)}, BadQuestionError, id="until yesterday"),
        pytest.param({"reason": " "}, BadQuestionError, id="no reason"),
        pytest.param({"by": ""}, BadQuestionError, id="nobody"),
        pytest.param({"finding": "M01-nothing"}, NotFoundError, id="a finding that is not there"),
    ],
)
def test_what_cannot_be_accepted_changes_nothing(
    live: LiveGraph, load: Load, columns: dict[str, object], error: type[Exception]
) -> None:
    load(SMALL)
    wish = _wish(live, **columns)

    with pytest.raises(error):
        pipeline.accept(live, PERIOD, wish)

    assert live.connection.read(repository.acceptances) == []
    assert live.look().state.revision == 1


def test_what_is_not_accepted_cannot_be_reopened(live: LiveGraph, load: Load) -> None:
    load(SMALL)

    with pytest.raises(NotFoundError):
        pipeline.reopen(live, "M01-nothing")

    assert live.look().state.revision == 1


def test_while_a_register_is_loaded_nothing_is_accepted(live: LiveGraph, load: Load) -> None:
    load(SMALL)
    wish = _wish(live)
    take_mark(live.connection, "other")

    with pytest.raises(LoadInProgressError):
        pipeline.accept(live, PERIOD, wish)

    assert live.connection.read(repository.acceptances) == []


def test_the_mark_of_an_acceptance_is_taken_away(live: LiveGraph, load: Load) -> None:
    load(SMALL)

    pipeline.accept(live, PERIOD, _wish(live))

    assert live.look().state.loading is None


def test_a_load_that_died_half_way_must_be_finished_first(live: LiveGraph, load: Load, dead: LoadMark) -> None:
    load(SMALL)
    wish = _wish(live)
    live.connection.write(lambda tx: repository.begin_load(tx, dead))
    live.connection.write(lambda tx: tx.run("MATCH (load:Load) SET load.written = 1").consume())

    with pytest.raises(LoadInProgressError):
        pipeline.accept(live, PERIOD, wish)
