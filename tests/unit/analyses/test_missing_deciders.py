"""M02: claimed ground on which nobody decides."""

import pytest

from tests.unit.analyses.judging import claim, found, holder
from tests.unit.building import area, body, covers, function, holds, right

CLAIMED = [function("dental"), holds("town", "b1 b2"), claim("rights", "dental", "town")]


def _told(findings):
    return [(finding.footprint, sorted(finding.ground), finding.severity.value) for finding in findings]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([right("icb")], [], id="somebody decides"),
        pytest.param([], [("town", ["b1", "b2"], "fault")], id="nobody decides"),
        pytest.param(
            [right("icb", over="half"), holds("half", "b1")], [("town", ["b2"], "fault")], id="half is left out"
        ),
        pytest.param([right("icb", "advises")], [("town", ["b1", "b2"], "fault")], id="only advice"),
        pytest.param([right("icb", valid_to="2024-01-01")], [("town", ["b1", "b2"], "fault")], id="a right that ended"),
        pytest.param([right("icb", valid_from=None)], [], id="a right of unknown start"),
        pytest.param([right("icb", confidence="check")], [], id="an unsure right"),
        pytest.param([right("icb", certainty="proposed")], [("town", ["b1", "b2"], "fault")], id="only proposed"),
        pytest.param(
            [right("icb", over="somewhere")], [("town", ["b1", "b2"], "info")], id="a right on unknown ground"
        ),
        pytest.param([right("icb", function="*")], [], id="a right over all functions"),
    ],
)
def test_claimed_ground_without_a_decider(rows, expected):
    assert _told(found("M02", CLAIMED, holder(), rows)) == expected


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([function("dental"), holds("town", "b1"), holder()], id="nothing is claimed"),
        pytest.param([*CLAIMED[:2], claim("rights", "dental", "town", valid_to="2024-01-01"), holder()], id="not now"),
        pytest.param(CLAIMED, id="the law names nobody"),
        pytest.param([*CLAIMED, holder(role="advises")], id="the law names only an adviser"),
        pytest.param([*CLAIMED, holder(holder_type="none")], id="the law names no body that there is"),
        pytest.param([*CLAIMED, holder(optional="yes")], id="the law only allows it"),
        pytest.param([*CLAIMED, holder(valid_to="2024-01-01")], id="the law has changed"),
    ],
)
def test_nothing_is_missed_where_absence_may_not_be_judged(rows):
    assert found("M02", rows) == ()


def test_ground_that_hangs_together_is_told_once_and_other_ground_apart():
    rows = [function("dental"), holder(), claim("rights", "dental"), holds("north", "b1 b2"), holds("south", "b3")]

    findings = found("M02", rows, area("north"), area("south"))

    assert sorted(_told(findings)) == [("north", ["b1", "b2"], "fault"), ("south", ["b3"], "fault")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([], [("all", ["b1", "b2"], "fault")], id="all of the country"),
        pytest.param([right("icb", over="north")], [("south", ["b2"], "fault")], id="not all of it"),
    ],
)
def test_a_country_without_a_decider_hangs_together(rows, expected):
    parts = [area("north"), holds("north", "b1"), area("south"), holds("south", "b2")]
    country = [area("all", level="england"), holds("all", "b1 b2")]

    assert (
        _told(found("M02", function("dental"), holder(), claim("rights", "dental"), parts, country, rows)) == expected
    )


def test_the_people_and_the_likely_holder_are_told():
    (finding,) = found("M02", CLAIMED, holder(), body("icb"), covers("icb", "town"))

    assert (finding.population, finding.evidence.missing) == (200, "a right of icb to decide “dental” in town")
