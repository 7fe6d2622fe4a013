"""Answers to questions: who decides, and which ways lead upwards."""

from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel

from api.responses.common import Reading, load_notes, reading
from graph_model.answers import Answer, AnswerPart, Standing
from graph_model.entities import Line, Organisation
from graph_model.paths import Way
from graph_model.pipeline import Decisions, Question, Ways
from graph_model.sentences import sentence
from graph_model.store.live import Look
from graph_model.vocabulary import Basis, Certainty, Confidence, LineKind, OrganisationType, Outcome, Role

__all__ = ["FunctionsOfPlace", "Part", "PathsUp", "StandingOut", "Step", "WhoDecides"]


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
    valid_from: date | None
    valid_to: date | None

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
            valid_from=right.valid_from,
            valid_to=right.valid_to,
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
        asked = {
            "function": answer.function,
            "place": answer.place.id,
            "on": base["on"],
            "certainty": base["certainty"],
        }
        return cls.model_validate(
            {
                **base,
                "question": asked,
                "outcome": answer.outcome,
                "sentence": sentence(answer),
                "parts": [Part.of(part) for part in answer.parts],
                "weakest_evidence": vars(answer.weakest_evidence),
                "notes": [*load_notes(look), *answer.notes],
            }
        )


class FunctionsOfPlace(Reading):
    """Who decides each function for one place, in the order of the functions' ids; no answer means nobody is known."""

    place: Named
    answers: list[WhoDecides]
    notes: list[str]

    @classmethod
    def of(cls, decisions: Decisions, question: Question, look: Look) -> "FunctionsOfPlace":
        """Build from the answers of a use case."""
        place = decisions.place
        return cls.model_validate(
            {
                **reading(question, look),
                "place": Named(id=place.id, name=place.name),
                "answers": [WhoDecides.of(answer, question, look) for answer in decisions.answers],
                "notes": [*load_notes(look), *place.notes],
            }
        )


class PathsUp(Reading):
    """Ways from a subject upwards, and how many to each end share no organisation.

    Where a bound has cut the search, `complete` is false and a note says what was left out.
    """

    subject: Body
    holder: Body | None
    function: str | None
    ways: list[list[Step]]
    independent: dict[str, int]
    complete: bool
    notes: list[str]

    @classmethod
    def of(cls, ways: Ways, question: Question, look: Look) -> "PathsUp":
        """Build from the ways of a use case."""
        return cls.model_validate(
            {
                **reading(question, look),
                "subject": _body(ways.subject),
                "holder": None if ways.holder is None else _body(ways.holder),
                "function": ways.function,
                "ways": _steps(ways.found.ways),
                "independent": ways.found.independent,
                "complete": ways.found.cut is None,
                "notes": [*load_notes(look), *ways.found.notes],
            }
        )


def _body(organisation: Organisation) -> Body:
    return Body(id=organisation.id, name=organisation.name or organisation.id, type=organisation.type)
