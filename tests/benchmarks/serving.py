"""A server of our own for the benchmarks: `whodecides serve` in a process, on a free port and a fresh data folder."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Served", "served"]

COMMAND = Path(sys.executable).parent / "whodecides"


@dataclass(frozen=True)
class Served:
    """A running server: its connection, its process, and how long it took to be ready."""

    http: http.client.HTTPConnection
    process: "subprocess.Popen[str]"
    seconds_to_ready: float

    def get(self, path: str) -> bytes:
        """Ask, and read the whole answer."""
        self.http.request("GET", path)
        answer = self.http.getresponse()
        body = answer.read()
        assert answer.status == 200, body
        return body


@contextmanager
def served(folder: Path, register: str | None = None) -> Iterator[Served]:
    """Serve for as long as the block runs, a register loaded first; without one, what an empty store is filled with."""
    environment = {**os.environ, "WHODECIDES_DATA_DIR": str(folder), "WHODECIDES_PORT": "0"}
    if register is not None:
        subprocess.run([COMMAND, "load", register], check=True, capture_output=True, env=environment)
    begin = time.perf_counter()
    process = subprocess.Popen([COMMAND, "serve"], stderr=subprocess.PIPE, text=True, env=environment)
    assert process.stderr is not None
    line = next(line for line in process.stderr if "listens on" in line)
    port = int(line.split("http://127.0.0.1:")[1].split()[0])
    try:
        yield Served(http.client.HTTPConnection("127.0.0.1", port), process, time.perf_counter() - begin)
    finally:
        process.terminate()
        process.wait()
