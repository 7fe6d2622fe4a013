"""The generated tables of the README say what the code does."""

from tests.readme import README, regenerated


def test_the_generated_tables_of_the_readme_are_fresh() -> None:
    text = README.read_text(encoding="utf-8")

    assert regenerated(text) == text, "run: python -m tests.readme"
