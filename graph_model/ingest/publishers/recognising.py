"""Which publisher's format a file is of, from a look at its beginning.

A file is known by its shape, never by its name, but for the ending: .csv, .xlsx or .json. A look reads the first row
of a CSV file and the list of sheets of a workbook; of JSON it finds the names at the top without building any value.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from graph_model.ingest.csv_rows import read_csv_rows
from graph_model.ingest.faults import Fault, RowsUnreadableError
from graph_model.ingest.publishers.reading import Glimpse, Reader
from graph_model.ingest.workbook_rows import read_workbook

__all__ = ["JSON_LIMIT", "glimpse", "recognise"]

# As much as the readers of JSON take; looking at it takes a few seconds, and a quarter of a minute at the very worst.
JSON_LIMIT = 64 << 20
# No format has a tenth of these at its top.
_MOST_NAMES = 200
_LONGEST_NAME = 200
# A text, whether a name (a colon follows it) or a value, or a run of brackets. Possessive, so that the longest text
# costs no memory; one that never ends is taken to the end of the file, so that no part of it is tried again.
_TOKEN = re.compile(rb'"(?P<text>(?:[^"\\]++|\\.)*+)(?:"(?P<colon>\s*+:)?|\Z)|[\[{]++|[\]}]++', re.DOTALL)
_OBJECT = re.compile(rb"(\xef\xbb\xbf)?\s*+\{")


def glimpse(path: Path) -> Glimpse:
    """Look at the beginning of a file; what cannot be looked at shows no cells, and says why."""
    look = _LOOKS.get(path.suffix.lower())
    if look is None:
        return Glimpse(path, ())
    # A pipe would be waited for, and what was looked at could not be read again.
    if not path.is_file():
        return Glimpse(path, (), Fault(path.name, None, None, None, "is no file that can be read"))
    try:
        return Glimpse(path, look(path))
    except RowsUnreadableError as error:
        return Glimpse(path, (), error.fault)


def recognise(seen: Glimpse, readers: Iterable[Reader[Any]]) -> Reader[Any] | None:
    """Give the reader whose format a file is of; None where it is of none, or of several and so of none for sure."""
    fitting = [reader for reader in readers if reader.fits(seen)]
    return fitting[0] if len(fitting) == 1 else None


def _first_row(path: Path) -> tuple[str, ...]:
    for line, cells in read_csv_rows(path):
        if any("\0" in cell for cell in cells):
            raise RowsUnreadableError(Fault(path.name, line, None, None, "the row holds a byte of zero and is no text"))
        return tuple(cell.strip() for cell in cells)
    return ()


def _sheets(path: Path) -> tuple[str, ...]:
    return tuple(read_workbook(path))


def _names_at_top(path: Path) -> tuple[str, ...]:
    try:
        size = path.stat().st_size
        if size > JSON_LIMIT:
            reason = f"is larger than {JSON_LIMIT >> 20} MiB, the most that is read of JSON"
            raise RowsUnreadableError(Fault(path.name, None, None, None, reason))
        if size == 0:  # which cannot be mapped
            return ()
        with path.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as data:
            return tuple(islice(_names(data), _MOST_NAMES))
    except OSError as error:
        raise RowsUnreadableError(Fault(path.name, None, None, None, f"cannot be read: {error.strerror}")) from error


def _names(data: mmap) -> Iterator[str]:
    if _OBJECT.match(data) is None:
        return
    depth = 0
    for token in _TOKEN.finditer(data):
        match token[0][:1]:
            case b'"':
                if depth == 1 and token["colon"] is not None:
                    yield token["text"][:_LONGEST_NAME].decode("utf-8", "replace")
            case b"{" | b"[":
                depth += len(token[0])
            case _:
                depth -= len(token[0])


_LOOKS = {".csv": _first_row, ".json": _names_at_top, ".xlsx": _sheets}
