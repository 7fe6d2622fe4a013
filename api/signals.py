"""What a command does when it is interrupted, and when the reader of its output has gone.

Nothing heavy may be imported here: this runs before all else, so that Ctrl-C has somewhere to go at once.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["INTERRUPTED", "end_at_signals", "interrupts_raised", "pipes_kept"]

INTERRUPTED = 130
SAID = b"\nInterrupted.\n"
# Of the commands that may be in the middle of a load.
SAID_OF_A_LOAD = b"\nInterrupted. A load that was under way is finished by loading again.\n"
LOADING = frozenset({"load", "serve"})
# A progress bar hides the cursor, and has no time to show it again.
SHOW_CURSOR = b"\x1b[?25h"


def end_at_signals() -> None:
    """Let an interrupt end the process in one line, and a reader of its output that has gone end it in silence."""
    signal.signal(signal.SIGINT, _interrupted)
    _on_broken_pipes(signal.SIG_DFL)


def _interrupted(_number: int, _frame: FrameType | None) -> None:
    # An exception could be caught, or wrapped into another, by whatever runs at this moment. Nothing needs to be
    # tidied up: the store's lease is a lock that ends with the process, and an open transaction is rolled back.
    if os.isatty(2):
        os.write(2, SHOW_CURSOR)
    os.write(2, SAID if LOADING.isdisjoint(sys.argv[1:2]) else SAID_OF_A_LOAD)
    os._exit(INTERRUPTED)


@contextmanager
def interrupts_raised() -> Iterator[None]:
    """Let an interrupt be an exception while the block runs, so that answers under way are finished."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def pipes_kept() -> Iterator[None]:
    """Let a connection that the other side closed be an error, rather than the end, while the block runs."""
    _on_broken_pipes(signal.SIG_IGN)
    try:
        yield
    finally:
        _on_broken_pipes(signal.SIG_DFL)


def _on_broken_pipes(action: signal.Handlers) -> None:
    if hasattr(signal, "SIGPIPE"):  # not on Windows
        signal.signal(signal.SIGPIPE, action)
