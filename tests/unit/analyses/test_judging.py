"""From a day to its findings, and from a period to their intervals."""

from datetime import date

import pytest

from graph_model.analyses.judging import Judging, between, change_points, judge, only
from graph_model.analyses.registry import RULES
from tests.unit.building import body, history_of, line, right, slice_of

M01 = Judging(only(["M01"]))


def _intervals(*rows, first="2020-01-01", last="2021-01-01"):
    judgement = between(history_of(*rows), date.fromisoformat(first), date.fromisoformat(last), how=M01)
    return [(each.subjects, str(each.valid_from), str(each.valid_to)) for each in judgement.findings]


def _way(**dates: str):
    return line("icb", "delegation", "parliament", **dates)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([_way()], [], id="never"),
        pytest.param([], [(("icb",), "2020-01-01", "2021-01-01")], id="all the time"),
        pytest.param(
            [_way(valid_from="2020-06-01")], [(("icb",), "2020-01-01", "2020-06-01")], id="until it is mended"
        ),
        pytest.param([_way(valid_to="2020-06-01")], [(("icb",), "2020-06-01", "2021-01-01")], id="from when it breaks"),
        pytest.param(
            [_way(valid_to="2020-03-01"), _way(id="again", valid_from="2020-09-01")],
            [(("icb",), "2020-03-01", "2020-09-01")],
            id="in between",
        ),
        pytest.param(
            [_way(valid_from="2020-03-01", valid_to="2020-09-01")],
            [(("icb",), "2020-01-01", "2020-03-01"), (("icb",), "2020-09-01", "2021-01-01")],
            id="gone and come back",
        ),
        pytest.param(
            [_way(valid_to="2020-06-01"), _way(id="again", valid_from="2020-06-01")],
            [],
            id="closed and opened on a day",
        ),
    ],
)
def test_a_finding_has_the_interval_on_which_it_holds(rows, expected):
    assert _intervals(right("icb"), rows) == expected


def test_a_period_changes_on_the_days_within_it_and_begins_on_its_first():
    history = history_of(_way(valid_from="2020-03-01", valid_to="2021-06-01"), right("icb", valid_from="2020-02-01"))

    days = change_points(history, date(2020, 1, 1), date(2021, 1, 1))

    assert days == [date(2020, 1, 1), date(2020, 2, 1), date(2020, 3, 1)]


def test_a_judgement_says_which_rules_looked_at_how_many():
    judgement = judge(slice_of(history_of(right("icb"), _way())))

    assert set(judgement.checked) == {rule.id for rule in RULES}
    assert judgement.checked["M01"] == 1


def test_the_order_of_rows_is_never_seen():
    rows = [right("a"), right("b"), body("hub", "committee"), line("a", "delegation", "b")]

    forth = judge(slice_of(history_of(rows)))
    back = judge(slice_of(history_of(list(reversed(rows)))))

    assert forth.findings == back.findings


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_says_what_it_asks_and_what_it_means(rule):
    assert rule.question.endswith("?")
    assert rule.means.endswith(".")
    assert rule.does_not_mean.endswith(".")
    assert "" not in {rule.title, rule.cost, rule.counted}


def test_every_rule_is_listed_once():
    assert len({rule.id for rule in RULES}) == len(RULES)
