"""The compiled register, read by the csv module alone, and what can be asked of it on a day.

Days are text (`2022-07-01`), as the files have them; they compare like the days that they are.
"""

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

__all__ = ["Compiled", "Row", "held_on"]

Row = dict[str, str]


def held_on(row: Row, day: str) -> bool:
    """Whether a row may be true on a day: one without a beginning or an end always could be."""
    begins, ends = row.get("valid_from", ""), row.get("valid_to", "")
    return (begins == "" or begins <= day) and (ends == "" or ends > day)


@dataclass(frozen=True)
class Compiled:
    """A folder of packed tables, what did not fit, and how long it took."""

    folder: Path
    misfits: tuple[Row, ...] = ()

    @cached_property
    def tables(self) -> dict[str, list[Row]]:
        """The rows of each table."""
        found: dict[str, list[Row]] = {}
        for path in sorted(self.folder.glob("*.csv.gz")):
            with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
                found[path.name.removesuffix(".csv.gz")] = list(csv.DictReader(stream))
        return found

    @cached_property
    def organisations(self) -> dict[str, Row]:
        """Organisations by id."""
        return {row["id"]: row for row in self.tables["organisations"]}

    @cached_property
    def footprints(self) -> dict[str, Row]:
        """Footprints by id."""
        return {row["id"]: row for row in self.tables["footprints"]}

    @cached_property
    def population(self) -> dict[str, int]:
        """The people of each block."""
        return {row["id"]: int(row["population"]) for row in self.tables["blocks"]}

    @cached_property
    def ground(self) -> dict[str, list[Row]]:
        """The rows of ground of each footprint."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.tables["ground"]:
            found[row["footprint"]].append(row)
        return found

    def of_type(self, *kinds: str) -> list[Row]:
        """The organisations of some types."""
        return [row for row in self.tables["organisations"] if row["type"] in kinds]

    def alive(self, day: str, *kinds: str) -> set[str]:
        """The organisations of some types that there are on a day."""
        return {row["id"] for row in self.of_type(*kinds) if held_on(row, day)}

    def blocks(self, footprint: str, day: str) -> set[str]:
        """The blocks of a footprint on a day."""
        return {row["block"] for row in self.ground.get(footprint, ()) if held_on(row, day)}

    def people(self, blocks: Iterable[str]) -> int:
        """The people of some blocks."""
        return sum(self.population[block] for block in blocks)

    def footprint_of(self, organisation: str, level: str) -> str:
        """The one footprint of a level that an organisation covers."""
        [found] = {
            row["footprint"]
            for row in self.tables["covers"]
            if row["organisation"] == organisation and self.footprints[row["footprint"]]["level"] == level
        }
        return found

    def change_days(self, since: str, *names: str) -> list[str]:
        """The days from one on, on which a row of some tables begins or ends."""
        days = {
            row[column]
            for name in names
            for row in self.tables[name]
            for column in ("valid_from", "valid_to")
            if row.get(column, "") >= since
        }
        return sorted({since, *days})

    def lines(self, day: str, *kinds: str) -> Iterator[Row]:
        """The lines of some kinds (of any, where none is named) that hold on a day."""
        for row in self.tables["lines"]:
            if (len(kinds) == 0 or row["kind"] in kinds) and held_on(row, day):
                yield row
