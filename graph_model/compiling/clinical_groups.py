"""Clinical commissioning groups: who they were, when, and on which ground.

The report of codes holds closed groups as groups, and open ones as the sub-ICB locations that took over their codes
(RO319), so that a location which opened before there could be any was a group until then. A group's ground is that of
the lookups of its years; where two lookups differ, it changed on the day of the later one.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from graph_model.compiling.citing import Citation
from graph_model.compiling.draft import MisfitKind
from graph_model.compiling.frame import Frame, day_after, lookup_day
from graph_model.compiling.lsoas import Ground
from graph_model.entities import Footprint, FootprintRelation, Organisation, Succession
from graph_model.ingest.proper_names import proper_name
from graph_model.ingest.publishers.ods_report import OdsBody
from graph_model.ingest.publishers.ons_lookup import AreaKind
from graph_model.periods import Period, is_empty
from graph_model.vocabulary import (
    Confidence,
    FootprintLevel,
    FootprintRelationKind,
    OrganisationType,
    SuccessionType,
)

__all__ = ["SUB_ICB_LOCATION", "ClinicalGroups", "group_footprint", "group_id"]

SUB_ICB_LOCATION = "RO319"
GROUP_WORD = " CCG"


def group_id(code: str) -> str:
    """The id of a group by its ODS code."""
    return f"ods:ccg:{code}"


def group_footprint(code: str) -> str:
    """The id of a group's ground by its ODS code."""
    return f"fp:ccg:{code}"


