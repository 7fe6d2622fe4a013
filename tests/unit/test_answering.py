"""Answers: outcome, parts with people and shares, gates and others, chains, and the acceptance questions as written."""

import csv
import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_model.answering import MOST_CHAINS
from graph_model.answers import Answer, AnswerPart, Standing
from graph_model.deciders import Ask, divide
from graph_model.entities import Entity, Right
from graph_model.history import History
from graph_model.paths import MOST_LINES
from graph_model.sentences import sentence
from graph_model.tables import TABLES
from graph_model.vocabulary import Outcome
from tests.unit.building import (
    CASES,
    DAY,
    acting,
    area,
    ask,
    block,
    body,
    cases,
    covers,
    function,
    history_of,
    holds,
    line,
    partly,
    right,
    slice_of,
    standing,
    within,
)

TOWN = holds("town", "b1 b2")
PARTS = [*TOWN, *holds("north", "b1"), *holds("south", "b2"), block("b1", 84), block("b2", 16)]

# --- The acceptance questions, as they are written


def _questions(name: str) -> list[dict[str, str]]:
    path = CASES.parents[1] / "tests" / "end_to_end" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


QUESTIONS = [*_questions("acceptance_queries"), *_questions("hand_derived_queries")]
# One clause of `expected`: who, then how ("decides", "retains", "planned"), then for how many of the people.
CLAUSE = re.compile(r"(?P<who>\S+)(?: (?P<how>[a-z_]+))??(?: for (?P<share>\d+) %(?: of the people)?)?")
WITHOUT_BLOCKS = {"A01", "A02", "A03", "A04", "A05", "A10", "A11", "A12"}


def _clauses(expected: str) -> dict[str, tuple[str | None, str | None]]:
    """What is expected of each organisation: how it stands, and for what share of the people, where that is said."""
    clauses = [CLAUSE.fullmatch(clause) for clause in re.split(r"[,;] ", expected)]
    return {clause["who"]: (clause["how"], clause["share"]) for clause in clauses if clause is not None}


def _as_written(answer: Answer, expected: str) -> dict[str, tuple[str | None, str | None]]:
    """The answer, in as many words as the expected one has."""
    asked = _clauses(expected)
    return {
        decider.right.organisation: (
            _how(decider, asked.get(decider.right.organisation, ("unexpected", None))[0]),
            None if len(answer.parts) == 1 else f"{(part.share or 0) * 100:.0f}",
        )
        for part in answer.parts
        for decider in part.deciders
    }


def _how(decider: Standing, asked: str | None) -> str | None:
    if not decider.acts:
        return "retains"
    if asked is None:
        return None
    return str(decider.right.certainty if asked == "planned" else decider.right.role)


@pytest.mark.parametrize("row", QUESTIONS, ids=[f"{row['id']} {row['note']}" for row in QUESTIONS])
def test_every_question_is_answered_as_written(row: dict[str, str]) -> None:
    answer = ask(cases(), row["function"], row["place"], row["on"])

    assert _as_written(answer, row["expected"]) == _clauses(row["expected"])


@pytest.mark.parametrize(
    "row",
    [row for row in QUESTIONS if row["id"] in WITHOUT_BLOCKS],
    ids=[f"{row['id']} {row['note']}" for row in QUESTIONS if row["id"] in WITHOUT_BLOCKS],
)
def test_whole_places_are_answered_without_blocks(row: dict[str, str]) -> None:
    answer = ask(cases("blocks", "ground"), row["function"], row["place"], row["on"])

    assert _as_written(answer, row["expected"]) == _clauses(row["expected"])


def test_every_expected_answer_is_understood() -> None:
    expected = [row["expected"] for row in QUESTIONS]

    assert [len(_clauses(each)) for each in expected] == [len(re.split(r"[,;] ", each)) for each in expected]


