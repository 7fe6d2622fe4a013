"""What a stated body or area lacks and the derived one has: codes, and dates that nothing stated speaks against.

A register that states lines of a body for days on which the publisher has it not keeps the body undated, and is told.
"""

from collections.abc import Iterable

from graph_model.compiling.draft import Draft, MisfitKind
from graph_model.entities import Cover, Entity, Footprint, Line, Organisation, Right
from graph_model.periods import Period, begins, ends

__all__ = ["Uses", "filled"]

_CODES = ("ods_code", "gss_code")


class Uses:
    """When registers say something of each organisation."""

    def __init__(self, rows: Iterable[Line | Right | Cover]) -> None:
        """Take the stated rows that name organisations."""
        self._first: dict[str, Period] = {}
        self._last: dict[str, Period] = {}
        for row in rows:
            for organisation in (row.subject, row.holder) if isinstance(row, Line) else (row.organisation,):
                period = (row.valid_from, row.valid_to)
                if row.valid_from is not None:
                    self._first[organisation] = min(self._first.get(organisation, period), period, key=begins)
                self._last[organisation] = max(self._last.get(organisation, period), period, key=ends)

    def allow(self, organisation: str, life: Period) -> bool:
        """Whether a body may be said to have lived in a period: nothing stated of it holds before or after."""
        first, last = self._first.get(organisation, life), self._last.get(organisation, life)
        return begins(first) >= begins(life) and ends(last) <= ends(life)


def filled(row: Entity, there: Entity | None, uses: Uses, draft: Draft) -> Entity:
    """A stated row, with what it lacks; any other row as it is."""
    if there is None or not isinstance(row, (Organisation, Footprint)):
        return row
    row = row.model_copy(update={code: getattr(there, code) for code in _CODES if getattr(row, code) is None})
    if not isinstance(row, Organisation) or not isinstance(there, Organisation):
        return row
    life: Period = (row.valid_from or there.valid_from, row.valid_to or there.valid_to)
    if life == (row.valid_from, row.valid_to):
        return row
    if begins(life) >= ends(life) or not uses.allow(row.id, life):
        why = f"valid_from, valid_to: {there.valid_from} to {there.valid_to or 'open'} by the publisher; otherwise used"
        draft.misfit(MisfitKind.CONTRADICTED, row.id, why)
        return row
    return row.model_copy(update={"valid_from": life[0], "valid_to": life[1]})
