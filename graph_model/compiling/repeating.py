"""Lines that a later register says again under an id of its own: put side by side, one fact would stand twice.

Within one register a repetition is the register's own fault, and is for the product to find.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable

from graph_model.entities import Line
from graph_model.periods import Period, meet, period_of

__all__ = ["Said"]


class Said:
    """What registers have said in lines."""

    def __init__(self) -> None:
        """Nothing was said yet."""
        self._periods: dict[Hashable, list[tuple[Period, str]]] = defaultdict(list)

    def take(self, lines: Iterable[Line]) -> None:
        """Note what a register says."""
        for line in lines:
            self._periods[_what(line)].append((period_of(line), line.id))

    def before(self, line: Line) -> str | None:
        """The line that says the same for all days of this one; None where there is none, or it is this one itself."""
        own = period_of(line)
        those = self._periods.get(_what(line), ())
        return next((each for period, each in those if each != line.id and meet(period, own) == own), None)


def _what(line: Line) -> Hashable:
    return line.kind, line.subject, line.holder, frozenset(line.functions), line.footprint, line.financial_year
