"""Commissioning hubs and reporting entities: codes of reference data that are no bodies of their own.

A hub is a part of NHS England; where its letters go is not whose it is. A reporting entity is a part of one board at a
time: the one in whose area most people of the district live that it is named for; where no district has its name, whose
part it is is not told.
"""

from collections import defaultdict
from collections.abc import Iterator

from graph_model.compiling.boards import Boards, board_footprint, board_id
from graph_model.compiling.citing import Citation
from graph_model.compiling.councils import Councils, council_footprint
from graph_model.compiling.draft import MisfitKind
from graph_model.compiling.frame import Frame, day_after
from graph_model.compiling.naming import plain_name
from graph_model.compiling.practices import NATIONAL_COMMISSIONER
from graph_model.entities import Cover, Line, Organisation
from graph_model.ingest.proper_names import proper_name
from graph_model.ingest.publishers.ods_report import OdsBody
from graph_model.periods import Period, is_empty, meet, merged
from graph_model.vocabulary import Certainty, Confidence, LineKind, OrganisationType

__all__ = ["Offices"]

HUB = "RO218"
REPORTING_ENTITY = "RO327"
ENTITY_SUFFIX = " - SUB-ICB REPORTING ENTITY"


class Offices:
    """Compiles hubs and reporting entities."""

    def __init__(self, frame: Frame, councils: Councils, boards: Boards) -> None:
        """Nothing is written yet."""
        self.frame, self.boards = frame, boards
        rows = [row for row in councils.rows.values() if row.nice_name is not None and row.kind not in {"CTY", "COMB"}]
        self.districts = {plain_name(row.nice_name or ""): str(row.gss) for row in rows}

    def compile(self) -> None:
        """Write them with what they are a part of."""
        for row in self.frame.material.of(OdsBody):
            if HUB in row.roles:
                self.frame.draft.add(*self._hub(row))
            elif REPORTING_ENTITY in row.roles:
                self.frame.draft.add(*self._entity(row))

    def _hub(self, row: OdsBody) -> Iterator[Organisation | Line]:
        period = (row.opened, day_after(row.closed))
        yield self._organisation(row, OrganisationType.COMMISSIONING_OFFICE, proper_name(row.name), period)
        yield self._part_of(row, NATIONAL_COMMISSIONER, LineKind.HOSTING, period)

    def _entity(self, row: OdsBody) -> Iterator[Organisation | Line | Cover]:
        name = row.name.upper().removesuffix(ENTITY_SUFFIX)
        period = (row.opened, day_after(row.closed))
        yield self._organisation(
            row, OrganisationType.SUB_ICB_REPORTING_ENTITY, f"{proper_name(name)} (sub-ICB reporting entity)", period
        )
        district = self.districts.get(plain_name(name))
        if district is None:
            why = f"{proper_name(name)} is the name of no district, so whose part it is is not told"
            self.frame.draft.misfit(MisfitKind.UNKNOWN_COMMISSIONER, f"ods:{row.code}", why)
            return
        yield Cover(
            organisation=f"ods:{row.code}",
            footprint=council_footprint(district),
            valid_from=period[0],
            valid_to=period[1],
            source=(Citation.BODIES,),
            confidence=Confidence.LIKELY,
        )
        held: dict[str, list[Period]] = defaultdict(list)
        for board, era in self._boards_around(district, period):
            held[board].append(era)
        for board, eras in held.items():
            for shared in merged(eras):
                yield self._part_of(row, board_id(board), LineKind.INTERNAL_DELEGATION, shared)

    def _boards_around(self, district: str, period: Period) -> Iterator[tuple[str, Period]]:
        """The board that holds most people of a district, until the boards changed and since."""
        draft, change = self.frame.draft, self.boards.changed_on
        eras = [period] if change is None else [meet(period, (None, change)), meet(period, (change, None))]
        for era in (each for each in eras if not is_empty(each)):
            mine = frozenset[int]().union(*(ground for _, ground in draft.held(council_footprint(district), era)))
            shares = {
                board: sum(self.frame.lsoas.people[each] for _, ground in held for each in mine & ground)
                for board in sorted({*self.boards.board_before.values(), *self.boards.board_after.values()})
                if len(held := list(draft.held(board_footprint(board), era))) > 0
            }
            board = max(shares, key=lambda each: shares[each], default=None)
            if board is not None and shares[board] > 0:
                yield board, era

    def _organisation(self, row: OdsBody, kind: OrganisationType, name: str, period: Period) -> Organisation:
        return Organisation(
            id=f"ods:{row.code}",
            name=name,
            type=kind,
            ods_code=row.code,
            valid_from=period[0],
            valid_to=period[1],
            source=(Citation.BODIES,),
            confidence=Confidence.SURE,
            note="A code of reference data, no body of its own",
        )

    def _part_of(self, row: OdsBody, holder: str, kind: LineKind, period: Period) -> Line:
        return Line(
            id=f"part:{row.code}:{holder}",
            kind=kind,
            subject=f"ods:{row.code}",
            holder=holder,
            functions=("*",),
            legal_basis="none; a code of reference data",
            certainty=Certainty.IN_FORCE,
            valid_from=period[0],
            valid_to=period[1],
            source=(Citation.BODIES,),
            confidence=Confidence.LIKELY,
        )
