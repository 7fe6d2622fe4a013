"""Sources of a compilation: folders of publishers' files and registers, each file recognised by its shape.

A folder that holds a table of a register is a register, and is read as one; in every other folder each file is given
to the reader whose format it has. What no reader knows is told, and left alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph_model.compiling.material import Material
from graph_model.errors import RegisterUnreadableError
from graph_model.ingest.faults import Fault, escaped
from graph_model.ingest.publishers.recognising import glimpse, recognise
from graph_model.ingest.publishers.registry import READERS
from graph_model.ingest.register import RegisterReading, read_register
from graph_model.tables import TABLE_OF

__all__ = ["Gathered", "SourceFile", "gather"]

TABLE_ENDINGS = (".csv", ".csv.gz")
WORKBOOK_ENDING = ".xlsx"


@dataclass(frozen=True)
class SourceFile:
    """A file or register among the sources.

    Attributes:
        name: its path within the source that it was found in.
        used_as: what it was read as; None where it was not used.
        rows: how many rows it gave.
        why: why it was not used; None where it was.
    """

    name: str
    used_as: str | None
    rows: int
    why: str | None = None


@dataclass
class Gathered:
    """What the sources hold, and what is wrong with them."""

    material: Material = field(default_factory=Material)
    registers: list[RegisterReading] = field(default_factory=list)
    files: list[SourceFile] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def gather(sources: Sequence[Path]) -> Gathered:
    """Read every source, in the order in which they are given, and files in the order of their names.

    Raises:
        RegisterUnreadableError: nothing is at one of the paths.
    """
    found = Gathered()
    for source in sources:
        if not source.exists():
            raise RegisterUnreadableError(f"nothing is at {escaped(str(source))}: give folders, files or registers")
        for path in _units(source):
            _take(found, path, source)
    return found


def _units(source: Path) -> Iterator[Path]:
    """Yield registers, and files that are part of none."""
    if source.is_dir() and not _is_register(source):
        for item in sorted(source.iterdir()):
            yield from _units(item)
    else:
        yield source


def _is_register(folder: Path) -> bool:
    names = {item.name for item in folder.iterdir()}
    return any(f"{table}{ending}" in names for table in TABLE_OF for ending in TABLE_ENDINGS)


def _take(found: Gathered, path: Path, source: Path) -> None:
    name = escaped(str(path.relative_to(source) if path != source else Path(source.name)))
    if path.is_dir():
        _take_register(found, read_register(path), name)
        return
    seen = glimpse(path)
    if path.suffix.lower() == WORKBOOK_ENDING and not TABLE_OF.keys().isdisjoint(seen.cells):
        _take_register(found, read_register(path), name)
        return
    reader = recognise(seen, READERS)
    if reader is None:
        why = "is of no format that is known" if seen.fault is None else seen.fault.reason
        found.files.append(SourceFile(name, None, 0, why))
        return
    count = 0
    for row in reader.read(path, found.faults):
        found.material.take(row)
        count += 1
    found.files.append(SourceFile(name, reader.title, count))


def _take_register(found: Gathered, reading: RegisterReading, name: str) -> None:
    found.registers.append(reading)
    found.faults.extend(reading.all_faults())
    found.files.append(SourceFile(name, "register", sum(len(table.rows) for table in reading.tables.values())))
