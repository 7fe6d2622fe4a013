"""Derived lines last no longer than their two ends, as these are once registers have stated them.

A stated line stays as it is: one that outlives its ends is for the product to find.
"""

from graph_model.compiling.draft import Draft
from graph_model.compiling.periods import ALWAYS, Period, is_empty, meet
from graph_model.entities import Line

__all__ = ["cut_to_lives"]


def cut_to_lives(draft: Draft) -> None:
    """Cut every derived line to the days on which its subject and holder both are; one without any is left out."""
    stated = draft.stated.get("lines", set())
    for line in [row for row in draft.rows(Line) if row.key not in stated]:
        own = (line.valid_from, line.valid_to)
        shared = meet(own, _life(draft, line.subject), _life(draft, line.holder))
        if is_empty(shared):
            del draft.tables["lines"][line.key]
        elif shared != own:
            draft.replace(line.model_copy(update={"valid_from": shared[0], "valid_to": shared[1]}))


def _life(draft: Draft, organisation: str) -> Period:
    record = draft.organisation(organisation)
    return ALWAYS if record is None else (record.valid_from, record.valid_to)
