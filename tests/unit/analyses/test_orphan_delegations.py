"""M04: who decides by delegation without one."""

import pytest

from tests.unit.analyses.judging import found, subjects
from tests.unit.building import body, function, holds, line, right

DELEGATE = right("icb", "delegated_decides")
DELEGATOR = right("nhse", over="england")
GROUND = [holds("town", "b1"), holds("england", "b1 b2"), function("health"), function("dental", "health")]


def _delegation(kind: str = "delegation", functions: str = "dental", **columns: object):
    return line("icb", kind, "nhse", functions, valid_from="2020-01-01", **columns)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([DELEGATOR, _delegation()], [], id="delegated"),
        pytest.param([DELEGATOR], [(("icb",), "fault")], id="no line"),
        pytest.param([DELEGATOR, _delegation(valid_to="2024-01-01")], [(("icb",), "fault")], id="a line that ended"),
        pytest.param([DELEGATOR, _delegation(functions="acute")], [(("icb",), "fault")], id="for another function"),
        pytest.param([DELEGATOR, _delegation(functions="health")], [], id="for a wider function"),
        pytest.param([DELEGATOR, _delegation(functions="")], [], id="functions not known"),
        pytest.param([DELEGATOR, line("icb", "delegation", "nhse")], [], id="since an unknown day"),
        pytest.param(
            [right("icb", "delegated_decides", over="england"), DELEGATOR, _delegation(footprint="town")],
            [(("icb",), "fault")],
            id="for part of the ground",
        ),
        pytest.param([DELEGATOR, _delegation(footprint="nowhere")], [], id="for ground that is not known"),
        pytest.param([DELEGATOR, _delegation("commissioning_contract")], [(("icb",), "fault")], id="a contract"),
        pytest.param([DELEGATOR, _delegation("internal_delegation")], [(("icb",), "fault")], id="not its committee"),
        pytest.param(
            [DELEGATOR, _delegation("internal_delegation"), body("icb", "place_committee")], [], id="its committee"
        ),
        pytest.param(
            [DELEGATOR, _delegation("joint_exercise"), body("icb", "joint_committee")], [], id="a joint organ"
        ),
        pytest.param([_delegation()], [(("icb",), "fault")], id="the delegator does not hold it"),
        pytest.param(
            [right("nhse", "advises", over="england"), _delegation()], [(("icb",), "fault")], id="only advises"
        ),
        pytest.param(
            [right("nhse", over="south"), holds("south", "b2"), _delegation()], [(("icb",), "fault")], id="not there"
        ),
        pytest.param([right("nhse", over="nowhere"), _delegation()], [], id="the delegator's ground is not known"),
        pytest.param(
            [DELEGATOR, _delegation(footprint="south"), holds("south", "b2")],
            [(("icb",), "fault")],
            id="a line elsewhere",
        ),
    ],
)
def test_delegated_rights_without_a_delegation(rows, expected):
    assert subjects(found("M04", GROUND, DELEGATE, rows)) == expected


@pytest.mark.parametrize(
    "columns", [pytest.param({"confidence": "check"}, id="unsure"), pytest.param({"valid_from": None}, id="undated")]
)
def test_a_right_that_is_not_sure_makes_it_information(columns):
    (finding,) = found("M04", GROUND, right("icb", "delegated_decides", **columns))

    assert (finding.severity, finding.rests_on) == ("info", ("icb delegated_decides dental in town",))


def test_the_rights_of_one_delegate_in_one_area_are_told_together():
    rows = [DELEGATE, right("icb", "delegated_decides", function="acute")]

    (finding,) = found("M04", GROUND, rows)

    assert (finding.functions, finding.footprint, finding.population) == (("acute", "dental"), "town", 100)
