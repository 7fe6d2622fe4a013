"""Who has handed a function on to whom: delegators that a nearer right hides, and who is left to act.

Delegation never removes the delegator's right. Where each of several has handed the function on to the next and the
last to the first, none of them has given it away, and all of them act.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph_model.entities import Line, Right
from graph_model.vocabulary import JOINING_KINDS, LineKind, Role

__all__ = ["circles", "delegators", "handed_on"]

# Who exercises another's function by which kinds of line; one who holds it in law exercises nobody's.
_EXERCISING: Mapping[Role, frozenset[LineKind]] = {
    Role.DELEGATED_DECIDES: JOINING_KINDS,
    Role.JOINTLY_DECIDES: frozenset({LineKind.JOINT_EXERCISE}),
}


def delegators(counted: Sequence[Right], hidden: Sequence[Right], lines: Sequence[Line]) -> list[Right]:
    """Find, among rights over wider functions, those from which a right that counts was handed down, at any remove.

    Args:
        counted: the rights of the most specific function.
        hidden: those of its ancestors, the nearest first; of each organisation only the nearest is given.
        lines: of kinds that join, for this ground.
    """
    found: dict[str, Right] = {}
    front = list(counted) if len(hidden) > 0 else []
    while len(front) > 0:
        delegate = front.pop()
        kinds = _EXERCISING.get(delegate.role, frozenset())
        above = {line.holder for line in lines if line.subject == delegate.organisation and line.kind in kinds}
        above -= {right.organisation for right in counted if _same_subjects(right, delegate)}
        fitting = [right for right in hidden if right.organisation in above and _same_subjects(right, delegate)]
        nearest = {right.organisation: right.function for right in reversed(fitting)}
        fresh = [right for right in fitting if nearest[right.organisation] == right.function and right.id not in found]
        found.update((right.id, right) for right in fresh)
        front.extend(fresh)
    return list(found.values())


def _same_subjects(one: Right, other: Right) -> bool:
    return one.subject_type == other.subject_type or None in {one.subject_type, other.subject_type}


def handed_on(organisations: Iterable[str], lines: Iterable[Line]) -> frozenset[str]:
    """Those who have handed the function on, directly or through others, to one who has not handed it back to them."""
    reached = _reached(frozenset(organisations), lines)
    return frozenset(
        organisation
        for organisation, others in reached.items()
        if any(organisation not in reached[other] for other in others)
    )


def circles(organisations: Iterable[str], lines: Iterable[Line]) -> Iterator[frozenset[str]]:
    """Yield each set of organisations that have handed the function on to one another, in a circle."""
    reached = _reached(frozenset(organisations), lines)
    rings = {
        frozenset(other for other in others if organisation in reached[other])
        for organisation, others in reached.items()
        if organisation in others
    }
    yield from sorted(rings, key=sorted)


def _reached(organisations: frozenset[str], lines: Iterable[Line]) -> dict[str, set[str]]:
    """Whom each organisation has handed the function on to, at any remove; itself only where a circle closes."""
    next_to: dict[str, set[str]] = {organisation: set() for organisation in organisations}
    for line in lines:
        if line.holder in organisations and line.subject in organisations and line.subject != line.holder:
            next_to[line.holder].add(line.subject)
    reached: dict[str, set[str]] = {}
    for organisation in organisations:
        found: set[str] = set()
        front = list(next_to[organisation])
        while len(front) > 0:
            other = front.pop()
            if other not in found:
                found.add(other)
                front.extend(next_to[other])
        reached[organisation] = found
    return reached
