"""D06: delegates that are recorded as holding the function themselves."""

import pytest

from tests.unit.analyses.judging import found, subjects
from tests.unit.building import function, holds, line, partly, right

NHSE = right("nhse", over="england")
GROUND = [holds("town", "b1"), holds("england", "b1 b2"), holds("south", "b2")]
LINE = line("icb", "delegation", "nhse", "dental", valid_from="2020-01-01")
BOTH = [(("icb", "nhse"), "fault")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([right("icb", "delegated_decides"), NHSE, LINE], [], id="the delegate decides by delegation"),
        pytest.param([right("icb"), NHSE, LINE], BOTH, id="both hold it"),
        pytest.param([right("icb"), NHSE], [], id="without a delegation"),
        pytest.param([right("icb"), LINE], [], id="the delegator does not"),
        pytest.param([right("icb"), NHSE, line("icb", "delegation", "nhse", "acute")], [], id="of another function"),
        pytest.param([right("icb"), right("nhse", over="south"), LINE], [], id="on other ground"),
        pytest.param(
            [right("icb", subject_type="a"), right("nhse", over="england", subject_type="b"), LINE],
            [],
            id="for other subjects",
        ),
        pytest.param([right("icb"), NHSE, line("icb", "joint_exercise", "nhse")], [], id="jointly"),
        pytest.param(
            [right("icb"), NHSE, line("icb", "internal_delegation", "nhse", valid_from="2020-01-01")],
            BOTH,
            id="a committee",
        ),
        pytest.param(
            [right("icb"), right("nhse", over="england", function="health"), function("dental", "health"), LINE],
            BOTH,
            id="the delegator holds a wider function",
        ),
        pytest.param([right("icb", valid_from=None), NHSE, LINE], [(("icb", "nhse"), "info")], id="an undated right"),
        pytest.param(
            [right("icb"), NHSE, line("icb", "delegation", "nhse", "", valid_from="2020-01-01")],
            [(("icb", "nhse"), "info")],
            id="a line whose functions are not known",
        ),
        pytest.param(
            [
                right("icb"),
                NHSE,
                line("icb", "delegation", "nhse", "dental", valid_from="2020-01-01", footprint="nowhere"),
            ],
            [(("icb", "nhse"), "info")],
            id="a line for unknown ground",
        ),
        pytest.param(
            [right("icb"), right("nhse", over="nowhere"), partly("town", "nowhere"), LINE], [], id="unknown ground"
        ),
    ],
)
def test_delegates_that_hold_the_function_themselves(rows, expected):
    assert subjects(found("D06", GROUND, rows)) == expected
