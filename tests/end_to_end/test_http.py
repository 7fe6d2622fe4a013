"""Every route, every sort of error, and what the API never gives away."""

import httpx
import pytest

from graph_model.settings import Settings
from tests.end_to_end.conftest import serving

READS = [
    "/v1/who-decides?function=jsna&place=fp:E08000035",
    "/v1/paths?subject=ods:QWO",
    "/v1/organisations",
    "/v1/organisations/ods:QWO",
    "/v1/footprints",
    "/v1/footprints/fp:QWO",
    "/v1/functions",
    "/v1/functions/jsna",
    "/v1/changes?function=jsna&place=fp:E08000035",
    "/v1/functions-of-place?place=fp:E08000035",
    "/v1/routes-in?organisation=ods:QWO",
    "/v1/suggestions?query=leeds",
    "/v1/views/organisation?subject=ods:QWO",
    "/v1/glossary",
    "/v1/holdings",
    "/v1/findings",
    "/v1/findings-of-answer?function=jsna&place=fp:E08000035",
    "/v1/lines/L020",
    "/v1/sources/W15",
]


@pytest.mark.parametrize("path", READS)
def test_every_read_echoes_day_certainty_and_revision(http: httpx.Client, path: str) -> None:
    joined = "&" if "?" in path else "?"

    answer = http.get(f"{path}{joined}on=2024-10-01&certainty=in_force,proposed").json()

    assert answer["on"] == "2024-10-01"
    assert answer["certainty"] == ["in_force", "proposed"]
    assert answer["revision"] > 0


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/docs", "/redoc", "/openapi.json"])
def test_pages_of_the_service_are_there(http: httpx.Client, path: str) -> None:
    assert http.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_documentation_asks_no_other_host_for_anything(http: httpx.Client, path: str) -> None:
    page = http.get(path).text

    assert "http://" not in page.replace(str(http.base_url), "")
    assert "https://" not in page


def test_every_route_is_documented_with_its_problems(http: httpx.Client) -> None:
    paths = http.get("/openapi.json").json()["paths"]

    undocumented = [
        path for path, each in paths.items() if path.startswith("/v1") and "503" not in each["get"]["responses"]
    ]
    assert undocumented == []
    assert all(each["get"]["summary"] and each["get"]["tags"] for each in paths.values())


@pytest.mark.parametrize(
    ("path", "status", "parameter"),
    [
        pytest.param("/v1/who-decides?function=jsnaa&place=fp:E08000035", 404, "function", id="unknown function"),
        pytest.param("/v1/who-decides?function=jsna&place=fp:E08000099", 404, "place", id="unknown place"),
        pytest.param("/v1/who-decides?function=jsna", 422, "place", id="missing place"),
        pytest.param("/v1/who-decides?function=jsna&place=fp:E08000035&on=soon", 422, "on", id="malformed day"),
        pytest.param("/v1/who-decides?function=jsna&place=fp:E08000035&on=2024-02-30", 422, "on", id="no such day"),
        pytest.param(
            "/v1/who-decides?function=jsna&place=fp:E08000035&on=1727740800", 422, "on", id="seconds for a day"
        ),
        pytest.param("/v1/organisations?certainty=surely", 422, "certainty", id="unknown certainty"),
        pytest.param("/v1/organisations?type=quango", 422, "type", id="unknown type"),
        pytest.param("/v1/organisations?limit=501", 422, "limit", id="more than a page"),
        pytest.param("/v1/organisations?offset=-1", 422, "offset", id="before the first"),
        pytest.param("/v1/organisations/ods:QW0", 404, "organisation", id="unknown organisation"),
        pytest.param("/v1/footprints/fp:QW0", 404, "footprint", id="unknown footprint"),
        pytest.param("/v1/lines/L02", 404, "line", id="unknown line"),
        pytest.param("/v1/sources/W155", 404, "source", id="unknown source"),
        pytest.param("/v1/paths?subject=ods:QW0", 404, "subject", id="unknown subject"),
        pytest.param("/v1/paths?subject=ods:QWO&holder=nhs", 404, "holder", id="unknown holder"),
        pytest.param("/nowhere", 404, None, id="no such page"),
    ],
)
def test_an_error_is_a_problem_that_says_what_to_do(
    http: httpx.Client, path: str, status: int, parameter: str | None
) -> None:
    answer = http.get(path)

    problem = answer.json()
    assert answer.status_code == problem["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem.get("parameter") == parameter
    assert problem["title"] != ""
    assert problem["detail"] != ""


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        pytest.param("/v1/organisations/ods:QW0", "ods:QWO", id="organisation"),
        pytest.param("/v1/footprints/fp:QW0", "fp:QWO", id="footprint"),
        pytest.param("/v1/who-decides?function=jsnaa&place=fp:QWO", "jsna", id="function"),
        pytest.param("/v1/who-decides?function=jsna&place=glosop", "fp:glossop", id="slip in a name"),
    ],
)
def test_an_unknown_id_is_told_with_the_nearest(http: httpx.Client, path: str, nearest: str) -> None:
    assert nearest in http.get(path).json()["nearest"]


