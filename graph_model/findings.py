"""A finding: a duplicated, missing or stale piece of wiring, with what it rests on and an identity that lasts.

A finding that breaks its contract cannot be made: it names its rule and what it is about, says in a sentence what is
wrong and in another what to do, and a fault or warning shows its evidence. What rests on something that is not known
or not sure is information, whatever its rule says (design 7.1); that is decided here, and nowhere else.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from graph_model.entities import Dated, Line, Right
from graph_model.vocabulary import Confidence

__all__ = ["Evidence", "Finding", "Severity", "doubtful"]

# Enough that two of a million findings do not meet, and short enough to be read out.
ID_LENGTH = 12


class Severity(StrEnum):
    """How bad what was found is."""

    FAULT = "fault"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True)
class Evidence:
    """What shows that a finding is so.

    Attributes:
        lines: ids of accountability lines.
        rights: ids of decision rights.
        paths: ways through the graph, each the ids of its organisations from below upwards.
        missing: what should be there and is not, spelled out; None where nothing is missing.
    """

    lines: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    paths: tuple[tuple[str, ...], ...] = ()
    missing: str | None = None

    def __post_init__(self) -> None:
        """Put the ids in order, so that the order of rows is never seen."""
        for name in ("lines", "rights", "paths"):
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))

    @property
    def is_empty(self) -> bool:
        """Whether it shows nothing."""
        return self.missing is None and len(self.lines) + len(self.rights) + len(self.paths) == 0


@dataclass(frozen=True)
class Finding:
    """One piece of wiring that is duplicated, missing or stale.

    Attributes:
        rule: the code of the domain ("M04"), or the name of a rule that is not in it ("single_point").
        severity: info where `rests_on` is not empty, whatever was given.
        subjects: the organisations that it is about, in id order.
        functions: the functions that it is about, in id order; empty where it is about none in particular.
        sentence: what is wrong, for one who chairs a board.
        advice: what to do about it.
        footprint: the area that it is about, by name of its footprint; None where it is about none in particular.
        ground: the blocks of that area; empty where they are not known.
        piece: what tells this piece of ground from others in the same footprint; empty where it is all of it.
        population: the people of the ground; None where they are not known.
        affected: other organisations that suffer from it, in id order.
        why_not_exempt: the exemptions that were tried, and why each failed.
        rests_on: what it rests on that is unsure or undated, by id.
        speaks_for: the rules that would have told the same fact, and gave way.
        valid_from: the first day on which it holds; None where that was not asked, or is not known.
        valid_to: the first day on which it holds no more.
    """

    rule: str
    severity: Severity
    subjects: tuple[str, ...]
    functions: tuple[str, ...]
    sentence: str
    advice: str
    evidence: Evidence = field(default_factory=Evidence)
    footprint: str | None = None
    ground: frozenset[str] = frozenset()
    piece: str = ""
    population: int | None = None
    affected: tuple[str, ...] = ()
    why_not_exempt: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    speaks_for: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        """Put what has no order of its own in order, weigh what is not known, and refuse what breaks the contract.

        Raises:
            ValueError: the contract is broken; the message says where.
        """
        for name in ("subjects", "functions", "affected", "rests_on", "speaks_for"):
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))
        if len(self.rests_on) > 0:
            object.__setattr__(self, "severity", Severity.INFO)
        for broken, why in (
            (self.rule == "", "names no rule"),
            (len(self.subjects) + len(self.ground) == 0 and self.footprint is None, "is about nobody and no place"),
            (not self.sentence.endswith("."), "has no sentence"),
            (self.advice == "", "gives no advice"),
            (self.severity is not Severity.INFO and self.evidence.is_empty, "shows no evidence"),
            (self.valid_from is not None and self.valid_from == self.valid_to, "holds on no day"),
        ):
            if broken:
                raise ValueError(f"a finding of {self.rule or 'a rule'} {why}: {self}")

    @cached_property
    def id(self) -> str:
        """What it is known by: the same on the next run and the next import, and in another order of rows.

        It is made of the rule, the subjects, the functions and the area, never of dates, names, ids of rows or
        severity: a mended date does not make it another finding.
        """
        about = (self.rule, "|".join(self.subjects), "|".join(self.functions), self.footprint or "", self.piece)
        return f"{self.rule}-{hashlib.sha256(chr(10).join(about).encode()).hexdigest()[:ID_LENGTH]}"


def doubtful(*rows: Dated | Iterable[Dated] | None) -> tuple[str, ...]:
    """Give the ids of those rows that a finding must not rest on: unsure ones, and undated lines and rights.

    That the start of an organisation or an area is not recorded is no doubt: registers leave it out for what is older
    than they are. A line or right without a start may not have begun.
    """
    flat = (each for row in rows if row is not None for each in ([row] if isinstance(row, Dated) else row))
    return tuple(sorted({row.key for row in flat if _is_doubtful(row)}))


def _is_doubtful(row: Dated) -> bool:
    undated = isinstance(row, Line | Right) and row.valid_from is None
    return undated or getattr(row, "confidence", None) is Confidence.CHECK
