"""Routes in, and the days on which an answer changes."""

from datetime import date

from pydantic import BaseModel

from api.responses.answers import Named, WhoDecides
from api.responses.common import Reading, load_notes, reading
from graph_model.answers import Answer
from graph_model.changing import Change
from graph_model.entities import Line, Organisation, Right
from graph_model.pipeline import Question
from graph_model.routes_in import RoutesIn
from graph_model.store.live import Look

__all__ = ["Changes", "RoutesInward"]


class ConcernOut(BaseModel):
    """Something that concerns an organisation because of a line, and who decides it there."""

    line: str
    function: str
    answer: WhoDecides


class RoutesInward(Reading):
    """By which ways an organisation reaches those who decide what concerns it."""

    organisation: Organisation
    seats: list[Line]
    alliances: list[Line]
    voices: list[Line]
    contracts: list[Line]
    others: list[Line]
    rights: list[Right]
    onward: list[Line]
    rights_there: list[Right]
    concerns: list[ConcernOut]
    notes: list[str]

    @classmethod
    def of(cls, found: RoutesIn, question: Question, look: Look) -> "RoutesInward":
        """Build from the routes of a use case."""
        concerns = [
            ConcernOut(line=each.line.id, function=each.function, answer=WhoDecides.of(each.answer, question, look))
            for each in found.concerns
        ]
        return cls.model_validate(
            {**reading(question, look), **vars(found), "concerns": concerns, "notes": load_notes(look)}
        )


class ChangeOut(BaseModel):
    """From which day on an answer holds (null: before the first change), and which organisations act in it."""

    day: date | None
    actors: list[str]


class Changes(Reading):
    """The days on which the answer to a question changes; one alone means that no change is recorded."""

    function: str
    place: Named
    changes: list[ChangeOut]
    notes: list[str]

    @classmethod
    def of(cls, found: tuple[Change, ...], answer: Answer, question: Question, look: Look) -> "Changes":
        """Build from the changes of a use case."""
        return cls.model_validate(
            {
                **reading(question, look),
                "function": answer.function,
                "place": Named(id=answer.place.id, name=answer.place.name),
                "changes": [ChangeOut(day=each.day, actors=list(each.actors)) for each in found],
                "notes": [*load_notes(look), *answer.place.notes],
            }
        )
