"""Notes: why nobody was found, what was not counted, what cannot be told, and what looks wrong."""

from dataclasses import replace

import pytest

from graph_model.answers import Answer
from graph_model.entities import Claim, Entity, StatutoryHolder
from graph_model.history import History
from graph_model.sentences import sentence
from tests.unit import building
from tests.unit.building import DAY, block, body, function, history_of, holds, line, partly, right, within

# The registers of most of these tests are too small to lead anybody up to Parliament, and every answer says so.
NO_WAY = "No way is recorded by which "
UNCLAIMED = "The register does not claim to be complete for this function"


def ask(history: History, *arguments: str, **more: str) -> Answer:
    """Ask, and leave out the notes that a small register gives always."""
    answer = building.ask(history, *arguments, **more)
    return replace(answer, notes=tuple(note for note in answer.notes if not note.startswith((NO_WAY, UNCLAIMED))))


TOWN = holds("town", "b1 b2")
PARTS = [*TOWN, *holds("north", "b1"), *holds("south", "b2"), block("b1", 84), block("b2", 16)]
NO_RIGHT = "No right over this function is recorded for any place or day, which does not mean that nobody decides."
NO_CLAIM = (
    "The register makes no claim to be complete here for this function: "
    "nobody is recorded, which does not mean that nobody decides."
)
CLAIMED = (
    "The register claims to be complete here for this function, and records nobody: "
    "that is a gap in governance, or a mistake in the register."
)
HALF_CLAIMED = (
    "For part of the ground on which nobody is recorded, the register claims to be complete; "
    "for the rest it makes no claim, and somebody may decide there."
)
UNKNOWN_BORDER = "Whether anybody decides on the ground of town cannot be told, because its border is not known."


def _claim(footprint: str | None = "town", **columns: object) -> Claim:
    return Claim.model_validate({"about": "rights", "subject": "dental", "footprint": footprint} | columns)


ELSEWHERE = right("icb", over="elsewhere")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([], NO_RIGHT, id="no right is recorded at all"),
        pytest.param([ELSEWHERE], NO_CLAIM, id="the register makes no claim"),
        pytest.param([ELSEWHERE, _claim()], CLAIMED, id="the register claims the place"),
        pytest.param([ELSEWHERE, _claim(None)], CLAIMED, id="the register claims everywhere"),
        pytest.param([_claim()], CLAIMED, id="the register claims the place, and records no right at all"),
        pytest.param([ELSEWHERE, _claim("north")], HALF_CLAIMED, id="the register claims a part"),
        pytest.param([ELSEWHERE, _claim("north"), _claim("south")], CLAIMED, id="several claims are taken together"),
        pytest.param([ELSEWHERE, _claim("elsewhere")], NO_CLAIM, id="the register claims other ground"),
        pytest.param([ELSEWHERE, _claim(subject="optical")], NO_CLAIM, id="the register claims another function"),
        pytest.param([ELSEWHERE, _claim(valid_to=DAY)], NO_CLAIM, id="the claim ended on the day"),
        pytest.param([ELSEWHERE, _claim(about="organisations")], NO_CLAIM, id="the claim is about something else"),
        pytest.param(
            [right("icb", over="north"), _claim("south")], CLAIMED, id="the part without a decider is claimed"
        ),
        pytest.param([right("icb", over="north"), _claim("north")], NO_CLAIM, id="only the decided part is claimed"),
    ],
)
def test_an_answer_says_why_nobody_was_found(rows: list[Entity], expected: str) -> None:
    history = history_of(PARTS, holds("elsewhere", "b3"), function("dental"), *rows)

    answer = ask(history)

    assert answer.notes == (expected,)


def test_somebody_on_all_the_ground_needs_no_reason() -> None:
    history = history_of(TOWN, right("icb"))

    answer = ask(history)

    assert answer.notes == ()


def test_nothing_can_be_told_of_ground_that_is_not_known() -> None:
    history = history_of(function("dental"), right("icb", over="elsewhere"), within("town", "county"))

    answer = ask(history)

    assert answer.notes == (
        "The border of town is not known, so it is compared as a whole, and without people.",
        UNKNOWN_BORDER,
    )


def test_that_no_right_is_recorded_at_all_is_told_without_a_border() -> None:
    history = history_of(function("dental"), within("town", "county"))

    answer = ask(history)

    assert NO_RIGHT in answer.notes


def test_a_decider_who_is_only_announced_is_not_called_a_mistake_in_the_register() -> None:
    history = history_of(TOWN, right("icb", certainty="announced"), _claim())

    answer = ask(history)

    assert CLAIMED not in answer.notes


# --- What was not counted


