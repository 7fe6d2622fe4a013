"""Ways from one organisation upwards, as a page shows them, and which kinds of lines were followed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from api.pages.views.describing import Describing
from api.pages.views.table import Piece, Table
from api.pages.words import counted, plain
from graph_model.paths import Way
from graph_model.pipeline import Ways
from graph_model.vocabulary import PATH_KINDS, LineKind
from graph_model.wording import joined

__all__ = ["KindChoice", "Rung", "WaysView", "kind_choices"]

# Routes drawn on one page; the table of lines has those of all ways.
DRAWN = 12


@dataclass(frozen=True)
class Rung:
    """One organisation of a way; `kind` says how the one before it answers to it, empty at the bottom."""

    organisation: Piece
    kind: str
    is_terminal: bool


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
        routes = list(_routes(ways.found.ways))
        return cls(
            heading=f"From {subject} {to}",
            told=tuple(_told(ways, len(routes), describing)),
            why=_why(ways, describing),
            ladders=tuple(_ladder(describing, alike) for alike in routes[:DRAWN]),
            lines=describing.lines("All lines of these ways", lines.values()),
            notes=tuple(note[:1].upper() + note[1:] + "." for note in ways.found.notes),
        )


def kind_choices(without: frozenset[LineKind]) -> tuple[KindChoice, ...]:
    """Give the kinds of lines that can be part of a way."""
    return tuple(KindChoice(kind, plain(kind), kind not in without) for kind in LineKind if kind in PATH_KINDS)


def _routes(ways: Sequence[Way]) -> Iterable[tuple[Way, ...]]:
    """Ways by the same organisations, which differ only in their lines, are one route; the shortest come first."""
    routes: dict[tuple[str, ...], list[Way]] = {}
    for way in ways:
        routes.setdefault(tuple(line.holder for line in way), []).append(way)
    return map(tuple, routes.values())


def _told(ways: Ways, routes: int, describing: Describing) -> Iterator[str]:
    count = len(ways.found.ways)
    if count == 0:
        yield "No way is recorded on this day along lines of the kinds that are followed."
        return
    over = f" by {counted(routes, 'route')}: some differ only in the kind of a line" if routes < count else ""
    shown = f"; the {DRAWN} shortest are drawn" if routes > DRAWN else ""
    yield f"{counted(count, 'way')} found{over}{shown}."
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


def _ladder(describing: Describing, alike: tuple[Way, ...]) -> tuple[Rung, ...]:
    """Draw ways by the same organisations as one, each step with the kinds of all its lines."""
    steps = [tuple(dict.fromkeys(line.kind for line in lines)) for lines in zip(*alike, strict=True)]
    said = [_capital(joined([plain(kind).lower() for kind in step])) for step in steps]
    rungs = [
        Rung(describing.organisation(line.holder), kinds, is_terminal=False)
        for line, kinds in zip(alike[0], said, strict=True)
    ]
    first = Rung(describing.organisation(alike[0][0].subject), "", is_terminal=False)
    return (first, *rungs[:-1], replace(rungs[-1], is_terminal=True))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
