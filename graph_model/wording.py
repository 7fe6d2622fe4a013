"""Small pieces of English: lists, days and shares as a person writes them."""

from collections.abc import Iterable
from datetime import date

__all__ = ["joined", "listed", "long_day", "per_cent"]

# Names in one list; a region has dozens of committees.
NAMED = 6
# A share that would round to nothing, or to all, is said in words.
NEXT_TO_NOTHING = 0.005


def listed(names: Iterable[str]) -> str:
    """Give names in order, without repetition, the first six by name and the rest by number."""
    ordered = sorted(set(names))
    more = f" and {len(ordered) - NAMED} more" if len(ordered) > NAMED else ""
    return ", ".join(ordered[:NAMED]) + more


def joined(names: Iterable[str]) -> str:
    """Join names, in the order given, as a sentence does: "a, b and c"."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def long_day(day: date) -> str:
    """Give a day as "1 July 2022"."""
    return f"{day.day} {day:%B %Y}"


def per_cent(share: float) -> str:
    """Give a share in whole per cent; one that is neither nothing nor all is not rounded to either."""
    if 0 < share < NEXT_TO_NOTHING:
        return "less than 1 %"
    if 1 - NEXT_TO_NOTHING <= share < 1:
        return "more than 99 %"
    return f"{share * 100:.0f} %"
