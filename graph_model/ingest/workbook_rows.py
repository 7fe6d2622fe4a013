"""Rows of the sheets of one .xlsx workbook, as the same text that a CSV file would hold."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from graph_model.ingest.csv_rows import RawRow
from graph_model.ingest.faults import Fault, RowsUnreadableError

__all__ = ["read_workbook"]

# A register of all England unpacks to some 15 MB; more than this is a mistake or an attack.
UNPACKED_LIMIT = 512 << 20


def read_workbook(path: Path) -> dict[str, Iterator[RawRow]]:
    """Give the rows of each sheet by its name; a sheet is read as its rows are asked for.

    Raises:
        RowsUnreadableError: the file is no workbook, or unpacks to more than 512 MiB.
    """
    try:
        with ZipFile(path) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
        if unpacked > UNPACKED_LIMIT:
            raise RowsUnreadableError(Fault(path.name, None, None, None, "the workbook unpacks to more than 512 MiB"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns about styles, which no register needs
            workbook = load_workbook(path, read_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        reason = "the file is not an .xlsx workbook; save it as one, or give a folder of CSV files"
        raise RowsUnreadableError(Fault(path.name, None, None, None, reason)) from error
    return {sheet.title: _rows(sheet) for sheet in workbook.worksheets}


def _rows(sheet: Any) -> Iterator[RawRow]:
    for line, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        texts = [_text(cell) for cell in cells]
        if any(text.strip() != "" for text in texts):
            yield line, texts


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
