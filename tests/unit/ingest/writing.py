"""Entities as files that a person could have written: in their own order, with every column."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path

from openpyxl import Workbook

from graph_model.entities import Entity
from graph_model.ingest.register_writer import row_cells
from graph_model.tables import TABLE_OF, Table

__all__ = ["as_csv", "write_folder", "write_workbook"]


def as_csv(table: Table, rows: Iterable[Entity]) -> str:
    """Give rows as the text of a file."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(row_cells(row, table.columns) for row in rows)
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
            sheet.append([None if cell == "" else cell for cell in row_cells(row, TABLE_OF[name].columns)])
    workbook.save(path)
    return path
