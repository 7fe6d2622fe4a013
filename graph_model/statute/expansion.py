"""What came of expanding rules of law: bodies, rights and lines, and what could not be made and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from graph_model.entities import Cover, Entity, Line, Organisation, Right

__all__ = ["Expansion", "Unmade"]

Row = TypeVar("Row", bound=Entity)


@dataclass(frozen=True)
class Unmade:
    """Something that a rule asks for and the registers do not allow to make.

    Attributes:
        rule: the key of the statutory holder, or the code of the expected chain.
        why: in words that follow "not made, because".
        organisations: those that it concerns, in the order of their ids; none where it concerns the rule as a whole.
    """

    rule: str
    why: str
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Expansion:
    """What rules of law came to, each table in the order of its ids."""

    organisations: tuple[Organisation, ...] = ()
    covers: tuple[Cover, ...] = ()
    rights: tuple[Right, ...] = ()
    lines: tuple[Line, ...] = ()
    unmade: tuple[Unmade, ...] = ()

    def __add__(self, other: "Expansion") -> "Expansion":
        """Put two expansions together; a row that both have is kept once."""
        return Expansion(
            organisations=_once((*self.organisations, *other.organisations)),
            covers=_once((*self.covers, *other.covers)),
            rights=_once((*self.rights, *other.rights)),
            lines=_once((*self.lines, *other.lines)),
            unmade=tuple(sorted({*self.unmade, *other.unmade}, key=lambda each: (each.rule, each.why))),
        )


def _once(rows: Iterable[Row]) -> tuple[Row, ...]:
    by_key = {row.key: row for row in rows}
    return tuple(by_key[key] for key in sorted(by_key))
