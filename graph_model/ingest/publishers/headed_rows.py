"""Rows of publishers' tables by the names in their header, whatever else the tables hold and in whatever order.

A name may be written in several ways, since publishers rename their columns over the years; capitals, line
breaks and doubled spaces make no difference.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph_model.ingest.csv_rows import RawRow, read_csv_rows
from graph_model.ingest.faults import Fault, RowsUnreadableError, escaped, shorten
from graph_model.ingest.publishers.row_cells import RowCells

__all__ = ["MOST_FAULTS", "Column", "has_columns", "headed_rows", "rows_of_csv", "rows_until_unreadable"]

# A file with more faults than a person will read is another file than it seems; its faults are kept in memory.
MOST_FAULTS = 1_000


@dataclass(frozen=True)
class Column:
    """One column that a reader takes.

    Attributes:
        name: what the reader calls it.
        titles: what files call it; the first that is there is taken.
        required: whether a file without it is none of the reader's.
    """

    name: str
    titles: tuple[str, ...]
    required: bool = True


def has_columns(cells: Sequence[str], columns: Iterable[Column]) -> bool:
    """Tell whether a first row names every column that is required."""
    there = {_plain(cell) for cell in cells}
    return all(any(_plain(title) in there for title in column.titles) for column in columns if column.required)


def rows_of_csv(path: Path, faults: list[Fault]) -> Iterator[RawRow]:
    """Give the rows of a CSV file for as long as it can be read; what ends it early is the last fault."""
    # A pipe would be waited for, and could not be looked at first and read afterwards.
    if not path.is_file():
        faults.append(Fault(path.name, None, None, None, "is no file that can be read"))
        return
    yield from rows_until_unreadable(path.name, read_csv_rows(path), faults)


def rows_until_unreadable(file: str, rows: Iterator[RawRow], faults: list[Fault]) -> Iterator[RawRow]:
    """Give rows until they cannot be read on, or have given more faults than anybody reads; that is then a fault."""
    before = len(faults)
    try:
        for line, cells in rows:
            if len(faults) - before > MOST_FAULTS:
                reason = f"has more than {MOST_FAULTS:,} faults and is not read on; is it the file it should be?"
                faults.append(Fault(file, line, None, None, reason))
                return
            yield line, cells
    except RowsUnreadableError as error:
        faults.append(replace(error.fault, file=file))


def headed_rows(
    file: str, rows: Iterator[RawRow], columns: Sequence[Column], faults: list[Fault]
) -> Iterator[RowCells]:
    """Give each row below the header; a table without a column that is required is a fault and gives none."""
    header = next(rows, None)
    if header is None:
        faults.append(Fault(file, None, None, None, "is empty: the first line names the columns"))
        return
    line, titles = header
    places = _places([_plain(title) for title in titles], columns)
    wrong = list(_header_faults(file, line, titles, columns))
    faults.extend(wrong)
    if len(wrong) > 0:
        return
    shown = {name: shorten(escaped(" ".join(titles[place].split()))) for name, place in places.items()}
    for line, cells in rows:
        fault = _shape_fault(file, line, cells, titles)
        if fault is None:
            yield RowCells(file, line, {name: cells[place] for name, place in places.items()}, shown)
        else:
            faults.append(fault)


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()


def _places(there: Sequence[str], columns: Iterable[Column]) -> Mapping[str, int]:
    places = {}
    for column in columns:
        found = [there.index(_plain(title)) for title in column.titles if _plain(title) in there]
        if len(found) > 0:
            places[column.name] = found[0]
    return places


def _header_faults(file: str, line: int, titles: Sequence[str], columns: Iterable[Column]) -> Iterator[Fault]:
    there = [_plain(title) for title in titles]
    for column in columns:
        found = [title for title in column.titles if _plain(title) in there]
        if len(found) == 0 and column.required:
            yield Fault(file, line, " or ".join(column.titles), None, "the column is missing")
        if len(found) > 0 and there.count(_plain(found[0])) > 1:
            yield Fault(file, line, found[0], None, "the column is there twice")


def _shape_fault(file: str, line: int, cells: Sequence[str], titles: Sequence[str]) -> Fault | None:
    if len(cells) != len(titles):
        return Fault(file, line, None, None, f"the row has {len(cells)} cells, the header {len(titles)}")
    if [_plain(cell) for cell in cells] == [_plain(title) for title in titles]:
        return Fault(file, line, None, None, "the header is there again; are these two files in one?")
    return None
