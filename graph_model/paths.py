"""Ways upwards: which lines lead from a subject to a terminal or a given holder, and how many are independent.

A way never visits an organisation twice. Ways are found shortest first and bounded in number and length; an
answer that a bound has cut says so. Independent means without an organisation in common but the two ends.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
from networkx.algorithms.connectivity import build_auxiliary_node_connectivity, local_node_connectivity
from networkx.algorithms.flow import build_residual_network

from graph_model.asking import carries
from graph_model.entities import ALL_FUNCTIONS, Line
from graph_model.history import Blocks, Slice
from graph_model.projection import LineGraph, project_upwards, terminals
from graph_model.vocabulary import SECTOR_TERMINAL_TYPES, TERMINAL_TYPES, LineKind
from graph_model.wording import listed

__all__ = ["MOST_ENDS", "MOST_LINES", "MOST_WAYS", "Way", "WaysUp", "chains", "ways_up"]

Way = tuple[Line, ...]
# Longer chains than this do not occur in England; a way that is longer goes round in somebody's data.
MOST_LINES = 12
MOST_WAYS = 50
# Partial ways looked at: half a second's work, and far more than any body in England has.
MOST_STEPS = 20_000
# Ends to which independent ways are counted: a region's electorates, a flow each.
MOST_ENDS = 60
_COUNTED = "the independent ones are counted over all lines"
TOO_MANY = f"there are more ways than are shown, which are the shortest; {_COUNTED}"
TOO_WIDE = f"the search was cut after {MOST_STEPS:,} steps, so there may be more ways than are shown; {_COUNTED}"
TOO_LONG = f"ways of more than {MOST_LINES} lines are not shown; {_COUNTED}"


@dataclass(frozen=True)
class WaysUp:
    """Ways from a subject upwards.

    Attributes:
        ways: each from the subject to an end, shortest first.
        independent: how many ways to each end share no organisation; by the end's id.
        cut: what a bound has left out, in one sentence; None where nothing was.
    """

    ways: tuple[Way, ...]
    independent: dict[str, int]
    cut: str | None

    @property
    def notes(self) -> Iterator[str]:
        """What a reader must know: what a bound has cut, and which lines may be about something else."""
        if self.cut is not None:
            yield self.cut
        unsaid = {line.id for way in self.ways for line in way if len(line.functions) == 0}
        if len(unsaid) > 0:
            yield f"these lines do not say for which functions they are, which may be any: {listed(unsaid)}"


def chains(day: Slice, organisation: str, levels: Sequence[str], ground: Blocks) -> Iterator[Way]:
    """Yield, for each line by which an organisation answers, the shortest way over it to each terminal.

    Args:
        day: the day.
        organisation: where the chain begins.
        levels: the function and its ancestors, and "*".
        ground: lines that are known to be for other ground are left out; empty leaves out none.
    """
    for first in _lines_up(day, organisation, levels, ground):
        yield from _shortest_over(day, first, levels, ground)


def _shortest_over(day: Slice, first: Line, levels: Sequence[str], ground: Blocks) -> Iterator[Way]:
    seen = {first.subject, first.holder}
    queue: deque[Way] = deque([(first,)])
    while len(queue) > 0:
        way = queue.popleft()
        if _type_of(day, way[-1].holder) in TERMINAL_TYPES | SECTOR_TERMINAL_TYPES:
            yield way
            continue
        for line in _lines_up(day, way[-1].holder, levels, ground):
            if line.holder not in seen:
                seen.add(line.holder)
                queue.append((*way, line))


def _lines_up(day: Slice, organisation: str, levels: Sequence[str], ground: Blocks) -> Iterator[Line]:
    for line in day.lines_up.get(organisation, ()):
        if carries(line, levels) and not _elsewhere(day, line, ground):
            yield line


def _elsewhere(day: Slice, line: Line, ground: Blocks) -> bool:
    held = None if line.footprint is None else day.ground.get(line.footprint)
    return held is not None and len(ground) > 0 and held.isdisjoint(ground)


def _type_of(day: Slice, organisation: str) -> str | None:
    record = day.history.organisations.get(organisation)
    return None if record is None else record.type


def ways_up(
    day: Slice, subject: str, holder: str | None, function: str | None, without: frozenset[LineKind] = frozenset()
) -> WaysUp:
    """Find the ways from a subject to a holder, or to every terminal, and count the independent ones by flow.

    Args:
        day: the day.
        subject: where the ways begin.
        holder: where they end; None ends them at every terminal.
        function: whose lines are followed; None follows every line, along ways that some function runs all along.
        without: kinds of lines that are not followed.

    Cost: the lines above the subject; a search bounded by `MOST_WAYS`, `MOST_LINES` and `MOST_STEPS`; and one maximum
    flow on those lines for each of at most `MOST_ENDS` ends that two ways can reach.
    """
    layer = project_upwards(day, subject, () if function is None else day.history.ancestry(function), without)
    ends = set(terminals(layer) if holder is None else [holder]) & set(layer) - {subject}
    ways, cut = _search(layer, subject, ends, _Carried(day.history.below))
    lines = nx.DiGraph(layer) if cut is not None else _lines_of(ways)
    counted = sorted(ends & set(lines))
    if len(counted) > MOST_ENDS:
        more = f"independent ways are counted to {MOST_ENDS} of the {len(counted)} ends"
        cut = more if cut is None else f"{cut}; {more}"
    return WaysUp(ways, _independent(lines, subject, counted[:MOST_ENDS]), cut)


def _lines_of(ways: Iterable[Way]) -> "nx.DiGraph[str]":
    lines: nx.DiGraph[str] = nx.DiGraph()
    lines.add_edges_from((line.subject, line.holder) for way in ways for line in way)
    return lines


def _independent(lines: "nx.DiGraph[str]", subject: str, ends: Iterable[str]) -> dict[str, int]:
    """Count ways that share no organisation; where but one line leaves or arrives, there is one, without a flow."""
    single = {end for end in ends if min(lines.out_degree(subject), lines.in_degree(end)) == 1}
    counts = dict.fromkeys(ends, 1)
    if len(single) < len(counts):
        split = build_auxiliary_node_connectivity(lines)
        residual = build_residual_network(split, "capacity")
        for end in counts.keys() - single:
            counts[end] = int(local_node_connectivity(lines, subject, end, auxiliary=split, residual=residual))
    return counts


class _Carried:
    """Which functions a line carries: those that it names, and all below them. None stands for every function."""

    def __init__(self, below: Mapping[str, frozenset[str]]) -> None:
        self._below = below

    def along(self, carried: frozenset[str] | None, line: Line) -> frozenset[str] | None:
        """What is carried along a way that goes on by this line; empty where no function runs all the way."""
        if ALL_FUNCTIONS in line.functions or len(line.functions) == 0:
            return carried
        named = (self._below.get(function, frozenset({function})) for function in line.functions)
        here = frozenset[str]().union(*named)
        return here if carried is None else carried & here


def _search(layer: LineGraph, subject: str, ends: set[str], carried: _Carried) -> tuple[tuple[Way, ...], str | None]:
    """Walk outwards breadth first, so that the shortest ways come first, and only towards an end."""
    useful = _below(layer, ends)
    out = {organisation: _out(layer, organisation) for organisation in useful}
    found: list[Way] = []
    too_long = False
    begun = (
        _Partial((line,), frozenset({subject}), carried.along(None, line))
        for line in out.get(subject, ())
        if line.holder in useful and line.holder != subject
    )
    queue = deque(begun)
    for _ in range(MOST_STEPS):
        if len(queue) == 0:
            return tuple(found), TOO_LONG if too_long else None
        part = queue.popleft()
        here = part.way[-1].holder
        if here in ends:
            if len(found) == MOST_WAYS:
                return tuple(found), TOO_MANY
            found.append(part.way)
            continue
        following = [
            line
            for line in out[here]
            if line.holder in useful and line.holder not in {here, *part.visited} and part.goes_on(line, carried)
        ]
        if len(part.way) < MOST_LINES:
            queue.extend(part.on(line, carried) for line in following)
        else:
            too_long = too_long or len(following) > 0
    return tuple(found), (TOO_WIDE if len(queue) > 0 else TOO_LONG if too_long else None)


def _below(layer: LineGraph, ends: Iterable[str]) -> set[str]:
    """The organisations from which an end is reached, the ends among them."""
    found = set(ends)
    front = list(found)
    while len(front) > 0:
        fresh = set(layer.predecessors(front.pop())) - found
        found |= fresh
        front.extend(fresh)
    return found


@dataclass(frozen=True)
class _Partial:
    """A way that has not reached an end: its lines, whom it has visited, and which functions run along it."""

    way: Way
    visited: frozenset[str]
    functions: frozenset[str] | None

    def goes_on(self, line: Line, carried: _Carried) -> bool:
        """Whether some function of the way so far is carried by the line too."""
        return carried.along(self.functions, line) != frozenset()

    def on(self, line: Line, carried: _Carried) -> "_Partial":
        """Take one line more."""
        return _Partial((*self.way, line), self.visited | {line.subject}, carried.along(self.functions, line))


def _out(layer: LineGraph, organisation: str) -> list[Line]:
    lines = [facts["line"] for *_, facts in layer.out_edges(organisation, data=True)]
    return sorted(lines, key=lambda line: line.id)
