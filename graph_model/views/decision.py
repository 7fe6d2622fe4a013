"""The chain of one decision: the place, who decides for each part of it, and to whom the deciders answer."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph_model.answering import who_decides
from graph_model.answers import Answer, Standing
from graph_model.entities import Line, Right
from graph_model.history import Slice
from graph_model.places import find_place
from graph_model.views.selection import Ribbon, Selection
from graph_model.vocabulary import JOINING_KINDS, Tie

__all__ = ["chain_of", "decision", "of_answer"]


def decision(day: Slice, function: str, place: str) -> Selection:
    """Ask who decides on a day, and choose what the answer names; the place is known by its id."""
    return of_answer(who_decides(day, function, find_place(day, place)))


def of_answer(answer: Answer) -> Selection:
    """Choose what an answer names: the place and its parts, deciders, gates, chains, then everybody else."""
    chosen = chain_of(answer)
    others = [(part, each) for part in answer.parts for each in part.others]
    return replace(
        chosen,
        names=tuple(dict.fromkeys((*chosen.names, *(each.right.organisation for _, each in others)))),
        ribbons=(*chosen.ribbons, *(ribbon for part in answer.parts for ribbon in _tied(part.id, part.others))),
    )


def chain_of(answer: Answer) -> Selection:
    """Choose the place and its parts, who decides for each, who must agree, and to whom the deciders answer."""
    parts = answer.parts
    deciders = [each for part in parts for each in part.deciders]
    gates = [each for part in parts for each in part.gates]
    chains = [line for part in parts for way in part.chains for line in way]
    names = (
        answer.place.id,
        *(part.id for part in parts),
        *(each.right.organisation for each in (*deciders, *gates)),
        *(line.holder for line in chains),
    )
    lines = {line.id: line for line in (*chains, *_handing(answer, {each.right.organisation for each in deciders}))}
    return Selection(
        tuple(dict.fromkeys(names)),
        tuple(lines.values()),
        tuple(_ribbons(answer)),
        labels={answer.place.id: answer.place.name} | {part.id: part.name for part in parts},
        lit=frozenset({answer.place.id, *(each.right.organisation for each in deciders if each.acts)}),
        notes=answer.notes,
    )


def _handing(answer: Answer, deciders: set[str]) -> Iterator[Line]:
    """The lines by which deciders hand the function to each other."""
    for each in sorted(deciders):
        joining = answer.day.joining_from.get(each, ())
        yield from (line for line in joining if line.kind in JOINING_KINDS and line.holder in deciders)


def _ribbons(answer: Answer) -> Iterator[Ribbon]:
    for part in answer.parts:
        if part.id != answer.place.id:
            yield Ribbon(answer.place.id, part.id, Tie.PART)
        yield from _tied(part.id, (*part.deciders, *part.gates))


def _tied(part: str, standings: Iterable[Standing]) -> Iterator[Ribbon]:
    """Tie a part to those who have rights over it, one ribbon for each organisation and role."""
    grouped: dict[tuple[str, str], list[Right]] = {}
    for each in standings:
        grouped.setdefault((each.right.organisation, each.right.role), []).append(each.right)
    for (organisation, role), rights in grouped.items():
        yield Ribbon(part, organisation, role, tuple(rights))
