"""independent_paths: how many ways up of an organisation meet nobody in common."""

import pytest

from graph_model.analyses.context import context_of
from graph_model.analyses.independent_paths import ways_apart
from tests.unit.analyses.judging import found
from tests.unit.building import function, history_of, line, slice_of

FUNCTION = function("dental")
NHSE = line("nhse", "parliamentary", "parliament")
COUNCIL = line("council", "democratic", "electors")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([line("a", "delegation", "nhse"), NHSE], 1, id="one way"),
        pytest.param([line("a", "delegation", "nhse")], 0, id="no way"),
        pytest.param(
            [line("a", "joint_exercise", "nhse"), line("a", "joint_exercise", "council"), NHSE, COUNCIL],
            2,
            id="to two terminals",
        ),
        pytest.param(
            [line("a", "delegation", "nhse"), line("a", "parliamentary", "parliament"), NHSE],
            2,
            id="straight to the terminal, and through another",
        ),
        pytest.param(
            [line("a", "democratic", "electors"), line("a", "parliamentary", "parliament")],
            2,
            id="straight to two terminals",
        ),
        pytest.param(
            [
                line("a", "delegation", "b"),
                line("a", "delegation", "c"),
                line("b", "delegation", "nhse"),
                line("c", "delegation", "nhse"),
                NHSE,
            ],
            1,
            id="two ways that meet",
        ),
        pytest.param(
            [
                line("a", "delegation", "b"),
                line("a", "delegation", "c"),
                line("b", "delegation", "c"),
                line("b", "delegation", "council"),
                line("c", "delegation", "council"),
                line("c", "delegation", "nhse"),
                NHSE,
                COUNCIL,
            ],
            2,
            id="only a flow tells",
        ),
        pytest.param(
            [line("a", "delegation", "nhse"), line("a", "oversight", "nhse"), NHSE], 1, id="two lines to one holder"
        ),
    ],
)
def test_ways_that_meet_nobody_in_common_are_counted(rows, expected):
    day = slice_of(history_of(FUNCTION, *rows))

    assert ways_apart(context_of(day, (), day.day), "a", "dental") == expected


def test_only_who_has_several_ways_is_told():
    rows = [line("a", "joint_exercise", "nhse"), line("a", "joint_exercise", "council"), NHSE, COUNCIL]

    (finding,) = found("independent_paths", FUNCTION, rows)

    assert (finding.subjects, finding.functions, finding.severity.value) == (("a",), ("dental",), "info")
    assert finding.evidence.lines == ("a joint_exercise council", "a joint_exercise nhse")


def test_a_count_that_needs_an_unsure_line_says_so():
    sure = line("a", "joint_exercise", "nhse", valid_from="2020-01-01")
    unsure = line("a", "joint_exercise", "council", valid_from="2020-01-01", confidence="check")

    (finding,) = found("independent_paths", FUNCTION, sure, unsure, NHSE, COUNCIL)

    assert finding.rests_on == (unsure.id,)
