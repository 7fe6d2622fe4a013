"""Everything known of one organisation, footprint, function, line or source; rows are given as they are."""

from datetime import date

from pydantic import BaseModel

from api.responses.common import Reading
from graph_model.entities import (
    Cover,
    Footprint,
    FootprintRelation,
    Function,
    Line,
    Organisation,
    Right,
    Source,
    StatutoryHolder,
    Succession,
)

__all__ = [
    "FootprintFacts",
    "FunctionFacts",
    "Held",
    "LineFacts",
    "OneFunction",
    "OrganisationFacts",
    "SourceFacts",
    "Suggestions",
]


class OrganisationFacts(Reading):
    """Everything known of an organisation: its own record of all days, its lines and rights of the day."""

    organisation: Organisation
    answers_to: list[Line]
    answered_to_by: list[Line]
    rights: list[Right]
    covers: list[Cover]
    came_from: list[Succession]
    became: list[Succession]


class Overlap(BaseModel):
    """Another footprint that shares ground on the day, by people; shares are of this footprint and of the other."""

    footprint: str
    name: str
    population: int | None
    share: float | None
    share_of_other: float | None


class FootprintFacts(Reading):
    """Everything known of a footprint: its record of all days, its ground, relations and overlaps of the day."""

    footprint: Footprint
    population: int | None
    blocks: list[str]
    lies_in: list[FootprintRelation]
    holds: list[FootprintRelation]
    overlaps: list[Overlap]
    covered_by: list[str]


class LineFacts(Reading):
    """A line, and whether it may hold on the day with one of the certainties."""

    line: Line
    holds: bool


class SourceFacts(Reading):
    """A source, and how many lines and rights of the day rest on it."""

    source: Source
    lines: int
    rights: int


class FunctionFacts(Reading):
    """Every function."""

    items: list[Function]


class Suggested(BaseModel):
    """Something that a text may stand for; `says` tells what sort of thing it is, and when, in words."""

    id: str
    name: str
    sort: str
    code: str | None
    valid_from: date | None
    valid_to: date | None
    says: str


class Suggestions(Reading):
    """What a text may stand for, the likeliest first."""

    items: list[Suggested]


class OneFunction(Reading):
    """A function, where it stands in the catalogue, who holds it by law on the day, and the rights over it."""

    function: Function
    parents: list[Function]
    children: list[Function]
    statutory_holders: list[StatutoryHolder]
    rights: list[Right]


class EvidencedOut(BaseModel):
    """How well rows of one sort are evidenced; every count is of `total`."""

    total: int
    stated: int
    derived: int
    sourced: int
    published: int
    dated: int
    ended: int
    lawful: int
    grades: dict[str, int]
    certainties: dict[str, int]


class Held(Reading):
    """What the graph holds, of all days."""

    rows: dict[str, int]
    lines: EvidencedOut
    rights: EvidencedOut
    kinds: dict[str, int]
    types: dict[str, int]
    levels: dict[str, int]
    newest_source: str | None
    claims: dict[str, int]
