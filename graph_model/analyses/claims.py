"""Where absence may be judged: what the register says it holds completely (domain 4.6, point 7).

Elsewhere what is absent is unknown, and a rule about absence says nothing. Several claims about the same thing are
taken together. A claim is about a type of organisation, or, in a register compiled of several, about one organisation.
"""

from collections.abc import Iterable

from graph_model.analyses.grounds import Grounds
from graph_model.entities import Claim, Organisation
from graph_model.history import Blocks, Slice
from graph_model.vocabulary import ClaimAbout, LineKind

__all__ = ["Claims"]


class Claims:
    """What is claimed on one day."""

    def __init__(self, day: Slice, grounds: Grounds) -> None:
        """Index the claims of the day by what they are about and whom they name."""
        self._day, self._grounds = day, grounds
        self._of_rights: dict[str, Blocks] = {}
        self._rows: dict[tuple[str, str], list[Claim]] = {}
        for claim in day.history.claims:
            if claim.holds_on(day.day):
                self._rows.setdefault((claim.about, claim.subject), []).append(claim)

    def ground_of_rights(self, function: str) -> Blocks:
        """The ground on which all rights over a function are claimed."""
        if function not in self._of_rights:
            every = self._rows.get((ClaimAbout.RIGHTS, "*"), ())
            self._of_rights[function] = self._ground([*self._rows.get((ClaimAbout.RIGHTS, function), ()), *every])
        return self._of_rights[function]

    def footprints_of_rights(self, function: str) -> tuple[str, ...]:
        """The footprints that are claimed as a whole for a function, in id order."""
        rows = self._rows.get((ClaimAbout.RIGHTS, function), ())
        return tuple(sorted({row.footprint for row in rows if row.footprint is not None}))

    def holds_lines(self, kind: LineKind, organisation: Organisation) -> bool:
        """Whether all lines of a kind of an organisation are claimed: everywhere, or on its whole ground."""
        return self._holds(kind, organisation)

    def holds_organisations(self, kind: str, ground: Blocks) -> bool:
        """Whether all organisations of a type are claimed on some ground."""
        rows = self._rows.get((ClaimAbout.ORGANISATIONS, kind), ())
        return self._is_everywhere(rows) or (len(ground) > 0 and ground <= self._ground(rows))

    def holds_succession(self, organisation: Organisation) -> bool:
        """Whether what became of an organisation that has ended is claimed, for the day on which it ended."""
        ended = organisation.valid_to
        return ended is not None and any(
            claim.footprint is None and claim.holds_on(ended)
            for subject in (organisation.type, organisation.id)
            for claim in self._day.history.claims_of_successions.get(subject, ())
        )

    def speaks_of(self, about: ClaimAbout | LineKind) -> bool:
        """Whether anything of the sort is claimed at all."""
        return any(each == about for each, _ in self._rows)

    def _holds(self, about: str, organisation: Organisation) -> bool:
        rows = [*self._rows.get((about, organisation.type), ()), *self._rows.get((about, organisation.id), ())]
        if self._is_everywhere(rows):
            return True
        ground = self._grounds.of(organisation.id) if len(rows) > 0 else None
        return ground is not None and ground <= self._ground(rows)

    @staticmethod
    def _is_everywhere(rows: Iterable[Claim]) -> bool:
        return any(row.footprint is None for row in rows)

    def _ground(self, rows: Iterable[Claim]) -> Blocks:
        rows = list(rows)
        if self._is_everywhere(rows):
            return frozenset(self._day.history.blocks)
        return frozenset().union(*(self._day.ground.get(row.footprint or "", frozenset()) for row in rows))
