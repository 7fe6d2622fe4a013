"""Rights by statute: as long as rule, body and footprint are there together, and never without any of them."""

import pytest

from graph_model.entities import Source
from graph_model.statute import Unmade, statutory_rights
from tests.unit.building import area, body, covers, holds, within
from tests.unit.statute.drawing import bodies_of, periods, rule

BOARD = [body("board"), area("patch", level="ics_icb"), covers("board", "patch")]


@pytest.mark.parametrize(
    ("of_rule", "of_body", "of_cover", "expected"),
    [
        pytest.param({}, {}, {}, [("board", "patch", "None", "None")], id="nothing is dated"),
        pytest.param(
            {"valid_from": "2013-04-01", "valid_to": "2024-04-01"},
            {"valid_from": "2022-07-01"},
            {"valid_to": "2023-04-01"},
            [("board", "patch", "2022-07-01", "2023-04-01")],
            id="the days that all share",
        ),
        pytest.param({"valid_to": "2022-07-01"}, {"valid_from": "2022-07-01"}, {}, [], id="the rule ended that day"),
        pytest.param(
            {"proposed_end": "2027-04-01"}, {}, {}, [("board", "patch", "None", "None")], id="an end only proposed"
        ),
        pytest.param({"optional": "yes"}, {}, {}, [], id="a rule that makes no right"),
        pytest.param({"footprint_level": "utla_area"}, {}, {}, [], id="a level that it does not cover"),
        pytest.param({"holder_type": "ccg"}, {}, {}, [], id="a body of another type"),
        pytest.param({"certainty": "planned"}, {}, {}, [], id="planned for a day not known"),
        pytest.param(
            {"certainty": "planned", "valid_from": "2027-04-01"},
            {},
            {},
            [("board", "patch", "2027-04-01", "None")],
            id="planned for a known day",
        ),
    ],
)
def test_a_right_holds_while_rule_body_and_cover_do(of_rule, of_body, of_cover, expected) -> None:
    known = bodies_of(body("board", **of_body), area("patch", level="ics_icb"), covers("board", "patch", **of_cover))

    expansion = statutory_rights([rule(**of_rule)], known, "statute")

    assert periods(expansion) == expected


def test_a_right_says_what_it_rests_on() -> None:
    known = bodies_of(*BOARD, Source(id="NHSA06"))

    [made] = statutory_rights([rule(legal_basis="NHSA06 s3 (as then)", subject_type="adults")], known, "statute").rights

    assert (made.id, made.basis, made.source, made.legal_basis) == (
        "st:dental:decides:board:patch:open:adults",
        "statute",
        ("NHSA06",),
        "NHSA06 s3 (as then)",
    )


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        pytest.param("NHSA06 s3", "NHSA06", id="an Act and a section"),
        pytest.param("SI 2012/2996, reg 7", "SI 2012/2996", id="an order and a regulation"),
        pytest.param("s65Z5; all regions", "statute", id="a section of no named Act"),
        pytest.param(None, "statute", id="nothing"),
    ],
)
def test_the_source_is_the_law_that_is_named_first(basis, expected) -> None:
    known = bodies_of(Source(id="NHSA06"), Source(id="SI 2012/2996"))

    assert known.source_of(basis, "statute") == expected


@pytest.mark.parametrize(
    ("only_for", "expected"),
    [
        pytest.param("inner", [("inner", "home", "None", "None")], id="an organisation"),
        pytest.param(
            "north", [("inner", "home", "2019-04-01", "None")], id="what lies in a region, while there is one"
        ),
        pytest.param(
            "north|outer", [("inner", "home", "2019-04-01", "None"), ("outer", "away", "None", "None")], id="both"
        ),
        pytest.param("nobody", [], id="an id in no register"),
    ],
)
def test_a_rule_may_be_only_for_some(only_for, expected) -> None:
    known = bodies_of(
        body("north", "nhs_england_region"), area("region", level="nhs_region"),
        covers("north", "region", valid_from="2019-04-01"), holds("region", "a b"),
        body("inner"), area("home", level="ics_icb"), covers("inner", "home"), holds("home", "a"),
        body("outer"), area("away", level="ics_icb"), covers("outer", "away"), holds("away", "b c"),
    )  # fmt: skip

    expansion = statutory_rights([rule(only_for=only_for)], known, "statute")

    assert periods(expansion) == expected


def test_without_ground_a_footprint_lies_where_its_relations_say() -> None:
    known = bodies_of(
        body("north", "nhs_england_region"), area("region", level="nhs_region"), covers("north", "region"),
        body("inner"), area("home", level="ics_icb"), covers("inner", "home"),
        body("astride"), area("across", level="ics_icb"), covers("astride", "across"),
        within("home", "region", valid_from="2020-04-01"), within("across", "region", "partial"),
    )  # fmt: skip

    expansion = statutory_rights([rule(only_for="north")], known, "statute")

    assert periods(expansion) == [("inner", "home", "2020-04-01", "None")]


@pytest.mark.parametrize(
    ("holder", "level", "covered", "expected"),
    [
        pytest.param(
            "housing_authority", "ltla_area", "utla_area", ["patch"], id="a council of one tier is its district"
        ),
        pytest.param("ccg", "sub_icb", "ccg_area", ["patch"], id="the area of a CCG by its other word"),
        pytest.param("cqc", "utla_area", "england", ["patch"], id="a national body works for all units"),
        pytest.param("icb", "ics_icb", "place", [], id="a place is not the area of an ICB"),
    ],
)
def test_an_area_counts_under_the_word_of_its_level_or_one_that_comes_to_the_same(
    holder, level, covered, expected
) -> None:
    kind = "unitary_authority" if holder == "housing_authority" else holder
    known = bodies_of(body("it", kind), area("patch", level=covered), covers("it", "patch"))

    expansion = statutory_rights([rule(holder, footprint_level=level)], known, "statute")

    assert [right.footprint for right in expansion.rights] == expected


def test_a_word_for_one_body_means_that_body_alone() -> None:
    known = bodies_of(
        area("land", level="england"),
        *(row for each in ("phso", "lgsco") for row in (body(each, "ombudsman"), covers(each, "land"))),
    )

    expansion = statutory_rights([rule("lgsco", footprint_level="england")], known, "statute")

    assert [right.organisation for right in expansion.rights] == ["lgsco"]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        pytest.param(
            {"holder_type": "expert_committee"},
            ("no register lists a body that is meant by expert_committee", ()),
            id="a word for no body",
        ),
        pytest.param({"holder_type": "hra"}, ("no organisation is known that is meant by hra", ()), id="no such body"),
        pytest.param(
            {"footprint_level": "place"},
            ("no footprint of level place is known that it covers", ("board",)),
            id="no area of the level",
        ),
        pytest.param(
            {"only_for": "QKS"},
            ("whether it is one of those meant is not known: QKS is in no register", ("board",)),
            id="only for what is not known",
        ),
        pytest.param(
            {"certainty": "planned"},
            ("it is not in force, and when it begins is not known", ()),
            id="planned for a day not known",
        ),
    ],
)
def test_what_cannot_be_made_is_told(columns, expected) -> None:
    asked = rule(**columns)

    expansion = statutory_rights([asked], bodies_of(*BOARD), "statute")

    assert expansion.unmade == (Unmade(asked.key, *expected),)
    assert expansion.rights == ()


def test_a_body_that_a_rule_does_not_mean_is_not_told_of() -> None:
    known = bodies_of(*BOARD, body("other"))

    expansion = statutory_rights([rule(only_for="other")], known, "statute")

    assert [each.organisations for each in expansion.unmade] == [("other",)]
