"""M14: places whose providers outside the NHS have no seat."""

import pytest

from tests.unit.analyses.judging import claim, found
from tests.unit.building import body, covers, holds, line

PLACE = [holds("town", "b1"), body("firm", "hospice")]
CLAIMED = claim("representation", "hospice")


def _contract(**columns: object):
    return line("firm", "commissioning_contract", "icb", **columns)


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        pytest.param([CLAIMED, _contract(footprint="town")], ["town"], id="no seat"),
        pytest.param([CLAIMED, _contract(footprint="town"), line("firm", "representation", "board")], [], id="a seat"),
        pytest.param([_contract(footprint="town")], [], id="seats are not claimed"),
        pytest.param([CLAIMED], [], id="it delivers nothing"),
        pytest.param([CLAIMED, _contract()], [], id="ground not known"),
        pytest.param([CLAIMED, _contract(), covers("firm", "town")], ["town"], id="where it works"),
        pytest.param(
            [
                CLAIMED,
                _contract(footprint="town"),
                body("other", "vcse_provider"),
                line("other", "subcontract", "firm", footprint="town"),
            ],
            [],
            id="beside one whose seats are not claimed",
        ),
    ],
)
def test_places_whose_providers_have_no_seat(rows, places):
    assert [finding.footprint for finding in found("M14", PLACE, rows)] == places
