"""M04: delegated rights without a delegation, or from a body that has not got what it gives.

A delegate needs a line to its delegator that may be about the function: a delegation, or, where it is a committee of
the delegator, its internal delegation, or its joint exercise where it is a joint organ. The delegators together must
hold the function, by any deciding role, on all the delegate's ground, and the lines must be for all of it: that a
delegate may not delegate on is D05's to say. A line without functions, and ground that is not known on the day, may
fit, so nothing is found then.
"""

from collections.abc import Iterable
from enum import StrEnum

from graph_model.analyses.context import Context
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about, people
from graph_model.asking import carries
from graph_model.entities import ALL_FUNCTIONS, Line, Right
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.history import Blocks
from graph_model.vocabulary import DECIDING_ROLES, FORMS, Form, LineKind, Role
from graph_model.wording import joined

__all__ = ["RULE", "is_orphan", "orphan_delegations"]

_COMMITTEE_FORMS = frozenset({Form.COMMITTEE, Form.JOINT_COMMITTEE, Form.PARTNERSHIP, Form.CONTRACT})


class _Lack(StrEnum):
    """What a delegated right lacks."""

    LINE = "no delegation to it is recorded"
    FUNCTION = "none of those it acts for is recorded as holding the function"
    GROUND = "those it acts for have not handed it on for all of that ground"


def orphan_delegations(context: Context) -> Looked:
    """Find the delegated rights that lack a delegation, those of one body and area together.

    Cost: linear in the delegated rights, times the lines and rights of their delegators.
    """
    delegated = [
        right
        for right in context.deciding
        if right.role is Role.DELEGATED_DECIDES and right.organisation in context.alive
    ]
    lacking: dict[tuple[str, str, _Lack], list[Right]] = {}
    for right in delegated:
        lack = _lack(context, right)
        if lack is not None:
            lacking.setdefault((right.organisation, right.footprint, lack), []).append(right)
    return Looked.at(len(delegated), (_finding(context, rights, lack) for (_, _, lack), rights in lacking.items()))


def is_orphan(context: Context, right: Right) -> bool:
    """Whether a delegated right lacks a delegation."""
    return _lack(context, right) is not None


def _lack(context: Context, right: Right) -> _Lack | None:
    ground = context.day.ground.get(right.footprint)
    lines = [line for line in _delegations(context, right) if not _is_elsewhere(context, line, ground)]
    if len(lines) == 0:
        return _Lack.LINE
    held = [(line, each) for line in lines for each in _held(context, line.holder, right)]
    if len(held) == 0:
        return _Lack.FUNCTION
    grounds = [_handed_on(context, *each) for each in held]
    if ground is None or None in grounds:
        return None
    return None if ground <= frozenset().union(*(each or frozenset() for each in grounds)) else _Lack.GROUND


def _handed_on(context: Context, line: Line, right: Right) -> Blocks | None:
    """The most ground on which a line may hand a right on; None where that is not known."""
    ground = context.day.ground.get(right.footprint)
    area = None if line.footprint is None else context.day.ground.get(line.footprint)
    return ground if ground is None or area is None else ground & area


def _delegations(context: Context, right: Right) -> list[Line]:
    levels = (*context.history.ancestry(right.function), ALL_FUNCTIONS)
    kind = context.kind_of(right.organisation)
    kinds = {LineKind.DELEGATION}
    if kind is not None and FORMS[kind] in _COMMITTEE_FORMS:
        kinds |= {LineKind.INTERNAL_DELEGATION, LineKind.JOINT_EXERCISE}
    return [line for line in context.lines_from(right.organisation, *kinds) if carries(line, levels)]


def _is_elsewhere(context: Context, line: Line, ground: Blocks | None) -> bool:
    held = None if line.footprint is None else context.day.ground.get(line.footprint)
    return held is not None and ground is not None and held.isdisjoint(ground)


def _held(context: Context, delegator: str, right: Right) -> list[Right]:
    levels = frozenset((*context.history.ancestry(right.function), ALL_FUNCTIONS))
    rights = context.day.rights_of.get(delegator, ())
    return [each for each in rights if each.role in DECIDING_ROLES and each.function in levels]


def _finding(context: Context, rights: Iterable[Right], lack: _Lack) -> Finding:
    first, *_ = rights = list(rights)
    functions = tuple(right.function for right in rights)
    name, ground = context.name(first.organisation), context.day.ground.get(first.footprint)
    population = None if ground is None else context.history.population(ground)
    lines = {line.id: line for right in rights for line in _delegations(context, right)}
    delegators = joined(sorted({context.name(line.holder) for line in lines.values()}) or ["the body that holds it"])
    where = f"{context.grounds.name(first.footprint)}{people(population)}"
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(first.organisation,),
        functions=functions,
        sentence=f"{name} decides {about(context, functions)} for {where} by delegation, but {lack}.",
        advice=f"Find the delegation agreement with {delegators}, and record it; or end the delegated right.",
        evidence=Evidence(
            lines=tuple(lines),
            rights=tuple(right.id for right in rights),
            missing=f"a delegation to {name} by a body that holds {about(context, functions)} for "
            f"{context.grounds.name(first.footprint)}",
        ),
        footprint=first.footprint,
        ground=ground or frozenset(),
        population=population,
        rests_on=() if any(len(doubtful(right)) == 0 for right in rights) else doubtful(rights),
    )


RULE = Rule(
    id="M04",
    title="Orphan delegations",
    question="Who decides by delegation without a delegation from somebody who holds the function there?",
    means="Nobody is recorded who gave this power away, so nobody answers for how it is used.",
    does_not_mean="That the delegation was never made; the agreement may be missing from the register.",
    severity=Severity.FAULT,
    counted="delegated rights",
    cost="linear in the delegated rights, times the lines and rights of their delegators",
    analysis=orphan_delegations,
)
