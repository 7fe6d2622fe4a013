"""Files of a view: whole, readable by others, and harmless."""

import csv
import json
from io import StringIO
from xml.etree import ElementTree as Xml

import networkx as nx
import pytest

from graph_model.errors import BadQuestionError
from tests.unit.visualisations.pictures import edge, node, picture_of
from visualisations.exports import as_graphml, as_tables, files_of
from visualisations.svg import as_svg

SVG = "{http://www.w3.org/2000/svg}"


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_tables_hold_what_is_shown_with_both_names_of_a_line() -> None:
    picture = picture_of(node("a", name="The board"), edge("a", "b", functions=("x", "y")))

    tables = as_tables(picture)

    assert [row["name"] for row in _rows(tables["organisations"])] == ["The board", "b"]
    (row,) = _rows(tables["lines"])
    assert (row["subject_name"], row["kind"], row["holder"], row["functions"]) == (
        "The board",
        "delegation",
        "b",
        "x|y",
    )


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@sum(a1)"])
def test_a_name_that_a_spreadsheet_would_run_is_quoted(name: str) -> None:
    (row,) = _rows(as_tables(picture_of(node("a", name=name)))["organisations"])

    assert row["name"] == f"'{name}"


@pytest.mark.parametrize("name", ['a "quoted", name', "two\nlines", "<b>bold</b>"])
def test_a_name_of_odd_letters_is_read_back_as_it_was(name: str) -> None:
    (row,) = _rows(as_tables(picture_of(node("a", name=name)))["organisations"])

    assert row["name"] == name


def test_graphml_is_read_back_by_others() -> None:
    picture = picture_of(node("a", name="<b>&"), edge("a", "b"), edge("a", "b", "oversight"))

    graph = nx.parse_graphml(as_graphml(picture), force_multigraph=True)

    assert graph.nodes["a"]["name"] == "<b>&"
    assert {facts["kind"] for *_, facts in graph.edges(data=True)} == {"delegation", "oversight"}


def test_svg_has_every_shape_line_and_name_and_nothing_that_runs() -> None:
    picture = picture_of(node("a", name="<script>x()</script>"), edge("a", "b"))

    drawn = Xml.fromstring(as_svg(picture))

    assert {each.tag.removeprefix(SVG) for each in drawn.iter()} <= {
        *("svg", "title", "rect", "text", "g", "path", "polygon", "circle", "tspan")
    }
    assert "<script>x()</script>" in {each.text for each in drawn.iter(f"{SVG}tspan")}
    # The line, and the sign that the legend has for it.
    assert len(list(drawn.iter(f"{SVG}path"))) == 2


def test_what_is_spare_is_in_no_file() -> None:
    picture = picture_of(node("a"), node("hidden", is_spare=True))

    assert "hidden" not in "".join([*as_tables(picture).values(), as_graphml(picture), as_svg(picture)])


@pytest.mark.parametrize(
    ("name", "files"),
    [
        pytest.param("view.html", ["view.html"], id="page"),
        pytest.param("view.SVG", ["view.SVG"], id="capitals"),
        pytest.param("a/view.csv", ["a/view-organisations.csv", "a/view-lines.csv"], id="tables"),
        pytest.param("view.json", ["view.json"], id="json"),
        pytest.param("view.graphml", ["view.graphml"], id="graphml"),
    ],
)
def test_the_ending_of_a_name_says_which_files_are_made(name: str, files: list[str]) -> None:
    assert list(files_of(picture_of(edge("a", "b")), name)) == files


@pytest.mark.parametrize("name", ["view", "view.pdf", ".html"])
def test_an_unknown_ending_is_refused_with_those_that_are_known(name: str) -> None:
    with pytest.raises(BadQuestionError, match=r"\.csv, \.graphml, \.html, \.json, \.svg"):
        files_of(picture_of(), name)


def test_json_is_what_the_page_carries() -> None:
    (text,) = files_of(picture_of(edge("a", "b")), "view.json").values()

    assert json.loads(text)["about"]["nodes"]["a"]["name"] == "a"
