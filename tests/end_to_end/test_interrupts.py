"""Ctrl-C at every stage of a command ends it in one line; so does, in silence, a reader that has gone."""

import os
import pty
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.conftest import COMMAND, serving

CASES = Path(__file__).parents[2] / "fixtures" / "cases"


@pytest.mark.parametrize("after", [0.15, 0.4, 0.9, 1.4, 2.0])
@pytest.mark.parametrize("command", ["load", "serve"])
def test_an_interrupt_ends_in_one_line(tmp_path: Path, command: str, after: float) -> None:
    arguments = {"load": ["load", "cases"], "serve": ["serve", "--port", "0"]}[command]
    process = subprocess.Popen(
        [COMMAND, *arguments, "--data-dir", str(tmp_path / "store")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(after)

    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)

    assert "Traceback" not in said
    if command == "load" and process.returncode == 0:
        return  # it was done before
    assert process.returncode == 130
    assert said.splitlines()[-1] in {
        "Interrupted. A load that was under way is finished by loading again.",
        "Stopped.",
    }


def test_a_server_that_is_interrupted_finishes_and_says_so(environment: dict[str, str], cases: object) -> None:
    server = serving(environment)
    with server as client:
        client.get("/healthz")
        server.process.send_signal(signal.SIGINT)
        _, said = server.process.communicate(timeout=30)

    assert (server.process.returncode, said) == (130, "Stopped.\n")


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """A terminal: its far side, where a person sits, and its near side, where a command writes."""
    far, near = pty.openpty()
    yield far, near
    os.close(far)


def test_an_interrupt_in_a_progress_bar_gives_the_cursor_back(
    environment: dict[str, str], cases: object, tmp_path: Path, terminal: tuple[int, int]
) -> None:
    far, near = terminal
    hidden, shown = b"\x1b[?25l", b"\x1b[?25h"
    shutil.copytree(CASES, tmp_path / "faulty")
    (tmp_path / "faulty" / "blocks.csv").write_text("id,population\nB1,some\n")  # so that nothing is ever written
    process = subprocess.Popen(
        [COMMAND, "load", str(tmp_path / "faulty")],
        stdin=near,
        stdout=near,
        stderr=near,
        env={**environment, "TERM": "xterm"},
    )
    os.close(near)

    said = _read_until(far, hidden)
    process.send_signal(signal.SIGINT)
    said += _read_until(far, b"loading again.")

    assert process.wait(30) == 130
    assert said.rindex(shown) > said.rindex(hidden)
    assert b"Traceback" not in said


def _read_until(terminal: int, awaited: bytes) -> bytes:
    read = b""
    while awaited not in read:
        read += os.read(terminal, 65_536)
    return read


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["ask", "jsna", "--place", "fp:E08000035", "--json"], id="JSON"),
        pytest.param(["path", "ods:QWO"], id="words"),
        pytest.param(["check", str(CASES.parent / "broken" / "unknown_kind")], id="a report"),
        pytest.param(["--help"], id="help"),
    ],
)
def test_a_reader_that_has_gone_ends_a_command_in_silence(
    environment: dict[str, str], cases: object, arguments: list[str]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(
        [COMMAND, *arguments], stdout=writing, stderr=subprocess.PIPE, env=environment, timeout=60, check=False
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (-signal.SIGPIPE, b"")


def test_a_reader_of_the_progress_that_has_gone_does_not_end_a_load(environment: dict[str, str], cases: object) -> None:
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(
        [COMMAND, "load", "cases"], stdout=subprocess.PIPE, stderr=writing, env=environment, timeout=120, check=False
    )
    os.close(writing)

    assert done.returncode == 0
    assert b"is in the graph" in done.stdout


def test_output_that_cannot_be_written_is_said_in_a_line(environment: dict[str, str], cases: object) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [COMMAND, "status"], stdout=full, stderr=subprocess.PIPE, env=environment, text=True, check=False
        )

    assert done.returncode == 21
    assert done.stderr == "The output cannot be written: No space left on device: send it elsewhere\n"
