"""D14: short names that mean several things, as a reader of an answer is told of them."""

import pytest

from graph_model.entities import Term
from tests.unit.building import ask, body, cases, history_of, holds, line, right

TOWN = holds("town", "b1")
UP = line("icp", "statutory_accountability", "parliament")


def _term(term: str, meaning: str, begins: str | None = None, ends: str | None = None) -> Term:
    return Term(term=term, meaning=meaning, valid_from=begins, valid_to=ends)


FIRST, SECOND = _term("ICP (1)", "an alliance", "2017"), _term("ICP (2)", "a committee", "2022-07-01")
TOLD = ("ICP means several things on this day: “a committee” and “an alliance”. Here Town ICP is an icp statutory.",)


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        pytest.param([FIRST, SECOND], TOLD, id="two meanings"),
        pytest.param([SECOND], (), id="one meaning"),
        pytest.param([_term("ICP (1)", "an alliance", "2017", "2022"), SECOND], (), id="one that ended"),
        pytest.param(
            [_term("ICP (1)", "an alliance", "2017", "2024"), SECOND], TOLD, id="that may have ended this year"
        ),
        pytest.param([_term("ICP (1)", "an alliance", "2017", "2024-10-01"), SECOND], (), id="that ended this day"),
        pytest.param([_term("ICP (1)", "an alliance", "2025"), SECOND], (), id="that begins next year"),
        pytest.param([_term("ICP (1)", "an alliance", "2024"), SECOND], TOLD, id="that may have begun this year"),
        pytest.param([_term("ICP (1)", "an alliance"), SECOND], TOLD, id="that began at an unknown time"),
        pytest.param([_term("ICS (1)", "an alliance"), _term("ICS (2)", "an area")], (), id="of another acronym"),
        pytest.param([], (), id="no glossary"),
    ],
)
def test_a_name_with_an_acronym_of_several_meanings_is_explained(terms, expected):
    history = history_of(TOWN, UP, right("icp"), body("icp", "icp_statutory", name="Town ICP"), terms)

    assert ask(history).notes == expected


@pytest.mark.parametrize(
    "name",
    [pytest.param("Town Integrated Care Partnership", id="spelled out"), pytest.param("EPICPLUS", id="in a word")],
)
def test_a_name_without_the_acronym_needs_no_note(name):
    history = history_of(TOWN, UP, right("icp"), body("icp", "icp_statutory", name=name), FIRST, SECOND)

    assert ask(history).notes == ()


def test_whoever_stands_above_is_named_in_the_answer_too():
    rows = [right("icb"), line("icb", "joint_exercise", "icp"), body("icp", "icp_statutory", name="Town ICP")]

    assert ask(history_of(TOWN, UP, rows, FIRST, SECOND)).notes == TOLD


def test_the_partnership_board_of_west_yorkshire_is_told_apart_from_the_contract_of_that_name():
    answer = ask(cases(), "integrated_care_strategy", "fp:E08000035")

    (note,) = (note for note in answer.notes if note.startswith("ICP means several things"))
    assert "(ICP / Partnership Board) is an icp statutory" in note
    assert "Integrated care provider contract" in note
