"""What a row refers to: the same for the rows of a file and for those of the graph."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from graph_model.entities import ALL_FUNCTIONS, Claim, Entity
from graph_model.fields import LONGEST_ID
from graph_model.tables import Table
from graph_model.vocabulary import ClaimAbout, OrganisationType

__all__ = ["Reference", "cited_source", "known_id", "references_of"]

TYPES = frozenset(OrganisationType)


@dataclass(frozen=True)
class Reference:
    """What one column of a row names: a row of the table `target`, by its id, a source perhaps with a section."""

    column: str
    target: str
    value: str


def references_of(table: Table, row: Entity) -> Iterator[Reference]:
    """Yield everything that a row refers to; all functions ("*") and a type of body are no rows."""
    for column, target in table.references.items():
        value = getattr(row, column)
        for each in value if isinstance(value, tuple) else (value,):
            if each is not None and not (target == "functions" and each == ALL_FUNCTIONS):
                yield Reference(column, target, each)
    if isinstance(row, Claim):
        yield from _claimed(row)


def _claimed(claim: Claim) -> Iterator[Reference]:
    if claim.about is None or claim.subject is None:  # as of a row that could be read in part
        return
    if claim.about is ClaimAbout.RIGHTS:
        if claim.subject != ALL_FUNCTIONS:
            yield Reference("subject", "functions", claim.subject)
    elif claim.subject not in TYPES:
        yield Reference("subject", "organisations", claim.subject)


def known_id(reference: Reference, known: Container[str]) -> str | None:
    """Give the id among those that are known that a reference names; None where there is none."""
    if reference.target == "sources":
        return cited_source(reference.value, known)
    return reference.value if reference.value in known else None


def cited_source(cited: str, known: Container[str]) -> str | None:
    """Give the source that a citation names: an id, or an id and a section after a space ("NHSA06 s14Z25")."""
    if cited in known:
        return cited
    spaces = (end for end in range(min(len(cited) - 1, LONGEST_ID), 0, -1) if cited[end] == " ")
    return next((cited[:end] for end in spaces if cited[:end] in known), None)
