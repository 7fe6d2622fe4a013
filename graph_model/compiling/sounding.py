"""The last check of a draft: what rows refer to is there, nothing is said of nothing, and what is cited is a source."""

from collections.abc import Iterator

from graph_model.compiling.draft import Draft, MisfitKind
from graph_model.entities import ALL_FUNCTIONS, Entity
from graph_model.tables import TABLES, Table

__all__ = ["sound_out"]


def sound_out(draft: Draft) -> None:
    """Take out rows that refer to what is not there, again until none does; each is told.

    Cost: the rows, for each step of a chain of rows that refer to each other.
    """
    while True:
        dangling = [
            (table, key, reference)
            for table in TABLES
            for key, row in draft.tables[table.name].items()
            for reference in _dangling(draft, table, row)
        ]
        if len(dangling) == 0:
            return
        for table, key, reference in dangling:
            if draft.tables[table.name].pop(key, None) is not None:
                draft.misfit(MisfitKind.NOT_THERE, key, f"refers to {reference}, which no source has")


def _dangling(draft: Draft, table: Table, row: Entity) -> Iterator[str]:
    for column, target in table.references.items():
        value = getattr(row, column)
        for reference in value if isinstance(value, tuple) else (value,):
            if reference is not None and not _is_there(draft, target, reference):
                yield reference


def _is_there(draft: Draft, target: str, reference: str) -> bool:
    """Whether a row has the id; a citation may name a section after a space."""
    rows = draft.tables[target]
    if reference in rows or (target == "functions" and reference == ALL_FUNCTIONS):
        return True
    ends = (place for place, letter in enumerate(reference) if letter == " ")
    return target == "sources" and any(reference[:end] in rows for end in ends)
