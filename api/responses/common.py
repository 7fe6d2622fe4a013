"""What every answer has: the day, the certainties, the revision, and a load that has not finished."""

from datetime import date
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from graph_model.pipeline import Question
from graph_model.store.live import Look
from graph_model.store.load_mark import describe, is_alive
from graph_model.store.repository import LoadMark
from graph_model.vocabulary import Certainty

__all__ = ["Health", "Loading", "Page", "Problem", "Readiness", "Reading", "load_notes", "reading"]

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


def load_notes(look: Look) -> list[str]:
    """Give the note on a load that has not finished; none where there is none."""
    return [] if look.state.loading is None else [describe(look.state.loading)]


class Page(Reading, Generic[Row]):
    """A page of a list, in the order of ids; `total` counts all pages."""

    total: int
    limit: int
    offset: int
    items: list[Row]


class Health(BaseModel):
    """That the process answers."""

    status: str


class Readiness(BaseModel):
    """Whether answers are of whole registers, and of which revision."""

    ready: bool
    revision: int
    loading: Loading | None


class Problem(BaseModel):
    """An error, as application/problem+json (RFC 9457).

    Where the graph was asked, its revision is told, and a load that has not finished.
    """

    model_config = ConfigDict(extra="allow")

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    parameter: str | None = None
    nearest: list[str] | None = None
    revision: int | None = None
    loading: Loading | None = None
