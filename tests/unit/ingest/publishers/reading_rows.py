"""Reading a small publisher's file that a test has written."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook

from graph_model.ingest.faults import Fault
from graph_model.ingest.publishers.reading import Reader

__all__ = ["read_all", "saved_workbook", "written"]


def read_all(reader: Reader[Any], path: Path) -> tuple[list[Any], list[str]]:
    """Give every row of a file, and its faults as a person is shown them."""
    faults: list[Fault] = []
    rows = list(reader.read(path, faults))
    return rows, [str(fault) for fault in faults]


def written(path: Path, *lines: str) -> Path:
    """Write lines as ODS does, with the line ends of Windows."""
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode())
    return path


def saved_workbook(path: Path, **sheets: list[list[object]]) -> Path:
    """Save a workbook of sheets; an underscore in a name stands for a space."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(row)
    workbook.save(path)
    return path
