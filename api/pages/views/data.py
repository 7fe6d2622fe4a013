"""What is loaded, as a page shows it: registers and rows, how well lines and rights are evidenced, and known limits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from api.pages.views.table import Table, cell
from api.pages.words import number, per_cent, plain
from graph_model.holdings import Evidenced, Holdings
from graph_model.store.repository import RegisterRecord

__all__ = ["DataView"]

SHARES = (
    ("Stated by a document", "stated"),
    ("Derived from a rule of law", "derived"),
    ("With a source", "sourced"),
    ("With a published source", "published"),
    ("With a legal basis", "lawful"),
    ("With a day from which it holds", "dated"),
    ("With a day until which it holds", "ended"),
)
LIMITS = (
    "What is not recorded is not known, which is not the same as absent. Where the register claims to be complete, an "
    "answer says so; elsewhere others may decide too.",
    "An undated line or right is counted on every day.",
    "Areas are compared by people, on the smallest pieces of ground on which all loaded boundaries agree. An area "
    "whose ground is not known is compared only as a whole.",
    "What is derived from a rule of law holds for bodies of that type; a scheme of delegation may have moved it on.",
    "Dates of change are found only where the register records them.",
)


@dataclass(frozen=True)
class DataView:
    """What a graph holds."""

    tables: tuple[Table, ...]
    limits: tuple[str, ...]
    newest_source: str

    @classmethod
    def of(cls, found: Holdings, registers: Iterable[RegisterRecord]) -> "DataView":
        """Build from counts and the registers of the graph."""
        loaded = ((cell(each.name), cell(number(each.rows)), cell(str(each.loaded_at))) for each in registers)
        tables = (
            Table("Registers", ("Register", "Rows", "Loaded at"), tuple(loaded)),
            _evidence(found),
            _counts("How sure we are of lines", "Grade", found.lines.grades, found.lines.total),
            _counts("How certain lines are", "Certainty", found.lines.certainties, found.lines.total),
            _counts("Lines by kind", "Kind", found.kinds, found.lines.total),
            _counts("Organisations by type", "Type", found.types, found.rows.get("organisations", 0)),
            _counts("Areas by level", "Level", found.levels, found.rows.get("footprints", 0)),
            _counts("Rows by table", "Table", found.rows, sum(found.rows.values())),
            _counts("Claims to be complete", "About", found.claims, found.rows.get("claims", 0)),
        )
        return cls(tables, LIMITS, found.newest_source or "not recorded")


def _evidence(found: Holdings) -> Table:
    rows = ((cell(text), _share(found.lines, attribute), _share(found.rights, attribute)) for text, attribute in SHARES)
    head = ("Evidence", f"Of {number(found.lines.total)} lines", f"Of {number(found.rights.total)} decision rights")
    return Table(
        "How lines and rights are evidenced", head, tuple((row[0], cell(row[1]), cell(row[2])) for row in rows)
    )


def _share(rows: Evidenced, attribute: str) -> str:
    count: int = getattr(rows, attribute)
    return f"{number(count)} ({per_cent(count / rows.total)})" if rows.total > 0 else "0"


def _counts(caption: str, name: str, counts: Mapping[str, int], total: int) -> Table:
    rows = (
        (cell(plain(word)), cell(number(count)), cell(per_cent(count / total) if total > 0 else ""))
        for word, count in counts.items()
    )
    return Table(caption, (name, "Count", f"Of {number(total)}"), tuple(rows))
