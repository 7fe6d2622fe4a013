"""A register, from entities to a folder of CSV files: the same entities give the same bytes, in whatever order.

Rows are sorted by key, lines end as on Unix, and a column is there where a row has a value in it. What a packed file
would say of its making (when, and from which file) is left out. How well gzip packs may differ from one build of zlib
to another; what is unpacked never does.
"""

import csv
import gzip
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO, StringIO
from itertools import pairwise
from pathlib import Path

from graph_model.entities import Entity
from graph_model.tables import TABLE_OF, TABLES, Table

__all__ = ["row_cells", "write_register"]

_YES = {True: "yes", False: "no"}


def write_register(folder: Path, tables: Mapping[str, Iterable[Entity]], *, packed: bool) -> None:
    """Write a register; a table without rows has no file, and one that an earlier writing left there is removed.

    Args:
        folder: is made where it is not there; files that are no tables of a register are left alone.
        tables: the rows of each table, by its name.
        packed: whether each file is packed with gzip, as `NAME.csv.gz`.

    Raises:
        ValueError: two rows of a table have one key, so that the register could not be read again.
        KeyError: a register has no table of that name.
        OSError: the folder cannot be written to.
    """
    texts = {name: _as_csv(TABLE_OF[name], rows) for name, rows in tables.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        data = texts.get(table.name, "").encode()
        _write(folder / f"{table.name}.csv", b"" if packed else data)
        _write(folder / f"{table.name}.csv.gz", _packed(data) if packed and len(data) > 0 else b"")


def row_cells(entity: Entity, columns: Sequence[str]) -> list[object]:
    """Give a row as the cells of some columns: lists joined, yes and no in words, other values as they are."""
    return [_cell(column, getattr(entity, column)) for column in columns]


def _write(path: Path, data: bytes) -> None:
    if len(data) == 0:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(data)


def _as_csv(table: Table, entities: Iterable[Entity]) -> str:
    rows = sorted(entities, key=lambda entity: entity.key)
    for before, after in pairwise(rows):
        if before.key == after.key:
            raise ValueError(f"{table.name} has two rows of the key {after.key!r}")
    if len(rows) == 0:
        return ""
    columns = [column for column in table.columns if column in table.required or _is_used(column, rows)]
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(row_cells(row, columns) for row in rows)
    return text.getvalue()


def _is_used(column: str, rows: Iterable[Entity]) -> bool:
    return any(getattr(row, column) not in (None, ()) for row in rows)


def _cell(column: str, value: object) -> object:
    if isinstance(value, tuple):
        return (";" if column == "source" else "|").join(value)
    if isinstance(value, bool):
        return _YES[value]
    if isinstance(value, str):
        # Whether a lone carriage return is quoted differs between versions of Python, and it reads as a line end.
        return value.replace("\r\n", "\n").replace("\r", "\n")
    return "" if value is None else value


def _packed(data: bytes) -> bytes:
    # gzip.compress would say on which system it was made.
    stream = BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=stream, mtime=0) as file:
        file.write(data)
    return stream.getvalue()
