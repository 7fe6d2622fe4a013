"""From what belongs into a view on each of its dates to one picture, within its bounds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph_model.entities import Line
from graph_model.history import History, Slice
from graph_model.views.elements import edge_of_line, edge_of_ribbon, node_of
from graph_model.views.picture import MOST_NODES, Picture, PictureEdge, PictureNode, Shown
from graph_model.views.selection import Ribbon, Select, Selection, about
from graph_model.views.spare import with_spare
from graph_model.views.stops import stops_of
from graph_model.vocabulary import PATH_KINDS, ViewKind

__all__ = ["Frame", "draw", "draw_once"]

# Lines shown for each organisation that may be shown: more is a black square.
LINES_EACH = 4


@dataclass(frozen=True)
class Frame:
    """What a picture is called, and how much goes into it.

    Attributes:
        limit: the organisations and footprints shown on one date.
        spare: how many more are kept, to be shown when they are asked for.
    """

    kind: ViewKind
    title: str
    subject: str
    limit: int
    spare: int = 0


@dataclass(frozen=True)
class _Day:
    """What is drawn on one date, and of how much."""

    day: Slice
    selection: Selection
    names: tuple[str, ...]
    lines: tuple[Line, ...]
    ribbons: tuple[Ribbon, ...]
    shown: Shown


def draw(day: Slice, select: Select, frame: Frame) -> Picture:
    """Draw a view for a day and for the dates on which it changes.

    Cost: the view is chosen once for each date; see `stops.stops_of`.
    """
    stops, of_stops = stops_of(day, select, frame.limit)
    slices = [day if stop == day.day else Slice(day.history, stop, day.certainties) for stop in stops]
    days, dropped = _within_bounds([_cut(each, select(each), frame) for each in slices], day.day)
    days = _changing(days, day.day)
    nodes, edges = _nodes(days), _edges(days)
    asked = next(each for each in days if each.day is day)
    picture = Picture(
        kind=frame.kind,
        title=frame.title,
        subject=frame.subject,
        on=day.day,
        stops=tuple(each.day.day for each in days),
        shown=tuple(each.shown for each in days),
        nodes=tuple(nodes.values()),
        edges=tuple(edges.values()),
        notes=(*asked.selection.notes, *_notes(len(stops), of_stops, dropped)),
        functions={},
    )
    if frame.spare > 0:
        picture = with_spare(picture, asked.selection, day, frame.spare)
    return replace(picture, functions=_functions(day.history, picture.edges))


def draw_once(day: Slice, selection: Selection, frame: Frame) -> Picture:
    """Draw what was chosen for one day, as a still picture: no other date is looked at, and nothing is spare."""
    cut = _cut(day, selection, frame)
    return Picture(
        kind=frame.kind,
        title=frame.title,
        subject=frame.subject,
        on=day.day,
        stops=(day.day,),
        shown=(cut.shown,),
        nodes=tuple(_nodes([cut]).values()),
        edges=tuple(_edges([cut]).values()),
        notes=selection.notes,
        functions={},
    )


def _functions(history: History, edges: Iterable[PictureEdge]) -> dict[str, str]:
    named = {function for edge in edges for function in edge.functions if function in history.functions}
    return {each: history.functions[each].name or each for each in sorted(named)}


def _cut(day: Slice, selection: Selection, frame: Frame) -> _Day:
    """Keep the most important names of a day, and the lines among them: those that bear a path first."""
    names = selection.names[: frame.limit]
    kept = frozenset(names)
    ribbons = tuple(each for each in selection.ribbons if {each.subject, each.holder} <= kept)
    lines = _among(day, kept, selection)
    most = frame.limit * LINES_EACH
    joined = len(ribbons)
    shown = Shown(len(names), len(selection.names), min(len(lines), most) + joined, len(lines) + joined)
    return _Day(day, selection, names, tuple(lines[:most]), ribbons, shown)


def _among(day: Slice, kept: frozenset[str], selection: Selection) -> list[Line]:
    if selection.lines is None:
        found: Iterable[Line] = (
            line for each in sorted(kept) for line in about(day.lines_from.get(each, ()), selection.levels)
        )
    else:
        found = selection.lines
    lines = {line.id: line for line in found if line.subject in kept and line.holder in kept}
    return sorted(lines.values(), key=lambda line: (line.kind not in PATH_KINDS, line.id))


def _within_bounds(days: list[_Day], on: date) -> tuple[list[_Day], int]:
    """Leave out the dates farthest from the day asked about that would make the picture too large."""
    kept: list[_Day] = []
    seen: set[str] = set()
    for each in sorted(days, key=lambda one: (abs((one.day.day - on).days), one.day.day)):
        if len(kept) > 0 and len(seen | set(each.names)) > MOST_NODES:
            break
        seen |= set(each.names)
        kept.append(each)
    return sorted(kept, key=lambda one: one.day.day), len(days) - len(kept)


def _changing(days: list[_Day], on: date) -> list[_Day]:
    """Leave out the dates on which nothing changes, but for the day asked about."""
    kept: list[_Day] = []
    for each in days:
        if len(kept) == 0 or each.day.day == on or _seen(each) != _seen(kept[-1]):
            kept.append(each)
    return kept


def _seen(day: _Day) -> tuple[frozenset[str], ...]:
    return (
        frozenset(day.names),
        frozenset(line.id for line in day.lines),
        frozenset(right.id for each in day.ribbons for right in each.rights),
    )


def _notes(shown: int, of: int, dropped: int) -> Iterator[str]:
    if shown < of:
        yield (
            f"Of {of} dates on which something here begins or ends, the {shown} busiest are looked at; "
            "the slider stops at those that change the view."
        )
    if dropped > 0:
        yield f"{dropped} of the dates farthest from the day asked about are left out, so that the view stays usable."


def _nodes(days: Iterable[_Day]) -> dict[str, PictureNode]:
    found: dict[str, PictureNode] = {}
    for stop, each in enumerate(days):
        for name in each.names:
            old = found.get(name) or node_of(each.day, name, each.selection.labels)
            is_lit = old.is_lit or name in each.selection.lit
            found[name] = replace(old, stops=(*old.stops, stop), is_lit=is_lit)
    return dict(sorted(found.items()))


def _edges(days: Sequence[_Day]) -> dict[str, PictureEdge]:
    drawn = (*_of_lines(days), *_of_ribbons(days))
    return {edge.id: edge for edge in sorted(drawn, key=lambda edge: edge.id)}


def _of_lines(days: Sequence[_Day]) -> Iterator[PictureEdge]:
    """Describe each line once, however many dates it is shown on: a large view has tens of thousands of them."""
    stops: dict[str, list[int]] = {}
    first: dict[str, tuple[_Day, Line]] = {}
    for stop, each in enumerate(days):
        for line in each.lines:
            stops.setdefault(line.id, []).append(stop)
            first.setdefault(line.id, (each, line))
    for name, (each, line) in first.items():
        is_lit = any(name in days[stop].selection.lit for stop in stops[name])
        yield replace(edge_of_line(each.day, line), stops=tuple(stops[name]), is_lit=is_lit)


def _of_ribbons(days: Sequence[_Day]) -> Iterable[PictureEdge]:
    """Put together what ties a place to an organisation: on other dates it may be by other rights."""
    found: dict[str, PictureEdge] = {}
    for stop, each in enumerate(days):
        for edge in (edge_of_ribbon(each.day, one) for one in each.ribbons):
            old = found.get(edge.id, edge)
            is_lit = old.is_lit or not each.selection.lit.isdisjoint(edge.rows)
            functions = tuple(dict.fromkeys((*old.functions, *edge.functions)))
            rows = tuple(dict.fromkeys((*old.rows, *edge.rows)))
            found[edge.id] = replace(old, stops=(*old.stops, stop), is_lit=is_lit, functions=functions, rows=rows)
    return found.values()
