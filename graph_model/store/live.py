"""The graph as it is now: its history in memory, read again only when the revision has moved.

Each look costs one round trip, for the revision. While a register is being loaded, a history that was
read whole before is kept, since it is of a revision that existed; one that was read half-way is read
again every few seconds, and every look says so.
"""

import time
from dataclasses import dataclass
from threading import Lock

from graph_model.errors import EmptyGraphError
from graph_model.garbage import put_off
from graph_model.history import History
from graph_model.store import repository
from graph_model.store.connection import Connection
from graph_model.store.repository import GraphState, RegisterRecord
from graph_model.store.snapshot import read_snapshot

__all__ = ["LiveGraph", "Look", "look_at"]

# How often a half-loaded graph is read again; reading England takes some two seconds.
HALF_LOADED_FOR_SECONDS = 5.0


@dataclass(frozen=True)
class Look:
    """The history at one moment.

    Attributes:
        state: of the graph now; where it is loading, `history` may be of the revision before, or half of the next.
    """

    history: History
    state: GraphState
    registers: tuple[RegisterRecord, ...]


class LiveGraph:
    """Looks at the graph through one connection; safe for many threads."""

    def __init__(self, connection: Connection) -> None:
        """Look through this connection; nothing is read yet."""
        self.connection = connection
        self._reading = Lock()
        self._kept: Look | None = None
        self._read_at = 0.0

    def look(self) -> Look:
        """Give the history of the graph's revision.

        Raises:
            StoreUnavailableError: the store went away.
        """
        state = self.connection.read(repository.graph_state)
        kept = self._kept
        if kept is None or not self._is_fresh(kept, state):
            with self._reading:
                kept = self._kept
                if kept is None or not self._is_fresh(kept, state):
                    kept = self._read()
        return Look(kept.history, state, kept.registers)

    def carry_over(self, revision: int) -> None:
        """Keep the history for the next revision, which changed no row of it: one that accepts or reopens a finding.

        Where another process wrote in between, the history is read again.
        """
        with self._reading:
            kept = self._kept
            if kept is not None and kept.state == GraphState(revision - 1, None):
                self._kept = Look(kept.history, GraphState(revision, None), kept.registers)

    def _is_fresh(self, kept: Look, state: GraphState) -> bool:
        if kept.state.revision != state.revision:
            return False
        if kept.state.loading is None:
            return True
        return state.loading is not None and time.monotonic() - self._read_at < HALF_LOADED_FOR_SECONDS

    def _read(self) -> Look:
        with put_off():
            snapshot = read_snapshot(self.connection)
            tables = {name: [row.entity for row in rows] for name, rows in snapshot.tables.items()}
            history = History(snapshot.state.revision, tables)
        self._read_at = time.monotonic()
        self._kept = Look(history, snapshot.state, tuple(snapshot.registers))
        return self._kept


def look_at(live: LiveGraph) -> Look:
    """Look at a graph that holds something.

    Raises:
        EmptyGraphError: nothing was loaded yet.
    """
    look = live.look()
    if len(look.history.functions) == 0 and len(look.history.organisations) == 0:
        raise EmptyGraphError(
            "load a register first, such as the one that comes with the product: whodecides load cases"
        )
    return look
