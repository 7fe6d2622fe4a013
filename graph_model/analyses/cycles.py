"""D04: bodies that answer to each other in a circle, for one function.

Looked for function by function, among the lines that can be part of a path: two trusts that subcontract different
services to each other are in no circle. Lines for areas with no ground in common are not in one circle either, nor is
a body that does not exist on the day: D03 tells of lines to it. A host may buy from what it hosts, or sell to it: what
closes only by hosting and a contract together is no circle, since a host lends a legal person and no mandate. A circle
that closes only by a line that is undated, unsure or of which no function is recorded is information.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import networkx as nx

from graph_model.analyses.context import Context
from graph_model.analyses.layers import Layer, LayerGraph
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about
from graph_model.entities import ALL_FUNCTIONS, Line
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.history import Blocks
from graph_model.vocabulary import LineKind
from graph_model.wording import joined

__all__ = ["RULE", "cycles"]

_CONTRACTS = frozenset({LineKind.COMMISSIONING_CONTRACT, LineKind.SUBCONTRACT})


@dataclass
class _Circle:
    """A circle while it is gathered over the functions."""

    functions: set[str] = field(default_factory=set)
    lines: dict[str, Line] = field(default_factory=dict)
    is_sure: bool = False


def cycles(context: Context) -> Looked:
    """Find the sets of bodies of which each answers to each other.

    Cost: linear in the lines of each distinct layer; a circle is looked at once more for each distinct piece of ground
    among its lines.
    """
    circles: dict[frozenset[str], _Circle] = {}
    for layer in context.layers.every:
        for members, lines in _of_layer(context, layer):
            circle = circles.setdefault(members, _Circle())
            circle.functions.update(layer.functions)
            circle.lines.update((line.id, line) for line in lines)
            circle.is_sure = circle.is_sure or _closes_for_sure(context, members, lines)
    findings = (_finding(context, members, circle) for members, circle in circles.items())
    return Looked.at(len(context.history.functions), findings)


def _of_layer(context: Context, layer: Layer) -> Iterator[tuple[frozenset[str], list[Line]]]:
    """The circles of a layer, each with its lines that are for the same ground."""
    for members in layer.circles:
        living = members & context.alive.keys()
        edges = ((each, to) for each in sorted(living) for to in layer.up[each] if to in living)
        among = [line for edge in edges for line in layer.up[edge[0]][edge[1]]]
        for there in _by_ground(context, among):
            for ring in _rings(there):
                if not _is_a_host_that_trades(ring, there):
                    yield ring, [line for line in there if {line.subject, line.holder} <= ring]


def _is_a_host_that_trades(ring: frozenset[str], lines: Iterable[Line]) -> bool:
    """Whether a circle closes neither without the lines of hosting nor without the contracts."""
    lines = list(lines)
    return all(
        ring not in _rings(line for line in lines if line.kind not in kinds)
        for kinds in (frozenset({LineKind.HOSTING}), _CONTRACTS)
    )


def _rings(lines: Iterable[Line]) -> list[frozenset[str]]:
    """The sets of bodies that reach each other by some lines; one that answers to itself is a set of its own."""
    graph: LayerGraph = nx.DiGraph((line.subject, line.holder) for line in lines)
    parts = nx.strongly_connected_components(graph)
    return [frozenset(part) for part in parts if len(part) > 1 or any(graph.has_edge(each, each) for each in part)]


def _by_ground(context: Context, lines: list[Line]) -> Iterator[list[Line]]:
    """The lines that are for the same ground, ground by ground; one whose ground is not known is for each."""
    grounds = {line.id: context.day.ground.get(line.footprint or "") for line in lines}
    known: list[Blocks] = [ground for ground in grounds.values() if ground is not None]
    blocks = frozenset().union(*known)
    if len(blocks) == 0:
        yield lines
        return
    alike: dict[tuple[str, ...], list[Line]] = {}
    for block in blocks:
        here = [line for line in lines if block in (grounds[line.id] or {block})]
        alike[tuple(line.id for line in here)] = here
    yield from (here for _, here in sorted(alike.items()))


def _closes_for_sure(context: Context, members: frozenset[str], lines: Iterable[Line]) -> bool:
    """Whether a circle closes by sure lines that are for the same ground, known or that of one area."""
    sure = [line for line in lines if len(_doubts(line)) == 0]
    unknown = _unknown(context, sure)
    known = [line for line in sure if line.footprint not in unknown]
    in_one = ([line for line in sure if line.footprint in {None, area}] for area in sorted(unknown))
    return any(members in _rings(each) for each in (known, *in_one))


def _unknown(context: Context, lines: Iterable[Line]) -> frozenset[str]:
    """The areas of some lines of which the ground is not known."""
    areas = frozenset(line.footprint for line in lines if line.footprint is not None)
    return frozenset(area for area in areas if area not in context.day.ground)


def _doubts(line: Line) -> tuple[str, ...]:
    return (line.id,) if len(line.functions) == 0 else doubtful(line)


def _finding(context: Context, members: frozenset[str], circle: _Circle) -> Finding:
    path = _shortest(circle.lines.values(), min(members))
    functions = _plainest(context, circle.functions)
    what = "everything" if functions == (ALL_FUNCTIONS,) else about(context, functions)
    names = joined(sorted(map(context.name, members)))
    doubts = (
        *(each for line in circle.lines.values() for each in _doubts(line)),
        *_unknown(context, circle.lines.values()),
    )
    circular = "answers to itself" if len(members) == 1 else "answer to each other in a circle"
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=tuple(members),
        functions=functions,
        sentence=f"{names} {circular} for {what}, so that nobody stands above them.",
        advice="Find which of these lines points the wrong way or is not so, and end it.",
        evidence=Evidence(lines=tuple(circle.lines), paths=(path,)),
        rests_on=() if circle.is_sure else doubts,
    )


def _plainest(context: Context, functions: set[str]) -> tuple[str, ...]:
    """All functions as one word; else those that are not under another of them."""
    if functions >= context.history.functions.keys():
        return (ALL_FUNCTIONS,)
    return tuple(sorted(each for each in functions if functions.isdisjoint(context.history.ancestry(each)[1:])))


def _shortest(lines: Iterable[Line], start: str) -> tuple[str, ...]:
    """The shortest way from an organisation back to itself, beginning and ending with it."""
    graph: LayerGraph = nx.DiGraph((line.subject, line.holder) for line in lines)
    ways = [nx.shortest_path(graph, to, start) for to in sorted(graph.succ[start]) if nx.has_path(graph, to, start)]
    return (start, *min(ways, key=lambda way: (len(way), way)))


RULE = Rule(
    id="D04",
    title="Cycles",
    question="Which bodies answer to each other in a circle for one function?",
    means="Accountability goes round and ends nowhere.",
    does_not_mean="That two bodies may not each buy different services from the other.",
    severity=Severity.FAULT,
    counted="functions",
    cost="linear in the lines of each distinct set of lines that functions share",
    analysis=cycles,
)
