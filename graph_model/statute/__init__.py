"""Rules of law over dated organisations: the bodies, rights and lines that follow from them, with basis `statute`."""

from collections.abc import Iterable

from graph_model.entities import ExpectedLine, StatutoryHolder
from graph_model.statute.bodies import Bodies
from graph_model.statute.delegations import delegation_lines
from graph_model.statute.expansion import Expansion, Unmade
from graph_model.statute.lines import statutory_lines
from graph_model.statute.required import required_bodies
from graph_model.statute.rights import statutory_rights

__all__ = [
    "Bodies",
    "Expansion",
    "Unmade",
    "delegation_lines",
    "expand",
    "required_bodies",
    "statutory_lines",
    "statutory_rights",
]


def expand(
    rules: Iterable[StatutoryHolder], expected: Iterable[ExpectedLine], bodies: Bodies, source: str
) -> Expansion:
    """Expand all that the law says: first the bodies that it requires, then everybody's rights and lines.

    Args:
        rules: who holds which function by statute.
        expected: which lines a type of body must have.
        bodies: what the registers list.
        source: the id of the source of what rests on no source that is named.
    """
    chains = tuple(expected)
    required = required_bodies(chains, bodies, source)
    known = bodies.joined_by(required.organisations, required.covers)
    rights = statutory_rights(rules, known, source)
    return required + rights + statutory_lines(chains, known, source) + delegation_lines(rights.rights, known)
