"""The built wheel, installed in a clean environment, answers a question with nothing else of ours at hand."""

import json
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment into which the wheel was installed, with the locked dependencies."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", str(folder), str(ROOT)], check=True)
    venv.create(folder / "clean", with_pip=True)
    pip = [str(folder / "clean" / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "--requirement", str(ROOT / "requirements.lock")], check=True)
    subprocess.run([*pip, "--no-deps", str(next(folder.glob("*.whl")))], check=True)
    return folder / "clean" / "bin" / "whodecides"


def test_the_installed_wheel_answers_a_question(command: Path, tmp_path: Path) -> None:
    store = ["--data-dir", str(tmp_path / "store")]
    question = ["acute_commissioning", "--place", "fp:E07000214", "--on", "2026-04-01"]

    subprocess.run([command, "load", "cases", *store], check=True, capture_output=True, cwd=tmp_path)
    asked = subprocess.run([command, "ask", *question, *store, "--json"], check=True, capture_output=True, cwd=tmp_path)

    answer = json.loads(asked.stdout)
    assert [each["organisation"]["id"] for each in answer["parts"][0]["deciders"]] == ["ods:S9B9J"]
