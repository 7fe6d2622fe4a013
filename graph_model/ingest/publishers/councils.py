"""mySociety's register of the councils of the United Kingdom: one council a row, those abolished too.

Dates are given as they are written. The file's end dates are of two kinds, the last day or the first day after, and
its start dates are often those of an older register; what is true is for whoever compiles them. Of the many columns
those are read that say who the council is, when it was and what it belongs to.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph_model.ingest.faults import Fault
from graph_model.ingest.publishers.columned_rows import ColumnedFile, columns_at, read_columned_rows
from graph_model.ingest.publishers.days import DayStyle, day_of
from graph_model.ingest.publishers.ons_areas import is_gss_code
from graph_model.ingest.publishers.reading import Glimpse, Reader

__all__ = ["READER", "Council"]

COLUMNS = (
    "local-authority-code",
    "official-name",
    "nice-name",
    "gss-code",
    "start-date",
    "end-date",
    "replaced-by",
    "nation",
    "local-authority-type",
    "county-la",
    "combined-authority",
    "alt-names",
    "former-gss-codes",
    "current-authority",
)
REQUIRED = ("local-authority-code", "official-name", "nation", "local-authority-type")
_CURRENT = {"True": True, "False": False, "": None}
# A comma within a name has a blank after it ("Bournemouth, Christchurch and Poole"), one between two has none.
_BETWEEN_NAMES = re.compile(r",(?=\S)")
# Letters that were read in the wrong encoding before the file was made, and are lost.
_BROKEN = ("\ufffd", "ï¿½")


@dataclass(frozen=True, slots=True)
class Council:
    """One council, or one combined authority.

    Attributes:
        code: the file's own, such as "CBD".
        name: its official name.
        nice_name: what people call it; None where the file has none.
        gss: None where the file has none, as for half of those abolished.
        started: as written; None where it is empty.
        ended: as written, a last day or the first day after; None where it is empty.
        replaced_by: codes of what came after, one or more.
        nation: "England", "Wales", "Scotland" or "Northern Ireland".
        kind: the file's code of the type, such as "NMD" for a district and "COMB" for a combined authority.
        county: code of the county council that it lies in.
        combined_authority: code of the combined authority that it is a member of.
        former_gss: codes that it had before.
        alt_names: other spellings, each once whatever its capitals, slips among them.
        is_current: None where the file does not say.
        line: on which the row begins.
    """

    code: str
    name: str
    nice_name: str | None
    gss: str | None
    started: date | None
    ended: date | None
    replaced_by: tuple[str, ...]
    nation: str
    kind: str
    county: str | None
    combined_authority: str | None
    former_gss: tuple[str, ...]
    alt_names: tuple[str, ...]
    is_current: bool | None
    line: int


def _fits(glimpse: Glimpse) -> bool:
    return set(REQUIRED) <= set(glimpse.cells)


def _read(path: Path, faults: list[Fault]) -> Iterator[Council]:
    file = ColumnedFile(path.name, faults)
    rows = read_columned_rows(path, faults)
    header = next(rows, None)
    places = None if header is None else columns_at(file, header, COLUMNS)
    if places is None:
        return
    first: dict[str, int] = {}
    for line, cells in rows:
        values = {name: " ".join(cells[place].split()) for name, place in zip(COLUMNS, places, strict=True)}
        faulty = [*_faulty_cells(values), *_repeated(values["local-authority-code"], line, first)]
        for column, reason in faulty:
            file.tell(line, column, values[column] or None, reason)
        if len(faulty) == 0:
            yield _council(values, line)


def _faulty_cells(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for column in REQUIRED:
        if values[column] == "":
            yield column, "is required"
    for column in COLUMNS:
        if not values[column].isprintable():
            yield column, "holds a character that cannot be seen"
    for column in ("start-date", "end-date"):
        if values[column] != "" and day_of(values[column], (DayStyle.ISO,)) is None:
            yield column, "is not a day of the form YYYY-MM-DD"
    for column in ("gss-code", "former-gss-codes"):
        if not all(is_gss_code(code) for code in _list(values[column])):
            yield column, "is not a code of nine characters, such as E06000001"
    if values["current-authority"] not in _CURRENT:
        yield "current-authority", "is neither True nor False"


def _repeated(code: str, line: int, first: dict[str, int]) -> Iterator[tuple[str, str]]:
    if code != "" and first.setdefault(code, line) != line:
        yield "local-authority-code", f"is there already, on line {first[code]}"


def _council(values: Mapping[str, str], line: int) -> Council:
    return Council(
        code=values["local-authority-code"],
        name=values["official-name"],
        nice_name=values["nice-name"] or None,
        gss=values["gss-code"] or None,
        started=day_of(values["start-date"], (DayStyle.ISO,)),
        ended=day_of(values["end-date"], (DayStyle.ISO,)),
        replaced_by=_list(values["replaced-by"]),
        nation=values["nation"],
        kind=values["local-authority-type"],
        county=values["county-la"] or None,
        combined_authority=values["combined-authority"] or None,
        former_gss=_list(values["former-gss-codes"]),
        alt_names=_spellings(_BETWEEN_NAMES.split(values["alt-names"])),
        is_current=_CURRENT[values["current-authority"]],
        line=line,
    )


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip() != "")


def _spellings(names: Iterable[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for name in names:
        if name.strip() != "" and not any(letters in name for letters in _BROKEN):
            kept.setdefault(name.strip().casefold(), name.strip())
    return tuple(kept.values())


READER = Reader("councils", "Councils of the United Kingdom, by mySociety", _fits, _read)
