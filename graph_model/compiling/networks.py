"""Primary care networks: who they are, which practices belong to each, and with whom their contract is.

The workbook dates networks and memberships; the practice map is newer and tells who belongs where on one day. Where
the two differ the map is right on its day, and when the change came is not known. A network's list is no ground: it is
related to the areas of the locations that its practices are in.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from graph_model.compiling.boards import Boards, board_id, location_id
from graph_model.compiling.citing import Citation
from graph_model.compiling.clinical_groups import group_footprint, group_id
from graph_model.compiling.draft import MisfitKind
from graph_model.compiling.frame import Frame, day_after
from graph_model.compiling.practices import NATIONAL_COMMISSIONER, Practices, practice_id
from graph_model.entities import Footprint, FootprintRelation, Line, Organisation
from graph_model.ingest.proper_names import proper_name
from graph_model.ingest.publishers.pcn_workbook import Pcn, PcnLink
from graph_model.periods import ALWAYS, Period, is_empty, meet, merged, without
from graph_model.vocabulary import (
    Certainty,
    Confidence,
    FootprintLevel,
    FootprintRelationKind,
    LineKind,
    OrganisationType,
)

__all__ = ["Networks", "network_footprint"]

FUNCTION = "needs_based_pcn"


def network_footprint(code: str) -> str:
    """The id of a network's registered list by its ODS code."""
    return f"fp:{code}"


