"""Integrated care boards and sub-ICB locations: who they are, when, and on which ground.

The lookup of sub-ICB locations on LSOAs divides England; a newer practice map says which board each location belongs
to now, and the moves say which ground passed from one location to another. A board's ground is that of its locations.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from graph_model.compiling.citing import Citation
from graph_model.compiling.draft import MisfitKind
from graph_model.compiling.frame import Frame
from graph_model.compiling.lsoas import Ground
from graph_model.entities import Footprint, Line, Organisation
from graph_model.ingest.publishers.gp_map import RegisteredPractice
from graph_model.ingest.publishers.ons_lookup import AreaKind
from graph_model.periods import Period
from graph_model.vocabulary import Certainty, Confidence, FootprintLevel, LineKind, OrganisationType

__all__ = ["Boards", "board_footprint", "board_id", "location_id"]

BOARD_SUFFIX = " Integrated Care Board"
LOCATION, BOARD = "sub:", "ods:"


def board_id(code: str) -> str:
    """The id of a board by its ODS code."""
    return f"ods:{code}"


def board_footprint(code: str) -> str:
    """The id of a board's ground by its ODS code."""
    return f"fp:{code}"


def location_id(code: str) -> str:
    """The id of a sub-ICB location by its ODS code; that of its ground is `fp:` and the same."""
    return f"sub:{code}"


