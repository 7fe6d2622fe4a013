"""D04: who answers to each other in a circle."""

import pytest

from tests.unit.analyses.judging import found, subjects
from tests.unit.building import body, function, holds, line

FUNCTIONS = [function("health"), function("dental", "health"), function("acute")]
GROUND = [holds("north", "b1"), holds("south", "b2"), holds("both", "b1 b2")]
PAIR = [(("a", "b"), "fault")]


def _to(subject: str, holder: str, functions: str = "dental", kind: str = "delegation", **columns: object):
    return line(subject, kind, holder, functions, **({"valid_from": "2020-01-01"} | columns))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([_to("a", "b"), _to("b", "c")], [], id="a way up"),
        pytest.param([_to("a", "b"), _to("b", "a")], PAIR, id="two"),
        pytest.param([_to("a", "b"), _to("b", "c"), _to("c", "a")], [(("a", "b", "c"), "fault")], id="three"),
        pytest.param([_to("a", "a")], [(("a",), "fault")], id="to itself"),
        pytest.param([_to("a", "b"), _to("b", "a", kind="ownership")], PAIR, id="by different kinds"),
        pytest.param([_to("a", "b"), _to("b", "a", kind="regulation")], [], id="by a kind that carries no path"),
        pytest.param([_to("a", "b", "dental"), _to("b", "a", "acute")], [], id="for different functions"),
        pytest.param([_to("a", "b", "health"), _to("b", "a", "dental")], PAIR, id="for a wider function"),
        pytest.param([_to("a", "b", "*"), _to("b", "a", "dental")], PAIR, id="for all functions"),
        pytest.param([_to("a", "b"), _to("b", "a", valid_to="2024-10-01")], [], id="one ended that day"),
        pytest.param([_to("a", "b"), _to("b", "a", valid_from=None)], [(("a", "b"), "info")], id="one undated"),
        pytest.param([_to("a", "b"), _to("b", "a", confidence="check")], [(("a", "b"), "info")], id="one unsure"),
        pytest.param([_to("a", "b"), _to("b", "a", "")], [(("a", "b"), "info")], id="functions not known"),
        pytest.param([_to("a", "b", footprint="north"), _to("b", "a", footprint="south")], [], id="for other ground"),
        pytest.param([_to("a", "b", footprint="north"), _to("b", "a", footprint="both")], PAIR, id="for some ground"),
        pytest.param(
            [_to("a", "b", footprint="north"), _to("b", "a", footprint="nowhere")],
            [(("a", "b"), "info")],
            id="unknown ground",
        ),
        pytest.param([_to("a", "b"), _to("b", "a", footprint="nowhere")], PAIR, id="unknown ground, and everywhere"),
        pytest.param([_to("a", "b", kind="hosting"), _to("b", "a", kind="subcontract")], [], id="a host that trades"),
        pytest.param([_to("a", "b", kind="hosting"), _to("b", "a", kind="hosting")], PAIR, id="hosts of each other"),
        pytest.param([_to("a", "b", kind="hosting"), _to("b", "a")], PAIR, id="a host that is the delegate"),
        pytest.param(
            [_to("a", "b"), _to("b", "a"), body("b", valid_to="2024-01-01")], [], id="one is no more, which D03 tells"
        ),
    ],
)
def test_who_answers_to_each_other(rows, expected):
    assert subjects(found("D04", FUNCTIONS, GROUND, rows)) == expected


def test_two_circles_are_two_findings_and_one_circle_in_two_functions_is_one():
    rows = [_to(*each, "dental|acute") for each in ("ab", "ba", "cd", "dc")]

    findings = found("D04", FUNCTIONS, rows)

    assert [(each.subjects, each.functions) for each in findings] == [
        (("a", "b"), ("acute", "dental")),
        (("c", "d"), ("acute", "dental")),
    ]


def test_a_circle_for_everything_says_so_and_shows_the_shortest_way_round():
    (finding,) = found("D04", FUNCTIONS, [_to(*each, "*") for each in ("ab", "bc", "ca", "ba")])

    assert finding.functions == ("*",)
    assert finding.evidence.paths == (("a", "b", "a"),)


def test_trusts_that_subcontract_different_services_to_each_other_are_in_no_circle():
    rows = [
        function("secure"),
        function("adult", "secure"),
        function("child", "secure"),
        _to("a", "b", "adult", "subcontract"),
        _to("b", "a", "child", "subcontract"),
    ]

    assert found("D04", rows) == ()
