"""Legitimate dual accountability (domain 4.5): L01 to L23, each with its exact test.

D01 asks of two rights, D02 of two lines: does an arrangement that the law means explain both? The finding that was
considered says which exemption applied; one that stands says why each failed. L05, L13, L17, L21 and L22 explain and
never mute: what they describe differs in function, ground or subject, and matches no rule to begin with.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph_model.analyses.context import Context
from graph_model.entities import Line, Right
from graph_model.history import Blocks

__all__ = ["Case", "Exemption", "Verdict", "tried"]


@dataclass(frozen=True)
class Case:
    """Two rights over one function, or two lines of one organisation, that look like the same thing twice.

    Attributes:
        function: the function that both are about.
        ground: what both have in common; empty where it is not known.
    """

    context: Context
    function: str
    one: Right | Line
    other: Right | Line
    ground: Blocks


@dataclass(frozen=True)
class Exemption:
    """An exemption: `fails` says why it does not apply to a case, or None where it does."""

    id: str
    situation: str
    fails: Callable[[Case], str | None]


@dataclass(frozen=True)
class Verdict:
    """What came of trying: the exemption that applies, if any, and why those before it failed."""

    applies: Exemption | None
    why_not: tuple[str, ...]


def tried(case: Case, exemptions: Iterable[Exemption]) -> Verdict:
    """Try exemptions in order until one applies."""
    failed: list[str] = []
    for exemption in exemptions:
        why = exemption.fails(case)
        if why is None:
            return Verdict(exemption, tuple(failed))
        failed.append(f"{exemption.id}: {why}")
    return Verdict(None, tuple(failed))
