"""A register into the graph: what differs is written in batches, each batch whole with its changes.

The graph carries a mark from the first write to the last, so that nobody takes half a register for a
whole one. What to write is always the difference between the register and the graph as it stands; a
load that died is therefore finished by loading again, and ends in the same graph as one clean load.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TypeVar

from graph_model.errors import LoadInProgressError
from graph_model.store import repository
from graph_model.store.change_log import CHANGES_OF_HANDS, ChangeLog, kind_of, whoever
from graph_model.store.connection import Connection
from graph_model.store.differences import Conflict, Difference, conflicts, differences
from graph_model.store.load_mark import drop_mark_of_nothing, take_mark
from graph_model.store.repository import LoadMark, RegisterRecord, Stored, Transaction
from graph_model.store.settling import settle
from graph_model.store.snapshot import Snapshot, read_snapshot
from graph_model.store.version import Rows, Version
from graph_model.tables import TABLES, Table
from graph_model.vocabulary import ChangeKind

__all__ = ["LoadReason", "LoadResult", "Progress", "load_register"]

# Rows of one transaction: enough to be quick, few enough for a server with little memory.
BATCH = 5_000
Progress = Callable[[int, int], None]
Row = TypeVar("Row")


@dataclass(frozen=True)
class LoadResult:
    """What a load did.

    Attributes:
        revision: of the graph after it.
        differences: what was done, by table.
        unmatched: ids of rows that were not written, because one of their ends is not in the graph, by table.
    """

    revision: int
    differences: Mapping[str, Difference]
    unmatched: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class _Step:
    """Some rows of one table: what is deleted, what is written, and what of it is told as changes."""

    table: Table
    gone: Sequence[Stored]
    rows: Sequence[Stored]
    pairs: Sequence[tuple[Stored | None, Stored | None]]

    @property
    def size(self) -> int:
        """How many rows are touched."""
        return max(len(self.gone), len(self.rows))


@dataclass(frozen=True)
class LoadReason:
    """Who loads, and why; both are kept with each change."""

    why: str = ""
    by: str = field(default_factory=whoever)


def load_register(
    connection: Connection,
    version: Version,
    snapshot: Snapshot,
    reason: LoadReason,
    progress: Progress = lambda _done, _total: None,
) -> LoadResult:
    """Make the graph hold what the register says, and nothing else of a register of that name.

    Args:
        connection: to the store.
        version: of the register.
        snapshot: the graph as the version was held against it; it is read again where it has moved since.
        reason: is kept with each change.
        progress: is told how many rows are done, and of how many.

    Raises:
        LoadInProgressError: another process is loading a register, or loaded one since the rows were checked.
    """
    connection.write(repository.open_graph)
    mark = take_mark(connection, version.name)
    try:
        now = _as_it_is_now(connection, mark, snapshot)
        settled = settle(version, now)
        _check_conflicts(conflicts(version, settled, now))
        found = differences(version.name, settled, now)
        revision = _Loader(connection, mark, now, reason, progress).load(found)
    except BaseException:
        drop_mark_of_nothing(connection, mark)
        raise
    return LoadResult(revision, found, _unmatched(version.rows, settled.rows))


def _as_it_is_now(connection: Connection, mark: LoadMark, snapshot: Snapshot) -> Snapshot:
    """Give the graph under our mark: as it was, if no load has written since, else read again."""
    revision = connection.read(repository.graph_state).revision
    was_whole = snapshot.state.loading is None and mark.written == 0
    return snapshot if was_whole and snapshot.state.revision == revision else read_snapshot(connection)


def _check_conflicts(found: Sequence[Conflict]) -> None:
    """Leave the graph as it is where it moved since the register was held against it."""
    if len(found) > 0:
        first = f"{found[0].table} {found[0].key} {found[0].reason}"
        raise LoadInProgressError(f"another register was loaded meanwhile, load again: {first}")


def _unmatched(wanted: Rows, written: Rows) -> dict[str, tuple[str, ...]]:
    unmatched = {table: tuple(sorted(each.keys() - written[table].keys())) for table, each in wanted.items()}
    return {table: ids for table, ids in unmatched.items() if len(ids) > 0}


class _Loader:
    """One load: plans its steps, runs them a transaction at a time, and ends by raising the revision."""

    def __init__(
        self, connection: Connection, mark: LoadMark, snapshot: Snapshot, reason: LoadReason, progress: Progress
    ) -> None:
        self._connection = connection
        self._mark = mark
        self._progress = progress
        self._first = all(record.name != mark.register for record in snapshot.registers)
        self._revision = snapshot.state.revision
        self._log = ChangeLog(snapshot.state.revision + 1, mark.register, reason.by, reason.why)

    def load(self, found: Mapping[str, Difference]) -> int:
        """Write every difference, and give the revision; a load with none leaves it as it is."""
        # What a load that died has written counts, so that its changes are of a revision that is reached.
        total = self._mark.written + sum(difference.size for difference in found.values())
        self._mark = replace(self._mark, total=total)
        for steps in _transactions(_steps(self._mark.register, found)):
            self._run(steps)
        if total > 0 or self._first:
            self._revision += 1
        self._connection.write(lambda tx: self._finish(tx, found))
        return self._revision

    def _run(self, steps: Sequence[_Step]) -> None:
        written = self._mark.written + sum(step.size for step in steps)
        self._mark = replace(self._mark, written=written, touched_at=_now())
        self._connection.write(lambda tx: self._transact(tx, steps))
        self._progress(written, self._mark.total)

    def _transact(self, tx: Transaction, steps: Sequence[_Step]) -> None:
        self._check_mark(ours=repository.touch_load(tx, self._mark))
        for step in steps:
            repository.retract_table(tx, step.table, [row.entity for row in step.gone])
            written = repository.write_table(tx, step.table, step.rows)
            if written != {row.entity.key for row in step.rows}:
                raise LoadInProgressError(f"something else changed {step.table.name} meanwhile: load again")
            told = (pair for pair in step.pairs if self._tells(*pair))
            repository.append_changes(tx, [self._log.of_row(step.table, *pair) for pair in told])

    def _tells(self, before: Stored | None, after: Stored | None) -> bool:
        """Whether a row has a change of its own; the first load is one change, but for what it shares with others."""
        return not self._first or kind_of(before, after) in CHANGES_OF_HANDS

    def _finish(self, tx: Transaction, found: Mapping[str, Difference]) -> None:
        self._check_mark(ours=repository.finish_load(tx, self._mark))
        if self._revision != self._log.revision:
            return
        counts = {name: difference.held for name, difference in found.items() if difference.held > 0}
        record = RegisterRecord(self._mark.register, _now(), self._revision, sum(counts.values()))
        repository.raise_revision(tx, self._revision, record)
        if self._first:
            repository.append_changes(tx, [self._log.of_register(ChangeKind.LOADED, counts)])

    def _check_mark(self, *, ours: bool) -> None:
        if not ours:
            raise LoadInProgressError("another process took this load over: see `whodecides status`, then load again")


def _steps(register: str, found: Mapping[str, Difference]) -> Iterator[_Step]:
    for table in TABLES:
        difference = found[table.name]
        for rows in _batches(difference.added):
            yield _Step(table, [], rows, [(None, row) for row in rows])
        for pairs in _batches(difference.changed):
            gone = [old for old, _ in pairs] if table.rewritten else []
            yield _Step(table, gone, [new for _, new in pairs], pairs)
        for pairs in _batches(difference.shared):
            yield _Step(table, [], [new for _, new in pairs], pairs)
    # What is retracted goes last, when nothing is joined to it any more.
    for table in reversed(TABLES):
        for rows in _batches(found[table.name].retracted):
            gone = [row for row in rows if len(row.registers) == 1]
            left = [(row, Stored(row.entity, row.others(register))) for row in rows if len(row.registers) > 1]
            yield _Step(table, gone, [new for _, new in left], [*((row, None) for row in gone), *left])


def _transactions(steps: Iterator[_Step]) -> Iterator[list[_Step]]:
    group: list[_Step] = []
    for step in steps:
        if sum(each.size for each in group) + step.size > BATCH:
            yield group
            group = []
        group.append(step)
    if len(group) > 0:
        yield group


def _batches(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    for begin in range(0, len(rows), BATCH):
        yield rows[begin : begin + BATCH]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
