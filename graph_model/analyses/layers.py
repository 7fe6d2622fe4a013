"""The lines of a day, function by function: each distinct set of lines is one graph, shared by all its functions.

England has some seventy functions and two thirds as many distinct graphs. A line points upwards. What reaches a
terminal is found by one search downwards from the terminals.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import networkx as nx

from graph_model.analyses.keeping import Keep
from graph_model.asking import carries
from graph_model.entities import ALL_FUNCTIONS, Line
from graph_model.history import Slice
from graph_model.vocabulary import SECTOR_TERMINAL_TYPES, TERMINAL_TYPES, OrganisationType

__all__ = ["Layer", "LayerGraph", "Layers"]

LayerGraph: TypeAlias = "nx.DiGraph[str]"
# The functions that a line names, as it names them.
Named: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Layer:
    """The lines of a day that can carry a path for some functions.

    Attributes:
        functions: all functions that exactly these lines are about, in id order.
        up: whom each organisation answers to, and by which lines.
        down: who answers to each organisation.
        terminals: the organisations of the layer where accountability ends.
        sector_ends: those where a path ends without reaching a terminal, such as the members of a trust.
    """

    functions: tuple[str, ...]
    up: Mapping[str, Mapping[str, Sequence[Line]]]
    down: Mapping[str, Sequence[str]]
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

    @cached_property
    def circles(self) -> tuple[frozenset[str], ...]:
        """The sets of organisations of which each reaches each other; one that answers to itself is a set of its own.

        Cost: linear in the edges between organisations that owe and are owed an account; most are at the bottom.
        """
        inner = self.up.keys() & self.down.keys()
        among: LayerGraph = nx.DiGraph((each, to) for each in inner for to in self.up[each] if to in inner)
        parts = map(frozenset, nx.strongly_connected_components(among))
        return tuple(part for part in parts if len(part) > 1 or any(among.has_edge(each, each) for each in part))

    def _below(self, ends: Iterable[str]) -> frozenset[str]:
        found = set(ends)
        front = list(found)
        while len(front) > 0:
            fresh = set(self.down.get(front.pop(), ())) - found
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
        return self._keep.whole((Layer, lists), version, lambda: self._built(lists))

    def _version(self, named: Named) -> int:
        """The version of the lines that name a list of functions."""
        days = self._keep.days_of_lists.get(named, ())
        return bisect_right(days, self._day.day)

    def _built(self, lists: frozenset[Named]) -> Layer:
        up: dict[str, dict[str, list[Line]]] = {}
        down: dict[str, list[str]] = {}
        for line in (line for each in sorted(lists) for line in self._lines(each)):
            up.setdefault(line.subject, {}).setdefault(line.holder, []).append(line)
        for subject, holders in up.items():
            for holder in holders:
                down.setdefault(holder, []).append(subject)
        return Layer(
            functions=tuple(sorted(function for function, named in self._named.items() if named == lists)),
            up=up,
            down=down,
            terminals=frozenset(each for each in self._ends(TERMINAL_TYPES) if each in up or each in down),
            sector_ends=frozenset(each for each in self._ends(SECTOR_TERMINAL_TYPES) if each in up or each in down),
        )

    def _lines(self, named: Named) -> tuple[Line, ...]:
        """The lines of the day that name a list of functions; many layers have them."""
        lines, day = self._day.history.path_lines[named], self._day
        return self._keep.whole(
            (Line, named),
            (self._version(named),),
            lambda: tuple(line for line in lines if line.holds_on(day.day) and day.counts(line)),
        )

    def _ends(self, types: frozenset[OrganisationType]) -> tuple[str, ...]:
        records = self._day.history.organisations.values()
        return self._keep.whole((Layer, types), (), lambda: tuple(each.id for each in records if each.type in types))
