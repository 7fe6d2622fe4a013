"""ODS organisations in FHIR R4: roles and days in extensions, relations in affiliations."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph_model.ingest.publishers.fhir import READER
from graph_model.ingest.publishers.ord_organisation import OrdOrganisation, OrdRelation, OrdRole
from tests.unit.ingest.publishers.trying import fits, read

EXTENSION = "https://fhir.nhs.uk/England/StructureDefinition/Extension-England-"


def _period(kind: str, **days: str) -> dict[str, Any]:
    parts = [{"url": "dateType", "valueCoding": {"code": kind}}, {"url": "period", "valuePeriod": days}]
    return {"url": f"{EXTENSION}TypedPeriod", "extension": parts}


def _role(code: str, *more: dict[str, Any]) -> dict[str, Any]:
    coded = {"url": "roleCode", "valueCodeableConcept": {"coding": [{"code": code}]}}
    return {
        "url": f"{EXTENSION}OrganisationRole",
        "extension": [{"url": "instanceID", "valueInteger": 1}, coded, *more],
    }


def _organisation(code: str, **more: Any) -> dict[str, Any]:
    identifier = {"system": "https://fhir.nhs.uk/Id/ods-organization-code", "value": code}
    return {"resourceType": "Organization", "id": code, "identifier": [identifier], "name": f"THE {code}", **more}


def _affiliation(source: dict[str, Any], target: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "OrganizationAffiliation",
        "organization": source,
        "participatingOrganization": target,
        "code": [{"coding": [{"code": "RE4", "display": "IS COMMISSIONED BY"}]}],
        **more,
    }


def _bundle(*resources: dict[str, Any]) -> dict[str, Any]:
    return {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": each} for each in resources]}


def _to(code: str) -> dict[str, Any]:
    return {"reference": f"Organization/{code}"}


def _read(folder: Path, document: Any) -> tuple[list[OrdOrganisation], list[str]]:
    return read(READER, folder, json.dumps(document), "file.json")


def _plain(code: str, *relations: OrdRelation) -> OrdOrganisation:
    return OrdOrganisation(code, f"THE {code}", None, None, None, (), relations, (), None)


def test_an_organisation_with_everything_that_fhir_says_of_it(tmp_path: Path) -> None:
    active = {"url": "active", "valueBoolean": True}
    roles = [
        _role("RO177", _period("Legal", start="1974-04-01"), _period("Operational", start="1975-04-01"), active),
        _role("RO76", _period("Legal", start="2014-04-15", end="2015-01-01"), {"url": "active", "valueBoolean": False}),
    ]
    changed = {"url": f"{EXTENSION}TypedDateTime", "extension": [{"url": "dateTime", "valueDateTime": "2023-08-22"}]}
    classed = {"coding": [{"system": "https://fhir.nhs.uk/England/CodeSystem/England-ODSRecordClass", "code": "1"}]}
    days = _period("Operational", start="1975-04-01", end="2020-03-31")
    document = _organisation("Y01234", extension=[*roles, changed, days], active="yes", type=[classed])

    rows, faults = _read(tmp_path, _bundle(document))

    assert faults == []
    assert rows == [
        OrdOrganisation(
            code="Y01234",
            name="THE Y01234",
            opened=date(1975, 4, 1),
            closed=date(2020, 3, 31),
            is_active=True,
            roles=(
                OrdRole("RO177", None, date(1975, 4, 1), None, True),
                OrdRole("RO76", None, date(2014, 4, 15), date(2015, 1, 1), False),
            ),
            relations=(),
            successions=(),
            record_class="RC1",
        )
    ]


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(_organisation("QWO"), id="alone"),
        pytest.param(_bundle(_organisation("QWO")), id="in a bundle"),
        pytest.param([_bundle(_organisation("QWO"))], id="in a bundle in a list"),
        pytest.param(
            _bundle() | {"entry": {"resource": _organisation("QWO")}}, id="one entry where a list could stand"
        ),
        pytest.param(_bundle(_organisation("QWO") | {"identifier": []}), id="by its id"),
    ],
)
def test_an_organisation_is_read_wherever_it_stands(tmp_path: Path, document: Any) -> None:
    rows, faults = _read(tmp_path, document)

    assert (rows, faults) == ([_plain("QWO")], [])


@pytest.mark.parametrize(
    "reference",
    [
        pytest.param({"reference": "Organization/QWO"}, id="relative"),
        pytest.param({"reference": "https://example.org/FHIR/R4/Organization/QWO"}, id="absolute"),
        pytest.param({"identifier": {"value": "QWO"}, "reference": "Organization/123"}, id="by identifier"),
    ],
)
def test_an_affiliation_is_a_relation_of_its_organisation_to_the_other(tmp_path: Path, reference: Any) -> None:
    days = _period("Operational", start="2022-07-01", end="2026-03-31")
    affiliation = _affiliation(_to("A81001"), reference, active=False, extension=[days])

    rows, faults = _read(tmp_path, _bundle(affiliation, _organisation("QWO"), _organisation("A81001")))

    assert faults == []
    relation = OrdRelation("RE4", "QWO", None, date(2022, 7, 1), date(2026, 3, 31), False)
    assert rows == [_plain("QWO"), _plain("A81001", relation)]


def test_an_address_within_the_bundle_is_the_organisation_that_has_it(tmp_path: Path) -> None:
    bundle = _bundle(_affiliation({"reference": "urn:uuid:1"}, {"reference": "urn:uuid:2"}))
    bundle["entry"] += [
        {"fullUrl": f"urn:uuid:{at}", "resource": _organisation(code)} for at, code in ((1, "A81001"), (2, "QWO"))
    ]

    rows, faults = _read(tmp_path, bundle)

    assert faults == []
    assert rows == [_plain("A81001", OrdRelation("RE4", "QWO", None, None, None, None)), _plain("QWO")]


def test_affiliations_alone_give_organisations_without_a_name(tmp_path: Path) -> None:
    affiliations = [_affiliation(_to("A81001"), _to(code), period={"start": "2020-04-01"}) for code in ("16C", "U123")]

    rows, faults = _read(tmp_path, _bundle(*affiliations))

    relations = tuple(OrdRelation("RE4", code, None, date(2020, 4, 1), None, None) for code in ("16C", "U123"))
    assert faults == []
    assert rows == [OrdOrganisation("A81001", None, None, None, None, (), relations, (), None)]


@pytest.mark.parametrize(
    ("resource", "told"),
    [
        pytest.param(_organisation("B1") | {"name": None}, "name: is required", id="no name"),
        pytest.param(_organisation("QWO"), ": 'an object' the organisation QWO is there already", id="again"),
        pytest.param(
            {"resourceType": "Patient"},
            "resourceType: 'Patient' is neither Organization nor OrganizationAffiliation",
            id="a patient",
        ),
        pytest.param({"id": "x"}, "resourceType: is required", id="nothing that is known"),
        pytest.param(
            _organisation("B1", active="perhaps"), "active: 'perhaps' is neither true nor false", id="perhaps active"
        ),
        pytest.param(
            _organisation("B1", extension=[_role("x") | {"extension": []}]),
            "extension[0]: 'an object' has no roleCode",
            id="a role without a code",
        ),
        pytest.param(
            _organisation("B1", extension=[_period("Legal", start="2020")]),
            "extension[0].extension[1].valuePeriod.start",
            id="a year",
        ),
        pytest.param(
            _organisation("B1", extension=[_period("Legal"), _period("Legal")]),
            "'Legal' the days of this type are there twice",
            id="days twice",
        ),
        pytest.param(
            _organisation("B1", extension=[{"url": EXTENSION + "TypedPeriod"}]),
            "has no dateType or no period",
            id="an empty period",
        ),
        pytest.param(
            _affiliation(_to("A81001"), {}), "participatingOrganization.reference: is required", id="to nobody"
        ),
        pytest.param(
            _affiliation(_to("A81001"), _to("QWO"), code=[]), "code.coding.code: is required", id="of no kind"
        ),
        pytest.param(
            _affiliation({"reference": "urn:uuid:9"}, _to("QWO")),
            "organization.reference: 'urn:uuid:9' is not an ODS code",
            id="an address of nothing",
        ),
    ],
)
def test_a_resource_that_cannot_stand_is_told_and_those_after_it_are_read(
    tmp_path: Path, resource: Any, told: str
) -> None:
    rows, faults = _read(tmp_path, _bundle(_organisation("QWO"), resource, _organisation("QHM")))

    assert rows == [_plain("QWO"), _plain("QHM")]
    assert len(faults) == 1
    assert faults[0].startswith("file.json, entry[1].resource")
    assert told in faults[0]


@pytest.mark.parametrize(
    ("document", "told"),
    [
        pytest.param(
            _bundle(), "file.json: 'an object' holds no Organization and no OrganizationAffiliation", id="empty"
        ),
        pytest.param(
            {"resourceType": "Bundle", "entry": [{}]}, "file.json, entry[0].resource: is required", id="an empty entry"
        ),
        pytest.param([1], "file.json, [0]: '1' is not an object", id="a list of numbers"),
        pytest.param({"a": 1}, "file.json, resourceType: is required", id="another object"),
    ],
)
def test_a_document_of_another_shape_is_one_fault(tmp_path: Path, document: Any, told: str) -> None:
    rows, faults = _read(tmp_path, document)

    assert (rows, faults) == ([], [told])


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param("resourceType,id,entry", True, id="a bundle"),
        pytest.param("resourceType,id,identifier,name", True, id="an organisation"),
        pytest.param("resourceType,organization,participatingOrganization", True, id="an affiliation"),
        pytest.param("resourceType,id,url,version,name", False, id="a statement of capability"),
        pytest.param("Organisation", False, id="an answer of the other interface"),
    ],
)
def test_it_takes_documents_by_their_names_at_the_top(names: str, expected: bool) -> None:
    assert fits(READER, names) is expected
