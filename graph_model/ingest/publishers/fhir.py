"""ODS organisations in FHIR R4: `Organization` and `OrganizationAffiliation`, in a `Bundle`, several, or alone.

An affiliation says that its `organization` has a relation to its `participatingOrganization`, as the Organisation Data
Service maps them (the FHIR standard reads the other way round). It is given with the organisation that has it, or by
itself, without a name, where the file holds the affiliations alone. FHIR has no successions and no primary role.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from graph_model.ingest.faults import Fault
from graph_model.ingest.publishers.json_values import JsonShapeError, JsonValue, read_json
from graph_model.ingest.publishers.ord_organisation import OrdOrganisation, OrdRelation, OrdRole
from graph_model.ingest.publishers.reading import Glimpse, Reader

__all__ = ["READER"]

BUNDLE, ORGANISATION, AFFILIATION = "Bundle", "Organization", "OrganizationAffiliation"
# The last part of the addresses by which extensions and code systems are known; their hosts have changed.
ROLE, PERIOD, CODE_SYSTEM = "-OrganisationRole", "-TypedPeriod", "/ods-organization-code"
RECORD_CLASS = "ODSRecordClass"
_Days = tuple[date | None, date | None]


def _fits(glimpse: Glimpse) -> bool:
    own = {"entry", "identifier", "participatingOrganization"}
    return "resourceType" in glimpse.cells and not own.isdisjoint(glimpse.cells)


class _Resources:
    """The organisations of one file, and the relations that its affiliations say."""

    def __init__(self) -> None:
        self.organisations: dict[str, OrdOrganisation] = {}
        self.relations: dict[str, list[OrdRelation]] = {}
        self.codes: dict[str, str] = {}  # by the address that a bundle gives to a resource

    def add(self, address: str | None, resource: JsonValue) -> None:
        """Take in an organisation."""
        organisation = _organisation(resource)
        if organisation.code in self.organisations:
            resource.refuse(f"the organisation {organisation.code} is there already")
        self.organisations[organisation.code] = organisation
        if address is not None:
            self.codes[address] = organisation.code

    def relate(self, affiliation: JsonValue) -> None:
        """Take in the relations that an affiliation says, once every organisation is known."""
        affiliation.one("code", "coding", "code")
        source = self._code(affiliation.one("organization"))
        target = self._code(affiliation.one("participatingOrganization"))
        days, active = _days(affiliation), _flag(affiliation, "active")
        relations = [
            OrdRelation(kind.text(), target, None, *days, active) for kind in affiliation.find("code", "coding", "code")
        ]
        self.relations.setdefault(source, []).extend(relations)

    def _code(self, reference: JsonValue) -> str:
        identifier = reference.first("identifier", "value")
        if identifier is not None:
            return identifier.ods_code()
        address = reference.one("reference")
        known = self.codes.get(address.text())
        return JsonValue(address.text().rpartition("/")[2], address.path).ods_code() if known is None else known


def _read(path: Path, faults: list[Fault]) -> Iterator[OrdOrganisation]:
    document = read_json(path, faults)
    resources = _Resources() if document is None else _gathered(document, path.name, faults)
    for code, organisation in resources.organisations.items():
        yield replace(organisation, relations=tuple(resources.relations.pop(code, ())))
    for code, relations in resources.relations.items():
        yield OrdOrganisation(code, None, None, None, None, (), tuple(relations), (), None)


def _gathered(document: JsonValue, file: str, faults: list[Fault]) -> _Resources:
    resources, affiliations = _Resources(), []
    for address, resource in _entries(document, file, faults):
        try:
            kind = resource.one("resourceType")
            if kind.value == ORGANISATION:
                resources.add(address, resource)
            elif kind.value == AFFILIATION:
                affiliations.append(resource)
            else:
                kind.refuse(f"is neither {ORGANISATION} nor {AFFILIATION}")
        except JsonShapeError as error:
            faults.append(error.fault(file))
    for affiliation in affiliations:
        try:
            resources.relate(affiliation)
        except JsonShapeError as error:
            faults.append(error.fault(file))
    return resources


def _entries(document: JsonValue, file: str, faults: list[Fault]) -> list[tuple[str | None, JsonValue]]:
    """Give each resource with its address in the bundle, where it is in one."""
    found: list[tuple[str | None, JsonValue]] = []
    try:
        for answer in document.each():  # several answers may have been put into one list
            if answer.one("resourceType").value != BUNDLE:
                found.append((None, answer))
                continue
            for entry in answer.find("entry"):
                address = entry.first("fullUrl")
                found.append((None if address is None else address.text(), entry.one("resource")))
        if len(found) == 0:
            document.refuse(f"holds no {ORGANISATION} and no {AFFILIATION}")
    except JsonShapeError as error:
        faults.append(error.fault(file))
    return found


def _organisation(resource: JsonValue) -> OrdOrganisation:
    opened, closed = _days(resource)
    return OrdOrganisation(
        code=_own_code(resource),
        name=resource.one("name").text(),
        opened=opened,
        closed=closed,
        is_active=_flag(resource, "active"),
        roles=tuple(_role(extension) for extension in _extensions(resource, ROLE)),
        relations=(),
        successions=(),
        record_class=_record_class(resource),
    )


def _own_code(resource: JsonValue) -> str:
    for identifier in resource.find("identifier"):
        if _ends(identifier, "system", CODE_SYSTEM):
            return identifier.one("value").ods_code()
    return resource.one("id").ods_code()


def _record_class(resource: JsonValue) -> str | None:
    for coding in resource.find("type", "coding"):
        if _ends(coding, "system", RECORD_CLASS):
            code = coding.one("code").text()
            return f"RC{code}" if code.isdecimal() else code
    return None


def _role(extension: JsonValue) -> OrdRole:
    parts = {part.one("url").text(): part for part in extension.find("extension")}
    if "roleCode" not in parts:
        extension.refuse("has no roleCode")
    code = parts["roleCode"].one("valueCodeableConcept", "coding", "code").text()
    active, primary = (
        _flag(parts[name], "valueBoolean") if name in parts else None for name in ("active", "primaryRole")
    )
    return OrdRole(code, primary, *_days(extension), active)


def _days(value: JsonValue) -> _Days:
    """Give the days of operation, else the legal ones, else those of a period without a type."""
    found: dict[str, JsonValue] = {}
    for extension in _extensions(value, PERIOD):
        parts = {part.one("url").text(): part for part in extension.find("extension")}
        if not {"dateType", "period"} <= parts.keys():
            extension.refuse("has no dateType or no period")
        kind = parts["dateType"].one("valueCoding", "code")
        if kind.text() in found:
            kind.refuse("the days of this type are there twice")
        found[kind.text()] = parts["period"].one("valuePeriod")
    period = found.get("Operational", found.get("Legal", value.first("period")))
    return (None, None) if period is None else (_day(period, "start"), _day(period, "end"))


def _day(period: JsonValue, name: str) -> date | None:
    day = period.first(name)
    return None if day is None else day.day()


def _extensions(value: JsonValue, name: str) -> Iterator[JsonValue]:
    for extension in value.find("extension"):
        if _ends(extension, "url", name):
            yield extension


def _ends(value: JsonValue, name: str, last: str) -> bool:
    address = value.first(name)
    return address is not None and address.text().endswith(last)


def _flag(value: JsonValue, name: str) -> bool | None:
    flag = value.first(name)
    return None if flag is None else flag.flag()


READER = Reader("fhir", "ODS organisations, in FHIR R4", _fits, _read)
