"""A JSON file that is none, or too much of one, is one fault and never an exception."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_model.ingest.faults import Fault
from graph_model.ingest.publishers import fhir, json_values, ord_json
from graph_model.ingest.publishers.json_values import JsonShapeError, JsonValue, read_json
from tests.unit.ingest.publishers.trying import read

NAMES = (
    "Organisation Organisations Name OrgId Date Roles Role Rels Rel Succs Succ Target "
    "resourceType entry resource extension identifier organization participatingOrganization code url"
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["Bundle", "Organization"]),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.sampled_from(NAMES.split()), below, max_size=5),
    max_leaves=12,
)


def _told(folder: Path, data: bytes) -> list[str]:
    path = folder / "file.json"
    path.write_bytes(data)
    faults: list[Fault] = []
    assert read_json(path, faults) is None
    return [str(fault) for fault in faults]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(b"", "file.json line 1: is not JSON: Expecting value", id="nothing"),
        pytest.param(b'{"a": 1,\n"b": }', "file.json line 2: is not JSON: Expecting value", id="no value"),
        pytest.param(b'{"a": [1, 2', "file.json line 1: is not JSON: Expecting ',' delimiter", id="truncated"),
        pytest.param(b'{"a": 1} {}', "file.json line 1: is not JSON: Extra data", id="two documents"),
        pytest.param(b'\n{"a": "\xe9"}', "file.json line 2: byte 0xe9 is not UTF-8", id="not UTF-8"),
        pytest.param(b"\x00" * 1000, "file.json line 1: is not JSON: Expecting value", id="zeros"),
        pytest.param(
            b'{"a": {"b": 1, "b": 2}}', "file.json, b: the name is there twice in one object", id="a name twice"
        ),
        pytest.param(b'{"a": NaN}', "file.json: 'NaN' is no JSON", id="not a number"),
        pytest.param(
            b'{"a": %s}' % (b"9" * 5_000),
            "file.json: holds a number that is longer than a number can be",
            id="a long number",
        ),
        pytest.param(
            b"[" * 200_000,
            "file.json: is nested too deeply to be an answer of the Organisation Data Service",
            id="deep lists",
        ),
        pytest.param(
            b'{"a":' * 200_000,
            "file.json: is nested too deeply to be an answer of the Organisation Data Service",
            id="deep objects",
        ),
    ],
)
def test_what_is_no_json_is_told(tmp_path: Path, data: bytes, told: str) -> None:
    faults = _told(tmp_path, data)

    assert faults == [told]


def test_a_file_that_is_too_large_is_not_read_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_values, "SIZE_LIMIT", 2 << 20)

    faults = _told(tmp_path, b"[" + b" " * (2 << 20) + b"]")

    assert faults == ["file.json: is larger than 2 MiB; ask for fewer organisations at once"]


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    faults: list[Fault] = []

    read_json(tmp_path / "file.json", faults)

    assert [str(fault) for fault in faults] == ["file.json: is no file that can be read"]


def test_a_byte_order_mark_is_no_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "file.json").write_bytes(b'\xef\xbb\xbf{"a": 1}')

    document = read_json(tmp_path / "file.json", [])

    assert document == JsonValue({"a": 1}, "")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param({"a": {"b": 1}}, [("a.b", 1)], id="one of one"),
        pytest.param({"a": {"b": [1, 2]}}, [("a.b[0]", 1), ("a.b[1]", 2)], id="a list in one"),
        pytest.param({"a": [{"b": 1}, {"b": [2]}]}, [("a[0].b", 1), ("a[1].b[0]", 2)], id="one and a list in a list"),
        pytest.param({"a": None}, [], id="null"),
        pytest.param({"a": ""}, [], id="an empty text"),
        pytest.param({"a": []}, [], id="an empty list"),
        pytest.param({}, [], id="absent"),
        pytest.param({"a": {"b": 0}}, [("a.b", 0)], id="nought is something"),
        pytest.param({"a": {"b": False}}, [("a.b", False)], id="no is something"),
    ],
)
def test_one_value_and_a_list_of_them_are_found_alike(value: Any, expected: list[tuple[str, Any]]) -> None:
    found = [(each.path, each.value) for each in JsonValue(value, "").find("a", "b")]

    assert found == expected


@pytest.mark.parametrize(
    ("ask", "value", "reason"),
    [
        pytest.param(JsonValue.text, {"a": 1}, "is not a text", id="an object for a text"),
        pytest.param(JsonValue.text, True, "is not a text", id="yes for a text"),
        pytest.param(JsonValue.text, " \u00a0", "is required", id="blanks"),
        pytest.param(JsonValue.text, "a\ud800", "holds characters that cannot be shown", id="half a letter"),
        pytest.param(JsonValue.text, "a\x1b[2J", "holds characters that cannot be shown", id="an order to a terminal"),
        pytest.param(JsonValue.flag, "perhaps", "is neither true nor false", id="perhaps"),
        pytest.param(JsonValue.flag, [True], "is neither true nor false", id="a list for yes"),
        pytest.param(JsonValue.day, "2020-02-30", "is not a day of the form YYYY-MM-DD", id="a day that is none"),
        pytest.param(JsonValue.day, "2020", "is not a day of the form YYYY-MM-DD", id="a year"),
        pytest.param(JsonValue.day, 20200101, "is not a day of the form YYYY-MM-DD", id="a number for a day"),
        pytest.param(JsonValue.ods_code, "A B", "is not an ODS code, such as QWO", id="a code with a blank"),
        pytest.param(JsonValue.ods_code, "x" * 21, "is not an ODS code, such as QWO", id="a code too long"),
    ],
)
def test_a_value_of_another_shape_is_refused(ask: Any, value: Any, reason: str) -> None:
    with pytest.raises(JsonShapeError) as raised:
        ask(JsonValue(value, "a.b"))

    assert (raised.value.path, raised.value.reason) == ("a.b", reason)


def test_an_instant_is_its_day() -> None:
    day = JsonValue("2025-10-01T01:07:17.412+00:00", "").day()

    assert day == date(2025, 10, 1)


@settings(deadline=None)
@given(document=JSON)
@pytest.mark.parametrize("reader", [pytest.param(ord_json.READER, id="ORD"), pytest.param(fhir.READER, id="FHIR")])
def test_json_of_any_shape_gives_rows_or_faults_and_no_exception(
    tmp_path_factory: pytest.TempPathFactory, reader: Any, document: Any
) -> None:
    rows, faults = read(reader, tmp_path_factory.getbasetemp(), json.dumps(document), "any.json")

    assert len(rows) + len(faults) > 0
    assert all(fault.startswith("any.json") for fault in faults)