@pytest.mark.parametrize(
    ("on", "deciders"),
    [
        pytest.param(
            "2020-06-01", {"84 %": "NHS Surrey Heath CCG", "16 %": "NHS Surrey Heartlands CCG"}, id="A06 two CCGs"
        ),
        pytest.param("2022-06-30", {"84 %": "NHS Frimley CCG", "16 %": "NHS Surrey Heartlands CCG"}, id="A07 last day"),
        pytest.param(
            "2022-07-01",
            {"84 %": "NHS Frimley Integrated Care Board", "16 %": "NHS Surrey Heartlands Integrated Care Board"},
            id="A08 first day",
        ),
        pytest.param(
            "2026-03-31",
            {"84 %": "NHS Frimley Integrated Care Board", "16 %": "NHS Surrey Heartlands Integrated Care Board"},
            id="A09 last day of two ICBs",
        ),
    ],
)
def test_a_divided_place_says_what_is_missing_without_blocks(on: str, deciders: dict[str, str]) -> None:
    answer = ask(cases("blocks", "ground"), "acute_commissioning", "fp:E07000214", on)

    assert answer.outcome == Outcome.NONE_FOUND
    for share, name in deciders.items():
        assert any(f"lies for {share} of its people in the ground of {name}" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("function_", "place", "on", "expected"),
    [
        pytest.param("acute_commissioning", "fp:farnham", "2020-06-01", {"ods:ccg:99M"}, id="Farnham 2020"),
        pytest.param("acute_commissioning", "fp:farnham", "2022-07-01", {"ods:QNQ"}, id="Farnham 2022"),
        pytest.param("acute_commissioning", "fp:farnham", "2026-04-01", {"ods:S9B9J"}, id="Farnham 2026"),
        pytest.param("acute_commissioning", "fp:E07000217", "2020-03-31", {"ods:ccg:09Y"}, id="Woking until 2020-04"),
        pytest.param("acute_commissioning", "fp:E07000217", "2020-06-01", {"ods:ccg:92A"}, id="Woking 2020"),
        pytest.param("acute_commissioning", "fp:E07000217", "2022-07-01", {"ods:QXU"}, id="Woking 2022"),
        pytest.param("acute_commissioning", "fp:E07000217", "2026-04-01", {"ods:S9B9J"}, id="Woking 2026"),
        pytest.param("acute_commissioning", "fp:E07000092", "2020-06-01", {"ods:ccg:99M"}, id="Rushmoor 2020"),
        pytest.param("acute_commissioning", "fp:E07000092", "2022-07-01", {"ods:QNQ"}, id="Rushmoor 2022"),
        pytest.param("acute_commissioning", "fp:E07000092", "2026-04-01", {"ods:QRL"}, id="Rushmoor 2026"),
        pytest.param("acute_commissioning", "fp:E06000039", "2020-06-01", {"ods:ccg:15D"}, id="Slough 2020"),
        pytest.param("acute_commissioning", "fp:E06000039", "2022-07-01", {"ods:QNQ"}, id="Slough 2022"),
        pytest.param("acute_commissioning", "fp:E06000039", "2026-04-01", {"ods:S0E4D"}, id="Slough 2026"),
        pytest.param("adult_social_care", "fp:E06000039", "2026-04-01", {"la:E06000039"}, id="a unitary's own care"),
        pytest.param("adult_social_care", "fp:E07000089", "2024-10-01", {"la:E10000014"}, id="Hart's care: the county"),
        pytest.param("adult_social_care", "fp:farnham", "2027-03-31", {"la:E10000030"}, id="the county's last day"),
        pytest.param("adult_social_care", "fp:farnham", "2027-04-01", {"lan:west-surrey"}, id="West Surrey's first"),
        pytest.param(
            "disabled_facilities_grant", "fp:E07000214", "2024-10-01", {"la:E07000214"}, id="the district's grants"
        ),
        pytest.param("acute_commissioning", "fp:glossop", "2020-06-01", {"ods:ccg:01Y"}, id="Glossop under Tameside"),
        pytest.param("acute_commissioning", "fp:glossop", "2022-07-01", {"ods:QJ2"}, id="Glossop goes to Derbyshire"),
        pytest.param(
            "acute_commissioning", "fp:craven-wy", "2024-10-01", {"ods:QWO"}, id="Skipton is West Yorkshire's"
        ),
        pytest.param("acute_commissioning", "fp:craven-lsc", "2024-10-01", {"ods:QE1"}, id="Bentham is Lancashire's"),
        pytest.param(
            "specialised_haemophilia", "fp:E08000035", "2025-10-01", {"nhse"}, id="haemophilia stays with NHS England"
        ),
        pytest.param(
            "specialised_delegable", "fp:E08000003", "2023-10-01", {"jc:spec-nw"}, id="the North West's joint year"
        ),
        pytest.param(
            "specialised_delegable", "fp:E07000217", "2025-03-31", {"jc:spec-se"}, id="the South East's last joint day"
        ),
        pytest.param("imms_screening", "fp:E08000035", "2026-04-01", {"nhse"}, id="vaccination under section 7A"),
        pytest.param("provider_oversight", "fp:eng", "2022-06-30", {"monitor", "tda"}, id="two overseers"),
        pytest.param("provider_oversight", "fp:eng", "2022-07-01", {"nhse"}, id="one overseer"),
    ],
)
def test_the_stories_of_the_cases_are_told(function_: str, place: str, on: str, expected: set[str]) -> None:
    answer = ask(cases(), function_, place, on)

    assert acting(answer) == [expected]


