"""Lines by statute: to the only body, to the one of the same area, to each with ground in common."""

import pytest

from graph_model.statute import delegation_lines, statutory_lines, statutory_rights
from tests.unit.building import area, block, body, covers, holds, line
from tests.unit.statute.drawing import bodies_of, chain, periods, rule

UP = "statutory_accountability"


@pytest.mark.parametrize(
    ("of_chain", "centre", "expected"),
    [
        pytest.param({}, {}, [("board", "centre", "2022-07-01", "2026-04-01")], id="as long as both are there"),
        pytest.param(
            {"valid_from": "2024-04-01"},
            {"valid_to": "2025-04-01"},
            [("board", "centre", "2024-04-01", "2025-04-01")],
            id="as long as the rule and the holder are",
        ),
        pytest.param({}, {"valid_to": "2022-07-01"}, [], id="the holder ended that day"),
        pytest.param({"which": None}, {}, [], id="whoever is meant is not said"),
        pytest.param({"kind": "commissioning_contract"}, {}, [], id="a kind that somebody chooses"),
    ],
)
def test_a_line_to_the_only_body_of_a_type(of_chain, centre, expected) -> None:
    known = bodies_of(
        body("board", valid_from="2022-07-01", valid_to="2026-04-01"), body("centre", "nhs_england", **centre)
    )
    asked = chain(**({"subject_type": "icb", "kind": UP, "holder_type": "nhs_england"} | of_chain))

    assert periods(statutory_lines([asked], known, "statute")) == expected


def test_of_several_bodies_at_once_none_is_chosen() -> None:
    known = bodies_of(body("committee", "place_committee"), body("one"), body("two"))

    expansion = statutory_lines([chain("place_committee", "internal_delegation", "icb")], known, "statute")

    assert expansion.lines == ()
    assert [(each.rule, each.organisations) for each in expansion.unmade] == [("P00", ("committee",))]


def test_bodies_that_follow_each_other_are_each_the_only_one() -> None:
    known = bodies_of(
        body("trust", "nhs_trust"),
        body("old", "nhs_tda", valid_to="2022-07-01"),
        body("new", "nhs_tda", valid_from="2022-07-01"),
    )

    expansion = statutory_lines([chain("nhs_trust", UP, "nhs_tda")], known, "statute")

    assert periods(expansion) == [("trust", "new", "2022-07-01", "None"), ("trust", "old", "None", "2022-07-01")]


def test_what_a_register_states_is_not_told_as_missing() -> None:
    stated = line("committee", "internal_delegation", "one")
    known = bodies_of(body("committee", "place_committee"), body("one"), body("two"), stated)

    expansion = statutory_lines([chain("place_committee", "internal_delegation", "icb")], known, "statute")

    assert (expansion.lines, expansion.unmade) == ((), ())


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param(
            [body("hwb:E1", "hwb"), body("la:E1", "county_council"), body("la:E2", "county_council")],
            ["la:E1"],
            id="by the code in the ids",
        ),
        pytest.param(
            [
                *(body("board", "hwb"), covers("board", "area"), area("area")),
                *(body("council", "county_council"), covers("council", "area")),
            ],
            ["council"],
            id="by the footprint that both cover",
        ),
        pytest.param(
            [
                *(body("board", "hwb"), covers("board", "area"), *holds("area", "a b"), area("area")),
                *(body("council", "county_council"), covers("council", "county"), *holds("county", "b a")),
                *(area("county"), body("other", "county_council"), covers("other", "half"), *holds("half", "a")),
                area("half"),
            ],
            ["council"],
            id="by footprints of the same ground",
        ),
        pytest.param([body("board", "hwb"), body("council", "county_council")], [], id="nothing ties them"),
    ],
)
def test_a_line_to_the_body_of_the_same_area(known, expected) -> None:
    asked = chain("hwb", "internal_delegation", "upper_tier_la", "same_footprint")

    expansion = statutory_lines([asked], bodies_of(*known), "statute")

    assert [each.holder for each in expansion.lines] == expected


