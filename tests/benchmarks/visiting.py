"""Visiting: pages of England beside the API calls behind them, and what goes over the wire to a browser."""

import csv
import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.asking import QUESTIONS
from tests.benchmarks.measuring import in_turns
from tests.benchmarks.serving import Served, served

__all__ = ["report_visiting"]

ROUNDS, WARM_UP = 300, 100
ANSWER = "/who-decides?function=acute_commissioning&place=fp:E07000214&on=2022-07-01"
# What the page itself and all that it asked for took, packed, with their headers.
WIRE = """() => ['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind))
  .reduce((sum, entry) => sum + entry.transferSize, 0)"""


def report_visiting() -> None:
    """Print how long the start and answer pages take the server, and how much they send."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as server:
        start = _compared(server, itertools.repeat("/v1/functions"), itertools.repeat("/"))
        print(f"start page on England: {start}")
        print(f"answer page on England: {_compared(server, _asked('/v1/who-decides'), _asked('/who-decides'))}")
        _report_wire(f"http://127.0.0.1:{server.http.port}")


def _compared(server: Served, calls: Iterator[str], pages: Iterator[str]) -> str:
    call, page = in_turns(ROUNDS, WARM_UP, _getter(server, calls), _getter(server, pages))
    times = f"p95 {page.p95 * 1e3:.1f} ms, the API call behind it {call.p95 * 1e3:.1f} ms"
    return f"{times}; ratio {page.p95 / call.p95:.1f} (goal: at most 3)"


def _getter(server: Served, paths: Iterator[str]) -> Callable[[], object]:
    """Ask as a browser does, which takes packed answers."""

    def get() -> None:
        server.http.request("GET", next(paths), headers={"Accept-Encoding": "gzip", "Accept": "text/html"})
        answer = server.http.getresponse()
        body = answer.read()
        assert answer.status == 200, body

    return get


def _asked(path: str) -> Iterator[str]:
    with QUESTIONS.open(encoding="utf-8") as stream:
        rows = [{name: row[name] for name in ("function", "place", "on")} for row in csv.DictReader(stream)]
    return itertools.cycle([f"{path}?{urlencode(row)}" for row in rows])


def _report_wire(base: str) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        print("  bytes over the wire: NOT measured, because no chromium is on the PATH")
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        first, after = _sent(page, base + "/"), _sent(page, base + ANSWER)
        browser.close()
    print(f"  first visit, to the start page: {first / 1e3:.0f} KB (goal: under 500)")
    print(f"  after it, an answer: {after / 1e3:.0f} KB (goal: under 150)")


def _sent(page: Page, address: str) -> int:
    page.goto(address)
    page.wait_for_selector("html[data-ready]", state="attached")
    return int(page.evaluate(WIRE))