class Networks:
    """Compiles the networks."""

    def __init__(self, frame: Frame, practices: Practices, boards: Boards) -> None:
        """Nothing is written yet."""
        self.frame, self.practices, self.boards = frame, practices, boards
        self.rows = {row.code: row for row in frame.material.of(Pcn)}

    @cached_property
    def today(self) -> dict[str, set[str]]:
        """The locations of each network's practices by the practice map."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.practices.mapped.values():
            if row.pcn is not None:
                found[row.pcn].add(row.sub_icb)
        return found

    @cached_property
    def links(self) -> dict[str, list[PcnLink]]:
        """The dated memberships of each practice, in the order of days; those without a day are left out."""
        found: dict[str, list[PcnLink]] = defaultdict(list)
        for link in self.frame.material.of(PcnLink):
            found[link.practice].append(link)
        return {code: sorted(links, key=lambda each: each.joined or date.min) for code, links in found.items()}

    def life(self, code: str) -> Period:
        """The dates of a network."""
        row = self.rows.get(code)
        return self.frame.life(OrganisationType.PCN, ALWAYS if row is None else (row.opened, day_after(row.closed)))

    def compile(self) -> None:
        """Write networks, what they are related to, and their members."""
        for code in sorted({*self.rows, *self.today}):
            if not is_empty(self.life(code)):
                self._write(code)
                self.frame.draft.add(*self._related(code), *self._contracts(code))
        for practice in sorted({*self.links, *self.practices.mapped}):
            self._write_members(practice)

    def _write(self, code: str) -> None:
        row, (begins, ends) = self.rows.get(code), self.life(code)
        names = (each.pcn_name for each in self.practices.mapped.values() if each.pcn == code)
        name = proper_name((row.name if row is not None else next(names, None)) or code)
        gone = row is not None and ends is None and code not in self.today and len(self.today) > 0
        if row is None or gone:
            why = "is not in the older workbook" if row is None else "is open in the workbook, and not in the newer map"
            self.frame.draft.misfit(MisfitKind.NOT_DATED, practice_id(code), why)
        self.frame.draft.settle(
            Organisation(
                id=practice_id(code),
                name=name,
                type=OrganisationType.PCN,
                ods_code=code,
                valid_from=begins,
                valid_to=ends,
                source=(Citation.NETWORKS,) if row is not None else (Citation.REGISTRATIONS,),
                confidence=Confidence.CHECK if gone or row is None else Confidence.SURE,
            ),
            Footprint(
                id=network_footprint(code),
                name=f"Patients registered with the practices of {name}",
                level=FootprintLevel.PCN_LIST,
                ods_code=code,
                valid_from=begins,
                valid_to=ends,
                source=(Citation.REGISTRATIONS,),
                confidence=Confidence.SURE,
            ),
        )

    def _locations(self, code: str) -> list[tuple[str, Period]]:
        """The locations of a network's practices, and when: by the map, else the one that the workbook gives.

        Where the workbook's location was divided since, the map tells only where its practices are after that.
        """
        row, change = self.rows.get(code), self.boards.changed_on
        mapped, written = self.today.get(code, set()), None if row is None else row.sub_icb
        found = [(each, ALWAYS) for each in mapped]
        if written is not None and written not in self.boards.board_after and written in self.boards.board_before:
            found = [(written, (None, change)), *((each, (change, None)) for each in mapped)]
        elif written is not None and len(mapped) == 0:
            found = [(written, ALWAYS)]
        return sorted(each for each in found if self.frame.draft.organisation(location_id(each[0])) is not None)

    def _related(self, code: str) -> Iterator[Footprint | FootprintRelation]:
        """A list lies in the area of its practices' location; one of several at a time is kept in a part for each."""
        locations, whole = self._locations(code), network_footprint(code)
        for location, when in locations:
            if [each for each, other in locations if other == when] == [location]:
                yield from self._lies_in(code, whole, (location, when))
                continue
            period = meet(when, self.life(code))
            if is_empty(period):
                continue
            part = f"{whole}:{location}"
            yield self._list(code, part, f"those in {location}")
            yield self._within(part, whole, period)
            yield from self._lies_in(code, part, (location, when))

    def _lies_in(self, code: str, listed: str, located: tuple[str, Period]) -> Iterator[FootprintRelation]:
        """In the area of the location, and of the group that had its code before there were locations."""
        location, when = located
        areas = (
            (location_id(location), f"fp:{location_id(location)}"),
            (group_id(location), group_footprint(location)),
        )
        for body, area in areas:
            period = meet(when, self.life(code), self.frame.life_of(body))
            if self.frame.draft.organisation(body) is not None and not is_empty(period):
                yield self._within(listed, area, period)

    def _within(self, child: str, parent: str, period: Period) -> FootprintRelation:
        return FootprintRelation(
            child=child,
            parent=parent,
            relation=FootprintRelationKind.WITHIN,
            valid_from=period[0],
            valid_to=period[1],
            source=(Citation.REGISTRATIONS,),
            confidence=Confidence.LIKELY,
        )

    def _list(self, code: str, identifier: str, which: str | None) -> Footprint:
        record = self.frame.draft.organisation(practice_id(code))
        name = code if record is None or record.name is None else record.name
        begins, ends = self.life(code)
        return Footprint(
            id=identifier,
            name=f"Patients registered with the practices of {name}" + ("" if which is None else f", {which}"),
            level=FootprintLevel.PCN_LIST,
            ods_code=code if which is None else None,
            valid_from=begins,
            valid_to=ends,
            source=(Citation.REGISTRATIONS,),
            confidence=Confidence.SURE,
        )

    def _contracts(self, code: str) -> Iterator[Line]:
        """With the group of the location's code until boards began, then with its board; each holder once.

        Where the group is not known (several became one later) it was NHS England, for which groups acted; files that
        have no groups at all tell nothing of it.
        """
        held: dict[str, list[Period]] = defaultdict(list)
        for location, when in self._locations(code):
            group = group_id(location)
            if self.frame.draft.organisation(group) is not None:
                held[group].append(meet(when, self.life(code), self.frame.life_of(group)))
            for board, period in self._boards_of.get(location, ()):
                held[board_id(board)].append(meet(when, self.life(code), period))
        early = meet(self.life(code), self.frame.lives.of(OrganisationType.CCG))
        if self._knows_groups and not is_empty(early):
            held[NATIONAL_COMMISSIONER] = list(without(early, [each for periods in held.values() for each in periods]))
        for holder, periods in held.items():
            for place, period in enumerate(merged(each for each in periods if not is_empty(each))):
                yield self._contract(code, holder, period, "" if place == 0 else f":{period[0]}")

    @cached_property
    def _knows_groups(self) -> bool:
        return any(each.type is OrganisationType.CCG for each in self.frame.draft.rows(Organisation))

    @cached_property
    def _boards_of(self) -> dict[str, list[tuple[str, Period]]]:
        found: dict[str, list[tuple[str, Period]]] = defaultdict(list)
        for location, board, period in self.boards.memberships():
            found[location].append((board, period))
        return found

    def _contract(self, code: str, holder: str, period: Period, mark: str) -> Line:
        return Line(
            id=f"des:{code}:{holder}{mark}",
            kind=LineKind.COMMISSIONING_CONTRACT,
            subject=practice_id(code),
            holder=holder,
            functions=(FUNCTION,),
            legal_basis="Network Contract DES",
            certainty=Certainty.IN_FORCE,
            valid_from=period[0],
            valid_to=period[1],
            source=(Citation.NETWORKS, Citation.REGISTRATIONS),
            confidence=Confidence.LIKELY,
        )

    def _write_members(self, practice: str) -> None:
        draft = self.frame.draft
        if draft.organisation(practice_id(practice)) is None:
            draft.misfit(
                MisfitKind.UNKNOWN_NETWORK, practice_id(practice), "a member that is no practice of the report"
            )
            return
        seen = self.practices.mapped.get(practice)
        if seen is not None and seen.pcn is None:
            draft.misfit(
                MisfitKind.UNKNOWN_NETWORK, practice_id(practice), f"{proper_name(seen.name)} has none on the map"
            )
        for line in self._members(practice, self.links.get(practice, ())):
            draft.add(line)

    def _members(self, practice: str, links: Sequence[PcnLink]) -> Iterator[Line]:
        seen = self.practices.mapped.get(practice)
        told = False
        for place, link in enumerate(links):
            following = links[place + 1].joined if place + 1 < len(links) else None
            left = min((day for day in (day_after(link.left), following) if day is not None), default=None)
            superseded = left is None and seen is not None and seen.pcn != link.pcn
            if left is None and not superseded:
                told = True
            until = seen.on if superseded and seen is not None else left
            yield from self._member(practice, link.pcn, (link.joined, until), moved=superseded)
        if seen is not None and seen.pcn is not None and not told:
            yield from self._member(
                practice, seen.pcn, (seen.on if len(links) > 0 else None, None), moved=len(links) > 0
            )

    def _member(self, practice: str, network: str, period: Period, *, moved: bool) -> Iterator[Line]:
        shared = meet(period, self.practices.life(practice), self.life(network))
        if is_empty(shared):
            return
        if moved:
            why = f"changed its network between the workbook and the map ({network})"
            self.frame.draft.misfit(MisfitKind.NOT_DATED, practice_id(practice), why)
        yield Line(
            id=f"member:{practice}:{network}:{period[0]}",
            kind=LineKind.MEMBERSHIP,
            subject=practice_id(practice),
            holder=practice_id(network),
            functions=(FUNCTION,),
            legal_basis="Network Contract DES",
            certainty=Certainty.IN_FORCE,
            note="the day on which it changed is not known; this one is the day of the map" if moved else None,
            valid_from=shared[0],
            valid_to=shared[1],
            source=(Citation.NETWORKS, Citation.REGISTRATIONS),
            confidence=Confidence.CHECK if moved else Confidence.SURE,
        )
