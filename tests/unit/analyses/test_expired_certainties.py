"""D13: plans whose day has passed."""

from datetime import date

import pytest

from graph_model.analyses.context import context_of
from graph_model.analyses.expired_certainties import expired_certainties
from tests.unit.analyses.judging import flat, subjects
from tests.unit.building import history_of, holds, line, right, slice_of

TODAY = date(2024, 10, 1)
PASSED = [(("icb",), "warning")]


def _found(*rows: object, today: date = TODAY, on: str = "2024-10-01"):
    return expired_certainties(context_of(slice_of(history_of(flat(rows)), on), (), today)).findings


def _plan(certainty: str = "planned", **columns: object):
    return right("icb", certainty=certainty, **({"valid_from": "2024-04-01"} | columns))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([_plan()], PASSED, id="planned"),
        pytest.param([_plan("announced")], PASSED, id="announced"),
        pytest.param([_plan("in_force")], [], id="in force"),
        pytest.param([_plan("proposed")], [], id="only proposed"),
        pytest.param([_plan("superseded")], [], id="superseded"),
        pytest.param([_plan(valid_from="2024-10-01")], [], id="for today"),
        pytest.param([_plan(valid_from="2024-09-30")], PASSED, id="for yesterday"),
        pytest.param([_plan(valid_from=None)], [], id="for an unknown day"),
        pytest.param([_plan(confidence="check")], [(("icb",), "info")], id="unsure"),
        pytest.param(
            [line("icb", "delegation", "nhse", certainty="planned", valid_from="2024-04-01")],
            [(("icb", "nhse"), "warning")],
            id="a line",
        ),
    ],
)
def test_plans_whose_day_has_passed(rows, expected):
    assert subjects(_found(rows)) == expected


@pytest.mark.parametrize("on", ["2013-04-01", "2030-01-01"])
def test_today_counts_and_not_the_day_that_is_asked_about(on):
    assert subjects(_found(_plan(), on=on)) == PASSED
    assert _found(_plan(), on=on, today=date(2024, 3, 1)) == ()


def test_rows_that_follow_from_one_rule_of_law_are_one_finding():
    rows = [right(each, certainty="announced", basis="statute", valid_from="2024-04-01", over=each) for each in "abc"]
    ground = [holds(each, f"block-{each}") for each in "abc"] + holds("england", "block-a block-b block-c")

    (finding,) = _found(rows, ground)

    assert (finding.subjects, finding.footprint, finding.affected) == ((), "england", ("a", "b", "c"))
