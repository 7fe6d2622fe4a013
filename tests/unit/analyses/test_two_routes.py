"""D02: who leaves by two lines of one kind."""

import pytest

from tests.unit.analyses.judging import found, subjects
from tests.unit.building import body, covers, function, holds, line, right

ONE = line("trust", "oversight", "a", valid_from="2020-01-01")
FORK = [(("trust",), "warning")]
APART = [holds("north", "b1"), holds("south", "b2")]


def _line(holder: str, functions: str = "*", kind: str = "oversight", **columns: object):
    return line("trust", kind, holder, functions, **({"valid_from": "2020-01-01"} | columns))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([ONE], [], id="one line"),
        pytest.param([ONE, _line("b")], FORK, id="two of one kind"),
        pytest.param([ONE, _line("b", kind="delegation")], [], id="of different kinds"),
        pytest.param([ONE, _line("a", id="again")], [], id="to one body"),
        pytest.param([_line("a", "dental"), _line("b", "acute")], [], id="for different functions"),
        pytest.param([_line("a", "dental"), _line("b", "dental|acute")], FORK, id="for one function in common"),
        pytest.param(
            [_line("a", "dental"), _line("b", "health"), function("dental", "health")], FORK, id="for a wider function"
        ),
        pytest.param([ONE, _line("b", valid_to="2024-10-01")], [], id="one ended that day"),
        pytest.param([ONE, _line("b"), body("b", valid_to="2024-01-01")], [], id="to a body that is no more"),
        pytest.param([_line(each, kind="joint_exercise") for each in "ab"], [], id="a joint organ"),
        pytest.param([_line(each, kind="regulation") for each in "ab"], [], id="of a kind that carries no path"),
        pytest.param([_line("a", footprint="north"), _line("b", footprint="south"), APART], [], id="for other ground"),
        pytest.param([_line("a", footprint="north"), _line("b"), APART], FORK, id="one for all ground"),
    ],
)
def test_two_lines_of_one_kind(rows, expected):
    assert subjects(found("D02", rows)) == expected


@pytest.mark.parametrize("kind", ["commissioning_contract", "subcontract"])
@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([right("a", over="north"), right("b", over="south")], [], id="on ground of their own"),
        pytest.param([right("a", over="north"), right("b", over="north")], FORK, id="on the same ground"),
        pytest.param([covers("a", "north"), covers("b", "south")], [], id="who work apart"),
        pytest.param([], [(("trust",), "info")], id="where is not known"),
    ],
)
def test_contracts_with_two_buyers(kind, rows, expected):
    contracts = [_line(each, "dental", kind) for each in "ab"]

    assert subjects(found("D02", contracts, rows, APART)) == expected


@pytest.mark.parametrize(
    ("other", "rests_on"),
    [
        pytest.param(_line("b", valid_from=None), ("trust oversight b",), id="undated"),
        pytest.param(_line("b", confidence="check"), ("trust oversight b",), id="unsure"),
        pytest.param(_line("b", ""), ("trust oversight b",), id="functions not known"),
    ],
)
def test_a_line_that_is_not_known_makes_it_information(other, rests_on):
    (finding,) = found("D02", ONE, other)

    assert (finding.severity, finding.rests_on) == ("info", rests_on)


def test_areas_that_cannot_be_compared_make_it_information():
    (finding,) = found("D02", _line("a", footprint="north"), _line("b", footprint="somewhere"), holds("north", "b1"))

    assert (finding.severity, finding.rests_on) == ("info", ("north", "somewhere"))


def test_all_holders_of_one_kind_are_told_together_and_each_kind_apart():
    rows = [*(_line(each) for each in "abc"), *(_line(each, kind="ownership") for each in "ab")]

    findings = found("D02", rows)

    assert sorted((finding.subjects, finding.affected) for finding in findings) == [
        (("trust",), ("a", "b")),
        (("trust",), ("a", "b", "c")),
    ]
    assert len({finding.id for finding in findings}) == len(findings)
