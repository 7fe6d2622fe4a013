"""Regions of NHS England, and the local offices of their first years: which groups and boards lay in each, and when."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from graph_model.compiling.boards import Boards, board_footprint
from graph_model.compiling.citing import Citation
from graph_model.compiling.composing import compose
from graph_model.compiling.frame import Frame, lookup_day
from graph_model.compiling.planning_areas import PlanningAreas, plan_footprint
from graph_model.entities import Footprint, Organisation
from graph_model.ingest.publishers.gp_map import RegisteredPractice
from graph_model.ingest.publishers.ons_lookup import Area, AreaKind
from graph_model.ingest.publishers.stp_partners import StpPartner
from graph_model.periods import Period
from graph_model.vocabulary import Confidence, FootprintLevel, OrganisationType

__all__ = ["Regions"]


class Regions:
    """Compiles regions and local offices."""

    def __init__(self, frame: Frame, plans: PlanningAreas, boards: Boards) -> None:
        """Nothing is written yet."""
        self.frame, self.plans, self.boards = frame, plans, boards
        self.groups = plans.groups

    @cached_property
    def by_year(self) -> dict[int, dict[Area, set[str]]]:
        """The groups in each region, in each year of which there is a lookup of groups, offices and regions."""
        return self._members(AreaKind.NHS_REGION)

    def _members(self, kind: AreaKind) -> dict[int, dict[Area, set[str]]]:
        found: dict[int, dict[Area, set[str]]] = defaultdict(lambda: defaultdict(set))
        codes = self.frame.nhs_code_of
        for row in self.frame.larger_rows:
            areas = {area.kind: area for area in row.areas}
            group, region = areas.get(AreaKind.CCG), areas.get(kind)
            code = None if group is None else group.nhs_code or codes.get((AreaKind.CCG, group.code))
            if code is not None and region is not None:
                found[region.year][region].add(code)
        return found

    @cached_property
    def newest(self) -> dict[str, tuple[str, str | None, str | None]]:
        """The regions of the practice map: name and GSS code by ODS code."""
        return {
            row.region: (row.region, row.region_name, row.region_gss)
            for row in self.frame.material.of(RegisteredPractice)
            if row.region is not None
        }

    @cached_property
    def since(self) -> date | None:
        """From when the regions of the practice map are known to have stood: the spring of the first file with them."""
        days = [row.on for row in self.frame.material.of(StpPartner) if row.on is not None and self._is_newest(row)]
        return lookup_day(min(days).year) if len(days) > 0 else self.boards.began

    def _is_newest(self, row: StpPartner) -> bool:
        # No file but those of the new regions names their last ones; London's code is as old as the groups.
        return row.region is not None and any(code in row.region for code in self.newest.keys() - self._old_codes)

    @cached_property
    def _old_codes(self) -> set[str]:
        return {self._code(area) for members in self.by_year.values() for area in members}

    def _code(self, area: Area) -> str:
        """The ODS code of a region, told by any year; else its GSS code."""
        return area.nhs_code or self.frame.nhs_code_of.get((area.kind, area.code)) or area.code

    def compile(self) -> None:
        """Write regions with their ground, and the ground of local offices."""
        self._write_older()
        for code, (_, name, gss) in sorted(self.newest.items()):
            first = self._first_day(code)
            self._write(code, f"{name} NHS region", gss, (first, None))
            plans = {
                plan for plan in set(self.plans.codes.values()) if self.boards.region_of.get(self._heir(plan)) == code
            }
            boards = [board for board, region in self._region_of_boards().items() if region == code]
            members = [(plan_footprint(plan), (self.since, self.boards.began)) for plan in sorted(plans)]
            members += [(board_footprint(board), (self.boards.began, None)) for board in sorted(boards)]
            compose(self.frame.draft, f"fp:{code}", members, (self.since, None))

    def _first_day(self, code: str) -> date | None:
        years = [year for year, members in self.by_year.items() if any(self._code(area) == code for area in members)]
        if len(years) == 0:
            return self.since
        begins = self.frame.lives.of(OrganisationType.NHS_ENGLAND_REGION)[0]
        return begins if min(years) == min(self.by_year) else lookup_day(min(years))

    def _heir(self, plan: str) -> str:
        """The board whose region a planning area's is: the one of its code, or what that became."""
        if plan in self.boards.region_of:
            return plan
        steps = self.frame.became.get(plan, ())
        return next((step.successor for step in steps if step.successor in self.boards.region_of), plan)

    def _region_of_boards(self) -> dict[str, str]:
        boards = {*self.boards.board_before.values(), *self.boards.board_after.values()}
        heirs = {board: self.boards.region_of.get(self._heir(board)) for board in boards}
        return {board: region for board, region in heirs.items() if region is not None}

    def _write_older(self) -> None:
        """Write what the regions held before they were as they are, and those that ended then."""
        years = sorted(self.by_year)
        for place, year in enumerate(years):
            begins = self.frame.lives.of(OrganisationType.NHS_ENGLAND_REGION)[0] if place == 0 else lookup_day(year)
            ends = lookup_day(years[place + 1]) if place + 1 < len(years) else self.since
            for area, groups in sorted(self.by_year[year].items(), key=lambda item: item[0].code):
                code = self._code(area)
                if code not in self.newest:
                    self._write(code, f"{area.name} NHS region", area.code, self._older_life(code))
                self._hold(f"fp:{code}", groups, year, (begins, ends))
            for area, groups in sorted(
                self._members(AreaKind.LOCAL_OFFICE)[year].items(), key=lambda item: item[0].code
            ):
                self._write_office(area, self._life_of_office(area.code))
                self._hold(f"fp:{area.code}", groups, year, (begins, ends))

    def _older_life(self, code: str) -> Period:
        years = sorted(self.by_year)
        own = [year for year in years if any(self._code(area) == code for area in self.by_year[year])]
        later = [year for year in years if year > own[-1]]
        return (self._first_day(code), lookup_day(later[0]) if len(later) > 0 else self.since)

    def _life_of_office(self, code: str) -> Period:
        offices = self._members(AreaKind.LOCAL_OFFICE)
        years = sorted(offices)
        own = [year for year in years if any(area.code == code for area in offices[year])]
        begins = self.frame.lives.of(OrganisationType.NHS_ENGLAND_REGION)[0]
        later = [year for year in years if year > own[-1]]
        return (begins if own[0] == years[0] else lookup_day(own[0]), lookup_day(later[0]) if later else self.since)

    def _hold(self, footprint: str, groups: Iterable[str], year: int, period: Period) -> None:
        grounds = self.groups.grounds.get(year, {})
        ground = frozenset().union(*(grounds.get(group, frozenset()) for group in groups))
        self.frame.draft.hold(footprint, period, ground)

    def _write(self, code: str, name: str, gss: str | None, life: Period) -> None:
        self.frame.draft.settle(
            Organisation(
                id=f"ods:{code}",
                name=f"NHS England - {name.removesuffix(' NHS region')} region",
                type=OrganisationType.NHS_ENGLAND_REGION,
                ods_code=None if code == gss else code,
                gss_code=gss,
                valid_from=life[0],
                valid_to=life[1],
                source=(Citation.LOOKUPS, Citation.REGISTRATIONS),
                confidence=Confidence.LIKELY,
            ),
            Footprint(
                id=f"fp:{code}",
                name=name,
                level=FootprintLevel.NHS_REGION,
                ods_code=None if code == gss else code,
                gss_code=gss,
                valid_from=life[0],
                valid_to=life[1],
                source=(Citation.LOOKUPS,),
                confidence=Confidence.LIKELY,
            ),
        )

    def _write_office(self, area: Area, life: Period) -> None:
        """A local office is a part of NHS England, and known by its ground alone."""
        self.frame.draft.add(
            Footprint(
                id=f"fp:{area.code}",
                name=f"{area.name} area",
                level=FootprintLevel.NHS_LOCAL_OFFICE,
                gss_code=area.code,
                ods_code=area.nhs_code,
                valid_from=life[0],
                valid_to=life[1],
                source=(Citation.LOOKUPS,),
                confidence=Confidence.LIKELY,
            )
        )
