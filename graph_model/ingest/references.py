"""Whether what a register refers to is there: in the register itself, or in what the graph holds of others."""

from collections.abc import Collection, Iterator, Mapping

from graph_model.entities import ALL_FUNCTIONS, Claim, Entity
from graph_model.fields import LONGEST_ID
from graph_model.ingest.faults import Fault, shorten
from graph_model.ingest.register import RegisterReading, TableReading
from graph_model.nearest import nearest
from graph_model.tables import TABLE_OF, Table
from graph_model.vocabulary import ClaimAbout, OrganisationType

__all__ = ["KnownIds", "reference_faults"]

KnownIds = Mapping[str, Collection[str]]
# A suggestion costs a pass over every id; a file of nothing but mistakes gets this many.
SUGGESTIONS = 200
# What a claim can be about, besides a function: where an id is looked up that is not in one table alone.
TYPES = "types or organisations"


class _Checker:
    """Looks references up for one reading; missing files are told once, not once a row."""

    def __init__(self, reading: RegisterReading, known: KnownIds) -> None:
        self.known: dict[str, set[str]] = {name: set(known.get(name, ())) for name in TABLE_OF}
        self.unknowable = set()
        for name, table in reading.tables.items():
            self.known[name] |= table.rows.keys() | table.seen
            if not table.whole:
                self.unknowable.add(name)
        self.known[TYPES] = self.known["organisations"] | set(OrganisationType)
        if "organisations" in self.unknowable:
            self.unknowable.add(TYPES)
        self.absent = {name for name in TABLE_OF if len(self.known[name]) == 0} - reading.tables.keys()
        self.suggestions = SUGGESTIONS

    def has(self, table: str, value: str) -> bool:
        """Whether the id is there; a source may be followed by a section ("NHSA06 s14Z25")."""
        known = self.known[table]
        if value in known or table in self.unknowable:
            return True
        if table != "sources":
            return table == "functions" and value == ALL_FUNCTIONS
        return any(value[:end] in known for end, letter in enumerate(value[: LONGEST_ID + 1]) if letter == " ")

    def fault(self, where: tuple[str, int, str], table: str, value: str) -> Fault:
        """Tell that an id is not there, with the likest ones."""
        reason = f"is not in {table}"
        if self.suggestions > 0:
            self.suggestions -= 1
            near = nearest(value, self.known[table]) or nearest(value.partition(" ")[0], self.known[table])
            reason += f"; nearest: {', '.join(near)}" if near else ""
        return Fault(*where, shorten(value), reason)


def reference_faults(reading: RegisterReading, known: KnownIds) -> dict[str, dict[str, list[Fault]]]:
    """Find every reference to something that is not there, by table and row.

    Args:
        reading: the register as it was read.
        known: the ids that the graph holds of other registers, by table.
    """
    checker = _Checker(reading, known)
    return {name: _of_table(checker, TABLE_OF[name], table) for name, table in reading.tables.items()}


def _of_table(checker: _Checker, table: Table, reading: TableReading) -> dict[str, list[Fault]]:
    told: set[str] = set()
    found: dict[str, list[Fault]] = {}
    for key, entity in reading.rows.items():
        for column, target, value in _references(table, entity):
            if checker.has(target, value):
                continue
            faults = found.setdefault(key, [])
            if target not in checker.absent:
                faults.append(checker.fault((reading.file, reading.lines[key], column), target, value))
            elif target not in told:
                told.add(target)
                faults.append(_missing_file(reading, column, target))
    return found


def _missing_file(reading: TableReading, column: str, target: str) -> Fault:
    return Fault(
        reading.file,
        None,
        column,
        None,
        f"refers to {target}, and there is no file or sheet of that name, nor any in the graph",
    )


def _references(table: Table, entity: Entity) -> Iterator[tuple[str, str, str]]:
    for column, target in table.references.items():
        value = getattr(entity, column)
        for reference in value if isinstance(value, tuple) else (value,):
            if reference is not None:
                yield column, target, reference
    if isinstance(entity, Claim):
        yield from _claimed(entity)


def _claimed(claim: Claim) -> Iterator[tuple[str, str, str]]:
    if claim.about is ClaimAbout.RIGHTS:
        yield "subject", "functions", claim.subject
    else:
        yield "subject", TYPES, claim.subject
