"""Rows of one CSV file, with the line on which each begins.

Nothing is read whole: a line and a cell are bounded, so that a hostile file costs no memory.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from graph_model.ingest.faults import Fault, RowsUnreadableError

__all__ = ["RawRow", "read_csv_rows"]

RawRow = tuple[int, list[str]]
# The longest text that a spreadsheet cell can hold; no column of a register needs more.
CELL_LIMIT = 32_767
LINE_LIMIT = 1 << 20


def read_csv_rows(path: Path) -> Iterator[RawRow]:
    """Yield the line number and the cells of each row, the header first; blank lines are left out.

    Raises:
        RowsUnreadableError: the text is not UTF-8, a line or a cell is too long, or a quotation mark is not closed.
    """
    csv.field_size_limit(CELL_LIMIT)
    with path.open("rb") as stream:
        rows = csv.reader(_lines(stream, path.name), strict=True)
        begins = 1
        while True:
            try:
                cells = next(rows, None)
            except csv.Error as error:
                raise RowsUnreadableError(Fault(path.name, begins, None, None, _reason(error))) from error
            if cells is None:
                return
            if any(cell.strip() != "" for cell in cells):
                yield begins, cells
            begins = rows.line_num + 1


def _lines(stream: BinaryIO, name: str) -> Iterator[str]:
    number = 0
    while (line := stream.readline(LINE_LIMIT + 1)) != b"":
        number += 1
        if len(line) > LINE_LIMIT:
            raise RowsUnreadableError(
                Fault(
                    name,
                    number,
                    None,
                    None,
                    f"the line is longer than {LINE_LIMIT} bytes; a cell holds at most {CELL_LIMIT} characters",
                )
            )
        yield _decoded(line, name, number)


def _decoded(line: bytes, name: str, number: int) -> str:
    # A byte order mark is how some spreadsheets say UTF-8; it is no part of the first column's name.
    encoding = "utf-8-sig" if number == 1 else "utf-8"
    try:
        return line.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"byte 0x{line[error.start]:02x} is not UTF-8; save the file as UTF-8 (from Excel: 'CSV UTF-8')"
        raise RowsUnreadableError(Fault(name, number, None, None, reason)) from error


def _reason(error: csv.Error) -> str:
    if "field limit" in str(error):
        return f"a cell is longer than {CELL_LIMIT} characters"
    if "unexpected end" in str(error):
        return "a quotation mark is opened here and never closed"
    return f"the row is not CSV: {error}"
