"""The pages in a browser: Chromium on the cases, and on a register whose names are made of HTML and script.

The browser is the one on the PATH. Where there is none the tests are skipped, which the run says; under CI they fail.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from graph_model import pipeline
from graph_model.settings import Settings
from tests.end_to_end.conftest import serving

HOSTILE = Path(__file__).parent / "hostile"
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
# Taken only where a folder is named for them, which is outside the repository.
SHOTS = os.environ.get("WHODECIDES_SCREENSHOTS", "")


@dataclass
class Visitor:
    """A page of a browser, and all that went wrong in it: what its console said, and requests to other hosts."""

    page: Page
    base: str
    runs_scripts: bool
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Go to a page of the service, and wait until its scripts have run."""
        self.page.goto(self.base + address)
        if self.runs_scripts:
            self.page.wait_for_selector("html[data-ready]", state="attached")

    def faults(self) -> list[str]:
        """Give what axe finds on the page as it stands."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [f"{each['id']}: {node['html'][:200]}" for each in found["violations"] for node in each["nodes"]]


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on an embedded store of its own, with the cases and the hostile register."""
    settings = Settings(neo4j_uri=None, data_dir=tmp_path_factory.mktemp("pages") / "data", store_heap_mb=512)
    own = {name: value for name, value in os.environ.items() if not name.startswith("WHODECIDES_")}
    with pipeline.opened(settings) as live:
        for path in (pipeline.shipped_register("cases"), HOSTILE):
            assert pipeline.load(live, pipeline.LoadRequest(path)).is_accepted
        with serving({**own, "WHODECIDES_DATA_DIR": str(settings.data_dir)}) as client:
            yield str(client.base_url).rstrip("/")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    chromium = shutil.which("chromium")
    if chromium is None:
        reason = "no chromium is on the PATH"
        if os.environ.get("CI") == "true":
            pytest.fail(f"the pages must be tested in a browser under CI, but {reason}")
        pytest.skip(f"the pages are not tested in a browser: {reason}")
    with sync_playwright() as playwright:
        # Chromium's own sandbox needs rights that a container lacks; the pages are ours.
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def with_scripts(browser: Browser) -> Iterator[BrowserContext]:
    """A window whose pages run scripts."""
    context = browser.new_context(locale="en-GB")
    yield context
    context.close()


@pytest.fixture(scope="session")
def without_scripts(browser: Browser) -> Iterator[BrowserContext]:
    """A window whose pages run no scripts."""
    context = browser.new_context(locale="en-GB", java_script_enabled=False)
    yield context
    context.close()


@pytest.fixture
def visitor(with_scripts: BrowserContext, base: str) -> Iterator[Visitor]:
    """A visitor with a wide screen."""
    yield from watched(with_scripts, base)


@pytest.fixture
def plain_visitor(without_scripts: BrowserContext, base: str) -> Iterator[Visitor]:
    """A visitor whose browser runs no scripts."""
    for visitor in watched(without_scripts, base):
        visitor.runs_scripts = False
        yield visitor


def watched(window: BrowserContext, base: str) -> Iterator[Visitor]:
    """Give a visitor of whom all that goes wrong is written down."""
    visitor = Visitor(window.new_page(), base, runs_scripts=True)
    _watch(visitor)
    yield visitor
    visitor.page.close()


def _watch(visitor: Visitor) -> None:
    def guard(route: Route) -> None:
        if route.request.url.startswith(visitor.base):
            route.continue_()
        else:
            visitor.complaints.append(f"a request to {route.request.url}")
            route.abort()

    visitor.page.set_viewport_size({"width": 1280, "height": 900})
    visitor.page.route("**/*", guard)
    visitor.page.on("console", lambda said: visitor.complaints.append(f"{said.type}: {said.text}"))
    visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    visitor.page.on("dialog", lambda dialog: (visitor.complaints.append("a dialog"), dialog.dismiss()))
