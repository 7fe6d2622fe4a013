"""D01: who decides the same thing twice."""

import random

import pytest

from graph_model.analyses.precedence import settle
from graph_model.findings import Finding
from tests.unit.analyses.judging import flat, found, holder, subjects
from tests.unit.building import area, body, function, holds, line, partly, right, within

ICB, COUNCIL = right("icb"), right("council")
GROUND = [holds("town", "b1"), area("town", level="utla_area"), body("council", "unitary_authority")]
AUTHORITY = ("icb", "council")
BOTH = [(("council", "icb"), "fault")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([ICB], [], id="one"),
        pytest.param([ICB, COUNCIL], BOTH, id="two"),
        pytest.param([ICB, right("council", "advises")], [], id="the other advises"),
        pytest.param([ICB, right("council", function="acute")], [], id="different functions"),
        pytest.param([ICB, right("council", over="south"), holds("south", "b2")], [], id="different ground"),
        pytest.param([ICB, right("council", over="south"), holds("south", "b1 b2")], BOTH, id="some ground in common"),
        pytest.param([ICB, COUNCIL, line("icb", "delegation", "council")], [], id="one is the delegate"),
        pytest.param([ICB, COUNCIL, line("icb", "delegation", "council", "acute")], BOTH, id="of another function"),
        pytest.param(
            [ICB, COUNCIL, line("icb", "delegation", "council", valid_to="2024-01-01")], BOTH, id="of other days"
        ),
        pytest.param(
            [ICB, COUNCIL, line("icb", "delegation", "council", footprint="south"), holds("south", "b2")],
            BOTH,
            id="of other ground",
        ),
        pytest.param([ICB, COUNCIL, line("icb", "oversight", "council")], BOTH, id="joined by a line of another kind"),
        pytest.param(
            [ICB, COUNCIL, [line("organ", "joint_exercise", each) for each in ("icb", "council")]],
            [],
            id="parents of one organ",
        ),
        pytest.param(
            [
                ICB,
                COUNCIL,
                body("ca", "combined_authority"),
                [line("ca", "joint_exercise", each) for each in AUTHORITY],
            ],
            BOTH,
            id="councils of one combined authority",
        ),
        pytest.param(
            [
                *(ICB, COUNCIL, body("ca", "combined_authority")),
                *(line("ca", "joint_exercise", each, "dental") for each in AUTHORITY),
            ],
            [],
            id="which acts for them in this",
        ),
        pytest.param([ICB, right("council", valid_to="2024-10-01")], [], id="one ended that day"),
        pytest.param(
            [right("icb", subject_type="nhs_trust"), right("council", subject_type="hospice")], [], id="other subjects"
        ),
        pytest.param([ICB, right("council", certainty="planned")], BOTH, id="one was planned for a day that has come"),
        pytest.param([ICB, right("council", certainty="proposed")], [], id="one is only proposed"),
        pytest.param(
            [ICB, COUNCIL, holder(group="own"), holder(holder_type="upper_tier_la", group="own")], [], id="own duties"
        ),
        pytest.param(
            [
                right("icb", "jointly_decides"),
                right("council", "jointly_decides"),
                holder(role="jointly_decides", group="joint"),
                holder(role="jointly_decides", holder_type="upper_tier_la", group="joint"),
            ],
            [],
            id="a joint duty",
        ),
        pytest.param(
            [ICB, right("council", function="health"), function("dental", "health"), function("health")],
            [],
            id="a child function held apart",
        ),
    ],
)
def test_two_who_decide_the_same_thing(rows, expected):
    assert subjects(found("D01", GROUND, rows)) == expected


@pytest.mark.parametrize(
    ("columns", "rests_on"),
    [
        pytest.param({"confidence": "check"}, ("council decides dental in town",), id="unsure"),
        pytest.param({"valid_from": None}, ("council decides dental in town",), id="since an unknown day"),
    ],
)
def test_a_right_that_is_not_known_makes_it_information(columns, rests_on):
    (finding,) = found("D01", GROUND, ICB, right("council", **columns))

    assert (finding.severity, finding.rests_on) == ("info", rests_on)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([], BOTH, id="the same area"),
        pytest.param([within("town", "county")], [], id="nobody decides for the wider one"),
        pytest.param([within("town", "county"), right("nhse", over="county")], None, id="one inside the other"),
    ],
)
def test_where_no_blocks_are_known_areas_are_compared_as_wholes(rows, expected):
    if expected is None:
        assert {each.subjects for each in found("D01", ICB, rows)} == {("icb", "nhse")}
    else:
        second = [] if expected == [] else [COUNCIL]
        assert subjects(found("D01", ICB, second, rows)) == expected


def test_an_area_that_lies_partly_in_another_makes_it_information():
    (finding,) = found("D01", ICB, right("council", over="county"), partly("town", "county", 0.4))

    assert (finding.subjects, finding.severity) == (("council", "icb"), "info")
    assert finding.rests_on == ("town|county|partial|",)


