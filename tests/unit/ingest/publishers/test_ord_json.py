"""ODS answers: one organisation or many, one object or a list wherever either may stand."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph_model.ingest.publishers.ord_json import READER, OrdOrganisation, OrdRelation, OrdRole, OrdSuccession
from graph_model.ingest.publishers.ord_organisation import SuccessionEnd
from tests.unit.ingest.publishers.trying import fits, read

SINCE_2020 = {"Type": "Operational", "Start": "2020-10-01"}
ROLE = {"id": "RO76", "uniqueRoleId": 401397, "primaryRole": True, "Date": [SINCE_2020], "Status": "Active"}
SITE_OF = {
    "id": "RE6",
    "uniqueRelId": 719187,
    "Date": [SINCE_2020 | {"End": "2022-06-30"}],
    "Status": "Inactive",
    "Target": {"OrgId": {"root": "2.16", "extension": "RXK"}, "PrimaryRoleId": {"id": "RO197", "uniqueRoleId": 131575}},
}
BECAME = {
    "uniqueSuccId": 38096,
    "Date": [{"Type": "Legal", "Start": "2021-10-01"}],
    "Type": "Successor",
    "Target": {"OrgId": {"extension": "RM3"}, "PrimaryRoleId": {"id": "RO197"}},
}
FULL = {
    "Name": "MOCK  PRACTICE",
    "Date": [{"Type": "Legal", "Start": "2019-01-01", "End": "2019-12-31"}, SINCE_2020],
    "OrgId": {"root": "2.16", "assigningAuthorityName": "HSCIC", "extension": "A9A5A"},
    "Status": "Active",
    "LastChangeDate": "2020-11-24",
    "orgRecordClass": "RC2",
    "Roles": {"Role": [ROLE]},
    "Rels": {"Rel": [SITE_OF]},
    "Succs": {"Succ": [BECAME]},
}
EXPECTED = OrdOrganisation(
    code="A9A5A",
    name="MOCK PRACTICE",
    opened=date(2020, 10, 1),
    closed=None,
    is_active=True,
    roles=(OrdRole("RO76", True, date(2020, 10, 1), None, True),),
    relations=(OrdRelation("RE6", "RXK", "RO197", date(2020, 10, 1), date(2022, 6, 30), False),),
    successions=(OrdSuccession("RM3", date(2021, 10, 1), SuccessionEnd.SUCCESSOR),),
    record_class="RC2",
)
BARE = {"Name": "B", "OrgId": {"extension": "B1"}}


def _organisations(folder: Path, document: Any) -> tuple[list[OrdOrganisation], list[str]]:
    return read(READER, folder, json.dumps(document), "file.json")


@pytest.mark.parametrize(
    "document",
    [
        pytest.param({"Organisation": FULL}, id="one"),
        pytest.param({"Organisation": [FULL]}, id="a list of one"),
        pytest.param({"Organisations": [FULL]}, id="under the plural"),
        pytest.param({"Organisations": {"Organisation": FULL}}, id="one under both"),
        pytest.param({"Organisations": {"Organisation": [FULL]}}, id="a list under both"),
        pytest.param([{"Organisation": FULL}], id="a list of answers"),
        pytest.param({"Organisation": FULL | {"Roles": {"Role": ROLE}}}, id="a role alone"),
        pytest.param({"Organisation": FULL | {"Roles": [{"Role": ROLE}]}}, id="a list of roles' lists"),
        pytest.param({"Organisation": FULL | {"Rels": {"Rel": SITE_OF}}}, id="a relation alone"),
        pytest.param(
            {"Organisation": FULL | {"Rels": {"Rel": SITE_OF | {"Date": SITE_OF["Date"][0]}}}}, id="its days alone"
        ),
        pytest.param({"Organisation": FULL | {"Succs": {"Succ": BECAME}}}, id="a succession alone"),
        pytest.param({"Organisation": FULL | {"Date": SINCE_2020}}, id="days alone"),
    ],
)
def test_one_object_and_a_list_of_them_are_read_alike(tmp_path: Path, document: Any) -> None:
    rows, faults = _organisations(tmp_path, document)

    assert (rows, faults) == ([EXPECTED], [])


def test_what_is_not_given_is_not_known(tmp_path: Path) -> None:
    empty = BARE | {"Roles": {"Role": []}, "Rels": None, "Succs": "", "Date": []}

    rows, faults = _organisations(tmp_path, {"Organisations": [BARE, empty | {"OrgId": {"extension": "B2"}}]})

    assert faults == []
    assert rows == [OrdOrganisation(code, "B", None, None, None, (), (), (), None) for code in ("B1", "B2")]


def test_a_row_of_a_search_is_an_organisation_without_days(tmp_path: Path) -> None:
    row = {"Name": "A TRUST", "OrgId": "RWR", "Status": "Inactive", "OrgRecordClass": "RC1", "PrimaryRoleId": "RO197"}

    rows, faults = _organisations(tmp_path, {"Organisations": [row]})

    assert faults == []
    assert rows == [
        OrdOrganisation("RWR", "A TRUST", None, None, False, (OrdRole("RO197", True, None, None, None),), (), (), "RC1")
    ]


def test_legal_days_stand_in_for_days_of_operation(tmp_path: Path) -> None:
    legal = {"Type": "Legal", "Start": "1974-04-01", "End": "2013-03-31"}

    (organisation,), _ = _organisations(tmp_path, {"Organisation": BARE | {"Date": legal}})

    assert (organisation.opened, organisation.closed) == (date(1974, 4, 1), date(2013, 3, 31))


def test_a_role_that_is_not_marked_is_not_the_primary_one(tmp_path: Path) -> None:
    (organisation,), _ = _organisations(tmp_path, {"Organisation": BARE | {"Roles": {"Role": {"id": "RO76"}}}})

    assert organisation.roles == (OrdRole("RO76", False, None, None, None),)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        pytest.param({"OrgId": None}, "Organisations[1].OrgId: is required", id="no code"),
        pytest.param({"OrgId": {"root": "x"}}, "Organisations[1].OrgId.extension: is required", id="an empty id"),
        pytest.param(
            {"OrgId": "A B"}, "Organisations[1].OrgId: 'A B' is not an ODS code, such as QWO", id="a blank in it"
        ),
        pytest.param({"Name": None}, "Organisations[1].Name: is required", id="no name"),
        pytest.param({"Name": ["x"]}, None, id="a name in a list"),
        pytest.param({"Name": {"x": 1}}, "Organisations[1].Name: 'an object' is not a text", id="an object for a name"),
        pytest.param(
            {"Status": "Dormant"}, "Organisations[1].Status: 'Dormant' is neither Active nor Inactive", id="status"
        ),
        pytest.param({"Roles": "RO76"}, "Organisations[1].Roles: 'RO76' is not an object", id="a text for roles"),
        pytest.param(
            {"Roles": {"Role": {"id": "RO76", "primaryRole": "x"}}},
            "Organisations[1].Roles.Role.primaryRole: 'x' is neither true nor false",
            id="a primary role that is not",
        ),
        pytest.param(
            {"Rels": {"Rel": [SITE_OF, {"id": "RE4"}]}},
            "Organisations[1].Rels.Rel[1].Target: is required",
            id="a relation to nobody",
        ),
        pytest.param(
            {"Date": {"Type": "Operational", "Start": "01/04/2013"}},
            "Organisations[1].Date.Start: '01/04/2013' is not a day of the form YYYY-MM-DD",
            id="date style",
        ),
        pytest.param(
            {"Date": [SINCE_2020, SINCE_2020]},
            "Organisations[1].Date[1].Type: 'Operational' the days of this type are there twice",
            id="days twice",
        ),
        pytest.param(
            {"Date": {"Type": "Lunar"}},
            "Organisations[1].Date.Type: 'Lunar' is neither Operational nor Legal",
            id="days of another type",
        ),
        pytest.param(
            {"Succs": {"Succ": BECAME | {"Type": "Friend"}}},
            "Organisations[1].Succs.Succ.Type: 'Friend' is neither Successor nor Predecessor",
            id="a succession that is none",
        ),
        pytest.param(
            {"OrgId": {"extension": "A9A5A"}},
            "Organisations[1].OrgId: 'an object' the organisation A9A5A is there already",
            id="an organisation again",
        ),
    ],
)
def test_an_organisation_that_cannot_stand_is_told_and_those_after_it_are_read(
    tmp_path: Path, cells: dict[str, Any], told: str | None
) -> None:
    other = BARE | {"OrgId": {"extension": "B2"}}

    rows, faults = _organisations(tmp_path, {"Organisations": [FULL, BARE | cells, other]})

    assert [row.code for row in rows if row.code != "B1"] == ["A9A5A", "B2"]
    assert faults == ([] if told is None else [f"file.json, {told}"])


@pytest.mark.parametrize(
    ("document", "told"),
    [
        pytest.param({"errorCode": 404}, "file.json: 'an object' holds no Organisation", id="an answer of not found"),
        pytest.param({"Organisations": []}, "file.json: 'an object' holds no Organisation", id="an empty list"),
        pytest.param([], "file.json: 'a list' holds no Organisation", id="an empty list alone"),
        pytest.param("x", "file.json: 'x' is not an object", id="a text"),
        pytest.param([1], "file.json, [0]: '1' is not an object", id="a list of numbers"),
        pytest.param({"Organisation": 7}, "file.json, Organisation: '7' is not an object", id="a number for one"),
    ],
)
def test_a_document_of_another_shape_is_one_fault(tmp_path: Path, document: Any, told: str) -> None:
    rows, faults = _organisations(tmp_path, document)

    assert (rows, faults) == ([], [told])


def test_it_takes_documents_by_their_names_at_the_top() -> None:
    assert fits(READER, "Organisation")
    assert fits(READER, "Organisations")
    assert not fits(READER, "resourceType,entry")
