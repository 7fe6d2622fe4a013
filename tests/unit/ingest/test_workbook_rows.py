"""Rows of a workbook: the text that a file would hold, and a fault for whatever is no workbook or a hostile one."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from graph_model.ingest.csv_rows import RawRow
from graph_model.ingest.faults import Fault, RowsUnreadableError
from graph_model.ingest.references import reference_faults
from graph_model.ingest.register import read_register
from graph_model.ingest.workbook_rows import MOST_CELLS, MOST_ROWS, read_workbook

SHEET = "xl/worksheets/sheet1.xml"
START = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>'
NOT_A_WORKBOOK = "the file is not an .xlsx workbook; save it as one, or give a folder of CSV files"
DAMAGED = "the sheet is damaged here and cannot be read on; save the workbook anew"


def _saved(path: Path, *rows: list[object], title: str = "organisations") -> Path:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    workbook.save(path)
    return path


def _rewritten(path: Path, rewrite: Callable[[str, bytes], bytes | None]) -> Path:
    """Write the parts of a workbook anew, as a function of their name and bytes; one that is None is left out."""
    with ZipFile(path) as archive:
        parts = {item.filename: rewrite(item.filename, archive.read(item)) for item in archive.infolist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            if data is not None:
                archive.writestr(name, data)
    return path


def _with_sheet(path: Path, xml: str) -> Path:
    return _rewritten(_saved(path), lambda name, data: (START + xml).encode() if name == SHEET else data)


def _rows(path: Path) -> list[RawRow]:
    return list(read_workbook(path)["organisations"])


def _fault(path: Path) -> Fault:
    with pytest.raises(RowsUnreadableError) as raised:
        _rows(path)
    return raised.value.fault


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("Leeds", "Leeds", id="text"),
        pytest.param("  Leeds ", "Leeds", id="text with spaces about it"),
        pytest.param("one\ntwo", "one\ntwo", id="text of two lines"),
        pytest.param("00T", "00T", id="a code that begins with noughts"),
        pytest.param(date(2022, 7, 1), "2022-07-01", id="a day"),
        pytest.param(datetime(2022, 7, 1, 12, 30), "2022-07-01", id="a day with a time"),
        pytest.param(2016, "2016", id="a whole number"),
        pytest.param(0.84, "0.84", id="a number"),
        pytest.param(12.0, "12", id="a number that is whole"),
        pytest.param(0, "0", id="nought"),
        pytest.param(None, "", id="an empty cell"),
        pytest.param("=1+1", "=1+1", id="a formula"),
        pytest.param(ArrayFormula("B2", "=A1:A3*2"), "=", id="a formula of several cells"),
        pytest.param(DataTableFormula("B2", r1="A1"), "=", id="a formula of a what-if table"),
        pytest.param("#REF!", "#REF!", id="an error"),
    ],
)
def test_a_cell_is_the_text_that_a_file_would_hold(tmp_path: Path, cell: object, expected: str) -> None:
    path = _saved(tmp_path / "register.xlsx", ["id", "value", "note"], ["a", cell, "z"])

    rows = _rows(path)

    assert rows == [(1, ["id", "value", "note"]), (2, ["a", expected, "z"])]


def test_empty_rows_are_left_out_and_counted(tmp_path: Path) -> None:
    path = _saved(tmp_path / "register.xlsx", ["id"], [], [None, " "], ["a"])

    rows = _rows(path)

    assert [(line, cells[0]) for line, cells in rows] == [(1, "id"), (4, "a")]


def test_what_a_sheet_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    path = _with_sheet(
        tmp_path / "register.xlsx",
        f'<dimension ref="A1:XFD1048576"/><sheetData>{HEADER}</sheetData></worksheet>',
    )

    rows = _rows(path)

    assert rows == [(1, ["id"])]


def test_formats_without_values_far_to_the_right_do_no_harm(tmp_path: Path) -> None:
    path = _with_sheet(
        tmp_path / "register.xlsx", f'<sheetData>{HEADER}<row r="2"><c r="XFD2" s="0"/></row></sheetData></worksheet>'
    )

    rows = _rows(path)

    assert rows == [(1, ["id"])]


@pytest.mark.parametrize(
    ("row", "line", "reason"),
    [
        pytest.param(
            f'<row r="999999999999"><c r="A{MOST_ROWS}"><v>1</v></c></row>',
            MOST_ROWS + 1,
            "a spreadsheet ends before this row",
            id="a row a million million down",
        ),
        pytest.param(
            '<row r="2"><c r="XFD2"><v>1</v></c></row>',
            2,
            f"the row has a value beyond column {MOST_CELLS}; a register has no such column",
            id="a value far to the right",
        ),
        pytest.param("<row><c><v>INF</v></c></row>", 2, DAMAGED, id="a number that is none"),
        pytest.param(f"<row><c><v>{'9' * 5000}</v></c></row>", 2, DAMAGED, id="a number of five thousand digits"),
        pytest.param('<row><c t="s"><v>99</v></c></row>', 2, DAMAGED, id="a text that is not there"),
        pytest.param('<row><c r="A"><v>1</v></c></row>', 2, DAMAGED, id="a cell without a row"),
        pytest.param('<row r="x"/>', 2, DAMAGED, id="a row without a number"),
        pytest.param("<row/><row/><row><c><v>x</v></c></row>", 4, DAMAGED, id="after empty rows"),
    ],
)
def test_a_damaged_sheet_is_told_where_it_begins(tmp_path: Path, row: str, line: int, reason: str) -> None:
    path = _with_sheet(tmp_path / "register.xlsx", f"<sheetData>{HEADER}{row}</sheetData></worksheet>")

    fault = _fault(path)

    assert fault == Fault("organisations", line, None, None, reason)


def test_a_day_beyond_the_calendar_is_an_error_of_its_cell(tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    path = _saved(tmp_path / "register.xlsx", ["id", "valid_from"], ["a", date(2022, 7, 1)])
    _rewritten(path, lambda name, data: data.replace(b"<v>44743</v>", b"<v>99999999</v>") if name == SHEET else data)

    rows = _rows(path)

    assert rows == [(1, ["id", "valid_from"]), (2, ["a", "#VALUE!"])]
    assert [str(warning.message) for warning in recwarn] == []


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda path: path.write_text("id,type\n"), id="text"),
        pytest.param(lambda path: path.write_bytes(b""), id="an empty file"),
        pytest.param(lambda path: path.write_bytes(b"PK\x03\x04" + bytes(100)), id="the beginning of an archive"),
        pytest.param(lambda path: ZipFile(path, "w").close(), id="an empty archive"),
        pytest.param(lambda path: _saved(path).write_bytes(path.read_bytes()[:-200]), id="a workbook cut short"),
        pytest.param(lambda path: _with_sheet(path, "<sheetData>"), id="a sheet cut short before its rows end"),
        pytest.param(lambda path: _with_sheet(path, "<a>" * 100_000), id="a sheet of nothing but beginnings"),
        pytest.param(
            lambda path: _rewritten(_saved(path), lambda name, data: None if name == "xl/workbook.xml" else data),
            id="a workbook without its list of sheets",
        ),
        pytest.param(
            lambda path: _rewritten(_saved(path), lambda name, data: b"<a/>" if name.startswith("[") else data),
            id="a workbook that does not say what it holds",
        ),
    ],
)
def test_what_is_no_workbook_is_a_fault_of_the_file(tmp_path: Path, write: Callable[[Path], object]) -> None:
    path = tmp_path / "register.xlsx"
    write(path)

    fault = _fault(path)

    assert fault == Fault("register.xlsx", None, None, None, NOT_A_WORKBOOK)


def test_entities_that_stand_for_ever_more_text_are_refused(tmp_path: Path) -> None:
    ten_of = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10))
    bomb = f'<!DOCTYPE worksheet [<!ENTITY a0 "aaaaaaaaaa">{ten_of}]>{START}'
    cell = '<row><c t="inlineStr"><is><t>&a9;</t></is></c></row>'
    path = _rewritten(
        _saved(tmp_path / "register.xlsx"),
        lambda name, data: (
            f"{bomb}<sheetData>{HEADER}{cell}</sheetData></worksheet>".encode() if name == SHEET else data
        ),
    )

    fault = _fault(path)

    assert fault.reason in {NOT_A_WORKBOOK, DAMAGED}


def test_a_workbook_that_claims_to_unpack_to_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    path = _saved(tmp_path / "register.xlsx", ["id"], ["a"])
    with ZipFile(path, "a") as archive:
        archive.writestr("xl/bomb.xml", b"<a/>")
        archive.getinfo("xl/bomb.xml").file_size = 2 << 30  # as the list at the end of the archive will say

    fault = _fault(path)

    assert fault == Fault("register.xlsx", None, None, None, "the workbook unpacks to more than 512 MiB")


def test_a_part_that_unpacks_to_more_than_it_claims_is_damaged(tmp_path: Path) -> None:
    path = _saved(tmp_path / "register.xlsx", ["id"], ["a"])
    _rewritten(path, lambda name, data: data.replace(b"</sheetData>", b"<row/>" * 10_000 + b"</sheetData>"))
    with ZipFile(path, "a") as archive:
        archive.getinfo(SHEET).file_size = 600
        archive.writestr(ZipInfo("xl/more.xml"), b"<a/>")

    fault = _fault(path)

    assert fault.reason in {NOT_A_WORKBOOK, DAMAGED}


def test_sheets_of_other_names_are_named_and_left_alone(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.worksheets[0].title = "organisations"
    workbook.worksheets[0].append(["id", "type"])
    for title in ("Organisations (old)", "workings"):
        workbook.create_sheet(title).append(["=1+1"])
    workbook.create_chartsheet("a chart")
    workbook.save(tmp_path / "register.xlsx")

    reading = read_register(tmp_path / "register.xlsx")

    assert reading.all_faults() == []
    assert reading.left_alone == ("Organisations (old)", "workings")


def test_a_workbook_with_macros_is_read_and_they_are_not(tmp_path: Path) -> None:
    path = _saved(tmp_path / "register.xlsm", ["id", "type"], ["a", "icb"])
    with ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 no macro at all")

    rows = _rows(path)

    assert rows == [(1, ["id", "type"]), (2, ["a", "icb"])]


@pytest.mark.parametrize("seed", range(150))
def test_a_workbook_with_bytes_changed_by_chance_is_read_or_is_a_fault(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    path = _saved(
        tmp_path / "register.xlsx",
        ["id", "type", "valid_from"],
        *([f"a{n}", "icb", date(2022, 7, 1)] for n in range(5)),
    )
    with ZipFile(path) as archive:
        spoiled = chance.choice(archive.namelist())
    _rewritten(path, lambda name, data: _spoiled(data, chance) if name == spoiled else data)

    reading = read_register(path)

    assert reference_faults(reading, {}).columns.keys() <= {"organisations"}  # and nothing was raised


def _spoiled(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice([1, 2, 5])):
        at = chance.randrange(len(changed))
        changed[at : at + chance.randrange(30)] = chance.choice(
            [b"", b"<", b'"', b"-1", b"9" * 20, b"&#0;", changed[:20]]
        )
    return bytes(changed)