# --- Outcomes


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([right("icb")], Outcome.FOUND, id="one decider on all the ground"),
        pytest.param(
            [right("nhse"), right("icb", "delegated_decides"), line("icb", "delegation", "nhse")],
            Outcome.FOUND,
            id="one group on all the ground",
        ),
        pytest.param([right("icb", over="north"), right("other", over="south")], Outcome.PARTIAL, id="two parts"),
        pytest.param([right("icb", over="north")], Outcome.PARTIAL, id="some ground has nobody"),
        pytest.param(
            [right("nhse"), right("icb", "delegated_decides", over="north"), line("icb", "delegation", "nhse")],
            Outcome.PARTIAL,
            id="delegated on some of the ground",
        ),
        pytest.param([right("icb"), right("nhse", "must_agree")], Outcome.CONDITIONAL, id="somebody must agree"),
        pytest.param(
            [right("icb"), right("nhse", "must_agree", over="north")],
            Outcome.CONDITIONAL,
            id="somebody must agree on some of the ground",
        ),
        pytest.param(
            [right("icb"), right("nhse", "must_agree", over="elsewhere")], Outcome.FOUND, id="must agree elsewhere"
        ),
        pytest.param(
            [right("icb"), right("nhse", "must_agree", valid_to=DAY)], Outcome.FOUND, id="had to agree until the day"
        ),
        pytest.param([right("icb"), right("hosc", "must_be_consulted")], Outcome.FOUND, id="somebody is consulted"),
        pytest.param([right("icb", certainty="planned")], Outcome.CONDITIONAL, id="the only decider is planned"),
        pytest.param([right("icb", certainty=None)], Outcome.FOUND, id="certainty not known"),
        pytest.param(
            [right("icb", certainty="planned"), right("nhse")], Outcome.FOUND, id="one of two deciders is in force"
        ),
        pytest.param([], Outcome.NONE_FOUND, id="nobody"),
        pytest.param([right("nhse", "must_agree")], Outcome.NONE_FOUND, id="only somebody who must agree"),
        pytest.param([right("nhse", "assures"), right("cqc", "regulates")], Outcome.NONE_FOUND, id="only others"),
        pytest.param([right("icb", certainty="announced")], Outcome.NONE_FOUND, id="only somebody announced"),
        pytest.param([right("icb", over="elsewhere")], Outcome.NONE_FOUND, id="only somebody elsewhere"),
        pytest.param(
            [right("icb", over="north"), right("icb", over="south")],
            Outcome.FOUND,
            id="one decider on all the ground, by two rights",
        ),
        pytest.param(
            [right("icb", over="north"), right("icb", over="south", certainty="planned")],
            Outcome.CONDITIONAL,
            id="one decider on all the ground, planned on some",
        ),
        pytest.param(
            [right("icb", over="north"), right("icb", "delegated_decides", over="south")],
            Outcome.FOUND,
            id="one decider on all the ground, in two roles",
        ),
    ],
)
def test_the_outcome_says_how_the_question_came_out(rows: list[Entity], expected: Outcome) -> None:
    history = history_of(PARTS, holds("elsewhere", "b3"), *rows)

    answer = ask(history)

    assert answer.outcome == expected


def test_announced_deciders_are_found_when_they_are_asked_for() -> None:
    history = history_of(TOWN, right("icb", certainty="announced"))

    answer = ask(history, certainty="in_force planned announced")

    assert (answer.outcome, acting(answer)) == (Outcome.CONDITIONAL, [{"icb"}])


def test_a_right_over_a_part_is_not_found_for_the_whole_without_blocks() -> None:
    history = history_of(within("district", "county"), right("district council", over="district"))

    answer = ask(history, place="county")

    assert answer.outcome != Outcome.FOUND


# --- Parts


