"""A day as publishers write it in CSV and JSON: YYYY-MM-DD."""

import re
from datetime import date

__all__ = ["iso_day"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def iso_day(text: str) -> date | None:
    """Give the day, or None where the text is no such day."""
    if _DAY.fullmatch(text) is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