def test_a_method_that_writes_is_not_allowed(http: httpx.Client) -> None:
    answer = http.post("/v1/organisations")

    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"


def test_pages_of_a_list_follow_each_other(http: httpx.Client) -> None:
    whole = http.get("/v1/organisations?on=2024-01-01&limit=40").json()

    pages = [http.get(f"/v1/organisations?on=2024-01-01&limit=20&offset={offset}").json() for offset in (0, 20)]

    assert [item["id"] for page in pages for item in page["items"]] == [item["id"] for item in whole["items"]]
    assert whole["total"] > 40


def test_a_list_holds_what_exists_on_the_day(http: httpx.Client) -> None:
    before = http.get("/v1/organisations?type=icb&on=2026-03-31").json()["items"]
    after = http.get("/v1/organisations?type=icb&on=2026-04-01").json()["items"]

    assert "ods:QNQ" in {item["id"] for item in before}
    assert "ods:QNQ" not in {item["id"] for item in after}
    assert "ods:S9B9J" in {item["id"] for item in after}


def test_a_footprint_tells_its_people_and_overlaps(http: httpx.Client) -> None:
    facts = http.get("/v1/footprints/fp:E07000214?on=2024-01-01").json()

    shares = {overlap["footprint"]: round(overlap["share"], 2) for overlap in facts["overlaps"]}
    assert facts["population"] == 91237
    assert (shares["fp:QNQ"], shares["fp:QXU"]) == (0.84, 0.16)


def test_ways_upwards_are_counted(http: httpx.Client) -> None:
    ways = http.get("/v1/paths?subject=ods:R0A&on=2024-10-01&function=specialised_delegable").json()

    assert ways["independent"] == {"parliament": 1}
    assert [step["holder"] for step in ways["ways"][0]] == ["ods:QOP", "nhse", "sos", "parliament"]


@pytest.fixture(scope="module")
def guarded(environment: dict[str, str], cases: object) -> httpx.Client:
    """A client of a server that asks for a token."""
    with serving({**environment, "WHODECIDES_API_TOKEN": "sesame"}, "--host", "0.0.0.0") as client:
        client.base_url = httpx.URL(str(client.base_url).replace("0.0.0.0", "127.0.0.1"))
        yield client


@pytest.mark.parametrize("path", [*READS, "/docs", "/openapi.json", "/nowhere", "//healthz", "/healthz/"])
def test_with_a_token_set_every_route_asks_for_it(guarded: httpx.Client, path: str) -> None:
    assert guarded.get(path).status_code == 401
    assert guarded.get(path, headers={"Authorization": "Bearer wrong"}).status_code == 401


@pytest.mark.parametrize("path", READS)
def test_the_token_opens_every_route(guarded: httpx.Client, path: str) -> None:
    assert guarded.get(path, headers={"Authorization": "Bearer sesame"}).status_code == 200


@pytest.mark.parametrize(
    ("header", "status"),
    [
        pytest.param("bearer sesame", 200, id="small letters"),
        pytest.param("BEARER  sesame", 200, id="capitals and two blanks"),
        pytest.param("Bearer sesam", 401, id="a part of the token"),
        pytest.param("Bearer sesame2", 401, id="more than the token"),
        pytest.param("Bearer", 401, id="no token"),
        pytest.param("sesame", 401, id="no scheme"),
        pytest.param("Basic sesame", 401, id="basic credentials that cannot be read"),
        pytest.param("Basic OnNlc2FtZQ==", 200, id="the token as a password, without a name"),
        pytest.param("basic YW55Ym9keTpzZXNhbWU=", 200, id="the token as the password of anybody"),
        pytest.param("Basic YW55Ym9keTpzZXNhbWUy", 401, id="another password"),
        pytest.param("Basic c2VzYW1lOg==", 401, id="the token as a name"),
        pytest.param("Digest sesame", 401, id="another scheme"),
    ],
)
def test_the_scheme_of_a_token_has_no_case_and_the_token_is_compared_whole(
    guarded: httpx.Client, header: str, status: int
) -> None:
    answer = guarded.get("/docs", headers={"Authorization": header})

    assert answer.status_code == status
    assert answer.headers.get("www-authenticate") == ("Bearer" if status == 401 else None)


def test_a_browser_is_asked_for_the_token_as_a_password(guarded: httpx.Client) -> None:
    answer = guarded.get("/", headers={"Accept": "text/html"})

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Basic ")


def test_beyond_loopback_any_host_is_answered(guarded: httpx.Client) -> None:
    headers = {"Authorization": "Bearer sesame", "Host": "whodecides.example"}

    assert guarded.get("/v1/functions", headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_checks_need_no_token(guarded: httpx.Client, path: str) -> None:
    assert guarded.get(path).status_code == 200


def test_no_answer_carries_a_query_a_path_or_a_traceback(http: httpx.Client, settings: Settings) -> None:
    bodies = [http.get(path).text for path in ("/nowhere", "/v1/lines/%00", "/v1/paths?subject=%ff", "/v1/who-decides")]

    for body in bodies:
        assert "Traceback" not in body
        assert "MATCH" not in body
        assert str(settings.data_dir) not in body
        assert ".py" not in body
