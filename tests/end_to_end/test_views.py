"""Views over HTTP and from the command line: every kind, every file, and who may read them."""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as Xml

import httpx
import pytest

from tests.end_to_end.conftest import Done

ON = "2024-10-01"
VIEWS = [
    pytest.param({"kind": "organisation", "subject": "ods:QWO", "depth": "2"}, id="organisation"),
    pytest.param({"kind": "decision", "subject": "acute_commissioning", "place": "fp:E07000214"}, id="decision"),
    pytest.param({"kind": "place", "subject": "fp:E07000214", "function": "acute_commissioning"}, id="place"),
    pytest.param({"kind": "system", "subject": "QWO"}, id="system"),
    pytest.param({"kind": "region", "subject": "fp:Y62", "limit": "20"}, id="region"),
    pytest.param({"kind": "finding", "subject": "L001,L151"}, id="finding"),
    pytest.param({"kind": "finding", "subject": "independent_paths-878f80058540"}, id="finding by its id"),
]


def _address(view: dict[str, str], start: str = "/v1/views") -> tuple[str, dict[str, str]]:
    return f"{start}/{view['kind']}", {**{name: each for name, each in view.items() if name != "kind"}, "on": ON}


@pytest.mark.parametrize("view", VIEWS)
def test_every_kind_of_view_is_given_with_places_and_with_what_was_left_out(
    http: httpx.Client, view: dict[str, str]
) -> None:
    path, parameters = _address(view)

    answer = http.get(path, params=parameters).json()

    assert answer["on"] in answer["stops"]
    assert {"x", "y", "label"} <= set(answer["nodes"][0])
    assert len(answer["shown"]) == len(answer["stops"])
    assert {edge["from"] for edge in answer["edges"]} <= set(answer["about"]["nodes"])


@pytest.mark.parametrize("view", VIEWS)
def test_every_kind_of_view_has_a_page_in_a_sandbox(http: httpx.Client, view: dict[str, str]) -> None:
    path, parameters = _address(view, "/views")

    answer = http.get(path, params=parameters)

    rules = answer.headers["content-security-policy"]
    assert answer.headers["content-type"].startswith("text/html")
    assert "sandbox allow-scripts allow-downloads" in rules
    assert "frame-ancestors 'self'" in rules
    assert "unsafe" not in rules


def test_only_a_page_of_ours_may_read_a_view_from_within_its_sandbox(http: httpx.Client) -> None:
    page = http.get("/views/organisation", params={"subject": "ods:QWO"}).text
    key = page.split('"key":"', 1)[1].split('"', 1)[0]
    asked = {"subject": "ods:QWO", "on": ON}

    headers = [
        http.get("/v1/views/organisation", params=asked | more, headers={"Origin": "null"}).headers
        for more in ({}, {"key": "guessed"}, {"key": key})
    ]

    assert [each.get("access-control-allow-origin") for each in headers] == [None, None, "null"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        pytest.param("/v1/views/organisation?subject=ods:QWX", 404, id="unknown organisation"),
        pytest.param("/v1/views/decision?subject=jsna", 422, id="decision without a place"),
        pytest.param("/v1/views/finding?subject=M01-nothing", 404, id="unknown finding"),
        pytest.param("/v1/views/portrait?subject=ods:QWO", 422, id="unknown kind"),
        pytest.param("/v1/views/organisation?subject=ods:QWO&limit=3001", 422, id="more than is ever drawn"),
        pytest.param("/v1/views/organisation?subject=ods:QWO&depth=5", 422, id="too deep"),
        pytest.param("/v1/views/organisation", 422, id="nothing to see"),
        pytest.param("/views/organisation?subject=ods:QWX", 404, id="page of an unknown organisation"),
    ],
)
def test_what_cannot_be_seen_is_a_problem(http: httpx.Client, address: str, status: int) -> None:
    answer = http.get(address)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def _options(view: dict[str, str]) -> list[str]:
    more = {name: each for name, each in view.items() if name not in {"kind", "subject"}}
    return [
        view["kind"],
        view["subject"],
        "--on",
        ON,
        *(part for name, each in more.items() for part in (f"--{name}", each)),
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_the_command_writes_every_kind_of_view(
    loaded: Callable[..., Done], tmp_path: Path, view: dict[str, str]
) -> None:
    file = tmp_path / "view.html"

    done = loaded("view", *_options(view), "--output", str(file), "--json")

    assert (done.code, done.stderr) == (0, "")
    assert done.json()["files"] == [str(file)]
    assert file.read_text().startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("name", "read"),
    [
        pytest.param("view.svg", Xml.fromstring, id="svg"),
        pytest.param("view.graphml", Xml.fromstring, id="graphml"),
        pytest.param("view.json", json.loads, id="json"),
        pytest.param("view-lines.csv", str.splitlines, id="csv"),
    ],
)
def test_the_ending_says_what_the_command_writes(
    loaded: Callable[..., Done], tmp_path: Path, name: str, read: Callable[[str], object]
) -> None:
    done = loaded("view", "organisation", "ods:QWO", "--on", ON, "--output", str(tmp_path / name.replace("-lines", "")))

    assert done.code == 0
    assert read((tmp_path / name).read_text())
    assert "Shown: 27 of 27 organisations and places, 44 of 44 lines" in done.stdout


@pytest.mark.parametrize(
    ("output", "code"),
    [pytest.param("view.pdf", 2, id="unknown ending"), pytest.param("nowhere/view.html", 21, id="no such folder")],
)
def test_what_cannot_be_written_is_said_in_a_line(
    loaded: Callable[..., Done], tmp_path: Path, output: str, code: int
) -> None:
    done = loaded("view", "organisation", "ods:QWO", "--output", str(tmp_path / output))

    assert done.code == code
    assert done.stderr.count("\n") == 1
