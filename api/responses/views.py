"""A network view: what is in it on every date on which it changes, where it stands, and what its signs mean."""

from datetime import date
from typing import Any

from pydantic import BaseModel, Field

from api.responses.common import Reading, reading
from graph_model.pipeline import Question
from graph_model.store.live import Look
from graph_model.views.picture import Picture
from graph_model.vocabulary import ViewKind
from visualisations.payload import payload

__all__ = ["View"]


class ShownOn(BaseModel):
    """How much of what belongs into a view it shows on one date."""

    organisations: int
    of_organisations: int
    lines: int
    of_lines: int


class View(Reading):
    """A network view. `stops` are the dates on which it changes; what is in it names them by number."""

    kind: ViewKind
    title: str
    subject: str
    stops: list[date]
    shown: list[ShownOn]
    notes: list[str]
    nodes: list[dict[str, Any]] = Field(description="As vis-network draws them: id, label, place, shape")
    edges: list[dict[str, Any]] = Field(description="As vis-network draws them, upwards: from, to, colour, dashes")
    about: dict[str, dict[str, Any]] = Field(description="What is known of each, by id, and its stops")
    key: dict[str, dict[str, Any]] = Field(description="What types, kinds, shapes and dashes mean")
    functions: dict[str, str] = Field(description="The names of functions, by id")

    @classmethod
    def of(cls, picture: Picture, question: Question, look: Look) -> "View":
        """Lay a picture out."""
        return cls.model_validate({**payload(picture), **reading(question, look)})
