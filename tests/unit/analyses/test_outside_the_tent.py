"""outside_the_tent: the shortest way from a provider outside the NHS to who decides what it provides."""

import pytest

from tests.unit.analyses.judging import claim, found, looked_at
from tests.unit.building import body, covers, holds, line, right

HOSPICE = [body("hospice", "hospice"), right("hospice", "delivers"), right("icb"), holds("town", "b1")]
CLAIMED = claim("representation", "hospice")


@pytest.mark.parametrize(
    ("rows", "path"),
    [
        pytest.param([line("hospice", "representation", "icb")], ("hospice", "icb"), id="a seat"),
        pytest.param(
            [line("hospice", "membership", "alliance"), line("alliance", "representation", "icb")],
            ("hospice", "alliance", "icb"),
            id="an alliance that has a seat",
        ),
        pytest.param(
            [line("hospice", "representation", "board"), line("board", "internal_delegation", "icb")],
            ("hospice", "board", "icb"),
            id="a seat on a committee of it",
        ),
        pytest.param(
            [line("hospice", "commissioning_contract", "icb", "dental", footprint="town")],
            ("hospice", "icb"),
            id="a contract",
        ),
        pytest.param(
            [
                line("hospice", "subcontract", "lead"),
                line("lead", "commissioning_contract", "icb"),
                line("hospice", "representation", "icb"),
            ],
            ("hospice", "icb"),
            id="the shorter of two",
        ),
        pytest.param([right("hospice", "must_be_consulted")], ("hospice",), id="consulted by right"),
        pytest.param(
            [line("hospice", "representation", "icb", valid_from=None)], ("hospice", "icb"), id="start not known"
        ),
    ],
)
def test_the_shortest_way_to_who_decides_is_told(rows, path):
    (finding,) = found("outside_the_tent", HOSPICE, rows)

    assert (finding.subjects, finding.evidence.paths, finding.evidence.missing) == (("hospice",), (path,), None)


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        pytest.param([CLAIMED], ["any route from hospice to icb"], id="all its seats are claimed"),
        pytest.param([], [], id="nothing is claimed"),
        pytest.param(
            [CLAIMED, line("hospice", "regulation", "icb")],
            ["any route from hospice to icb"],
            id="only regulated by it",
        ),
        pytest.param(
            [CLAIMED, line("hospice", "representation", "icb", valid_to="2024-01-01")],
            ["any route from hospice to icb"],
            id="a seat that ended",
        ),
        pytest.param(
            [CLAIMED, line("hospice", "representation", "other")],
            ["any route from hospice to icb"],
            id="a seat with who does not decide it",
        ),
    ],
)
def test_that_there_is_no_way_is_only_said_where_seats_are_claimed(rows, missing):
    findings = found("outside_the_tent", HOSPICE, rows)

    assert [finding.evidence.missing for finding in findings] == missing


def test_who_decides_elsewhere_is_not_meant():
    rows = [right("other", over="city"), holds("city", "b2"), line("hospice", "representation", "other"), CLAIMED]

    (finding,) = found("outside_the_tent", HOSPICE, rows)

    assert finding.evidence.paths == ()


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([body("hospice", "hospice")], id="nothing that it provides is known"),
        pytest.param([body("hospice", "hospice"), right("hospice", "delivers"), right("icb")], id="ground not known"),
        pytest.param([body("hospice", "nhs_trust"), HOSPICE[1:]], id="an NHS provider"),
        pytest.param(
            [
                body("hospice", "hospice"),
                line("hospice", "commissioning_contract", "icb", "dental"),
                covers("hospice", "town"),
                holds("town", "b1"),
            ],
            id="nobody decides it",
        ),
    ],
)
def test_of_what_is_not_known_nothing_is_said(rows):
    looked = looked_at("outside_the_tent", CLAIMED, rows)

    assert (looked.checked, looked.findings) == (0, ())
