"""Changes as they are kept: what was written, what stood there before, by whom, when and why.

The id of a change is made of what it is about, so that a load that is finished after a crash
tells each change once.
"""

import getpass
import json
import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from graph_model.entities import Entity
from graph_model.store.repository import Stored
from graph_model.tables import Table
from graph_model.vocabulary import ChangeKind

__all__ = ["CHANGES_OF_HANDS", "ChangeLog", "kind_of", "whoever"]

CHANGES_OF_HANDS = frozenset({ChangeKind.SHARED, ChangeKind.LEFT})


@dataclass(frozen=True)
class ChangeLog:
    """Makes the changes of one load; `revision` is the one that the graph will have after it."""

    revision: int
    register: str
    by: str
    why: str

    def of_row(self, table: Table, before: Stored | None, after: Stored | None) -> dict[str, Any]:
        """Make the change of one row; where only its registers change, they are what stood before and stands after."""
        kind = kind_of(before, after)
        row = next(stored.entity.key for stored in (before, after) if stored is not None)
        told = _registers if kind in CHANGES_OF_HANDS else _json
        return self._change(kind, table.name, row, told(before), told(after))

    def of_register(self, kind: ChangeKind, counts: Mapping[str, int]) -> dict[str, Any]:
        """Make the one change of a register that is new to the graph, with its rows by table."""
        return self._change(kind, "", "", None, json.dumps(counts))

    def of_acceptance(
        self, kind: ChangeKind, finding: str, before: Mapping[str, object] | None, after: Mapping[str, object] | None
    ) -> dict[str, Any]:
        """Make the change of a finding that was accepted or reopened; its table is that of no register."""
        told = [None if each is None else json.dumps(each, default=str) for each in (before, after)]
        return self._change(kind, "acceptances", finding, *told)

    def _change(self, kind: ChangeKind, table: str, row: str, before: str | None, after: str | None) -> dict[str, Any]:
        properties = {
            "revision": self.revision,
            "register": self.register,
            "kind": kind.value,
            "table": table,
            "row": row,
            "before": before,
            "after": after,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "by": self.by,
            "why": self.why,
        }
        return {"id": f"{self.revision}|{self.register}|{kind.value}|{table}|{row}", "properties": properties}


def whoever() -> str:
    """Say who runs this process, and on which machine: by name, or by number where the system knows none."""
    try:
        user = getpass.getuser()
    except (ImportError, KeyError, OSError):  # which of them depends on the version of Python
        user = f"uid {os.getuid()}"
    return f"{user}@{socket.gethostname()}"


def kind_of(before: Stored | None, after: Stored | None) -> ChangeKind:
    """Tell what became of a row: added where nothing was before, retracted where nothing is after."""
    if before is None:
        return ChangeKind.ADDED
    if after is None:
        return ChangeKind.RETRACTED
    if before.registers == after.registers:
        return ChangeKind.CHANGED
    return ChangeKind.SHARED if len(before.registers) < len(after.registers) else ChangeKind.LEFT


def _registers(stored: Stored | None) -> str | None:
    return None if stored is None else json.dumps({"registers": stored.registers})


def _json(stored: Stored | None) -> str | None:
    if stored is None:
        return None
    entity: Entity = stored.entity
    return entity.model_dump_json(exclude_defaults=True)
