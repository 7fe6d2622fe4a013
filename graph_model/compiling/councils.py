"""Councils and combined authorities: who they are, when, on which ground, and what they became.

End dates in the file are sometimes the last day and sometimes the first day after: what follows tells which. A start
date is believed only where another council ended then, since many are the days on which a council was first listed;
that of a combined authority, which follows nobody, unless several have it.
"""

from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cached_property

from graph_model.compiling.citing import Citation
from graph_model.compiling.composing import compose
from graph_model.compiling.district_ground import DistrictGround
from graph_model.compiling.draft import MisfitKind
from graph_model.compiling.frame import Frame
from graph_model.entities import Footprint, Organisation, Succession
from graph_model.ingest.publishers.councils import Council
from graph_model.ingest.publishers.ons_lookup import AreaKind
from graph_model.periods import Period
from graph_model.vocabulary import Confidence, FootprintLevel, OrganisationType, SuccessionType

__all__ = ["Councils", "council_footprint", "council_id"]

ENGLAND = "England"
_TYPES = {
    "CC": OrganisationType.LONDON_BOROUGH,
    "COMB": OrganisationType.COMBINED_AUTHORITY,
    "CTY": OrganisationType.COUNTY_COUNCIL,
    "LBO": OrganisationType.LONDON_BOROUGH,
    "MD": OrganisationType.METROPOLITAN_DISTRICT,
    "NMD": OrganisationType.DISTRICT_COUNCIL,
    "UA": OrganisationType.UNITARY_AUTHORITY,
}
_LEVELS = {
    OrganisationType.COMBINED_AUTHORITY: FootprintLevel.COMBINED_AUTHORITY,
    OrganisationType.DISTRICT_COUNCIL: FootprintLevel.LTLA_AREA,
}
# A council that holds less of another's people than this has an LSOA at its border, and no part of it.
LEAST_SHARE = 0.01
# Bodies that begin on one day without a predecessor, more than so many at once, began to be listed on it.
MOST_AT_ONCE = 2


def council_id(council: Council) -> str:
    """The id of a council, or of a combined authority, by its GSS code."""
    return f"{'ca' if _TYPES[council.kind] is OrganisationType.COMBINED_AUTHORITY else 'la'}:{council.gss}"


def council_footprint(gss: str) -> str:
    """The id of a council's ground by its GSS code."""
    return f"fp:{gss}"


