"""Ctrl-C at every stage of a command ends it in one line."""

import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.end_to_end.conftest import COMMAND


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
    assert process.returncode in {0, 130}
    if process.returncode == 130:
        assert said.rstrip().endswith("Interrupted. A load that was under way is finished by loading again.")
