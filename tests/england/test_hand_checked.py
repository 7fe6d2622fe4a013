"""Questions about places of all sorts on days of every era, answered as worked out by hand from the history of borders.

What is compared is who acts, and for what share of the people, in whole per cent.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from graph_model.answering import who_decides
from graph_model.answers import Answer
from graph_model.history import History
from graph_model.places import find_place
from tests.planting.spot import shipped

with (Path(__file__).parent / "hand_checked.csv").open(encoding="utf-8") as stream:
    QUESTIONS = list(csv.DictReader(stream))


def england() -> History:
    """The shipped England; it is read once for all tests."""
    return shipped("england").history


@pytest.mark.parametrize("question", QUESTIONS, ids=[f"{q['function']} {q['place']} {q['on']}" for q in QUESTIONS])
def test_a_question_is_answered_as_worked_out_by_hand(question: dict[str, str]) -> None:
    day = england().on(date.fromisoformat(question["on"]))

    answer = who_decides(day, question["function"], find_place(day, question["place"]))

    assert _acting(answer) == question["expected"]


def test_the_groups_of_newcastle_are_named_though_no_file_tells_their_border() -> None:
    day = england().on(date(2014, 6, 1))

    answer = who_decides(day, "acute_commissioning", find_place(day, "Newcastle upon Tyne"))

    assert answer.somewhere_within == ("ods:ccg:00G", "ods:ccg:00H")


def test_a_network_across_two_boards_is_answered_by_part() -> None:
    day = england().on(date(2026, 8, 1))

    answer = who_decides(day, "acute_commissioning", find_place(day, "U41591"))

    deciders = [decider.right.organisation for part in answer.parts for decider in part.acting]
    assert sorted(deciders) == ["ods:QJK", "ods:QT6"]


def _acting(answer: Answer) -> str:
    """Who acts and for how many of the people, the most first, as the file writes it."""
    shares: dict[str, float] = {}
    for part in answer.parts:
        acting = "+".join(sorted({decider.right.organisation for decider in part.acting})) or "nobody"
        shares[acting] = shares.get(acting, 0) + (part.share or 0)
    ordered = sorted(shares.items(), key=lambda item: -item[1])
    return "; ".join(f"{who} {share * 100:.0f} %" for who, share in ordered)
