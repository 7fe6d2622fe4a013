"""A register held against the graph: what of it is accepted, what is at fault, and whether it may be loaded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graph_model.ingest.faults import Fault, shorten
from graph_model.ingest.governance import governance_counts
from graph_model.ingest.references import Dangling, reference_faults
from graph_model.ingest.register import RegisterReading
from graph_model.ingest.rejected import RejectedRow
from graph_model.ingest.report import RegisterReport, TableReport
from graph_model.store.connection import Connection
from graph_model.store.differences import Conflict, conflicts
from graph_model.store.loading import LoadResult
from graph_model.store.settling import settle
from graph_model.store.snapshot import Snapshot, read_snapshot
from graph_model.store.version import RejectedKeys, Version

__all__ = ["Examined", "examine", "loaded_report"]


@dataclass(frozen=True)
class Examined:
    """A register that was examined.

    Attributes:
        version: the accepted rows, and which were rejected.
        snapshot: the graph as it was held against.
        is_whole: false where a file could not be read to its end, or a row belongs to another register;
            leaving such rows out would retract or overwrite what nobody meant to touch.
    """

    report: RegisterReport
    version: Version
    snapshot: Snapshot
    is_whole: bool

    def can_load(self, *, partially: bool) -> bool:
        """Whether the register may be loaded: free of faults, or whole but for rows that may be left out."""
        return self.report.is_accepted or (partially and self.is_whole)


def examine(connection: Connection, reading: RegisterReading) -> Examined:
    """Check references and ownership against the graph, and count what was accepted."""
    snapshot = read_snapshot(connection)
    dangling = reference_faults(reading, _ids_of_others(reading.name, snapshot))
    version = _version(reading, dangling)
    clashes = list(_conflict_faults(reading, conflicts(version, settle(version, snapshot), snapshot)))
    report = RegisterReport(
        register=reading.name,
        tables=[TableReport(name, table.read, len(version.rows[name])) for name, table in reading.tables.items()],
        faults=[*reading.all_faults(), *dangling.faults, *clashes],
        left_alone=reading.left_alone,
        governance=governance_counts(reading),
    )
    whole = all(table.whole for table in reading.tables.values()) and len(reading.faults) == 0 and len(clashes) == 0
    return Examined(report, version, snapshot, whole)


def _ids_of_others(register: str, snapshot: Snapshot) -> dict[str, set[str]]:
    return {
        name: {row.entity.key for row in rows if len(row.others(register)) > 0}
        for name, rows in snapshot.tables.items()
    }


def _version(reading: RegisterReading, dangling: Dangling) -> Version:
    rows, rejected = {}, {}
    for name, table in reading.tables.items():
        columns = dangling.columns[name]
        rows[name] = {key: entity for key, entity in table.rows.items() if key not in columns}
        slipped = (RejectedRow(table.lines[key], table.rows[key], frozenset(at)) for key, at in columns.items())
        rejected[name] = RejectedKeys(row.partial_key for row in (*table.rejected, *slipped))
    return Version(reading.name, rows, rejected)


def _conflict_faults(reading: RegisterReading, found: Iterable[Conflict]) -> Iterator[Fault]:
    for conflict in found:
        table = reading.tables.get(conflict.table)
        file = conflict.table if table is None else table.file
        line = None if table is None else table.lines.get(conflict.key)
        yield Fault(file, line, None, shorten(conflict.key), conflict.reason)


def loaded_report(report: RegisterReport, result: LoadResult) -> RegisterReport:
    """Add to a report what the load did."""
    tables = {table.table: table for table in report.tables}
    for name, difference in result.differences.items():
        if name not in tables and difference.size == 0 and difference.kept == 0:
            continue
        tables[name] = replace(
            tables.get(name, TableReport(name, 0, 0)),
            added=len(difference.added) + len(difference.shared),
            changed=len(difference.changed),
            unchanged=difference.unchanged,
            retracted=len(difference.retracted),
            kept=difference.kept,
            unmatched=len(result.unmatched.get(name, ())),
        )
    return replace(report, tables=list(tables.values()), revision=result.revision)
