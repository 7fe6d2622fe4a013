"""What an answer rests on that is not known: since when, for which functions, with whom, and who of a circle acts."""

from collections.abc import Iterable, Iterator, Sequence

from graph_model.asking import Ask
from graph_model.deciders import Division
from graph_model.entities import Entity, Line
from graph_model.vocabulary import Role
from graph_model.wording import joined, listed

__all__ = ["doubts_on"]


def doubts_on(ask: Ask, divisions: Sequence[Division], rests_on: Iterable[Entity]) -> Iterator[str]:
    """Yield each doubt as a sentence.

    Args:
        ask: the question.
        divisions: who decides, part by part.
        rests_on: the rights and lines of the answer.
    """
    yield from _undated(ask, divisions)
    yield from _about_anything(rests_on)
    yield from _in_circles(ask, divisions)
    yield from _jointly_with_nobody(ask, divisions)


def _undated(ask: Ask, divisions: Iterable[Division]) -> Iterator[str]:
    """An undated right may hold on any day; an open end is usual, and no doubt."""
    rights = {decider.right.id: decider.right for division in divisions for decider in division.deciders}.values()
    undated = [
        f"{ask.day.history.name(right.organisation)} ({right.id})" for right in rights if right.valid_from is None
    ]
    if len(undated) > 0:
        yield f"It is not recorded since when these decide, so they are counted on this day: {listed(undated)}."


def _about_anything(rests_on: Iterable[Entity]) -> Iterator[str]:
    lines = sorted({each.id for each in rests_on if isinstance(each, Line) and len(each.functions) == 0})
    if len(lines) > 0:
        one = len(lines) == 1
        unsaid = f"Line {lines[0]} does" if one else f"Lines {listed(lines)} do"
        followed = "it is followed" if one else "they are followed"
        yield f"{unsaid} not say for which functions: this may be one of them, so {followed}."


def _in_circles(ask: Ask, divisions: Iterable[Division]) -> Iterator[str]:
    for circle in sorted({circle for division in divisions for circle in division.circles}, key=sorted):
        names = joined(ask.day.history.name(organisation) for organisation in sorted(circle))
        yield f"{names} have handed this on to one another in a circle, so that none of them has given it away."


def _jointly_with_nobody(ask: Ask, divisions: Iterable[Division]) -> Iterator[str]:
    """One who must act with others, is joined to nobody, and stands alone: somebody is missing in the register."""
    alone = {
        division.deciders[0].right.organisation
        for division in divisions
        if {decider.right.role for decider in division.deciders} == {Role.JOINTLY_DECIDES}
        and len({decider.right.organisation for decider in division.deciders}) == 1
        and len(division.lines) == 0
    }
    for organisation in sorted(alone):
        name = ask.day.history.name(organisation)
        yield f"{name} is recorded as deciding jointly, and nobody is recorded with whom."
