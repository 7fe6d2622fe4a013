"""What became of a register: rows read, accepted, rejected, written, and every fault."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph_model.ingest.faults import Fault

__all__ = ["RegisterReport", "TableReport"]


@dataclass(frozen=True)
class TableReport:
    """The counts of one table: read = accepted + rejected, and accepted = written + unmatched.

    Attributes:
        written: rows that the graph holds: added, changed and unchanged ones.
        retracted: rows that the graph held of an earlier version and holds no more.
        unmatched: accepted rows of which an end was rejected or is not in the graph.
        kept: rows that the graph holds of an earlier version, since the newer ones were rejected or are unmatched.
    """

    table: str
    read: int
    accepted: int
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    retracted: int = 0
    unmatched: int = 0
    kept: int = 0

    @property
    def rejected(self) -> int:
        """Rows with a fault of form."""
        return self.read - self.accepted

    @property
    def written(self) -> int:
        """Rows that the graph holds of the register."""
        return self.added + self.changed + self.unchanged


@dataclass(frozen=True)
class RegisterReport:
    """What became of a register.

    Attributes:
        revision: of the graph afterwards; None where nothing was written.
        governance: faults of governance, counted by a phrase that says what; they do not stop a load.
        left_alone: files of other names.
    """

    register: str
    tables: Sequence[TableReport]
    faults: Sequence[Fault]
    left_alone: Sequence[str]
    governance: Mapping[str, int] = field(default_factory=dict)
    revision: int | None = None

    @property
    def is_accepted(self) -> bool:
        """Whether every row and file is free of faults of form."""
        return len(self.faults) == 0
