"""Rows of the sheets of one .xlsx workbook, as the same text that a CSV file would hold."""

import lzma
import struct
import warnings
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from graph_model.ingest.csv_rows import RawRow
from graph_model.ingest.faults import Fault, RowsUnreadableError

__all__ = ["read_workbook"]

# A register of all England unpacks to some 15 MB; more than this is a mistake or an attack.
UNPACKED_LIMIT = 512 << 20
# As many rows as a spreadsheet has; a file can say that a row is any further down, and each gap would be walked.
MOST_ROWS = 1_048_576
# No table has a tenth of this; a file can say that a row reaches to column 16,384, at no cost to itself.
MOST_CELLS = 1_000
# What openpyxl, and what it stands on, was seen to raise on damaged workbooks; none of it is documented.
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    InvalidFileException,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    zlib.error,
)


def read_workbook(path: Path) -> dict[str, Iterator[RawRow]]:
    """Give the rows of each sheet by its name; a sheet is read as its rows are asked for.

    Raises:
        RowsUnreadableError: the file is no workbook, or unpacks to more than 512 MiB. The rows raise it too,
            where a sheet is damaged or larger than a spreadsheet can be.
    """
    try:
        with ZipFile(path) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
        if unpacked > UNPACKED_LIMIT:
            raise RowsUnreadableError(Fault(path.name, None, None, None, "the workbook unpacks to more than 512 MiB"))
        with warnings.catch_warnings(action="ignore"):  # openpyxl warns about styles, which no register needs
            reader = _Reader(path, read_only=True, keep_links=False)
            reader.read()
    except _DAMAGE as error:
        reason = "the file is not an .xlsx workbook; save it as one, or give a folder of CSV files"
        raise RowsUnreadableError(Fault(path.name, None, None, None, reason)) from error
    return {sheet.title: _rows(sheet) for sheet in reader.wb.worksheets}


class _Reader(ExcelReader):
    def read_chartsheet(self, sheet: Any, rel: Any) -> None:
        """Pass over a sheet that is a chart: openpyxl 3.1.5 fails on every one when it only reads."""


def _rows(sheet: Any) -> Iterator[RawRow]:
    line = 0
    sheet.reset_dimensions()  # what a sheet says of its own size need not be so
    try:
        for line, cells in enumerate(_quietly(sheet.iter_rows(values_only=True)), start=1):
            if line > MOST_ROWS:
                raise RowsUnreadableError(Fault(sheet.title, line, None, None, "a spreadsheet ends before this row"))
            texts = _texts(sheet.title, line, cells)
            if any(text != "" for text in texts):
                yield line, texts
    except _DAMAGE as error:
        reason = "the sheet is damaged here and cannot be read on; save the workbook anew"
        raise RowsUnreadableError(Fault(sheet.title, line + 1, None, None, reason)) from error


def _quietly(rows: Iterator[Sequence[object]]) -> Iterator[Sequence[object]]:
    while True:
        # openpyxl warns about a number too large for a day; what it gives instead, "#VALUE!", is a fault by itself.
        with warnings.catch_warnings(action="ignore"):
            cells = next(rows, None)
        if cells is None:
            return
        yield cells


def _texts(sheet: str, line: int, cells: Sequence[object]) -> list[str]:
    if any(cells[MOST_CELLS:]):
        reason = f"the row has a value beyond column {MOST_CELLS}; a register has no such column"
        raise RowsUnreadableError(Fault(sheet, line, None, None, reason))
    return [_text(cell) for cell in cells[:MOST_CELLS]]


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, (ArrayFormula, DataTableFormula)):
        return "="
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
