"""Answers of the ODS ORD interface in JSON: one organisation, several, or the short rows of a search.

The interface is made from XML, so what is a list when there are several may be one object when there is one. Days are
those of operation where an answer has them, else the legal ones; of a succession the legal day comes first.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from graph_model.ingest.faults import Fault
from graph_model.ingest.publishers.json_values import JsonShapeError, JsonValue, read_json
from graph_model.ingest.publishers.ord_organisation import (
    OrdOrganisation,
    OrdRelation,
    OrdRole,
    OrdSuccession,
    SuccessionEnd,
)
from graph_model.ingest.publishers.reading import Glimpse, Reader

__all__ = ["READER", "OrdOrganisation", "OrdRelation", "OrdRole", "OrdSuccession"]

_STATUSES = {"active": True, "inactive": False}
OPERATIONAL, LEGAL = "Operational", "Legal"


def _fits(glimpse: Glimpse) -> bool:
    return not {"Organisation", "Organisations"}.isdisjoint(glimpse.cells)


def _read(path: Path, faults: list[Fault]) -> Iterator[OrdOrganisation]:
    document = read_json(path, faults)
    values = [] if document is None else _organisations(document, path.name, faults)
    found: set[str] = set()
    for value in values:
        try:
            organisation = _organisation(value)
            if organisation.code in found:
                value.one("OrgId").refuse(f"the organisation {organisation.code} is there already")
        except JsonShapeError as error:
            faults.append(error.fault(path.name))
        else:
            found.add(organisation.code)
            yield organisation


def _organisations(document: JsonValue, file: str, faults: list[Fault]) -> list[JsonValue]:
    found: list[JsonValue] = []
    try:
        for answer in document.each():  # several answers may have been put into one list
            found.extend(answer.find("Organisation"))
            for several in answer.find("Organisations"):
                found.extend([*several.find("Organisation")] or [several])
        if len(found) == 0:
            document.refuse("holds no Organisation")
    except JsonShapeError as error:
        faults.append(error.fault(file))
    return found


def _organisation(value: JsonValue) -> OrdOrganisation:
    opened, closed = _days(value, (OPERATIONAL, LEGAL))
    return OrdOrganisation(
        code=_code(value),
        name=value.one("Name").text(),
        opened=opened,
        closed=closed,
        is_active=_is_active(value),
        roles=tuple(_roles(value)),
        relations=tuple(map(_relation, value.find("Rels", "Rel"))),
        successions=tuple(map(_succession, value.find("Succs", "Succ"))),
        record_class=_text(value, "orgRecordClass") or _text(value, "OrgRecordClass"),
    )


def _roles(value: JsonValue) -> Iterator[OrdRole]:
    primary = _text(value, "PrimaryRoleId")
    if primary is not None:  # a row of a search has this one and no others
        yield OrdRole(primary, is_primary=True, opened=None, closed=None, is_active=None)
    for role in value.find("Roles", "Role"):
        marked = role.first("primaryRole")
        is_primary = marked is not None and marked.flag()
        yield OrdRole(role.one("id").text(), is_primary, *_days(role, (OPERATIONAL, LEGAL)), _is_active(role))


def _relation(value: JsonValue) -> OrdRelation:
    target = value.one("Target")
    role = target.first("PrimaryRoleId", "id")
    return OrdRelation(
        value.one("id").text(),
        _code(target),
        None if role is None else role.text(),
        *_days(value, (OPERATIONAL, LEGAL)),
        _is_active(value),
    )


def _succession(value: JsonValue) -> OrdSuccession:
    kind = value.one("Type")
    if kind.value not in tuple(SuccessionEnd):
        kind.refuse("is neither Successor nor Predecessor")
    return OrdSuccession(_code(value.one("Target")), _days(value, (LEGAL, OPERATIONAL))[0], SuccessionEnd(kind.value))


def _code(value: JsonValue) -> str:
    identifier = value.one("OrgId")
    # A full record has an object here, a row of a search the code itself.
    code = identifier.one("extension") if isinstance(identifier.value, dict) else identifier
    return code.ods_code()


def _days(value: JsonValue, preferred: tuple[str, str]) -> tuple[date | None, date | None]:
    """Give the first and the last day of the kind that is preferred, or of the other one where that is not there."""
    found: dict[str, JsonValue] = {}
    for each in value.find("Date"):
        kind = each.one("Type")
        if kind.value not in preferred:
            kind.refuse("is neither Operational nor Legal")
        if kind.value in found:
            kind.refuse("the days of this type are there twice")
        found[kind.value] = each
    days = found.get(preferred[0], found.get(preferred[1]))
    return (None, None) if days is None else (_day(days, "Start"), _day(days, "End"))


def _day(value: JsonValue, name: str) -> date | None:
    day = value.first(name)
    return None if day is None else day.day()


def _text(value: JsonValue, name: str) -> str | None:
    text = value.first(name)
    return None if text is None else text.text()


def _is_active(value: JsonValue) -> bool | None:
    status = value.first("Status")
    if status is None:
        return None
    word = status.text().lower()
    if word not in _STATUSES:
        status.refuse("is neither Active nor Inactive")
    return _STATUSES[word]


READER = Reader("ord_json", "ODS organisations, in the JSON of its ORD interface", _fits, _read)
