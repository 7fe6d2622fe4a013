"""M10: providers without a regulator."""

import pytest

from tests.unit.analyses.judging import claim, expected, found, subjects
from tests.unit.building import body, covers, holds, line

RULE = expected("P02", "nhs_trust", "regulation", "cqc", functions="registration")


@pytest.mark.parametrize(
    ("rows", "unregulated"),
    [
        pytest.param([claim("regulation", "nhs_trust")], [(("trust",), "warning")], id="none"),
        pytest.param([claim("regulation", "nhs_trust"), line("trust", "regulation", "cqc")], [], id="one, undated"),
        pytest.param([], [], id="not claimed"),
        pytest.param([claim("regulation", "trust")], [(("trust",), "warning")], id="claimed of this one"),
        pytest.param([claim("regulation", "nhs_trust", "town")], [], id="claimed on ground that is not its own"),
        pytest.param(
            [claim("regulation", "nhs_trust", "town"), covers("trust", "town"), holds("town", "b1")],
            [(("trust",), "warning")],
            id="claimed on its whole ground",
        ),
        pytest.param([claim("regulation", "nhs_trust", valid_to="2024-01-01")], [], id="no longer claimed"),
    ],
)
def test_providers_without_a_regulator(rows, unregulated):
    assert subjects(found("M10", RULE, body("trust", "nhs_trust"), rows)) == unregulated


@pytest.mark.parametrize(
    ("rows", "unregulated"),
    [
        pytest.param([], [], id="it provides nothing"),
        pytest.param(
            [line("firm", "commissioning_contract", "icb", valid_from="2020-01-01")],
            [(("firm",), "warning")],
            id="it has a contract",
        ),
        pytest.param([line("firm", "commissioning_contract", "icb")], [(("firm",), "info")], id="an undated contract"),
    ],
)
def test_of_other_types_only_who_has_a_contract_is_a_provider(rows, unregulated):
    bodies = [body("firm", "social_enterprise"), claim("regulation", "social_enterprise")]

    assert subjects(found("M10", bodies, rows)) == unregulated
