"""The one plain sentence that says what an answer says."""

import pytest

from graph_model.entities import Entity
from graph_model.sentences import sentence
from tests.unit.building import area, ask, block, body, cases, function, history_of, holds, line, right

TOWN = [*holds("town", "b1 b2"), area("town", name="Town"), function("dental", name="Dentistry")]
PARTS = [*TOWN, *holds("north", "b1"), *holds("south", "b2"), block("b1", 84), block("b2", 16)]
DELEGATED = [right("nhse"), right("icb", "delegated_decides"), line("icb", "delegation", "nhse")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([], "nobody is recorded as deciding on “Dentistry”.", id="nobody"),
        pytest.param([right("icb")], "icb decides on “Dentistry” (the Act).", id="one decider"),
        pytest.param([right("icb", legal_basis=None)], "icb decides on “Dentistry”.", id="no legal basis is recorded"),
        pytest.param(
            [right("icb"), right("nhse", legal_basis="another Act")],
            "icb and nhse each decide on “Dentistry” (the Act; another Act).",
            id="two deciders, each on its basis",
        ),
        pytest.param(
            DELEGATED,
            "icb decides, by delegation from nhse, which stays accountable, on “Dentistry” (the Act).",
            id="a delegate",
        ),
        pytest.param(
            [*DELEGATED, right("sos"), line("nhse", "delegation", "sos")],
            "icb decides, by delegation from nhse and sos, which stay accountable, on “Dentistry” (the Act).",
            id="a delegate of a delegate",
        ),
        pytest.param(
            [right("nhse"), right("committee", "jointly_decides"), line("committee", "joint_exercise", "nhse")],
            "committee decides, while nhse stays accountable, on “Dentistry” (the Act).",
            id="a joint committee",
        ),
        pytest.param(
            [right("icb", "jointly_decides"), right("council", "jointly_decides")],
            "council and icb decide jointly on “Dentistry” (the Act).",
            id="two who must act together",
        ),
        pytest.param(
            [right("icb", certainty="planned")],
            "icb is to decide (planned, not yet in force) on “Dentistry” (the Act).",
            id="a decider who is only planned",
        ),
        pytest.param(
            [right("icb", subject_type="nhs_trust"), right("nhse", subject_type="nhs_foundation_trust")],
            "icb (for NHS trust) and nhse (for NHS foundation trust) decide on “Dentistry” (the Act).",
            id="two types of subject",
        ),
        pytest.param(
            [right("icb", subject_type="nhs_trust")],
            "icb (for NHS trust) decides on “Dentistry” (the Act).",
            id="one type of subject",
        ),
        pytest.param(
            [right("icb"), right("nhse", "must_agree")],
            "icb decides on “Dentistry” (the Act); nhse must agree.",
            id="somebody must agree",
        ),
        pytest.param(
            [right("icb"), right("hosc", "must_be_consulted"), right("healthwatch", "must_be_consulted")],
            "icb decides on “Dentistry” (the Act); healthwatch and hosc must be consulted.",
            id="two must be consulted",
        ),
        pytest.param(
            [right("icb"), right("hosc", "must_be_consulted", over="north")],
            "icb decides on “Dentistry” (the Act); hosc (for 84 % of these people) must be consulted.",
            id="one must be consulted for some of the people",
        ),
        pytest.param(
            [right("icb", "jointly_decides")],
            "icb decides on “Dentistry” (the Act).",
            id="one alone decides not jointly",
        ),
        pytest.param([right("icb"), right("cqc", "regulates")], "icb decides on “Dentistry” (the Act).", id="others"),
    ],
)
def test_a_sentence_says_who_decides_and_on_what_basis(rows: list[Entity], expected: str) -> None:
    history = history_of(PARTS, *rows)

    said = sentence(ask(history, on="2022-07-01"))

    assert said == f"On 1 July 2022, for Town, {expected}"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [right("icb", over="north"), right("other", over="south")],
            "for 84 % of the people icb decides; for 16 % of the people other decides",
            id="each part with its people",
        ),
        pytest.param(
            [right("icb", over="north")],
            "for 84 % of the people icb decides; for 16 % of the people nobody is recorded as deciding",
            id="a part without a decider",
        ),
        pytest.param(
            [right("icb", over="north"), right("other", over="south"), block("b2", None)],
            "for the part of Town in north, icb decides; for the part of Town in south, other decides",
            id="people not known",
        ),
        pytest.param(
            [right("nhse"), right("icb", "delegated_decides", over="north"), line("icb", "delegation", "nhse")],
            "for 84 % of the people icb decides, by delegation from nhse, which stays accountable; "
            "for 16 % of the people nhse decides",
            id="a part that is delegated",
        ),
        pytest.param(
            [right("icb"), right("nhse", "must_agree", over="south")],
            "for 84 % of the people icb decides; for 16 % of the people icb decides, and nhse must agree",
            id="a part where somebody must agree",
        ),
        pytest.param(
            [right("nhse"), right("icb", "delegated_decides", over="south"), line("icb", "delegation", "nhse")],
            "for 84 % of the people nhse decides; "
            "for 16 % of the people icb decides, by delegation from nhse, which stays accountable",
            id="the last part is delegated",
        ),
    ],
)
def test_a_sentence_says_where_the_answer_differs(rows: list[Entity], expected: str) -> None:
    history = history_of(PARTS, *rows)

    said = sentence(ask(history, on="2022-07-01"))

    assert said == f"On 1 July 2022, for Town, the answer on “Dentistry” differs by part: {expected}."


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(4, ".", id="four parts are named"),
        pytest.param(5, "; and 1 more part.", id="the fifth is counted"),
        pytest.param(6, "; and 2 more parts.", id="as are the sixth and so on"),
    ],
)
def test_a_sentence_names_four_parts_and_counts_the_rest(parts: int, expected: str) -> None:
    numbers = range(1, parts + 1)
    ground = [*holds("town", " ".join(f"b{number}" for number in numbers))]
    rights = [right(f"icb {number}", over=f"area {number}") for number in numbers]
    history = history_of(ground, *(holds(f"area {number}", f"b{number}") for number in numbers), *rights)

    said = sentence(ask(history))

    assert said.count(" decides") == 4
    assert said.partition("icb 4 decides")[2] == expected


def test_a_sentence_says_who_must_agree_where_the_answer_differs() -> None:
    rights = [right("icb", over="north"), right("other", over="south"), right("nhse", "must_agree")]
    history = history_of(PARTS, *rights)

    said = sentence(ask(history))

    assert "nhse must agree" in said


def test_a_sentence_says_which_of_two_deciders_is_only_planned() -> None:
    history = history_of(TOWN, right("icb", certainty="planned"), right("nhse"))

    said = sentence(ask(history))

    assert "planned" in said


def test_a_sentence_does_not_say_nobody_where_it_cannot_be_told() -> None:
    history = cases("blocks", "ground")

    said = sentence(ask(history, "acute_commissioning", "fp:E07000214", "2020-06-01"))

    assert "cannot be told" in said


def test_ids_stand_in_for_names_that_are_not_known() -> None:
    history = history_of(holds("town", "b1"), area("town", name=None), body("icb", name=None), right("icb"))

    said = sentence(ask(history, on="2022-07-01"))

    assert said == "On 1 July 2022, for town, icb decides on “dental” (the Act)."
