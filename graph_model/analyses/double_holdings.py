"""D06: a delegate that is recorded as holding the function in its own right, as its delegator is.

Both may decide in law only if nothing was delegated: the delegate's right should be `delegated_decides`. Committees by
internal delegation are meant too. The delegator's right may be over a wider function, where it has none over the very
one. Ground is compared by blocks; where it is not known, by the areas, and what cannot be told is not found.
"""

from collections.abc import Iterator

from graph_model.analyses.context import Context
from graph_model.analyses.overlapping import share_ground
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about
from graph_model.asking import carries
from graph_model.entities import ALL_FUNCTIONS, Line, Right
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.vocabulary import LineKind, Role

__all__ = ["RULE", "double_holdings"]

_KINDS = frozenset({LineKind.DELEGATION, LineKind.INTERNAL_DELEGATION})


def double_holdings(context: Context) -> Looked:
    """Find delegates and delegators who both hold the function.

    Cost: linear in the lines of delegation, times the rights of their two ends.
    """
    lines = context.lines_of(*sorted(_KINDS))
    findings = (_finding(context, line, held) for line in lines if len(held := list(_held(context, line))) > 0)
    return Looked.at(len(lines), findings)


def _held(context: Context, line: Line) -> Iterator[tuple[Right, Right]]:
    """The rights of the delegate, each with that of the delegator, which both hold in law for the same ground."""
    for mine in _in_law(context, line.subject):
        levels = (*context.history.ancestry(mine.function), ALL_FUNCTIONS)
        if not carries(line, levels) or share_ground(context, line.footprint, mine.footprint) is False:
            continue
        theirs = [right for right in _in_law(context, line.holder) if right.function in levels]
        nearest = min((levels.index(right.function) for right in theirs), default=None)
        for other in theirs:
            if levels.index(other.function) == nearest and _clash(context, mine, other):
                yield mine, other


def _in_law(context: Context, organisation: str) -> list[Right]:
    return [right for right in context.day.rights_of.get(organisation, ()) if right.role is Role.DECIDES]


def _clash(context: Context, one: Right, other: Right) -> bool:
    alike = one.subject_type == other.subject_type or None in {one.subject_type, other.subject_type}
    return alike and share_ground(context, one.footprint, other.footprint) is True


def _finding(context: Context, line: Line, held: list[tuple[Right, Right]]) -> Finding:
    delegate, delegator = context.name(line.subject), context.name(line.holder)
    functions = tuple(mine.function for mine, _ in held)
    sure = [pair for pair in held if len(doubtful(line, *pair)) == 0]
    footprints = {mine.footprint for mine, _ in held}
    ground = frozenset().union(*(context.day.ground.get(each, frozenset()) for each in footprints))
    unknown = () if len(line.functions) > 0 else (line.id,)
    if line.footprint is not None and not any(share_ground(context, line.footprint, each) for each in footprints):
        unknown = (*unknown, line.footprint)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(line.subject, line.holder),
        functions=functions,
        sentence=f"{delegate} and {delegator} are both recorded as holding {about(context, functions)} in law,"
        " although one exercises it by delegation from the other.",
        advice=f"Record {delegate} as deciding by delegation; or, if the law has given it the function, end the line.",
        evidence=Evidence(lines=(line.id,), rights=tuple(right.id for pair in held for right in pair)),
        footprint=next(iter(footprints)) if len(footprints) == 1 else None,
        ground=ground,
        population=context.history.population(ground) if len(ground) > 0 else None,
        rests_on=unknown if len(sure) > 0 else (*unknown, *doubtful(line, *(right for pair in held for right in pair))),
    )


RULE = Rule(
    id="D06",
    title="Double holdings",
    question="Where are a delegator and its delegate both recorded as holding the function in law?",
    means="A function cannot be held by two in law and delegated between them as well, so one of the rows is wrong.",
    does_not_mean="That a delegator loses the function by delegating it.",
    severity=Severity.FAULT,
    counted="delegations",
    cost="linear in the delegations, times the rights of their ends",
    analysis=double_holdings,
)
