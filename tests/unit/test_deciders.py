"""Who decides, block by block: the most specific function first, subjects apart, and who decide together as one."""

from collections.abc import Iterable

import pytest

from graph_model.deciders import Ask, Division, carries, divide
from graph_model.entities import Entity, StatutoryHolder
from graph_model.history import History
from graph_model.vocabulary import FootprintLevel
from tests.unit.building import DAY, area, body, function, history_of, holds, line, partly, right, slice_of, within

TOWN = holds("town", "b1 b2")
NHSE_EVERYWHERE = [*holds("england", "b1 b2 b3"), right("nhse", over="england")]


def _divide(history: History, asked: str = "dental", place: str = "town", on: str = DAY) -> tuple[Division, ...]:
    day = slice_of(history, on)
    return divide(Ask(day, asked, place, day.ground.get(place, frozenset())))


def _by_pieces(divisions: Iterable[Division]) -> dict[str, set[str]]:
    return {
        " ".join(sorted(part.pieces)): {decider.right.organisation for decider in part.deciders} for part in divisions
    }


def _acts(divisions: Iterable[Division]) -> dict[str, bool]:
    return {decider.right.organisation: decider.acts for part in divisions for decider in part.deciders}


def _groups(divisions: Iterable[Division]) -> list[set[str]]:
    return [set(group) for part in divisions for group in part.groups]


@pytest.mark.parametrize(
    ("rights", "expected"),
    [
        pytest.param([], {"b1 b2": set()}, id="nobody has a right"),
        pytest.param([right("icb")], {"b1 b2": {"icb"}}, id="one over the place itself"),
        pytest.param([right("icb", over="county")], {"b1 b2": {"icb"}}, id="one over ground that holds the place"),
        pytest.param([right("icb", over="north")], {"b1": {"icb"}, "b2": set()}, id="one over a part of the place"),
        pytest.param(
            [right("icb", over="north"), right("other", over="south")],
            {"b1": {"icb"}, "b2": {"other"}},
            id="two over disjoint parts",
        ),
        pytest.param([right("icb", over="elsewhere")], {"b1 b2": set()}, id="one over other ground"),
        pytest.param([right("icb", function="optical")], {"b1 b2": set()}, id="one over another function"),
        pytest.param([right("icb", "assures")], {"b1 b2": set()}, id="a role that does not decide"),
        pytest.param([right("icb", valid_to=DAY)], {"b1 b2": set()}, id="one that ended on the day"),
        pytest.param([right("icb", valid_from=DAY)], {"b1 b2": {"icb"}}, id="one that began on the day"),
        pytest.param([right("icb", certainty="announced")], {"b1 b2": set()}, id="one that is only announced"),
        pytest.param([right("icb", certainty="planned")], {"b1 b2": {"icb"}}, id="one that is planned"),
        pytest.param([right("icb", certainty=None)], {"b1 b2": {"icb"}}, id="one whose certainty is not known"),
        pytest.param([right("icb", function="*")], {"b1 b2": {"icb"}}, id="one over every function"),
    ],
)
def test_a_right_decides_on_the_blocks_that_it_holds(rights: list[Entity], expected: dict[str, set[str]]) -> None:
    ground = [
        TOWN,
        holds("county", "b1 b2 b3"),
        holds("north", "b1 b4"),
        holds("south", "b2"),
        holds("elsewhere", "b3"),
    ]
    history = history_of(*ground, *rights)

    divisions = _divide(history)

    assert _by_pieces(divisions) == expected


