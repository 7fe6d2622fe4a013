"""D11: lines that are there twice."""

import pytest

from tests.unit.analyses.judging import found, subjects
from tests.unit.building import line

TWICE = [(("icb", "nhse"), "warning")]


def _line(kind: str = "oversight", functions: str = "dental|acute", **columns: object):
    return line("icb", kind, "nhse", functions, **({"valid_from": "2020-01-01"} | columns))


FIRST = _line(id="first")


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param(_line(), TWICE, id="the same"),
        pytest.param(_line(functions="acute|dental"), TWICE, id="functions in another order"),
        pytest.param(_line(functions="dental"), [], id="fewer functions"),
        pytest.param(_line("delegation"), [], id="another kind"),
        pytest.param(_line(footprint="town"), [], id="another area"),
        pytest.param(line("icb", "oversight", "else", "dental|acute"), [], id="to another body"),
        pytest.param(_line(valid_to="2024-10-01"), [], id="ended that day"),
        pytest.param(_line(valid_from="2024-10-02"), [], id="not yet"),
        pytest.param(_line(valid_from=None), [(("icb", "nhse"), "info")], id="undated"),
        pytest.param(_line(confidence="check"), [(("icb", "nhse"), "info")], id="unsure"),
        pytest.param(_line(certainty="proposed"), [], id="only proposed"),
    ],
)
def test_lines_that_are_there_twice(second, expected):
    assert subjects(found("D11", FIRST, second)) == expected


def test_two_lines_whose_functions_are_not_known_may_differ():
    (finding,) = found("D11", _line(functions="", id="first"), _line(functions=""))

    assert (finding.severity, len(finding.rests_on)) == ("info", 2)


def test_money_of_two_years_is_not_one_line():
    years = [_line("financial_allocation", id=year, financial_year=year) for year in ("2024/25", "2025/26")]

    assert found("D11", years) == ()


@pytest.mark.parametrize(
    ("kind", "expected"), [pytest.param("coordination", 1, id="meeting"), pytest.param("oversight", 0, id="answering")]
)
def test_only_meeting_is_mutual(kind, expected):
    assert len(found("D11", line("a", kind, "b"), line("b", kind, "a"))) == expected


def test_three_are_one_finding():
    (finding,) = found("D11", FIRST, _line(id="second"), _line(id="third"))

    assert finding.evidence.lines == ("first", "second", "third")