def test_parts_have_people_and_shares_and_the_largest_comes_first() -> None:
    history = history_of(PARTS, right("large", over="north"), right("small", over="south"))

    answer = ask(history)

    assert [(part.id, part.name, part.population, part.share) for part in answer.parts] == [
        ("town & north", "the part of town in north", 84, 0.84),
        ("town & south", "the part of town in south", 16, 0.16),
    ]


def test_a_part_without_a_decider_is_a_part() -> None:
    history = history_of(PARTS, right("icb", over="south"))

    answer = ask(history)

    assert [(part.id, part.share, standing(part), part.chains) for part in answer.parts] == [
        ("town & nobody", 0.84, {}, ()),
        ("town & south", 0.16, {"icb": True}, ()),
    ]


def test_a_part_that_is_all_of_the_place_has_its_name() -> None:
    history = history_of(TOWN, area("town", name="Town"), right("icb", over="county"), holds("county", "b1 b2 b3"))

    answer = ask(history)

    assert [(part.id, part.name, part.population, part.share) for part in answer.parts] == [("town", "Town", 200, 1.0)]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param([block("b1", 84), block("b2", None)], [(None, None), (84, None)], id="of one part"),
        pytest.param([block("b1", None), block("b2", None)], [(None, None), (None, None)], id="of all"),
        pytest.param([block("b1", 0), block("b2", 0)], [(0, None), (0, None)], id="nobody lives there"),
    ],
)
def test_shares_are_not_known_where_people_are_not(
    blocks: list[Entity], expected: list[tuple[int | None, float | None]]
) -> None:
    history = history_of(PARTS, blocks, right("one", over="north"), right("other", over="south"))

    answer = ask(history)

    assert sorted(((part.population, part.share) for part in answer.parts), key=str, reverse=True) == expected


def test_each_part_has_an_id_and_a_name_of_its_own() -> None:
    rights = [right("a council", over="town"), right("icb", over="north")]
    history = history_of(TOWN, holds("north", "b1"), *rights)

    answer = ask(history)

    assert len({part.id for part in answer.parts}) == len(answer.parts)
    assert len({part.name for part in answer.parts}) == len(answer.parts)


def test_the_rest_of_a_place_is_not_named_after_the_whole_of_it() -> None:
    rights = [right("nhse", over="england"), right("icb", "delegated_decides", over="north")]
    history = history_of(holds("england", "b1 b2"), holds("north", "b1"), *rights, line("icb", "delegation", "nhse"))

    answer = ask(history, place="england")

    assert "the part of england in england" not in {part.name for part in answer.parts}


def test_gates_and_others_stand_beside_the_deciders_with_their_share_of_the_part() -> None:
    roles = ["must_be_consulted", "must_have_regard", "recommends", "advises", "assures", "scrutinises"]
    roles += ["calls_in", "refers", "regulates", "funds", "delivers"]
    history = history_of(PARTS, right("icb"), *(right(f"by {role}", role, over="north") for role in roles))

    (part,) = ask(history).parts

    assert {(each.right.role.value, each.acts, each.share) for each in part.gates} == {
        ("must_be_consulted", False, 0.84)
    }
    assert {(each.right.role.value, each.acts, each.share) for each in part.others} == {
        (role, False, 0.84) for role in roles[1:]
    }


def test_where_somebody_must_agree_is_a_part_of_its_own() -> None:
    history = history_of(PARTS, right("icb"), right("nhse", "must_agree", over="north"))

    answer = ask(history)

    assert [(part.name, part.share, [gate.right.organisation for gate in part.gates]) for part in answer.parts] == [
        ("the part of town in north", 0.84, ["nhse"]),
        ("the rest of town", 0.16, []),
    ]


def test_everybody_who_acts_has_a_way_upwards_however_many_there_are() -> None:
    councils = [f"council {number:03}" for number in range(MOST_CHAINS + 1)]
    lines = [line(council, "democratic", f"electors {council}") for council in councils]
    history = history_of(TOWN, *map(right, councils), lines)

    answer = ask(history)

    assert sorted(way[0].subject for way in answer.parts[0].chains) == councils
    assert not any(note.startswith("No way is recorded") for note in answer.notes)


def test_who_acts_comes_before_who_keeps_accountability() -> None:
    rights = [right("a keeper"), right("z delegate", "delegated_decides")]
    history = history_of(TOWN, *rights, line("z delegate", "delegation", "a keeper"))

    (part,) = ask(history).parts

    assert list(standing(part).items()) == [("z delegate", True), ("a keeper", False)]


