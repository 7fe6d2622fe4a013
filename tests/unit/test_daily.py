"""Rows of one day, cut out when they are asked for."""

from datetime import date

from graph_model.daily import Daily
from graph_model.entities import Right
from tests.unit.building import right

ROWS = {
    "both": (right("now", valid_from="2020-01-01"), right("over", valid_to="2020-01-01")),
    "gone": (right("over", valid_to="2020-01-01"),),
    "undated": (right("undated"),),
}
DAY = date(2024, 10, 1)


def test_a_day_has_the_rows_that_may_hold_on_it() -> None:
    day = Daily(ROWS, DAY, lambda rows: [row.organisation for row in rows])

    assert dict(day) == {"both": ["now"], "undated": ["undated"]}


def test_a_name_of_which_no_row_holds_is_not_there() -> None:
    day = Daily(ROWS, DAY, tuple)

    assert (day.get("gone"), day.get("unheard of"), "gone" in day, len(day)) == (None, None, False, 2)


def test_rows_that_do_not_count_are_left_out() -> None:
    day: Daily[Right, tuple[Right, ...]] = Daily(ROWS, DAY, tuple, lambda row: row.organisation != "now")

    assert list(day) == ["undated"]


def test_what_was_cut_out_once_is_kept() -> None:
    day = Daily(ROWS, DAY, tuple)

    assert day["both"] is day["both"]
