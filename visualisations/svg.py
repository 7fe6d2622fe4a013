"""A picture as SVG, as at the day that was asked about: text stays text, and nothing in it runs."""

import math
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from graph_model.views.picture import Picture, PictureEdge, PictureNode
from graph_model.vocabulary import Drawn
from graph_model.wording import long_day
from visualisations.layout import Position, lay_out
from visualisations.network import HOLD_THEIR_LABEL, bend
from visualisations.palette import FAMILIES, INK, PAPER, STYLES, Family, family_of, style_of
from visualisations.wrapping import wrapped

__all__ = ["as_svg"]

MARGIN = 110
TITLE_HEIGHT = 40
LINE_HEIGHT = 17
HALF = 16
# An arrow ends this far from the middle of what it points to.
TIP = 24
# How wide a letter of 14 pixels is at most, on average.
LETTER = 7.1
# Corners around a middle: how many, how far from it in turn, and where the first is, in degrees.
CORNERS = {
    "star": (10, (1.1, 0.55), -90),
    "hexagon": (6, (1.0,), 0),
    "triangle": (3, (1.15,), -90),
    "triangleDown": (3, (1.15,), 90),
    "diamond": (4, (1.0,), 0),
    "square": (4, (1.3,), 45),
}


def as_svg(picture: Picture) -> str:
    """Draw what is shown on the day that was asked about."""
    stop = picture.stops.index(picture.on)
    positions = lay_out(picture)
    nodes = [node for node in picture.nodes if stop in node.stops and node.id in positions]
    edges = [edge for edge in picture.edges if stop in edge.stops and not edge.is_spare]
    canvas = _canvas(picture, [positions[node.id] for node in nodes])
    beside: Counter[frozenset[str]] = Counter()
    for edge in edges:
        ends = frozenset({edge.subject, edge.holder})
        canvas.append(_line(edge, positions[edge.subject], positions[edge.holder], bend(beside[ends])))
        beside[ends] += 1
    canvas.extend(_mark(node, positions[node.id]) for node in nodes)
    return Xml.tostring(canvas, encoding="unicode")


def _canvas(picture: Picture, places: list[Position]) -> Xml.Element:
    left = min((each.x for each in places), default=0) - MARGIN
    top = min((each.y for each in places), default=0) - MARGIN - TITLE_HEIGHT
    wide = max((each.x for each in places), default=0) + MARGIN - left
    high = max((each.y for each in places), default=0) + MARGIN - top
    title = f"{picture.title}, as at {long_day(picture.on)}"
    canvas = _element("svg", viewBox=f"{left} {top} {wide} {high}", width=wide, height=high, role="img")
    canvas.set("xmlns", "http://www.w3.org/2000/svg")
    canvas.set("font-family", "Arial, sans-serif")
    canvas.append(_element("title", title))
    canvas.append(_element("rect", x=left, y=top, width=wide, height=high, fill=PAPER))
    canvas.append(_element("text", title, x=left + 12, y=top + 30, font_size=20, font_weight="bold", fill=INK))
    return canvas


def _line(edge: PictureEdge, start: Position, end: Position, bent: float) -> Xml.Element:
    style = STYLES[style_of(edge.kind)]
    wide, high = end.x - start.x, end.y - start.y
    middle = (start.x + wide / 2 - high * bent, start.y + high / 2 + wide * bent)
    turn = math.atan2(end.y - middle[1], end.x - middle[0])
    tip = (end.x - TIP * math.cos(turn), end.y - TIP * math.sin(turn))
    wings = [(tip[0] - 10 * math.cos(turn + side), tip[1] - 10 * math.sin(turn + side)) for side in (0.4, -0.4)]
    group = _element("g")
    path = f"M{start.x},{start.y} Q{_points([middle])} {_points([tip])}"
    line = _element("path", d=path, fill="none", stroke=style.colour)
    line.set("stroke-width", str(style.width * (2 if edge.is_lit else 1)))
    if len(style.dashes) > 0:
        line.set("stroke-dasharray", " ".join(map(str, style.dashes)))
    group.append(line)
    group.append(_element("polygon", points=_points([tip, *wings]), fill=style.colour))
    return group


def _mark(node: PictureNode, at: Position) -> Xml.Element:
    family = FAMILIES[family_of(node.type, is_area=node.drawn != Drawn.ORGANISATION)]
    lines = wrapped(node.name).split("\n")
    inside = family.shape in HOLD_THEIR_LABEL
    longest = max(map(len, lines))
    half, high = (longest * LETTER / 2 + 10, len(lines) * LINE_HEIGHT / 2 + 8) if inside else (HALF, HALF)
    first = (
        at.y - (len(lines) - 1) * LINE_HEIGHT / 2 + 5 if inside else at.y - HALF - 8 - (len(lines) - 1) * LINE_HEIGHT
    )
    group = _element("g")
    group.append(_element("title", node.name))
    group.append(_shape(family, at, half, high, 4 if node.is_lit else 1.5))
    group.extend(_label(lines, at.x, first))
    return group


def _shape(family: Family, at: Position, half: float, high: float, border: float) -> Xml.Element:
    if family.shape in CORNERS:
        shape = _element("polygon", points=_points(_corners(family.shape, at)))
    elif family.shape == "dot":
        shape = _element("circle", cx=at.x, cy=at.y, r=half)
    else:
        rounding = min(family.rounding, high)
        shape = _element("rect", x=at.x - half, y=at.y - high, width=half * 2, height=high * 2, rx=rounding)
    for name, value in {"fill": family.colour, "stroke": INK, "stroke-width": border}.items():
        shape.set(name, str(value))
    if family.dashed:
        shape.set("stroke-dasharray", "5 4")
    return shape


def _corners(shape: str, at: Position) -> Iterator[tuple[float, float]]:
    count, reaches, first = CORNERS[shape]
    for number in range(count):
        turn, reach = math.radians(first + number * 360 / count), reaches[number % len(reaches)] * HALF
        yield at.x + reach * math.cos(turn), at.y + reach * math.sin(turn)


def _label(lines: list[str], x: float, y: float) -> Iterator[Xml.Element]:
    for number, line in enumerate(lines):
        text = _element("text", line, x=x, y=y + number * LINE_HEIGHT, font_size=14, text_anchor="middle", fill=INK)
        text.set("stroke", PAPER)
        text.set("stroke-width", "3")
        text.set("paint-order", "stroke")
        text.set("stroke-opacity", "0.8")
        yield text


def _points(corners: Iterator[tuple[float, float]] | list[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)


def _element(tag: str, text: str | None = None, **attributes: object) -> Xml.Element:
    """Make an element; an underscore stands for a hyphen in the names of its attributes."""
    made = Xml.Element(tag, {name.replace("_", "-"): _written(value) for name, value in attributes.items()})
    made.text = text
    return made


def _written(value: object) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)