@pytest.mark.parametrize(
    ("rights", "expected"),
    [
        pytest.param(
            [right("parent", function="dental"), right("child", function="sedation")],
            {"b1 b2": {"child"}},
            id="a child's right hides its parent's",
        ),
        pytest.param(
            [right("parent", function="dental"), right("child", function="sedation", over="north")],
            {"b1": {"child"}, "b2": {"parent"}},
            id="but on its own blocks only",
        ),
        pytest.param(
            [right("grandparent", function="health")],
            {"b1 b2": {"grandparent"}},
            id="an ancestor's counts where nothing nearer does",
        ),
        pytest.param(
            [right("everything", function="*"), right("grandparent", function="health")],
            {"b1 b2": {"grandparent"}},
            id="every function comes last",
        ),
        pytest.param(
            [right("parent", function="dental"), right("child", "assures", function="sedation")],
            {"b1 b2": {"parent"}},
            id="a child's right that does not decide hides nothing",
        ),
        pytest.param(
            [right("parent", function="dental"), right("child", function="sedation", valid_to="2020-01-01")],
            {"b1 b2": {"parent"}},
            id="a child's right that has ended hides nothing",
        ),
        pytest.param(
            [right("parent", function="dental"), right("child", function="sedation", certainty="proposed")],
            {"b1 b2": {"parent"}},
            id="a child's right that is only proposed hides nothing",
        ),
        pytest.param(
            [right("parent", function="dental"), right("sibling", function="implants")],
            {"b1 b2": {"parent"}},
            id="a sibling's right is not looked at",
        ),
        pytest.param([right("sibling", function="implants")], {"b1 b2": set()}, id="nor does a sibling stand in"),
    ],
)
def test_the_most_specific_function_comes_first(rights: list[Entity], expected: dict[str, set[str]]) -> None:
    tree = [function("health"), function("dental", "health")]
    tree += [function("sedation", "dental"), function("implants", "dental")]
    history = history_of(TOWN, holds("north", "b1"), *rights, *tree)

    divisions = _divide(history, "sedation")

    assert _by_pieces(divisions) == expected


def test_the_parent_function_is_not_decided_by_who_holds_the_child() -> None:
    tree = [function("dental"), function("sedation", "dental")]
    history = history_of(TOWN, right("parent"), right("child", function="sedation"), *tree)

    divisions = _divide(history, "dental")

    assert _by_pieces(divisions) == {"b1 b2": {"parent"}}


@pytest.mark.parametrize(
    ("rights", "expected"),
    [
        pytest.param(
            [right("monitor", subject_type="foundation"), right("tda", subject_type="trust")],
            {"monitor", "tda"},
            id="two types, two deciders",
        ),
        pytest.param(
            [
                right("child", function="sedation", subject_type="foundation"),
                right("parent", subject_type="foundation"),
            ],
            {"child"},
            id="a child's right hides the parent's for the same type",
        ),
        pytest.param(
            [right("child", function="sedation", subject_type="foundation"), right("parent", subject_type="trust")],
            {"child", "parent"},
            id="but not for another type",
        ),
        pytest.param(
            [right("child", function="sedation", subject_type="foundation"), right("parent")],
            {"child", "parent"},
            id="nor for every type",
        ),
        pytest.param(
            [right("child", function="sedation"), right("parent", subject_type="foundation")],
            {"child"},
            id="a child's right for every type hides all of the parent's",
        ),
    ],
)
def test_subject_types_stand_apart(rights: list[Entity], expected: set[str]) -> None:
    history = history_of(TOWN, *rights, function("sedation", "dental"), function("dental"))

    divisions = _divide(history, "sedation")

    assert _by_pieces(divisions) == {"b1 b2": expected}