def test_an_organisation_without_a_record_still_decides() -> None:
    history = history_of(TOWN, right("icb"))
    history.organisations.clear()

    (part,) = ask(history).parts

    assert [(each.right.organisation, each.organisation) for each in part.deciders] == [("icb", None)]


# --- Chains and terminals


def test_chains_lead_from_each_who_acts_to_where_accountability_ends() -> None:
    lines = [
        line("icb", "delegation", "nhse"),
        line("icb", "statutory_accountability", "nhse"),
        line("nhse", "statutory_accountability", "sos"),
        line("sos", "parliamentary", "parliament"),
    ]
    history = history_of(TOWN, right("nhse"), right("icb", "delegated_decides"), *lines)

    (part,) = ask(history).parts

    assert [[(step.kind.value, step.holder) for step in way] for way in part.chains] == [
        [("delegation", "nhse"), ("statutory_accountability", "sos"), ("parliamentary", "parliament")],
        [("statutory_accountability", "nhse"), ("statutory_accountability", "sos"), ("parliamentary", "parliament")],
    ]
    assert part.terminals == ("parliament",)


def test_a_joint_body_answers_to_parliament_and_to_electors() -> None:
    lines = [
        line("icp", "joint_exercise", "icb"),
        line("icp", "joint_exercise", "council"),
        line("icb", "statutory_accountability", "parliament"),
        line("council", "democratic", "electors"),
    ]
    history = history_of(TOWN, right("icp", "jointly_decides"), *lines)

    (part,) = ask(history).parts

    assert part.terminals == ("electors", "parliament")


def test_the_members_of_a_trust_end_a_chain_but_are_no_terminal() -> None:
    history = history_of(TOWN, right("trust"), line("trust", "democratic", "members"))

    (part,) = ask(history).parts

    assert ([way[-1].holder for way in part.chains], part.terminals) == (["members"], ())


def test_lines_for_other_ground_are_left_out_of_a_part() -> None:
    lines = [
        line("icp", "joint_exercise", "north council", footprint="north"),
        line("icp", "joint_exercise", "south council", footprint="south"),
        line("north council", "democratic", "electors of the north"),
        line("south council", "democratic", "electors of the south"),
    ]
    history = history_of(PARTS, right("icp", over="town"), *lines)

    (part,) = ask(history, place="north").parts

    assert part.terminals == ("electors of the north",)


def _with_ways(count: int) -> History:
    lines = [line("icb", "statutory_accountability", "parliament", id=f"L{number}") for number in range(count)]
    return history_of(TOWN, right("icb"), *lines)


def test_an_answer_says_that_there_are_more_chains_than_it_shows() -> None:
    history = _with_ways(MOST_CHAINS + 1)

    answer = ask(history)

    assert len(answer.parts[0].chains) == MOST_CHAINS
    assert len(answer.notes) == 1
    assert f"more ways upwards than are shown: at most {MOST_CHAINS}" in answer.notes[0]


def test_an_answer_that_shows_every_chain_does_not_say_that_there_are_more() -> None:
    history = _with_ways(MOST_CHAINS)

    answer = ask(history)

    assert answer.notes == ()


def test_a_long_chain_is_shown_whole() -> None:
    steps = ["icb", *(f"step {number:02}" for number in range(MOST_LINES)), "parliament"]
    history = history_of(TOWN, right("icb"), *(line(*pair) for pair in _statutory(steps)))

    answer = ask(history)

    (chain,) = answer.parts[0].chains
    assert [step.holder for step in chain] == steps[1:]
    assert answer.notes == ()


def _statutory(steps: list[str]) -> list[tuple[str, str, str]]:
    return [(lower, "statutory_accountability", upper) for lower, upper in pairwise(steps)]


# --- Places without ground, organisations as places


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([covers("hospital", "town")], [{"icb"}], id="what it covers"),
        pytest.param([right("hospital", "delivers", over="town")], [{"icb"}], id="else the ground of its rights"),
        pytest.param(
            [covers("hospital", "town"), right("hospital", "delivers", over="elsewhere")],
            [{"icb"}],
            id="what it covers comes first",
        ),
        pytest.param([], [set()], id="else not known"),
    ],
)
def test_an_organisation_stands_for_its_ground(rows: list[Entity], expected: list[set[str]]) -> None:
    history = history_of(TOWN, holds("elsewhere", "b3"), right("icb"), body("hospital"), *rows)

    answer = ask(history, place="hospital")

    assert acting(answer) == expected


