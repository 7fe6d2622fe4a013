"""What a person may mean while still typing."""

import pytest

from graph_model.entities import Term
from graph_model.suggesting import suggestions
from tests.unit.building import area, body, history_of, slice_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("leeds", ["fp:leeds", "council", "fp:west", "old"], id="areas first, then bodies, then the past"),
        pytest.param("LEEDS west", ["fp:west"], id="every word, in any order"),
        pytest.param("15f", ["old"], id="a code"),
        pytest.param("WYB", ["wyb"], id="an acronym of the glossary"),
        pytest.param("  ", [], id="nothing but blanks"),
        pytest.param("nowhere", [], id="what nothing has"),
    ],
)
def test_what_fits_comes_in_the_order_of_likelihood(text: str, expected: list[str]) -> None:
    history = history_of(
        area("fp:leeds", name="Leeds"),
        area("fp:west", name="The west of Leeds"),
        body("council", "metropolitan_district", name="Leeds Council"),
        body("old", "ccg", name="Leeds CCG", ods_code="15F", valid_to="2022-07-01"),
        body("wyb", name="West Yorkshire Board"),
        Term(term="WYB", meaning="West Yorkshire Board"),
    )

    assert [each.id for each in suggestions(slice_of(history), text)] == expected


def test_no_more_than_a_dozen_are_suggested() -> None:
    history = history_of([area(f"fp:{number}", name=f"Ward {number}") for number in range(40)])

    assert len(suggestions(slice_of(history), "ward")) == 12
