"""What the API and `--json` give: response models, each built from what a use case gave.

Rows of the register (organisations, lines, rights …) are given as they are.
"""

from collections.abc import Iterable
from datetime import date
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from graph_model.answers import Answer, AnswerPart, Standing
from graph_model.entities import Cover, Footprint, FootprintRelation, Function, Line, Organisation, Right, Source, Succession
from graph_model.paths import Way
from graph_model.pipeline import Question, Ways
from graph_model.sentences import sentence
from graph_model.store.live import Look
from graph_model.store.load_mark import describe, is_alive
from graph_model.store.repository import LoadMark
from graph_model.vocabulary import Basis, Certainty, Confidence, LineKind, OrganisationType, Outcome, Role

__all__ = [
    "FootprintFacts",
    "FunctionFacts",
    "Health",
    "LineFacts",
    "OrganisationFacts",
    "Page",
    "PathsUp",
    "Problem",
    "Readiness",
    "SourceFacts",
    "WhoDecides",
]

Row = TypeVar("Row", bound=BaseModel)


class Loading(BaseModel):
    """A load that has not finished."""

    register_name: str = Field(serialization_alias="register")
    begun_at: str
    written: int
    total: int
    alive: bool
    sentence: str

    @classmethod
    def of(cls, mark: LoadMark | None) -> "Loading | None":
        """Describe a mark; None where no load is unfinished."""
        if mark is None:
            return None
        return cls(
            register_name=mark.register,
            begun_at=mark.begun_at,
            written=mark.written,
            total=mark.total,
            alive=is_alive(mark),
            sentence=describe(mark),
        )


class Reading(BaseModel):
    """What every answer says of itself: the day, the certainties, the revision, and a load that has not finished."""

    on: date
    certainty: list[Certainty]
    revision: int
    loading: Loading | None


def reading(question: Question, look: Look) -> dict[str, object]:
    """Give the fields of `Reading`."""
    return {
        "on": question.on,
        "certainty": [each for each in Certainty if each in question.certainties],
        "revision": look.state.revision,
        "loading": Loading.of(look.state.loading),
    }


class Named(BaseModel):
    """A place or part of one."""

    id: str
    name: str


class Body(BaseModel):
    """An organisation in short."""

    id: str
    name: str
    type: OrganisationType | None


class StandingOut(BaseModel):
    """An organisation and its right, as it stands in an answer."""

    organisation: Body
    role: Role
    acts: bool
    right: str
    function: str
    subject_type: str | None
    footprint: str
    share: float | None
    legal_basis: str | None
    source: str
    certainty: Certainty | None
    confidence: Confidence | None
    basis: Basis

    @classmethod
    def of(cls, standing: Standing) -> "StandingOut":
        """Build from a standing."""
        right, record = standing.right, standing.organisation
        name = right.organisation if record is None else record.name or record.id
        return cls(
            organisation=Body(id=right.organisation, name=name, type=None if record is None else record.type),
            role=right.role,
            acts=standing.acts,
            right=right.id,
            function=right.function,
            subject_type=right.subject_type,
            footprint=right.footprint,
            share=standing.share,
            legal_basis=right.legal_basis,
            source=";".join(right.source),
            certainty=right.certainty,
            confidence=right.confidence,
            basis=right.basis,
        )


class Step(BaseModel):
    """One line of a way upwards."""

    line: str
    kind: LineKind
    subject: str
    holder: str
    legal_basis: str | None
    source: str
    certainty: Certainty | None
    confidence: Confidence | None
    valid_from: date | None
    valid_to: date | None

    @classmethod
    def of(cls, line: Line) -> "Step":
        """Build from a line."""
        return cls(
            line=line.id,
            kind=line.kind,
            subject=line.subject,
            holder=line.holder,
            legal_basis=line.legal_basis,
            source=";".join(line.source),
            certainty=line.certainty,
            confidence=line.confidence,
            valid_from=line.valid_from,
            valid_to=line.valid_to,
        )


def _steps(ways: Iterable[Way]) -> list[list[Step]]:
    return [[Step.of(line) for line in way] for way in ways]


class Part(BaseModel):
    """A part of the place with one answer; people are null where they are not known."""

    place: Named
    population: int | None
    share: float | None
    deciders: list[StandingOut]
    groups: list[list[str]]
    gates: list[StandingOut]
    others: list[StandingOut]
    chains: list[list[Step]]
    terminals: list[str]

    @classmethod
    def of(cls, part: AnswerPart) -> "Part":
        """Build from a part of an answer."""
        return cls(
            place=Named(id=part.id, name=part.name),
            population=part.population,
            share=part.share,
            deciders=[StandingOut.of(each) for each in part.deciders],
            groups=[sorted(group) for group in part.groups],
            gates=[StandingOut.of(each) for each in part.gates],
            others=[StandingOut.of(each) for each in part.others],
            chains=_steps(part.chains),
            terminals=list(part.terminals),
        )


class Asked(BaseModel):
    """The question that was put."""

    function: str
    place: str
    on: date
    certainty: list[Certainty]


class Weakest(BaseModel):
    """The weakest evidence of an answer; no grade where it rests on nothing."""

    grade: str | None
    because: str


class WhoDecides(Reading):
    """Who decides a function for a place on a day."""

    question: Asked
    outcome: Outcome
    sentence: str
    parts: list[Part]
    weakest_evidence: Weakest
    notes: list[str]

    @classmethod
    def of(cls, answer: Answer, question: Question, look: Look) -> "WhoDecides":
        """Build from an answer; a load that has not finished is its first note."""
        base = reading(question, look)
        loading = [] if look.state.loading is None else [describe(look.state.loading)]
        asked = {"function": answer.function, "place": answer.place.id, "on": base["on"], "certainty": base["certainty"]}
        return cls.model_validate(
            {
                **base,
                "question": asked,
                "outcome": answer.outcome,
                "sentence": sentence(answer),
                "parts": [Part.of(part) for part in answer.parts],
                "weakest_evidence": vars(answer.weakest_evidence),
                "notes": [*loading, *answer.notes],
            }
        )


class PathsUp(Reading):
    """Ways from a subject upwards, and how many to each end share no organisation."""

    subject: Body
    holder: Body | None
    function: str | None
    ways: list[list[Step]]
    independent: dict[str, int]
    notes: list[str]

    @classmethod
    def of(cls, ways: Ways, question: Question, look: Look) -> "PathsUp":
        """Build from the ways of a use case."""
        loading = [] if look.state.loading is None else [describe(look.state.loading)]
        return cls.model_validate(
            {
                **reading(question, look),
                "subject": _body(ways.subject),
                "holder": None if ways.holder is None else _body(ways.holder),
                "function": ways.function,
                "ways": _steps(ways.found.ways),
                "independent": ways.found.independent,
                "notes": loading if ways.found.cut is None else [*loading, ways.found.cut],
            }
        )


def _body(organisation: Organisation) -> Body:
    return Body(id=organisation.id, name=organisation.name or organisation.id, type=organisation.type)


class Page(Reading, Generic[Row]):
    """A page of a list, in the order of ids; `total` counts all pages."""

    total: int
    limit: int
    offset: int
    items: list[Row]


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
    """A line, and whether it may hold on the day."""

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


class Health(BaseModel):
    """That the process answers."""

    status: str


class Readiness(BaseModel):
    """Whether answers are of whole registers, and of which revision."""

    ready: bool
    revision: int
    loading: Loading | None


class Problem(BaseModel):
    """An error, as application/problem+json (RFC 9457)."""

    model_config = ConfigDict(extra="allow")

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    parameter: str | None = None
    nearest: list[str] | None = None