@pytest.mark.parametrize(
    ("rows", "certainty", "expected"),
    [
        pytest.param(
            [right("icb", certainty="announced")],
            None,
            "announced: icb. Ask with certainty=in_force,planned,announced to count it.",
            id="announced",
        ),
        pytest.param(
            [right("icb", certainty="superseded")],
            None,
            "superseded: icb. Ask with certainty=in_force,planned,superseded to count it.",
            id="superseded",
        ),
        pytest.param(
            [right("icb", certainty="planned")],
            "in_force",
            "planned: icb. Ask with certainty=in_force,planned to count it.",
            id="planned, when only what is in force is asked for",
        ),
    ],
)
def test_rights_left_out_for_their_certainty_are_named(
    rows: list[Entity], certainty: str | None, expected: str
) -> None:
    history = history_of(TOWN, right("nhse"), *rows)

    answer = ask(history, certainty=certainty)

    assert answer.notes == (f"Not counted, because it is only {expected}",)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(right("icb", certainty="announced", over="elsewhere"), id="for other ground"),
        pytest.param(right("icb", certainty="announced", valid_to=DAY), id="until the day"),
        pytest.param(right("icb", certainty="announced", valid_from="2027-04-01"), id="from a later day"),
        pytest.param(right("icb", certainty="announced", function="optical"), id="over another function"),
        pytest.param(right("icb", "assures", certainty="announced"), id="in a role that does not decide"),
    ],
)
def test_what_would_not_count_anyway_is_not_named(row: Entity) -> None:
    history = history_of(TOWN, holds("elsewhere", "b3"), right("nhse"), row)

    answer = ask(history)

    assert answer.notes == ()


# --- What cannot be told


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        pytest.param(0.84, "town lies for 84 % of its people in the ground of icb (icb area)", id="with its share"),
        pytest.param(None, "town lies partly in the ground of icb (icb area)", id="without one"),
    ],
)
def test_a_partial_relation_to_a_deciders_ground_is_told(share: float | None, expected: str) -> None:
    history = history_of(partly("town", "icb area", share), right("icb", over="icb area"))

    answer = ask(history)

    assert answer.notes[-1] == f"{expected}; which part cannot be told without blocks."


def test_notes_on_partial_relations_are_in_an_order_of_their_own() -> None:
    relations = [partly("town", "icb area", 0.84), partly("town", "other area", 0.16)]
    rights = [right("icb", over="icb area"), right("other", over="other area")]

    notes = ask(history_of(relations, rights)).notes

    assert notes == ask(history_of(relations, reversed(rights))).notes


def test_a_partial_relation_is_not_told_where_blocks_tell_more() -> None:
    history = history_of(
        PARTS,
        partly("town", "north", 0.84),
        partly("town", "south", 0.16),
        right("a", over="north"),
        right("b", over="south"),
    )

    answer = ask(history)

    assert answer.notes == ()


def test_a_right_on_ground_that_is_not_known_may_reach_the_place() -> None:
    history = history_of(TOWN, right("icb", over="north"), within("north", "county"))

    answer = ask(history)

    expected = (
        "Rights over this function are recorded for north whose ground on this day is not known; they may reach here."
    )
    assert expected in answer.notes


def test_who_decides_for_parts_of_a_place_is_named_where_no_source_tells_their_borders() -> None:
    history = history_of(
        TOWN, right("a", over="north"), within("north", "town"), right("b", over="south"), within("south", "town")
    )

    answer = ask(history)

    assert answer.somewhere_within == ("a", "b")
    assert "where one ends and the other begins is not known" in sentence(answer)
    assert answer.notes == (
        "Who decides on which part of the ground is not known: "
        "no source tells where the areas of those who decide there end.",
    )


@pytest.mark.parametrize(
    "relations",
    [
        pytest.param([within("far away", "elsewhere")], id="it lies wholly elsewhere"),
        pytest.param(
            [within("far away", "further"), within("further", "elsewhere")], id="it lies in what lies elsewhere"
        ),
    ],
)
def test_a_right_on_ground_that_is_not_known_but_lies_elsewhere_is_not_told(relations: list[Entity]) -> None:
    history = history_of(TOWN, holds("elsewhere", "b3"), right("icb"), right("other", over="far away"), *relations)

    answer = ask(history)

    assert answer.notes == ()


# --- What looks wrong


@pytest.mark.parametrize(
    ("life", "expected"),
    [
        pytest.param(
            {"valid_from": "2013-04-01", "valid_to": "2022-07-01"}, "from 2013-04-01 to 2022-07-01", id="it has ended"
        ),
        pytest.param({"valid_from": "2027-04-01"}, "from 2027-04-01 to an open end", id="it has not begun"),
        pytest.param({"valid_to": "2022-07-01"}, "from an unknown day to 2022-07-01", id="its beginning is not known"),
    ],
)
def test_a_right_of_an_organisation_that_is_not_there_is_told(life: dict[str, str], expected: str) -> None:
    history = history_of(TOWN, body("ccg", **life), right("ccg", id="R1"))

    answer = ask(history)

    assert answer.notes == (f"ccg is recorded as existing {expected}, yet its right R1 is recorded as active.",)


