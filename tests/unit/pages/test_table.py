"""Tables as pages show them and files hold them."""

import pytest

from api.pages.views.describing import without
from api.pages.views.place import as_csv, as_workbook
from api.pages.views.table import Paging, Piece, Table, cell, paged


def test_a_cell_leaves_out_what_is_not_there() -> None:
    assert cell("one", None, "", Piece("two", "/two")).pieces == (Piece("one"), Piece("two", "/two"))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(1, Paging(120, 1, 50, 1, 3, None, "/2"), id="the first page"),
        pytest.param(2, Paging(120, 51, 100, 2, 3, "/1", "/3"), id="a page between"),
        pytest.param(3, Paging(120, 101, 120, 3, 3, "/2", None), id="the last page"),
        pytest.param(9, Paging(120, 101, 120, 3, 3, "/2", None), id="a page beyond the last"),
    ],
)
def test_a_long_list_is_shown_by_pages_of_fifty(page: int, expected: Paging) -> None:
    rows, paging = paged(range(120), page, lambda number: f"/{number}")

    assert paging == expected
    assert list(rows) == list(range(expected.first - 1, expected.last))


def test_a_list_of_nothing_has_one_page_without_rows() -> None:
    assert paged([], 1, str) == ([], Paging(0, 0, 0, 1, 1, None, None))


def test_a_column_that_says_the_same_in_every_row_is_left_out() -> None:
    table = Table("Lines", ("From", "To"), ((cell("a"), cell("b")),))

    assert without(table, "From") == Table("Lines", ("To",), ((cell("b"),),))
    assert without(table, "Elsewhere") == table


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_a_csv_file_is_run_by_a_spreadsheet(text: str) -> None:
    table = Table("Names", ("Name",), ((cell(text),),))

    written = as_csv(table).decode("utf-8-sig").splitlines()[1].strip('"')

    assert written.startswith("'")


def test_a_workbook_holds_text_and_no_formulas() -> None:
    from io import BytesIO

    from openpyxl import load_workbook

    table = Table("Names", tuple("ABCDEFG"), ((cell("=1+1"), *[cell("x\x0by")] * 6),))

    sheet = load_workbook(BytesIO(as_workbook(table, (("Place", "Town"),))))["Decisions"]

    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    assert sheet["B2"].value == "xy"
