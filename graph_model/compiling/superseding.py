"""A register that was itself compiled, and files that are newer: what of the older rows stands, and what gives way.

The older compilation had more files, so its bodies and areas stand with their dates; a newer file may end one, name it
anew, or add others. Its contracts and memberships stand until the day of the newest map, on which a body that is then
with another holder of the same type changes over.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from graph_model.compiling.draft import Draft, MisfitKind
from graph_model.entities import Entity, Footprint, Line, Organisation
from graph_model.ingest.register import RegisterReading
from graph_model.periods import begins
from graph_model.vocabulary import Basis, LineKind, OrganisationType

__all__ = ["change_over", "is_compiled", "is_derived", "is_made_by_law", "updated"]

# The ids of publishers' sources begin with this.
PUBLISHED = "pub:"
_CHANGING = frozenset({LineKind.COMMISSIONING_CONTRACT, LineKind.MEMBERSHIP})
_Sense = tuple[LineKind, str, tuple[str, ...], OrganisationType | None]


def is_derived(row: Entity) -> bool:
    """Whether a row was compiled from publishers' files."""
    cited = getattr(row, "source", ())
    return len(cited) > 0 and all(each.startswith(PUBLISHED) for each in cited)


def is_made_by_law(row: Entity) -> bool:
    """Whether a row follows from a rule of law, and so is made anew."""
    return getattr(row, "basis", None) is Basis.STATUTE


def is_compiled(reading: RegisterReading) -> bool:
    """Whether a register is itself the outcome of a compilation."""
    table = reading.tables.get("organisations")
    return table is not None and any(is_derived(row) for row in table.rows.values())


def updated(older: Entity, newer: Entity | None) -> Entity:
    """A derived row of an older compilation, with what a newer file says of it: an end, a first day, a name, a type."""
    if newer is None or not isinstance(older, Organisation | Footprint) or type(newer) is not type(older):
        return older
    changed: dict[str, object] = {}
    if newer.source[:1] == older.source[:1]:  # another publisher's spelling is no new name
        changed["name"] = newer.name or older.name
    if older.valid_from is None:
        changed["valid_from"] = newer.valid_from
    if older.valid_to is None and newer.valid_to is not None and newer.valid_to > begins((older.valid_from, None)):
        changed["valid_to"] = newer.valid_to
    if isinstance(older, Organisation) and isinstance(newer, Organisation) and "name" in changed:
        changed["type"] = newer.type
    return older.model_copy(update=changed)


def change_over(draft: Draft, older: Iterable[Line], day: date | None) -> None:
    """End open contracts and memberships of an older compilation whose subject is with another holder by the map."""
    if day is None:
        return
    past = {line.id for line in older}
    _forget_undated(draft, past)
    now: dict[_Sense, list[Line]] = defaultdict(list)
    for line in draft.rows(Line):
        if line.id not in past and line.kind in _CHANGING and line.valid_to is None:
            now[_sense(draft, line)].append(line)
    for line in [each for each in draft.rows(Line) if each.id in past and each.valid_to is None and is_derived(each)]:
        others = [each for each in now.get(_sense(draft, line), ()) if each.holder != line.holder]
        if len(others) == 0 or begins((line.valid_from, None)) >= day:
            continue
        draft.replace(line.model_copy(update={"valid_to": day}))
        for other in others:
            draft.replace(other.model_copy(update={"valid_from": max(day, begins((other.valid_from, None)))}))
        why = f"is with {others[0].holder} on the newer map, and no more with {line.holder}"
        draft.misfit(MisfitKind.NOT_DATED, line.subject, why)


def _forget_undated(draft: Draft, past: set[str]) -> None:
    """A membership that the map alone tells has no first day, and reaches back no further than the one that has."""
    dated = {(line.kind, line.subject, line.holder) for line in draft.rows(Line) if line.id in past}
    for line in [each for each in draft.rows(Line) if each.id not in past and each.kind in _CHANGING]:
        if line.valid_to is not None and (line.kind, line.subject, line.holder) in dated:
            del draft.tables["lines"][line.id]


def _sense(draft: Draft, line: Line) -> _Sense:
    holder = draft.organisation(line.holder)
    return line.kind, line.subject, line.functions, None if holder is None else holder.type
