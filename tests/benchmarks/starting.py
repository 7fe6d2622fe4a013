"""How soon the embedded store is ready, how soon the help is printed, and how much memory serving takes."""

import json
import subprocess
import tempfile
import time
from pathlib import Path

import psutil

from graph_model.store.embedded import EmbeddedServer
from tests.benchmarks.measuring import in_turns
from tests.benchmarks.serving import COMMAND, Served

__all__ = ["report_memory", "report_starting"]

STARTS, HELPS, WARM_UP = 20, 20, 2


def report_starting() -> None:
    """Print the medians of starting the store on a warm disk, and of `whodecides --help`."""
    with tempfile.TemporaryDirectory() as folder:
        server = EmbeddedServer(Path(folder), 1024)
        ready, _ = in_turns(
            STARTS, WARM_UP, lambda: server.lease().give_back(), lambda: _wait_until_stopped(Path(folder))
        )
    print(f"embedded store ready: p50 {ready.p50:.2f} s, p95 {ready.p95:.2f} s (goal: at most 6 s)")
    (helped,) = in_turns(HELPS, WARM_UP, lambda: subprocess.run([COMMAND, "--help"], check=True, capture_output=True))
    print(f"whodecides --help: p50 {helped.p50:.2f} s (goal: at most 0.5 s)")


def report_memory(server: Served, folder: Path) -> None:
    """Print the resident memory of the server, the keeper and the store, after the questions were asked."""
    state = json.loads((folder / "server.json").read_text())
    sizes = {
        name: psutil.Process(pid).memory_info().rss / 1e6
        for name, pid in (("server", server.process.pid), ("keeper", state["keeper"]), ("store", state["pid"]))
    }
    told = ", ".join(f"{name} {size:.0f} MB" for name, size in sizes.items())
    print(f"resident after serving: {sum(sizes.values()):.0f} MB ({told}; goal: under 900 MB)")


def _wait_until_stopped(folder: Path) -> None:
    while (folder / "server.json").exists():
        time.sleep(0.01)
