"""What a request may be: what is refused rather than passed over, and in which words."""

import re
import socket

import httpx
import pytest

from tests.end_to_end.conftest import serving

WHO = "/v1/who-decides?function=jsna&place=fp:E08000035"
# What pydantic says of a value, in words that are not ours.
FOREIGN = re.compile(r"Input should|String should|Field required|unable to parse|valid integer")


@pytest.mark.parametrize(
    ("path", "parameter", "said"),
    [
        pytest.param(f"{WHO}&onn=2024-01-01", "onn", "there is no parameter 'onn' here; nearest: on", id="mistyped"),
        pytest.param("/v1/functions?limit=5", "limit", "known: certainty, on", id="of another route"),
        pytest.param("/v1/functions?=5", "", "there is no parameter ''", id="nameless"),
        pytest.param(f"{WHO}&place=fp:QWO", "place", "place is given 2 times ('fp:E08000035', 'fp:QWO')", id="twice"),
        pytest.param(f"{WHO}&on=2024-01-01&on=2024-01-01", "on", "on is given 2 times", id="twice the same"),
        pytest.param("/v1/organisations?limit=", "limit", "is '', which is not a whole number", id="empty number"),
        pytest.param("/v1/organisations?limit=0", "limit", "is '0', which is less than 1", id="too small"),
        pytest.param("/v1/organisations?limit=501", "limit", "Expected: How many items, from 1 to 500", id="too large"),
        pytest.param("/v1/organisations?offset=" + "9" * 5000, "offset", "too large a number", id="5,000 digits"),
        pytest.param("/v1/organisations?type=icbs", "type", "nearest: icb", id="word of a closed list"),
        pytest.param("/v1/footprints?level=xyzzy", "level", "known: ", id="word like none of them"),
        pytest.param(f"{WHO}&on=1.4.2024", "on", "is '1.4.2024', which is not a day written", id="malformed day"),
        pytest.param("/v1/who-decides?function=jsna", "place", "place is missing. Expected: Id, ODS", id="missing"),
        pytest.param("/v1/paths?subject=" + "x" * 301, "subject", "longer than 300 characters", id="long text"),
        pytest.param("/v1/lines/" + "x" * 201, "line", "longer than 200 characters", id="long id"),
        pytest.param("/v1/organisations?query=%00", "query", "control character (U+0000)", id="null byte"),
        pytest.param("/v1/lines/L0%0020", "line", "control character (U+0000)", id="null byte in a path"),
        pytest.param("/v1/organisations?query=caf%e9", "query", "query is not UTF-8 text", id="Latin-1"),
        pytest.param("/v1/sources/%ff", "source", "source is not UTF-8 text", id="Latin-1 in a path"),
    ],
)
def test_what_cannot_be_used_is_said_by_name_with_what_stands_there_and_what_is_meant(
    http: httpx.Client, path: str, parameter: str, said: str
) -> None:
    answer = http.get(path)

    problem = answer.json()
    assert (answer.status_code, problem["parameter"]) == (422, parameter)
    assert said in problem["detail"]
    assert FOREIGN.search(problem["detail"]) is None


def test_a_certainty_may_be_repeated(http: httpx.Client) -> None:
    answer = http.get("/v1/functions?certainty=in_force&certainty=proposed")

    assert answer.json()["certainty"] == ["in_force", "proposed"]


@pytest.mark.parametrize(
    ("certainty", "holds"),
    [
        pytest.param("planned", True, id="asked for"),
        pytest.param("in_force,planned", True, id="asked for beside another"),
        pytest.param("in_force", False, id="not asked for"),
    ],
)
def test_a_line_holds_only_with_a_certainty_that_is_asked_for(http: httpx.Client, certainty: str, holds: bool) -> None:
    answer = http.get(f"/v1/lines/L492?on=2027-04-01&certainty={certainty}").json()

    assert (answer["line"]["certainty"], answer["holds"]) == ("planned", holds)


@pytest.mark.parametrize("path", [WHO, "/v1/functions", "/healthz", "/docs", "/nowhere", "/v1/lines/L02"])
def test_head_says_what_get_would_without_the_answer(http: httpx.Client, path: str) -> None:
    get, head = http.get(path), http.head(path)

    assert (head.status_code, head.headers["content-type"]) == (get.status_code, get.headers["content-type"])
    assert head.content == b""


def test_options_say_which_methods_there_are(http: httpx.Client) -> None:
    answer = http.options("/v1/functions")

    assert (answer.status_code, answer.headers["allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("path", ["/v1/function", "/v1/functionss", "/v1//functions"])
def test_a_page_that_is_not_there_is_told_with_the_nearest(http: httpx.Client, path: str) -> None:
    answer = http.get(path)

    assert answer.status_code == 404
    assert answer.json()["nearest"][0] == "/v1/functions"


def test_an_unknown_id_is_told_with_the_revision_it_is_unknown_to(http: httpx.Client) -> None:
    known = http.get("/v1/functions").json()["revision"]

    assert http.get("/v1/lines/L02").json()["revision"] == known


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:8000"])
def test_on_loopback_a_name_of_this_machine_is_answered(http: httpx.Client, host: str) -> None:
    assert http.get("/v1/functions", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8000", "192.0.2.1", "", "localhost:x"]
)
def test_on_loopback_a_name_of_another_site_is_refused(http: httpx.Client, host: str) -> None:
    answer = http.get("/healthz", headers={"Host": host})

    assert (answer.status_code, answer.headers["content-type"]) == (421, "application/problem+json")


@pytest.mark.parametrize(
    "request_bytes",
    [
        pytest.param(b"GET /healthz HTTP/1.1\r\n\r\n", id="no Host"),
        pytest.param(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", id="two Hosts"),
        pytest.param(b"nonsense\r\n\r\n", id="no HTTP"),
        pytest.param(b"GET /v1/lines/\xff HTTP/1.1\r\nHost: localhost\r\n\r\n", id="bytes that are not encoded"),
        pytest.param(b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", id="longer than 64 KiB"),
    ],
)
def test_what_is_no_request_is_answered_with_a_problem(http: httpx.Client, request_bytes: bytes) -> None:
    head, body = _exchange(http, request_bytes)

    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"content-type: application/problem+json" in head
    assert b'"status":400' in body


@pytest.mark.parametrize("encoded", [b"%zz", b"%", b"%2"])
def test_percent_encoding_that_encodes_nothing_is_refused(http: httpx.Client, encoded: bytes) -> None:
    in_query = _exchange(http, b"GET /v1/organisations?query=" + encoded + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
    in_path = _exchange(http, b"GET /v1/lines/" + encoded + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")

    for head, body in (in_query, in_path):
        assert head.startswith(b"HTTP/1.1 422 ")
        assert b"encodes nothing; write '%25' for '%'" in body


def _exchange(http: httpx.Client, request: bytes) -> tuple[bytes, bytes]:
    """Send bytes as they are, which no client would."""
    with socket.create_connection((http.base_url.host, http.base_url.port), timeout=30) as connection:
        connection.sendall(request)
        answer = b""
        while b"}" not in answer:
            answer += connection.recv(65_536)
    head, _, body = answer.partition(b"\r\n\r\n")
    return head, body


@pytest.mark.parametrize("host", ["::1", "localhost"])
def test_every_loopback_address_can_be_listened_on(environment: dict[str, str], cases: object, host: str) -> None:
    with serving(environment, "--host", host) as client:
        answer = client.get("/v1/functions")

    assert answer.status_code == 200
