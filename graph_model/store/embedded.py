"""The embedded server: shared by every command on one data folder, stopped when the last one leaves.

A command holds a shared lock on `users.lock` for as long as it uses the server. A small keeper
process (`keeper`) owns the server and waits for that lock; it is granted when nobody holds it
any more, however the last user ended, `kill -9` included. Nothing here needs a clock to be right.
"""

import fcntl
import json
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from graph_model.errors import DataFolderError, StoreUnavailableError

__all__ = ["EmbeddedServer", "Lease"]

USER = "root"
DATABASE = "whodecides"
PASSWORD_FILE = "password"  # noqa: S105 - the name of the file, not what is in it
STATE_FILE = "server.json"
LOG_FILE = "server.log"
# The server is ready within 3 s on a warm disk; a cold and busy machine has taken 20 s.
READY_WITHIN_SECONDS = 90.0
POLL_SECONDS = 0.02
# A server that lives answers a greeting in milliseconds; a machine may be so busy that it is asked again.
ANSWERS_WITHIN_SECONDS = 1.0
# What each client of Bolt says first: that it speaks Bolt, and up to four versions, of which one is enough.
BOLT_GREETING = bytes.fromhex("6060b017") + bytes.fromhex("00000404") + bytes(12)


@dataclass
class Lease:
    """The right to use the running server, until it is given back or the process ends."""

    port: int
    password: str
    users_lock: IO[bytes]

    def give_back(self) -> None:
        """Leave the server; the last to leave stops it."""
        self.users_lock.close()


@dataclass(frozen=True)
class EmbeddedServer:
    """The embedded server of one data folder.

    Attributes:
        folder: holds the store, its log, its password and its locks. It is closed to others if we make it; what we put
            into one that was there is.
        heap_mb: the bound on the server's heap, in MiB.
    """

    folder: Path
    heap_mb: int

    def __post_init__(self) -> None:
        """Make the folder independent of where a process stands: the server stands in the folder itself."""
        with _folder_errors(self.folder):
            object.__setattr__(self, "folder", self.folder.absolute())

    def lease(self) -> Lease:
        """Start the server, or join the one that runs, and wait until it is ready.

        Raises:
            DataFolderError: the folder cannot be made, or what is in it cannot be read and written.
            StoreUnavailableError: the server did not become ready; the end of its log says why.
        """
        with _folder_errors(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with self._open_lock("start.lock") as start_lock:
                fcntl.flock(start_lock, fcntl.LOCK_EX)
                password = self._password()
                users_lock = self._open_lock("users.lock")
                try:
                    fcntl.flock(users_lock, fcntl.LOCK_SH)
                    return Lease(self._ready_port(), password, users_lock)
                except BaseException:
                    users_lock.close()
                    raise

    def _password(self) -> str:
        path = self.folder / PASSWORD_FILE
        if not path.exists():
            fresh = self.folder / f"{PASSWORD_FILE}.new"
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
                stream.write(secrets.token_urlsafe(32))
            fresh.replace(path)
        return path.read_text()

    def _open_lock(self, name: str) -> IO[bytes]:
        return os.fdopen(os.open(self.folder / name, os.O_WRONLY | os.O_CREAT, 0o600), "wb")

    def _ready_port(self) -> int:
        keeper = None if self._is_kept() else self._start_keeper()
        deadline = time.monotonic() + READY_WITHIN_SECONDS
        while time.monotonic() < deadline:
            port = self._port()
            if port is not None:
                return port
            if keeper is None and not self._is_kept():
                keeper = self._start_keeper()
            if keeper is not None and keeper.poll() is not None:
                break
            time.sleep(POLL_SECONDS)
        raise StoreUnavailableError(f"the embedded store did not start: {self._last_words()}")

    def _is_kept(self) -> bool:
        with self._open_lock("keeper.lock") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def _start_keeper(self) -> "subprocess.Popen[bytes]":
        (self.folder / STATE_FILE).unlink(missing_ok=True)
        return subprocess.Popen(  # a session of its own, so that Ctrl-C reaches the command and not the store
            [sys.executable, "-m", "graph_model.store.keeper", str(self.folder), str(self.heap_mb)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _port(self) -> int | None:
        try:
            state = json.loads((self.folder / STATE_FILE).read_text())
        except (FileNotFoundError, ValueError):
            return None
        port = int(state["port"])
        return port if _answers(port) else None

    def _last_words(self) -> str:
        try:
            lines = (self.folder / LOG_FILE).read_text(errors="replace").strip().splitlines()
        except OSError:
            lines = []
        telling = [line for line in lines if "SEVER" in line or "Exception" in line or "rror" in line]
        return (telling or lines or ["it wrote no log"])[-1].strip()[:200]


@contextmanager
def _folder_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        name = folder if error.filename is None else Path(os.fsdecode(error.filename))
        where = f"{folder} ({error.strerror})" if name == folder else f"{folder} ({name.name}: {error.strerror})"
        raise DataFolderError(
            f"cannot write {where}: give another folder with --data-dir or WHODECIDES_DATA_DIR"
        ) from error


def _answers(port: int) -> bool:
    """Whether a server speaks Bolt there.

    What the state says outlives a server whose end the keeper has not noticed yet, and the kernel takes connections
    for a process that is killed until the last of it is gone: only an answer tells that somebody is there.
    """
    try:
        with socket.create_connection(("127.0.0.1", port), ANSWERS_WITHIN_SECONDS) as connection:
            connection.sendall(BOLT_GREETING)
            return connection.recv(1) != b""
    except OSError:
        return False
