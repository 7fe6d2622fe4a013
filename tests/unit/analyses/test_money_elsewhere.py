"""money_elsewhere: whose money comes from another than those they answer to."""

import pytest

from tests.unit.analyses.judging import found, looked_at
from tests.unit.building import body, function, line

OWED = line("council", "democratic", "electors", "dental")


@pytest.mark.parametrize(
    ("rows", "functions"),
    [
        pytest.param(
            [line("council", "financial_allocation", "sos", "dental"), OWED], [("dental",)], id="from another"
        ),
        pytest.param([line("council", "financial_allocation", "electors", "dental"), OWED], [], id="from the same"),
        pytest.param([line("council", "financial_allocation", "sos", "acute"), OWED], [], id="for another function"),
        pytest.param([line("council", "financial_allocation", "sos"), OWED], [("dental",)], id="for all functions"),
        pytest.param(
            [function("dental", "care"), line("council", "financial_allocation", "sos", "care"), OWED],
            [("dental",)],
            id="for a wider function",
        ),
        pytest.param([line("council", "financial_allocation", "sos", "dental")], [], id="answers to nobody"),
        pytest.param([OWED], [], id="no money"),
        pytest.param(
            [line("council", "financial_allocation", "sos", "dental"), line("council", "hosting", "trust", "dental")],
            [],
            id="hosted, which is no account",
        ),
        pytest.param(
            [line("council", "financial_allocation", "sos", "dental", valid_to="2024-01-01"), OWED], [], id="ended"
        ),
        pytest.param(
            [
                body("council", "county_council", valid_to="2024-01-01"),
                OWED,
                line("council", "financial_allocation", "sos", "dental"),
            ],
            [],
            id="a body that is no more",
        ),
    ],
)
def test_whose_money_comes_from_another_than_they_answer_to(rows, functions):
    findings = found("money_elsewhere", rows)

    assert [finding.functions for finding in findings] == functions


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"confidence": "check"}, id="an unsure allocation"),
        pytest.param({"valid_from": None}, id="an undated allocation"),
        pytest.param({"functions": ""}, id="an allocation for what is not said"),
    ],
)
def test_what_is_not_known_is_rested_on(columns):
    money = line("council", "financial_allocation", "sos", **{"functions": "dental"} | columns)

    (finding,) = found("money_elsewhere", money, OWED)

    assert finding.rests_on == (money.id,)


def test_the_population_of_the_rule_is_who_has_money():
    looked = looked_at("money_elsewhere", line("council", "financial_allocation", "electors", "dental"), OWED)

    assert (looked.checked, looked.findings) == (1, ())