@pytest.mark.parametrize(
    ("lines", "together"),
    [
        pytest.param([line("icb", "delegation", "nhse", "dental")], True, id="by delegation"),
        pytest.param([line("icb", "internal_delegation", "nhse", "dental")], True, id="by internal delegation"),
        pytest.param([line("icb", "joint_exercise", "nhse", "dental")], True, id="as joint organ and parent"),
        pytest.param([line("icb", "delegation", "nhse", "health")], True, id="for an ancestor of the function"),
        pytest.param([line("icb", "delegation", "nhse", "*")], True, id="for every function"),
        pytest.param([line("icb", "delegation", "nhse", "optical|dental")], True, id="for one of several functions"),
        pytest.param([line("icb", "delegation", "nhse", "dental", valid_from=None)], True, id="by an undated line"),
        pytest.param([line("icb", "delegation", "nhse", "dental", certainty=None)], True, id="certainty not known"),
        pytest.param([line("icb", "delegation", "nhse", "dental", footprint="town")], True, id="for this ground"),
        pytest.param([line("icb", "delegation", "nhse", "dental", footprint="no map")], True, id="for unknown ground"),
        pytest.param([line("icb", "delegation", "nhse", "dental", footprint="elsewhere")], False, id="other ground"),
        pytest.param([line("icb", "delegation", "nhse", "sedation")], False, id="only for a child of the function"),
        pytest.param([line("icb", "delegation", "nhse", "optical")], False, id="for another function"),
        pytest.param([line("icb", "delegation", "nhse", "")], True, id="for functions that are not recorded"),
        pytest.param([line("icb", "delegation", "nhse", "dental", valid_to=DAY)], False, id="ended on the day"),
        pytest.param([line("icb", "delegation", "nhse", "dental", certainty="announced")], False, id="only announced"),
        pytest.param([line("icb", "statutory_accountability", "nhse")], False, id="a line of another kind"),
        pytest.param([line("icb", "delegation", "sos", "dental")], False, id="to somebody who does not decide"),
    ],
)
def test_delegate_and_delegator_are_one_decider_and_the_delegator_keeps_accountability(
    lines: list[Entity], together: bool
) -> None:
    tree = [function("health"), function("dental", "health"), function("sedation", "dental")]
    rights = [right("nhse"), right("icb", "delegated_decides")]
    history = history_of(TOWN, holds("elsewhere", "b3"), *rights, *lines, *tree)

    divisions = _divide(history)

    assert _acts(divisions) == {"icb": True, "nhse": not together}
    assert _groups(divisions) == ([{"icb", "nhse"}] if together else [{"icb"}, {"nhse"}])


def test_a_committee_that_decides_by_internal_delegation_is_a_delegate_of_its_body() -> None:
    committee = body("place committee", "place_committee")
    rights = [right("icb"), right("place committee", "delegated_decides")]
    history = history_of(TOWN, committee, *rights, line("place committee", "internal_delegation", "icb", "dental"))

    divisions = _divide(history)

    assert (_acts(divisions), _groups(divisions)) == (
        {"icb": False, "place committee": True},
        [{"icb", "place committee"}],
    )


def test_a_chain_of_delegations_is_one_decider_and_its_last_link_acts() -> None:
    rights = [right("sos"), right("nhse", "delegated_decides"), right("icb", "delegated_decides")]
    lines = [line("nhse", "delegation", "sos"), line("icb", "delegation", "nhse")]
    history = history_of(TOWN, *rights, *lines)

    divisions = _divide(history)

    assert _acts(divisions) == {"sos": False, "nhse": False, "icb": True}
    assert _groups(divisions) == [{"sos", "nhse", "icb"}]


# --- A delegator recorded for a wider function

CHILD = [function("health"), function("dental", "health"), function("sedation", "dental")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [right("nhse"), line("icb", "delegation", "nhse", "sedation")],
            {"icb": True, "nhse": False},
            id="it is listed and does not act",
        ),
        pytest.param(
            [right("nhse"), line("icb", "delegation", "nhse", "dental")],
            {"icb": True, "nhse": False},
            id="by a line for the wider function",
        ),
        pytest.param(
            [right("nhse"), line("icb", "internal_delegation", "nhse")],
            {"icb": True, "nhse": False},
            id="by a scheme of delegation",
        ),
        pytest.param(
            [right("nhse", function="health"), right("sos", function="health"), line("icb", "delegation", "nhse")],
            {"icb": True, "nhse": False},
            id="a bystander of its level stays hidden",
        ),
        pytest.param(
            [
                right("nhse", "delegated_decides"),
                right("sos", function="health"),
                line("icb", "delegation", "nhse"),
                line("nhse", "delegation", "sos"),
            ],
            {"icb": True, "nhse": False, "sos": False},
            id="and its own delegator too",
        ),
        pytest.param([right("nhse")], {"icb": True}, id="without a line it is hidden"),
        pytest.param(
            [right("nhse"), line("icb", "delegation", "nhse", "optical")],
            {"icb": True},
            id="by a line for another function it is hidden",
        ),
        pytest.param(
            [right("nhse"), line("icb", "statutory_accountability", "nhse")],
            {"icb": True},
            id="by a line of another kind it is hidden",
        ),
        pytest.param(
            [right("nhse", "jointly_decides"), line("icb", "delegation", "nhse")],
            {"icb": True, "nhse": False},
            id="a joint decider of the wider function does not act for the nearer",
        ),
        pytest.param(
            [right("nhse", over="elsewhere"), line("icb", "delegation", "nhse")],
            {"icb": True},
            id="it has no right on this ground",
        ),
    ],
)
def test_a_delegator_of_a_wider_function_keeps_its_right(rows: list[Entity], expected: dict[str, bool]) -> None:
    delegate = right("icb", "delegated_decides", function="sedation")
    history = history_of(TOWN, holds("elsewhere", "b3"), delegate, *rows, *CHILD)

    divisions = _divide(history, "sedation")

    assert _acts(divisions) == expected
    assert _groups(divisions) == [set(expected)]