def test_a_place_without_ground_is_answered_as_a_whole_and_without_people() -> None:
    history = history_of(within("town", "county"), right("icb", over="county"))

    answer = ask(history)

    assert (answer.outcome, acting(answer)) == (Outcome.FOUND, [{"icb"}])
    assert [(part.population, part.share) for part in answer.parts] == [(None, 1.0)]


def test_a_partial_relation_is_never_walked() -> None:
    history = history_of(partly("town", "icb area", 0.84), right("icb", over="icb area"))

    answer = ask(history)

    assert (answer.outcome, acting(answer)) == (Outcome.NONE_FOUND, [set()])


# --- What holds of every graph

ORGANISATIONS = ["nhse", "icb", "council", "committee"]
FOOTPRINTS = ["town", "north", "south", "centre"]
TREE = [function("health"), function("dental", "health"), function("sedation", "dental"), function("optical")]
RIGHTS = st.builds(
    right,
    st.sampled_from(ORGANISATIONS),
    st.sampled_from(["decides", "delegated_decides", "jointly_decides", "must_agree", "must_be_consulted", "assures"]),
    over=st.sampled_from(FOOTPRINTS),
    function=st.sampled_from(["health", "dental", "dental", "*"]),
    certainty=st.sampled_from(["in_force", "planned", "announced", None]),
    subject_type=st.sampled_from([None, None, None, "foundation", "trust"]),
    confidence=st.sampled_from(["sure", "likely", "check", None]),
)
LINES = st.builds(
    line,
    st.sampled_from(ORGANISATIONS),
    st.sampled_from(["delegation", "internal_delegation", "joint_exercise", "statutory_accountability"]),
    st.sampled_from([*ORGANISATIONS, "parliament", "electors"]),
    st.sampled_from(["*", "dental", "health", "optical"]),
    footprint=st.sampled_from([None, None, "north", "town"]),
)
GROUND = st.fixed_dictionaries(
    {name: st.sets(st.sampled_from(["b1", "b2", "b3", "b4"]), min_size=1) for name in ("north", "south", "centre")}
)
PEOPLE = st.lists(st.integers(1, 1000), min_size=4, max_size=4)


@st.composite
def graphs(draw: st.DrawFn) -> list[Entity]:
    """The rows of a small graph in which the town holds four blocks."""
    ground = {"town": {"b1", "b2", "b3", "b4"}} | draw(GROUND)
    blocks = [block(f"b{number}", people) for number, people in enumerate(draw(PEOPLE), start=1)]
    rights = [each.model_copy(update={"id": f"R{number}"}) for number, each in enumerate(draw(st.lists(RIGHTS)))]
    lines = [each.model_copy(update={"id": f"L{number}"}) for number, each in enumerate(draw(st.lists(LINES)))]
    held = chain.from_iterable(holds(name, " ".join(sorted(blocks_))) for name, blocks_ in ground.items())
    return [*held, *blocks, *rights, *lines, *TREE]


def _told(answer: Answer) -> Answer:
    """An answer without the day that it was asked of, so that two can be compared whole."""
    parts = tuple(
        replace(part, gates=_in_order(part.gates), others=_in_order(part.others))  # their order: see the next test
        for part in answer.parts
    )
    return replace(answer, day=None, parts=parts)  # type: ignore[arg-type]


def _in_order(standings: Iterable[object]) -> tuple[object, ...]:
    return tuple(sorted(standings, key=str))


@settings(deadline=None)
@given(rows=graphs(), seed=st.integers())
def test_the_order_of_rows_never_matters(rows: list[Entity], seed: int) -> None:
    shuffled = Random(seed).sample(rows, len(rows))

    answer = ask(history_of(shuffled))

    assert _told(answer) == _told(ask(history_of(rows)))


def test_gates_and_others_are_in_an_order_of_their_own() -> None:
    consulted = [right(name, "must_be_consulted") for name in ("hosc", "healthwatch")]

    (part,) = ask(history_of(TOWN, right("icb"), consulted)).parts

    assert part.gates == ask(history_of(TOWN, right("icb"), reversed(consulted))).parts[0].gates


