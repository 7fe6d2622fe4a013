"""Each broken register gives the one message that `fixtures/broken/messages.csv` holds for it."""

import csv
from pathlib import Path

import pytest

from graph_model.ingest.faults import Fault
from graph_model.ingest.references import reference_faults
from graph_model.ingest.register import read_register

BROKEN = Path(__file__).parents[3] / "fixtures" / "broken"


def _messages() -> list[tuple[str, Fault]]:
    with (BROKEN / "messages.csv").open(encoding="utf-8", newline="") as stream:
        return [(row.pop("fixture"), _fault(row)) for row in csv.DictReader(stream)]


def _fault(row: dict[str, str]) -> Fault:
    line = int(row["line"]) if row["line"] != "" else None
    return Fault(row["file"], line, row["column"] or None, row["value"] or None, row["reason"])


MESSAGES = _messages()


@pytest.mark.parametrize(("fixture", "expected"), MESSAGES, ids=[fixture for fixture, _ in MESSAGES])
def test_a_broken_register_gives_its_message_and_no_other(fixture: str, expected: Fault) -> None:
    reading = read_register(BROKEN / fixture)

    dangling = reference_faults(reading, {})
    faults = [*reading.all_faults(), *dangling.faults]
    assert faults == [expected]


def test_every_broken_register_has_a_message() -> None:
    registers = {path.name for path in BROKEN.iterdir() if path.is_dir() or path.suffix == ".xlsx"}

    assert registers == {fixture for fixture, _ in MESSAGES}
