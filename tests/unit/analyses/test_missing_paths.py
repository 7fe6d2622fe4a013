"""M01: whose accountability leads nowhere, told once at the top."""

import pytest

from tests.unit.analyses.judging import found, looked_at, subjects
from tests.unit.building import body, function, line, right


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([line("icb", "statutory_accountability", "parliament")], [], id="direct line"),
        pytest.param(
            [line("icb", "delegation", "nhse"), line("nhse", "parliamentary", "parliament")], [], id="through a body"
        ),
        pytest.param([line("icb", "delegation", "nhse")], [(("nhse",), "fault")], id="chain stops short"),
        pytest.param([], [(("icb",), "fault")], id="no line at all"),
        pytest.param(
            [line("icb", "delegation", "nhse"), line("nhse", "delegation", "icb")],
            [(("icb", "nhse"), "fault")],
            id="closed circle",
        ),
        pytest.param([line("parliament", "delegation", "icb")], [(("icb",), "fault")], id="line points the wrong way"),
        pytest.param([line("icb", "financial_allocation", "parliament")], [(("icb",), "fault")], id="money alone"),
        pytest.param([line("icb", "regulation", "parliament")], [(("icb",), "fault")], id="a kind that bears nothing"),
        pytest.param([line("icb", "delegation", "parliament", "acute")], [(("icb",), "fault")], id="another function"),
        pytest.param([line("icb", "delegation", "parliament", "health")], [], id="an ancestor of the function"),
        pytest.param([line("icb", "delegation", "parliament", "")], [], id="functions not known"),
        pytest.param([line("icb", "delegation", "parliament", valid_from=None)], [], id="start date not known"),
        pytest.param(
            [line("icb", "delegation", "parliament", valid_to="2024-01-01")], [(("icb",), "fault")], id="ended"
        ),
        pytest.param([line("icb", "democratic", "members of it")], [(("icb",), "fault")], id="ends in a sector"),
    ],
)
def test_who_decides_and_leads_nowhere(rows, expected):
    findings = found("M01", right("icb"), function("health"), function("dental", "health"), rows)

    assert subjects(findings) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([body("hub", "committee")], [(("hub",), "fault")], id="a committee without any line"),
        pytest.param([body("firm", "vcse_provider")], [(("firm",), "info")], id="a charity without any line"),
        pytest.param([body("net", "pcn")], [], id="a contract arrangement without any line"),
        pytest.param([body("think", "think_tank")], [], id="an observer"),
        pytest.param([body("electors", "electorate")], [], id="a terminal"),
        pytest.param([body("old", "committee", valid_to="2020-01-01")], [], id="a body that is no more"),
        pytest.param(
            [body("cog", "council_of_governors"), line("cog", "democratic", "members")], [], id="ends in a sector"
        ),
        pytest.param(
            [body("hub", "committee"), line("hub", "coordination", "union")],
            [(("hub",), "fault")],
            id="a committee with only lines that bear nothing",
        ),
        pytest.param(
            [body("cqc", "cqc"), line("cqc", "coordination", "union")],
            [],
            id="a body with only lines that bear nothing",
        ),
        pytest.param(
            [body("hub", "committee"), line("hub", "hosting", "union", "dental")],
            [],
            id="a host, who need not answer for it",
        ),
        pytest.param(
            [body("hub", "committee"), line("hub", "internal_delegation", "gone"), body("gone", valid_to="2020-01-01")],
            [],
            id="a stale line, which D03 tells",
        ),
        pytest.param([body("hub", "committee", confidence="check")], [(("hub",), "info")], id="an unsure body"),
    ],
)
def test_who_owes_an_account_and_leads_nowhere(rows, expected):
    findings = found("M01", function("dental"), body("union", "trade_union"), rows)

    assert subjects(findings) == expected


@pytest.mark.parametrize(
    ("columns", "severity"),
    [
        pytest.param({}, "fault", id="sure"),
        pytest.param({"confidence": "check"}, "info", id="an unsure right"),
        pytest.param({"valid_from": None}, "info", id="an undated right"),
    ],
)
def test_a_finding_is_no_surer_than_the_right_it_rests_on(columns, severity):
    findings = found("M01", body("mayor", "mayor"), right("mayor", **columns))

    assert subjects(findings) == [(("mayor",), severity)]


def test_a_sure_reason_is_enough_whatever_else_is_not_sure():
    unsure = line("board", "oversight", "icb", "dental", valid_from="2020-01-01", confidence="check")
    sure = line("board", "internal_delegation", "icb", "dental", valid_from="2020-01-01")

    findings = found("M01", function("dental"), body("board", "committee"), sure, unsure)

    assert subjects(findings) == [(("icb",), "fault")]


def test_what_lacks_a_way_on_is_told_once_with_those_below_it():
    (finding,) = found(
        "M01", right("place", over="a"), right("icb", over="b"), line("place", "internal_delegation", "icb")
    )

    assert (finding.subjects, finding.affected, finding.functions) == (("icb",), ("place",), ("dental",))


def test_a_way_that_stops_twice_is_told_of_who_owes_the_account():
    ways = [line("place", "internal_delegation", "icb"), line("place", "joint_exercise", "trust")]
    trust = [body("trust", "nhs_trust"), line("trust", "statutory_accountability", "parliament", "acute")]

    findings = found("M01", right("place", over="a"), right("icb", over="b"), ways, trust)

    assert subjects(findings) == [(("icb",), "fault")]


def test_ways_that_stop_at_several_who_owe_nothing_are_told_of_who_does():
    trusts = ["north", "south"]
    ways = [line("group", "joint_exercise", each) for each in trusts]
    others = [line(each, "statutory_accountability", "parliament", "acute") for each in trusts]
    bodies = [body("group", "provider_collaborative"), *(body(each, "nhs_trust") for each in trusts)]

    findings = found("M01", right("group", "jointly_decides"), ways, others, bodies)

    assert subjects(findings) == [(("group",), "fault")]


def test_the_population_of_the_rule_is_who_should_have_a_way_up():
    looked = looked_at("M01", right("icb"), line("icb", "delegation", "parliament"), body("think", "think_tank"))

    assert looked.checked == 1