class Councils:
    """Compiles the councils of England."""

    def __init__(self, frame: Frame) -> None:
        """Nothing is written yet."""
        self.frame = frame

    @cached_property
    def rows(self) -> dict[str, Council]:
        """The councils of England by the code of the file; those of types that are no council are told."""
        found: dict[str, Council] = {}
        for row in self.frame.material.of(Council):
            if row.nation != ENGLAND:
                continue
            if row.kind in _TYPES and row.gss is not None:
                found[row.code] = row
            else:
                self.frame.draft.misfit(MisfitKind.UNKNOWN_AREA, row.code, f"{row.name} is of no type of council")
        return found

    @cached_property
    def _predecessors(self) -> dict[str, list[Council]]:
        found: dict[str, list[Council]] = defaultdict(list)
        for row in self.rows.values():
            for successor in row.replaced_by:
                found[successor].append(row)
        return found

    @cached_property
    def _listed_together(self) -> Counter[date | None]:
        return Counter(row.started for row in self.rows.values() if len(self._predecessors.get(row.code, ())) == 0)

    def begins(self, row: Council) -> date | None:
        """The first day of a council; None where only the day on which it was listed is known."""
        before = self._predecessors.get(row.code, ())
        if row.started is not None and len(before) > 0:
            days = [each.ended for each in before if each.ended is not None]
            return row.started if any(abs(row.started - day) <= timedelta(days=1) for day in days) else None
        is_council = _TYPES[row.kind] is not OrganisationType.COMBINED_AUTHORITY
        return None if is_council or self._listed_together[row.started] > MOST_AT_ONCE else row.started

    def ends(self, row: Council) -> date | None:
        """The first day on which a council was no more."""
        if row.ended is None:
            return None
        starts = [self.rows[code].started for code in row.replaced_by if code in self.rows]
        next_day = row.ended + timedelta(days=1)
        if next_day in starts:
            return next_day
        if row.ended not in starts:
            self.frame.draft.misfit(MisfitKind.NOT_DATED, council_id(row), f"ended {row.ended}; nothing begins then")
        return row.ended

    def life(self, row: Council) -> Period:
        """The dates of a council."""
        return (self.begins(row), self.ends(row))

    def compile(self) -> None:
        """Write the councils, their ground, and what they became."""
        rows = sorted(self.rows.values(), key=lambda row: row.gss or "")
        for row in rows:
            self._write(row)
        lives = {row.gss: self.life(row) for row in rows if row.gss is not None}
        for district, period, ground in DistrictGround(self.frame.lsoas, lives).dated():
            self.frame.draft.hold(council_footprint(district), period, ground)
        for row in rows:
            if row.kind in {"CTY", "COMB"}:
                self._compose(row)
        for row in rows:
            self._write_successors(row)

    def _write(self, row: Council) -> None:
        kind, (begins, ends) = _TYPES[row.kind], self.life(row)
        self.frame.draft.settle(
            Organisation(
                id=council_id(row),
                name=row.name,
                type=kind,
                gss_code=row.gss,
                valid_from=begins,
                valid_to=ends,
                source=(Citation.COUNCILS,),
                confidence=Confidence.LIKELY if kind is OrganisationType.COMBINED_AUTHORITY else Confidence.SURE,
            ),
            Footprint(
                id=council_footprint(str(row.gss)),
                name=_area_name(row),
                level=_LEVELS.get(kind, FootprintLevel.UTLA_AREA),
                gss_code=row.gss,
                valid_from=begins,
                valid_to=ends,
                source=(Citation.LOOKUPS,),
                confidence=Confidence.SURE,
            ),
        )

    def _compose(self, row: Council) -> None:
        """The ground of a county or combined authority is that of its districts, while both lived."""
        life = self.life(row)
        members = [(council_footprint(each), life) for each in sorted(self._districts_of(row))]
        compose(self.frame.draft, council_footprint(str(row.gss)), members, life)

    def _districts_of(self, row: Council) -> set[str]:
        kind = AreaKind.UTLA if row.kind == "CTY" else AreaKind.COMBINED_AUTHORITY
        listed = {
            str(each.gss)
            for each in self.rows.values()
            if row.code in {each.county, each.combined_authority} and each.kind not in {"CTY", "COMB"}
        }
        codes = {str(row.gss), *row.former_gss}
        looked_up = {district for district, area in self._larger[kind] if area in codes}
        if kind is AreaKind.UTLA:
            known = {district for district, _ in self._larger[kind]}
            # Where a lookup has the district, it tells the county: the list has one of another county.
            for each in sorted((listed & known) - looked_up):
                self.frame.draft.misfit(MisfitKind.OTHER_COUNTY, f"la:{each}", f"the list has it in {row.name}")
            return (listed - known) | looked_up
        within = {str(each.gss) for each in self.rows.values() if each.county in self._counties_of(row)}
        return listed | within | (looked_up if len(listed | within) == 0 else set())

    def _counties_of(self, row: Council) -> set[str]:
        return {each.code for each in self.rows.values() if each.kind == "CTY" and each.combined_authority == row.code}

    @cached_property
    def _larger(self) -> dict[AreaKind, set[tuple[str, str]]]:
        """Districts with the county or combined authority that the lookups of any year put them in."""
        found: dict[AreaKind, set[tuple[str, str]]] = defaultdict(set)
        for row in self.frame.larger_rows:
            areas = {area.kind: area.code for area in row.areas}
            for kind in (AreaKind.UTLA, AreaKind.COMBINED_AUTHORITY):
                if kind in areas and AreaKind.LTLA in areas:
                    found[kind].add((areas[AreaKind.LTLA], areas[kind]))
        return found

    def _write_successors(self, row: Council) -> None:
        effective = self.ends(row)
        if effective is None:
            return
        heirs = self._heirs(row, effective)
        if len(heirs) == 0:
            self.frame.draft.misfit(MisfitKind.NO_SUCCESSOR, council_id(row), f"{row.name} ended on {effective}")
        for heir in heirs:
            self.frame.draft.add(
                Succession(
                    predecessor=council_id(row),
                    successor=council_id(heir),
                    effective=effective,
                    type=SuccessionType.MERGER if len(heirs) == 1 else SuccessionType.SPLIT,
                    share=None if len(heirs) == 1 else self._share(row, heir, effective),
                    source=(Citation.COUNCILS,),
                    confidence=Confidence.SURE,
                )
            )

    def _heirs(self, row: Council, day: date) -> list[Council]:
        """What replaced a council by the file, and those that began that day with a part of its ground."""
        listed = [self.rows[code] for code in row.replaced_by if code in self.rows]
        begun = [each for each in self.rows.values() if each.kind != "COMB" and self.begins(each) == day]
        held = [each for each in begun if each not in listed and (self._share(row, each, day) or 0) >= LEAST_SHARE]
        return [*listed, *sorted(held, key=lambda each: each.code)]

    def _share(self, row: Council, heir: Council, day: date) -> float | None:
        draft, people = self.frame.draft, self.frame.lsoas.people
        old = [held for period, held in draft.grounds.get(council_footprint(str(row.gss)), ()) if period[1] == day]
        new = [held for _, held in draft.held(council_footprint(str(heir.gss)), (day, None))]
        if len(old) == 0 or len(new) == 0:
            return None
        total = sum(people[each] for each in old[-1])
        return round(sum(people[each] for each in old[-1] & new[0]) / total, 4)


def _area_name(row: Council) -> str:
    """What people call the area, with the council whose it is."""
    if row.nice_name is None or row.nice_name.casefold() in row.name.casefold():
        return f"{row.name} area"
    return f"{row.nice_name} ({row.name} area)"
