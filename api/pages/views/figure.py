"""Pictures that stand in a page: drawn by the server, each organisation and area leading to its own page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from api.pages.views.describing import Describing
from api.pages.words import number
from graph_model.answers import Answer, AnswerPart
from graph_model.findings import Finding
from graph_model.history import Slice
from graph_model.views.decision import chain_of
from graph_model.views.drawing import Frame, draw_once
from graph_model.views.evidence import of_finding
from graph_model.views.picture import Picture, PictureNode
from graph_model.vocabulary import Drawn, ViewKind
from visualisations.svg import as_figure

__all__ = ["Figure", "answer_figure", "finding_figure"]

# More would be read better in a view, which each figure leads to.
MOST_DRAWN = 40


@dataclass(frozen=True)
class Figure:
    """A picture in a page.

    Attributes:
        svg: all its texts are escaped.
        legend: what each sign in it means.
        left_out: how much of it there was no room for; empty where all of it is drawn.
        href: of the view that shows all of it, on every date.
    """

    caption: str
    svg: Markup
    legend: tuple[tuple[Markup, str], ...]
    left_out: str
    href: str


def answer_figure(describing: Describing, answer: Answer, shown: Sequence[AnswerPart], href: str) -> Figure | None:
    """Draw the chain of a decision for some parts of a place; None where nobody decides there."""
    if not any(len(part.deciders) > 0 for part in shown):
        return None
    frame = Frame(ViewKind.DECISION, "The chain upward, drawn", answer.place.id, MOST_DRAWN)
    chosen = chain_of(replace(answer, parts=tuple(shown)))
    return _figure(describing, draw_once(answer.day, chosen, frame), href)


def finding_figure(describing: Describing, day: Slice, finding: Finding, href: str) -> Figure | None:
    """Draw what shows a finding, lit, and to whom it leads; None where nobody it is about is in the register."""
    known = tuple(each for each in finding.subjects if each in describing.history.organisations)
    if len(known) == 0:
        return None
    frame = Frame(ViewKind.FINDING, "What shows it, drawn", known[0], MOST_DRAWN)
    return _figure(describing, draw_once(day, of_finding(day, finding), frame), href)


def _figure(describing: Describing, picture: Picture, href: str) -> Figure:
    def address(node: PictureNode) -> str | None:
        if node.drawn == Drawn.PART:
            return None
        is_area = node.drawn == Drawn.FOOTPRINT
        return (describing.footprint(node.id) if is_area else describing.organisation(node.id)).href

    today = picture.today
    left_out = "" if today.is_all else f"Showing {today.organisations} of {number(today.of_organisations)}."
    drawn, signs = as_figure(picture, address)
    # Escaped by the writer of the SVG.
    legend = tuple((Markup(sign), meaning) for sign, meaning in signs)  # noqa: S704
    return Figure(picture.title, Markup(drawn), legend, left_out, href)  # noqa: S704
