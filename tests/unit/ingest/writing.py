"""Entities as the files that they could have been read from."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path

from openpyxl import Workbook

from graph_model.entities import Entity
from graph_model.tables import TABLE_OF, Table

__all__ = ["as_csv", "write_folder", "write_workbook"]

YES = {True: "yes", False: "no"}


def cells(table: Table, entity: Entity) -> list[object]:
    """Give a row as the cells of its table, in the order of the columns."""
    return [_cell(column, getattr(entity, column)) for column in table.columns]


def _cell(column: str, value: object) -> object:
    if isinstance(value, tuple):
        return (";" if column == "source" else "|").join(value)
    if isinstance(value, bool):
        return YES[value]
    return "" if value is None else value


def as_csv(table: Table, rows: Iterable[Entity]) -> str:
    """Give rows as the text of a file."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(cells(table, row) for row in rows)
    return text.getvalue()


def write_folder(folder: Path, tables: Mapping[str, Iterable[Entity]]) -> Path:
    """Write a register as a folder of files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text(as_csv(TABLE_OF[name], rows), encoding="utf-8")
    return folder


def write_workbook(path: Path, tables: Mapping[str, Iterable[Entity]]) -> Path:
    """Write a register as a workbook, its days and numbers as a spreadsheet keeps them."""
    workbook = Workbook(write_only=True)
    for name, rows in tables.items():
        sheet = workbook.create_sheet(name)
        sheet.append(list(TABLE_OF[name].columns))
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in cells(TABLE_OF[name], row)])
    workbook.save(path)
    return path
