"""The page of a view: whole in itself, and deaf to whatever names are made of."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from tests.unit.visualisations.pictures import edge, node, picture_of
from visualisations.assets import MODULES, script
from visualisations.page import policy, view_page
from visualisations.payload import as_json_text, payload

HOSTILE = [
    pytest.param("</script><script>alert(1)</script>", id="script"),
    pytest.param('"><img src=x onerror=alert(1)>', id="image"),
    pytest.param("<!--<script>", id="comment that swallows a script"),
    pytest.param("</title><b>", id="end of the title"),
    pytest.param("$title ${data} $$", id="template"),
    pytest.param("a\u2028b\u2029c & <d>", id="line separators"),
    pytest.param("\\u003c/script\\u003e", id="escaped already"),
]


class _Elements(HTMLParser):
    """Counts elements, and keeps the texts of scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.handlers: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "action"}]

    def handle_data(self, data: str) -> None:
        if len(self.names) > 0:
            self.texts.setdefault(self.names[-1], []).append(data)


def _read(page: str) -> _Elements:
    elements = _Elements()
    elements.feed(page)
    return elements


def _data(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_made_of_html_and_script_stays_a_name(name: str) -> None:
    picture = picture_of(node("evil", name=name), node("b"), title=name)

    page = view_page(picture)

    plain = _read(view_page(picture_of(node("evil"), node("b"))))
    assert _read(page).names == plain.names
    assert _data(page)["title"] == name
    assert _data(page)["about"]["nodes"]["evil"]["name"] == name  # type: ignore[index]


def test_a_page_asks_nobody_for_anything_and_has_no_handlers() -> None:
    elements = _read(view_page(picture_of(edge("a", "b"))))

    assert elements.addresses == []
    assert elements.handlers == []


def test_only_the_scripts_and_styles_that_are_in_the_page_may_run() -> None:
    page = view_page(picture_of(edge("a", "b")))

    for tag in ("script", "style"):
        for text in re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL):
            hashed = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"'sha256-{hashed}'" in policy()
    assert "unsafe" not in policy()
    assert "default-src 'none'" in policy()


def test_the_policy_stands_in_the_page_for_those_who_open_it_as_a_file() -> None:
    page = view_page(picture_of(edge("a", "b")))

    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    assert found[1].replace("&#x27;", "'") == policy()


def test_the_script_is_every_module_once_and_none_is_left_over() -> None:
    text = script()

    assert not re.search(r"^\s*(import|export)\b", text, re.MULTILINE)
    assert [text.count(f"const {name}Module = ") for name in MODULES] == [1] * len(MODULES)


def test_json_in_a_page_holds_nothing_that_html_would_read() -> None:
    text = as_json_text({"<&>": "</script>\u2028"})

    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"<&>": "</script>\u2028"}


def test_a_network_stands_still_and_everything_has_a_place() -> None:
    data = payload(picture_of(edge("trust", "board"), edge("board", "nhse")))

    assert data["options"]["physics"] == {"enabled": False}
    assert all(isinstance(each["x"], int) and isinstance(each["y"], int) for each in data["nodes"])
    assert {(each["from"], each["to"]) for each in data["edges"]} == {("trust", "board"), ("board", "nhse")}


def test_an_undated_line_is_drawn_as_one() -> None:
    data = payload(picture_of(edge("a", "b", facts={}), edge("b", "c")))

    assert [each.get("label") for each in data["edges"]] == ["?", None]


def test_lines_between_the_same_two_lie_beside_each_other() -> None:
    data = payload(picture_of(edge("a", "b"), edge("a", "b", "oversight"), edge("a", "b", "advisory")))

    bends = [each.get("smooth") for each in data["edges"]]
    assert bends[0] is None
    assert [each["type"] for each in bends[1:]] == ["curvedCW", "curvedCCW"]
