"""Ways upwards as a page shows them."""

from api.pages.links import Links
from api.pages.views.describing import Describing
from api.pages.views.paths import WaysView, kind_choices
from graph_model.entities import Line
from graph_model.paths import ways_up
from graph_model.pipeline import Ways
from graph_model.vocabulary import PATH_KINDS, LineKind
from tests.unit.building import history_of, line, slice_of


def _view(*lines: Line, without: frozenset[LineKind] = frozenset()) -> WaysView:
    history = history_of(lines)
    found = ways_up(slice_of(history), "trust", None, None, without)
    return WaysView.of(Ways(history.organisations["trust"], None, None, found), Describing(history, Links()))


def test_ways_that_differ_only_in_the_kind_of_a_line_are_one_route() -> None:
    view = _view(
        line("trust", "oversight", "nhse"),
        line("trust", "commissioning_contract", "nhse"),
        line("nhse", "statutory_accountability", "parliament"),
    )

    assert [[rung.kind for rung in ladder] for ladder in view.ladders] == [
        ["", "Commissioning contract and oversight", "Statutory accountability"]
    ]
    assert view.told[0] == "2 ways found by 1 route: some differ only in the kind of a line."


def test_two_independent_ways_are_explained_by_whom_the_subject_answers_to() -> None:
    view = _view(
        line("trust", "oversight", "nhse"),
        line("nhse", "statutory_accountability", "parliament"),
        line("trust", "hosting", "icb"),
        line("icb", "statutory_accountability", "parliament"),
    )

    assert view.told[1] == "To parliament: 2 ways share no organisation between their ends."
    assert view.why == "There are several because trust answers to icb (hosting) and nhse (oversight)."


def test_a_kind_that_is_switched_off_is_not_followed() -> None:
    lines = (line("trust", "oversight", "nhse"), line("nhse", "statutory_accountability", "parliament"))

    assert len(_view(*lines).ladders) == 1
    assert _view(*lines, without=frozenset({LineKind.OVERSIGHT})).ladders == ()


def test_every_kind_that_can_carry_a_way_can_be_switched_off() -> None:
    choices = kind_choices(frozenset({LineKind.HOSTING}))

    assert {choice.value for choice in choices} == PATH_KINDS
    assert [choice.value for choice in choices if not choice.followed] == ["hosting"]
