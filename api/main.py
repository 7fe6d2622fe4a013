"""Where the `whodecides` command begins: nothing is imported before Ctrl-C has somewhere to go."""

import sys

__all__ = ["main"]

INTERRUPTED = 130


def main() -> None:
    """Run the command line; an interrupt at any moment ends in one line."""
    try:
        from api.cli import run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrupted. A load that was under way is finished by loading again.\n")
        sys.exit(INTERRUPTED)
