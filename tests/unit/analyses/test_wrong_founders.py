"""M09: founders without ground in the partnership's area."""

import pytest

from tests.unit.analyses.judging import found, subjects
from tests.unit.building import body, covers, holds, line

FOUNDED = [
    body("icp", "icp_statutory"),
    body("la", "county_council"),
    covers("icp", "system"),
    holds("system", "b1 b2"),
]
FOUNDING = line("icp", "joint_exercise", "la", valid_from="2022-07-01")


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        pytest.param([covers("la", "county"), holds("county", "b3"), FOUNDING], [(("icp", "la"), "fault")], id="apart"),
        pytest.param([covers("la", "county"), holds("county", "b2 b3"), FOUNDING], [], id="partly inside"),
        pytest.param([covers("la", "county"), FOUNDING], [], id="ground not known"),
        pytest.param(
            [covers("la", "county"), holds("county", "b3"), line("icp", "joint_exercise", "la")],
            [(("icp", "la"), "info")],
            id="an undated line",
        ),
        pytest.param(
            [covers("la", "county", confidence="check"), holds("county", "b3"), FOUNDING],
            [(("icp", "la"), "info")],
            id="an unsure area",
        ),
        pytest.param([covers("la", "county"), holds("county", "b3")], [], id="no founder"),
    ],
)
def test_founders_without_ground_there(rows, wrong):
    assert subjects(found("M09", FOUNDED, rows)) == wrong