def test_who_holds_the_nearer_function_in_law_is_nobodys_delegate() -> None:
    lines = [line("icb", "delegation", "nhse", "dental")]
    history = history_of(TOWN, right("icb", function="sedation"), right("nhse"), *lines, *CHILD)

    divisions = _divide(history, "sedation")

    assert _acts(divisions) == {"icb": True}


def test_the_parents_of_a_joint_committee_keep_their_wider_right() -> None:
    rights = [right("committee", "jointly_decides", function="sedation"), right("nhse")]
    history = history_of(TOWN, *rights, line("committee", "joint_exercise", "nhse"), *CHILD)

    divisions = _divide(history, "sedation")

    assert (_acts(divisions), _groups(divisions)) == ({"committee": True, "nhse": False}, [{"committee", "nhse"}])


# --- Circles


@pytest.mark.parametrize(
    ("pairs", "expected", "circles"),
    [
        pytest.param(["a>b", "b>a"], {"a": True, "b": True, "c": True}, [{"a", "b"}], id="two"),
        pytest.param(["a>b", "b>c", "c>a"], {"a": True, "b": True, "c": True}, [{"a", "b", "c"}], id="three"),
        pytest.param(["a>b", "b>a", "b>c"], {"a": False, "b": False, "c": True}, [{"a", "b"}], id="with a way out"),
        pytest.param(["c>a", "a>b", "b>a"], {"a": True, "b": True, "c": False}, [{"a", "b"}], id="with a way in"),
        pytest.param(["a>b", "b>c"], {"a": False, "b": False, "c": True}, [], id="a chain is no circle"),
        pytest.param(["a>a"], {"a": True, "b": True, "c": True}, [], id="nor is a line to oneself"),
    ],
)
def test_a_circle_of_delegation_leaves_somebody_to_act(
    pairs: list[str], expected: dict[str, bool], circles: list[set[str]]
) -> None:
    lines = [line(pair[2], "delegation", pair[0]) for pair in pairs]
    history = history_of(TOWN, right("a"), right("b"), right("c"), *lines)

    (division,) = _divide(history)

    assert _acts([division]) == expected
    assert [set(circle) for circle in division.circles] == circles


def test_who_is_handed_nothing_on_this_ground_still_acts() -> None:
    history = history_of(
        TOWN,
        NHSE_EVERYWHERE,
        holds("north", "b1"),
        right("icb", "delegated_decides", over="north"),
        line("icb", "delegation", "nhse", footprint="north"),
    )

    divisions = _divide(history)

    assert {" ".join(sorted(part.pieces)): _acts([part]) for part in divisions} == {
        "b1": {"icb": True, "nhse": False},
        "b2": {"nhse": True},
    }


def test_a_delegation_joins_on_its_own_ground_only() -> None:
    history = history_of(
        TOWN,
        holds("north", "b1"),
        right("nhse"),
        right("icb", "delegated_decides"),
        line("icb", "delegation", "nhse", footprint="north"),
    )

    divisions = _divide(history)

    assert {" ".join(sorted(part.pieces)): _acts([part]) for part in divisions} == {
        "b1": {"icb": True, "nhse": False},
        "b2": {"icb": True, "nhse": True},
    }


