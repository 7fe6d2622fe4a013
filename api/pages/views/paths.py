"""Ways from one organisation upwards, as a page shows them, and which kinds of lines were followed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from api.pages.views.answer import Rung
from api.pages.views.describing import Describing
from api.pages.views.table import Table
from api.pages.words import counted, plain
from graph_model.pipeline import Ways
from graph_model.vocabulary import PATH_KINDS, LineKind
from graph_model.wording import joined

__all__ = ["KindChoice", "WaysView", "kind_choices"]

# Ways drawn on one page; the table of lines has those of all ways.
DRAWN = 12


@dataclass(frozen=True)
class KindChoice:
    """A kind of line, and whether it is followed."""

    value: str
    text: str
    followed: bool


@dataclass(frozen=True)
class WaysView:
    """Ways upwards.

    Attributes:
        told: how many ways there are, and how many of them are independent, in sentences.
        why: why there are two or more ways, in one sentence; empty where there are not.
    """

    heading: str
    told: tuple[str, ...]
    why: str
    ladders: tuple[tuple[Rung, ...], ...]
    lines: Table
    notes: tuple[str, ...]

    @classmethod
    def of(cls, ways: Ways, describing: Describing) -> "WaysView":
        """Build from the ways of a use case."""
        subject = ways.subject.name or ways.subject.id
        to = "upwards" if ways.holder is None else f"to {ways.holder.name or ways.holder.id}"
        lines = {line.id: line for way in ways.found.ways for line in way}
        return cls(
            heading=f"From {subject} {to}",
            told=tuple(_told(ways, describing)),
            why=_why(ways, describing),
            ladders=tuple(_ladder(ways, describing, at) for at in range(min(DRAWN, len(ways.found.ways)))),
            lines=describing.lines("All lines of these ways", lines.values()),
            notes=tuple(note[:1].upper() + note[1:] + "." for note in ways.found.notes),
        )


def kind_choices(without: frozenset[LineKind]) -> tuple[KindChoice, ...]:
    """Give the kinds of lines that can be part of a way."""
    return tuple(KindChoice(kind, plain(kind), kind not in without) for kind in LineKind if kind in PATH_KINDS)


def _told(ways: Ways, describing: Describing) -> Iterator[str]:
    count = len(ways.found.ways)
    if count == 0:
        yield "No way is recorded on this day along lines of the kinds that are followed."
        return
    shown = f", of which the {DRAWN} shortest are drawn" if count > DRAWN else ""
    yield f"{counted(count, 'way')} found{shown}."
    for end, independent in ways.found.independent.items():
        name = describing.organisation(end).text
        share = "share no organisation between their ends" if independent > 1 else "is independent of all others"
        yield f"To {name}: {counted(independent, 'way')} {share}."


def _why(ways: Ways, describing: Describing) -> str:
    """There are several independent ways because the subject answers to several, or its holders do."""
    if max(ways.found.independent.values(), default=0) < 2:  # noqa: PLR2004 - one way needs no reason
        return ""
    firsts = {way[0].holder: way[0] for way in ways.found.ways}
    said = [f"{describing.organisation(each).text} ({plain(line.kind).lower()})" for each, line in firsts.items()]
    subject = ways.subject.name or ways.subject.id
    return f"There are several because {subject} answers to {joined(said)}." if len(said) > 1 else ""


def _ladder(ways: Ways, describing: Describing, at: int) -> tuple[Rung, ...]:
    way = ways.found.ways[at]
    rungs = [Rung(describing.organisation(line.holder), plain(line.kind), is_terminal=False) for line in way]
    first = Rung(describing.organisation(way[0].subject), "", is_terminal=False)
    return (first, *rungs[:-1], replace(rungs[-1], is_terminal=True))
