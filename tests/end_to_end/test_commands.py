"""Every command: what it gives, where it writes it, and how it ends."""

import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.end_to_end.conftest import Done

CASES = Path(__file__).parents[2] / "fixtures" / "cases"


def test_status_says_which_store_how_full_and_which_revision(loaded: Callable[..., Done]) -> None:
    done = loaded("status", "--json")

    status = done.json()
    assert (done.code, done.stderr) == (0, "")
    assert status["revision"] > 0
    assert status["rows"]["organisations"] == 353
    assert status["loading"] is None
    assert [register["name"] for register in status["registers"]] == ["cases"]


def test_check_finds_no_fault_in_the_cases_and_writes_nothing(loaded: Callable[..., Done]) -> None:
    before = loaded("status", "--json").json()

    done = loaded("check", "cases", "--json")

    report = done.json()
    assert done.code == 0
    assert report["accepted"] is True
    assert report["revision"] is None
    assert loaded("status", "--json").json() == before


def test_loading_the_cases_again_changes_nothing(loaded: Callable[..., Done]) -> None:
    before = loaded("status", "--json").json()

    done = loaded("load", "cases", "--json")

    assert done.code == 0
    assert all(table["read"] == table["unchanged"] for table in done.json()["tables"])
    assert loaded("status", "--json").json() == before


def test_a_register_with_faults_is_refused_whole(loaded: Callable[..., Done], tmp_path: Path) -> None:
    register = tmp_path / "faulty"
    shutil.copytree(CASES, register)
    lines = (register / "lines.csv").read_text().replace("L020,delegation,ods:QOP", "L020,delegaton,ods:QOQQ", 1)
    (register / "lines.csv").write_text(lines)
    before = loaded("status", "--json").json()

    done = loaded("load", str(register))

    assert done.code == 1
    assert "lines.csv line 21, kind: 'delegaton' is not a known kind; nearest: delegation" in done.stdout
    assert "nothing was written" in done.stdout
    assert loaded("status", "--json").json() == before


def test_the_cases_are_those_that_come_with_the_product_wherever_one_stands(
    loaded: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cases").mkdir()
    monkeypatch.chdir(tmp_path)

    shipped, own = loaded("check", "cases", "--json"), loaded("check", "./cases", "--json")

    assert (shipped.code, shipped.json()["accepted"]) == (0, True)
    assert (own.code, own.json()["accepted"]) == (1, False)


def test_path_gives_as_json_what_the_api_gives(loaded: Callable[..., Done], http: httpx.Client) -> None:
    asked = {"subject": "ods:R0A", "holder": "parliament", "on": "2024-10-01", "function": "specialised_delegable"}

    done = loaded("path", "ods:R0A", "parliament", "--on", asked["on"], "--function", asked["function"], "--json")

    assert (done.code, done.stderr) == (0, "")
    assert done.json() == http.get("/v1/paths", params=asked).json()


def test_what_governance_is_to_look_into_is_counted_and_stops_nothing(
    loaded: Callable[..., Done], tmp_path: Path
) -> None:
    (tmp_path / "organisations.csv").write_text("id,type,valid_to\nx:board,icb,2024-01-01\nx:nhse,nhs_england,\n")
    lines = "id,kind,subject,holder,valid_from\nx:1,delegation,x:board,x:nhse,2022-07-01\n"
    (tmp_path / "lines.csv").write_text(lines)

    done = loaded("check", str(tmp_path))

    assert done.code == 0
    assert "For governance to look into (none of it stops a load):" in done.stdout
    assert "accountability lines that hold while their subject or holder does not exist: 1" in done.stdout


def test_path_tells_the_lines_and_counts_independent_ways(loaded: Callable[..., Done]) -> None:
    done = loaded("path", "ods:R0A", "parliament", "--on", "2024-10-01", "--function", "specialised_delegable")

    assert done.code == 0
    assert "commissioning contract; NHS Standard Contract; 2024-04-01 to open; W15; L239" in done.stdout
    assert "1 independent way to UK Parliament" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(("ask", "jsnaa", "--place", "fp:QWO"), 18, "nearest: jsna", id="unknown function"),
        pytest.param(
            ("ask", "jsna", "--place", "Leeds", "--on", "2024-01-01"), 19, "fp:place:lds", id="ambiguous place"
        ),
        pytest.param(("ask", "jsna", "--place", "fp:QWO", "--on", "1.4.2024"), 2, "YYYY-MM-DD", id="malformed day"),
        pytest.param(("ask", "jsna", "--place", "fp:QWO", "--certainty", "x"), 2, "in_force", id="unknown certainty"),
        pytest.param(("path", "ods:QW0"), 18, "ods:QWO", id="unknown subject"),
        pytest.param(("load", "/nowhere/at/all"), 17, "nothing is at", id="no register there"),
        pytest.param(("load", "case"), 17, "the word cases", id="mistyped register"),
        pytest.param(("status", "--data-dir", ""), 11, "--data-dir is empty", id="empty data folder"),
        pytest.param(("serve", "--host", "0.0.0.0"), 11, "WHODECIDES_API_TOKEN", id="no token beyond loopback"),
        pytest.param(("ask", "jsna"), 2, "--place", id="missing option"),
        pytest.param(("nothing",), 2, "nothing", id="unknown command"),
    ],
)
def test_what_a_user_can_mend_is_said_in_a_line(
    loaded: Callable[..., Done], arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = loaded(*arguments)

    assert (done.code, done.stdout) == (code, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        pytest.param({"WHODECIDES_NEO4J_URI": "bolt://127.0.0.1:1"}, 12, id="nothing listens there"),
        pytest.param({"WHODECIDES_NEO4J_URI": "http://127.0.0.1:1"}, 11, id="not a Bolt address"),
        pytest.param(
            {"WHODECIDES_DATA_DIR": "/dev/null/x", "WHODECIDES_NEO4J_URI": ""}, 14, id="unwritable data folder"
        ),
        pytest.param({"WHODECIDES_STORE_HEAP_MB": "much"}, 11, id="malformed setting"),
        pytest.param({"WHODECIDES_PORT": "70000"}, 11, id="no such port"),
    ],
)
def test_a_store_that_cannot_be_used_is_said_in_a_line(
    run: Callable[..., Done], changed: dict[str, str], code: int
) -> None:
    done = run("status", **changed)

    assert (done.code, done.stdout) == (code, "")
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_port_in_use_is_said_in_a_line(loaded: Callable[..., Done]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        done = loaded("serve", "--port", port)

    assert done.code == 15
    assert done.stderr.count("\n") == 1
    assert port in done.stderr


def test_help_names_every_command(run: Callable[..., Done]) -> None:
    done = run("--help")

    assert done.code == 0
    assert all(command in done.stdout for command in ("load", "check", "ask", "path", "status", "serve"))
