"""D05: delegations passed on, or made to one who may not be a delegate."""

import pytest

from tests.unit.analyses.judging import claim, found, subjects
from tests.unit.building import body, covers, function, holds, line, right

TYPES = [body("trust", "nhs_trust"), body("nhse", "nhs_england"), body("charity", "vcse_provider"), body("ccg", "ccg")]
UP = line("icb", "delegation", "nhse", "dental", valid_from="2020-01-01", legal_basis="NHSA06 s65Z5")
DELEGATED = right("icb", "delegated_decides")


def _on(subject: str = "trust", functions: str = "dental", **columns: object):
    facts = {"valid_from": "2020-01-01", "legal_basis": "NHSA06 s65Z5"} | columns
    return line(subject, "delegation", "icb", functions, **facts)


ONWARD = [(("icb", "trust"), "fault")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([UP, DELEGATED], [], id="not passed on"),
        pytest.param([UP, DELEGATED, _on()], ONWARD, id="passed on"),
        pytest.param([UP, DELEGATED, _on(legal_basis="s65Z5, with the Consent of NHS England")], [], id="with consent"),
        pytest.param([UP, right("icb"), _on()], [], id="by one who holds it in law"),
        pytest.param(
            [UP, DELEGATED, right("icb", "jointly_decides", over="south"), _on()], [], id="who holds it jointly"
        ),
        pytest.param([UP, DELEGATED, _on(functions="acute")], [], id="another function"),
        pytest.param([UP, DELEGATED, _on(functions="*")], ONWARD, id="all functions"),
        pytest.param([DELEGATED, _on()], [], id="by one without a delegation"),
        pytest.param([line("icb", "internal_delegation", "nhse", "dental"), DELEGATED, _on()], [], id="by a committee"),
        pytest.param([UP, _on()], [], id="rights not known"),
        pytest.param(
            [UP, _on(), claim("rights", "dental"), covers("icb", "town"), holds("town", "b1")], ONWARD, id="no right"
        ),
        pytest.param([UP, DELEGATED, _on(valid_to="2024-10-01")], [], id="ended that day"),
        pytest.param([UP, DELEGATED, _on(valid_from=None)], [(("icb", "trust"), "info")], id="undated"),
        pytest.param(
            [UP, right("icb", "delegated_decides", confidence="check"), _on()],
            [(("icb", "trust"), "info")],
            id="unsure",
        ),
    ],
)
def test_delegations_that_are_passed_on(rows, expected):
    assert subjects(found("D05", TYPES, function("dental"), function("acute"), rows)) == expected


@pytest.mark.parametrize(
    ("subject", "basis", "expected"),
    [
        pytest.param("trust", "NHSA06 s65Z5", False, id="a trust"),
        pytest.param("charity", "NHSA06 s65Z5", True, id="a charity"),
        pytest.param("ccg", "NHSA06 s65Z5", True, id="a clinical group under the later power"),
        pytest.param("ccg", "NHSA06 s13Z", False, id="a clinical group under its own"),
        pytest.param("trust", "NHSA06 s7A", True, id="a trust under the agreement on public health"),
        pytest.param("nhse", "s7A; annual agreement", False, id="NHS England under it"),
        pytest.param("ccg", "NHSA06 s75", False, id="by a power that is not known here"),
        pytest.param("charity", None, True, id="by no power at all"),
    ],
)
def test_who_may_be_a_delegate(subject, basis, expected):
    delegation = line(subject, "delegation", "sos", "dental", valid_from="2020-01-01", legal_basis=basis)

    assert (len(found("D05", TYPES, delegation)) == 1) is expected
