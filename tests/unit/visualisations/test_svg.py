"""Pictures as SVG: files that stand alone, and figures of pages."""

from xml.etree import ElementTree as Xml

import pytest

from tests.unit.visualisations.pictures import edge, node, picture_of
from visualisations.svg import as_figure, as_svg

SVG = "{http://www.w3.org/2000/svg}"


def _figure(*drawn, address=lambda _node: None) -> Xml.Element:
    return Xml.fromstring(as_figure(picture_of(*drawn), address)[0])


def _strokes(canvas: Xml.Element) -> int:
    return len(list(canvas.iter(f"{SVG}path")))


def test_lines_of_one_style_between_the_same_two_are_one_stroke_in_a_figure() -> None:
    lines = edge("a", "b", "delegation"), edge("a", "b", "joint_exercise"), edge("a", "b", "oversight")

    assert _strokes(_figure(*lines)) == 2


def test_a_figure_leads_to_a_page_of_each_that_has_one() -> None:
    figure = _figure(edge("a", "b"), address=lambda one: f"/x?a=1&name=<{one.id}>" if one.id == "a" else None)

    assert [(link.get("href"), link.get("aria-label")) for link in figure.iter(f"{SVG}a")] == [("/x?a=1&name=<a>", "a")]


def test_the_legend_of_a_figure_has_what_is_in_it_and_no_more() -> None:
    _, signs = as_figure(picture_of(node("a", "nhs_trust"), edge("a", "b", facts={})), lambda _node: None)

    assert [meaning for _, meaning in signs] == [
        "Commissioners and systems",
        "Trusts and other providers",
        "Handed on, or exercised together",
        "Its dates are not known",
    ]


@pytest.mark.parametrize(
    ("facts", "marks"),
    [
        pytest.param({"valid_from": "2020-01-01"}, 0, id="known"),
        pytest.param({"valid_from": "2020-01-01", "valid_to": "2022-01-01"}, 0, id="both known"),
        pytest.param({}, 1, id="not known"),
    ],
)
def test_a_line_whose_dates_are_not_known_is_marked(facts: dict[str, str], marks: int) -> None:
    figure = _figure(edge("a", "b", facts=facts))

    assert [text.text for text in figure.iter(f"{SVG}text")].count("?") == marks


@pytest.mark.parametrize("kind", ["icb", "committee"])
def test_a_line_ends_outside_the_shape_that_it_points_to(kind: str) -> None:
    long = "A joint committee with a name that takes up three lines of its box"
    figure = _figure(node("b", kind, name=long), edge("a", "b"))

    (tip, *_) = next(figure.iter(f"{SVG}g")).find(f"{SVG}polygon").get("points").split()
    boxes = list(figure.iter(f"{SVG}rect"))[1:]
    low = max((float(box.get("y")) + float(box.get("height")) for box in boxes), default=16)
    assert float(tip.split(",")[1]) > low


def test_a_title_that_is_wider_than_the_picture_is_written_smaller() -> None:
    sizes = [
        float(Xml.fromstring(as_svg(picture_of(node("a"), title=title))).findall(f"{SVG}text")[-1].get("font-size"))
        for title in ("Short", "A title of many more words than fit into a picture of one")
    ]

    assert sizes[1] < sizes[0]
