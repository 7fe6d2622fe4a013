"""Where the `whodecides` command begins: Ctrl-C is given somewhere to go before anything is imported."""

import os
import signal
from types import FrameType

__all__ = ["main"]

INTERRUPTED = 130
SAID = b"\nInterrupted. A load that was under way is finished by loading again.\n"


def main() -> None:
    """Run the command line; an interrupt at any moment ends in one line."""
    signal.signal(signal.SIGINT, _interrupted)
    from api.cli import run

    run()


def _interrupted(_number: int, _frame: FrameType | None) -> None:
    # An exception could be caught, or wrapped into another, by whatever runs at this moment. Nothing needs to be
    # tidied up: the store's lease is a lock that ends with the process, and an open transaction is rolled back.
    os.write(2, SAID)
    os._exit(INTERRUPTED)