class ClinicalGroups:
    """Compiles the groups; `grounds` is then the ground of each group by the year of a lookup."""

    def __init__(self, frame: Frame) -> None:
        """Nothing is written yet."""
        self.frame = frame

    @cached_property
    def bodies(self) -> dict[str, OdsBody]:
        """The rows of groups, by code."""
        rows = self.frame.material.of(OdsBody)
        # Practices whose names end like that have roles of their own.
        return {
            row.code: row for row in rows if SUB_ICB_LOCATION in row.roles or (len(row.roles) == 0 and _is_named(row))
        }

    @cached_property
    def grounds(self) -> Mapping[int, Mapping[str, Ground]]:
        """The ground of each group by its ODS code, in each year of which there is a lookup on LSOAs."""
        lsoas = self.frame.lsoas
        return {year: self._by_ods_code(lsoas.grounds(AreaKind.CCG, year), year) for year in lsoas.years(AreaKind.CCG)}

    def _by_ods_code(self, grounds: Mapping[str, Ground], year: int) -> dict[str, Ground]:
        known = {gss: self.frame.nhs_code_of.get((AreaKind.CCG, gss)) for gss in grounds}
        unnamed = [gss for gss, code in known.items() if code is None]
        alive = {code for code in self.bodies if self._lives_on(code, lookup_day(year))}
        left = sorted(alive - set(known.values()))
        if len(unnamed) == 1 and len(left) == 1:
            # One area without an ODS code and one code without an area are the same group.
            known[unnamed[0]] = left[0]
        elif len(unnamed) > 0:
            for gss in unnamed:
                self.frame.draft.misfit(MisfitKind.UNKNOWN_AREA, gss, f"no ODS code is known for it ({year})")
        return {code: grounds[gss] for gss, code in known.items() if code is not None}

    def _lives_on(self, code: str, day: date) -> bool:
        begins, ends = self.life(self.bodies[code])
        return (begins is None or begins <= day) and (ends is None or ends > day)

    def life(self, body: OdsBody) -> Period:
        """From the day its predecessors ended, or it opened, to the day on which it or all groups ended."""
        begun = [each.effective for each in self.frame.came_from.get(body.code, ()) if each.effective is not None]
        opens = max((day for day in (body.opened, *begun) if day is not None), default=None)
        closes = day_after(body.closed)
        return self.frame.life(OrganisationType.CCG, (opens, closes))

    def compile(self) -> None:
        """Write the groups, their ground and what became of them."""
        for code, body in sorted(self.bodies.items()):
            life = self.life(body)
            if is_empty(life):
                continue
            self._write(code, body, life)
        if len(self.grounds) > 0:
            self._settle_earlier_ones()

    def _write(self, code: str, body: OdsBody, life: Period) -> None:
        begins, ends = life
        draft = self.frame.draft
        name = self._name(code, body)
        if body.opened is not None and begins != body.opened:
            draft.misfit(MisfitKind.MENDED_DATE, group_id(code), f"opens {body.opened} in the report, begins {begins}")
        draft.settle(
            Organisation(
                id=group_id(code),
                name=name,
                type=OrganisationType.CCG,
                ods_code=code,
                valid_from=begins,
                valid_to=ends,
                source=(Citation.BODIES,),
                confidence=Confidence.SURE,
            ),
            Footprint(
                id=group_footprint(code),
                name=f"{name} area",
                level=FootprintLevel.SUB_ICB,
                ods_code=code,
                valid_from=begins,
                valid_to=ends,
                source=(Citation.LOOKUPS,),
                confidence=Confidence.SURE,
            ),
        )
        for period, ground in self._dated(code, life):
            draft.hold(group_footprint(code), period, ground)
        self._write_heirs(code, ends)

    def _write_heirs(self, code: str, ended: date | None) -> None:
        """The groups that it was merged into on the day on which it ended."""
        for step in self.frame.became.get(code, ()):
            if step.successor in self.bodies and step.effective == ended:
                self.frame.draft.add(
                    Succession(
                        predecessor=group_id(code),
                        successor=group_id(step.successor),
                        effective=step.effective,
                        type=SuccessionType.MERGER,
                        source=(Citation.SUCCESSIONS,),
                        confidence=Confidence.SURE,
                    )
                )

    def _name(self, code: str, body: OdsBody) -> str:
        """The name as a group; what is a sub-ICB location today was called by another name then."""
        if SUB_ICB_LOCATION not in body.roles:
            return proper_name(body.name)
        return self._names.get(code, f"NHS {code} CCG")

    @cached_property
    def _names(self) -> dict[str, str]:
        return self.frame.names_of(AreaKind.CCG)

    def _dated(self, code: str, life: Period) -> Iterator[tuple[Period, Ground]]:
        """The ground of each part of a life: from its beginning as the first lookup of its years has it, and so on."""
        found = [(year, grounds[code]) for year, grounds in sorted(self.grounds.items()) if code in grounds]
        for place, (year, ground) in enumerate(found):
            since = life[0] if place == 0 else lookup_day(year)
            until = lookup_day(found[place + 1][0]) if place + 1 < len(found) else life[1]
            yield (since, until), ground

    def _settle_earlier_ones(self) -> None:
        """Give ground to groups that ended before the first lookup, where what they became and a district settle it."""
        for code in sorted(self.bodies):
            footprint = group_footprint(code)
            if footprint in self.frame.draft.tables["footprints"] and footprint not in self.frame.draft.grounds:
                self._settle(code)

    def _settle(self, code: str) -> None:
        draft, life = self.frame.draft, self.frame.life_of(group_id(code))
        successors = [step.successor for step in self.frame.became.get(code, ())]
        whole = next((self._first_ground(each) for each in successors if self._first_ground(each)), frozenset())
        districts = {
            district: ground
            for district, ground in self.frame.lsoas.grounds(AreaKind.LTLA, min(self.grounds)).items()
            if len(ground & whole) * 2 > len(ground)
        }
        own = [each for each in districts if self._is_named_for(code, each)]
        siblings = [each.predecessor for step in successors for each in self.frame.came_from.get(step, ())]
        if len(own) == 1 and sum(self._is_named_for(each, own[0]) for each in siblings) == 1:
            draft.hold(group_footprint(code), life, districts[own[0]] & whole)
            return
        for district in own:
            draft.add(
                FootprintRelation(
                    child=group_footprint(code),
                    parent=f"fp:{district}",
                    relation=FootprintRelationKind.WITHIN,
                    valid_from=life[0],
                    valid_to=life[1],
                    source=(Citation.SUCCESSIONS,),
                    confidence=Confidence.LIKELY,
                )
            )
        draft.misfit(MisfitKind.UNKNOWN_BORDER, group_footprint(code), "it ended before the first lookup of its area")

    def _first_ground(self, code: str) -> Ground:
        return next((grounds[code] for _, grounds in sorted(self.grounds.items()) if code in grounds), frozenset())

    def _is_named_for(self, code: str, district: str) -> bool:
        """Whether the name of a group begins with the first word of a district's."""
        name = self.frame.lsoas.snapshots[AreaKind.LTLA, min(self.grounds)].areas[district].name or ""
        body = self.bodies.get(code)
        return body is not None and body.name.upper().removeprefix("NHS ").startswith(name.upper().split(" ")[0])


def _is_named(row: OdsBody) -> bool:
    return row.name.upper().endswith(GROUP_WORD)
