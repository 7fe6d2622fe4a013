"""Every page and kind of view on England as it is shipped: accessible, quiet, at home on this host, whole when narrow.

The module comes first by its name, and has its store to itself: two at once would want the memory of two.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext

from graph_model import pipeline
from graph_model.settings import Settings
from tests.browser.conftest import SHOTS, Visitor, watched
from tests.browser.narrow import too_wide
from tests.end_to_end.conftest import serving

ON = "2024-10-01"
PLAIN = str.maketrans("?&=:/", "-----")
PAGES = {
    "start": "/",
    "answer for a district": f"/who-decides?function=acute_commissioning&place=fp:E07000214&on={ON}",
    "answer for a region": f"/who-decides?function=primary_dental&place=fp:Y62&on={ON}",
    "place": f"/place?place=fp:E08000035&on={ON}",
    "organisations": f"/organisations?query=leeds&on={ON}",
    "organisation": f"/organisations/nhse?on={ON}",
    "footprint": f"/footprints/fp:Y62?on={ON}",
    "function": f"/functions/acute_commissioning?on={ON}",
    "line": "/lines/L005",
    "source": "/sources/W34",
    "paths": f"/paths?subject=ods:R0A&on={ON}",
    "routes in": "/routes-in?organisation=" + quote("Buckinghamshire Mind"),
    "findings": f"/findings?on={ON}",
    "glossary": "/glossary",
    "data": "/data",
    "search": f"/search?query=leeds&on={ON}",
}
VIEWS = {
    "organisation": "/views/organisation?subject=ods:QWO",
    "decision": "/views/decision?subject=acute_commissioning&place=fp:E07000214",
    "place": "/views/place?subject=fp:E08000035",
    "system": "/views/system?subject=ods:QWO",
    "region": "/views/region?subject=fp:Y62",
    "as many as are ever drawn": "/views/organisation?subject=nhse&limit=3000",
}


@pytest.fixture(scope="module")
def england(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on an embedded store of its own, with England."""
    settings = Settings(neo4j_uri=None, data_dir=tmp_path_factory.mktemp("england") / "data", store_heap_mb=512)
    own = {name: value for name, value in os.environ.items() if not name.startswith("WHODECIDES_")}
    with pipeline.opened(settings) as live:
        assert pipeline.load(live, pipeline.LoadRequest(pipeline.shipped_register("england"))).is_accepted
        with serving({**own, "WHODECIDES_DATA_DIR": str(settings.data_dir)}) as client:
            yield str(client.base_url).rstrip("/")


@pytest.fixture
def visitor(with_scripts: BrowserContext, england: str) -> Iterator[Visitor]:
    """A visitor with a wide screen."""
    yield from watched(with_scripts, england)


@pytest.mark.parametrize("address", [pytest.param(address, id=name) for name, address in PAGES.items()])
def test_a_page_of_england_is_accessible_quiet_at_home_and_whole_when_narrow(visitor: Visitor, address: str) -> None:
    visitor.open(address)

    assert visitor.page.locator("main h1").count() == 1
    assert visitor.faults() == []
    assert too_wide(visitor) == []
    assert visitor.complaints == []


def test_a_finding_of_england_is_drawn_and_touches_the_answer_that_rests_on_it(visitor: Visitor) -> None:
    visitor.open(f"/findings?on={ON}&function=acute_commissioning")
    visitor.page.locator("main table a").first.click()
    visitor.page.wait_for_selector("html[data-ready]", state="attached")

    assert visitor.page.locator(".wd-picture svg a").count() > 0
    assert visitor.faults() == []
    # Its day is judged by now, so nothing is left for later.
    visitor.open(f"/who-decides?function=acute_commissioning&place=fp:E07000214&on={ON}")
    assert visitor.page.locator("[data-later]").count() == 0
    assert visitor.complaints == []


@pytest.mark.parametrize("address", [pytest.param(f"{address}&on={ON}", id=name) for name, address in VIEWS.items()])
def test_a_view_of_england_says_how_much_it_shows_and_moves_in_time(visitor: Visitor, address: str) -> None:
    visitor.open(address)
    page = visitor.page
    if SHOTS != "":
        page.screenshot(path=Path(SHOTS) / f"england-{address[7:].translate(PLAIN)}.png")

    today = page.evaluate("JSON.parse(document.getElementById('data').textContent)")
    shown = today["shown"][today["stops"].index(ON)]
    told = page.inner_text("#count")
    for _ in range(3):
        page.keyboard.press("[")

    assert told.startswith(f"Showing {shown['organisations']} of {shown['of_organisations']} organisations and places")
    assert page.inner_text("#date-text") != "1 October 2024"
    assert visitor.complaints == []
