"""A picture: bounded and saying so, exact on each of its dates, and the same every time."""

from datetime import date

import pytest

from graph_model.entities import Line
from graph_model.errors import AmbiguousError, BadQuestionError, NotFoundError
from graph_model.history import History
from graph_model.views.picture import MOST_NODES, MOST_STOPS, Picture, Shown
from graph_model.views.viewing import Sight, see
from graph_model.vocabulary import ViewKind
from tests.unit.building import body, cases, history_of, line, slice_of


def _seen(history: History, subject: str = "board", on: str = "2024-10-01", **sight: object) -> Picture:
    return see(slice_of(history, on), Sight(ViewKind.ORGANISATION, subject, **sight))  # type: ignore[arg-type]


def _ids(picture: Picture, on: str) -> set[str]:
    stop = picture.stops.index(date.fromisoformat(on))
    return {node.id for node in picture.nodes if stop in node.stops}


def _practices(number: int) -> list[Line]:
    return [line(f"p{each:04}", "commissioning_contract", "board") for each in range(number)]


def test_a_picture_says_how_much_of_the_view_it_shows() -> None:
    picture = _seen(history_of(_practices(30)), limit=11)

    assert picture.today == Shown(organisations=11, of_organisations=31, lines=10, of_lines=10)
    assert not picture.today.is_all


def test_a_picture_that_shows_everything_says_so() -> None:
    assert _seen(history_of(_practices(3))).today == Shown(4, 4, 3, 3)


def test_what_was_left_out_is_kept_to_be_shown_when_asked_for() -> None:
    picture = _seen(history_of(_practices(30)), limit=11, spare=100)

    left_out = [node for node in picture.nodes if node.is_left_out]
    assert len(left_out) == 20
    assert all(node.is_spare for node in left_out)
    assert len([edge for edge in picture.edges if edge.is_spare]) == 20


def test_neighbours_of_what_is_shown_are_kept_after_what_was_left_out() -> None:
    picture = _seen(
        history_of(line("board", "delegation", "nhse"), line("nhse", "parliamentary", "parliament")), spare=9
    )

    assert [(node.id, node.is_left_out) for node in picture.nodes if node.is_spare] == [("parliament", False)]


def test_lines_are_bounded_too_and_those_that_bear_a_path_come_first() -> None:
    many = [line("trust", "advisory", "board", id=f"a{number:03}") for number in range(20)]
    picture = _seen(history_of(many, line("trust", "delegation", "board", id="z")), limit=2)

    assert picture.today == Shown(2, 2, 8, 21)
    assert "z" in {edge.id for edge in picture.edges}


def test_a_picture_holds_every_date_on_which_it_changes_and_what_is_shown_on_it() -> None:
    history = history_of(
        line("board", "delegation", "old", valid_from="2010-01-01", valid_to="2022-07-01"),
        line("board", "delegation", "new", valid_from="2022-07-01"),
    )

    picture = _seen(history)

    assert picture.stops == tuple(map(date.fromisoformat, ("2010-01-01", "2022-07-01", "2024-10-01")))
    assert _ids(picture, "2010-01-01") == {"board", "old"}
    assert _ids(picture, "2022-07-01") == _ids(picture, "2024-10-01") == {"board", "new"}


def test_on_each_date_a_picture_shows_what_a_view_of_that_date_shows() -> None:
    picture = _seen(cases(), "ods:QWO")

    for stop in map(str, picture.stops):
        assert _ids(picture, stop) == _ids(_seen(cases(), "ods:QWO", on=stop), stop)


def test_a_line_whose_dates_are_not_known_is_shown_on_every_date() -> None:
    history = history_of(
        line("board", "delegation", "undated", valid_from=None),
        line("board", "delegation", "dated", valid_from="2015-01-01", valid_to="2016-01-01"),
    )

    picture = _seen(history)

    undated = next(edge for edge in picture.edges if edge.holder == "undated")
    assert undated.stops == tuple(range(len(picture.stops)))
    assert "valid_from" not in undated.facts


def test_dates_are_bounded_and_the_picture_says_so() -> None:
    days = [line("board", "delegation", f"b{year}", valid_from=f"{year}-01-01") for year in range(1960, 2024)]

    picture = _seen(history_of(days))

    assert len(picture.stops) <= MOST_STOPS
    assert any("the 24 busiest" in note for note in picture.notes)


