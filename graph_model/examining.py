"""A register held against the graph: what of it is accepted, what is at fault, and whether it may be loaded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from graph_model.entities import Entity
from graph_model.ingest.faults import Fault, shorten
from graph_model.ingest.governance import governance_counts
from graph_model.ingest.references import reference_faults
from graph_model.ingest.register import RegisterReading
from graph_model.ingest.report import RegisterReport, TableReport
from graph_model.store.connection import Connection
from graph_model.store.differences import Rows, conflicts
from graph_model.store.loading import LoadResult
from graph_model.store.snapshot import Snapshot, read_snapshot

__all__ = ["Examined", "examine", "loaded_report"]


@dataclass(frozen=True)
class Examined:
    """A register that was examined.

    Attributes:
        rows: the accepted rows, by table and id.
        is_whole: false where a file could not be read to its end, or a row belongs to another register;
            leaving such rows out would retract or overwrite what nobody meant to touch.
    """

    report: RegisterReport
    rows: Rows
    is_whole: bool

    def can_load(self, *, partially: bool) -> bool:
        """Whether the register may be loaded: free of faults, or whole but for rows that may be left out."""
        return self.report.is_accepted or (partially and self.is_whole)


def examine(connection: Connection, reading: RegisterReading) -> Examined:
    """Check references and ownership against the graph, and count what was accepted."""
    snapshot = read_snapshot(connection)
    dangling = reference_faults(reading, _ids_of_others(reading.name, snapshot))
    rows = {name: _without_faults(reading, name, dangling.get(name, {})) for name in reading.tables}
    clashes = list(_conflict_faults(reading, rows, snapshot))
    faults = [
        *reading.all_faults(),
        *(fault for table in dangling.values() for each in table.values() for fault in each),
        *clashes,
    ]
    report = RegisterReport(
        register=reading.name,
        tables=[TableReport(name, table.read, len(rows[name])) for name, table in reading.tables.items()],
        faults=faults,
        left_alone=reading.left_alone,
        governance=governance_counts(reading),
    )
    whole = all(table.whole for table in reading.tables.values()) and len(reading.faults) == 0 and len(clashes) == 0
    return Examined(report, rows, whole)


def _ids_of_others(register: str, snapshot: Snapshot) -> dict[str, set[str]]:
    return {
        name: {row.entity.key for row in rows if len(row.others(register)) > 0}
        for name, rows in snapshot.tables.items()
    }


def _without_faults(reading: RegisterReading, name: str, dangling: Mapping[str, list[Fault]]) -> dict[str, Entity]:
    return {key: entity for key, entity in reading.tables[name].rows.items() if key not in dangling}


def _conflict_faults(reading: RegisterReading, rows: Rows, snapshot: Snapshot) -> Iterator[Fault]:
    for conflict in conflicts(reading.name, rows, snapshot):
        table = reading.tables.get(conflict.table)
        file = conflict.table if table is None else table.file
        line = None if table is None else table.lines.get(conflict.key)
        yield Fault(file, line, None, shorten(conflict.key), conflict.reason)


def loaded_report(report: RegisterReport, result: LoadResult) -> RegisterReport:
    """Add to a report what the load did."""
    tables = {table.table: table for table in report.tables}
    for name, difference in result.differences.items():
        if name not in tables and difference.size == 0:
            continue
        tables[name] = replace(
            tables.get(name, TableReport(name, 0, 0)),
            added=len(difference.added) + len(difference.shared),
            changed=len(difference.changed),
            unchanged=difference.unchanged,
            retracted=len(difference.retracted),
            unmatched=len(result.unmatched.get(name, ())),
        )
    return replace(report, tables=list(tables.values()), revision=result.revision)