class Boards:
    """Compiles boards and locations.

    Attributes:
        board_of: the board of each location, by the lookup and by the practice map.
        grounds: the ground of each location before and after the moves.
    """

    def __init__(self, frame: Frame, stated: Iterable[Line] = ()) -> None:
        """Read which location belongs to which board; nothing is written yet.

        Args:
            frame: with the lookups and the practice map.
            stated: the lines of registers, which tell where there is no map.
        """
        self.frame = frame
        self.changed_on: date | None = max((move.effective for move in frame.moves), default=None)
        self.names: dict[str, str] = {}
        self.gss: dict[str, str] = {}
        self.region_of: dict[str, str] = {}
        self.board_before = self._by_lookup()
        self.board_after = self._by_map() or _by_lines(stated)

    def _by_lookup(self) -> dict[str, str]:
        found: dict[str, str] = {}
        years = self.frame.lsoas.years(AreaKind.SUB_ICB)
        if len(years) == 0:
            return found
        locations = self.frame.lsoas.snapshots[AreaKind.SUB_ICB, years[-1]]
        boards = self.frame.lsoas.snapshots[AreaKind.ICB, years[-1]]
        for lsoa, gss in locations.area_of.items():
            location, board = locations.areas[gss], boards.areas[boards.area_of[lsoa]]
            if location.nhs_code is not None and board.nhs_code is not None:
                found[location.nhs_code] = board.nhs_code
                self._name(location_id(location.nhs_code), location.name, location.code)
                self._name(board_id(board.nhs_code), board.name, board.code)
        return found

    def _by_map(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for row in self.frame.material.of(RegisteredPractice):
            if row.sub_icb is None or row.icb is None:
                continue
            found[row.sub_icb] = row.icb
            self._name(location_id(row.sub_icb), row.sub_icb_name, row.sub_icb_gss)
            self._name(board_id(row.icb), row.icb_name, row.icb_gss)
            if row.region is not None:
                self.region_of[row.icb] = row.region
        return found

    def _name(self, identifier: str, name: str | None, gss: str | None) -> None:
        if name is not None:
            self.names.setdefault(identifier, name)
        if gss is not None:
            self.gss.setdefault(identifier, gss)

    @cached_property
    def began(self) -> date | None:
        """The day on which boards began."""
        return self.frame.lives.of(OrganisationType.ICB)[0]

    @cached_property
    def grounds_before(self) -> dict[str, Ground]:
        """The ground of each location by the lookup."""
        lsoas = self.frame.lsoas
        years = lsoas.years(AreaKind.SUB_ICB)
        if len(years) == 0:
            return {}
        areas = lsoas.snapshots[AreaKind.SUB_ICB, years[-1]].areas
        grounds = lsoas.grounds(AreaKind.SUB_ICB, years[-1])
        return {areas[gss].nhs_code or gss: ground for gss, ground in grounds.items()}

    @cached_property
    def grounds_after(self) -> dict[str, Ground]:
        """The ground of each location after the moves."""
        lsoas = self.frame.lsoas
        if len(lsoas.years(AreaKind.LTLA)) == 0:
            return self.grounds_before
        districts = lsoas.grounds(AreaKind.LTLA, lsoas.years(AreaKind.LTLA)[-1])
        found = dict(self.grounds_before)
        for move in self.frame.moves:
            origin, target = (each.removeprefix("sub:") for each in (move.origin, move.target))
            moved = found.get(origin, frozenset()) & districts.get(move.district, frozenset())
            found[origin] = found.get(origin, frozenset()) - moved
            found[target] = found.get(target, frozenset()) | moved
        for code, ground in found.items():
            if len(ground) > 0 and code not in self.board_after:
                self.frame.draft.misfit(MisfitKind.UNKNOWN_COMMISSIONER, location_id(code), "is not in the map")
        return {code: ground for code, ground in found.items() if len(ground) > 0}

    def compile(self) -> None:
        """Write boards and locations, their ground, and which is a part of which."""
        for code in sorted({*self.board_before.values(), *self.board_after.values()}):
            self._write_board(code)
        for code in sorted({*self.board_before, *self.board_after}):
            self._write_location(code)
        self._answer_to_boards()

    def life(self, code: str, before: Iterable[str], after: Iterable[str]) -> Period:
        """From the first day of boards, or of the changes, to the changes, or open."""
        in_before, in_after = code in set(before), code in set(after) or len(self.board_after) == 0
        return (self.began if in_before else self.changed_on, None if in_after else self.changed_on)

    def _write_board(self, code: str) -> None:
        identifier, footprint = board_id(code), board_footprint(code)
        begins, ends = self.life(code, self.board_before.values(), self.board_after.values())
        name = self.names.get(identifier, f"NHS {code}{BOARD_SUFFIX}")
        self.frame.draft.settle(
            Organisation(
                id=identifier,
                name=name,
                type=OrganisationType.ICB,
                ods_code=code,
                gss_code=self.gss.get(identifier),
                valid_from=begins,
                valid_to=ends,
                source=(Citation.LOOKUPS, Citation.REGISTRATIONS),
                confidence=Confidence.SURE,
            ),
            Footprint(
                id=footprint,
                name=f"{name.removesuffix(BOARD_SUFFIX)} ICB/ICS area",
                level=FootprintLevel.ICS_ICB,
                ods_code=code,
                gss_code=self.gss.get(identifier),
                valid_from=begins,
                valid_to=ends,
                source=(Citation.LOOKUPS,),
                confidence=Confidence.SURE,
            ),
        )
        for period, ground in self.dated(code):
            self.frame.draft.hold(footprint, period, ground)

    def dated(self, board: str) -> Iterator[tuple[Period, Ground]]:
        """Yield the ground of a board until the changes, and from then on."""
        yield (self.began, self.changed_on), _union(self.grounds_before, self.board_before, board)
        if self.changed_on is not None:
            yield (self.changed_on, None), _union(self.grounds_after, self.board_after, board)

    def _write_location(self, code: str) -> None:
        identifier = location_id(code)
        begins, ends = self.life(code, self.board_before, self.board_after)
        self.frame.draft.settle(
            Organisation(
                id=identifier,
                name=self.names.get(identifier),
                type=OrganisationType.SUB_ICB_LOCATION,
                ods_code=code,
                gss_code=self.gss.get(identifier),
                valid_from=begins,
                valid_to=ends,
                source=(Citation.LOOKUPS, Citation.REGISTRATIONS),
                confidence=Confidence.SURE,
            ),
            Footprint(
                id=f"fp:{identifier}",
                name=f"{self.names.get(identifier, code)} area",
                level=FootprintLevel.SUB_ICB,
                ods_code=code,
                gss_code=self.gss.get(identifier),
                valid_from=begins,
                valid_to=ends,
                source=(Citation.LOOKUPS,),
                confidence=Confidence.SURE,
            ),
        )
        self.frame.draft.hold(
            f"fp:{identifier}", (self.began, self.changed_on), self.grounds_before.get(code, frozenset())
        )
        if self.changed_on is not None:
            after = self.grounds_after.get(code, frozenset())
            self.frame.draft.hold(f"fp:{identifier}", (self.changed_on, None), after)

    def memberships(self) -> Iterator[tuple[str, str, Period]]:
        """Yield each location, the board that it is a part of, and when."""
        for code in sorted({*self.board_before, *self.board_after}):
            first, second = self.board_before.get(code), self.board_after.get(code)
            if first is not None and (first == second or self.changed_on is None):
                yield code, first, (self.began, None)
                continue
            if first is not None:
                yield code, first, (self.began, self.changed_on)
            if second is not None:
                yield code, second, (self.changed_on, None)

    def _answer_to_boards(self) -> None:
        for code, board, (begins, ends) in self.memberships():
            self.frame.draft.add(
                Line(
                    id=f"part:{code}:{board}",
                    kind=LineKind.INTERNAL_DELEGATION,
                    subject=location_id(code),
                    holder=board_id(board),
                    functions=("*",),
                    footprint=f"fp:{location_id(code)}",
                    legal_basis="none; a code of reference data",
                    certainty=Certainty.IN_FORCE,
                    valid_from=begins,
                    valid_to=ends,
                    source=(Citation.LOOKUPS, Citation.REGISTRATIONS),
                    confidence=Confidence.SURE,
                )
            )


def _union(grounds: Mapping[str, Ground], board_of: Mapping[str, str], board: str) -> Ground:
    by_board: dict[str, set[int]] = defaultdict(set)
    for location, ground in grounds.items():
        by_board[board_of.get(location, "")] |= ground
    return frozenset(by_board.get(board, ()))


def _by_lines(stated: Iterable[Line]) -> dict[str, str]:
    """The board that each location is a part of, by the lines of a register that are open."""
    return {
        line.subject.removeprefix(LOCATION): line.holder.removeprefix(BOARD)
        for line in stated
        if line.kind is LineKind.INTERNAL_DELEGATION and line.subject.startswith(LOCATION) and line.valid_to is None
    }
