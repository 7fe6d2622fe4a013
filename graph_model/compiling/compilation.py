"""One register from publishers' files and registers: gather, compile, check, write, and account for it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_model.compiling.directory import rows_of_directory
from graph_model.compiling.draft import Draft, Misfit, MisfitKind
from graph_model.compiling.frame import Frame
from graph_model.compiling.gathering import Gathered, gather
from graph_model.compiling.lives import read_lives, read_moves
from graph_model.compiling.lsoas import Lsoas
from graph_model.compiling.report import CompileReport
from graph_model.compiling.sounding import sound_out
from graph_model.compiling.steps import compile_draft
from graph_model.compiling.taking_in import Registers
from graph_model.ingest.publishers.ons_lookup import LookupRow
from graph_model.ingest.publishers.ord_organisation import OrdOrganisation
from graph_model.ingest.publishers.populations import Population
from graph_model.ingest.register import read_register
from graph_model.ingest.register_writer import write_register

__all__ = ["CompileRequest", "compile_register"]


@dataclass(frozen=True)
class CompileRequest:
    """What is to be compiled: sources, the folder of the law, where the register goes, and in which form.

    Attributes:
        packed: whether the files are packed with gzip.
        accept_partial: whether rows with faults of form may be left out.
    """

    sources: Sequence[Path]
    law: Path
    target: Path
    packed: bool = False
    accept_partial: bool = False


def compile_register(request: CompileRequest) -> CompileReport:
    """Compile the sources into one register, and write it; the same sources give the same bytes.

    Raises:
        RegisterUnreadableError: nothing is at one of the sources.
        OSError: the register cannot be written.
    """
    gathered = gather(request.sources)
    if len(gathered.faults) > 0 and not request.accept_partial:
        return CompileReport(gathered.files, {}, {}, gathered.faults)
    draft = _draft(gathered, request.law)
    write_register(request.target, {name: rows.values() for name, rows in draft.tables.items()}, packed=request.packed)
    rows = {name: len(rows) for name, rows in draft.tables.items() if len(rows) > 0}
    return CompileReport(gathered.files, rows, _by_kind(draft.misfits), gathered.faults)


def _draft(gathered: Gathered, law: Path) -> Draft:
    for row in rows_of_directory(list(gathered.material.of(OrdOrganisation))):
        gathered.material.take(row)
    lsoas = Lsoas({each.area: each.people for each in gathered.material.of(Population)})
    lsoas.learn(gathered.material.of(LookupRow))
    frame = Frame(gathered.material, lsoas, read_lives(law), tuple(read_moves(law)))
    draft = compile_draft(frame, Registers([read_register(law), *gathered.registers]))
    sound_out(draft)
    return draft


def _by_kind(misfits: Sequence[Misfit]) -> dict[MisfitKind, list[Misfit]]:
    found: dict[MisfitKind, list[Misfit]] = defaultdict(list)
    for misfit in sorted(set(misfits)):
        found[misfit.kind].append(misfit)
    return {kind: found[kind] for kind in MisfitKind if kind in found}