IRRELEVANT = {
    "a right over another function": right("newcomer", function="optical"),
    "a right over a child of the function": right("newcomer", function="sedation"),
    "a right over other ground": right("newcomer", over="elsewhere"),
    "a right that ended on the day": right("newcomer", valid_to=DAY),
    "a right that begins on the day after": right("newcomer", valid_from="2024-10-02"),
    "a line about another function": line("icb", "delegation", "nhse", "optical", id="new"),
    "a line about a child of the function": line("icb", "delegation", "nhse", "sedation", id="new"),
    "a line for other ground": line("icb", "delegation", "nhse", footprint="elsewhere", id="new"),
    "a line that ended on the day": line("icb", "delegation", "nhse", valid_to=DAY, id="new"),
    "a line that begins on the day after": line("icb", "delegation", "nhse", valid_from="2024-10-02", id="new"),
    "a line that is only proposed": line("icb", "delegation", "nhse", certainty="proposed", id="new"),
    "a line of money": line("icb", "financial_allocation", "nhse", id="new"),
    "a line of regulation": line("icb", "regulation", "nhse", id="new"),
    "a line between strangers": line("stranger", "delegation", "other stranger", id="new"),
}


@pytest.mark.parametrize("irrelevant", IRRELEVANT.values(), ids=IRRELEVANT.keys())
@settings(max_examples=30, deadline=None)
@given(rows=graphs())
def test_what_is_irrelevant_never_changes_an_answer(rows: list[Entity], irrelevant: Entity) -> None:
    rows = [*rows, *holds("elsewhere", "b9")]

    answer = ask(history_of(rows, irrelevant))

    expected = ask(history_of(rows))
    # That a right is recorded elsewhere or for another day may change why nobody was found, and nothing else.
    notes = answer.notes if isinstance(irrelevant, Right) else expected.notes
    assert _told(answer) == _told(replace(expected, notes=notes))


@settings(deadline=None)
@given(rows=graphs(), place=st.sampled_from(FOOTPRINTS))
def test_parts_are_disjoint_and_cover_the_place(rows: list[Entity], place: str) -> None:
    day = slice_of(history_of(rows))

    divisions = divide(Ask(day, "dental", place, day.ground[place]))

    pieces = list(chain.from_iterable(part.pieces for part in divisions))
    assert (sorted(pieces), len(pieces)) == (sorted(day.ground[place]), len(set(pieces)))


@settings(deadline=None)
@given(rows=graphs(), place=st.sampled_from(FOOTPRINTS))
def test_people_add_up_to_those_of_the_place_and_shares_to_one(rows: list[Entity], place: str) -> None:
    answer = ask(history_of(rows), place=place)

    assert sum(part.population or 0 for part in answer.parts) == answer.place.population
    assert sum(part.share or 0 for part in answer.parts) == pytest.approx(1)


@settings(deadline=None)
@given(rows=graphs(), people=st.integers(0, 1000))
def test_a_block_cut_in_two_never_changes_an_answer(rows: list[Entity], people: int) -> None:
    tables = history_of(rows)
    held = [row.footprint for row in tables.ground if row.block == "b1"]
    living = tables.blocks["b1"].population or 0
    half = min(people, living)
    cut = [
        *rows,
        block("b1", half),
        block("b1 bis", living - half),
        *(row for footprint in held for row in holds(footprint, "b1")),
        *(row.model_copy(update={"block": "b1 bis"}) for footprint in held for row in holds(footprint, "b1")),
    ]

    answer = ask(history_of(cut))

    expected = ask(tables)
    assert _people(answer) == _people(expected)
    assert (answer.outcome, sentence(answer)) == (expected.outcome, sentence(expected))


def _people(answer: Answer) -> dict[str, list[tuple[int | None, float | None]]]:
    people: dict[str, list[tuple[int | None, float | None]]] = {}
    for part in sorted(answer.parts, key=_size):
        people.setdefault(str(sorted(standing(part).items())), []).append((part.population, part.share))
    return people


def _size(part: AnswerPart) -> int:
    return part.population or 0


@settings(deadline=None)
@given(rows=graphs())
def test_every_decider_has_a_right_that_counts_and_is_in_one_group(
    rows: list[Entity],
) -> None:
    history = history_of(rows)

    answer = ask(history)

    rights = set(slice_of(history).rights)
    for part in answer.parts:
        assert {each.right for each in part.deciders} <= rights
        assert {each.right.organisation for each in part.deciders} == set(chain.from_iterable(part.groups))


def test_every_table_of_a_register_can_be_drawn() -> None:
    assert {table.name for table in TABLES} == set(history_of().counts)
