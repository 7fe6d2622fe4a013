"""Drawing: how soon a view is seen and answers a click, beside the same graph as pyvis draws it by itself."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, sync_playwright
from pyvis.network import Network

from graph_model.views.picture import Picture, PictureEdge, PictureNode, Shown
from graph_model.vocabulary import Drawn, LineKind, ViewKind
from tests.benchmarks.measuring import in_turns, timed
from visualisations.page import view_page

__all__ = ["report_drawing"]

ROUNDS, WARM_UP = 3, 1
LONGEST = 180_000
TYPES = ("gp_practice", "nhs_trust", "icb", "unitary_authority", "committee")
# Where something stands on the screen, whichever page has drawn it.
WHERE = """id => {
  const position = network.getPosition(id);
  const at = network.canvasToDOM(position);
  const frame = document.querySelector('.vis-network').getBoundingClientRect();
  return [frame.x + at.x, frame.y + at.y];
}"""


def report_drawing() -> None:
    """Print how soon views are drawn, redrawn on another date, and answer."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("drawing: NOT measured, because no chromium is on the PATH")
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        _report_against_pyvis(browser, Path(folder))
        _report_large(browser, Path(folder))
        browser.close()


def _report_against_pyvis(browser: Browser, folder: Path) -> None:
    picture = picture_of(500, 1_000)
    ours, theirs = folder / "ours.html", folder / "theirs.html"
    ours.write_text(view_page(picture), encoding="utf-8")
    theirs.write_text(_by_pyvis(picture), encoding="utf-8")
    own, pyvis = in_turns(
        ROUNDS, WARM_UP, lambda: _seen(browser, ours, _click_ours), lambda: _seen(browser, theirs, _click_theirs)
    )
    print(f"drawing 500 organisations, 1,000 lines, to an answered click: {own.p50:.2f} s, by pyvis {pyvis.p50:.2f} s")
    print(f"  ratio {pyvis.p50 / own.p50:.1f} (goal: at least 5)")
    print(f"  another date: {_redrawn(browser, ours) * 1e3:.0f} ms, without a page load")


def _report_large(browser: Browser, folder: Path) -> None:
    page = folder / "large.html"
    page.write_text(view_page(picture_of(3_000, 6_000)), encoding="utf-8")
    (large,) = in_turns(ROUNDS, WARM_UP, lambda: _seen(browser, page, _click_ours))
    print(f"  3,000 organisations, 6,000 lines: {large.p50:.2f} s; another date {_redrawn(browser, page) * 1e3:.0f} ms")


def picture_of(organisations: int, lines: int) -> Picture:
    """A picture of so many, each answering to one before it, on two dates; the same at each call."""
    nodes = tuple(
        PictureNode(f"n{number}", Drawn.ORGANISATION, f"Organisation of number {number}", _type(number), {}, (0, 1))
        for number in range(organisations)
    )
    edges = tuple(_edge(number, organisations) for number in range(lines))
    shown = (Shown(organisations, organisations, lines, lines),) * 2
    days = (date(2023, 4, 1), date(2024, 4, 1))
    return Picture(ViewKind.REGION, "A region", "n0", days[1], days, shown, nodes, edges, (), {})


def _type(number: int) -> str:
    return TYPES[number * 7 % len(TYPES)]


def _edge(number: int, organisations: int) -> PictureEdge:
    subject = 1 + number % (organisations - 1)
    holder = (subject - 1) // 6 if number < organisations else (subject * 31 + number) % subject
    kind = (LineKind.STATUTORY_ACCOUNTABILITY, LineKind.DELEGATION, LineKind.MEMBERSHIP)[number % 3]
    stops = (0, 1) if number % 2 == 0 else (1,)
    drawn = f"n{subject}", f"n{holder}"
    return PictureEdge(f"e{number}", Drawn.LINE, kind, *drawn, ("*",), (f"e{number}",), {}, stops, bears=number % 3 < 2)


def _by_pyvis(picture: Picture) -> str:
    network = Network(directed=True, cdn_resources="in_line")
    for node in picture.nodes:
        network.add_node(node.id, label=node.name)
    for edge in picture.edges:
        network.add_edge(edge.subject, edge.holder)
    return str(network.generate_html())


def _seen(browser: Browser, file: Path, click: Callable[[Page], None]) -> None:
    page = _opened(browser, file)
    click(page)
    page.close()


def _opened(browser: Browser, file: Path) -> Page:
    def offline(route: Route) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            route.abort()

    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.set_default_timeout(LONGEST)
    page.route("**/*", offline)
    page.goto(file.as_uri())
    return page


def _click_ours(page: Page) -> None:
    page.wait_for_selector("html[data-ready]", state="attached")
    frame = page.locator("#picture").bounding_box()
    assert frame is not None
    # What the view is about stands in the middle.
    page.mouse.click(frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2)
    page.wait_for_function("document.querySelector('#facts h2').textContent !== 'Facts'")


def _click_theirs(page: Page) -> None:
    page.evaluate("() => { network.on('click', event => { window.answered = event.nodes.length > 0; }); }")
    while not page.evaluate("window.answered === true"):
        page.mouse.click(*page.evaluate(WHERE, "n0"))


def _redrawn(browser: Browser, file: Path) -> float:
    page = _opened(browser, file)
    page.wait_for_selector("html[data-ready]", state="attached")
    drawn = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    page.evaluate(drawn)
    taken = timed(lambda: page.evaluate(f"document.getElementById('date-before').click(); {drawn}"))
    assert "1 April 2023" in page.inner_text("#date-text")
    page.close()
    return taken
