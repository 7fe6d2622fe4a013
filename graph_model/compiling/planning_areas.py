"""Sustainability and transformation partnerships: 44, then 42 areas that planned together and decided nothing.

They are known by their ODS codes, which the boards inherited. Lookups give the older GSS codes alone; the partner maps
and the newer lookups tell which ODS code each belongs to, and where neither does, the name.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise

from graph_model.compiling.citing import Citation
from graph_model.compiling.clinical_groups import ClinicalGroups
from graph_model.compiling.draft import MisfitKind
from graph_model.compiling.frame import Frame, lookup_day
from graph_model.compiling.lsoas import Ground
from graph_model.entities import Footprint, Organisation, Succession
from graph_model.ingest.publishers.ons_lookup import AreaKind
from graph_model.ingest.publishers.stp_changes import StpChange
from graph_model.ingest.publishers.stp_partners import StpPartner
from graph_model.periods import Period, is_empty
from graph_model.vocabulary import Confidence, FootprintLevel, OrganisationType, SuccessionType

__all__ = ["PlanningAreas", "plan_footprint", "plan_id"]

CLOSED, OPENED = "closed", "new stp code"
SUFFIX = " STP"


def plan_id(code: str) -> str:
    """The id of a partnership by its ODS code."""
    return f"stp:{code}"


def plan_footprint(code: str) -> str:
    """The id of a partnership's ground by its ODS code."""
    return f"fp:stp:{code}"


class PlanningAreas:
    """Compiles the partnerships."""

    def __init__(self, frame: Frame, groups: ClinicalGroups) -> None:
        """Nothing is written yet."""
        self.frame = frame
        self.groups = groups

    def compile(self) -> None:
        """Write the partnerships, their ground, and what became of them."""
        for code in sorted(set(self.codes.values())):
            life = self._life(code)
            if not is_empty(life):
                self._write(code, life)
        self._write_mergers()

    @cached_property
    def codes(self) -> dict[str, str]:
        """The ODS code of each area by its GSS code."""
        known = self.frame.nhs_code_of
        found = {gss: known[AreaKind.STP, gss] for gss in self.names if (AreaKind.STP, gss) in known}
        official: dict[str, str] = {}
        for row in self.frame.material.of(StpPartner):
            official[_plain(row.stp_name or "")] = row.stp
            if row.stp_gss in self.names:
                found.setdefault(str(row.stp_gss), row.stp)
        for gss in self.names.keys() - found.keys():
            match = next((code for name, code in official.items() if name.startswith(_plain(self.names[gss]))), None)
            if match is None:
                self.frame.draft.misfit(MisfitKind.UNKNOWN_AREA, gss, f"no ODS code is known for {self.names[gss]}")
            else:
                found[gss] = match
        return found

    @cached_property
    def names(self) -> dict[str, str]:
        """The newest name of each area by its GSS code."""
        areas = sorted((area for area in self.frame.areas if area.kind is AreaKind.STP), key=lambda area: area.year)
        return {area.code: area.name or area.code for area in areas}

    @cached_property
    def grounds(self) -> dict[int, dict[str, Ground]]:
        """The ground of each partnership by its ODS code, in each year of which there is a lookup."""
        found: dict[int, dict[str, Ground]] = {}
        for year in self.frame.lsoas.years(AreaKind.STP):
            by_gss = self.frame.lsoas.grounds(AreaKind.STP, year)
            found[year] = {self.codes[gss]: ground for gss, ground in by_gss.items() if gss in self.codes}
        for year, members in self._by_groups().items():
            found.setdefault(year, members)
        return found

    def _by_groups(self) -> dict[int, dict[str, Ground]]:
        """The ground of the years whose lookup gives the groups of each partnership, and no LSOAs."""
        found: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for row in self.frame.larger_rows:
            areas = {area.kind: area for area in row.areas}
            group, plan = areas.get(AreaKind.CCG), areas.get(AreaKind.STP)
            if group is None or plan is None or plan.code not in self.codes:
                continue
            held = self.groups.grounds.get(plan.year, {}).get(group.nhs_code or "", frozenset())
            found[plan.year][self.codes[plan.code]] |= held
        return {
            year: {code: frozenset(held) for code, held in plans.items() if len(held) > 0}
            for year, plans in found.items()
        }

    def _life(self, code: str) -> Period:
        opens, closes = self._day_of_change(code, OPENED), self._day_of_change(code, CLOSED)
        return self.frame.life(OrganisationType.STP, (opens, closes))

    def _day_of_change(self, code: str, word: str) -> date | None:
        changes = self.frame.material.of(StpChange)
        return next((each.on for each in changes if code in each.stps and word in each.kind.lower()), None)

    def _write(self, code: str, life: Period) -> None:
        gss = [each for each, known in self.codes.items() if known == code]
        name = self.names[max(gss, key=lambda each: (self._newest_year(each), each))]
        self.frame.draft.settle(
            Organisation(
                id=plan_id(code),
                name=f"{name.removesuffix(SUFFIX)}{SUFFIX}",
                type=OrganisationType.STP,
                ods_code=code,
                gss_code=max(gss, key=lambda each: (self._newest_year(each), each)),
                valid_from=life[0],
                valid_to=life[1],
                source=(Citation.LOOKUPS, Citation.PARTNERS),
                confidence=Confidence.SURE,
                note=f"other GSS codes: {', '.join(sorted(gss))}" if len(gss) > 1 else None,
            ),
            Footprint(
                id=plan_footprint(code),
                name=f"{name.removesuffix(SUFFIX)}{SUFFIX} area",
                level=FootprintLevel.STP_FOOTPRINT,
                ods_code=code,
                gss_code=max(gss, key=lambda each: (self._newest_year(each), each)),
                valid_from=life[0],
                valid_to=life[1],
                source=(Citation.LOOKUPS,),
                confidence=Confidence.SURE,
            ),
        )
        for period, ground in self._dated(code, life):
            self.frame.draft.hold(plan_footprint(code), period, ground)

    def _newest_year(self, gss: str) -> int:
        return max(area.year for area in self.frame.areas if area.kind is AreaKind.STP and area.code == gss)

    def _dated(self, code: str, life: Period) -> Iterator[tuple[Period, Ground]]:
        found = [(year, grounds[code]) for year, grounds in sorted(self.grounds.items()) if code in grounds]
        changes = [found[0], *(each for one, each in pairwise(found) if one[1] != each[1])]
        for place, (year, ground) in enumerate(changes):
            since = life[0] if place == 0 else lookup_day(year)
            until = lookup_day(changes[place + 1][0]) if place + 1 < len(changes) else life[1]
            yield (since, until), ground

    def _write_mergers(self) -> None:
        """Those that closed became the one that opened on the same day."""
        changes = list(self.frame.material.of(StpChange))
        opened = {each.on: each.stps[0] for each in changes if OPENED in each.kind.lower()}
        for each in changes:
            if CLOSED in each.kind.lower() and each.on in opened:
                self.frame.draft.add(
                    Succession(
                        predecessor=plan_id(each.stps[0]),
                        successor=plan_id(opened[each.on]),
                        effective=each.on,
                        type=SuccessionType.MERGER,
                        source=(Citation.PARTNERS,),
                        confidence=Confidence.SURE,
                    )
                )


def _plain(name: str) -> str:
    return name.casefold().replace("&", "and")
