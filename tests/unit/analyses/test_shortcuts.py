"""D12: lines that go past somebody."""

import pytest

from tests.unit.analyses.judging import found
from tests.unit.building import holds, line


def _to(subject: str, holder: str, functions: str = "dental", kind: str = "oversight", **columns: object):
    return line(subject, kind, holder, functions, **({"valid_from": "2020-01-01"} | columns))


THROUGH = [_to("b", "a"), _to("a", "z")]
APART = [holds("north", "b1"), holds("south", "b2")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([], [], id="no straight line"),
        pytest.param([_to("b", "z")], [("b", "z")], id="a straight line"),
        pytest.param([_to("b", "z", kind="delegation")], [], id="of another kind"),
        pytest.param([_to("b", "z", "acute")], [], id="for another function"),
        pytest.param([_to("b", "z", "acute|dental")], [("b", "z")], id="for one function in common"),
        pytest.param([_to("b", "z", "")], [], id="functions not known"),
        pytest.param([_to("b", "z", valid_to="2024-10-01")], [], id="ended that day"),
        pytest.param([_to("z", "b")], [], id="the other way"),
    ],
)
def test_lines_that_go_past_somebody(rows, expected):
    assert [finding.subjects for finding in found("D12", THROUGH, rows)] == expected


def test_the_way_through_must_be_for_one_ground():
    rows = [_to("b", "a", footprint="north"), _to("a", "z", footprint="south"), _to("b", "z"), APART]

    assert found("D12", rows) == ()


def test_lines_of_kinds_that_carry_nothing_are_not_meant():
    assert found("D12", [_to(*each, kind="membership") for each in ("ba", "az", "bz")]) == ()


def test_it_is_information_and_names_the_way_through():
    (finding,) = found("D12", THROUGH, _to("b", "z"))

    assert (finding.severity, finding.affected, finding.evidence.paths) == ("info", ("a",), (("b", "a", "z"),))
