"""The registers that come with the product: a word of their own, which wins over a folder of that name."""

import tomllib
from pathlib import Path

import pytest

from graph_model.errors import RegisterUnreadableError
from graph_model.shipped import SHIPPED, shipped_register, shipped_words

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def test_the_cases_come_with_the_product_and_the_broken_registers_do_not() -> None:
    words = shipped_words()

    assert "cases" in words
    assert "broken" not in words


def test_every_register_that_has_a_word_is_in_the_wheel() -> None:
    targets = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]

    folders = [f"fixtures/{word}" for word in (*shipped_words(), "law")]
    assert targets["wheel"]["force-include"] == dict(zip(folders, folders, strict=True))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("cases", SHIPPED / "cases", id="the word itself"),
        pytest.param("./cases", Path("cases"), id="a folder, by its dot"),
        pytest.param("cases/", Path("cases"), id="a folder, by its slash"),
        pytest.param("mine", Path("mine"), id="a folder of another name"),
    ],
)
def test_a_word_of_ours_wins_over_a_folder_of_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str, expected: Path
) -> None:
    for folder in ("cases", "mine"):
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path)

    assert shipped_register(word) == expected


@pytest.mark.parametrize("word", ["case", "casses", "", " "])
def test_a_word_that_names_nothing_is_told_with_what_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(RegisterUnreadableError) as refused:
        shipped_register(word)

    assert "the word cases" in refused.value.detail
