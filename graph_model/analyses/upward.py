"""What hangs on what in one layer: the dominators of every organisation on its ways up, and how many ways are apart.

The layer is turned round and searched from one root that stands for every terminal. An organisation that stands on
every way up of another dominates it there: take it away, and the other reaches nobody. That is what a cut vertex is
in a graph with directions. Who is dominated by the root alone has two ways up that meet nobody in common, or answers
to a terminal itself; how many, only a flow can tell, and it needs no more than what lies above that organisation.
"""

from collections.abc import Iterator, Mapping
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
        self._layer = layer
        self._independent: dict[str, int] = {}

    @cached_property
    def _above(self) -> Mapping[str, str]:
        """The nearest organisation, or the root, on every way up of each organisation that has one.

        Cost: nearly linear in the lines of the layer.
        """
        turned: nx.DiGraph[str] = nx.DiGraph()
        turned.add_node(ROOT)
        ends = self._layer.terminals
        for subject, holder in self._layer.graph.edges:
            if subject not in ends:
                turned.add_edge(ROOT if holder in ends else holder, subject)
        found = nx.immediate_dominators(turned, ROOT)
        return {each: above for each, above in found.items() if each != ROOT}

    @cached_property
    def hanging(self) -> Mapping[str, frozenset[str]]:
        """For each organisation that stands on every way up of others: these others.

        Cost: the organisations, times how many stand on every way up of one.
        """
        found: dict[str, set[str]] = {}
        for organisation in self._above:
            for point in self._points(organisation):
                found.setdefault(point, set()).add(organisation)
        return {point: frozenset(others) for point, others in found.items()}

    def independent(self, organisation: str) -> int:
        """How many ways up of an organisation meet nobody in common but the terminal; 0 where it has none.

        Cost: nothing where all ways meet in one organisation, else a maximum flow on what lies above it.
        """
        if organisation not in self._independent:
            self._independent[organisation] = self._counted(organisation)
        return self._independent[organisation]

    def _counted(self, organisation: str) -> int:
        above = self._above.get(organisation)
        if above is None:
            return 0
        return 1 if above != ROOT else _flow(organisation, frozenset(self._ancestry(organisation)))

    def _points(self, organisation: str) -> Iterator[str]:
        point = self._above[organisation]
        while point != ROOT:
            yield point
            point = self._above[point]

    def _ancestry(self, organisation: str) -> Iterator[tuple[str, str]]:
        """What lies above an organisation, every terminal as one end; its own lines to terminals stay apart."""
        front, seen = [organisation], {organisation}
        while len(front) > 0:
            here = front.pop()
            for holder in self._layer.graph.succ.get(here, ()):
                if holder not in self._layer.terminals:
                    yield here, holder
                    front.extend({holder} - seen)
                    seen.add(holder)
                elif here == organisation:
                    yield from ((here, holder), (holder, ROOT))
                else:
                    yield here, ROOT


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
