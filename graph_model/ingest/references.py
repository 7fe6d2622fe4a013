"""Whether what a register refers to is there: in the register itself, or in what the graph holds of others."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from operator import itemgetter

from graph_model.entities import Claim, Entity
from graph_model.ingest.faults import Fault, shorten
from graph_model.ingest.register import RegisterReading, TableReading
from graph_model.nearest import nearest
from graph_model.referring import Reference, known_id, references_of
from graph_model.tables import TABLE_OF, Table
from graph_model.vocabulary import OrganisationType

__all__ = ["Dangling", "KnownIds", "reference_faults"]

KnownIds = Mapping[str, Collection[str]]
# A suggestion costs a pass over every id; a file of nothing but mistakes gets this many.
SUGGESTIONS = 200
# What a claim can be about, besides a function: where an id is looked up that is not in one table alone.
TYPES = "types or organisations"


@dataclass(frozen=True)
class Dangling:
    """References to what is not there.

    Attributes:
        columns: of rows that have no other fault, by table and id, the columns that refer to nothing.
        faults: all of them, those of rows that were rejected for another fault included, by table and line.
    """

    columns: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


class _Checker:
    """Looks references up for one reading."""

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

    def dangling(self, table: Table, row: Entity) -> Iterator[Reference]:
        """Yield the references of a row to what is not there."""
        references = references_of(table, row)
        for reference in map(_of_claim, references) if table.entity is Claim else references:
            if reference.target not in self.unknowable and known_id(reference, self.known[reference.target]) is None:
                yield reference

    def fault(self, file: str, line: int, reference: Reference) -> Fault:
        """Tell that an id is not there, with the likest ones."""
        target, value = reference.target, reference.value
        reason = f"is not in {target}"
        if self.suggestions > 0:
            self.suggestions -= 1
            near = nearest(value, self.known[target]) or nearest(value.partition(" ")[0], self.known[target])
            reason += f"; nearest: {', '.join(near)}" if near else ""
        return Fault(file, line, reference.column, shorten(value), reason)


def _of_claim(reference: Reference) -> Reference:
    """A claim's subject that is no organisation may be a mistyped type of them."""
    is_body = (reference.column, reference.target) == ("subject", "organisations")
    return replace(reference, target=TYPES) if is_body else reference


def reference_faults(reading: RegisterReading, known: KnownIds) -> Dangling:
    """Find every reference to something that is not there, of the rows with other faults too.

    Args:
        reading: the register as it was read.
        known: the ids that the graph holds of other registers, by table.
    """
    checker, found = _Checker(reading, known), Dangling()
    for name, table in reading.tables.items():
        _check_table(checker, found, TABLE_OF[name], table)
    return found


def _check_table(checker: _Checker, found: Dangling, table: Table, reading: TableReading) -> None:
    told: set[str] = set()
    columns = found.columns[table.name] = {}
    rows = [(reading.lines[key], key, row) for key, row in reading.rows.items()]
    rejected = [(row.line, None, row.readable) for row in reading.rejected]
    for line, key, row in sorted([*rows, *rejected], key=itemgetter(0)) if len(rejected) > 0 else rows:
        for reference in checker.dangling(table, row):
            if key is not None:
                columns.setdefault(key, set()).add(reference.column)
            if reference.target not in checker.absent:
                found.faults.append(checker.fault(reading.file, line, reference))
            elif reference.target not in told:  # a missing file is told once, not once a row
                told.add(reference.target)
                found.faults.append(_missing_file(reading, reference))


def _missing_file(reading: TableReading, reference: Reference) -> Fault:
    reason = f"refers to {reference.target}, and there is no file or sheet of that name, nor any in the graph"
    return Fault(reading.file, None, reference.column, None, reason)
