"""An answer as a page shows it."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as Xml

import pytest

from api.pages.asking import Asked
from api.pages.links import Links
from api.pages.views.answer import AnswerView
from graph_model.changing import changes_of
from graph_model.entities import Entity
from graph_model.pipeline import Question
from tests.unit.building import ask, covers, history_of, holds, line, right

SVG = "{http://www.w3.org/2000/svg}"
ASKED = Asked(Question(date(2024, 10, 1)), Links((("on", "2024-10-01"),)), 1)


def _view(*rows: Entity | list[Entity], asked: Asked = ASKED) -> AnswerView:
    answer = ask(history_of(*rows))
    return AnswerView.of(answer, asked, changes_of(answer.day, answer.function, answer.place), ())


def test_the_chain_begins_with_who_acts_and_ends_at_a_terminal() -> None:
    view = _view(
        holds("town", "b1"), covers("icb", "town"), right("icb"), line("icb", "statutory_accountability", "parliament")
    )

    assert [[each.text for each in row[:3]] for row in view.chain.rows] == [
        ["icb", "parliament", "Statutory accountability"]
    ]


def test_the_chain_is_drawn_from_the_place_upwards_and_leads_to_every_page() -> None:
    view = _view(
        holds("town", "b1"), covers("icb", "town"), right("icb"), line("icb", "statutory_accountability", "parliament")
    )

    assert view.figure is not None
    drawn = Xml.fromstring(view.figure.svg)
    assert [each.get("href") for each in drawn.iter(f"{SVG}a")] == [
        "/organisations/icb?on=2024-10-01",
        "/organisations/parliament?on=2024-10-01",
        "/footprints/town?on=2024-10-01",
    ]
    assert [meaning for _, meaning in view.figure.legend][-3:] == [
        *("Answers to by law or vote", "Is decided for by", "Its dates are not known")
    ]


def test_where_nobody_decides_nothing_is_drawn() -> None:
    assert _view(holds("town", "b1"), right("icb", "advises")).figure is None


def test_a_line_that_several_parts_rest_on_is_told_once() -> None:
    view = _view(
        *(holds("town", "b1 b2"), holds("half", "b1"), right("icb", over="half"), right("other")),
        *(line("icb", "delegation", "nhse"), line("other", "delegation", "nhse")),
        line("nhse", "parliamentary", "parliament"),
    )

    assert len(view.parts) == 2
    assert [row[0].text for row in view.chain.rows].count("nhse") == 1


def test_who_must_agree_assures_and_scrutinises_stands_in_tables_of_its_own() -> None:
    view = _view(
        holds("town", "b1"),
        right("icb"),
        right("council", "must_agree"),
        right("nhse", "assures"),
        right("hosc", "calls_in"),
        right("trust", "delivers"),
    )

    tables = {table.caption: [row[0].text for row in table.rows] for table in view.parts[0].others}
    assert tables == {
        "Must agree, or be consulted": ["council"],
        "Assures": ["nhse"],
        "Scrutinises": ["hosc"],
        "Advises, funds or delivers": ["trust"],
    }


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        pytest.param([right("icb")], "Found", id="one decides"),
        pytest.param([right("icb"), right("council", "must_agree")], "Conditional", id="somebody must agree"),
        pytest.param([right("icb", over="half")], "Differs by part", id="nobody decides for a part"),
        pytest.param([right("icb", "advises")], "None found", id="nobody decides"),
    ],
)
def test_the_outcome_is_said_in_words(rows: list[Entity], words: str) -> None:
    assert _view(holds("town", "b1 b2"), holds("half", "b1"), rows).outcome_words == words


def test_the_days_on_which_the_answer_changes_mark_the_one_that_is_shown() -> None:
    view = _view(
        holds("town", "b1"),
        right("ccg", valid_from="2013-04-01", valid_to="2022-07-01"),
        right("icb", valid_from="2022-07-01"),
    )

    assert [(change.text, change.who, change.is_here) for change in view.changes] == [
        ("Before 1 April 2013", "nobody is recorded", False),
        ("From 1 April 2013", "ccg", False),
        ("From 1 July 2022", "icb", True),
    ]
    assert view.changes[1].href == "/who-decides?function=dental&place=town&on=2013-04-01"


def test_an_answer_that_never_changes_lists_no_days() -> None:
    assert _view(holds("town", "b1"), right("icb", valid_from=None)).changes == ()


def test_the_parts_of_a_large_place_are_shown_ten_at_a_time() -> None:
    blocks = [f"b{number:02}" for number in range(23)]
    rows = [right(f"icb {block}", over=f"area {block}") for block in blocks]
    ground = [holds(f"area {block}", block) for block in blocks]

    last = _view(holds("town", " ".join(blocks)), *ground, rows, asked=replace(ASKED, page=3))

    assert (last.paging.total, last.paging.first, len(last.parts)) == (23, 21, 3)