def test_it_says_whom_it_strikes_and_why_no_exemption_fits():
    (finding,) = found("D01", GROUND, ICB, COUNCIL)

    assert (finding.functions, finding.footprint, finding.population) == (("dental",), "town", 100)
    assert {"L02", "L03", "L14"} <= {why.split(":")[0] for why in finding.why_not_exempt}
    assert finding.evidence.rights == ("council decides dental in town", "icb decides dental in town")


def test_functions_of_the_same_two_on_the_same_ground_are_told_together():
    rows = [right(each, function=function) for each in ("icb", "council") for function in ("dental", "acute")]

    (finding,) = found("D01", GROUND, rows)

    assert finding.functions == ("acute", "dental")


def test_ground_that_hangs_together_is_one_finding_and_ground_apart_is_two():
    rows = [
        right("icb", over="all"),
        right("council", over="all"),
        holds("all", "b1 b2 b3"),
        area("all", level="provider_catchment"),
    ]
    towns = [
        area("near", level="utla_area"),
        holds("near", "b1 b2"),
        area("far", level="utla_area"),
        holds("far", "b3"),
    ]

    findings = found("D01", rows, towns)

    assert [sorted(finding.ground) for finding in sorted(findings, key=lambda each: min(each.ground))] == [
        ["b1", "b2"],
        ["b3"],
    ]


def test_delegates_of_one_side_suffer_and_are_no_subjects_where_they_act_on_part_of_the_ground():
    delegate = right("place", "delegated_decides", over="half")
    rows = [right("icb", over="all"), right("nhse", over="all"), holds("all", "b1 b2"), holds("half", "b1"), delegate]
    committee = [body("place", "place_committee"), line("place", "internal_delegation", "icb")]

    (finding,) = found("D01", rows, committee, area("all", level="utla_area"))

    assert (finding.subjects, finding.affected) == (("icb", "nhse"), ("place",))


def test_a_delegated_right_without_a_delegation_is_told_by_m04_alone():
    rows = [*GROUND, ICB, right("council", "delegated_decides")]

    (finding,) = settle([*found("M04", rows), *found("D01", rows)])

    assert (finding.rule, finding.speaks_for) == ("M04", ("D01",))


@pytest.mark.parametrize("over", ["town", "near"])
def test_a_delegated_right_without_a_delegation_hides_no_other_clash(over):
    orphan = right("council", "delegated_decides", over=over)
    rows = [*GROUND, holds("near", "b1 b2"), ICB, COUNCIL, right("icb", over="near"), orphan]

    findings = settle([*found("M04", rows), *found("D01", rows)])

    assert [(each.rule, each.subjects, each.ground) for each in findings] == [
        ("M04", ("council",), frozenset({"b1"} if over == "town" else {"b1", "b2"})),
        ("D01", ("council", "icb"), frozenset({"b1"})),
    ]


def test_another_function_of_the_same_two_is_told_beside_it():
    rows = [*GROUND, ICB, right("council", "delegated_decides"), *(right(each, function="acute") for each in AUTHORITY)]

    findings = settle([*found("M04", rows), *found("D01", rows)])

    assert [(each.rule, each.functions) for each in findings] == [("M04", ("dental",)), ("D01", ("acute",))]


def test_an_undated_right_of_a_body_that_is_not_there_yet_is_no_second_decider():
    rows = [*GROUND[:2], ICB, right("council", valid_from=None), body("council", "ccg", valid_from="2025-01-01")]

    assert found("D01", rows) == ()


@pytest.mark.parametrize(
    ("other", "rule"),
    [
        pytest.param(body("council", "ccg", valid_to="2022-07-01"), "D03", id="a body that is no more"),
        pytest.param(body("council", "stp"), "D10", id="a body that may not decide"),
    ],
)
def test_one_who_cannot_decide_is_told_by_another_rule_alone(other, rule):
    rows = [ICB, COUNCIL, *GROUND[:2], other]

    (finding,) = settle([*found(rule, rows), *found("D01", rows)])

    assert (finding.rule, finding.speaks_for) == (rule, ("D01",))


def _told(findings: tuple[Finding, ...]) -> list[tuple[object, ...]]:
    return [(each.id, each.sentence, each.severity, each.population) for each in findings]


def test_the_order_of_rows_and_a_block_parted_in_two_change_nothing():
    rows = list(
        flat([GROUND, ICB, COUNCIL, right("nhse"), right("council", function="acute"), right("icb", function="acute")])
    )
    parted = [row for row in rows if getattr(row, "block", None) != "b1"] + holds("town", "b1a b1b")

    forth = found("D01", rows)
    back = found("D01", random.Random(5).sample(rows, len(rows)))
    split = found("D01", parted)

    assert _told(forth) == _told(back)
    assert [each.id for each in split] == [each.id for each in forth]
