"""The ground of districts and unitary councils on every day.

Each LSOA lies in the district that the newest lookup gives it, of those that were alive on the day. So the districts
of one day part England without a gap, however the lookups of different years draw the line through an LSOA, and a
district that was reorganised away keeps the ground that older lookups gave it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph_model.compiling.lsoas import Ground, Lsoas
from graph_model.ingest.publishers.ons_lookup import AreaKind
from graph_model.periods import ALWAYS, Period, begins, is_empty, without

__all__ = ["DistrictGround"]


class DistrictGround:
    """Divides England among the districts of each day."""

    def __init__(self, lsoas: Lsoas, lives: Mapping[str, Period]) -> None:
        """Take the LSOAs, and the life of each council by GSS code."""
        self.lsoas, self.lives = lsoas, lives

    def dated(self) -> Iterator[tuple[str, Period, Ground]]:
        """Yield the ground of each district in each period in which it did not change, in the order of days."""
        found: dict[str, dict[Period, set[int]]] = defaultdict(lambda: defaultdict(set))
        for history, members in self._alike().items():
            for district, period in self._turns(history):
                found[district][period] |= members
        for district in sorted(found):
            yield from ((district, period, ground) for period, ground in self._merged(found[district]))

    def _alike(self) -> dict[tuple[str, ...], set[int]]:
        """LSOAs by the districts that the lookups give them, the newest first."""
        years = sorted(self.lsoas.years(AreaKind.LTLA), reverse=True)
        columns = [self.lsoas.areas(AreaKind.LTLA, year) for year in years]
        found: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for index, row in enumerate(zip(*columns, strict=True)):
            found[tuple(dict.fromkeys(area for area in row if area is not None))].add(index)
        return found

    def _turns(self, history: tuple[str, ...]) -> Iterator[tuple[str, Period]]:
        """Whose an LSOA was, and when: a newer lookup's district for as long as it lived, else an older one's."""
        taken: list[Period] = []
        for district in history:
            life = self.lives.get(district, ALWAYS)
            for period in list(without(life, taken)):
                yield district, period
                taken.append(period)

    def _merged(self, pieces: Mapping[Period, set[int]]) -> list[tuple[Period, Ground]]:
        """Pieces of ground that a district held in different periods, as its whole ground in each."""
        days = sorted({day for period in pieces for day in period if day is not None})
        edges = [None, *days, None]
        segments = [(edges[place], edges[place + 1]) for place in range(len(edges) - 1)]
        found = []
        for segment in segments:
            ground = frozenset().union(*(held for period, held in pieces.items() if _holds(period, segment)))
            if len(ground) > 0 and not is_empty(segment):
                found.append((segment, ground))
        return sorted(found, key=lambda item: begins(item[0]))


def _holds(period: Period, segment: Period) -> bool:
    return len(list(without(segment, [period]))) == 0
