"""The cells of one row under a reader's own names, each read as what it should be.

What is wrong with a cell is a fault, told at the file's own column, and the row goes on being read, so
that all its faults are told at once; a reader gives a row only where it `is_sound`.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from graph_model.ingest.faults import Fault, shorten
from graph_model.ingest.publishers.days import DayStyle, day_of

__all__ = ["GSS_CODE", "ODS_CODE", "RowCells"]

# The longest code that ODS gives has ten letters and digits; those of old systems had two.
ODS_CODE = re.compile(r"[A-Z0-9]{2,10}", re.ASCII)
GSS_CODE = re.compile(r"[A-Z]\d{8}", re.ASCII)
_CODES = {ODS_CODE: "an ODS code", GSS_CODE: "a GSS code"}
# What systems write that cannot leave a day empty.
_FILLER = date(1900, 1, 1)


class RowCells:
    """The cells of one row by name; a cell that the file does not have is an empty one."""

    def __init__(self, file: str, line: int, cells: Mapping[str, str], titles: Mapping[str, str]) -> None:
        """Take the cells by the reader's names, and the file's own title of each column."""
        self.file, self.line = file, line
        self.faults: list[Fault] = []
        # Publishers' texts hold no-break spaces and doubled ones, which no name needs.
        self._cells = {name: " ".join(cell.split()) for name, cell in cells.items()}
        self._titles = titles

    def is_sound(self, faults: list[Fault]) -> bool:
        """Hand over what is wrong with the row, and tell whether nothing is."""
        faults.extend(self.faults)
        return len(self.faults) == 0

    def text(self, name: str) -> str | None:
        """Give a text; None where the cell is empty."""
        cell = self._cells.get(name, "")
        if not cell.isprintable():
            self.fault(name, "holds a character that cannot be seen")
        return None if cell == "" else cell

    def required(self, name: str) -> str:
        """Give a text that must be there."""
        cell = self.text(name)
        if cell is None:
            self.fault(name, "is required")
        return "" if cell is None else cell

    def code(self, name: str, pattern: re.Pattern[str] = ODS_CODE) -> str | None:
        """Give a code; None where the cell is empty."""
        cell = self.text(name)
        if cell is not None and pattern.fullmatch(cell) is None:
            self.fault(name, f"is not {_CODES[pattern]}")
        return cell

    def required_code(self, name: str, pattern: re.Pattern[str] = ODS_CODE) -> str:
        """Give a code that must be there."""
        cell = self.required(name)
        if cell != "" and pattern.fullmatch(cell) is None:
            self.fault(name, f"is not {_CODES[pattern]}")
        return cell

    def day(self, name: str, styles: Iterable[DayStyle]) -> date | None:
        """Give a day; None where the cell is empty or holds 1 January 1900, which stands for an empty one."""
        cell = self.text(name)
        if cell is None:
            return None
        day = day_of(cell, styles)
        if day is None:
            self.fault(name, f"is not a day written {' or '.join(styles)}")
        return None if day == _FILLER else day

    def required_day(self, name: str, styles: Iterable[DayStyle]) -> date:
        """Give a day that must be there; the last day of the calendar in the place of one that is not sound."""
        day = self.day(name, styles)
        if day is None and not any(fault.column == self._titles.get(name, name) for fault in self.faults):
            self.fault(name, "is required")
        return date.max if day is None else day

    def fault(self, name: str, reason: str) -> None:
        """Note what is wrong with a cell."""
        cell = self._cells.get(name, "")
        value = None if cell == "" else shorten(cell)
        self.faults.append(Fault(self.file, self.line, self._titles.get(name, name), value, reason))
