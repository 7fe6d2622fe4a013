"""Elements of SVG: the shape of each family, the path of each style, and texts that stay text."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from visualisations.palette import INK, PAPER, Family, Style

__all__ = ["HALF", "LINE_HEIGHT", "Size", "element", "points", "shape", "stroked", "text"]

# Of a shape that does not hold its label.
HALF = 16
LINE_HEIGHT = 17
# Corners around a middle: how many, how far from it in turn, and where the first is, in degrees.
CORNERS = {
    "star": (10, (1.1, 0.55), -90),
    "hexagon": (6, (1.0,), 0),
    "triangle": (3, (1.15,), -90),
    "triangleDown": (3, (1.15,), 90),
    "diamond": (4, (1.0,), 0),
    "square": (4, (1.3,), 45),
}


@dataclass(frozen=True)
class Size:
    """How far a shape reaches from its middle, and how wide its border is."""

    half: float = HALF
    high: float = HALF
    border: float = 1.5


def element(tag: str, said: str | None = None, **attributes: object) -> Xml.Element:
    """Make an element; an underscore stands for a hyphen in the names of its attributes."""
    made = Xml.Element(tag, {name.replace("_", "-"): _written(value) for name, value in attributes.items()})
    made.text = said
    return made


def _written(value: object) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def points(corners: Iterable[tuple[float, float]]) -> str:
    """Write points as SVG reads them."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)


def shape(family: Family, x: float, y: float, size: Size = Size()) -> Xml.Element:
    """Draw the shape of a family around a middle."""
    if family.shape in CORNERS:
        made = element("polygon", points=points(_corners(family.shape, x, y, size.half)))
    elif family.shape == "dot":
        made = element("circle", cx=x, cy=y, r=size.half)
    else:
        corner, rounding = (x - size.half, y - size.high), min(family.rounding, size.high)
        made = element("rect", x=corner[0], y=corner[1], width=size.half * 2, height=size.high * 2, rx=rounding)
    for name, value in {"fill": family.colour, "stroke": INK, "stroke-width": size.border}.items():
        made.set(name, str(value))
    if family.dashed:
        made.set("stroke-dasharray", "5 4")
    return made


def _corners(name: str, x: float, y: float, half: float) -> Iterator[tuple[float, float]]:
    count, reaches, first = CORNERS[name]
    for number in range(count):
        turn, reach = math.radians(first + number * 360 / count), reaches[number % len(reaches)] * half
        yield x + reach * math.cos(turn), y + reach * math.sin(turn)


def stroked(path: str, style: Style, width: float) -> Xml.Element:
    """Draw a path in the colour and dashes of a style."""
    line = element("path", d=path, fill="none", stroke=style.colour, stroke_width=width)
    if len(style.dashes) > 0:
        line.set("stroke-dasharray", " ".join(map(str, style.dashes)))
    return line


def text(said: str | None, x: float, y: float, **attributes: object) -> Xml.Element:
    """Write text that can be read on whatever lies below it; without words, for its parts to be added."""
    written = element("text", said, x=x, y=y, font_size=14, fill=INK, **attributes)
    for name, value in {"stroke": PAPER, "stroke-width": 3, "paint-order": "stroke", "stroke-opacity": 0.8}.items():
        written.set(name, str(value))
    return written
