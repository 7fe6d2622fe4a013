"""M08: councils without a health and wellbeing board or health scrutiny."""

import pytest

from tests.unit.analyses.judging import claim, expected, found
from tests.unit.building import body, covers, holds, line

COUNCIL = [body("la:1", "county_council"), covers("la:1", "county"), holds("county", "b1 b2")]
CLAIMED = [claim("organisations", "hwb"), claim("organisations", "hosc")]
RULES = [
    expected("P19", "hwb", "internal_delegation", "upper_tier_la", "same_footprint", functions="jsna"),
    expected("P20", "hosc", "internal_delegation", "upper_tier_la", "same_footprint", functions="scrutiny"),
]
SCRUTINY = [body("hosc:1", "hosc")]


def _lacking(*rows):
    return [(finding.subjects, finding.functions, finding.severity.value) for finding in found("M08", RULES, *rows)]


@pytest.mark.parametrize(
    ("rows", "expected_findings"),
    [
        pytest.param([body("hwb:1", "hwb")], [], id="a board with its code"),
        pytest.param([body("board", "hwb"), line("board", "internal_delegation", "la:1")], [], id="with a line"),
        pytest.param([body("board", "hwb"), line("board", "joint_exercise", "la:1")], [], id="a joint board"),
        pytest.param([body("board", "hwb"), covers("board", "county")], [], id="on its ground"),
        pytest.param(
            [body("board", "hwb"), covers("board", "x"), holds("x", "b1")],
            [(("la:1",), ("jsna",), "fault")],
            id="on part of it",
        ),
        pytest.param([body("board", "hwb")], [(("la:1",), ("jsna",), "fault")], id="somebody else's board"),
        pytest.param([], [(("la:1",), ("jsna",), "fault")], id="no board"),
        pytest.param(
            [body("hwb:1", "hwb", valid_to="2020-01-01")], [(("la:1",), ("jsna",), "fault")], id="one that ended"
        ),
        pytest.param([body("hwb:1", "hwb", valid_to=None)], [], id="of unknown dates"),
    ],
)
def test_councils_without_a_board(rows, expected_findings):
    assert _lacking(COUNCIL, CLAIMED, SCRUTINY, rows) == expected_findings


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([], id="nothing claimed"),
        pytest.param([claim("organisations", "hwb", "town")], id="other ground claimed"),
        pytest.param([claim("organisations", "icb")], id="another type claimed"),
    ],
)
def test_nothing_is_missed_where_boards_are_not_claimed(claims):
    assert _lacking(COUNCIL, claims, holds("town", "b1")) == []


def test_districts_need_no_board():
    assert _lacking(CLAIMED, body("la:2", "district_council")) == []
