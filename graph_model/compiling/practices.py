"""GP practices: who they are, when, and with whom their contract is.

The report of practices holds those of Wales and many prescribers that are no practice. It tells one commissioner of
each and the day on which the practice joined it, so what came before is not known; until boards took over by
delegation, contracts were NHS England's in any case. The practice map, where it is newer, tells the board of today.
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from graph_model.compiling.boards import Boards, board_id
from graph_model.compiling.citing import Citation
from graph_model.compiling.clinical_groups import group_id
from graph_model.compiling.draft import MisfitKind
from graph_model.compiling.frame import Frame, day_after
from graph_model.entities import Line, Organisation
from graph_model.ingest.proper_names import proper_name
from graph_model.ingest.publishers.gp_map import RegisteredPractice
from graph_model.ingest.publishers.ods_report import OdsBody, OdsStatus
from graph_model.periods import Period, begins, is_empty, meet
from graph_model.vocabulary import Certainty, Confidence, LineKind, OrganisationType

__all__ = ["NATIONAL_COMMISSIONER", "Practices", "practice_id"]

GP_PRACTICE = "RO76"
WELSH = "W"
NATIONAL_COMMISSIONER = "nhse"
FUNCTION = "primary_medical"


def practice_id(code: str) -> str:
    """The id of a practice, or of a network, by its ODS code."""
    return f"ods:{code}"


class Practices:
    """Compiles the practices of England."""

    def __init__(self, frame: Frame, boards: Boards) -> None:
        """Nothing is written yet."""
        self.frame, self.boards = frame, boards

    @cached_property
    def rows(self) -> dict[str, OdsBody]:
        """The practices of England in the report, by code."""
        rows = self.frame.material.of(OdsBody)
        return {row.code: row for row in rows if GP_PRACTICE in row.roles and not _is_welsh(row)}

    @cached_property
    def mapped(self) -> dict[str, RegisteredPractice]:
        """The practices of the newest practice map, by code."""
        rows = list(self.frame.material.of(RegisteredPractice))
        newest = max((row.on for row in rows), default=None)
        return {row.code: row for row in rows if row.on == newest}

    def life(self, code: str) -> Period:
        """The dates of a practice; an end counts only where its status says that it closed."""
        row = self.rows.get(code)
        if row is None:
            return (None, None)
        closed = None if row.status is OdsStatus.ACTIVE or code in self.mapped else row.closed
        return (row.opened, day_after(closed))

    @cached_property
    def alive(self) -> list[str]:
        """The codes of practices that lived since clinical groups began."""
        since = self.frame.lives.of(OrganisationType.CCG)[0]
        codes = sorted({*self.rows, *self.mapped})
        return [code for code in codes if not is_empty(meet(self.life(code), (since, None)))]

    def compile(self) -> None:
        """Write practices, their contracts and their membership of groups."""
        for code in self.alive:
            self._write(code)
            self.frame.draft.add(*self._contracts(code), *self._memberships(code))

    def _write(self, code: str) -> None:
        row, seen = self.rows.get(code), self.mapped.get(code)
        name = next((proper_name(each.name) for each in (row, seen) if each is not None), code)
        begins_on, ends_on = self.life(code)
        doubt = None if ends_on is not None or seen is not None or len(self.mapped) == 0 else self._doubt(row)
        if doubt is not None:
            self.frame.draft.misfit(MisfitKind.NOT_DATED, practice_id(code), doubt)
        self.frame.draft.add(
            Organisation(
                id=practice_id(code),
                name=name,
                type=OrganisationType.GP_PRACTICE,
                ods_code=code,
                valid_from=begins_on,
                valid_to=ends_on,
                source=(Citation.BODIES,) if row is not None else (Citation.REGISTRATIONS,),
                confidence=Confidence.SURE if doubt is None else Confidence.CHECK,
                note=doubt,
            )
        )

    def _doubt(self, row: OdsBody | None) -> str:
        status = "open" if row is None or row.status is None else row.status.lower()
        return f"{status} in the report, and not in the newer practice map: when it closed is not known"

    def _contracts(self, code: str) -> Iterator[Line]:
        life = self.life(code)
        groups = self.frame.lives.of(OrganisationType.CCG)
        first = meet(life, groups)
        if not is_empty(first):
            yield self._contract(code, NATIONAL_COMMISSIONER, first, Confidence.LIKELY)
        for board, period, confidence in self._boards_of(code):
            shared = meet(life, period)
            if not is_empty(shared):
                line = self._contract(code, board_id(board), shared, confidence)
                if meet(shared, self.frame.life_of(line.holder)) != shared:
                    self.frame.draft.standing.add(line.id)
                yield line

    def _contract(self, code: str, holder: str, period: Period, confidence: Confidence) -> Line:
        return Line(
            id=f"gms:{code}:{holder}:{period[0]}",
            kind=LineKind.COMMISSIONING_CONTRACT,
            subject=practice_id(code),
            holder=holder,
            functions=(FUNCTION,),
            legal_basis="GMS, PMS or APMS contract",
            certainty=Certainty.IN_FORCE,
            valid_from=period[0],
            valid_to=period[1],
            source=(Citation.BODIES, Citation.REGISTRATIONS),
            confidence=confidence,
        )

    def _boards_of(self, code: str) -> Iterator[tuple[str, Period, Confidence]]:
        """Yield the board that a practice's contract is with in each period, the same one once."""
        change = self.boards.changed_on
        before, after = self._board_before(code), self._board_after(code)
        self._tell_unknown(code, before, after)
        if before is not None and (before == after or change is None):
            yield before, (self.boards.began, None), self._sureness(code)
            return
        if before is not None:
            # Nobody tells with whom the contract went on: it stands as the report has it, and outlives the board.
            yield before, (self.boards.began, None if after is None else change), self._sureness(code)
        if after is not None:
            yield after, (change, None), Confidence.LIKELY

    def _tell_unknown(self, code: str, before: str | None, after: str | None) -> None:
        """Tell of a practice that lived since boards began, and whose board no file tells, or not since the changes."""
        life, change = self.life(code), self.boards.changed_on
        if is_empty(meet(life, (self.boards.began, None))):
            return
        if before is None and after is None:
            self.frame.draft.misfit(MisfitKind.UNKNOWN_COMMISSIONER, practice_id(code), "no file tells its location")
        elif after is None and change is not None and not is_empty(meet(life, (change, None))):
            why = f"its location was divided on {change}, and no file tells where it is since"
            self.frame.draft.misfit(MisfitKind.UNKNOWN_COMMISSIONER, practice_id(code), why)

    def _sureness(self, code: str) -> Confidence:
        """Likely, but for one that joined its location when boards had begun: where it was before is not told."""
        row = self.rows.get(code)
        late = row is not None and row.joined is not None and row.joined > begins((self.boards.began, None))
        return Confidence.CHECK if late and row is not None and row.joined != row.opened else Confidence.LIKELY

    def _board_before(self, code: str) -> str | None:
        row, seen = self.rows.get(code), self.mapped.get(code)
        locations = [None if row is None else row.commissioner, None if seen is None else seen.sub_icb]
        return next((self.boards.board_before[each] for each in locations if each in self.boards.board_before), None)

    def _board_after(self, code: str) -> str | None:
        row, seen = self.rows.get(code), self.mapped.get(code)
        if seen is not None:
            return seen.icb
        return None if row is None else self.boards.board_after.get(row.commissioner or "")

    def _memberships(self, code: str) -> Iterator[Line]:
        row = self.rows.get(code)
        if row is None or row.commissioner is None:
            return
        group = group_id(row.commissioner)
        if self.frame.draft.organisation(group) is None:
            return
        period = meet(self.life(code), (row.joined, day_after(row.left)), self.frame.life_of(group))
        if not is_empty(period):
            yield self._membership(code, group, period)

    def _membership(self, code: str, group: str, period: tuple[date | None, date | None]) -> Line:
        return Line(
            id=f"member:{code}:{group}",
            kind=LineKind.MEMBERSHIP,
            subject=practice_id(code),
            holder=group,
            functions=("*",),
            legal_basis="NHSA06 s14A (as then)",
            certainty=Certainty.IN_FORCE,
            valid_from=period[0],
            valid_to=period[1],
            source=(Citation.BODIES,),
            confidence=Confidence.SURE,
        )


def _is_welsh(row: OdsBody) -> bool:
    """Practices of Wales are without a region of NHS England, and answer to a board of another code."""
    return row.region is None or row.region.startswith(WELSH) or row.code.startswith(WELSH)
