"""The product as its users have it: the installed command in a process of its own, on each store."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from graph_model.settings import Settings

COMMAND = Path(sys.executable).parent / "whodecides"


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code and what it wrote."""

    code: int
    stdout: str
    stderr: str

    def json(self) -> Any:
        """What it gave with --json."""
        return json.loads(self.stdout)


@pytest.fixture(scope="module")
def environment(settings: Settings) -> dict[str, str]:
    """The environment that points a command at the store under test."""
    chosen = {name: value for name, value in os.environ.items() if not name.startswith("WHODECIDES_")}
    chosen["WHODECIDES_DATA_DIR"] = str(settings.data_dir)
    if settings.neo4j_uri is not None:
        chosen["WHODECIDES_NEO4J_URI"] = settings.neo4j_uri
        chosen["WHODECIDES_NEO4J_USER"] = settings.neo4j_user
        chosen["WHODECIDES_NEO4J_PASSWORD"] = settings.neo4j_password.get_secret_value()
    return chosen


@pytest.fixture(scope="module")
def run(environment: dict[str, str]) -> Callable[..., Done]:
    """Run the command to its end."""

    def run_command(*arguments: str, **more: str) -> Done:
        done = subprocess.run(
            [COMMAND, *arguments], capture_output=True, text=True, env={**environment, **more}, timeout=120, check=False
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run_command


@pytest.fixture(scope="module")
def loaded(run: Callable[..., Done], cases: object) -> Callable[..., Done]:
    """The command, on a store that holds the cases."""
    return run


@pytest.fixture(scope="module")
def http(environment: dict[str, str], cases: object) -> Iterator[httpx.Client]:
    """A client of `whodecides serve`, on a store that holds the cases."""
    with serving(environment) as client:
        yield client


class serving:  # noqa: N801 - read as a statement: with serving(...) as client
    """Serve in a process, on a free port, for as long as the block runs."""

    def __init__(self, environment: dict[str, str], *arguments: str) -> None:
        self._environment = {**environment, "WHODECIDES_PORT": "0"}
        self._arguments = arguments

    def __enter__(self) -> httpx.Client:
        self.process = subprocess.Popen(
            [COMMAND, "serve", *self._arguments], stderr=subprocess.PIPE, text=True, env=self._environment
        )
        assert self.process.stderr is not None
        line = next((line for line in self.process.stderr if "listens on" in line), "")
        assert line != "", "the server ended before it listened"
        self.client = httpx.Client(base_url=line.split("listens on ")[1].split()[0], timeout=30)
        return self.client

    def __exit__(self, *_: object) -> None:
        self.client.close()
        self.process.terminate()
        self.process.wait(30)
