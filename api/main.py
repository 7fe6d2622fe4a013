"""Where the `whodecides` command begins: signals are given somewhere to go before anything else is imported."""

from api.signals import end_at_signals

__all__ = ["main"]


def main() -> None:
    """Run the command line; an interrupt at any moment ends in one line."""
    end_at_signals()
    from api.cli import run

    run()
