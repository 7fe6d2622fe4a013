"""single_point: who stands on every way up of others."""

import pytest

from graph_model.analyses.context import context_of
from graph_model.analyses.single_point import hanging_on
from tests.unit.analyses.judging import found, looked_at
from tests.unit.building import body, covers, function, history_of, holds, line, slice_of

FUNCTION = function("dental")
UP = [line("icb", "delegation", "nhse"), line("nhse", "parliamentary", "parliament")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(UP, {"nhse": ("icb",)}, id="through one other"),
        pytest.param([UP, line("p", "delegation", "icb")], {"nhse": ("icb", "p"), "icb": ("p",)}, id="through two"),
        pytest.param([line("icb", "parliamentary", "parliament")], {}, id="straight to the terminal"),
        pytest.param([UP, line("icb", "democratic", "electors")], {}, id="another way to another terminal"),
        pytest.param(
            [UP, line("icb", "delegation", "other"), line("other", "parliamentary", "parliament")], {}, id="two ways"
        ),
        pytest.param(
            [
                line("a", "delegation", "b"),
                line("a", "delegation", "c"),
                line("b", "delegation", "top"),
                line("c", "delegation", "top"),
                line("top", "parliamentary", "parliament"),
            ],
            {"top": ("a", "b", "c")},
            id="two ways that meet again",
        ),
        pytest.param([line("icb", "delegation", "nhse")], {}, id="a chain that stops short"),
        pytest.param([line("icb", "financial_allocation", "nhse"), UP[1]], {}, id="money alone"),
        pytest.param(
            [line("icb", "delegation", "nhse", valid_from=None), UP[1]], {"nhse": ("icb",)}, id="start not known"
        ),
        pytest.param([line("icb", "delegation", "nhse", valid_to="2024-01-01"), UP[1]], {}, id="ended"),
        pytest.param([UP, body("nhse", valid_to="2024-01-01")], {}, id="a body that is no more"),
        pytest.param([line("cog", "democratic", "members")], {}, id="the members of a trust are no terminal"),
    ],
)
def test_who_stands_on_every_way_up_of_others(rows, expected):
    findings = found("single_point", FUNCTION, rows)

    assert {finding.subjects[0]: finding.affected for finding in findings} == expected
    assert {finding.severity.value for finding in findings} <= {"info"}


def test_a_finding_tells_functions_and_people_of_those_that_hang_on_it():
    (finding,) = found("single_point", function("acute"), FUNCTION, UP, covers("icb", "town"), holds("town", "b1 b2"))

    assert (finding.functions, finding.population) == (("acute", "dental"), 200)


def test_who_hangs_on_it_is_told_for_each_function():
    rows = (FUNCTION, function("acute"), line("icb", "delegation", "nhse", "dental"), UP[1])
    day = slice_of(history_of(*rows))

    hanging = [hanging_on(context_of(day, (), day.day), "nhse", each) for each in ("dental", "acute")]

    assert hanging == [{"icb"}, frozenset()]


def test_the_population_of_the_rule_is_who_reaches_a_terminal():
    looked = looked_at("single_point", FUNCTION, UP, line("stray", "delegation", "nowhere"))

    assert looked.checked == 3
