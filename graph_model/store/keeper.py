"""The keeper of the embedded server: a small process that starts it, says where it listens, and stops it.

Run as `python -m graph_model.store.keeper FOLDER HEAP_MB` by `embedded`. It holds `keeper.lock`
while it lives, and the server dies with it. Only the standard library is imported, to stay small.
"""

import ctypes
import fcntl
import json
import os
import re
import signal
import subprocess
import sys
import threading
from importlib.util import find_spec
from pathlib import Path

DATABASE = "whodecides"
# Plug-ins that would listen or speak another language; the server must do neither.
LEFT_OUT = ("arcadedb-mcp", "arcadedb-postgresw", "arcadedb-redisw", "arcadedb-graphql", "arcadedb-console")
BOLT_PORT = re.compile(rb"BOLT connections on \S*?:(\d+)")
READY = b"ArcadeDB Server started"
STOP_WITHIN_SECONDS = 30
PR_SET_PDEATHSIG = 1


def main() -> None:
    """Keep the server until its last user has left or it ends by itself."""
    folder, heap_mb = Path(sys.argv[1]), int(sys.argv[2])
    os.umask(0o077)  # what the server writes is its owner's, though the folder may be open to others
    with (folder / "keeper.lock").open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        _keep(folder, heap_mb)


def _keep(folder: Path, heap_mb: int) -> None:
    server = subprocess.Popen(
        _command(folder, heap_mb),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        preexec_fn=_die_with_parent,  # noqa: PLW1509 - no thread runs yet
    )
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: server.terminate())
    threading.Thread(target=_stop_when_unused, args=(folder, server), daemon=True).start()
    _write_log(folder, server)
    server.wait()
    (folder / "server.json").unlink(missing_ok=True)


def _write_log(folder: Path, server: "subprocess.Popen[bytes]") -> None:
    assert server.stdout is not None
    port = 0
    with os.fdopen(os.open(folder / "server.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as log:
        for line in server.stdout:
            log.write(line)
            log.flush()
            found = BOLT_PORT.search(line)
            port = int(found.group(1)) if found else port
            if READY in line:
                _say_ready(folder, port, server.pid)


def _say_ready(folder: Path, port: int, pid: int) -> None:
    fresh = folder / "server.json.new"
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
        json.dump({"port": port, "pid": pid, "keeper": os.getpid()}, stream)
    fresh.replace(folder / "server.json")


def _stop_when_unused(folder: Path, server: "subprocess.Popen[bytes]") -> None:
    with (folder / "users.lock").open("ab") as users:
        fcntl.flock(users, fcntl.LOCK_EX)
        server.terminate()
        try:
            server.wait(STOP_WITHIN_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
        # The lock is held until this process ends, so that a new user waits for the store to be closed.
        threading.Event().wait()


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _command(folder: Path, heap_mb: int) -> list[str]:
    spec = find_spec("arcadedb_embedded")
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent
    jars = (jar for jar in sorted((package / "jars").glob("*.jar")) if not jar.name.startswith(LEFT_OUT))
    settings = {
        "server.rootPath": folder,
        "server.logsDirectory": folder / "log",
        "server.rootPasswordPath": folder / "password",
        "server.mode": "production",
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.defaultDatabases": f"{DATABASE}[root]",
        "bolt.defaultDatabase": DATABASE,
        "bolt.host": "127.0.0.1",
        "bolt.port": 0,
        "studio.enabled": "false",
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": 0,
        "server.httpWorkerThreads": 2,
    }
    return [
        str(package / "jre" / "bin" / "java"),
        f"-Xmx{heap_mb}m",
        "-XX:+UseSerialGC",  # the smallest footprint; the store serves one machine's commands
        "-XX:MinHeapFreeRatio=10",
        "-XX:MaxHeapFreeRatio=20",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "-cp",
        os.pathsep.join(map(str, jars)),
        *(f"-Darcadedb.{name}={value}" for name, value in settings.items()),
        "com.arcadedb.server.ArcadeDBServer",
    ]


if __name__ == "__main__":
    main()
