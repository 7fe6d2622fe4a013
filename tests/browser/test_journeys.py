"""Journeys: what a visitor does, by keyboard alone or without scripts, from a question to what they take away."""

import httpx
from playwright.sync_api import expect

from tests.browser.conftest import Visitor


def test_from_a_question_to_an_answer_to_a_printed_page_by_keyboard_alone(visitor: Visitor) -> None:
    visitor.open("/")
    keyboard, page = visitor.page.keyboard, visitor.page

    page.get_by_label("What is decided").focus()
    keyboard.type("acute")
    expect(page.get_by_role("listbox").first).to_be_visible()
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    keyboard.press("Tab")
    keyboard.type("surrey heath")
    expect(page.get_by_role("option").first).to_be_visible()
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    keyboard.press("Tab")
    keyboard.type("07072022")  # the same day, whether a browser begins with days or months
    keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("hospital care: Surrey Heath")
    assert {"function=acute_commissioning", "place=fp%3AE07000214", "on=2022-07-07"} <= set(
        page.url.partition("?")[2].split("&")
    )
    page.emulate_media(media="print")
    expect(page.locator(".wd-answer__sentence")).to_contain_text("for 84 % of the people NHS Frimley")
    expect(page.locator(".wd-picture svg")).to_be_visible()
    expect(page.get_by_role("cell", name="NHSA06 s1(3)")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") in range(2, 6)


def test_from_a_region_to_a_finding_to_an_accepted_finding_without_scripts(plain_visitor: Visitor) -> None:
    plain_visitor.open("/footprints/fp:Y62?on=2024-10-01")
    page = plain_visitor.page

    page.get_by_role("link", name="What was found here").click()
    page.locator("main table a").first.click()
    finding = page.url
    page.get_by_role("button", name="Accept this finding").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why nobody need act on it")
    page.get_by_label("Why nobody need act on it").fill("<script>alert('why')</script> agreed & minuted")
    page.get_by_label("Until which day").fill("2099-04-01")
    page.get_by_label("Who accepts it").fill("<b>Ann</b>, chair")
    page.get_by_role("button", name="Accept this finding").click()

    accepted = page.locator("dl div", has_text="Accepted for now")
    expect(accepted).to_contain_text("<script>alert('why')</script> agreed & minuted")
    expect(accepted).to_contain_text("by <b>Ann</b>, chair, until 1 April 2099")
    assert page.url == finding
    page.get_by_role("button", name="Reopen this finding").click()
    expect(page.get_by_text("Accepted for now")).to_have_count(0)


def test_faults_of_a_form_are_told_where_the_focus_is_and_nothing_typed_is_lost(visitor: Visitor) -> None:
    visitor.open("/findings/straddle-c651cb256801?on=2024-10-01")
    page = visitor.page

    page.get_by_label("Why nobody need act on it").fill("It is known.")
    page.get_by_label("Until which day").fill("2020-01-01")
    page.get_by_label("Who accepts it").fill("")
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-ready]", state="attached")
    faults = page.get_by_role("alert").get_by_role("link")
    expect(faults).to_have_text(["Give a day that is still to come", "Say who accepts it"])
    assert "error-summary" in page.evaluate("document.activeElement.className")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert visitor.faults() == []
    expect(page.get_by_label("Until which day")).to_be_focused()
    expect(page.get_by_label("Why nobody need act on it")).to_have_value("It is known.")
    visitor.open("/findings/straddle-c651cb256801/accept?on=2024-10-01")
    assert page.url.endswith("/findings/straddle-c651cb256801?on=2024-10-01")


def test_a_form_that_another_site_sends_changes_nothing(base: str) -> None:
    address = f"{base}/findings/straddle-c651cb256801"
    sent = {"reason": "because", "until": "2099-01-01", "by": "Eve"}

    answers = [
        httpx.post(f"{address}/{act}?on=2024-10-01", data=sent, headers={"Origin": "http://evil.test"})
        for act in ("accept", "reopen")
    ]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert "Accepted for now" not in httpx.get(f"{address}?on=2024-10-01").text


def test_findings_that_touch_an_answer_come_when_they_are_seen(visitor: Visitor) -> None:
    # Of a day that no other test asks about, which so was not judged.
    visitor.open("/who-decides?function=acute_commissioning&place=fp:E07000214&on=2023-02-03")

    visitor.page.locator("#findings").scroll_into_view_if_needed()

    told = visitor.page.locator("#findings").get_by_role("table", name="Findings that touch this answer")
    expect(told).to_be_visible(timeout=20_000)
    assert visitor.complaints == []


def test_the_first_stop_of_the_keyboard_skips_to_the_content(visitor: Visitor) -> None:
    visitor.open("/functions")

    visitor.page.keyboard.press("Tab")
    expect(visitor.page.get_by_role("link", name="Skip to main content")).to_be_focused()
    visitor.page.keyboard.press("Enter")

    expect(visitor.page.locator("main")).to_be_focused()


