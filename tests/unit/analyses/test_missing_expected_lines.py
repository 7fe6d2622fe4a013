"""M18: lines that the law expects, and that are missing."""

import pytest

from graph_model.analyses.precedence import settle
from tests.unit.analyses.judging import claim, expected, found, subjects
from tests.unit.building import body, covers, holds, line, right


def _rule(**columns: object):
    return expected("P05", "icb", "statutory_accountability", "nhs_england", **columns)


RULE = _rule()
CLAIMED = claim("statutory_accountability", "icb")
BODIES = [body("icb"), body("nhse", "nhs_england")]


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        pytest.param([RULE, CLAIMED], [(("icb",), "fault")], id="no line"),
        pytest.param([RULE, CLAIMED, line("icb", "statutory_accountability", "nhse")], [], id="a line, undated"),
        pytest.param([RULE, CLAIMED, line("icb", "delegation", "nhse")], [(("icb",), "fault")], id="of another kind"),
        pytest.param(
            [RULE, CLAIMED, line("icb", "statutory_accountability", "icb")], [(("icb",), "fault")], id="to another type"
        ),
        pytest.param([RULE], [], id="not claimed"),
        pytest.param([CLAIMED], [], id="not expected"),
        pytest.param([_rule(certainty="proposed"), CLAIMED], [], id="only proposed"),
        pytest.param([_rule(confidence="check"), CLAIMED], [(("icb",), "info")], id="an unsure rule"),
    ],
)
def test_expected_lines_that_are_missing(rows, missing):
    assert subjects(found("M18", BODIES, rows)) == missing


@pytest.mark.parametrize(
    ("functions", "missing"),
    [
        pytest.param("dental", [], id="for the function"),
        pytest.param("*", [], id="for all functions"),
        pytest.param("", [], id="functions not known"),
        pytest.param("acute", [(("practice",), "fault")], id="for another function"),
    ],
)
def test_the_line_must_be_about_what_is_expected(functions, missing):
    rule = expected("P14", "gp_practice", "commissioning_contract", "icb", functions="dental")
    contract = line("practice", "commissioning_contract", "icb", functions)

    rows = [rule, claim("commissioning_contract", "gp_practice"), body("practice", "gp_practice"), contract]

    assert subjects(found("M18", rows)) == missing


def test_a_practice_without_a_network_is_a_warning():
    rows = [expected("P15", "gp_practice", "membership", "pcn"), claim("membership", "gp_practice")]

    assert subjects(found("M18", rows, body("practice", "gp_practice"))) == [(("practice",), "warning")]


def test_each_holder_with_shared_ground_is_expected():
    rule = expected("P21", "combined_authority", "joint_exercise", "upper_tier_la", "each_with_shared_ground")
    rows = [
        *(body(each, "metropolitan_district") for each in ("la:1", "la:2", "la:3")),
        *(covers(each, each) for each in ("ca", "la:1", "la:2", "la:3")),
        *(holds("ca", "b1 b2"), holds("la:1", "b1"), holds("la:2", "b2"), holds("la:3", "b3")),
        body("ca", "combined_authority"),
        line("ca", "joint_exercise", "la:1"),
    ]

    findings = found("M18", rule, claim("joint_exercise", "combined_authority"), rows)

    assert subjects(findings) == [(("ca", "la:2"), "fault")]


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        pytest.param([], [(("sub",), "fault")], id="none at all"),
        pytest.param([line("sub", "internal_delegation", "icb")], [], id="one"),
    ],
)
def test_of_a_body_whose_ground_is_not_known_one_such_line_is_enough(lines, missing):
    rule = expected("P08", "sub_icb_location", "internal_delegation", "icb", "each_with_shared_ground")
    rows = [claim("internal_delegation", "sub_icb_location"), body("sub", "sub_icb_location"), body("icb")]

    assert subjects(found("M18", rule, rows, lines)) == missing


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        pytest.param("internal_delegation", [], id="of one council"),
        pytest.param("joint_exercise", [], id="of several"),
        pytest.param("membership", [(("hosc",), "fault")], id="of none"),
    ],
)
def test_a_committee_may_be_a_joint_one(kind, missing):
    rule = expected("P20", "hosc", "internal_delegation", "upper_tier_la", "same_footprint")
    councils = [body(each, "county_council") for each in ("one", "two")]
    rows = [claim("internal_delegation", "hosc"), body("hosc", "hosc"), councils, line("hosc", kind, "one")]

    assert subjects(found("M18", rule, rows, line("hosc", kind, "two"))) == missing


def test_where_no_path_is_left_m01_speaks_and_names_m18():
    rows = [RULE, CLAIMED, *BODIES, right("icb")]

    findings = settle([*found("M01", rows), *found("M18", rows)])

    assert [(finding.rule, finding.subjects, finding.speaks_for) for finding in findings] == [
        ("M01", ("icb",), ("M18",)),
        ("M01", ("nhse",), ()),
    ]
