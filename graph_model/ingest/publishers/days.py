"""Days as publishers write them; each format says which ways of writing it allows."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

__all__ = ["DayStyle", "day_of"]


class DayStyle(StrEnum):
    """A way to write a day, named as a person would describe it."""

    COMPACT = "YYYYMMDD"
    ISO = "YYYY-MM-DD"
    NAMED = "DDMonYYYY"
    SLASHED = "DD/MM/YYYY"


_PATTERNS = {
    DayStyle.COMPACT: re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", re.ASCII),
    DayStyle.ISO: re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII),
    DayStyle.NAMED: re.compile(r"(?P<day>\d{1,2})[- ]?(?P<month>[A-Za-z]{3})[- ]?(?P<year>\d{4})", re.ASCII),
    DayStyle.SLASHED: re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})", re.ASCII),
}
# Spelled out, since strptime reads the names of months in the language of the machine.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day_of(text: str, styles: Iterable[DayStyle]) -> date | None:
    """Give the day that a text says in one of the styles; None where it says none, or one of no calendar."""
    for style in styles:
        found = _PATTERNS[style].fullmatch(text)
        if found is not None:
            return _day(found["year"], found["month"].casefold(), found["day"])
    return None


def _day(year: str, month: str, day: str) -> date | None:
    if not month.isdigit() and month not in _MONTHS:
        return None
    try:
        return date(int(year), int(month) if month.isdigit() else _MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None
