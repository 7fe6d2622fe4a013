"""A picture as SVG, as at the day that was asked about: text stays text, and nothing in it runs."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias
from xml.etree import ElementTree as Xml

from graph_model.views.picture import Picture, PictureEdge, PictureNode
from graph_model.vocabulary import Drawn
from graph_model.wording import long_day
from visualisations.layout import Position, lay_out
from visualisations.network import HOLD_THEIR_LABEL, LIT, bend
from visualisations.palette import FAMILIES, INK, PAPER, STYLES, Family, family_of, style_of
from visualisations.svg_legend import Sign, is_undated, legend, signs_of
from visualisations.svg_shapes import HALF, LINE_HEIGHT, Size, element, points, shape, stroked, text
from visualisations.wrapping import wrapped

__all__ = ["as_figure", "as_svg"]

SVG = "http://www.w3.org/2000/svg"
MARGIN = 110
TITLE_HEIGHT = 40
# An arrow ends this far from what it points to.
GAP = 5
# How wide a letter of 14 pixels is at most, on average.
LETTER = 6.8
# Of a bold title, how wide a letter is beside its height; it is made smaller where it would not fit.
BOLD = 0.56
TITLE_SIZES = (9, 20)
# Layers of a figure are nearer to each other: it stands in a page, where it is not walked.
NEARER = 0.88
FIGURE_MARGIN = 90
# Below the lowest: room for its shape.
BELOW = 56
NARROWEST = 300
# A figure of two columns can be read where it is made to fit a telephone; a wider one is moved sideways.
NARROW = 440
Address: TypeAlias = Callable[[PictureNode], str | None]
Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class _Sheet:
    """What is shown, and the part of the plane that it takes up, down to `foot`."""

    nodes: Sequence[PictureNode]
    edges: Sequence[PictureEdge]
    places: Mapping[str, Position]
    left: int
    top: int
    wide: int
    foot: int


def as_svg(picture: Picture) -> str:
    """Draw what is shown on the day that was asked about, under its title."""
    sheet = _sheet(picture, lay_out(picture), MARGIN + TITLE_HEIGHT)
    said = f"{picture.title}, as at {long_day(picture.on)}"
    signs, depth = legend(list(signs_of(sheet.nodes, sheet.edges)), sheet.wide - 24)
    signs.set("transform", f"translate({sheet.left + 12} {sheet.foot})")
    canvas = _canvas(replace(sheet, foot=sheet.foot + depth), lambda _node: None)
    canvas.append(signs)
    canvas.set("role", "img")
    canvas.insert(0, element("title", said))
    least, most = TITLE_SIZES
    fitting = max(least, min(most, int((sheet.wide - 24) / len(said) / BOLD)))
    heading = element("text", said, x=sheet.left + 12, y=sheet.top + 30, font_size=fitting, font_weight="bold")
    heading.set("fill", INK)
    canvas.append(heading)
    return Xml.tostring(canvas, encoding="unicode")


def as_figure(picture: Picture, address: Address) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Draw what is shown as part of a page, each with the address of its own page; and give its legend.

    Lines of one style between the same two are drawn as one: what each is for stands in the tables of the page.

    Returns:
        The picture without a title, and each sign with what it means; all of them are SVG.
    """
    places = {each: replace(place, y=round(place.y * NEARER)) for each, place in lay_out(picture).items()}
    sheet = _sheet(picture, places, FIGURE_MARGIN)
    canvas = _canvas(replace(sheet, edges=_merged(sheet.edges)), address)
    canvas.set("role", "group")
    if sheet.wide <= NARROW:
        canvas.set("class", "narrow")
    canvas.set("aria-label", picture.title)
    signs = tuple((_alone(sign), sign.meaning) for sign in signs_of(sheet.nodes, sheet.edges))
    return Xml.tostring(canvas, encoding="unicode"), signs


def _merged(edges: Sequence[PictureEdge]) -> list[PictureEdge]:
    found: dict[tuple[str, str, str], PictureEdge] = {}
    for edge in edges:
        alike = (edge.subject, edge.holder, style_of(edge.kind))
        old = found.get(alike, edge)
        found[alike] = replace(old, is_lit=old.is_lit or edge.is_lit)
    return list(found.values())


def _alone(sign: Sign) -> str:
    box = element("svg", viewBox="0 0 40 26", width=40, height=26, xmlns=SVG, aria_hidden="true")
    box.append(sign.drawn)
    return Xml.tostring(box, encoding="unicode")


def _sheet(picture: Picture, places: Mapping[str, Position], above: int) -> _Sheet:
    stop = picture.stops.index(picture.on)
    nodes = [node for node in picture.nodes if stop in node.stops and node.id in places]
    edges = [edge for edge in picture.edges if stop in edge.stops and not edge.is_spare]
    across = [places[node.id].x for node in nodes] or [0]
    along = [places[node.id].y for node in nodes] or [0]
    wide = max(max(across) - min(across) + 2 * MARGIN, NARROWEST)
    left = (min(across) + max(across) - wide) // 2
    return _Sheet(nodes, edges, places, left, min(along) - above, wide, max(along) + BELOW)