def test_the_parents_of_a_joint_organ_are_one_decider() -> None:
    lines = [line("joint committee", "joint_exercise", "icb"), line("joint committee", "joint_exercise", "council")]
    history = history_of(TOWN, right("icb"), right("council"), *lines)

    divisions = _divide(history)

    assert (_acts(divisions), _groups(divisions)) == ({"icb": True, "council": True}, [{"icb", "council"}])


def test_a_joint_committee_acts_and_its_parents_keep_accountability() -> None:
    rights = [right("committee", "jointly_decides"), right("nhse"), right("icb", "delegated_decides")]
    lines = [line("committee", "joint_exercise", "nhse"), line("committee", "joint_exercise", "icb")]
    history = history_of(TOWN, *rights, *lines)

    divisions = _divide(history)

    assert _acts(divisions) == {"committee": True, "nhse": False, "icb": False}
    assert _groups(divisions) == [{"committee", "nhse", "icb"}]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            [line("organ", "joint_exercise", "icb", "optical"), line("organ", "joint_exercise", "council", "optical")],
            id="an organ for another function",
        ),
        pytest.param(
            [line("one", "joint_exercise", "icb"), line("other", "joint_exercise", "council")],
            id="two organs of one parent each",
        ),
        pytest.param(
            [line("organ", "membership", "icb"), line("organ", "membership", "council")], id="a body with members"
        ),
        pytest.param(
            [line("icb", "delegation", "nhse"), line("council", "delegation", "nhse")],
            id="delegates of one who does not decide",
        ),
        pytest.param(
            [
                line("organ", "joint_exercise", "icb", footprint="elsewhere"),
                line("organ", "joint_exercise", "council", footprint="elsewhere"),
            ],
            id="an organ for other ground",
        ),
    ],
)
def test_two_who_are_joined_by_nothing_here_are_two_deciders(lines: list[Entity]) -> None:
    history = history_of(TOWN, holds("elsewhere", "b3"), right("icb"), right("council"), *lines)

    divisions = _divide(history)

    assert _groups(divisions) == [{"council"}, {"icb"}]


def test_joint_deciders_are_one_only_where_they_are_joined() -> None:
    rights = [right("committee", "jointly_decides"), right("icb", "jointly_decides")]
    joint = line("committee", "joint_exercise", "icb", footprint="north")
    history = history_of(TOWN, holds("north", "b1"), *rights, joint)

    divisions = _divide(history)

    assert {" ".join(sorted(part.pieces)): _groups([part]) for part in divisions} == {
        "b1": [{"committee", "icb"}],
        "b2": [{"committee"}, {"icb"}],
    }


@pytest.mark.parametrize(
    ("columns", "together"),
    [
        pytest.param({}, True, id="a joint duty of both types"),
        pytest.param({"group": "own"}, False, id="each has a duty of its own"),
        pytest.param({"group": None}, False, id="the table does not say that it is joint"),
        pytest.param({"function": "optical"}, False, id="the joint duty is another function's"),
        pytest.param({"valid_to": DAY}, False, id="the duty ended on the day"),
        pytest.param({"role": "decides"}, False, id="the duty has another role"),
    ],
)
def test_the_holders_of_a_joint_duty_by_statute_are_one_decider(columns: dict[str, str], together: bool) -> None:
    duty = {"function": "dental", "role": "jointly_decides", "group": "joint"} | columns
    holders = [StatutoryHolder.model_validate(duty | {"holder_type": kind}) for kind in ("icb", "upper_tier_la")]
    rights = [right("icb", "jointly_decides"), right("council", "jointly_decides")]
    history = history_of(TOWN, body("icb"), body("council", "county_council"), *rights, *holders)

    divisions = _divide(history)

    assert _groups(divisions) == ([{"council", "icb"}] if together else [{"council"}, {"icb"}])
    assert _acts(divisions) == {"council": True, "icb": True}


