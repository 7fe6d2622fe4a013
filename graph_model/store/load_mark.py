"""The mark of a load: set and taken away by a loader, and judged alive or dead by everybody else."""

import os
import secrets
import socket
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from graph_model.errors import LoadInProgressError, WhodecidesError
from graph_model.store import repository
from graph_model.store.connection import Connection
from graph_model.store.repository import LoadMark

__all__ = ["describe", "drop_mark_of_nothing", "is_alive", "new_mark", "take_mark"]

# A loader on another machine touches its mark with each batch; none takes minutes.
SILENT_FOR = timedelta(minutes=10)


def take_mark(connection: Connection, name: str) -> LoadMark:
    """Set our mark, or take over that of a load of the same register that died.

    Raises:
        LoadInProgressError: another process is loading a register, or another register was left half-loaded.
    """
    mark = new_mark(name)
    standing = connection.write(lambda tx: repository.begin_load(tx, mark))
    if standing.token == mark.token:
        return mark
    if is_alive(standing):
        raise LoadInProgressError(_under_way(standing))
    if standing.register != name and standing.written > 0:
        raise LoadInProgressError(
            f"the load of register {standing.register!r} died half-way: load that again first, or another version of it"
        )
    taken = connection.write(lambda tx: repository.take_over_load(tx, standing, mark))
    if taken is None:
        raise LoadInProgressError(_under_way(standing))
    return taken


def _under_way(mark: LoadMark) -> str:
    return f"register {mark.register!r} is being loaded by process {mark.pid} on {mark.host}: wait until it is done"


def drop_mark_of_nothing(connection: Connection, mark: LoadMark) -> None:
    """Take our mark away if the graph says that nothing was written under it; else it tells of half a load."""
    with suppress(WhodecidesError):  # what went wrong before is what is told
        standing = connection.read(repository.graph_state).loading
        if standing is not None and standing.token == mark.token and standing.written == 0:
            connection.write(lambda tx: repository.finish_load(tx, mark))


def new_mark(register: str) -> LoadMark:
    """Make the mark of a load that this process begins now."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    pid = os.getpid()
    return LoadMark(register, secrets.token_hex(8), socket.gethostname(), pid, _started(pid), now, now, 0, 0)


def is_alive(mark: LoadMark) -> bool:
    """Whether the load is still under way: by its process on this machine, by its silence on another."""
    if mark.host == socket.gethostname():
        return _started(mark.pid) == mark.started and _runs(mark.pid)
    return datetime.now(UTC) - datetime.fromisoformat(mark.touched_at) < SILENT_FOR


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _started(pid: int) -> float:
    """When the process started, so that a later one of the same pid is told from it; 0 where that cannot be had.

    One that has ended and was not waited for (state Z or X) has no start any more.
    """
    try:
        state, *fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return 0.0 if state in {"Z", "X"} else float(fields[18])
    except (OSError, IndexError, ValueError):
        return 0.0


def describe(mark: LoadMark) -> str:
    """Say in a sentence what is being loaded or died half-way, and what to do."""
    begun = f"The load of register {mark.register!r}, begun {mark.begun_at}"
    if is_alive(mark):
        return (
            f"{begun}, is under way ({mark.written} of {mark.total or 'its'} rows): answers may be of half a register."
        )
    return f"{begun}, died half-way ({mark.written} of {mark.total or 'its'} rows): load it again to finish it."
