"""A register, from a folder of CSV files or one workbook, to validated entities and every fault of form.

Each file of a folder may be packed with gzip, as `NAME.csv.gz` in place of `NAME.csv`.

Faults are gathered, not raised: a reading holds what was accepted beside what was not, and the
caller decides. References are checked apart, in `references`, since they may reach beyond the register.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from graph_model.entities import Entity
from graph_model.errors import RegisterUnreadableError
from graph_model.ingest.csv_rows import RawRow, read_csv_rows
from graph_model.ingest.faults import Fault, RowsUnreadableError, escaped, faults_of_row, shorten
from graph_model.ingest.packed_rows import read_packed_csv_rows
from graph_model.ingest.rejected import RejectedRow, rejected_row
from graph_model.ingest.workbook_rows import read_workbook
from graph_model.nearest import nearest
from graph_model.tables import TABLE_OF, TABLES, Table

__all__ = ["RegisterReading", "TableReading", "read_register"]

# What is written in the place of an underscore.
_UNLIKE = re.compile(r"[\s-]+")
# How the name of a packed file ends; the rest of it is that of the file which it holds.
PACKED = ".csv.gz"
# A spreadsheet may have empty columns beside the table; one with more than this is something else.
MOST_COLUMNS = 200


@dataclass
class TableReading:
    """What was read of one table.

    Attributes:
        file: the name of the file or sheet.
        rows: the accepted rows by id, in the order of the file.
        lines: the line on which each accepted row begins, by id.
        rejected: the rows with a fault.
        seen: their ids, so that a reference to them is not a second fault.
        read: how many rows there were, accepted or not.
        whole: false where the file could not be read to its end.
    """

    file: str
    rows: dict[str, Entity] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    rejected: list[RejectedRow] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    read: int = 0
    whole: bool = True


@dataclass(frozen=True)
class RegisterReading:
    """A register as it was read: its name, its tables, and the files that are no part of it."""

    name: str
    tables: Mapping[str, TableReading]
    left_alone: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    def all_faults(self) -> list[Fault]:
        """Every fault of form: of the register, then of each table, in the order of the lines."""
        of_tables = (fault for table in self.tables.values() for fault in sorted(table.faults, key=_line_of))
        return [*self.faults, *of_tables]


def read_register(path: Path, name: str | None = None) -> RegisterReading:
    """Read the register in a folder or workbook, whole; its name is the folder's or file's unless one is given.

    Raises:
        RegisterUnreadableError: nothing is at the path, it is neither a folder nor a file, or may not be read.
    """
    try:
        if path.is_dir():
            return _read_folder(path, path.resolve().name if name is None else name)
        if path.is_file():
            return _read_workbook(path, path.resolve().stem if name is None else name)
    except OSError as error:
        raise RegisterUnreadableError(f"{escaped(str(path))} cannot be read: {error.strerror}") from error
    raise RegisterUnreadableError(
        f"nothing is at {escaped(str(path))}: give a folder of CSV files or an .xlsx workbook"
    )


def _read_folder(path: Path, name: str) -> RegisterReading:
    files = sorted(item for item in path.iterdir() if not item.is_dir())
    tabular = [file for file in files if file.name.endswith((".csv", PACKED))]
    sheets: dict[str, tuple[str, Iterator[RawRow]]] = {}
    for file in tabular:
        sheet = file.name.removesuffix(".gz").removesuffix(".csv")
        key = sheet if sheet in TABLE_OF else file.name
        sheets[key] = (file.name, _refused_twin(file) if key in sheets else _rows_of(file))
    others = [file.name for file in files if file not in tabular]
    return _read_tables(name, sheets, others, (".csv", PACKED))


def _refused_twin(file: Path) -> Iterator[RawRow]:
    reason = f"is there beside {file.name.removesuffix('.gz')}, and either may be the newer; keep one of them"
    raise RowsUnreadableError(Fault(file.name, None, None, None, reason))
    yield  # a generator, so that it is raised where the rows are asked for


def _rows_of(file: Path) -> Iterator[RawRow]:
    # A link to nothing is not a file that is left out: its rows would be retracted. A pipe would be waited for.
    if not file.is_file():
        raise RowsUnreadableError(Fault(file.name, None, None, None, "is no file that can be read"))
    yield from read_packed_csv_rows(file) if file.name.endswith(PACKED) else read_csv_rows(file)


def _read_workbook(path: Path, name: str) -> RegisterReading:
    try:
        workbook = read_workbook(path)
    except RowsUnreadableError as error:
        return RegisterReading(name, {}, faults=(error.fault,))
    return _read_tables(name, {title: (title, rows) for title, rows in workbook.items()}, [], ("",))


def _read_tables(
    name: str, sheets: Mapping[str, tuple[str, Iterator[RawRow]]], others: list[str], endings: Sequence[str]
) -> RegisterReading:
    tables = {table.name: _read_table(table, *sheets[table.name]) for table in TABLES if table.name in sheets}
    others += [file for sheet, (file, _) in sheets.items() if sheet not in tables]
    faults = tuple(fault for file in sorted(others) for fault in _misnamed(file, endings))
    if len(tables) == 0 and len(faults) == 0:
        known = ", ".join(table.name for table in TABLES)
        faults = (Fault(name, None, None, None, f"holds no file or sheet of a register; known: {known}"),)
    return RegisterReading(name, tables, tuple(sorted(map(escaped, others))), faults)


def _misnamed(file: str, endings: Sequence[str]) -> Iterator[Fault]:
    """Tell of a file or sheet that is plainly meant to be a table: left alone, all its rows would be retracted."""
    plain = _UNLIKE.sub("_", file.strip().casefold())
    stems = (plain.removesuffix(ending) for ending in endings if plain.endswith(ending))
    if plain != file and any(stem in TABLE_OF for stem in stems):
        yield Fault(escaped(file), None, None, None, f"is not read under this name; call it {plain!r}")


def _read_table(table: Table, file: str, rows: Iterator[RawRow]) -> TableReading:
    reading = TableReading(file)
    try:
        header = next(rows, None)
        if header is None:
            reading.faults.append(Fault(file, None, None, None, "is empty: the first line names the columns"))
            reading.whole = False
            return reading
        columns = [cell.strip() for cell in header[1]]
        reading.faults.extend(_header_faults(table, file, header[0], columns))
        reading.whole = _tells_columns_apart(table, columns)
        for line, cells in rows:
            reading.read += 1
            if reading.whole:
                _read_row(reading, table, columns, line, cells)
    except RowsUnreadableError as error:
        reading.faults.append(Fault(file, *_where(error.fault)))
        reading.whole = False
    return reading


def _where(fault: Fault) -> tuple[int | None, str | None, str | None, str]:
    return fault.line, fault.column, fault.value, fault.reason


def _tells_columns_apart(table: Table, columns: Sequence[str]) -> bool:
    known = [column for column in columns if column in table.columns]
    return set(table.required) <= set(known) and len(known) == len(set(known))


def _header_faults(table: Table, file: str, line: int, columns: Sequence[str]) -> Iterator[Fault]:
    if len(columns) > MOST_COLUMNS:
        yield Fault(file, line, None, None, f"has {len(columns)} columns; {table.name} has {len(table.columns)}")
        return
    for column in sorted({column for column in columns if columns.count(column) > 1 and column != ""}):
        yield Fault(file, line, shorten(escaped(column)), None, "the column is there twice")
    for column in columns:
        if column not in table.columns and column != "":
            near = nearest(column, table.columns)
            meant = f"nearest: {', '.join(near)}" if near else f"known: {', '.join(table.columns)}"
            yield Fault(file, line, shorten(escaped(column)), None, f"is not a column of {table.name}; {meant}")
    for column in table.required:
        if column not in columns:
            yield Fault(file, line, column, None, "the column is missing")


def _read_row(reading: TableReading, table: Table, columns: Sequence[str], line: int, cells: Sequence[str]) -> None:
    values = _values(table, columns, cells)
    faults = list(_shape_faults(reading.file, columns, line, cells))
    if len(faults) > 0:
        _reject(reading, rejected_row(table, line, values, {None}), faults, _seen(table, values))
        return
    try:
        entity = table.entity.model_validate(values)
    except ValidationError as error:
        faults = faults_of_row(error, table, reading.file, line)
        row = rejected_row(table, line, values, {fault.column for fault in faults})
        _reject(reading, row, faults, _seen(table, values))
        return
    if entity.key in reading.rows:
        _reject(reading, RejectedRow(line, entity, frozenset()), [_repeated(reading, table, entity, line)], ())
        return
    reading.rows[entity.key] = entity
    reading.lines[entity.key] = line


def _reject(reading: TableReading, row: RejectedRow, faults: Iterable[Fault], seen: Iterable[str]) -> None:
    reading.faults.extend(faults)
    reading.rejected.append(row)
    reading.seen.update(seen)


def _values(table: Table, columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    pairs = ((column, cell.strip()) for column, cell in zip(columns, cells, strict=False))
    return {column: text for column, text in pairs if text != "" and column in table.columns}


def _seen(table: Table, values: Mapping[str, str]) -> Iterator[str]:
    identifier = values.get(table.entity.identity[0])
    if identifier is not None and identifier.isprintable():  # what cannot be an id is neither referred to nor suggested
        yield identifier


def _shape_faults(file: str, columns: Sequence[str], line: int, cells: Sequence[str]) -> Iterable[Fault]:
    if any(cell.strip() != "" for cell in cells[len(columns) :]):
        yield Fault(file, line, None, None, f"the row has {len(cells)} cells, the header {len(columns)}")
    for column, cell in zip(columns, cells, strict=False):
        if column == "" and cell.strip() != "":
            yield Fault(file, line, None, shorten(cell), "stands in a column without a name")


def _repeated(reading: TableReading, table: Table, entity: Entity, line: int) -> Fault:
    first = reading.lines[entity.key]
    column = " and ".join(table.entity.identity) if len(table.entity.identity) > 1 else table.entity.identity[0]
    return Fault(reading.file, line, column, shorten(entity.key), f"is there already, on line {first}")


def _line_of(fault: Fault) -> int:
    return 0 if fault.line is None else fault.line
