"""The lines of a day, function by function: each distinct set of lines is one graph, shared by all its functions.

England has some seventy functions and half as many distinct graphs. A line points upwards; an edge of a graph holds
every line between its two ends. What reaches a terminal is found by one search downwards from the terminals.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import networkx as nx

from graph_model.analyses.keeping import Keep
from graph_model.asking import carries
from graph_model.entities import ALL_FUNCTIONS, Line
from graph_model.history import Slice
from graph_model.vocabulary import SECTOR_TERMINAL_TYPES, TERMINAL_TYPES

__all__ = ["Layer", "LayerGraph", "Layers"]

LayerGraph: TypeAlias = "nx.DiGraph[str]"
# The functions that a line names, as it names them.
Named: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Layer:
    """The lines of a day that can carry a path for some functions.

    Attributes:
        functions: all functions that exactly these lines are about, in id order.
        graph: frozen; organisations and, as the attribute `lines` of each edge, the lines between two of them.
        terminals: the organisations of the graph where accountability ends.
        sector_ends: those where a path ends without reaching a terminal, such as the members of a trust.
    """

    functions: tuple[str, ...]
    graph: LayerGraph
    terminals: frozenset[str]
    sector_ends: frozenset[str]

    @cached_property
    def reaching(self) -> frozenset[str]:
        """The organisations that reach Parliament or an electorate, and these themselves."""
        return self._below(self.terminals)

    @cached_property
    def ending(self) -> frozenset[str]:
        """The organisations that reach any end, a sector's among them."""
        return self.reaching | self._below(self.sector_ends)

    def lines(self, subject: str, holder: str) -> tuple[Line, ...]:
        """The lines of the layer between two organisations."""
        return tuple(self.graph.edges[subject, holder]["lines"])

    def _below(self, ends: Iterable[str]) -> frozenset[str]:
        below = self.graph.pred
        found = set(ends)
        front = list(found)
        while len(front) > 0:
            fresh = below[front.pop()].keys() - found
            found |= fresh
            front.extend(fresh)
        return frozenset(found)


class Layers:
    """The layers of one day, each made when it is first needed, unless its lines are those of another day."""

    def __init__(self, day: Slice, keep: Keep) -> None:
        """Build nothing yet."""
        self._day, self._keep = day, keep
        self._of: dict[str, Layer] = {}
        self._made: dict[frozenset[Named], Layer] = {}

    def of(self, function: str) -> Layer:
        """The layer of a function."""
        if function not in self._of:
            lists = self._named[function] if function in self._named else self._lists_about(function)
            if lists not in self._made:
                self._made[lists] = self._layer(lists)
            self._of[function] = self._made[lists]
        return self._of[function]

    @cached_property
    def every(self) -> tuple[Layer, ...]:
        """Every distinct layer of the functions of the catalogue, in the order of their first functions."""
        return tuple({id(layer): layer for layer in map(self.of, sorted(self._named))}.values())

    @cached_property
    def ending(self) -> frozenset[str]:
        """The organisations that reach an end, a sector's among them, for some function."""
        return frozenset().union(*(layer.ending for layer in self.every))

    @cached_property
    def _named(self) -> Mapping[str, frozenset[Named]]:
        """Which lists of functions are about each function of the catalogue."""
        return {function: self._lists_about(function) for function in self._day.history.functions}

    def _lists_about(self, function: str) -> frozenset[Named]:
        levels = frozenset((*self._day.history.ancestry(function), ALL_FUNCTIONS))
        return frozenset(named for named, lines in self._day.history.path_lines.items() if carries(lines[0], levels))

    def _layer(self, lists: frozenset[Named]) -> Layer:
        version = tuple(self._version(each) for each in sorted(lists))
        made = self._keep.made.setdefault(Layers, {})
        known = made.get(lists)
        if known is None or known[0] != version or not isinstance(known[1], Layer):
            known = made[lists] = (version, self._built(lists))
        layer = known[1]
        assert isinstance(layer, Layer)
        return layer

    def _version(self, named: Named) -> int:
        """The version of the lines that name a list of functions."""
        days = self._keep.days_of_lists.get(named, ())
        return bisect_right(days, self._day.day)

    def _built(self, lists: frozenset[Named]) -> Layer:
        between: dict[tuple[str, str], list[Line]] = {}
        for each in sorted(lists):
            for line in self._day.history.path_lines[each]:
                if line.holds_on(self._day.day) and self._day.counts(line):
                    between.setdefault((line.subject, line.holder), []).append(line)
        graph: LayerGraph = nx.DiGraph()
        graph.add_edges_from((subject, holder, {"lines": lines}) for (subject, holder), lines in between.items())
        records = self._day.history.organisations
        kinds = {each: records[each].type for each in graph if each in records}
        return Layer(
            functions=tuple(sorted(function for function, named in self._named.items() if named == lists)),
            graph=nx.freeze(graph),
            terminals=frozenset(each for each, kind in kinds.items() if kind in TERMINAL_TYPES),
            sector_ends=frozenset(each for each, kind in kinds.items() if kind in SECTOR_TERMINAL_TYPES),
        )
