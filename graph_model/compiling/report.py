"""What became of a compilation: the files that were used, what the register holds, and what did not fit together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_model.compiling.draft import Misfit, MisfitKind
from graph_model.compiling.gathering import SourceFile
from graph_model.ingest.faults import Fault

__all__ = ["CompileReport"]


@dataclass(frozen=True)
class CompileReport:
    """The account of a compilation.

    Attributes:
        rows: of the register, by table; empty where it was not written.
        misfits: by kind, each in the order of its subjects.
        faults: of form, in files or registers; with any of them nothing is written unless that was asked for.
    """

    files: Sequence[SourceFile]
    rows: Mapping[str, int]
    misfits: Mapping[MisfitKind, Sequence[Misfit]]
    faults: Sequence[Fault]

    @property
    def is_written(self) -> bool:
        """Whether there is a register."""
        return len(self.rows) > 0
