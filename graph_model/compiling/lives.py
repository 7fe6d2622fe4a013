"""When bodies of a type could exist at all, and which ground moved on which day: facts, read from their own files.

Both lie beside the law register: `lives.csv` (type, valid_from, valid_to, legal_basis, source) and `moves.csv`
(district, from, to, effective, source): the ground that a district shared with one footprint went to another.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph_model.ingest.csv_rows import read_csv_rows
from graph_model.periods import ALWAYS, Period
from graph_model.vocabulary import OrganisationType

__all__ = ["Lives", "Move", "read_lives", "read_moves"]

LIVES_FILE = "lives.csv"
MOVES_FILE = "moves.csv"


@dataclass(frozen=True)
class Lives:
    """The period in which each type of organisation could exist; a type that is not listed always could."""

    periods: Mapping[OrganisationType, Period]

    def of(self, kind: OrganisationType) -> Period:
        """The period of a type."""
        return self.periods.get(kind, ALWAYS)


@dataclass(frozen=True)
class Move:
    """That the ground which a district shared with one footprint went to another on a day."""

    district: str
    origin: str
    target: str
    effective: date
    source: str


def read_lives(folder: Path) -> Lives:
    """Read the lives of types."""
    rows = _rows(folder / LIVES_FILE)
    return Lives({OrganisationType(row["type"]): (_day(row["valid_from"]), _day(row["valid_to"])) for row in rows})


def read_moves(folder: Path) -> list[Move]:
    """Read which ground moved, in the order of the file."""
    rows = _rows(folder / MOVES_FILE)
    return [
        Move(row["district"], row["from"], row["to"], date.fromisoformat(row["effective"]), row["source"])
        for row in rows
    ]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    rows = read_csv_rows(path)
    _, header = next(rows)
    for _, cells in rows:
        yield dict(zip(header, cells, strict=True))


def _day(text: str) -> date | None:
    return None if text == "" else date.fromisoformat(text)
