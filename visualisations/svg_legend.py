"""What the signs of a picture mean: of each family and style that is in it, in the order of the palette."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from graph_model.views.picture import PictureEdge, PictureNode
from graph_model.vocabulary import Drawn
from visualisations.palette import FAMILIES, INK, STYLES, family_of, style_of
from visualisations.svg_shapes import Size, element, shape, stroked

__all__ = ["Sign", "is_undated", "legend", "signs_of"]

COLUMN = 330
ROW = 26
WIDE = 40
UNDATED = "Its dates are not known"


@dataclass(frozen=True)
class Sign:
    """A sign, drawn in the middle of a box of 40 by 26, and what it means."""

    drawn: Xml.Element
    meaning: str


def is_undated(edge: PictureEdge) -> bool:
    """Whether it is not known from when a line holds; what ties a place to an organisation has its own dates."""
    return edge.drawn == Drawn.LINE and "valid_from" not in edge.facts


def legend(signs: Sequence[Sign], wide: float) -> tuple[Xml.Element, int]:
    """Draw a legend from its top left corner, in as many columns as fit, and give its height."""
    columns = max(1, int(wide // COLUMN))
    rows = -(-len(signs) // columns)
    group = element("g")
    for number, sign in enumerate(signs):
        entry = element("g", transform=f"translate({number // rows * COLUMN} {number % rows * ROW})")
        entry.append(sign.drawn)
        entry.append(element("text", sign.meaning, x=WIDE + 4, y=17, font_size=13, fill=INK))
        group.append(entry)
    return group, rows * ROW


def signs_of(nodes: Sequence[PictureNode], edges: Sequence[PictureEdge]) -> Iterator[Sign]:
    """Give the signs that stand for what is shown."""
    families = {family_of(node.type, is_area=node.drawn != Drawn.ORGANISATION) for node in nodes}
    for name in (each for each in FAMILIES if each in families):
        yield Sign(shape(FAMILIES[name], WIDE / 2, ROW / 2, Size(half=9, high=8)), FAMILIES[name].label)
    styles = {style_of(edge.kind) for edge in edges}
    for style in (STYLES[each] for each in STYLES if each in styles):
        yield Sign(stroked(f"M2,{ROW // 2} H{WIDE - 2}", style, style.width), style.label)
    if any(map(is_undated, edges)):
        yield Sign(element("text", "?", x=WIDE / 2, y=18, font_size=14, text_anchor="middle", fill=INK), UNDATED)
