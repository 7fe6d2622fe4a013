"""Findings sifted: what is kept, in which order, and how it is counted."""

from datetime import date

import pytest

from graph_model.acceptances import Acceptance
from graph_model.analyses.grounds import Grounds
from graph_model.analyses.judging import Judgement
from graph_model.findings import Evidence, Finding, Severity
from graph_model.sifting import Count, Life, Order, Sieve, sift
from tests.unit.building import covers, function, history_of, holds, line, slice_of

HISTORY = history_of(function("care"), function("dental", "care"), covers("icb", "town"), holds("town", "b1"))
TODAY = date(2024, 10, 1)
DAY = slice_of(HISTORY)


def _finding(rule: str, subject: str, severity: str = "fault", **columns: object) -> Finding:
    plain = {"functions": (), "sentence": f"{rule} of {subject}.", "advice": "Mend it.", "evidence": Evidence(("l",))}
    return Finding(rule=rule, subjects=(subject,), severity=Severity(severity), **{**plain, **columns})


def _sifted(findings, sieve, acceptances=()):
    judgement = Judgement(TODAY, 1, {"M01": 340, "M03": 7}, tuple(findings))
    life = Life({each.finding: each for each in acceptances}, TODAY)
    return sift(judgement, DAY, Grounds(DAY), life, sieve)


OWN = _finding("M01", "a", ground=frozenset({"b1"}))
OF_SUBJECT = _finding("M01", "icb", "warning", affected=("below",))
ELSEWHERE = _finding("M03", "c", "info", ground=frozenset({"b2"}), functions=("dental",))
UNKNOWN = _finding("M03", "d", functions=("acute",))
ALL = [OWN, OF_SUBJECT, ELSEWHERE, UNKNOWN]


@pytest.mark.parametrize(
    ("sieve", "kept"),
    [
        pytest.param(Sieve(), [OWN, UNKNOWN, OF_SUBJECT, ELSEWHERE], id="all"),
        pytest.param(Sieve(rules=frozenset({"M03"})), [UNKNOWN, ELSEWHERE], id="a rule"),
        pytest.param(Sieve(severities=frozenset({Severity.WARNING})), [OF_SUBJECT], id="a severity"),
        pytest.param(Sieve(place=("town", frozenset({"b1"}))), [OWN, OF_SUBJECT], id="ground in common"),
        pytest.param(Sieve(place=("x", frozenset({"b2"}))), [ELSEWHERE], id="other ground"),
        pytest.param(Sieve(place=("x", frozenset())), [], id="ground not known"),
        pytest.param(Sieve(organisation="a"), [OWN], id="whom it is about"),
        pytest.param(Sieve(organisation="below"), [OF_SUBJECT], id="who suffers"),
        pytest.param(Sieve(function="dental"), [ELSEWHERE], id="a function"),
        pytest.param(Sieve(function="care"), [ELSEWHERE], id="what a function is under"),
        pytest.param(Sieve(order=Order.RULE), [OWN, OF_SUBJECT, UNKNOWN, ELSEWHERE], id="by rule"),
    ],
)
def test_what_is_wanted_is_kept_in_order(sieve, kept):
    assert [each.finding for each in _sifted(ALL, sieve).found] == kept


def test_by_people_the_most_come_first():
    few, many = _finding("M01", "a", population=5), _finding("M03", "b", "info", population=50)

    found = _sifted([few, many], Sieve(order=Order.PEOPLE)).found

    assert [each.finding for each in found] == [many, few]


@pytest.mark.parametrize(
    ("until", "state"),
    [pytest.param("2025-01-01", "accepted", id="ahead"), pytest.param("2024-10-01", "expired", id="over")],
)
def test_states_are_sifted_by_the_clock(until, state):
    acceptance = Acceptance(OWN.id, "known", date.fromisoformat(until), "chair", "now")

    found = _sifted(ALL, Sieve(states=frozenset({state})), [acceptance]).found

    assert [(each.finding, each.acceptance) for each in found] == [(OWN, acceptance)]


def test_counts_come_with_how_many_were_looked_at():
    acceptance = Acceptance(OWN.id, "known", date(2025, 1, 1), "chair", "now")

    counts = _sifted(ALL, Sieve(rules=frozenset({"M01"})), [acceptance]).counts

    assert counts == (Count("M01", Severity.FAULT, 1, 1, 340), Count("M01", Severity.WARNING, 1, 0, 340))


@pytest.mark.parametrize(
    ("holders", "kept", "unplaced"),
    [
        pytest.param(["icb"], 1, 0, id="it answers to a body that works there alone"),
        pytest.param(["far"], 0, 0, id="it answers to a body that works elsewhere alone"),
        pytest.param(["wide"], 0, 1, id="it answers to a body that works there and elsewhere"),
        pytest.param([], 0, 1, id="it answers to nobody"),
    ],
)
def test_what_has_no_ground_is_placed_by_whom_it_answers_to(holders, kept, unplaced):
    works = [covers("icb", "town"), covers("far", "shire"), covers("wide", "both")]
    ground = [*holds("town", "b1"), *holds("shire", "b2"), *holds("both", "b1 b2")]
    day = slice_of(history_of(works, ground, [line("practice", "membership", each) for each in holders]))
    judgement = Judgement(TODAY, 1, {"M01": 1}, (_finding("M01", "practice"),))

    found = sift(judgement, day, Grounds(day), Life({}, TODAY), Sieve(place=("town", frozenset({"b1"}))))

    assert (len(found.found), found.unplaced) == (kept, unplaced)
