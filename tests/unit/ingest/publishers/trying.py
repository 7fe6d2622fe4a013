"""A small file, written and read with a reader of publishers' files, and whether the reader would take it."""

from pathlib import Path
from typing import Any

from graph_model.ingest.faults import Fault
from graph_model.ingest.publishers.reading import Glimpse, Reader

__all__ = ["HOSTILE", "fits", "read"]

# Files that are nothing of what their name says; every reader must tell a fault of each, and raise nothing.
HOSTILE = {
    "nothing": b"",
    "a byte order mark alone": b"\xef\xbb\xbf",
    "zeros": b"\x00" * 3_000_000,
    "a zip": b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(range(256)) * 20,
    "UTF-16": "a,b\n1,2\n".encode("utf-16"),
    "another table": b"a,b\n1,2\n",
    "a JSON list": b'["a", "b"]',
    "an open quotation": b'"a,b\n1,2\n',
}


def read(reader: Reader[Any], folder: Path, text: str | bytes, name: str = "file.csv") -> tuple[list[Any], list[str]]:
    """Give the rows of a file of this text, and its faults as they are told."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    faults: list[Fault] = []
    rows = list(reader.read(path, faults))
    return rows, [str(fault) for fault in faults]


def fits(reader: Reader[Any], header: str) -> bool:
    """Whether the reader takes a file with this header for its own."""
    return reader.fits(Glimpse(Path("file.csv"), tuple(cell.strip() for cell in header.split(","))))
