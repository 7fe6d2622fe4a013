"""D09: one body under two ids."""

import pytest

from graph_model.analyses.precedence import settle
from tests.unit.analyses.judging import found, subjects
from tests.unit.building import body, line, right

DOUBLE = [(("a", "b"), "warning")]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param({"ods_code": "X"}, {"ods_code": "Y"}, [], id="other codes"),
        pytest.param({"ods_code": "X"}, {"ods_code": "x"}, DOUBLE, id="one code"),
        pytest.param({"gss_code": "E1"}, {"gss_code": "E1"}, DOUBLE, id="one area code"),
        pytest.param({"ods_code": "X"}, {"ods_code": "X", "kind": "stp"}, DOUBLE, id="in two roles at once"),
        pytest.param({"gss_code": "E1"}, {"gss_code": "E1", "kind": "hwb"}, [], id="one area, another role"),
        pytest.param(
            {"ods_code": "X", "kind": "nhs_trust"},
            {"ods_code": "X", "kind": "nhs_foundation_trust"},
            DOUBLE,
            id="a trust twice",
        ),
        pytest.param({"ods_code": "X", "valid_to": "2024-10-01"}, {"ods_code": "X"}, [], id="one ended that day"),
        pytest.param({"ods_code": "X", "valid_from": "2024-10-02"}, {"ods_code": "X"}, [], id="one not there yet"),
        pytest.param(
            {"ods_code": "X", "name": "NHS Town"}, {"ods_code": "Y", "name": "NHS  TOWN"}, DOUBLE, id="one lawful name"
        ),
        pytest.param(
            {"kind": "gp_practice", "name": "The Surgery", "ods_code": "X"},
            {"kind": "gp_practice", "name": "The Surgery", "ods_code": "Y"},
            [],
            id="a name that repeats",
        ),
        pytest.param({}, {}, [], id="no codes"),
        pytest.param({"ods_code": "X"}, {"ods_code": "X", "confidence": "check"}, [(("a", "b"), "info")], id="unsure"),
    ],
)
def test_records_of_one_body(one, other, expected):
    assert subjects(found("D09", body("a", **one), body("b", **other))) == expected


def test_what_the_second_record_lacks_is_told_by_the_double_alone():
    rows = [body("a", ods_code="X"), body("b", ods_code="X"), right("a"), line("a", "delegation", "parliament")]

    (finding,) = settle([*found("M01", rows), *found("D09", rows)])

    assert (finding.rule, finding.speaks_for) == ("D09", ("M01",))
