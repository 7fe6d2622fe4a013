"""What all rows of a register have in common: a key; and many of them dates, sources, and how sure we are."""

from datetime import date
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from graph_model.fields import Day, Sources
from graph_model.vocabulary import Confidence

__all__ = ["Dated", "Entity", "Evidenced"]


class Entity(BaseModel):
    """One row of a register; `identity` names the columns whose values make its id."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    identity: ClassVar[tuple[str, ...]] = ("id",)

    @property
    def parts(self) -> tuple[str, ...]:
        """The values of its identifying columns, as text; an empty one is not known."""
        return tuple(_part(getattr(self, column)) for column in self.identity)

    @property
    def key(self) -> str:
        """The id of the row: its own, or the values of its identifying columns joined by '|'."""
        return "|".join(self.parts)


def _part(value: object) -> str:
    if value is None:
        return ""
    return "+".join(str(part) for part in value) if isinstance(value, tuple) else str(value)


class Dated(Entity):
    """A row that is true from one day, and up to but not on another."""

    valid_from: Day | None = None
    valid_to: Day | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Dated":
        if self.valid_from is not None and self.valid_to is not None and self.valid_to < self.valid_from:
            raise PydanticCustomError("reversed", "is before valid_from")
        return self

    def holds_on(self, day: date) -> bool:
        """Whether the row may be true on the day; a date that is not known never excludes it."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or self.valid_to > day)


class Evidenced(Dated):
    """A dated row that says what it rests on, and how sure we are."""

    source: Sources = ()
    confidence: Confidence | None = None
