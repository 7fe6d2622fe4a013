"""Derived rows last no longer than their two ends, as these are once registers have stated them.

A stated row stays as it is, and so does a derived one that a publisher gives for days on which an end is no more: one
that outlives its ends is for the product to find.
"""

from collections.abc import Iterable, Iterator, Mapping

from graph_model.compiling.draft import Draft
from graph_model.entities import Cover, Footprint, FootprintRelation, Line, Organisation
from graph_model.periods import Period, is_empty, meet, period_of

__all__ = ["cut_to_lives", "outliving"]

Wiring = Line | Cover | FootprintRelation


def cut_to_lives(draft: Draft) -> None:
    """Cut derived lines, covers and relations to the days on which both ends are; one without any is left out."""
    tables: Mapping[str, Iterable[Wiring]] = {
        "lines": draft.rows(Line),
        "covers": draft.rows(Cover),
        "footprint_relations": draft.rows(FootprintRelation),
    }
    for name, rows in tables.items():
        kept = draft.stated.get(name, set()) | draft.standing
        for row in [each for each in rows if each.key not in kept]:
            _cut(draft, name, row)


def outliving(lines: Iterable[Line], organisations: Iterable[Organisation]) -> Iterator[str]:
    """Yield the ids of lines of a register that reach beyond the life of one of their ends."""
    lives = {each.id: period_of(each) for each in organisations}
    for line in lines:
        own = period_of(line)
        if meet(own, *(lives[end] for end in (line.subject, line.holder) if end in lives)) != own:
            yield line.id


def _cut(draft: Draft, table: str, row: Wiring) -> None:
    own: Period = (row.valid_from, row.valid_to)
    shared = meet(own, *((end.valid_from, end.valid_to) for end in _ends(draft, row) if end is not None))
    if shared == own:
        return
    del draft.tables[table][row.key]
    if not is_empty(shared):
        # The dates may be a part of what a row is known by.
        draft.add(row.model_copy(update={"valid_from": shared[0], "valid_to": shared[1]}))


def _ends(draft: Draft, row: Wiring) -> tuple[Organisation | Footprint | None, ...]:
    if isinstance(row, Line):
        return draft.organisation(row.subject), draft.organisation(row.holder)
    if isinstance(row, Cover):
        return draft.organisation(row.organisation), draft.footprint(row.footprint)
    return draft.footprint(row.child), draft.footprint(row.parent)
