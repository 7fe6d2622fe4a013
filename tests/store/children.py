"""Processes that load a register or hold the store open, to be killed.

They are forked from a small server that has imported everything, so that one is under way within milliseconds; those
that a failed test leaves behind end with the run.
"""

import multiprocessing
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from graph_model import pipeline
from graph_model.settings import Settings
from graph_model.store import loading

__all__ = ["BATCH", "Holder", "start_loading"]

# So few that a load has many transactions, and a kill can fall between any two.
BATCH = 10


_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload([__name__])


def start_loading(settings: Settings, folder: Path) -> BaseProcess:
    """Begin to load a register, in small batches, in a process of its own."""
    child = _context.Process(target=_load, args=(settings, folder), daemon=True)
    child.start()
    return child


class Holder:
    """A process that holds the store open until it is told to leave, or killed.

    Attributes:
        process: the process itself.
    """

    def __init__(self, settings: Settings) -> None:
        """Begin to open the store."""
        self._ours, theirs = _context.Pipe()
        self.process = _context.Process(target=_hold, args=(settings, theirs), daemon=True)
        self.process.start()
        theirs.close()

    def wait(self) -> int:
        """Wait until the store is open, and give the revision that is seen through it."""
        return int(self._ours.recv())

    def has_answered(self, within: float) -> bool:
        """Whether the store is open, or the process has ended, within some seconds."""
        return self._ours.poll(within)

    def leave(self) -> None:
        """Close the store in order, and end."""
        self._ours.send("leave")
        self.process.join()

    def kill(self) -> None:
        """End without a chance to close anything."""
        self.process.kill()
        self.process.join()


def _load(settings: Settings, folder: Path) -> None:
    loading.BATCH = BATCH
    with pipeline.opened(settings) as live:
        report = pipeline.load(live, pipeline.LoadRequest(folder, why="killed"))
        assert report.is_accepted


def _hold(settings: Settings, them: Connection) -> None:
    with pipeline.opened(settings) as live:
        them.send(live.look().state.revision)
        them.recv()