def test_a_list_of_choices_closes_with_escape_and_keeps_what_was_typed(visitor: Visitor) -> None:
    visitor.open("/")
    box = visitor.page.get_by_label("For which place")

    box.focus()
    visitor.page.keyboard.type("leeds")
    expect(visitor.page.get_by_role("option").first).to_be_visible()
    visitor.page.keyboard.press("Escape")

    expect(visitor.page.get_by_role("option")).to_have_count(0)
    expect(box).to_have_value("leeds")


def test_what_has_the_focus_can_be_seen(visitor: Visitor) -> None:
    visitor.open("/")

    visitor.page.get_by_role("button", name="Ask", exact=True).focus()
    visitor.page.keyboard.press("Shift+Tab")
    visitor.page.keyboard.press("Tab")

    shadow = visitor.page.evaluate("getComputedStyle(document.activeElement).boxShadow")
    assert shadow != "none"


def test_without_scripts_a_question_is_asked_and_answered(plain_visitor: Visitor) -> None:
    plain_visitor.open("/")
    page = plain_visitor.page

    page.get_by_label("What is decided").select_option("primary_dental")
    page.get_by_label("For which place").fill("Leeds City Council area")
    page.get_by_label("On which day").fill("2024-01-01")
    page.get_by_role("button", name="Ask", exact=True).click()

    expect(page.locator(".wd-answer__sentence")).to_contain_text("Integrated Care Board decides, by delegation")


def test_a_name_that_fits_several_asks_back_and_keeps_the_question(plain_visitor: Visitor) -> None:
    plain_visitor.open("/who-decides?function=acute_commissioning&place=surrey&on=2024-01-01")

    plain_visitor.page.locator("main li a").first.click()

    assert "on=2024-01-01" in plain_visitor.page.url
    expect(plain_visitor.page.get_by_role("heading", level=1)).to_contain_text("hospital care: ")


def test_a_day_from_which_the_answer_changes_leads_to_that_answer(plain_visitor: Visitor) -> None:
    plain_visitor.open("/who-decides?function=acute_commissioning&place=fp:E07000214&on=2022-07-01")

    plain_visitor.page.get_by_role("link", name="From 1 April 2026").click()

    expect(plain_visitor.page.locator(".wd-answer__sentence")).to_contain_text("NHS Surrey and Sussex")


def test_links_keep_the_day_that_was_asked_about(plain_visitor: Visitor) -> None:
    plain_visitor.open("/place?place=fp:E08000035&on=2019-05-01")

    plain_visitor.page.get_by_role("link", name="Commission acute / secondary hospital care").click()
    plain_visitor.page.locator(".wd-part a").first.click()

    expect(plain_visitor.page.get_by_text("As at 1 May 2019")).to_be_visible()


def test_the_map_of_a_place_is_taken_away_as_a_file(plain_visitor: Visitor) -> None:
    plain_visitor.open("/place?place=fp:E08000035&on=2024-10-01")

    with plain_visitor.page.expect_download() as taken:
        plain_visitor.page.get_by_role("link", name="As CSV").click()

    assert taken.value.suggested_filename == "decisions-fp-E08000035-2024-10-01.csv"
    held = taken.value.path().read_text(encoding="utf-8-sig")
    assert "Commission acute / secondary hospital care,NHS West Yorkshire Integrated Care Board" in held


def test_the_printed_map_is_a_document_of_a_few_pages(visitor: Visitor) -> None:
    visitor.open("/place?place=fp:E08000035&on=2024-10-01")

    printed = visitor.page.pdf(prefer_css_page_size=True)

    assert printed.count(b"/Type /Page\n") in range(2, 16)


def test_a_long_list_is_read_page_by_page(plain_visitor: Visitor) -> None:
    plain_visitor.open("/organisations")

    plain_visitor.page.get_by_role("link", name="Next").click()

    expect(plain_visitor.page.get_by_text("Showing 51 to 100")).to_be_visible()
    assert plain_visitor.page.get_by_role("row").count() == 51


def test_a_path_is_swapped_and_its_kinds_are_switched_off(plain_visitor: Visitor) -> None:
    plain_visitor.open("/paths?subject=ods:R0A&holder=nhse&on=2024-10-01")
    page = plain_visitor.page

    page.get_by_text("Kinds of lines that are followed").click()
    for kind in ("Oversight", "Commissioning contract", "Statutory accountability", "Delegation"):
        page.get_by_label(kind, exact=True).uncheck()
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_text("No way is recorded")).to_be_visible()
    page.get_by_role("link", name="Swap from and to").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "From NHS England to Manchester University NHS Foundation Trust"
    )


def test_an_empty_field_is_not_asked(plain_visitor: Visitor) -> None:
    plain_visitor.open("/who-decides?function=&place=&on=")

    expect(plain_visitor.page.get_by_role("heading", level=1)).to_have_text("Who decides …?")
