"""Findings through every door, on cases with two faults planted: command, routes and pages say the same.

What is for information only is left out, since the clean cases hold some of it.
"""

import csv
import shutil
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import httpx
import pytest

from graph_model import pipeline
from graph_model.settings import Settings
from tests.end_to_end.conftest import Done, serving
from tests.store.graphs import empty

CASES = Path(__file__).parents[2] / "fixtures" / "cases"
ON = "2024-10-01"
# A delegated right without its delegation, and a partnership without one of its founders.
FOUND = [("M04", ["ods:QOP"]), ("M05", ["icp:QWO", "la:E06000065"])]


@pytest.fixture(scope="module")
def planted(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A store that holds the cases with two faults."""
    register = tmp_path_factory.mktemp("planted") / "cases"
    shutil.copytree(CASES, register)
    _leave_out(register / "lines.csv")
    with pipeline.opened(settings) as opened:
        empty(opened.connection)
        assert pipeline.load(opened, pipeline.LoadRequest(register)).is_accepted
        yield


def _leave_out(file: Path) -> None:
    rows = list(csv.DictReader(file.open(encoding="utf-8", newline="")))
    kept = [row for row in rows if not _is_missing(row)]
    assert len(rows) - len(kept) == len(FOUND)
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, list(rows[0]))
        writer.writeheader()
        writer.writerows(kept)


def _is_missing(row: dict[str, str]) -> bool:
    icp = row["subject"] == "icp:QWO" and row["holder"] == "la:E06000065"
    return icp or (row["subject"], row["kind"], row["functions"]) == ("ods:QOP", "delegation", "primary_dental")


@pytest.fixture(scope="module")
def faulty(run: Callable[..., Done], planted: None) -> Callable[..., Done]:
    """The command, on the faults."""
    return run


@pytest.fixture(scope="module")
def web(environment: dict[str, str], planted: None) -> Iterator[httpx.Client]:
    """A client of `whodecides serve`, on the faults."""
    with serving(environment) as client:
        yield client


def test_the_command_gives_as_json_what_the_api_gives(faulty: Callable[..., Done], web: httpx.Client) -> None:
    done = faulty("findings", "--on", ON, "--severity", "fault", "--json")

    answer = web.get("/v1/findings", params={"on": ON, "severity": "fault"}).json()
    paging = {name: answer.pop(name) for name in ("total", "limit", "offset")}
    assert (done.code, done.stderr) == (0, "")
    assert done.json() == answer
    assert paging == {"total": 2, "limit": 50, "offset": 0}
    assert [(each["rule"], each["subjects"]) for each in answer["findings"]] == FOUND


def test_a_finding_has_the_shape_of_the_specification(faulty: Callable[..., Done]) -> None:
    [found] = faulty("findings", "--on", ON, "--rule", "M04", "--json").json()["findings"]

    assert found["id"].startswith("M04-")
    assert (found["severity"], found["function"], found["footprint"]) == ("fault", "primary_dental", "fp:QOP")
    assert found["evidence"]["rights"] == ["R018"]
    assert found["population"] > 2_000_000


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param((), 0, id="not asked to fail"),
        pytest.param(("--fail-on", "fault"), 1, id="a fault fails on faults"),
        pytest.param(("--fail-on", "warning"), 1, id="a fault fails on warnings"),
        pytest.param(("--fail-on", "fault", "--rule", "M01"), 0, id="no fault of the rule"),
        pytest.param(("--fail-on", "fault", "--place", "fp:QOP"), 1, id="a fault in the place"),
        pytest.param(("--fail-on", "fault", "--place", "fp:E07000214"), 0, id="no fault in the place"),
        pytest.param(("--rule", "M99"), 18, id="unknown rule"),
        pytest.param(("--from", ON), 2, id="a period without an end"),
        pytest.param(("--severity", "awful"), 2, id="unknown severity"),
    ],
)
def test_how_the_command_ends(faulty: Callable[..., Done], arguments: tuple[str, ...], code: int) -> None:
    when = () if "--from" in arguments else ("--on", ON)

    done = faulty("findings", *when, *arguments)

    assert done.code == code
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("written", "begins"),
    [
        pytest.param("text", "Findings as at 1 October 2024, fault only\n\nFaults", id="text"),
        pytest.param("markdown", "# Findings as at 1 October 2024, fault only\n\n2 faults, 0 warnings", id="Markdown"),
        pytest.param("html", "<!doctype html>", id="HTML"),
        pytest.param("csv", "id,rule,severity", id="CSV"),
    ],
)
def test_findings_are_written_in_every_format(faulty: Callable[..., Done], written: str, begins: str) -> None:
    done = faulty("findings", "--on", ON, "--severity", "fault", "--format", written)

    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.startswith(begins)
    assert "North Yorkshire Council" in done.stdout


def test_a_period_gives_the_day_from_which_a_fault_holds(faulty: Callable[..., Done]) -> None:
    done = faulty("findings", "--from", "2023-01-01", "--to", "2024-01-01", "--rule", "M05", "--format", "csv")

    [row] = csv.DictReader(StringIO(done.stdout))
    assert (row["subjects"], row["valid_from"], row["valid_to"]) == ("icp:QWO|la:E06000065", "2023-04-01", "2024-01-01")


@pytest.mark.parametrize(
    ("query", "rules"),
    [
        pytest.param("rule=M04", ["M04"], id="rule"),
        pytest.param("rule=M04&rule=M05", ["M04", "M05"], id="two rules"),
        pytest.param("severity=warning", [], id="severity"),
        pytest.param("severity=fault&place=fp:QOP", ["M04"], id="place"),
        pytest.param("severity=fault&organisation=la:E06000065", ["M05"], id="organisation"),
        pytest.param("severity=fault&function=primary_dental", ["M04"], id="function"),
        pytest.param("severity=fault&limit=1&offset=1", ["M05"], id="second page"),
    ],
)
def test_the_route_gives_what_is_asked_for(web: httpx.Client, query: str, rules: list[str]) -> None:
    answer = web.get(f"/v1/findings?on={ON}&{query}").json()

    assert [each["rule"] for each in answer["findings"]] == rules


def test_a_finding_is_given_by_its_id_with_its_rule(web: httpx.Client) -> None:
    [listed] = web.get(f"/v1/findings?on={ON}&rule=M05").json()["findings"]

    answer = web.get(f"/v1/findings/{listed['id']}?on={ON}").json()

    assert answer["finding"] == listed
    assert answer["rule"] == web.get("/v1/rules/M05").json()


def test_every_rule_is_listed_with_what_it_does_not_mean(web: httpx.Client) -> None:
    listed = web.get("/v1/rules").json()["items"]

    assert [each["id"] for each in listed] == list(web.get(f"/v1/findings?on={ON}").json()["checked"])
    assert all(each["does_not_mean"] != "" for each in listed)


@pytest.mark.parametrize(
    ("path", "status", "parameter"),
    [
        pytest.param("/v1/findings/M05-nothing", 404, "finding", id="unknown finding"),
        pytest.param("/v1/rules/M99", 404, "rule", id="unknown rule"),
        pytest.param("/v1/findings?rule=M99", 404, "rule", id="filter by an unknown rule"),
        pytest.param("/v1/findings?severity=awful", 422, "severity", id="unknown severity"),
    ],
)
def test_what_cannot_be_answered_is_a_problem(web: httpx.Client, path: str, status: int, parameter: str) -> None:
    answer = web.get(path)

    assert (answer.status_code, answer.json()["parameter"]) == (status, parameter)
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_page_lists_findings_with_their_counts(web: httpx.Client) -> None:
    page = web.get(f"/findings?on={ON}&severity=fault").text

    assert "2 faults, 0 warnings and 0 notes for information" in page
    assert "Showing 1 to 2 of 2" in page
    assert 'href="/findings"' in web.get("/").text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        pytest.param("rule=M04", (True, False), id="rule"),
        pytest.param("place=fp:E07000214", (False, False), id="place without any"),
        pytest.param("organisation=icp:QWO", (False, True), id="organisation"),
        pytest.param("severity=&rule=&place=&function=", (True, True), id="empty fields of the form"),
    ],
)
def test_the_page_shows_what_is_asked_for(web: httpx.Client, query: str, shown: tuple[bool, bool]) -> None:
    page = web.get(f"/findings?on={ON}&{query}").text

    assert ("/findings/M04-" in page, "/findings/M05-" in page) == shown


def test_a_finding_that_touches_an_answer_is_told_with_it(web: httpx.Client) -> None:
    asked = f"function=primary_dental&place=fp:QOP&on={ON}"

    told = web.get(f"/v1/findings-of-answer?{asked}").json()
    page = web.get(f"/who-decides?{asked}&findings=yes").text

    worst = told["findings"][0]
    assert (worst["rule"], worst["subjects"]) == FOUND[0]
    assert told["total"] == len(told["findings"])
    assert f'href="/findings/{worst["id"]}?on={ON}"' in page


def test_a_finding_has_a_page_with_its_evidence_and_advice(web: httpx.Client) -> None:
    [found] = web.get(f"/v1/findings?on={ON}&rule=M04").json()["findings"]

    page = web.get(f"/findings/{found['id']}?on={ON}").text

    for said in ("What to do", "Find the delegation agreement", "It does not mean", "The rights that show it"):
        assert said in page
    assert f'href="/v1/findings/{found["id"]}?on={ON}"' in page


@pytest.mark.parametrize(
    ("path", "status"),
    [
        pytest.param("/findings/M05-nothing", 404, id="unknown finding"),
        pytest.param("/findings?severity=awful", 422, id="unknown severity"),
        pytest.param("/findings?rule=M99", 404, id="unknown rule"),
    ],
)
def test_a_page_that_cannot_be_shown_says_so_as_a_page(web: httpx.Client, path: str, status: int) -> None:
    answer = web.get(path)

    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
