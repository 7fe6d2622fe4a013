"""M15: partnerships without any council."""

import pytest

from graph_model.analyses.precedence import settle
from tests.unit.analyses.judging import claim, expected, found, subjects
from tests.unit.building import body, covers, holds, line


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        pytest.param([line("icp", "joint_exercise", "icb")], [(("icp",), "fault")], id="no council"),
        pytest.param([line("icp", "joint_exercise", "la", valid_from=None)], [], id="a council since an unknown day"),
        pytest.param([line("icp", "joint_exercise", "district")], [(("icp",), "fault")], id="only a district"),
    ],
)
def test_statutory_partnerships_without_a_council(rows, missing):
    bodies = [body("icp", "icp_statutory"), body("la", "county_council"), body("district", "district_council")]

    assert subjects(found("M15", bodies, rows)) == missing


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        pytest.param([], [], id="nothing claimed"),
        pytest.param([claim("membership", "county_council")], [(("place",), "info")], id="membership claimed"),
        pytest.param(
            [claim("membership", "county_council"), line("la", "membership", "place")], [], id="it is a member"
        ),
        pytest.param([claim("oversight", "county_council")], [], id="something else claimed"),
    ],
)
def test_other_partnerships_are_information_and_only_where_claimed(rows, missing):
    bodies = [
        body("place", "place_partnership"),
        body("la", "county_council"),
        covers("place", "town"),
        covers("la", "town"),
        holds("town", "b1"),
    ]

    assert subjects(found("M15", bodies, rows)) == missing


def test_where_ground_tells_which_council_m05_speaks():
    rows = [
        expected("P09", "icp_statutory", "joint_exercise", "upper_tier_la", "each_with_shared_ground"),
        body("icp", "icp_statutory"),
        body("la", "county_council"),
        covers("icp", "town"),
        covers("la", "town"),
        holds("town", "b1"),
    ]

    (finding,) = settle([*found("M05", rows), *found("M15", rows)])

    assert (finding.rule, finding.speaks_for) == ("M05", ("M15",))
