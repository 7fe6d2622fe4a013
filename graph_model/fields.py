"""The kinds of value that a cell can hold: strict about what they accept, and the same from text and from the store."""

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

__all__ = ["Day", "Identifier", "Identifiers", "PartialDay", "Share", "Sources", "Text", "YesOrNo"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PARTIAL_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_YES = {"yes": True, "no": False}


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    if _DAY.fullmatch(value) is None:
        raise PydanticCustomError("day", "is not a day written YYYY-MM-DD")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError("day", "is not a day of the calendar") from error


def _partial_day(value: object) -> object:
    if isinstance(value, str):
        if _PARTIAL_DAY.fullmatch(value) is None:
            raise PydanticCustomError("day", "is not written YYYY, YYYY-MM or YYYY-MM-DD")
        _day(value + "-01-01"[(len(value) - 4) :])
    return value


def _identifier(value: object) -> object:
    if isinstance(value, str) and (re.search(r"[|;\n\r\t]", value) or _CONTROL.search(value)):
        raise PydanticCustomError(
            "identifier", "holds a character that an id may not hold (| ; or a control character)"
        )
    return _text(value)


def _text(value: object) -> object:
    if isinstance(value, str):
        if value.startswith("="):
            raise PydanticCustomError(
                "formula", "begins with '=', which a spreadsheet would run; write the value itself"
            )
        if _CONTROL.search(value):
            raise PydanticCustomError("control", "holds a control character")
    return value


def _split_on(separator: str) -> BeforeValidator:
    def split(value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(separator) if part.strip() != "")
        return () if value is None else value

    return BeforeValidator(split)


def _yes_or_no(value: object) -> object:
    if not isinstance(value, str):
        return value
    if value not in _YES:
        raise PydanticCustomError("yes_or_no", "is neither 'yes' nor 'no'")
    return _YES[value]


Day = Annotated[date, BeforeValidator(_day)]
PartialDay = Annotated[str, BeforeValidator(_partial_day)]
Text = Annotated[str, BeforeValidator(_text)]
Identifier = Annotated[str, Field(min_length=1, max_length=200), BeforeValidator(_identifier)]
Identifiers = Annotated[tuple[Identifier, ...], _split_on("|")]
Sources = Annotated[tuple[Text, ...], _split_on(";")]
Share = Annotated[float, Field(ge=0, le=1)]
YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no)]
