"""How far a load is: a bar on a terminal, plain lines otherwise; always on stderr."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

__all__ = ["progress_shown"]

# Without a terminal, a line for each tenth is enough for a log.
LINES = 10


@contextmanager
def progress_shown() -> Iterator[Callable[[int, int], None]]:
    """Give a function that is told how many rows are done, and of how many."""
    if not sys.stderr.isatty():
        yield _plain()
        return
    columns = (TextColumn("loading"), BarColumn(), MofNCompleteColumn(), TextColumn("rows"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("loading", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _plain() -> Callable[[int, int], None]:
    told = -1

    def tell(done: int, total: int) -> None:
        nonlocal told
        tenth = LINES if total == 0 else done * LINES // total
        if tenth != told:
            told = tenth
            with suppress(BrokenPipeError):  # nobody reads how far it is; the load goes on
                sys.stderr.write(f"loaded {done} of {total} rows\n")

    return tell
