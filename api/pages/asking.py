"""What every page is asked with: a day, certainties, and a page of a list; a field that is left empty was not asked."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, Query
from pydantic import TypeAdapter, ValidationError

from api.pages.links import Links
from graph_model.certainties import read_certainties
from graph_model.errors import BadQuestionError
from graph_model.fields import Day
from graph_model.pipeline import Question

__all__ = ["MOST_ROWS", "Asked", "AskedDep", "Words", "read_day"]

# Of one list on one page.
MOST_ROWS = 50
LONGEST = 300
_DAY: TypeAdapter[date] = TypeAdapter(Day)
Words = Annotated[str, Query(max_length=LONGEST)]


@dataclass(frozen=True)
class Asked:
    """When a page is asked about, and which part of its lists.

    Attributes:
        links: keep what the visitor gave.
        page: of the list that the page is about, from 1.
    """

    question: Question
    links: Links
    page: int


async def _asked(
    on: Words = "",
    certainty: Annotated[list[str] | None, Query()] = None,
    page: Annotated[int, Query(ge=1, le=10**6)] = 1,
) -> Asked:
    given = [each for each in certainty or () if each != ""]
    kept = [("on", on)] if on.strip() != "" else []
    kept += [("certainty", each) for each in given]
    return Asked(Question(read_day(on), read_certainties(given)), Links(tuple(kept)), page)


def read_day(text: str, parameter: str = "on") -> date:
    """Read a day; an empty text is today.

    Raises:
        BadQuestionError: it is no day of the calendar, written YYYY-MM-DD.
    """
    if text.strip() == "":
        return date.today()
    try:
        return _DAY.validate_python(text.strip())
    except ValidationError as error:
        raise BadQuestionError(f"The date {text!r} {error.errors()[0]['msg']}", parameter) from error


AskedDep = Annotated[Asked, Depends(_asked)]
