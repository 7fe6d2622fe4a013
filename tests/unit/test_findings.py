"""What a finding promises: it cannot be made without evidence, and is known by the same id for ever."""

from datetime import date

import pytest

from graph_model.findings import Evidence, Finding, Severity, doubtful
from tests.unit.building import body, line, right


def _finding(**columns: object) -> Finding:
    facts: dict[str, object] = {
        "rule": "M01",
        "severity": Severity.FAULT,
        "subjects": ("trust", "board"),
        "functions": ("dental",),
        "sentence": "They answer to nobody.",
        "advice": "Find out to whom.",
        "evidence": Evidence(lines=("L2", "L1")),
    }
    return Finding(**(facts | columns))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({"rule": ""}, id="no rule"),
        pytest.param({"subjects": ()}, id="nobody and no place"),
        pytest.param({"sentence": ""}, id="no sentence"),
        pytest.param({"advice": ""}, id="no advice"),
        pytest.param({"evidence": Evidence()}, id="a fault without evidence"),
        pytest.param({"valid_from": date(2024, 1, 1), "valid_to": date(2024, 1, 1)}, id="an interval of no day"),
    ],
)
def test_a_finding_that_breaks_its_contract_cannot_be_made(broken):
    with pytest.raises(ValueError, match="a finding of"):
        _finding(**broken)


@pytest.mark.parametrize(
    "same",
    [
        pytest.param({"subjects": ("board", "trust")}, id="subjects in another order"),
        pytest.param({"evidence": Evidence(lines=("L9",))}, id="other lines"),
        pytest.param({"sentence": "They answer to no one."}, id="other words"),
        pytest.param({"valid_from": date(2024, 1, 1)}, id="another date"),
        pytest.param({"severity": Severity.WARNING}, id="another severity"),
        pytest.param({"population": 7}, id="other people"),
    ],
)
def test_a_finding_keeps_its_id_when_what_it_is_does_not_change(same):
    assert _finding(**same).id == _finding().id


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"rule": "M04"}, id="rule"),
        pytest.param({"subjects": ("trust",)}, id="subjects"),
        pytest.param({"functions": ()}, id="functions"),
        pytest.param({"footprint": "town"}, id="footprint"),
        pytest.param({"piece": "b1"}, id="piece of ground"),
    ],
)
def test_a_finding_about_something_else_has_another_id(other):
    assert _finding(**other).id != _finding().id


def test_what_rests_on_something_unsure_is_information():
    assert _finding(rests_on=("L1",)).severity is Severity.INFO


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(line("a", "delegation", "b", valid_from="2020-01-01"), (), id="a sure and dated line"),
        pytest.param(line("a", "delegation", "b"), ("a delegation b",), id="an undated line"),
        pytest.param(right("a"), (), id="a sure and dated right"),
        pytest.param(right("a", valid_from=None), ("a decides dental in town",), id="an undated right"),
        pytest.param(right("a", confidence="check"), ("a decides dental in town",), id="an unsure right"),
        pytest.param(body("a"), (), id="an organisation of unknown start"),
        pytest.param(body("a", confidence="check"), ("a",), id="an unsure organisation"),
    ],
)
def test_what_is_unsure_or_undated_is_doubtful(row, expected):
    assert doubtful(row, None, [row]) == expected
