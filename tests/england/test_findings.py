"""What is known to be wrong with the wiring of England is found, each under its rule, and what is right is not."""

from collections import defaultdict
from datetime import date
from functools import cache

import pytest

from graph_model.analyses.context import context_of
from graph_model.analyses.judging import Judgement, Judging, judge, only
from graph_model.findings import Finding
from graph_model.places import find_place
from graph_model.sifting import Life, Sieve, sift
from tests.england.published import SHARED, report, table
from tests.england.test_hand_checked import england

TODAY = date(2026, 11, 25)
WEST_YORKSHIRE = "fp:QWO"
# Closed since 2013, and in no file of successions.
WITHOUT_SUCCESSOR = {"R0C", "RA3", "RBA", "RBB", "RJD", "RNK", "RRP", "RYH", "RYK", "RYQ"}
# ONS gives a part of its ground to Surrey from 2020, and the successions to West Sussex alone.
LEFT_BEHIND = "ods:ccg:09G"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the publishers' files are not at hand: no ../shared")


@cache
def judged() -> Judgement:
    """All rules over England today."""
    return judge(england().on(TODAY), Judging(today=TODAY))


def found(rule: str, on: date = TODAY) -> tuple[Finding, ...]:
    if on == TODAY:
        return tuple(each for each in judged().findings if each.rule == rule)
    return judge(england().on(on), Judging(rules=only([rule]), today=TODAY)).findings


def mapped() -> list[dict[str, str]]:
    return table("ods/gp-reg-pat-prac-map.csv")


def test_practices_of_the_map_that_are_in_no_network_are_warnings() -> None:
    alone = {f"ods:{row['PRACTICE_CODE']}" for row in mapped() if row["PCN_CODE"] == "U"}

    warnings = [each for each in found("M18") if each.severity == "warning"]

    assert {subject for each in warnings for subject in each.subjects} == alone
    assert (len(alone), len(warnings), judged().checked["M18"]) == (52, 52, 7_170)
    assert all(str(each.evidence.missing).endswith("(P15)") for each in warnings)


def test_practices_that_the_map_leaves_out_may_have_closed_so_they_are_information() -> None:
    listed = {f"ods:{row['PRACTICE_CODE']}" for row in mapped()}

    notes = [each for each in found("M18") if each.severity != "warning"]

    assert {each.severity for each in notes} == {"info"}
    assert listed.isdisjoint(subject for each in notes for subject in each.subjects)
    assert all(set(each.subjects) <= set(each.rests_on) for each in notes)


def test_a_network_over_two_boards_straddles_them_and_that_is_no_fault() -> None:
    boards = defaultdict(set)
    for row in mapped():
        boards[f"ods:{row['PCN_CODE']}"].add(row["ICB_CODE"])
    over_two = {network for network, those in boards.items() if len(those) > 1 and network != "ods:U"}

    networks = [each for each in found("straddle") if england().organisations[each.subjects[0]].type == "pcn"]

    assert {subject for each in networks for subject in each.subjects} == over_two == {"ods:U41591"}
    assert {each.severity for each in networks} == {"info"}
    assert judged().checked["straddle"] == 1_736


def test_closed_trusts_without_a_successor_are_warnings() -> None:
    assert {subject for each in found("M16") for subject in each.subjects} == {
        LEFT_BEHIND,
        *(f"ods:{code}" for code in WITHOUT_SUCCESSOR),
    }
    assert {each.severity for each in found("M16")} == {"warning"}
    assert judged().checked["M16"] == 359


def test_councils_on_the_map_of_partners_that_had_ended_are_stale() -> None:
    stale = found("D03", date(2020, 1, 1))

    ended = {england().organisations[each].valid_to for finding in stale for each in finding.subjects}
    assert {each.severity for each in stale} == {"fault"}
    assert {subject for each in stale for subject in each.subjects if subject.startswith("la:")} == {
        "la:E06000028",
        "la:E06000029",
        "la:E07000201",
        "la:E07000204",
        "la:E07000205",
        "la:E10000009",
    }
    assert ended == {date(2019, 4, 1), date(2022, 7, 1)}
    assert "find whether it went on to West Suffolk" in next(each.advice for each in stale if "Forest" in each.sentence)


@pytest.mark.parametrize(
    ("on", "severity", "body"),
    [
        pytest.param(date(2014, 1, 1), "fault", "ods:R0A", id="a trust that begins only in 2017"),
        pytest.param(TODAY, "info", "ods:QNQ", id="a board that was divided, of a practice that may have closed"),
    ],
)
def test_lines_of_bodies_that_do_not_exist_on_the_day_are_stale(on: date, severity: str, body: str) -> None:
    stale = found("D03", on)

    assert len(stale) > 0
    assert all((each.severity, body in each.subjects) == (severity, True) for each in stale)


def test_hubs_whose_letters_go_to_leeds_are_in_no_finding_about_west_yorkshire() -> None:
    hubs = {f"ods:{row[0]}" for row in report("eccg.csv") if "RO218" in row[13].split("|")}
    day = england().on(TODAY)
    place = find_place(day, WEST_YORKSHIRE)
    context = context_of(day, (), TODAY)

    sifted = sift(judged(), day, context.grounds, Life({}, TODAY), Sieve(place=(place.id, place.ground)))

    assert len(hubs & context.alive.keys()) == 16
    assert len(sifted.found) > 50
    assert hubs.isdisjoint(subject for each in sifted.found for subject in each.finding.subjects)
