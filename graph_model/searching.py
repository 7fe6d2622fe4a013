"""Finding what a person names: functions and organisations by id, code or name, and lists of what there is."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from graph_model.entities import Entity, Footprint, Function, Line, Organisation, Source
from graph_model.errors import AmbiguousError, NotFoundError
from graph_model.history import History, Slice
from graph_model.nearest import nearest, nearest_names

__all__ = ["find_function", "find_organisation", "known", "matching"]

Named = TypeVar("Named", Footprint, Organisation)
Known = TypeVar("Known", Footprint, Function, Organisation, Line, Source)
SHOWN = 12


def find_function(history: History, text: str) -> Function:
    """Find a function by its id or its plain name.

    Raises:
        NotFoundError: no function has that id or name; the nearest are told.
    """
    word = text.strip().casefold()
    for function in history.functions.values():
        if word != "" and word in {function.id.casefold(), (function.name or "").casefold()}:
            return function
    names = {function.name: function.id for function in history.functions.values() if function.name is not None}
    near = [*nearest(text, history.functions), *(names[name] for name in nearest_names(text, names))]
    raise _not_known("function", text, near)


def find_organisation(day: Slice, text: str, parameter: str) -> Organisation:
    """Find an organisation by id, ODS or GSS code, name or acronym; of several, the one alive on the day.

    Raises:
        NotFoundError: none is; the nearest are told.
        AmbiguousError: several are; they are listed.
    """
    organisations, calling = day.history.organisations, day.history.calling
    if text in organisations:
        return organisations[text]
    word = text.strip().casefold()
    found = calling.organisations_called.get(word) or calling.meant(word)
    alive = [each for each in found if each.holds_on(day.day)] or found
    if len(alive) == 1:
        return alive[0]
    if len(alive) > 1:
        listed = [f"{each.id} ({each.name})" for each in alive[:SHOWN]]
        raise AmbiguousError(
            f"{text!r} fits several: {'; '.join(listed)}; give the id of one", parameter, [each.id for each in alive]
        )
    names = {each.name: each.id for each in organisations.values() if each.name is not None}
    raise _not_known(
        parameter, text, [*nearest(text, organisations), *(names[name] for name in nearest_names(text, names))]
    )


def known(rows: dict[str, Known], identifier: str, parameter: str) -> Known:
    """Give the row of an id.

    Raises:
        NotFoundError: there is none; the nearest ids are told.
    """
    if identifier not in rows:
        raise _not_known(parameter, identifier, list(nearest(identifier, rows)))
    return rows[identifier]


def matching(day: Slice, rows: Iterable[Named], query: str) -> Iterator[Named]:
    """Yield, in the order of ids, what exists on the day and has every word of the query in its id, codes or name."""
    words = query.casefold().split()
    for row in sorted(rows, key=lambda row: row.id):
        if row.holds_on(day.day) and all(any(word in text for text in _codes_and_name(row)) for word in words):
            yield row


def _codes_and_name(row: Entity) -> set[str]:
    texts = (getattr(row, column) for column in ("id", "ods_code", "gss_code", "name"))
    return {text.casefold() for text in texts if text is not None}


def _not_known(parameter: str, text: str, near: list[str]) -> NotFoundError:
    several = tuple(dict.fromkeys(near))[:5]
    advice = f"nearest: {', '.join(several)}" if several else "give an id as the register writes it"
    return NotFoundError(f"no {parameter} is known as {text!r}; {advice}", parameter, several)
