"""A region of another make, which is as the law wants it: no rule makes noise about it, on any day of change."""

from datetime import date

import pytest

from graph_model.analyses.judging import Judging, change_points, judge
from graph_model.entities import Entity
from graph_model.findings import Finding, Severity
from graph_model.history import History
from tests.unit.analyses.another_region import another_region
from tests.unit.analyses.judging import law

FIRST, MIDDLE, LAST = date(2013, 4, 1), date(2024, 10, 1), date(2027, 10, 1)


@pytest.mark.parametrize(
    ("lost", "rules"),
    [
        pytest.param("scrutiny joint_exercise", {"M01"}, id="a joint committee of nobody"),
        pytest.param("place internal_delegation icb ", {"M01", "M04"}, id="a committee without its board"),
        pytest.param("specialised joint_exercise icb a", {"M05"}, id="a specialised committee without a board"),
        pytest.param("trust regulation", {"M10"}, id="a trust without a regulator"),
    ],
)
def test_what_is_taken_away_is_missed(lost, rules):
    lines = [row for row in another_region()["lines"] if not _named(row).startswith(lost)]
    damaged = History(1, another_region() | {"lines": lines})

    found = {finding.rule for day in (MIDDLE, LAST) for finding in _bad(damaged, day)}

    assert found == rules


def _named(row: Entity) -> str:
    return f"{getattr(row, 'subject', '')} {getattr(row, 'kind', '')} {getattr(row, 'holder', '')} "


def _bad(history: History, day: date) -> list[Finding]:
    findings = judge(history.on(day), Judging(law=law(), today=date(2026, 11, 26))).findings
    return [finding for finding in findings if finding.severity is not Severity.INFO]


def test_a_region_that_is_as_the_law_wants_it_is_silent_on_every_day_of_change():
    history = History(1, another_region())

    days = change_points(history, FIRST, date(2029, 4, 1))
    found = [(day, finding.rule, finding.sentence) for day in days for finding in _bad(history, day)]

    assert found == []
