"""A picture: what a network view shows, on every date on which it changes, and what was left out of it.

A picture knows nothing of positions, colours or pages; `visualisations` draws it. Everything in it is in a fixed
order, so that the same graph gives the same picture.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph_model.vocabulary import Drawn, ViewKind

__all__ = ["DEFAULT_LIMIT", "MOST_DEPTH", "MOST_NODES", "MOST_STOPS", "Picture", "PictureEdge", "PictureNode", "Shown"]

DEFAULT_LIMIT = 500
# More is neither legible nor quick to draw.
MOST_NODES = 3_000
# The dates that a slider stops at; the life of a region has more than a hundred.
MOST_STOPS = 24
# Three steps from a body reach most of the country.
MOST_DEPTH = 4


@dataclass(frozen=True)
class Shown:
    """How much of what belongs into a view it shows on one date, and why not all of it."""

    organisations: int
    of_organisations: int
    lines: int
    of_lines: int

    @property
    def is_all(self) -> bool:
        """Whether nothing was left out."""
        return self.organisations == self.of_organisations and self.lines == self.of_lines


@dataclass(frozen=True)
class PictureNode:
    """An organisation or a footprint in a picture.

    Attributes:
        drawn: which of the two it is.
        type: the type of an organisation, or the level of a footprint.
        facts: what else its row says, by column; what is not known is not in it.
        stops: on which of the picture's dates it is shown, by their number.
        is_lit: whether the view is about it.
        is_spare: whether it is shown only when it is asked for: what was left out, and what lies beyond.
        is_left_out: whether it belongs into the view, and is spare only because there are too many.
    """

    id: str
    drawn: Drawn
    name: str
    type: str
    facts: Mapping[str, str]
    stops: tuple[int, ...]
    is_lit: bool = False
    is_spare: bool = False
    is_left_out: bool = False


@dataclass(frozen=True)
class PictureEdge:
    """A line, or the rights of one organisation in one role, upwards from `subject` to `holder`.

    Attributes:
        kind: of the line, or the role of the rights.
        functions: empty where none is recorded.
        rows: the ids of the rows that it stands for.
        facts: what else they say, by column; what is not known is not in it.
    """

    id: str
    drawn: Drawn
    kind: str
    subject: str
    holder: str
    functions: tuple[str, ...]
    rows: tuple[str, ...]
    facts: Mapping[str, str]
    stops: tuple[int, ...]
    bears: bool
    is_lit: bool = False
    is_spare: bool = False


@dataclass(frozen=True)
class Picture:
    """What a view shows.

    Attributes:
        subject: the id of what it is about; empty where it is about several.
        on: the day that was asked about; it is one of `stops`.
        stops: the dates on which the picture changes, in order; each holds up to the next.
        shown: how much is shown on each of them.
        notes: what a reader must know, a sentence each.
        functions: what the functions in it are called, by id.
    """

    kind: ViewKind
    title: str
    subject: str
    on: date
    stops: tuple[date, ...]
    shown: tuple[Shown, ...]
    nodes: tuple[PictureNode, ...]
    edges: tuple[PictureEdge, ...]
    notes: tuple[str, ...]
    functions: Mapping[str, str]

    @property
    def today(self) -> Shown:
        """How much is shown on the day that was asked about."""
        return self.shown[self.stops.index(self.on)]
