"""M06: contracts with a body that holds no right for the service there."""

import pytest

from tests.unit.analyses.judging import claim, found, subjects
from tests.unit.building import body, covers, function, holds, line, right

GROUND = [holds("town", "b1"), holds("elsewhere", "b2"), function("health"), function("dental", "health")]
CLAIMED = claim("rights", "dental", "town")


def _contract(functions: str = "dental", **columns: object):
    facts = {"footprint": "town", "valid_from": "2020-01-01"} | columns
    return line("trust", "commissioning_contract", "icb", functions, **facts)


WRONG = [(("icb", "trust"), "fault")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([_contract(), right("icb")], [], id="a commissioner"),
        pytest.param([_contract()], WRONG, id="none"),
        pytest.param([_contract(), right("icb", over="elsewhere")], WRONG, id="a commissioner of other ground"),
        pytest.param([_contract(), right("icb", over="nowhere")], [], id="on unknown ground"),
        pytest.param([_contract(), right("icb", function="health")], [], id="of a wider function"),
        pytest.param(
            [_contract("health"), right("icb"), claim("rights", "health", "town")], [], id="of a narrower one"
        ),
        pytest.param([_contract(), right("icb", "delivers")], [], id="a lead provider"),
        pytest.param([_contract(), right("icb", "advises")], WRONG, id="an adviser"),
        pytest.param([_contract(), right("icb", valid_from=None)], [], id="since an unknown day"),
        pytest.param([_contract(), line("icb", "internal_delegation", "nhse"), right("nhse")], [], id="a region of it"),
        pytest.param([_contract("")], [], id="functions not known"),
        pytest.param([_contract("*")], [], id="for all functions"),
        pytest.param([_contract(valid_from=None)], [(("icb", "trust"), "info")], id="an undated contract"),
        pytest.param(
            [_contract(valid_from=None), body("icb", valid_from="2025-01-01")],
            [],
            id="undated, before its commissioner",
        ),
        pytest.param([_contract(footprint="elsewhere")], [], id="on ground that is not claimed"),
        pytest.param([_contract(footprint=None)], [], id="ground not known"),
        pytest.param([_contract(footprint=None), covers("trust", "town")], WRONG, id="on the provider's ground"),
        pytest.param([_contract(footprint=None), covers("icb", "town")], WRONG, id="on the commissioner's ground"),
        pytest.param(
            [
                _contract(footprint=None),
                covers("icb", "town"),
                right("icb"),
                right("trust", "advises", over="elsewhere"),
                claim("rights", "dental", "elsewhere"),
            ],
            [],
            id="where the provider only has a say",
        ),
        pytest.param([_contract(valid_to="2024-01-01")], [], id="a contract that ended"),
    ],
)
def test_contracts_with_a_body_that_commissions_nothing_there(rows, expected):
    assert subjects(found("M06", GROUND, CLAIMED, body("trust", "nhs_trust"), rows)) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([], WRONG, id="no right at all"),
        pytest.param([right("icb", over="elsewhere"), line("icb", "membership", "nhse")], [], id="a right somewhere"),
        pytest.param([right("icb", over="nowhere")], [], id="a right on unknown ground"),
    ],
)
def test_where_all_rights_are_claimed_everywhere_the_ground_of_a_contract_need_not_be_known(rows, expected):
    everywhere, contract = claim("rights", "dental"), _contract(footprint="nowhere")

    assert subjects(found("M06", GROUND, everywhere, contract, rows)) == expected


def test_nothing_is_said_where_rights_are_not_claimed():
    assert found("M06", GROUND, _contract()) == ()
