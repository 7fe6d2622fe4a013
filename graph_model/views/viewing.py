"""From what a person asks to see to a picture: one function for every kind of view."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from graph_model.entities import Line, Right
from graph_model.errors import BadQuestionError, NotFoundError
from graph_model.history import Slice
from graph_model.nearest import nearest
from graph_model.places import find_place
from graph_model.searching import find_function, find_organisation
from graph_model.views.decision import decision
from graph_model.views.drawing import Frame, draw
from graph_model.views.evidence import evidence, known_rows
from graph_model.views.ground import place, region
from graph_model.views.neighbours import neighbours
from graph_model.views.picture import DEFAULT_LIMIT, Picture
from graph_model.views.selection import Levels, Select, levels_of
from graph_model.views.system import system
from graph_model.vocabulary import ViewKind
from graph_model.wording import joined

__all__ = ["Sight", "see"]


@dataclass(frozen=True)
class Sight:
    """What a person asks to see.

    Attributes:
        subject: an organisation, place, region or system by id, code or name; the function of a decision; of a
            finding, the ids of the lines and rights that show it and of whom it is about, parted by commas.
        depth: how many lines from an organisation.
        function: only lines and rights about it; every one where it is left out.
        place: of a decision.
        limit: how many organisations are shown on one date.
        spare: how many more are kept, to be shown when they are asked for.
    """

    kind: ViewKind
    subject: str
    depth: int = 1
    function: str | None = None
    place: str | None = None
    limit: int = DEFAULT_LIMIT
    spare: int = 0


_Seen: TypeAlias = tuple[str, str, Select]


def see(day: Slice, sight: Sight) -> Picture:
    """Draw what is asked for.

    Raises:
        NotFoundError: the subject, place or function is not known.
        AmbiguousError: it fits several.
        BadQuestionError: a decision without a place.
    """
    function = None if sight.function is None else find_function(day.history, sight.function).id
    subject, title, select = _SEEN[sight.kind](day, sight, levels_of(day, function))
    about = "" if function is None else f", for {day.history.functions[function].name or function}"
    return draw(day, select, Frame(sight.kind, title + about, subject, sight.limit, sight.spare))


def _organisation(day: Slice, sight: Sight, levels: Levels) -> _Seen:
    found = find_organisation(day, sight.subject, "subject")
    steps = "1 line" if sight.depth == 1 else f"{sight.depth} lines"
    title = f"{found.name or found.id} and its neighbours within {steps}"
    return found.id, title, lambda each: neighbours(each, found.id, sight.depth, levels)


def _decision(day: Slice, sight: Sight, _levels: Levels) -> _Seen:
    if sight.place is None:
        raise BadQuestionError("a decision is seen for a place; give one with place", "place")
    function, where = find_function(day.history, sight.subject), find_place(day, sight.place)
    title = f"Who decides {function.name or function.id} for {where.name}"
    return where.id, title, lambda each: decision(each, function.id, where.id)


def _place(day: Slice, sight: Sight, levels: Levels) -> _Seen:
    found = find_place(day, sight.subject)
    return found.id, f"{found.name}, top down and bottom up", lambda each: place(each, found.id, levels)


def _region(day: Slice, sight: Sight, levels: Levels) -> _Seen:
    found = find_place(day, sight.subject)
    return found.id, f"{found.name}: everybody who works for it", lambda each: region(each, found.id, levels)


def _system(day: Slice, sight: Sight, levels: Levels) -> _Seen:
    found = find_organisation(day, sight.subject, "subject")
    title = f"{found.name or found.id} with its providers, councils and places"
    return found.id, title, lambda each: system(each, found.id, levels)


def _finding(day: Slice, sight: Sight, levels: Levels) -> _Seen:
    given = [each.strip() for each in sight.subject.split(",") if each.strip() != ""]
    if len(given) == 0:
        raise BadQuestionError("give the id of a finding, or of the lines, rights and bodies that it is of", "subject")
    named = [each for each in given if each in day.history.organisations]
    rows = tuple(_row(day, each) for each in given if each not in day.history.organisations)
    subjects = tuple(dict.fromkeys(named or (_owner(row) for row in rows)))
    names = joined(day.history.name(each) for each in subjects[:3])
    return "", f"The evidence of a finding about {names}", lambda each: evidence(each, rows, subjects, levels)


def _row(day: Slice, identifier: str) -> Line | Right:
    for found in known_rows(day, [identifier]):
        return found
    history = day.history
    near = tuple(nearest(identifier, [*history.lines, *history.rights]))
    advice = f"; nearest: {', '.join(near)}" if len(near) > 0 else ""
    raise NotFoundError(f"no line, right or organisation is known as {identifier!r}{advice}", "subject", near)


def _owner(row: Line | Right) -> str:
    return row.subject if isinstance(row, Line) else row.organisation


_SEEN: Mapping[ViewKind, Callable[[Slice, Sight, Levels], _Seen]] = {
    ViewKind.ORGANISATION: _organisation,
    ViewKind.DECISION: _decision,
    ViewKind.PLACE: _place,
    ViewKind.SYSTEM: _system,
    ViewKind.REGION: _region,
    ViewKind.FINDING: _finding,
}
