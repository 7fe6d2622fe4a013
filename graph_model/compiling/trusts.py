"""NHS trusts: who they are, when, what they became, and where their patients come from.

A closing day is the last day of a trust, unless it is the first of a month on which a successor took over. That a
trust is a foundation trust is told by its name of today alone, so when it became one is not known.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from graph_model.compiling.boards import board_footprint
from graph_model.compiling.citing import Citation
from graph_model.compiling.draft import MisfitKind
from graph_model.compiling.frame import Frame, day_after
from graph_model.entities import Footprint, FootprintRelation, Organisation, Succession
from graph_model.ingest.proper_names import proper_name
from graph_model.ingest.publishers.catchments import CatchmentShare
from graph_model.ingest.publishers.ods_report import OdsBody
from graph_model.ingest.publishers.ods_succession import OdsSuccession
from graph_model.ingest.publishers.ons_lookup import AreaKind
from graph_model.periods import Period, is_empty, meet
from graph_model.vocabulary import (
    Confidence,
    FootprintLevel,
    FootprintRelationKind,
    OrganisationType,
    SuccessionType,
)

__all__ = ["Trusts", "trust_id"]

TRUST_ROLES = frozenset({"RO197", "RO107"})
WELSH = "W"
# Fewer of a trust's patients than this come from everywhere.
LEAST_SHARE = 0.01
CATCHMENT = "fp:catchment:"


def trust_id(code: str) -> str:
    """The id of a trust by its ODS code."""
    return f"ods:{code}"


class Trusts:
    """Compiles the trusts of England."""

    def __init__(self, frame: Frame) -> None:
        """Nothing is written yet."""
        self.frame = frame

    @cached_property
    def rows(self) -> dict[str, OdsBody]:
        """The trusts of England by code."""
        rows = self.frame.material.of(OdsBody)
        return {
            row.code: row
            for row in rows
            if _is_trust(row) and not (WELSH if row.region is None else row.region).startswith(WELSH)
        }

    def life(self, row: OdsBody) -> Period:
        """The dates of a trust."""
        days = {step.effective for step in self.frame.became.get(row.code, ())}
        takes_over = row.closed in days and row.closed is not None and row.closed.day == 1
        return (row.opened, row.closed if takes_over else day_after(row.closed))

    def compile(self) -> None:
        """Write trusts that lived since clinical groups began, their successions and their catchments."""
        since = self.frame.lives.of(OrganisationType.CCG)[0]
        self.alive = {code: row for code, row in self.rows.items() if not is_empty(meet(self.life(row), (since, None)))}
        for code, row in sorted(self.alive.items()):
            self._write(code, row)
        for code, row in sorted(self.alive.items()):
            self._write_successors(code, row)
        self.frame.draft.add(*self._catchments())

    def _write(self, code: str, row: OdsBody) -> None:
        begins, ends = self.life(row)
        if row.closed is not None and ends == row.closed:
            why = f"closes {row.closed}, the day on which its successor takes over"
            self.frame.draft.misfit(MisfitKind.MENDED_DATE, trust_id(code), why)
        name = proper_name(row.name)
        self.frame.draft.settle(
            Organisation(
                id=trust_id(code),
                name=name,
                type=_type(row.name),
                ods_code=code,
                valid_from=begins,
                valid_to=ends,
                source=(Citation.BODIES,),
                confidence=Confidence.SURE,
            ),
            Footprint(
                id=f"{CATCHMENT}{code}",
                name=f"Where the patients of {name} come from",
                level=FootprintLevel.PROVIDER_CATCHMENT,
                ods_code=code,
                valid_from=begins,
                valid_to=ends,
                source=(Citation.CATCHMENTS,),
                confidence=Confidence.LIKELY,
            ),
        )

    def _write_successors(self, code: str, row: OdsBody) -> None:
        ends = self.life(row)[1]
        steps = self._steps(code)
        if ends is None:
            for step in steps.values():
                why = f"{step.successor} is to follow on {step.effective}, and it is open"
                self.frame.draft.misfit(MisfitKind.UNKNOWN_END, trust_id(code), why)
            return
        if len(steps) == 0:
            self.frame.draft.misfit(MisfitKind.NO_SUCCESSOR, trust_id(code), f"{proper_name(row.name)} ended on {ends}")
        for successor in sorted(steps):
            if steps[successor].effective != ends:
                why = f"{successor} follows on {steps[successor].effective}, and it ends on {ends}"
                self.frame.draft.misfit(MisfitKind.MENDED_DATE, trust_id(code), why)
            self.frame.draft.add(
                Succession(
                    predecessor=trust_id(code),
                    successor=trust_id(successor),
                    effective=ends,
                    type=self._kind(successor, ends, several=len(steps) > 1),
                    source=(Citation.SUCCESSIONS,),
                    confidence=Confidence.SURE,
                )
            )

    def _steps(self, code: str) -> dict[str, OdsSuccession]:
        """The last step to each successor that is a trust; the file gives some twice."""
        found: dict[str, OdsSuccession] = {}
        for step in sorted(self.frame.became.get(code, ()), key=lambda each: each.effective or date.min):
            if step.successor in self.rows:
                found[step.successor] = step
        return found

    def _kind(self, successor: str, day: date, *, several: bool) -> SuccessionType:
        if several:
            return SuccessionType.SPLIT
        opened = self.rows[successor].opened
        return SuccessionType.ACQUISITION if opened is not None and opened < day else SuccessionType.MERGER

    def _catchments(self) -> Iterator[FootprintRelation]:
        """How a trust's catchment lies in the areas of boards, by the share of its patients."""
        shares: dict[tuple[str, str], float] = defaultdict(float)
        codes = self.frame.nhs_code_of
        for row in self.frame.material.of(CatchmentShare):
            board = codes.get((AreaKind.ICB, row.area)) or codes.get((AreaKind.STP, row.area))
            if row.area_kind is AreaKind.ICB and board is not None and row.trust in self.alive:
                shares[row.trust, board] += row.share
        for (trust, board), share in sorted(shares.items()):
            if share >= LEAST_SHARE and self.frame.draft.footprint(board_footprint(board)) is not None:
                begins, ends = period = meet(self.life(self.alive[trust]), self.frame.life_of(f"ods:{board}"))
                if is_empty(period):
                    continue
                yield FootprintRelation(
                    child=f"{CATCHMENT}{trust}",
                    parent=board_footprint(board),
                    relation=FootprintRelationKind.PARTIAL,
                    child_share=round(share, 4),
                    valid_from=begins,
                    valid_to=ends,
                    source=(Citation.CATCHMENTS,),
                    confidence=Confidence.LIKELY,
                )


def _is_trust(row: OdsBody) -> bool:
    """By its role; the older dialect of the report gives trusts none, and there the name tells."""
    return not TRUST_ROLES.isdisjoint(row.roles) or (len(row.roles) == 0 and "TRUST" in row.name.upper())


def _type(name: str) -> OrganisationType:
    if "FOUNDATION" in name.upper():
        return OrganisationType.NHS_FOUNDATION_TRUST
    return OrganisationType.CARE_TRUST if "CARE TRUST" in name.upper() else OrganisationType.NHS_TRUST
