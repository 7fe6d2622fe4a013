"""Rows of one day, looked up by what they belong to and cut out only when they are asked for.

A day of England has some hundred thousand rows, and a question needs a few dozen: the others are not looked at.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Generic, TypeVar

from graph_model.entities import Dated

__all__ = ["Daily"]

Row = TypeVar("Row", bound=Dated)
Value = TypeVar("Value")


class Daily(Mapping[str, Value], Generic[Row, Value]):
    """The rows of each name that hold on a day, in a shape; a name of which none holds is not in it."""

    def __init__(
        self,
        rows: Mapping[str, Sequence[Row]],
        day: date,
        shape: Callable[[Iterable[Row]], Value],
        counts: Callable[[Row], bool] = lambda _row: True,
    ) -> None:
        """Cut nothing out yet.

        Args:
            rows: of all days, by name.
            day: rows that hold on it, or whose dates are not known, are in.
            shape: makes the value of a name from its rows.
            counts: what else a row must fulfil.
        """
        self._rows, self._day, self._shape, self._counts = rows, day, shape, counts
        self._kept: dict[str, Value | None] = {}

    def __getitem__(self, name: str) -> Value:
        """Give the rows of a name.

        Raises:
            KeyError: none holds on the day.
        """
        if name not in self._kept:
            held = [row for row in self._rows.get(name, ()) if self._counts(row) and row.holds_on(self._day)]
            self._kept[name] = self._shape(held) if len(held) > 0 else None
        value = self._kept[name]
        if value is None:
            raise KeyError(name)
        return value

    def __iter__(self) -> Iterator[str]:
        """Go through the names of which a row holds; this looks at every row."""
        return (name for name in self._rows if name in self)

    def __len__(self) -> int:
        """Count the names of which a row holds; this looks at every row."""
        return sum(1 for _ in self)
