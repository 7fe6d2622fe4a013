"""What a stated body or area lacks and the derived one has: codes, and dates.

That lines and rights are stated for days on which the publisher has the body not is for the product to find.
"""

from graph_model.compiling.draft import Draft, MisfitKind
from graph_model.entities import Entity, Footprint, Organisation
from graph_model.periods import Period, begins, ends

__all__ = ["filled"]

_CODES = ("ods_code", "gss_code")


def filled(row: Entity, there: Entity | None, draft: Draft) -> Entity:
    """A stated row, with what it lacks; any other row as it is."""
    if there is None or not isinstance(row, (Organisation, Footprint)):
        return row
    row = row.model_copy(update={code: getattr(there, code) for code in _CODES if getattr(row, code) is None})
    if not isinstance(row, Organisation) or not isinstance(there, Organisation):
        return row
    life: Period = (row.valid_from or there.valid_from, row.valid_to or there.valid_to)
    if begins(life) >= ends(life):
        why = f"valid_from, valid_to: {there.valid_from} to {there.valid_to or 'open'} by the publisher"
        draft.misfit(MisfitKind.CONTRADICTED, row.id, why)
        return row
    return row.model_copy(update={"valid_from": life[0], "valid_to": life[1]})
