"""The smallest ground that the publishers know: the LSOAs of 2021, and which area each lies in by which lookup.

A lookup on LSOAs of 2011 is carried over by the lookup from one to the other. An LSOA of 2021 that joins LSOAs of
2011 from two areas cannot be parted, since only its whole population is known: it goes where the one of them
lay that is in its own district.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph_model.ingest.publishers.ons_lookup import Area, AreaKind, LookupRow

__all__ = ["ENGLISH", "Ground", "Lsoas", "Snapshot"]

# GSS codes begin with the letter of the country.
ENGLISH = "E"
# LSOAs by their place in the sorted list of codes.
Ground = frozenset[int]
EARLIER, LATER = 2011, 2021


@dataclass
class Snapshot:
    """How one kind of area divided England by the lookups of one year.

    Attributes:
        area_of: the area of each LSOA, by the code of the LSOA as the lookup has it.
        base: the census year of those LSOAs.
        areas: each area as the lookup names it, by its GSS code.
    """

    kind: AreaKind
    year: int
    base: int
    area_of: dict[str, str] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)


class Lsoas:
    """The LSOAs of England in 2021, with people, and the snapshots that divide them."""

    def __init__(self, people: Mapping[str, int]) -> None:
        """Take the residents of each LSOA of 2021."""
        self.codes = tuple(sorted(code for code in people if code.startswith(ENGLISH)))
        self.people = tuple(people[code] for code in self.codes)
        self._earlier: dict[str, list[str]] = defaultdict(list)
        self.snapshots: dict[tuple[AreaKind, int], Snapshot] = {}
        self.joined_apart: set[str] = set()

    def learn(self, rows: Iterable[LookupRow]) -> None:
        """Take in the rows of a lookup that has LSOAs."""
        for row in rows:
            by_kind = {(area.kind, area.year): area for area in row.areas}
            base = LATER if (AreaKind.LSOA, LATER) in by_kind else EARLIER
            lsoa = by_kind.get((AreaKind.LSOA, base))
            if lsoa is None or not lsoa.code.startswith(ENGLISH):
                continue
            earlier = by_kind.get((AreaKind.LSOA, EARLIER))
            if base == LATER and earlier is not None:
                self._earlier[lsoa.code].append(earlier.code)
            for area in row.areas:
                if area.kind is not AreaKind.LSOA:
                    self._place(area, base, lsoa.code)

    def _place(self, area: Area, base: int, lsoa: str) -> None:
        key = area.kind, area.year
        snapshot = self.snapshots.get(key)
        if snapshot is None:
            snapshot = self.snapshots[key] = Snapshot(area.kind, area.year, base)
        snapshot.area_of[lsoa] = area.code
        if area.code not in snapshot.areas:
            snapshot.areas[area.code] = area

    def years(self, kind: AreaKind) -> list[int]:
        """The years of which there is a snapshot of a kind of area, in order."""
        return sorted(year for each, year in self.snapshots if each is kind)

    def grounds(self, kind: AreaKind, year: int) -> dict[str, Ground]:
        """The ground of each area of a snapshot, by its GSS code."""
        found: dict[str, set[int]] = defaultdict(set)
        for index, area in enumerate(self.areas(kind, year)):
            if area is not None:
                found[area].add(index)
        return {area: frozenset(ground) for area, ground in found.items()}

    def areas(self, kind: AreaKind, year: int) -> list[str | None]:
        """The area of each LSOA by a snapshot, in the order of LSOAs; None where the lookup lacks the LSOA."""
        snapshot = self.snapshots[kind, year]
        if snapshot.base == LATER:
            return [snapshot.area_of.get(code) for code in self.codes]
        return [self._carried(snapshot, code) for code in self.codes]

    def _carried(self, snapshot: Snapshot, code: str) -> str | None:
        earlier = self._earlier.get(code, [code])
        if len(earlier) == 1:
            return snapshot.area_of.get(earlier[0])
        areas = {snapshot.area_of.get(each) for each in earlier} - {None}
        if len(areas) > 1:
            self.joined_apart.add(code)
        return snapshot.area_of.get(self._representative(code, earlier))

    def _representative(self, code: str, earlier: Iterable[str]) -> str:
        """Of the LSOAs of 2011 in one of 2021, one that lay in the district in which that one lies."""
        districts = [self.snapshots[key] for key in sorted(self.snapshots) if key[0] is AreaKind.LTLA]
        home = next((each.area_of[code] for each in districts if each.base == LATER and code in each.area_of), None)
        for district in districts:
            for each in sorted(earlier):
                if district.base == EARLIER and home is not None and district.area_of.get(each) == home:
                    return each
        return min(earlier)
