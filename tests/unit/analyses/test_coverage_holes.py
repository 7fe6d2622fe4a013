"""M11: ground that is claimed as a whole and not covered."""

import pytest

from graph_model.analyses.precedence import settle
from tests.unit.analyses.judging import claim, found, holder
from tests.unit.building import function, holds, right

CLAIMED = [function("dental"), holds("town", "b1 b2"), claim("rights", "dental", "town")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([right("icb")], [], id="covered"),
        pytest.param([], [["b1", "b2"]], id="not covered"),
        pytest.param([right("icb", over="half"), holds("half", "b1")], [["b2"]], id="covered in part"),
        pytest.param([right("icb", valid_from=None)], [], id="covered since an unknown day"),
    ],
)
def test_a_place_that_is_claimed_and_not_covered(rows, expected):
    assert [sorted(finding.ground) for finding in found("M11", CLAIMED, rows)] == expected


def test_a_right_on_unknown_ground_makes_it_information():
    (finding,) = found("M11", CLAIMED, right("icb", over="somewhere"))

    assert (finding.severity, finding.rests_on) == ("info", ("icb decides dental in somewhere",))


def test_where_the_law_names_a_holder_m02_speaks_and_names_m11():
    rows = [*CLAIMED, holder()]

    (finding,) = settle([*found("M02", rows), *found("M11", rows)])

    assert (finding.rule, finding.speaks_for) == ("M02", ("M11",))