TWICE = (
    "icb and nhse decide the same thing here, and no delegation or joint line joins them: this may be decided twice."
)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([right("icb"), right("nhse")], (TWICE,), id="two who are joined by nothing"),
        pytest.param([right("icb"), right("nhse"), line("icb", "delegation", "nhse")], (), id="delegate and delegator"),
        pytest.param([right("icb", over="north"), right("nhse", over="south")], (), id="on different ground"),
        pytest.param(
            [right("icb", subject_type="trust"), right("nhse", subject_type="foundation")],
            (),
            id="for different subjects",
        ),
        pytest.param(
            [right("icb", subject_type="trust"), right("nhse", subject_type="trust")], (TWICE,), id="same subjects"
        ),
        pytest.param([right("icb", subject_type="trust"), right("nhse")], (TWICE,), id="one of them for every subject"),
        pytest.param(
            [
                right("icb"),
                right("nhse"),
                StatutoryHolder.model_validate(
                    {"function": "dental", "role": "decides", "holder_type": "icb", "group": "own"}
                ),
            ],
            (),
            id="each for its own, by statute",
        ),
        pytest.param(
            [
                right("icb", subject_type="trust", id="R1"),
                right("icb", subject_type="foundation", id="R2"),
                right("nhse", subject_type="trust"),
            ],
            (TWICE,),
            id="same subjects, and one of them has others too",
        ),
    ],
)
def test_what_may_be_decided_twice_is_told(rows: list[Entity], expected: tuple[str, ...]) -> None:
    history = history_of(PARTS, *rows)

    answer = ask(history)

    assert answer.notes == expected


def test_a_childs_right_for_some_subjects_is_not_decided_twice() -> None:
    tree = [function("dental"), function("sedation", "dental")]
    rights = [right("icb", function="sedation", subject_type="trust"), right("nhse")]
    history = history_of(TOWN, *rights, *tree)

    answer = ask(history, "sedation")

    assert answer.notes == ()


# --- Who does the work


HANDED = "icb has handed this on within itself to place committee."


@pytest.mark.parametrize(
    ("committee", "expected"),
    [
        pytest.param(line("place committee", "internal_delegation", "icb", "dental"), (HANDED,), id="for the function"),
        pytest.param(
            line("place committee", "internal_delegation", "icb", "dental", footprint="north"),
            (HANDED,),
            id="for a part",
        ),
        pytest.param(line("place committee", "internal_delegation", "icb", "health"), (HANDED,), id="for an ancestor"),
        pytest.param(line("place committee", "internal_delegation", "icb", "*"), (), id="for everything it does"),
        pytest.param(line("place committee", "internal_delegation", "icb", "optical"), (), id="for another function"),
        pytest.param(
            line("place committee", "internal_delegation", "icb", "dental", footprint="elsewhere"), (), id="elsewhere"
        ),
        pytest.param(
            line("place committee", "internal_delegation", "icb", "dental", valid_to=DAY), (), id="until the day"
        ),
        pytest.param(line("place committee", "membership", "icb", "dental"), (), id="as a member only"),
    ],
)
def test_a_committee_that_has_no_right_but_does_the_work_is_told(committee: Entity, expected: tuple[str, ...]) -> None:
    tree = [function("health"), function("dental", "health")]
    history = history_of(PARTS, holds("elsewhere", "b3"), right("icb"), committee, *tree)

    answer = ask(history)

    assert answer.notes == expected


def test_a_decider_without_a_way_up_is_told() -> None:
    answer = building.ask(history_of(TOWN, right("icb")))

    assert answer.notes == (
        "No way is recorded by which icb answers to Parliament or an electorate for this function.",
    )


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([_claim()], None, id="the register claims the ground"),
        pytest.param([_claim("elsewhere")], "here on this day", id="it claims other ground"),
        pytest.param([_claim("north")], "for all of this ground", id="it claims a part"),
        pytest.param([_claim(valid_to=DAY)], "here on this day", id="its claim ended"),
        pytest.param([], None, id="it makes no claims at all"),
    ],
)
def test_that_others_may_decide_where_the_register_does_not_claim_to_be_complete(
    claims: list[Entity], expected: str | None
) -> None:
    history = history_of(PARTS, holds("elsewhere", "b9"), right("icb"), *claims)

    told = [note for note in building.ask(history).notes if note.startswith(UNCLAIMED)]

    assert [expected in note for note in told] == ([] if expected is None else [True])


def test_an_answer_that_rests_on_a_wider_function_says_so() -> None:
    answer = ask(
        history_of(TOWN, function("dental"), function("urgent dental", "dental"), right("icb")), "urgent dental"
    )

    assert answer.notes == ("Recorded for “dental”, of which this is a part; nothing is recorded for it itself.",)


@pytest.mark.parametrize(
    ("holder_type", "expected"),
    [
        pytest.param("icb", (), id="the register records one of them"),
        pytest.param("upper_tier_la", None, id="it records none of them"),
        pytest.param("none", (), id="nobody holds it by statute"),
    ],
)
def test_a_holder_by_statute_whom_the_register_does_not_record_is_told(
    holder_type: str, expected: tuple[str, ...] | None
) -> None:
    statute = StatutoryHolder.model_validate({"function": "dental", "role": "decides", "holder_type": holder_type})

    answer = ask(history_of(TOWN, body("icb", "icb"), right("icb"), statute))

    if expected is None:
        (note,) = answer.notes
        assert note.startswith("By statute this function is held on this day by: county council")
    else:
        assert answer.notes == expected
