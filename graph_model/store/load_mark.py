"""The mark of a load: made by a loader, and judged alive or dead by everybody else."""

import os
import secrets
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

from graph_model.store.repository import LoadMark

__all__ = ["describe", "is_alive", "new_mark"]

# A loader on another machine touches its mark with each batch; none takes minutes.
SILENT_FOR = timedelta(minutes=10)


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
