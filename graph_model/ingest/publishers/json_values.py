"""A JSON file read whole and bounded, and its values with the path to each, so that a fault can say where it is."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from graph_model.ingest.faults import Fault, escaped, shorten
from graph_model.ingest.publishers.days import DayStyle, day_of

__all__ = ["JsonShapeError", "JsonValue", "read_json"]

# All organisations of England are some 200 MB in this form, and nobody downloads them in one answer.
SIZE_LIMIT = 64 << 20
# Codes are of three to nine letters and digits today; samples hold made-up ones with a hyphen or an underscore.
_ODS_CODE = re.compile(r"[0-9A-Za-z_-]{1,20}")
_FLAGS = {True: True, False: False, "true": True, "false": False, "yes": True, "no": False}


class JsonShapeError(Exception):
    """A value is not of the shape that it must have; `told` is its path, itself and the reason."""

    def __init__(self, path: str, value: str | None, reason: str) -> None:
        """Keep where it is and why."""
        super().__init__(reason)
        self.path, self.value, self.reason = path, value, reason

    def fault(self, file: str) -> Fault:
        """Give the error as a fault of a file; the path stands for the column."""
        value = None if self.value is None else shorten(self.value)
        return Fault(file, None, escaped(self.path) or None, value, self.reason)


@dataclass(frozen=True, slots=True)
class JsonValue:
    """A value of a JSON document and the path to it, such as "Roles.Role[1].id"."""

    value: Any
    path: str

    def each(self) -> Iterator["JsonValue"]:
        """Yield the values of a list, or the one value that stands where a list could."""
        if isinstance(self.value, list):
            yield from (JsonValue(value, f"{self.path}[{at}]") for at, value in enumerate(self.value))
        else:
            yield self

    def find(self, *names: str) -> Iterator["JsonValue"]:
        """Yield what stands under the names, one after the other; each may be one value or a list of them.

        What is absent, null or an empty text yields nothing.

        Raises:
            JsonShapeError: what a name is looked up in is not an object.
        """
        if len(names) == 0:
            yield self
            return
        if not isinstance(self.value, dict):
            self.refuse("is not an object")
        below = self.value.get(names[0])
        if below is not None and below != "":
            path = f"{self.path}.{names[0]}" if self.path else names[0]
            for value in JsonValue(below, path).each():
                yield from value.find(*names[1:])

    def first(self, *names: str) -> "JsonValue | None":
        """Give the first of what stands under the names, or None."""
        return next(self.find(*names), None)

    def one(self, *names: str) -> "JsonValue":
        """Give the first of what stands under the names.

        Raises:
            JsonShapeError: nothing does.
        """
        found = self.first(*names)
        if found is None:
            path = ".".join((self.path, *names) if self.path else names)
            raise JsonShapeError(path, None, "is required")
        return found

    def text(self) -> str:
        """Give the value as text, its blanks made one each.

        Raises:
            JsonShapeError: it is neither a text nor a whole number, is blank, or cannot be shown.
        """
        if isinstance(self.value, bool) or not isinstance(self.value, (str, int)):
            self.refuse("is not a text")
        text = " ".join(str(self.value).split())
        if text == "":
            self.refuse("is required")
        if not text.isprintable():
            self.refuse("holds characters that cannot be shown")
        return text

    def ods_code(self) -> str:
        """Give the value as a code of the Organisation Data Service.

        Raises:
            JsonShapeError: it has not the form of one.
        """
        text = self.text()
        if _ODS_CODE.fullmatch(text) is None:
            self.refuse("is not an ODS code, such as QWO")
        return text

    def flag(self) -> bool:
        """Give the value as yes or no.

        Raises:
            JsonShapeError: it is neither.
        """
        value = self.value.lower() if isinstance(self.value, str) else self.value
        if not isinstance(value, (bool, str)) or value not in _FLAGS:
            self.refuse("is neither true nor false")
        return _FLAGS[value]

    def day(self) -> date:
        """Give the value as a day; the time of an instant is left out.

        Raises:
            JsonShapeError: it is no day.
        """
        day = day_of(self.text().partition("T")[0], (DayStyle.ISO,))
        if day is None:
            self.refuse("is not a day of the form YYYY-MM-DD")
        return day

    def refuse(self, reason: str) -> NoReturn:
        """Raise that the value is not what it must be."""
        raise JsonShapeError(self.path, _shown(self.value), reason)


def _shown(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "a list"
    return str(value)


def read_json(path: Path, faults: list[Fault]) -> JsonValue | None:
    """Read a file whole, or tell why it cannot be read and give None."""
    # A pipe would be waited for, and could not be looked at first and read afterwards.
    if not path.is_file():
        faults.append(Fault(path.name, None, None, None, "is no file that can be read"))
        return None
    try:
        with path.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
        if len(data) > SIZE_LIMIT:
            reason = f"is larger than {SIZE_LIMIT >> 20} MiB; ask for fewer organisations at once"
            faults.append(Fault(path.name, None, None, None, reason))
            return None
        text = data.decode("utf-8-sig")
        return JsonValue(json.loads(text, object_pairs_hook=_object, parse_constant=_constant), "")
    except JsonShapeError as error:
        faults.append(error.fault(path.name))
    except (OSError, RecursionError, ValueError) as error:
        faults.append(Fault(path.name, *_reason(error)))
    return None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise JsonShapeError(twice, None, "the name is there twice in one object")
    return found


def _constant(name: str) -> NoReturn:
    raise JsonShapeError("", name, "is no JSON")


def _reason(error: Exception) -> tuple[int | None, None, None, str]:
    if isinstance(error, OSError):
        return None, None, None, f"cannot be read: {error.strerror}"
    if isinstance(error, RecursionError):
        return None, None, None, "is nested too deeply to be an answer of the Organisation Data Service"
    if isinstance(error, UnicodeDecodeError):
        line = error.object.count(b"\n", 0, error.start) + 1
        return line, None, None, f"byte 0x{error.object[error.start]:02x} is not UTF-8"
    if isinstance(error, json.JSONDecodeError):
        return error.lineno, None, None, f"is not JSON: {error.msg}"
    return None, None, None, "holds a number that is longer than a number can be"