def _canvas(sheet: _Sheet, address: Address) -> Xml.Element:
    high = sheet.foot + 8 - sheet.top
    canvas = element("svg", viewBox=f"{sheet.left} {sheet.top} {sheet.wide} {high}", width=sheet.wide, height=high)
    canvas.set("xmlns", SVG)
    canvas.set("font-family", "Arial, sans-serif")
    canvas.append(element("rect", x=sheet.left, y=sheet.top, width=sheet.wide, height=high, fill=PAPER))
    canvas.extend(_lines(sheet.edges, {node.id: node for node in sheet.nodes}, sheet.places))
    canvas.extend(_linked(node, _mark(node, sheet.places[node.id]), address(node)) for node in sheet.nodes)
    return canvas


def _lines(
    edges: Sequence[PictureEdge], nodes: Mapping[str, PictureNode], places: Mapping[str, Position]
) -> Iterator[Xml.Element]:
    beside: Counter[frozenset[str]] = Counter()
    for edge in edges:
        ends = frozenset({edge.subject, edge.holder})
        start, end = places[edge.subject], places[edge.holder]
        curve = _curve(_begin(nodes[edge.subject], start, end), end, bend(beside[ends]), nodes[edge.holder])
        yield _line(edge, curve)
        beside[ends] += 1


def _begin(node: PictureNode, start: Position, end: Position) -> Position:
    """Where a line leaves a shape: above its label, where the label is in the way."""
    if _family(node).shape in HOLD_THEIR_LABEL or end.y >= start.y:
        return start
    return replace(start, y=start.y - HALF - 10 - LINE_HEIGHT * len(_label(node)))


def _curve(start: Position, end: Position, bent: float, holder: PictureNode) -> tuple[Point, Point, Point]:
    """The beginning, the bend and the tip of a line, which ends where the shape of its holder begins."""
    wide, high = end.x - start.x, end.y - start.y
    middle = (start.x + wide / 2 - high * bent, start.y + high / 2 + wide * bent)
    turn = math.atan2(end.y - middle[1], end.x - middle[0])
    reach = _reach(holder, turn) + GAP
    return (start.x, start.y), middle, (end.x - reach * math.cos(turn), end.y - reach * math.sin(turn))


def _line(edge: PictureEdge, curve: tuple[Point, Point, Point]) -> Xml.Element:
    style, (start, middle, tip) = STYLES[style_of(edge.kind)], curve
    turn = math.atan2(tip[1] - middle[1], tip[0] - middle[0])
    wings = [(tip[0] - 10 * math.cos(turn + side), tip[1] - 10 * math.sin(turn + side)) for side in (0.4, -0.4)]
    path = f"M{points([start])} Q{points([middle])} {points([tip])}"
    group = element("g")
    if edge.is_lit:
        group.append(element("path", d=path, fill="none", stroke=LIT, stroke_width=style.width * 2 + 8))
    group.append(stroked(path, style, style.width * (2 if edge.is_lit else 1)))
    group.append(element("polygon", points=points([tip, *wings]), fill=style.colour))
    if is_undated(edge):
        # Past the middle, where the label of whoever answers is no longer near.
        at = [0.16 * begin + 0.48 * bent + 0.36 * end for begin, bent, end in zip(start, middle, tip, strict=True)]
        group.append(text("?", at[0] + 4, at[1]))
    return group


def _reach(node: PictureNode, turn: float) -> float:
    """How far a shape reaches from its middle towards a line that comes in by a turn."""
    family = _family(node)
    if family.shape not in HOLD_THEIR_LABEL:
        return HALF * 1.2
    size = _size(family, _label(node))
    across, along = abs(math.cos(turn)), abs(math.sin(turn))
    return min(size.half / across if across > 0 else math.inf, size.high / along if along > 0 else math.inf)


def _label(node: PictureNode) -> list[str]:
    return wrapped(node.name).split("\n")


def _family(node: PictureNode) -> Family:
    return FAMILIES[family_of(node.type, is_area=node.drawn != Drawn.ORGANISATION)]


def _size(family: Family, lines: Sequence[str]) -> Size:
    if family.shape not in HOLD_THEIR_LABEL:
        return Size()
    return Size(max(map(len, lines)) * LETTER / 2 + 8, len(lines) * LINE_HEIGHT / 2 + 8)


def _mark(node: PictureNode, at: Position) -> Xml.Element:
    family, lines = _family(node), _label(node)
    size = _size(family, lines)
    inside = family.shape in HOLD_THEIR_LABEL
    above = (len(lines) - 1) * LINE_HEIGHT
    first = at.y - above / 2 + 5 if inside else at.y - HALF - 8 - above
    group = element("g")
    group.append(element("title", node.name))
    if node.is_lit:
        halo = replace(size, half=size.half + 7, high=size.high + 7, border=0)
        group.append(shape(replace(family, colour=LIT, dashed=False), at.x, at.y, halo))
    group.append(shape(family, at.x, at.y, replace(size, border=4 if node.is_lit else 1.5)))
    # Its lines are parts of one text, so that it is read, found and copied as one.
    label = text(None, at.x, first, text_anchor="middle")
    label.extend(element("tspan", line, x=at.x, y=first + number * LINE_HEIGHT) for number, line in enumerate(lines))
    for each in label[:-1]:
        each.tail = " "
    group.append(label)
    return group


def _linked(node: PictureNode, mark: Xml.Element, address: str | None) -> Xml.Element:
    if address is None:
        return mark
    link = element("a", href=address)
    link.set("aria-label", node.name)
    link.append(mark)
    return link
