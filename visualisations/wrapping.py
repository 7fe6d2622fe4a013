"""Names in a few short lines, as they stand under a shape."""

import textwrap

__all__ = ["wrapped"]

WIDTH = 24
LINES = 3


def wrapped(name: str) -> str:
    """Break a name into at most three lines; one that is longer ends in dots, and is told whole on hover."""
    lines = textwrap.wrap(name, WIDTH, max_lines=LINES, placeholder=" …")
    return "\n".join(lines) if len(lines) > 0 else name[:WIDTH]
