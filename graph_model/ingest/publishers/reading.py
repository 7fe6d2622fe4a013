"""What every reader of a publisher's format is: how it knows its files, and how it gives their rows.

A reader is tolerant of what its format allows and strict about what it does not. A row that cannot be
read is a fault, told with its file and line, and the rows after it are read on; a file that cannot be
read on is its last fault. Nothing is read whole but JSON, which is bounded.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from graph_model.ingest.faults import Fault

__all__ = ["Glimpse", "Reader"]

Row_co = TypeVar("Row_co", covariant=True)


@dataclass(frozen=True)
class Glimpse:
    """What a look at the beginning of a file shows.

    Attributes:
        path: where it is.
        cells: of a CSV file the cells of its first row, without a byte order mark and stripped; of a workbook
            the names of its sheets; of JSON the names at its top level. Empty where the file is none of these.
        fault: why nothing could be seen of a file that by its ending is one of these.
    """

    path: Path
    cells: tuple[str, ...]
    fault: Fault | None = None


@dataclass(frozen=True)
class Reader(Generic[Row_co]):
    """One publisher's format.

    Attributes:
        name: of its module, such as "ods_report".
        title: what a person calls it.
        fits: whether a file is one of these, from a glimpse at it.
        read: gives the rows of a file as they are asked for; what is wrong is appended to the faults.
    """

    name: str
    title: str
    fits: Callable[[Glimpse], bool]
    read: Callable[[Path, list[Fault]], Iterator[Row_co]]
