"""Acceptances into the graph: each with its Change, and under the mark of a load, so that no load begins meanwhile.

No register states an acceptance, so no load touches one.
"""

from collections.abc import Callable
from dataclasses import asdict

from graph_model.acceptances import Acceptance
from graph_model.errors import LoadInProgressError, NotFoundError
from graph_model.store import repository
from graph_model.store.change_log import ChangeLog
from graph_model.store.connection import Connection
from graph_model.store.load_mark import drop_mark_of_nothing, take_mark
from graph_model.store.repository import LoadMark, Transaction
from graph_model.vocabulary import ChangeKind

__all__ = ["accept", "reopen"]

# What the mark says is being written; no folder of a register has such a name.
MARK = "acceptance of a finding"


def accept(connection: Connection, acceptance: Acceptance) -> int:
    """Write an acceptance, in the place of an earlier one of the same finding, and give the new revision.

    Raises:
        LoadInProgressError: a register is being loaded, or was left half-loaded.
    """
    connection.write(repository.make_schema)

    def write(tx: Transaction, log: ChangeLog) -> None:
        before = _standing(tx, acceptance.finding)
        repository.accept_finding(tx, acceptance)
        change = log.of_acceptance(ChangeKind.ACCEPTED, acceptance.finding, _told(before), _told(acceptance))
        repository.append_changes(tx, [change])

    return _marked(connection, acceptance.by, acceptance.reason, write)


def reopen(connection: Connection, finding: str, by: str, why: str) -> int:
    """Take the acceptance of a finding away, and give the new revision.

    Raises:
        NotFoundError: the finding is not accepted.
        LoadInProgressError: a register is being loaded, or was left half-loaded.
    """

    def write(tx: Transaction, log: ChangeLog) -> None:
        before = _standing(tx, finding)
        if before is None or not repository.reopen_finding(tx, finding):
            raise NotFoundError(f"{finding} is not accepted, so there is nothing to reopen", "finding")
        repository.append_changes(tx, [log.of_acceptance(ChangeKind.REOPENED, finding, _told(before), None)])

    return _marked(connection, by, why, write)


def _marked(connection: Connection, by: str, why: str, write: Callable[[Transaction, ChangeLog], None]) -> int:
    """Write in one transaction that also raises the revision, while no load can begin."""
    connection.write(repository.open_graph)
    mark = take_mark(connection, MARK)
    try:
        return connection.write(lambda tx: _whole(tx, mark, ChangeLog(_next(tx), "", by, why), write))
    except BaseException:
        drop_mark_of_nothing(connection, mark)
        raise


def _whole(tx: Transaction, mark: LoadMark, log: ChangeLog, write: Callable[[Transaction, ChangeLog], None]) -> int:
    write(tx, log)
    repository.move_revision(tx, log.revision)
    if not repository.finish_load(tx, mark):
        raise LoadInProgressError("another process began to load a register: try again when it is done")
    return log.revision


def _next(tx: Transaction) -> int:
    return repository.graph_state(tx).revision + 1


def _standing(tx: Transaction, finding: str) -> Acceptance | None:
    return next((each for each in repository.acceptances(tx) if each.finding == finding), None)


def _told(acceptance: Acceptance | None) -> dict[str, object] | None:
    return None if acceptance is None else asdict(acceptance)
