"""Exit codes of `findings --fail-on`, on a register with one fault."""

from collections.abc import Callable
from pathlib import Path

from graph_model import pipeline
from graph_model.store.live import LiveGraph
from tests.end_to_end.conftest import Done


def test_a_fault_fails_until_it_is_accepted(live: LiveGraph, run: Callable[..., Done], tmp_path: Path) -> None:
    (tmp_path / "functions.csv").write_text("id\ncare\n")
    (tmp_path / "organisations.csv").write_text("id,type,confidence\nhub,committee,sure\n")
    pipeline.load(live, pipeline.LoadRequest(tmp_path, "one"))

    failing = run("findings", "--fail-on", "fault", "--rule", "M01", "--json")
    [finding] = failing.json()["findings"]
    run("findings", "accept", finding["id"], "--reason", "known", "--until", "2999-01-01")
    accepted = run("findings", "--fail-on", "warning", "--rule", "M01")
    run("findings", "reopen", finding["id"])
    reopened = run("findings", "--fail-on", "warning", "--rule", "M01")

    assert (finding["rule"], finding["severity"]) == ("M01", "fault")
    assert (failing.code, accepted.code, reopened.code) == (1, 0, 1)
