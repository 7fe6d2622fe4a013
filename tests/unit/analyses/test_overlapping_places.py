"""D07: places of one board that share ground."""

import pytest

from tests.unit.analyses.judging import found
from tests.unit.building import area, body, covers, holds, line

NORTH = [area("north"), holds("north", "b1 b2"), body("pcom:n", "place_committee")]
BOARD = area("all", level="ics_icb")
SOUTH = [area("south"), holds("south", "b2 b3"), body("pcom:s", "place_committee")]


def _committee(place: str, board: str = "icb", functions: str = "dental"):
    return line(f"pcom:{place[0]}", "internal_delegation", board, functions, footprint=place, valid_from="2020-01-01")


BOTH = [_committee("north"), _committee("south")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([NORTH, SOUTH, BOTH], [("icb",)], id="they share a block"),
        pytest.param([NORTH, area("south"), holds("south", "b3"), BOTH], [], id="they share none"),
        pytest.param([NORTH, SOUTH, area("north", purpose="care homes"), BOTH], [], id="for another purpose"),
        pytest.param(
            [NORTH, SOUTH, area("north", purpose="x"), area("south", purpose="x"), BOTH],
            [("icb",)],
            id="for one purpose",
        ),
        pytest.param([NORTH, SOUTH, _committee("north"), _committee("south", "other")], [], id="of different boards"),
        pytest.param(
            [NORTH, SOUTH, _committee("north"), _committee("south", functions="acute")], [], id="for other functions"
        ),
        pytest.param([NORTH, SOUTH, area("south", level="neighbourhood"), BOTH], [], id="one is no place"),
        pytest.param([NORTH, area("south"), BOTH], [], id="ground not known"),
        pytest.param([NORTH, area("south"), holds("south", "b1 b2"), BOTH], [("icb",)], id="one area under two ids"),
        pytest.param([NORTH, SOUTH, area("south", valid_to="2024-10-01"), BOTH], [], id="one ended that day"),
        pytest.param([NORTH, SOUTH], [], id="of no board"),
        pytest.param(
            [NORTH, SOUTH, body("icb"), covers("icb", "all"), holds("all", "b1 b2 b3"), BOARD],
            [("icb",)],
            id="on its ground",
        ),
    ],
)
def test_places_that_share_ground(rows, expected):
    assert [finding.subjects for finding in found("D07", rows)] == expected


def test_it_counts_the_people_who_are_in_both():
    (finding,) = found("D07", NORTH, SOUTH, BOTH)

    assert (finding.ground, finding.population, finding.severity) == (frozenset({"b2"}), 100, "warning")


def test_an_unsure_area_makes_it_information():
    (finding,) = found("D07", NORTH, SOUTH, BOTH, area("south", confidence="check"))

    assert (finding.severity, finding.rests_on) == ("info", ("south",))


def test_each_pair_is_another_finding():
    third = [area("third"), holds("third", "b2"), _committee("third"), body("pcom:t", "place_committee")]

    findings = found("D07", NORTH, SOUTH, BOTH, third)

    assert len({finding.id for finding in findings}) == 3
