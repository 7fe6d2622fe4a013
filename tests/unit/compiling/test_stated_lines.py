"""Lines that registers state: what a second register says again, and what reaches beyond the life of an end."""

import pytest

from graph_model.compiling.draft import Draft
from graph_model.compiling.filling import filled
from graph_model.compiling.outliving import cut_to_lives, outliving
from graph_model.compiling.repeating import Said
from graph_model.entities import Line, Organisation


def _body(identifier: str, **facts: str) -> Organisation:
    return Organisation.model_validate({"id": identifier, "type": "icb", **facts})


def _line(identifier: str = "L1", **facts: str) -> Line:
    row = {"id": identifier, "kind": "membership", "subject": "a", "holder": "b", "functions": "x|y"}
    return Line.model_validate({**row, **facts})


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(_line("L2", valid_from="2020-01-01", functions="y|x"), "L1", id="for fewer days, in other words"),
        pytest.param(_line("L2", valid_from="2018-01-01"), None, id="for more days"),
        pytest.param(_line("L2", valid_from="2020-01-01", functions="x"), None, id="for other functions"),
        pytest.param(_line("L2", valid_from="2020-01-01", footprint="town"), None, id="for another area"),
        pytest.param(_line("L1", valid_from="2020-01-01"), None, id="under the same id"),
    ],
)
def test_a_line_is_a_repetition_where_an_earlier_register_says_all_of_it(line: Line, expected: str | None) -> None:
    said = Said()
    said.take([_line("L1", valid_from="2019-01-01")])

    assert said.before(line) == expected


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        pytest.param(set(), "2021-04-01", id="derived"),
        pytest.param({"L1"}, None, id="given by a publisher for days after the end"),
    ],
)
def test_a_derived_line_ends_with_its_ends_unless_a_publisher_says_otherwise(
    standing: set[str], expected: str | None
) -> None:
    draft = Draft(standing=standing)
    draft.add(_body("a", valid_to="2021-04-01"), _body("b"), _line(valid_from="2019-01-01"))

    cut_to_lives(draft)

    (line,) = draft.rows(Line)
    assert (None if line.valid_to is None else line.valid_to.isoformat()) == expected


def test_what_outlived_its_ends_in_an_older_compilation_is_known() -> None:
    bodies = [_body("a", valid_from="2017-10-01"), _body("b", valid_to="2022-07-01")]
    lines = [
        _line("early", valid_from="2013-04-01", valid_to="2022-07-01"),
        _line("late", valid_from="2018-01-01"),
        _line("within", valid_from="2018-01-01", valid_to="2022-07-01"),
    ]

    assert list(outliving(lines, bodies)) == ["early", "late"]


def test_a_stated_body_takes_the_days_that_it_lacks_whatever_is_stated_of_it() -> None:
    draft = Draft()
    draft.add(_line(valid_from="2013-04-01"))

    row = filled(_body("a"), _body("a", valid_from="2017-10-01"), draft)

    assert row == _body("a", valid_from="2017-10-01")
