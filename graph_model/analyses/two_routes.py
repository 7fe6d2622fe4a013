"""D02: an organisation that answers by two lines of one kind to different bodies, for the same thing.

No path is searched: the bearing lines by which each organisation leaves are compared, those of one kind with each
other. Joint exercise needs every parent, and is never meant. Contracts are compared on the ground for which they are,
others on the area of the line. Two lines of which it cannot be told whether they are for the same functions and ground
are information. A line to a body that does not exist on the day is no second route: D03 tells of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from graph_model.analyses.aspects import BORDERS_OF_LINES, placing_holders
from graph_model.analyses.context import Context
from graph_model.analyses.exemptions import ROUTE_EXEMPTIONS, Case, tried
from graph_model.analyses.overlapping import share_ground, shared_functions
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about
from graph_model.entities import Line, Organisation
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.spoken import spoken
from graph_model.vocabulary import Bearing, LineKind
from graph_model.wording import joined

__all__ = ["RULE", "two_routes"]

_COMPARED = frozenset(kind for kind in LineKind if kind.bearing is not Bearing.NEVER) - {LineKind.JOINT_EXERCISE}
_READ = frozenset({BORDERS_OF_LINES}) | placing_holders(*_COMPARED)


@dataclass(frozen=True)
class _Fork:
    """Two lines of one kind to different holders, for the same functions."""

    lines: tuple[Line, Line]
    functions: tuple[str, ...]
    why_not: tuple[str, ...]
    rests_on: tuple[str, ...]


def two_routes(context: Context) -> Looked:
    """Find organisations that leave by two lines of one kind.

    Cost: the pairs of lines of one kind of each organisation; contracts by function and ground.
    """
    looked = list(context.over_organisations(RULE.id, _READ, partial(_of_organisation, context)))
    forks = (_standing(context, each) for _, found in looked for each in found)
    findings = (_finding(context, each) for each in forks if len(each) > 0)
    return Looked.at(sum(count for count, _ in looked), findings)


def _of_organisation(context: Context, organisation: Organisation) -> tuple[int, tuple[tuple[_Fork, ...], ...]]:
    """How many kinds of line an organisation leaves by, and the forks of each kind that has any."""
    kinds: dict[LineKind, list[Line]] = {}
    for line in context.lines_from(organisation.id):
        if line.kind in _COMPARED:
            kinds.setdefault(line.kind, []).append(line)
    forks = (tuple(_forks(context, lines)) for lines in kinds.values())
    return len(kinds), tuple(each for each in forks if len(each) > 0)


def _forks(context: Context, lines: list[Line]) -> Iterator[_Fork]:
    if len({line.holder for line in lines}) > 1:
        for one, other in combinations(lines, 2):
            yield from _fork(context, one, other)


def _standing(context: Context, forks: tuple[_Fork, ...]) -> tuple[_Fork, ...]:
    """The forks of which no branch leads to a body that does not exist on the day."""
    return tuple(fork for fork in forks if all(line.holder in context.alive for line in fork.lines))


def _fork(context: Context, one: Line, other: Line) -> Iterator[_Fork]:
    functions = shared_functions(context.history, one, other)
    there = share_ground(context, one.footprint, other.footprint)
    if one.holder == other.holder or functions == () or there is False:
        return
    stands, why_not, doubts = [], {}, list(doubtful(one, other))
    for function in functions or ("",):
        verdict = tried(Case(context, function, one, other), ROUTE_EXEMPTIONS)
        if verdict.applies is None:
            stands.append(function)
            why_not.update(dict.fromkeys(verdict.why_not))
    if functions is None:
        doubts += [line.id for line in (one, other) if len(line.functions) == 0]
    if there is None:
        doubts += [each for each in (one.footprint, other.footprint) if each is not None]
    if any("not known" in why for why in why_not):
        doubts += [one.id, other.id]
    if len(stands) > 0:
        yield _Fork((one, other), tuple(each for each in stands if each != ""), tuple(why_not), tuple(doubts))


def _finding(context: Context, forks: tuple[_Fork, ...]) -> Finding:
    organisation, kind = forks[0].lines[0].subject, forks[0].lines[0].kind
    sure = [fork for fork in forks if len(fork.rests_on) == 0]
    told = sure or forks
    functions = tuple(sorted({function for fork in told for function in fork.functions}))
    holders = sorted({context.name(line.holder) for fork in told for line in fork.lines})
    what = "" if len(functions) == 0 else f" for {about(context, functions)}"
    name = context.name(organisation)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(organisation,),
        functions=functions,
        sentence=f"{name} answers in one and the same way ({spoken(kind)}) to {joined(holders)}{what}.",
        advice=f"Settle to which of them {name} answers, and end the other line; or give each line its own area.",
        evidence=Evidence(
            lines=tuple(line.id for fork in told for line in fork.lines),
            paths=tuple((line.subject, line.holder) for fork in told for line in fork.lines),
        ),
        piece=kind,
        affected=tuple(line.holder for fork in told for line in fork.lines),
        why_not_exempt=tuple(dict.fromkeys(why for fork in told for why in fork.why_not)),
        rests_on=() if len(sure) > 0 else tuple(doubt for fork in forks for doubt in fork.rests_on),
    )


RULE = Rule(
    id="D02",
    title="Two routes",
    question="Which organisations answer by two lines of one kind to different bodies, for the same thing?",
    means="Two bodies call it to account in the same way for the same thing, so each may leave it to the other.",
    does_not_mean="That lines of different kinds are too many: a trust rightly answers in several ways.",
    severity=Severity.WARNING,
    counted="ways in which organisations answer, by kind of line",
    cost="pairs of lines of one kind of each organisation",
    analysis=two_routes,
)
