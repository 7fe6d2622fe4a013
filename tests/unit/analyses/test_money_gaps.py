"""M07: deciders without money on record."""

import pytest

from tests.unit.analyses.judging import claim, expected, found, subjects
from tests.unit.building import body, line, right

CLAIMED = claim("financial_allocation", "icb")


@pytest.mark.parametrize(
    ("rows", "gaps"),
    [
        pytest.param([CLAIMED, right("icb")], [(("icb",), "warning")], id="no money"),
        pytest.param([CLAIMED, right("icb"), line("icb", "financial_allocation", "nhse")], [], id="money, undated"),
        pytest.param([right("icb")], [], id="not claimed"),
        pytest.param([claim("financial_allocation", "ccg"), right("icb")], [], id="claimed of another type"),
        pytest.param([claim("financial_allocation", "icb"), right("icb")], [(("icb",), "warning")], id="of its type"),
        pytest.param([CLAIMED, body("icb")], [], id="it decides nothing"),
        pytest.param([CLAIMED, right("icb", "advises")], [], id="it only advises"),
        pytest.param([CLAIMED, right("icb", confidence="check")], [(("icb",), "info")], id="an unsure right"),
        pytest.param([CLAIMED, right("icb"), body("icb", valid_to="2020-01-01")], [], id="it is no more"),
    ],
)
def test_deciders_without_money(rows, gaps):
    assert subjects(found("M07", rows)) == gaps


def test_the_missing_line_is_the_one_that_the_law_expects():
    rule = expected("P05", "icb", "financial_allocation", "nhs_england", functions="allocation")

    (finding,) = found("M07", CLAIMED, right("icb"), rule)

    assert (finding.functions, finding.evidence.missing) == (
        ("allocation",),
        "the allocation of money to icb by NHS England",
    )
