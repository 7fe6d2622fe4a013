"""M05: joint bodies that lack a parent, and pooled funds without one host."""

import pytest

from tests.unit.analyses.judging import claim, expected, found, subjects
from tests.unit.building import block, body, covers, holds, line

P09 = [
    expected("P09", "icp_statutory", "joint_exercise", "icb", "same_footprint", functions="strategy"),
    expected(
        "P09", "icp_statutory", "joint_exercise", "upper_tier_la", "each_with_shared_ground", functions="strategy"
    ),
]
PARTNERSHIP = [
    body("icp:Q", "icp_statutory"),
    body("ods:Q"),
    covers("icp:Q", "system"),
    covers("ods:Q", "system"),
    holds("system", "b1 b2"),
    line("icp:Q", "joint_exercise", "ods:Q", "strategy"),
]


def _council(blocks: str, **columns: object):
    return [body("la:1", "county_council", **columns), covers("la:1", "county"), holds("county", blocks)]


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        pytest.param(
            [*_council("b2 b3"), line("icp:Q", "joint_exercise", "la:1", "strategy")], [], id="it is a parent"
        ),
        pytest.param(_council("b2 b3"), [(("icp:Q", "la:1"), "fault")], id="it is not"),
        pytest.param(_council("b3"), [], id="no ground in common"),
        pytest.param([body("la:1", "county_council")], [], id="ground not known"),
        pytest.param(_council("b2", confidence="check"), [(("icp:Q", "la:1"), "info")], id="an unsure council"),
        pytest.param(_council("b2", valid_to="2020-01-01"), [], id="a council that is no more"),
        pytest.param(
            [*_council("b2"), line("icp:Q", "joint_exercise", "la:1", "strategy", valid_from=None)],
            [],
            id="since an unknown day",
        ),
        pytest.param([*_council("b2"), line("icp:Q", "joint_exercise", "la:1", "")], [], id="functions not known"),
        pytest.param(
            [*_council("b2"), line("icp:Q", "membership", "la:1")], [(("icp:Q", "la:1"), "fault")], id="a member"
        ),
        pytest.param(
            [*_council("b2 b3"), block("b2", 1), block("b1", 1000), block("b3", 1000)],
            [(("icp:Q", "la:1"), "info")],
            id="less than one per cent of either",
        ),
        pytest.param(
            [*_council("b2 b3"), block("b2", 10), block("b1", 990), block("b3", 5000)],
            [(("icp:Q", "la:1"), "fault")],
            id="one per cent of one",
        ),
        pytest.param([*_council("b2 b3"), block("b2", None)], [(("icp:Q", "la:1"), "info")], id="people not known"),
    ],
)
def test_councils_that_a_partnership_lacks(rows, missing):
    assert subjects(found("M05", P09, PARTNERSHIP, rows)) == missing


def test_a_partnership_without_its_board_is_told_which():
    findings = found("M05", P09, PARTNERSHIP[:-1])

    assert subjects(findings) == [(("icp:Q", "ods:Q"), "fault")]


@pytest.mark.parametrize(
    ("blocks", "missing"),
    [
        pytest.param("b1", [(("icb", "jc"), "fault")], id="wholly inside"),
        pytest.param("b1 b9", [], id="only partly inside"),
    ],
)
def test_boards_that_a_specialised_committee_lacks(blocks, missing):
    rule = expected("P27", "spec_joint_committee", "joint_exercise", "icb", "each_with_shared_ground")
    rows = [body("jc", "spec_joint_committee"), covers("jc", "region"), holds("region", "b1 b2")]

    assert subjects(found("M05", rule, rows, body("icb"), covers("icb", "part"), holds("part", blocks))) == missing


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        pytest.param([line("pc", "joint_exercise", "trust")], [], id="parents"),
        pytest.param([line("trust", "membership", "pc")], [], id="members"),
        pytest.param([line("hospice", "membership", "pc")], [], id="members that are no trusts"),
        pytest.param([], [(("pc",), "fault")], id="nobody"),
    ],
)
def test_collaboratives_without_anybody(rows, missing):
    rule = expected("P12", "provider_collaborative", "joint_exercise", "nhs_trust_or_ft")
    bodies = [body("pc", "provider_collaborative"), body("trust", "nhs_trust"), body("t2", "nhs_trust")]

    assert subjects(found("M05", rule, bodies, body("hospice", "hospice"), rows)) == missing


@pytest.mark.parametrize(
    ("rows", "expected_findings"),
    [
        pytest.param([line("jc", "hosting", "icb", valid_from="2020-01-01")], [], id="one host"),
        pytest.param(
            [line("jc", "hosting", each, valid_from="2020-01-01") for each in ("icb", "la")],
            [(("jc",), "fault")],
            id="two hosts",
        ),
        pytest.param([line("jc", "hosting", each) for each in ("icb", "la")], [(("jc",), "info")], id="undated hosts"),
        pytest.param([], [], id="no host, and none claimed"),
        pytest.param([claim("hosting", "s75_joint_committee")], [(("jc",), "fault")], id="no host, and all claimed"),
    ],
)
def test_pooled_funds_have_one_host(rows, expected_findings):
    assert subjects(found("M05", body("jc", "s75_joint_committee"), rows)) == expected_findings
