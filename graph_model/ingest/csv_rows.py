"""Rows of one CSV file, with the line on which each begins.

Nothing is read whole: a row and a cell are bounded, so that a hostile file costs no memory.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from graph_model.ingest.faults import Fault, RowsUnreadableError

__all__ = ["LineStream", "RawRow", "read_csv_rows", "rows_of_stream"]

RawRow = tuple[int, list[str]]
# The longest text that a spreadsheet cell can hold; no column of a register needs more.
CELL_LIMIT = 32_767
ROW_LIMIT = 1 << 20


class LineStream(Protocol):
    """What lines of bytes are read from: a file, or one that is unpacked as it is read."""

    def readline(self, limit: int, /) -> bytes:
        """Give the next line, or as much of it as the limit allows; nothing at the end."""
        ...


def read_csv_rows(path: Path) -> Iterator[RawRow]:
    """Yield the line number and the cells of each row, the header first; blank lines are left out.

    Raises:
        RowsUnreadableError: the file cannot be opened, its text is not UTF-8, a row or a cell is too long,
            or a quotation mark is not closed.
    """
    try:
        with path.open("rb") as stream:
            yield from rows_of_stream(stream, path.name)
    except OSError as error:
        raise RowsUnreadableError(Fault(path.name, None, None, None, f"cannot be read: {error.strerror}")) from error


def rows_of_stream(stream: LineStream, name: str) -> Iterator[RawRow]:
    """Yield the rows of a stream, as `read_csv_rows` does those of a file; faults tell the name."""
    csv.field_size_limit(CELL_LIMIT)
    yield from _rows(_Lines(stream, name))


class _Lines:
    """The lines of a file as text; those of one row, which quotation marks can join, are bounded together."""

    def __init__(self, stream: LineStream, name: str) -> None:
        self.stream, self.name = stream, name
        self.number, self.begins, self.left = 0, 1, ROW_LIMIT

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.stream.readline(self.left + 1)
        if line == b"":
            raise StopIteration
        self.number += 1
        self.left -= len(line)
        if self.left < 0:
            reason = f"the row is longer than {ROW_LIMIT} bytes; a cell holds at most {CELL_LIMIT} characters"
            raise RowsUnreadableError(Fault(self.name, self.begins, None, None, reason))
        return _decoded(line, self.name, self.number)

    def begin_row(self) -> int:
        """Begin to count anew, and give the number of the line that comes next."""
        self.begins, self.left = self.number + 1, ROW_LIMIT
        return self.begins


def _rows(lines: _Lines) -> Iterator[RawRow]:
    rows = csv.reader(lines, strict=True)
    while True:
        begins = lines.begin_row()
        try:
            cells = next(rows, None)
        except csv.Error as error:
            raise RowsUnreadableError(Fault(lines.name, begins, None, None, _reason(error))) from error
        if cells is None:
            return
        if any(cell.strip() != "" for cell in cells):
            yield begins, cells


def _decoded(line: bytes, name: str, number: int) -> str:
    # A byte order mark is how some spreadsheets say UTF-8; it is no part of the first column's name.
    encoding = "utf-8-sig" if number == 1 else "utf-8"
    try:
        # A cell of several lines is the same one whether the file was saved on Windows or not.
        return line.decode(encoding).replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        reason = f"byte 0x{line[error.start]:02x} is not UTF-8; save the file as UTF-8 (from Excel: 'CSV UTF-8')"
        raise RowsUnreadableError(Fault(name, number, None, None, reason)) from error


def _reason(error: csv.Error) -> str:
    if "field limit" in str(error):
        return f"a cell is longer than {CELL_LIMIT} characters; is a quotation mark opened here and never closed?"
    if "unexpected end" in str(error):
        return "a quotation mark is opened here and never closed"
    if "new-line character" in str(error):
        return "the row holds a carriage return that is not quoted; save the file with ordinary line ends"
    return f"the row is not CSV: {error}"
