"""The last check of a draft: what rows refer to is there."""

from graph_model.compiling.draft import Draft, MisfitKind
from graph_model.referring import known_id, references_of
from graph_model.tables import TABLES

__all__ = ["sound_out"]


def sound_out(draft: Draft) -> None:
    """Take out rows that refer to what is not there, again until none does; each is told.

    Cost: the rows, for each step of a chain of rows that refer to each other.
    """
    while True:
        dangling = [
            (table.name, key, reference.value)
            for table in TABLES
            for key, row in draft.tables[table.name].items()
            for reference in references_of(table, row)
            if known_id(reference, draft.tables[reference.target]) is None
        ]
        if len(dangling) == 0:
            return
        for table, key, value in dangling:
            if draft.tables[table].pop(key, None) is not None:
                draft.misfit(MisfitKind.NOT_THERE, key, f"refers to {value}, which no source has")