def _partnership(*ground):
    return bodies_of(
        *(body("icp", "icp_statutory"), covers("icp", "system"), area("system", level="ics_icb")),
        *(body("council", "county_council"), covers("council", "county"), area("county", level="utla_area")),
        *(*ground, block("one", 1), block("many", 1_000)),
    )


@pytest.mark.parametrize(
    ("ground", "expected"),
    [
        pytest.param([holds("system", "a b"), holds("county", "a b")], [("None", "None", "sure")], id="wholly"),
        pytest.param([holds("system", "a b"), holds("county", "b c")], [("None", "None", "sure")], id="partly"),
        pytest.param(
            [holds("system", "many one"), holds("county", "one b c d e")],
            [("None", "None", "check")],
            id="so little that the map must be checked",
        ),
        pytest.param([holds("system", "a b"), holds("county", "c")], [], id="not at all"),
        pytest.param([holds("county", "c")], [], id="ground not known"),
        pytest.param(
            [
                holds("system", "a", valid_to="2023-04-01"),
                holds("system", "b"),
                holds("county", "a", valid_from="2022-07-01"),
            ],
            [("2022-07-01", "2023-04-01", "sure")],
            id="for a time",
        ),
        pytest.param(
            [
                *(holds("system", "a", valid_to="2023-04-01"), holds("system", "b", valid_from="2023-04-01")),
                holds("county", "a b"),
            ],
            [("None", "None", "sure")],
            id="by one block after another",
        ),
    ],
)
def test_a_partnership_has_each_council_with_ground_in_common(ground, expected) -> None:
    asked = chain("icp_statutory", "joint_exercise", "upper_tier_la", "each_with_shared_ground")

    lines = statutory_lines([asked], _partnership(*ground), "statute").lines

    assert [(str(each.valid_from), str(each.valid_to), each.confidence) for each in lines] == expected


def test_a_line_says_which_rule_made_it_and_for_what() -> None:
    known = bodies_of(body("board"), area("patch", level="ics_icb"), covers("board", "patch"), body("c", "nhs_england"))
    asked = chain("icb", "financial_allocation", "nhs_england", rule="P05", functions="resource_allocation")

    [made] = statutory_lines([asked], known, "statute").lines

    assert (made.id, made.note) == ("st:P05:financial_allocation:board:c:open", "expected by rule P05")
    assert (made.basis, made.functions, made.footprint) == ("statute", ("resource_allocation",), "patch")


@pytest.mark.parametrize(
    ("delegate", "holder", "expected"),
    [
        pytest.param(
            {"valid_from": "2022-07-01"},
            {},
            [("board", "centre", "2022-07-01", "None")],
            id="while the right is delegated",
        ),
        pytest.param(
            {}, {"valid_to": "2027-04-01"}, [("board", "centre", "None", "2027-04-01")], id="while it is held"
        ),
        pytest.param({}, {"function": "acute"}, [], id="another function"),
        pytest.param({}, {"certainty": "proposed"}, [], id="held only by a proposal"),
        pytest.param({}, {"role": "funds"}, [], id="whoever pays does not delegate"),
    ],
)
def test_a_delegated_right_has_a_line_to_whoever_decides(delegate, holder, expected) -> None:
    known = bodies_of(
        *(body("board"), area("patch", level="ics_icb"), covers("board", "patch")),
        *(body("centre", "nhs_england"), area("land", level="england"), covers("centre", "land")),
    )
    centre = {"holder_type": "nhs_england", "footprint_level": "england"} | holder
    rights = statutory_rights([rule(role="delegated_decides", **delegate), rule(**centre)], known, "statute").rights

    expansion = delegation_lines(rights, known)

    assert periods(expansion) == expected
    assert [each.organisations for each in expansion.unmade] == ([] if len(expected) and not holder else [("board",)])
