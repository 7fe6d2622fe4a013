"""Every function of a place in one call: those that somebody decides there, or is to hold by statute."""

import pytest

from graph_model.answering import who_decides, who_decides_all
from graph_model.entities import Entity, StatutoryHolder
from graph_model.places import find_place
from tests.unit.building import DAY, cases, function, history_of, holds, right, slice_of

TOWN = holds("town", "b1 b2")


def _held_by(kind: str, **columns: object) -> StatutoryHolder:
    plain = {"function": "dental", "role": "decides", "holder_type": kind, "certainty": "in_force"}
    return StatutoryHolder.model_validate(plain | columns)


def test_all_functions_are_answered_as_each_by_itself() -> None:
    day = slice_of(cases(), "2024-10-01")
    place = find_place(day, "fp:E07000214")

    answers = list(who_decides_all(day, place))

    assert answers == [who_decides(day, answer.function, place) for answer in answers]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([right("icb")], ["dental"], id="somebody decides"),
        pytest.param([right("icb", over="elsewhere")], [], id="somebody decides elsewhere"),
        pytest.param([right("icb", "assures")], [], id="somebody only assures"),
        pytest.param([_held_by("icb")], ["dental"], id="somebody is to hold it by statute"),
        pytest.param([_held_by("icb", certainty="proposed")], [], id="by a statute that is only proposed"),
        pytest.param([_held_by("icb", valid_to=DAY)], [], id="by a statute that has ended"),
        pytest.param([_held_by("icb", role="assures")], [], id="by a statute that gives no decision"),
        pytest.param([_held_by("none")], [], id="by a statute that gives it to nobody"),
        pytest.param(
            [right("icb"), function("sedation", "dental"), function("optical")],
            ["dental", "sedation"],
            id="and so do those under it, not others",
        ),
        pytest.param([right("icb", function="*"), function("dental")], ["dental"], id="somebody decides everything"),
    ],
)
def test_functions_are_answered_that_somebody_decides_or_is_to_hold(rows: list[Entity], expected: list[str]) -> None:
    history = history_of(TOWN, holds("elsewhere", "b3"), function("dental"), *rows)
    history.functions.pop("*", None)
    day = slice_of(history)

    answers = who_decides_all(day, find_place(day, "town"))

    assert [answer.function for answer in answers] == expected
