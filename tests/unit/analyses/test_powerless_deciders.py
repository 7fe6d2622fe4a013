"""D10: powers and contracts of bodies that may not have them."""

import pytest

from graph_model.analyses.precedence import settle
from tests.unit.analyses.judging import claim, found, holder, subjects
from tests.unit.building import body, holds, line, right

UPPER = holder(holder_type="upper_tier_la")
SUB = body("sub", "sub_icb_location")
CONTRACT = line("trust", "commissioning_contract", "sub", "dental", valid_from="2020-01-01")


@pytest.mark.parametrize(
    ("kind", "role", "expected"),
    [
        pytest.param("icb", "decides", False, id="a board"),
        pytest.param("stp", "decides", True, id="an informal partnership"),
        pytest.param("stp", "delegated_decides", True, id="even by delegation"),
        pytest.param("stp", "recommends", False, id="that recommends"),
        pytest.param("gp_practice", "jointly_decides", True, id="a practice"),
        pytest.param("place_committee", "delegated_decides", False, id="a committee by delegation"),
        pytest.param("place_committee", "decides", True, id="a committee in its own right"),
        pytest.param("nhs_england_region", "decides", True, id="a region in its own right"),
        pytest.param("nhs_england_region", "delivers", False, id="a region that delivers"),
        pytest.param("sub_icb_location", "advises", True, id="reference data"),
    ],
)
def test_who_may_have_a_power(kind, role, expected):
    assert (len(found("D10", body("x", kind), right("x", role))) == 1) is expected


@pytest.mark.parametrize(
    ("law", "expected"),
    [
        pytest.param([UPPER], True, id="of upper-tier councils"),
        pytest.param([UPPER, holder(holder_type="district_council")], False, id="of district councils too"),
        pytest.param([holder(holder_type="housing_authority")], False, id="of housing authorities"),
        pytest.param([holder(holder_type="upper_tier_la", group="own")], False, id="of each for itself"),
        pytest.param([holder()], False, id="of the board"),
        pytest.param([], False, id="the law is not known"),
        pytest.param([holder(holder_type="upper_tier_la", valid_to="2024-10-01")], False, id="no more"),
    ],
)
def test_a_district_council_with_a_function(law, expected):
    assert (len(found("D10", body("x", "district_council"), right("x"), law)) == 1) is expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([CONTRACT, SUB], [(("sub", "trust"), "fault")], id="with reference data"),
        pytest.param([CONTRACT, body("sub", "icb")], [], id="with a board"),
        pytest.param([line("trust", "membership", "sub", "dental"), SUB], [], id="no contract"),
        pytest.param(
            [line("trust", "commissioning_contract", "sub", "dental"), SUB], [(("sub", "trust"), "info")], id="undated"
        ),
    ],
)
def test_contracts_with_a_code_for_an_area(rows, expected):
    assert subjects(found("D10", rows)) == expected


@pytest.mark.parametrize(
    "columns", [pytest.param({"confidence": "check"}, id="unsure"), pytest.param({"valid_from": None}, id="undated")]
)
def test_a_right_that_is_not_known_makes_it_information(columns):
    (finding,) = found("D10", body("x", "stp"), right("x", **columns))

    assert (finding.severity, finding.rests_on) == ("info", ("x decides dental in town",))


def test_a_power_that_may_not_be_needs_no_way_up():
    rows = [body("x", "stp"), right("x")]

    (finding,) = settle([*found("M01", rows), *found("D10", rows)])

    assert (finding.rule, finding.speaks_for) == ("D10", ("M01",))


def test_a_contract_with_a_code_is_told_once():
    rows = [CONTRACT.model_copy(update={"footprint": "town"}), SUB, holds("town", "b1"), claim("rights", "dental")]

    (finding,) = settle([*found("M06", rows), *found("D10", rows)])

    assert (finding.rule, finding.speaks_for) == ("D10", ("M06",))


def test_a_committee_that_holds_what_its_parent_holds_is_a_double_holding():
    rows = [
        body("x", "place_committee"),
        right("x"),
        right("icb"),
        line("x", "internal_delegation", "icb"),
        holds("town", "b"),
    ]

    findings = settle([*found("D06", rows), *found("D10", rows)])

    assert [(each.rule, each.speaks_for) for each in findings] == [("D06", ("D10",))]
