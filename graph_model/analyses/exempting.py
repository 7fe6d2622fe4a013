"""What an exemption is: a situation that the law means, and the exact test of whether a case is one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from graph_model.analyses.context import Context
from graph_model.entities import Line, Organisation, Right, Succession
from graph_model.history import Blocks

__all__ = ["Case", "Exemption", "Fails"]

Compared: TypeAlias = Right | Line | Organisation | Succession


@dataclass(frozen=True)
class Case:
    """Two rows that look like the same thing twice: rights, lines of one organisation, bodies, or successions.

    Attributes:
        function: the function that is asked about; empty where none is.
        ground: what both have in common; None where that is not known.
    """

    context: Context
    function: str
    one: Compared
    other: Compared
    ground: Blocks | None = None

    def rights(self) -> tuple[Right, Right] | None:
        """Both as rights; None where they are none."""
        return (self.one, self.other) if isinstance(self.one, Right) and isinstance(self.other, Right) else None

    def lines(self) -> tuple[Line, Line] | None:
        """Both as lines; None where they are none."""
        return (self.one, self.other) if isinstance(self.one, Line) and isinstance(self.other, Line) else None


Fails: TypeAlias = Callable[[Case], str | None]


@dataclass(frozen=True)
class Exemption:
    """An exemption: `fails` says why it does not apply to a case, or None where it does."""

    id: str
    situation: str
    fails: Fails
