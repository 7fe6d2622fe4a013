"""What holds of every page: accessible, quiet, at home on this host, and whole at 360 pixels and at 400 %."""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import httpx
import pytest

from tests.browser.conftest import SHOTS, Visitor
from tests.browser.narrow import too_wide
from tests.browser.pages import HOSTILE_PAGES, PAGES

ALL = [pytest.param(address, id=name) for name, address in PAGES.items()]
HOSTILE = [pytest.param(address, id=name) for name, address in HOSTILE_PAGES.items()]
# A browser says this of every page that is an error, and means the page itself.
EXPECTED = "error: Failed to load resource: the server responded with a status of 4"


def _complaints(visitor: Visitor) -> list[str]:
    return [each for each in visitor.complaints if not each.startswith(EXPECTED)]


@pytest.mark.parametrize("address", ALL)
def test_a_page_is_accessible_quiet_at_home_and_whole_when_narrow(visitor: Visitor, address: str) -> None:
    visitor.open(address)

    _shoot(visitor, address)
    assert visitor.faults() == []
    assert too_wide(visitor) == []
    assert _complaints(visitor) == []


def test_axe_is_asked_in_earnest(visitor: Visitor) -> None:
    visitor.open("/")

    visitor.page.evaluate("document.querySelector('label[for=place]').remove()")

    assert any(fault.startswith("label:") for fault in visitor.faults())


@pytest.mark.parametrize("address", HOSTILE)
def test_names_made_of_html_and_script_are_shown_as_text(visitor: Visitor, address: str) -> None:
    visitor.open(address)

    scripts = visitor.page.evaluate("[...document.scripts].map(each => each.src.replace(/.*\\/|\\?.*/g, ''))")
    assert scripts == ["begin.mjs"]
    assert visitor.page.locator("main img, main svg[onload], main b, main i, main iframe").count() == 0
    assert visitor.page.locator("a[href^='javascript:']").count() == 0
    assert too_wide(visitor) == []
    assert _complaints(visitor) == []


@pytest.fixture(scope="session")
def served(base: str) -> Callable[[str], httpx.Response]:
    """A page as it is sent, asked for once."""
    return cache(lambda address: httpx.get(base + address, headers={"Accept": "text/html"}))


@pytest.mark.parametrize("address", ALL)
def test_a_page_has_one_first_heading_and_skips_no_level(served: Callable[[str], httpx.Response], address: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", served(address).text)]

    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("address", ALL)
def test_a_page_is_small(served: Callable[[str], httpx.Response], address: str) -> None:
    assert served(address).num_bytes_downloaded < 150_000


def test_every_page_is_served_with_a_policy_that_runs_no_inline_script(served: Callable[[str], httpx.Response]) -> None:
    answers = [served(address) for address in PAGES.values()]

    policies = {answer.headers["content-security-policy"] for answer in answers}
    assert len(policies) == 1
    assert "unsafe-inline" not in next(iter(policies))
    assert all(answer.headers["x-content-type-options"] == "nosniff" for answer in answers)
    assert not any(" style=" in answer.text or " onclick=" in answer.text for answer in answers)


@pytest.mark.parametrize("address", [pytest.param(PAGES[name], id=name) for name in ("place", "organisation")])
def test_a_page_that_is_printed_leaves_out_what_is_only_for_the_screen(visitor: Visitor, address: str) -> None:
    visitor.open(address)

    visitor.page.emulate_media(media="print")

    assert not visitor.page.get_by_role("navigation", name="Menu").is_visible()
    assert not visitor.page.get_by_role("button", name="Search").is_visible()
    assert visitor.page.get_by_role("table").first.is_visible()


def test_a_table_stays_a_table_on_a_sheet_of_paper(visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 690, "height": 990})  # A4 within its margins
    visitor.open(PAGES["place"])

    visitor.page.emulate_media(media="print")

    first, second = visitor.page.get_by_role("cell").all()[:2]
    assert first.bounding_box()["y"] == second.bounding_box()["y"]


def _shoot(visitor: Visitor, address: str) -> None:
    if SHOTS != "":
        name = next(name for name, each in PAGES.items() if each == address).replace(" ", "-")
        visitor.page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)
