"""The days on which the answer to a question changes."""

from datetime import date

from graph_model.changing import Change, changes_of
from graph_model.entities import Entity
from graph_model.places import find_place
from tests.unit.building import history_of, holds, line, right, slice_of


def _changes(*rows: Entity | list[Entity], certainties: tuple[str, ...] = ("in_force", "planned")) -> list[Change]:
    day = slice_of(history_of(*rows), certainties=certainties)
    return list(changes_of(day, "dental", find_place(day, "town")))


def test_each_day_from_which_others_act_is_told() -> None:
    found = _changes(
        holds("town", "b1"),
        right("ccg", valid_from="2013-04-01", valid_to="2022-07-01"),
        right("icb", valid_from="2022-07-01"),
    )

    assert found == [Change(None, ()), Change(date(2013, 4, 1), ("ccg",)), Change(date(2022, 7, 1), ("icb",))]


def test_a_date_on_which_nothing_changes_is_no_change() -> None:
    found = _changes(
        holds("town", "b1"),
        right("icb", id="R1", valid_from=None, valid_to="2022-07-01"),
        right("icb", id="R2", valid_from="2022-07-01"),
    )

    assert found == [Change(None, ("icb",))]


def test_an_area_that_gains_the_ground_of_the_place_is_a_change() -> None:
    found = _changes(
        holds("town", "b1"),
        holds("north", "b1", valid_to="2020-04-01"),
        holds("south", "b1", valid_from="2020-04-01"),
        right("icb north", over="north", valid_from=None),
        right("icb south", over="south", valid_from=None),
    )

    assert found == [Change(None, ("icb north",)), Change(date(2020, 4, 1), ("icb south",))]


def test_a_change_elsewhere_is_none_here() -> None:
    found = _changes(
        holds("town", "b1"), holds("far", "b2"), right("icb", valid_from=None), right("other", over="far", id="R2")
    )

    assert found == [Change(None, ("icb",))]


def test_a_delegation_that_begins_changes_who_acts() -> None:
    found = _changes(
        holds("town", "b1"),
        right("nhse", valid_from=None),
        right("icb", "delegated_decides", valid_from="2023-04-01"),
        line("icb", "delegation", "nhse", "dental", valid_from="2023-04-01"),
    )

    assert found == [Change(None, ("nhse",)), Change(date(2023, 4, 1), ("icb",))]


def test_what_is_only_proposed_changes_nothing_unless_it_is_asked_for() -> None:
    rows = (
        holds("town", "b1"),
        right("icb", valid_from=None, valid_to="2027-04-01"),
        right("iho", valid_from="2027-04-01", certainty="proposed"),
    )

    assert _changes(*rows)[-1] == Change(date(2027, 4, 1), ())
    assert _changes(*rows, certainties=("in_force", "proposed"))[-1] == Change(date(2027, 4, 1), ("iho",))


def test_an_undated_right_never_begins() -> None:
    assert _changes(holds("town", "b1"), right("icb", valid_from=None)) == [Change(None, ("icb",))]