def test_a_picture_of_many_dates_stays_within_its_bound() -> None:
    changing = [
        line(
            f"y{year}p{number}",
            "commissioning_contract",
            "board",
            valid_from=f"{year}-01-01",
            valid_to=f"{year + 1}-01-01",
        )
        for year in range(2010, 2024)
        for number in range(400)
    ]

    picture = _seen(history_of(changing), on="2023-06-01")

    assert len(picture.nodes) <= MOST_NODES
    assert any("are left out, so that the view stays usable" in note for note in picture.notes)


def test_the_same_graph_gives_the_same_picture_in_whatever_order_its_rows_come() -> None:
    rows = [line("b", "delegation", "c"), line("a", "delegation", "b"), line("c", "parliamentary", "parliament")]

    assert _seen(history_of(rows), "b", depth=2) == _seen(history_of(reversed(rows)), "b", depth=2)


def test_a_line_to_a_body_without_a_record_is_drawn_with_its_id() -> None:
    picture = _seen(history_of(body("board"), line("board", "delegation", "nhse")))

    assert {node.id: node.name for node in picture.nodes} == {"board": "board", "nhse": "nhse"}


@pytest.mark.parametrize(
    ("kind", "subject", "place", "error"),
    [
        pytest.param("organisation", "nobody", None, NotFoundError, id="unknown organisation"),
        pytest.param("place", "leeds", None, AmbiguousError, id="place that fits several"),
        pytest.param("decision", "acute_commissioning", None, BadQuestionError, id="decision without a place"),
        pytest.param("decision", "nothing", "fp:QWO", NotFoundError, id="unknown function"),
        pytest.param("finding", " , ", None, BadQuestionError, id="finding without evidence"),
        pytest.param("finding", "L00X1", None, NotFoundError, id="unknown line"),
    ],
)
def test_what_cannot_be_seen_is_said(kind: str, subject: str, place: str | None, error: type[Exception]) -> None:
    with pytest.raises(error):
        see(slice_of(cases()), Sight(ViewKind(kind), subject, place=place))


@pytest.mark.parametrize(
    ("sight", "lit", "some"),
    [
        pytest.param(Sight(ViewKind.ORGANISATION, "ods:QWO"), {"ods:QWO"}, {"nhse"}, id="organisation"),
        pytest.param(
            Sight(ViewKind.DECISION, "acute_commissioning", place="fp:E07000214"),
            {"fp:E07000214", "ods:QNQ", "ods:QXU"},
            {"nhse", "sos", "parliament"},
            id="decision",
        ),
        pytest.param(
            Sight(ViewKind.PLACE, "fp:E07000214"), {"fp:E07000214"}, {"la:E07000214", "parliament"}, id="place"
        ),
        pytest.param(Sight(ViewKind.SYSTEM, "QWO"), {"ods:QWO"}, {"nhse", "la:E08000035"}, id="system"),
        pytest.param(Sight(ViewKind.REGION, "fp:Y62"), {"ods:Y62"}, {"ods:QOP"}, id="region"),
        pytest.param(Sight(ViewKind.FINDING, "L001"), {"ods:Y62"}, {"nhse", "parliament"}, id="finding"),
    ],
)
def test_every_kind_of_view_lights_what_it_is_about(sight: Sight, lit: set[str], some: set[str]) -> None:
    picture = see(slice_of(cases(), "2024-10-01"), sight)

    stop = picture.stops.index(picture.on)
    shown = {node.id: node for node in picture.nodes if stop in node.stops}
    assert {name for name, node in shown.items() if node.is_lit} == lit
    assert some <= set(shown)


def test_a_decision_that_differs_by_part_has_its_parts_between_the_place_and_the_deciders() -> None:
    sight = Sight(ViewKind.DECISION, "acute_commissioning", place="fp:E07000214")

    picture = see(slice_of(cases(), "2024-10-01"), sight)

    parts = {node.id for node in picture.nodes if node.drawn == "part"}
    ties = {(edge.subject, edge.kind, edge.holder) for edge in picture.edges if edge.holder in parts}
    assert ties == {("fp:E07000214", "has_part", part) for part in parts}
    deciding = {(edge.subject, edge.holder) for edge in picture.edges if edge.kind == "decides"}
    assert {"ods:QNQ", "ods:QXU"} <= {holder for subject, holder in deciding if subject in parts}
