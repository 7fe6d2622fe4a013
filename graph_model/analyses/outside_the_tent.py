"""outside_the_tent: how near each provider outside the NHS is to a body that decides what it provides, where it does.

What it provides is what its contracts and its rights to deliver name, and where is the area that they name, else its
own ground. A route leads over seats, alliances, contracts and consultation, and on by delegation and joint exercise,
from below upwards; the shortest is told. That there is none is only said where all seats of the provider are claimed.
Undated lines are followed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph_model.analyses.context import Context
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about
from graph_model.entities import ALL_FUNCTIONS, Line, Organisation
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.history import Blocks
from graph_model.vocabulary import GATE_ROLES, JOINING_KINDS, PRIVATE_TYPES, LineKind, OrganisationType, Role
from graph_model.wording import joined, listed

__all__ = ["RULE", "outside_the_tent"]

_CONTRACTS = (LineKind.COMMISSIONING_CONTRACT, LineKind.SUBCONTRACT)
# What each line of a route is to the one whose voice goes along it.
_STEPS: Mapping[LineKind, str] = {
    LineKind.REPRESENTATION: "a seat",
    LineKind.MEMBERSHIP: "an alliance",
    LineKind.COMMISSIONING_CONTRACT: "a contract",
    LineKind.SUBCONTRACT: "a contract",
    LineKind.ADVISORY: "consultation",
    LineKind.SCRUTINY: "consultation",
} | dict.fromkeys(JOINING_KINDS, "the body whose organ it is")
_CONSULTATION = "consultation"
# Healthwatch speaks for patients and provides no care.
_PROVIDERS = PRIVATE_TYPES - {OrganisationType.LOCAL_HEALTHWATCH}


@dataclass(frozen=True)
class _Route:
    """A way from a provider to one who decides: the lines, and the gate by which it is consulted if any."""

    lines: tuple[Line, ...]
    end: str
    gate: str | None = None


def outside_the_tent(context: Context) -> Looked:
    """Tell the route of each provider outside the NHS whose deciders are known.

    Cost: the ground of each function that these provide, once; and what lies above each of them.
    """
    looked = []
    for provider in context.of_types(_PROVIDERS):
        provided = _provided(context, provider)
        deciders = {each for function, ground in provided.items() for each in _deciders(context, function, ground)}
        if len(deciders) > 0:
            looked.append((provider, tuple(provided), frozenset(deciders)))
    found = (_finding(context, *each) for each in looked)
    return Looked.at(len(looked), (finding for finding in found if finding is not None))


def _provided(context: Context, provider: Organisation) -> dict[str, Blocks]:
    """The functions that a provider delivers, each with the ground; without those whose ground is not known."""
    contracts = [(line.footprint, line.functions) for line in context.lines_from(provider.id, *_CONTRACTS)]
    rights = context.day.rights_of.get(provider.id, ())
    delivers = [(right.footprint, (right.function,)) for right in rights if right.role is Role.DELIVERS]
    found: dict[str, Blocks] = {}
    for footprint, functions in (*contracts, *delivers):
        ground = context.grounds.of(provider.id) if footprint is None else context.day.ground.get(footprint)
        for function in functions:
            if function != ALL_FUNCTIONS and ground is not None:
                found[function] = found.get(function, frozenset()) | ground
    return found


def _deciders(context: Context, function: str, ground: Blocks) -> Iterator[str]:
    for division in context.divisions(function):
        if not division.pieces.isdisjoint(ground):
            yield from (decider.right.organisation for decider in division.deciders)


def _route(
    context: Context, provider: Organisation, functions: tuple[str, ...], deciders: frozenset[str]
) -> _Route | None:
    """The shortest route, breadth first; of several as short the one whose lines come first by id."""
    front: list[_Route] = [_Route((), provider.id)]
    seen = {provider.id}
    while len(front) > 0:
        route = front.pop(0)
        if route.end in deciders:
            return route
        gate = _gate(context, route.end, functions)
        if gate is not None:
            return _Route(route.lines, min(deciders), gate)
        for line in context.lines_from(route.end, *_STEPS):
            if line.holder not in seen:
                seen.add(line.holder)
                front.append(_Route((*route.lines, line), line.holder))
    return None


def _gate(context: Context, organisation: str, functions: tuple[str, ...]) -> str | None:
    """The right by which an organisation must be asked about one of the functions; None where it has none."""
    levels = {level for function in functions for level in (*context.history.ancestry(function), ALL_FUNCTIONS)}
    rights = context.day.rights_of.get(organisation, ())
    return next((right.id for right in rights if right.role in GATE_ROLES and right.function in levels), None)


def _finding(
    context: Context, provider: Organisation, functions: tuple[str, ...], deciders: frozenset[str]
) -> Finding | None:
    route = _route(context, provider, functions, deciders)
    name, what = provider.name or provider.id, about(context, functions)
    if route is not None:
        return Finding(
            rule=RULE.id,
            severity=RULE.severity,
            subjects=(provider.id,),
            functions=functions,
            sentence=f"{name} provides {what}; its nearest way to who decides it is {_told(context, route)}.",
            advice=f"Ask whether {name} is heard by this way before the decision, not after it.",
            evidence=_evidence(provider, route),
            rests_on=doubtful(route.lines),
        )
    if not context.claims.holds_lines(LineKind.REPRESENTATION, provider):
        return None
    who = listed(context.name(each) for each in deciders)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(provider.id,),
        functions=functions,
        sentence=f"{name} provides {what}, and no seat, alliance, contract or consultation leads to {who}.",
        advice=f"Ask {who} how {name} is heard, and record the seat or agreement.",
        evidence=Evidence(missing=f"any route from {name} to {who}"),
    )


def _evidence(provider: Organisation, route: _Route) -> Evidence:
    path = (provider.id, *(line.holder for line in route.lines))
    rights = () if route.gate is None else (route.gate,)
    return Evidence(lines=tuple(line.id for line in route.lines), rights=rights, paths=(path,))


def _told(context: Context, route: _Route) -> str:
    steps = [f"{_STEPS[line.kind]} with {context.name(line.holder)}" for line in route.lines]
    return joined((*steps, *([] if route.gate is None else [_CONSULTATION])) or ["its own decision"])


RULE = Rule(
    id="outside_the_tent",
    title="Outside the tent",
    question="How does each provider outside the NHS reach a body that decides what it provides, where it provides it?",
    means="This is the shortest recorded way by which its voice can reach the decision; or there is none.",
    does_not_mean="That it is heard; nor, where the way is a contract, that it has a say in what is contracted.",
    severity=Severity.INFO,
    counted="providers outside the NHS whose deciders are known",
    cost="the ground of each function that they provide, and what lies above each of them",
    analysis=outside_the_tent,
)
