"""Words for network views: what one shows, and what stands in it."""

from enum import StrEnum

__all__ = ["Drawn", "Tie", "ViewKind"]


class ViewKind(StrEnum):
    """What a network view shows."""

    ORGANISATION = "organisation"
    DECISION = "decision"
    PLACE = "place"
    SYSTEM = "system"
    REGION = "region"
    FINDING = "finding"


class Drawn(StrEnum):
    """Which table of the graph something in a view comes from; a part of a place is in none."""

    ORGANISATION = "organisation"
    FOOTPRINT = "footprint"
    PART = "part"
    LINE = "line"
    RIGHT = "right"
    COVER = "cover"


class Tie(StrEnum):
    """How a place is tied into a view, where that is neither a line nor the role of a right."""

    WORKS_FOR = "works_for"
    LIES_IN = "lies_in_area_of"
    PART = "has_part"
