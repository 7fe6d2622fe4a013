"""Views in a browser: drawn, walked by keyboard, filtered, moved in time, expanded, taken away; served and as files."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from playwright.sync_api import BrowserContext, Page

from graph_model.views.viewing import Sight, see
from graph_model.vocabulary import ViewKind
from tests.browser.conftest import SHOTS, Visitor
from tests.unit.building import cases, slice_of
from visualisations.page import view_page

ON = "2024-10-01"
VIEWS = {
    "organisation": "/views/organisation?subject=ods:QWO",
    "national body": "/views/organisation?subject=nhse",
    "decision": "/views/decision?subject=acute_commissioning&place=fp:E07000214",
    "place": "/views/place?subject=fp:E07000214",
    "system": "/views/system?subject=ods:QWO",
    "region": "/views/region?subject=fp:Y62",
    "finding": "/views/finding?subject=L001,L151",
    "finding by its id": "/views/finding?subject=independent_paths-878f80058540",
}
ALL = [pytest.param(f"{address}&on={ON}", id=name) for name, address in VIEWS.items()]
BOARD = f"{VIEWS['organisation']}&on={ON}"


def _shoot(page: Page, name: str) -> None:
    if SHOTS != "":
        page.screenshot(path=Path(SHOTS) / f"view-{name}.png")


def _count(page: Page) -> str:
    return page.inner_text("#count")


SHAPES = ("picture", "table", "outline")


@pytest.mark.parametrize("address", ALL)
def test_a_view_is_accessible_quiet_at_home_and_whole_when_narrow(visitor: Visitor, address: str) -> None:
    visitor.open(address)

    faults = {}
    for shape in SHAPES:
        visitor.page.click(f"#as-{shape}")
        _shoot(visitor.page, f"{address.split('?', maxsplit=1)[0].rsplit('/', 1)[1]}-{shape}")
        faults[shape] = visitor.faults()
    visitor.page.set_viewport_size({"width": 320, "height": 740})  # 1280 pixels at 400 %

    assert faults == {shape: [] for shape in SHAPES}
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert visitor.complaints == []


def test_a_name_made_of_html_and_script_is_shown_as_text(visitor: Visitor) -> None:
    visitor.open("/views/organisation?subject=evil:board&depth=2")

    for shape in SHAPES:
        visitor.page.click(f"#as-{shape}")
    visitor.page.keyboard.press("p")
    visitor.page.focus("#picture")
    visitor.page.keyboard.press("ArrowDown")
    visitor.page.hover("#picture")

    assert "<" in visitor.page.inner_text("h1")
    assert "<" in visitor.page.inner_text("#facts h2")
    assert visitor.page.locator("img, iframe, main b, aside b, aside script").count() == 0
    assert visitor.complaints == []


def test_a_hostile_name_stays_text_in_every_file_that_is_taken_away(
    visitor: Visitor, offline: Page, tmp_path: Path
) -> None:
    visitor.page.bring_to_front()  # a page behind another is drawn once a second
    visitor.open("/views/organisation?subject=evil:board&depth=2")

    files = {kind: _exported(visitor.page, kind, tmp_path) for kind in ("svg", "graphml", "csv", "html")}

    tags = {each.tag.rpartition("}")[2] for each in Xml.parse(files["svg"]).iter()}
    assert tags <= {"svg", "g", "rect", "circle", "polygon", "path", "line", "text", "title"}
    assert "<script>alert('board')</script>" in "".join(Xml.parse(files["graphml"]).getroot().itertext())
    assert "<script>alert('board')</script>" in files["csv"].read_text(encoding="utf-8-sig")
    _open(offline, files["html"])  # whose console must stay silent
    assert "<b>Board</b>" in offline.inner_text("h1")


def test_a_click_on_an_organisation_shows_what_is_known_of_it(visitor: Visitor) -> None:
    visitor.open(f"{VIEWS['system']}&on={ON}")

    # What the view is about stands in the middle, where not all of it fits.
    visitor.page.hover("#picture")
    visitor.page.get_by_text("NHS West Yorkshire Integrated Care Board", exact=True).locator("visible=true").wait_for()
    visitor.page.click("#picture")

    assert visitor.page.inner_text("#facts h2") == "NHS West Yorkshire Integrated Care Board"
    assert "Answers to" in visitor.page.inner_text("#facts")


def test_from_what_was_chosen_to_its_page_and_from_there_to_the_start(visitor: Visitor) -> None:
    visitor.open(BOARD)

    visitor.page.focus("#picture")
    visitor.page.keyboard.press("ArrowDown")
    visitor.page.get_by_role("link", name="All that is known of it").click()

    visitor.page.wait_for_url(f"**/organisations/ods:QWO?on={ON}")
    visitor.page.go_back()
    visitor.page.get_by_role("link", name="whodecides").click()
    visitor.page.wait_for_url(f"{visitor.base}/")


def test_a_view_is_walked_and_read_without_a_mouse(visitor: Visitor) -> None:
    visitor.open(BOARD)
    press = visitor.page.keyboard.press

    visitor.page.focus("#picture")
    press("ArrowDown")
    first = visitor.page.inner_text("#facts h2")
    press("ArrowUp")
    second = visitor.page.inner_text("#facts h2")
    press("Enter")

    assert (first, second) == ("NHS West Yorkshire Integrated Care Board", "NHS England")
    assert visitor.page.evaluate("document.activeElement.id") == "facts"
    assert visitor.page.inner_text("#said").startswith("NHS England, NHS England, ")


def test_the_same_view_stands_in_a_table_and_an_outline_one_key_away(visitor: Visitor) -> None:
    visitor.open(BOARD)

    visitor.page.keyboard.press("t")
    rows = visitor.page.locator("#table tbody tr").count()
    visitor.page.keyboard.press("o")
    names = visitor.page.locator("#outline li > button").all_inner_texts()

    assert rows == 27 + 44
    assert len(set(names)) == 27
    assert visitor.page.evaluate("document.activeElement.id") == "outline"


def test_single_keys_can_be_switched_off(visitor: Visitor) -> None:
    visitor.open(BOARD)

    visitor.page.click("#help summary")
    visitor.page.uncheck("#keys")
    visitor.page.keyboard.press("t")

    assert visitor.page.is_hidden("#table")


def test_the_legend_takes_a_type_away_and_undo_brings_it_back(visitor: Visitor) -> None:
    visitor.open(BOARD)
    before = _count(visitor.page)

    visitor.page.get_by_label("GP practice").uncheck()
    without = _count(visitor.page)
    visitor.page.keyboard.press("u")

    assert before == "Showing 27 of 27 organisations and places, 44 of 44 lines."
    assert without.startswith("Showing 24 of 27 ")
    assert _count(visitor.page) == before


def test_the_legend_takes_a_kind_of_line_away(visitor: Visitor) -> None:
    visitor.open(BOARD)

    visitor.page.get_by_label("Commissioning contract").uncheck()

    visitor.page.keyboard.press("t")
    assert "Commissioning contract" not in visitor.page.inner_text("#table")


def test_the_date_moves_without_a_page_load(visitor: Visitor) -> None:
    visitor.open(f"{VIEWS['place']}&on={ON}")
    visitor.page.evaluate("window.stayed = true")
    before = visitor.page.inner_text("#date-text"), _count(visitor.page)

    visitor.page.focus("#date")
    for _ in range(4):
        visitor.page.keyboard.press("ArrowLeft")

    after = visitor.page.inner_text("#date-text"), _count(visitor.page)
    assert before[0] == "1 October 2024"
    assert after[0] != before[0]
    assert after[1] != before[1]
    assert visitor.page.evaluate("window.stayed")


def test_an_organisation_is_expanded_in_place_by_the_service_and_undone(visitor: Visitor) -> None:
    visitor.open(f"{BOARD}&limit=5")
    before = _count(visitor.page)

    visitor.page.focus("#picture")
    visitor.page.keyboard.press("ArrowDown")
    visitor.page.keyboard.press("e")
    visitor.page.locator("#said", has_text="more shown").wait_for(state="attached")
    more = _count(visitor.page)
    visitor.page.keyboard.press("u")

    assert before.startswith("Showing 5 of 27 organisations and places")
    assert more.startswith("Showing 27 of 27 ")
    assert _count(visitor.page) == before
    assert visitor.complaints == []


def test_what_is_left_out_is_said_and_can_be_had(visitor: Visitor) -> None:
    visitor.open(f"{BOARD}&limit=5")

    visitor.page.click("#rest")
    visitor.page.locator("#count", has_text="Showing 27 of 27").wait_for()

    assert visitor.page.is_hidden("#rest")


def test_search_finds_by_name_and_shows_it(visitor: Visitor) -> None:
    visitor.open(BOARD)

    visitor.page.keyboard.press("/")
    visitor.page.keyboard.type("leeds teaching")
    visitor.page.keyboard.press("Enter")

    assert visitor.page.inner_text("#facts h2") == "Leeds Teaching Hospitals NHS Trust"


def test_search_for_nothing_says_so(visitor: Visitor) -> None:
    visitor.open(BOARD)

    visitor.page.fill("#search", "zzzz")
    visitor.page.keyboard.press("Enter")

    assert "Nothing in this view is called zzzz" in visitor.page.inner_text("#said")


def _exported(page: Page, kind: str, folder: Path) -> Path:
    page.click("#export summary")
    with page.expect_download() as download:
        page.click(f"[data-export={kind}]")
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_from_an_organisation_to_its_view_to_an_svg_with_every_name_as_text(visitor: Visitor, tmp_path: Path) -> None:
    visitor.open(f"/organisations/ods:QWO?on={ON}")
    visitor.page.get_by_role("link", name="Seen as a network").click()
    visitor.page.wait_for_selector("html[data-ready]", state="attached")

    drawn = Xml.parse(_exported(visitor.page, "svg", tmp_path)).getroot()

    texts = " ".join(each.text or "" for each in drawn.iter("{http://www.w3.org/2000/svg}text"))
    assert "NHS West Yorkshire Integrated Care Board" in texts
    assert len(list(drawn.iter("{http://www.w3.org/2000/svg}path"))) == 44


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        pytest.param("png", b"\x89PNG", id="png"),
        pytest.param("csv", b"\xef\xbb\xbfname,type", id="csv"),
        pytest.param("graphml", b"<?xml", id="graphml"),
    ],
)
def test_a_view_is_taken_away_as(visitor: Visitor, tmp_path: Path, kind: str, begins: bytes) -> None:
    visitor.open(BOARD)

    assert _exported(visitor.page, kind, tmp_path).read_bytes().startswith(begins)


def test_a_page_that_was_taken_away_opens_from_its_file_with_what_was_expanded(
    visitor: Visitor, offline: Page, tmp_path: Path
) -> None:
    visitor.page.bring_to_front()
    visitor.open(f"{BOARD}&limit=5")
    visitor.page.focus("#picture")
    visitor.page.keyboard.press("ArrowDown")
    visitor.page.keyboard.press("e")
    visitor.page.locator("#said", has_text="more shown").wait_for(state="attached")

    _open(offline, _exported(visitor.page, "html", tmp_path))

    assert _count(offline).startswith("Showing 5 of 27")
    offline.focus("#picture")
    offline.keyboard.press("ArrowDown")
    offline.keyboard.press("e")
    assert _count(offline).startswith("Showing 27 of 27")


def test_a_view_runs_in_a_sandbox_inside_a_page(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.base}/healthz")
    visitor.page.evaluate(
        """source => {
          const frame = document.createElement('iframe');
          frame.src = source;
          frame.sandbox = 'allow-scripts allow-downloads';
          document.body.append(frame);
        }""",
        BOARD,
    )
    visitor.page.frame_locator("iframe").locator("html[data-ready]").wait_for(state="attached")

    frame = visitor.page.frames[1]
    assert frame.evaluate("self.origin") == "null"
    assert "27 of 27" in frame.inner_text("#count")


@pytest.fixture
def offline(with_scripts: BrowserContext) -> Iterator[Page]:
    """A page that reaches nothing but files, and whose console stays silent."""
    page = with_scripts.new_page()
    said: list[str] = []
    page.set_viewport_size({"width": 1280, "height": 900})
    page.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    page.on("console", lambda each: said.append(each.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(request.url))
    yield page
    page.close()
    assert said == []


def _open(page: Page, file: Path) -> None:
    page.bring_to_front()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")


def test_a_file_carries_what_its_bodies_are_joined_to(offline: Page, tmp_path: Path) -> None:
    picture = see(slice_of(cases(), ON), Sight(ViewKind.DECISION, "jsna", place="fp:E08000035", spare=400))
    file = tmp_path / "view.html"
    file.write_text(view_page(picture), encoding="utf-8")
    _open(offline, file)

    offline.fill("#search", "Leeds City Council")
    offline.keyboard.press("Enter")
    offline.focus("#picture")
    offline.keyboard.press("e")

    assert "more shown" in offline.inner_text("#said")
