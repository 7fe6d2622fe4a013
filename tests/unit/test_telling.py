"""What commands print of ways and of every function of a place."""

from datetime import date
from itertools import pairwise

import pytest

from api.responses.answers import FunctionsOfPlace, PathsUp
from api.tell import tell_functions, tell_paths
from graph_model.answering import who_decides_all
from graph_model.entities import Line
from graph_model.history import History
from graph_model.paths import MOST_LINES, ways_up
from graph_model.pipeline import Decisions, Question, Ways
from graph_model.places import find_place
from graph_model.store.live import Look
from graph_model.store.repository import GraphState
from tests.unit.building import area, block, body, function, history_of, holds, line, right, slice_of

QUESTION = Question(date(2024, 10, 1))


def _look(history: History) -> Look:
    return Look(history, GraphState(1, None), ())


def _ladder(length: int) -> list[Line]:
    steps = ["icb", *(f"step {number:02}" for number in range(1, length)), "parliament"]
    return [line(lower, "statutory_accountability", upper) for lower, upper in pairwise(steps)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([], "No way leads from icb to any terminal on 2024-10-01.", id="there is none"),
        pytest.param(
            _ladder(MOST_LINES + 1),
            "Within the bounds of the search no way was found that leads from icb to any terminal on 2024-10-01.",
            id="the only one is longer than the bound",
        ),
    ],
)
def test_no_way_is_told_only_where_no_bound_has_cut_the_search(
    lines: list[Line], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    history = history_of(body("icb"), *lines)
    ways = Ways(history.organisations["icb"], None, None, ways_up(slice_of(history), "icb", None, None))

    tell_paths(PathsUp.of(ways, QUESTION, _look(history)), history, as_json=False)

    assert capsys.readouterr().out.splitlines()[0] == expected


def test_each_function_is_one_line_that_says_who_acts_and_for_whom(capsys: pytest.CaptureFixture[str]) -> None:
    ground = [holds("town", "b1 b2"), holds("north", "b1"), block("b1", 84), block("b2", 16), area("town", name="Town")]
    delegated = [right("nhse"), right("icb", "delegated_decides", over="north"), line("icb", "delegation", "nhse")]
    named = [body("icb", name="The Board"), body("nhse", name="NHS England"), function("optical")]
    history = history_of(*ground, *delegated, *named, right("council", function="care"))
    day = slice_of(history)
    place = find_place(day, "town")
    found = FunctionsOfPlace.of(Decisions(place, tuple(who_decides_all(day, place))), QUESTION, _look(history))

    tell_functions(found, as_json=False)

    assert capsys.readouterr().out.splitlines() == [
        "Town (town), as at 2024-10-01",
        "care: council (found)",
        "dental: The Board for 84 %; NHS England for 16 % (partial)",
        "(2 functions; revision 1)",
    ]
