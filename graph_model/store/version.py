"""A version of a register, as it is held against the graph: what it says, and what it may have meant to say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph_model.entities import Entity

__all__ = ["RejectedKeys", "Rows", "Version"]

Rows = Mapping[str, Mapping[str, Entity]]


class RejectedKeys:
    """Which rows of one table were rejected; a value of an id that was at fault (None) may have been any."""

    def __init__(self, keys: Iterable[tuple[str | None, ...]]) -> None:
        """Keep the keys by which of their values are known, so that each stored row is looked up once for each."""
        self._known: dict[tuple[int, ...], set[tuple[str, ...]]] = {}
        for key in keys:
            values = {place: value for place, value in enumerate(key) if value is not None}
            self._known.setdefault(tuple(values), set()).add(tuple(values.values()))

    def may_be(self, row: Entity) -> bool:
        """Whether a rejected row may have been a newer version of this one."""
        parts = row.parts
        return any(tuple(parts[place] for place in places) in known for places, known in self._known.items())


@dataclass(frozen=True)
class Version:
    """A version of a register.

    Attributes:
        name: of the register.
        rows: the accepted rows, by table and id.
        rejected: the rows with a fault, by table: what the graph holds of them stays as it is.
    """

    name: str
    rows: Rows
    rejected: Mapping[str, RejectedKeys] = field(default_factory=dict)
