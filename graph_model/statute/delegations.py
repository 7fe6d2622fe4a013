"""Delegation lines that delegated rights imply (P23): from the delegate to the body that decides by statute."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph_model.entities import Line, Right
from graph_model.periods import Period, period_of, shared, without
from graph_model.statute.bodies import Bodies
from graph_model.statute.expansion import Expansion, Unmade
from graph_model.vocabulary import Basis, Certainty, LineKind, Role

__all__ = ["RULE", "delegation_lines"]

RULE = "P23"


def delegation_lines(rights: Iterable[Right], bodies: Bodies) -> Expansion:
    """Give the line of each delegated right to whoever decides the same function over ground that holds its own.

    Args:
        rights: those of statute, of delegates and of delegators.
        bodies: the areas that they are held for.
    """
    every = sorted(rights, key=lambda right: right.id)
    deciding: dict[str, list[Right]] = defaultdict(list)
    for right in every:
        if right.role is Role.DECIDES:
            deciding[right.function].append(right)
    lines, lacking = [], []
    for right in every:
        if right.role is Role.DELEGATED_DECIDES:
            made = [_line(right, *each) for each in _delegators(right, deciding[right.function], bodies)]
            lines.extend(made)
            if len(list(without(period_of(right), map(period_of, made)))) > 0:
                lacking.append(right.organisation)
    why = "no body that decides by statute what is delegated is known for all its time and ground"
    unmade = (Unmade(RULE, why, tuple(sorted(set(lacking)))),) if len(lacking) > 0 else ()
    return Expansion() + Expansion(lines=tuple(lines), unmade=unmade)


def _delegators(right: Right, deciding: Iterable[Right], bodies: Bodies) -> Iterator[tuple[Right, Period]]:
    for other in deciding:
        if other.organisation == right.organisation or not _is_as_certain(right, other):
            continue
        for within in bodies.lies_in(right.footprint, other.footprint):
            both = shared(period_of(right), period_of(other), within)
            if both is not None:
                yield other, both


def _is_as_certain(right: Right, other: Right) -> bool:
    """What is in force is not delegated by a body that is only proposed to hold it."""
    return other.certainty is Certainty.IN_FORCE or other.certainty is right.certainty


def _line(right: Right, delegator: Right, period: Period) -> Line:
    start = "open" if period[0] is None else period[0].isoformat()
    kind = LineKind.DELEGATION
    return Line(
        id=f"st:{RULE}:{kind}:{right.function}:{right.organisation}:{right.footprint}:{delegator.organisation}:{start}",
        kind=kind,
        subject=right.organisation,
        holder=delegator.organisation,
        functions=(right.function,),
        footprint=right.footprint,
        valid_from=period[0],
        valid_to=period[1],
        legal_basis=right.legal_basis,
        certainty=right.certainty,
        source=right.source,
        confidence=right.confidence,
        note=f"expected by rule {RULE}",
        basis=Basis.STATUTE,
    )
