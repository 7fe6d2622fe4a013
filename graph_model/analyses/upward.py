"""What hangs on what in one layer: the dominators of every organisation on its ways up, and how many ways are apart.

The layer is turned round and searched from one root that stands for every terminal. An organisation that stands on
every way up of another dominates it there: take it away, and the other reaches nobody. That is what a cut vertex is
in a graph with directions. Who is dominated by the root alone has two ways up that meet nobody in common, or answers
to a terminal itself; how many, only a flow can tell, and it needs no more than what lies above that organisation.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from weakref import WeakKeyDictionary

import networkx as nx
from networkx.algorithms.connectivity import local_node_connectivity

from graph_model.analyses.layers import Layer

__all__ = ["Upward", "upward"]

# Stands for all terminals; no register can use it as an id, since ids have no control characters.
ROOT = "\x00terminals"


class Upward:
    """The dominators of one layer; worked out when first asked for."""

    def __init__(self, layer: Layer) -> None:
        """Work nothing out yet."""
        # Not the layer itself: what is kept with it must not keep it.
        self._up, self._down, self._ends = layer.up, layer.down, layer.terminals
        self._independent: dict[str, int] = {}

    @cached_property
    def above(self) -> Mapping[str, str]:
        """The nearest organisation, or the root, on every way up of each organisation that has one.

        Cost: nearly linear in the lines of the layer.
        """
        up, down, ends = self._up, self._down, self._ends
        turned: nx.DiGraph[str] = nx.DiGraph()
        turned.add_node(ROOT)
        for subject in (up.keys() & down.keys()) - ends:
            turned.add_edges_from((ROOT if holder in ends else holder, subject) for holder in up[subject])
        found = nx.immediate_dominators(turned, ROOT)
        above = {each: point for each, point in found.items() if each != ROOT}
        # Whom nobody answers to stands on nobody's way, so where the ways of its holders meet, its own do. Most are so.
        outer = up.keys() - down.keys() - ends
        alike: dict[tuple[str, ...], list[str]] = {}
        for each in outer:
            alike.setdefault(tuple(up[each]), []).append(each)
        points = ((_meeting(above, [ROOT if to in ends else to for to in holders]), holders) for holders in alike)
        return above | {each: point for point, holders in points if point is not None for each in alike[holders]}

    @cached_property
    def hanging(self) -> Mapping[str, frozenset[str]]:
        """For each organisation that stands on every way up of others: these others.

        Cost: the organisations, times how many stand on every way up of one.
        """
        below: dict[str, list[str]] = {}
        for each, point in self.above.items():
            below.setdefault(point, []).append(each)
        found: dict[str, frozenset[str]] = {}
        front = [ROOT]
        for point in front:
            front.extend(each for each in below.get(point, ()) if each in below)
        for point in reversed(front[1:]):
            deeper = (found[each] for each in below[point] if each in found)
            found[point] = frozenset(below[point]).union(*deeper)
        return found

    @cached_property
    def several(self) -> Mapping[str, int]:
        """The organisations with two or more ways up that meet nobody in common, and how many these are."""
        counts = ((each, self.independent(each)) for each, point in self.above.items() if point == ROOT)
        return {each: count for each, count in counts if count > 1}

    def independent(self, organisation: str) -> int:
        """How many ways up of an organisation meet nobody in common but the terminal; 0 where it has none.

        Cost: nothing where all ways meet in one organisation, else a maximum flow on what lies above it.
        """
        if organisation not in self._independent:
            self._independent[organisation] = self._counted(organisation)
        return self._independent[organisation]

    def _counted(self, organisation: str) -> int:
        above = self.above.get(organisation)
        if above is None:
            return 0
        return 1 if above != ROOT else _flow(organisation, frozenset(self._ancestry(organisation)))

    def _ancestry(self, organisation: str) -> Iterator[tuple[str, str]]:
        """What lies above an organisation, every terminal as one end; its own lines to terminals stay apart."""
        front, seen = [organisation], {organisation}
        while len(front) > 0:
            here = front.pop()
            for holder in self._up.get(here, ()):
                if holder not in self._ends:
                    yield here, holder
                    front.extend({holder} - seen)
                    seen.add(holder)
                elif here == organisation:
                    yield from ((here, holder), (holder, ROOT))
                else:
                    yield here, ROOT


def _meeting(above: Mapping[str, str], holders: Iterable[str]) -> str | None:
    """The nearest point on every way up through some holders; None where none of them has one."""
    known = [each for each in holders if each in above or each == ROOT]
    if len(known) <= 1:
        return next(iter(known), None)
    ways = [list(_way(above, each)) for each in known]
    shared = set(ways[0]).intersection(*ways[1:])
    return next(point for point in ways[0] if point in shared)


def _way(above: Mapping[str, str], point: str) -> Iterator[str]:
    """A point, and the points on every way up of it, up to the root."""
    while point != ROOT:
        yield point
        point = above[point]
    yield ROOT


# Many functions have the same lines above an organisation; a country has some thousand of such pieces.
@lru_cache(4_096)
def _flow(organisation: str, edges: frozenset[tuple[str, str]]) -> int:
    above: nx.DiGraph[str] = nx.DiGraph()
    above.add_edges_from(sorted(edges))
    return int(local_node_connectivity(above, organisation, ROOT))


_KEPT: "WeakKeyDictionary[Layer, Upward]" = WeakKeyDictionary()


def upward(layer: Layer) -> Upward:
    """Give what hangs on what in a layer: worked out once, for as long as the layer is kept."""
    if layer not in _KEPT:
        _KEPT[layer] = Upward(layer)
    return _KEPT[layer]
