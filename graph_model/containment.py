"""Which footprint lies wholly in which: `within` and `coterminous` compose, `partial` never does.

This is how footprints without ground are compared. Where both have ground, blocks are compared instead.
"""

from collections.abc import Iterable

from graph_model.entities import FootprintRelation
from graph_model.vocabulary import FootprintRelationKind

__all__ = ["Containment"]


class Containment:
    """The containment of footprints on one day; each is looked up once and kept."""

    def __init__(self, relations: Iterable[FootprintRelation]) -> None:
        """Index the relations of the day."""
        self._parents: dict[str, set[str]] = {}
        self._partial: dict[str, dict[str, float | None]] = {}
        self._above: dict[str, frozenset[str]] = {}
        self._children: dict[str, set[str]] = {}
        for row in relations:
            if row.relation is FootprintRelationKind.PARTIAL:
                self._partial.setdefault(row.child, {})[row.parent] = row.child_share
                continue
            self._parents.setdefault(row.child, set()).add(row.parent)
            self._children.setdefault(row.parent, set()).add(row.child)
            if row.relation is FootprintRelationKind.COTERMINOUS:
                self._parents.setdefault(row.parent, set()).add(row.child)

    def above(self, footprint: str) -> frozenset[str]:
        """The footprints that this one lies wholly in, itself among them."""
        if footprint not in self._above:
            found, front = {footprint}, [footprint]
            while len(front) > 0:
                fresh = self._parents.get(front.pop(), set()) - found
                found |= fresh
                front.extend(fresh)
            self._above[footprint] = frozenset(found)
        return self._above[footprint]

    def directly_in(self, outer: str) -> frozenset[str]:
        """The footprints that are recorded as lying within another, without a step between."""
        return frozenset(self._children.get(outer, ()))

    def lies_in(self, inner: str, outer: str) -> bool:
        """Whether one footprint is known to lie wholly in another; false where it is not known."""
        return outer in self.above(inner)

    def is_partial(self, inner: str, outer: str) -> bool:
        """Whether one footprint is recorded as lying only partly in another."""
        return outer in self._partial.get(inner, {})

    def partial_share(self, inner: str, outer: str) -> float | None:
        """The share of `inner` that lies in `outer`, where that is recorded as partial; None where it is not."""
        return self._partial.get(inner, {}).get(outer)