def test_rights_without_a_deciding_role_stand_by_on_the_parts_that_they_touch() -> None:
    rights = [
        right("icb", over="north"),
        right("council", over="south"),
        right("hosc", "must_be_consulted", over="north"),
    ]
    history = history_of(TOWN, holds("north", "b1"), holds("south", "b2"), *rights)

    divisions = _divide(history)

    assert {" ".join(part.pieces): [each.organisation for each in part.bystanders] for part in divisions} == {
        "b1": ["hosc"],
        "b2": [],
    }


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([right("icb", over="county")], {"town": {"icb"}}, id="the place lies wholly in the right's"),
        pytest.param(
            [right("icb", over="england")], {"town": {"icb"}}, id="the place lies in what lies in the right's"
        ),
        pytest.param([right("icb", over="twin")], {"town twin": {"icb"}}, id="the two are coterminous"),
        pytest.param([right("icb", over="icb area")], {"town": set()}, id="the place lies only partly in the right's"),
        pytest.param([right("icb", over="region")], {"town": set()}, id="what it lies partly in lies in the right's"),
        pytest.param([right("icb", over="elsewhere")], {"town": set()}, id="nothing says that it lies in the right's"),
        pytest.param(
            [right("one", over="north"), right("two", over="south")],
            {"north": {"one"}, "south": {"two"}, "town": set()},
            id="the rights lie in the place, which may hold more",
        ),
        pytest.param(
            [right("nhse", over="england"), right("icb", over="north")],
            {"north": {"icb", "nhse"}, "town": {"nhse"}},
            id="one holds the place and one lies in it",
        ),
    ],
)
def test_without_ground_whole_footprints_are_compared(rows: list[Entity], expected: dict[str, set[str]]) -> None:
    relations = [
        within("town", "county"),
        within("county", "england"),
        within("town", "twin", "coterminous"),
        partly("town", "icb area", 0.84),
        within("icb area", "region"),
        within("north", "town"),
        within("south", "town"),
    ]
    history = history_of(*relations, *rows)

    divisions = _divide(history)

    assert _by_pieces(divisions) == expected


def test_without_ground_a_right_over_a_part_does_not_decide_for_the_whole() -> None:
    history = history_of(within("north", "town"), right("icb", over="north"))

    divisions = _divide(history)

    assert {decider.right.organisation for part in divisions for decider in part.deciders} == {"icb"}
    assert len(divisions) == len(["north, where the ICB decides", "the rest, of which nothing is known"])


@pytest.mark.parametrize(
    ("relations", "expected"),
    [
        pytest.param([within("town", "county")], {"icb"}, id="the place lies wholly in it"),
        pytest.param([partly("town", "county", 0.5)], set(), id="the place lies partly in it"),
        pytest.param([], set(), id="nothing is recorded"),
    ],
)
def test_a_right_whose_ground_is_unknown_is_compared_as_a_whole(relations: list[Entity], expected: set[str]) -> None:
    history = history_of(TOWN, right("icb", over="county"), *relations)

    divisions = _divide(history)

    assert _by_pieces(divisions) == {"b1 b2": expected}


@pytest.mark.parametrize(
    ("functions", "levels", "expected"),
    [
        pytest.param("dental", ["dental", "*"], True, id="the function itself"),
        pytest.param("health", ["dental", "health", "*"], True, id="an ancestor"),
        pytest.param("*", ["dental", "*"], True, id="all functions"),
        pytest.param("optical|dental", ["dental", "*"], True, id="one of several"),
        pytest.param("sedation", ["dental", "*"], False, id="only a child"),
        pytest.param("optical", ["dental", "*"], False, id="another function"),
        pytest.param("", ["dental", "*"], True, id="no function recorded: it may be about any"),
    ],
)
def test_a_line_carries_a_function_its_ancestors_or_all(functions: str, levels: list[str], expected: bool) -> None:
    assert carries(line("icb", "delegation", "nhse", functions), levels) == expected


def test_a_registered_list_that_is_kept_in_parts_consists_of_them() -> None:
    lists = [area(name).model_copy(update={"level": FootprintLevel.PCN_LIST}) for name in ("list", "one", "other")]
    history = history_of(
        *lists,
        *(within(part, "list") for part in ("one", "other")),
        within("one", "north"),
        within("other", "south"),
        right("a", over="north"),
        right("b", over="south"),
    )

    parts = _divide(history, place="list")

    assert [(part.pieces, part.groups) for part in parts] == [
        (frozenset({"one"}), (frozenset({"a"}),)),
        (frozenset({"other"}), (frozenset({"b"}),)),
    ]
