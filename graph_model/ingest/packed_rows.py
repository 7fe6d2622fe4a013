"""Rows of one CSV file that is packed with gzip, unpacked as they are read and bounded."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

from graph_model.ingest.csv_rows import RawRow, rows_of_stream
from graph_model.ingest.faults import Fault, RowsUnreadableError

__all__ = ["read_packed_csv_rows"]

# A register of all England unpacks to some 15 MB; a packed file can say a thousand times its own size.
UNPACKED_LIMIT = 512 << 20
# So many bytes of empty lines would take minutes. All England has some 60,000 lines.
MOST_LINES = 1 << 22


def read_packed_csv_rows(path: Path) -> Iterator[RawRow]:
    """Yield the line number and the cells of each row, as `read_csv_rows` does of a file that is not packed.

    Raises:
        RowsUnreadableError: the file is not packed with gzip, is damaged or cut short, unpacks to too
            much, or what it unpacks to cannot be read.
    """
    try:
        with gzip.open(path, "rb") as stream:
            yield from rows_of_stream(_Unpacked(stream, path.name), path.name)
    except OSError as error:
        raise RowsUnreadableError(Fault(path.name, None, None, None, f"cannot be read: {error.strerror}")) from error


class _Unpacked:
    """The lines of a packed file; the unpacking is stopped where it costs too much, and told where it fails."""

    def __init__(self, stream: gzip.GzipFile, name: str) -> None:
        self.stream, self.name = stream, name
        self.number, self.left = 1, UNPACKED_LIMIT

    def readline(self, limit: int) -> bytes:
        """Give the next line, or the beginning of one that is longer than the limit."""
        try:
            line = self.stream.readline(limit)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            reason = "the packed file is damaged or cut short here; pack it anew with gzip"
            raise RowsUnreadableError(Fault(self.name, self.number, None, None, reason)) from error
        self.left -= len(line)
        if self.left < 0 or self.number > MOST_LINES:
            reason = f"the file unpacks to more than {UNPACKED_LIMIT >> 20} MiB or {MOST_LINES:,} lines"
            raise RowsUnreadableError(Fault(self.name, self.number, None, None, reason))
        self.number += 1
        return line
