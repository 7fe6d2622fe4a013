"""opaque: rights and bodies whose chain rests on no published source, and their share by area."""

import pytest

from graph_model.entities import Source
from tests.unit.analyses.judging import found
from tests.unit.building import area, body, function, holds, line, right

NHSE = line("nhse", "parliamentary", "parliament")
ICB = line("icb", "delegation", "nhse")
UNCITED = Source(id="own", title="General knowledge", kind="uncited")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([right("icb"), ICB, NHSE], [], id="all cited"),
        pytest.param([right("icb", source=""), ICB, NHSE], ["icb"], id="the right cites nothing"),
        pytest.param([right("icb", source="own"), ICB, NHSE], ["icb"], id="the right cites what nobody looked up"),
        pytest.param([right("icb", source="own;act"), ICB, NHSE], [], id="the right cites something else too"),
        pytest.param([right("icb", source="lost"), ICB, NHSE], [], id="the right cites what is not known"),
        pytest.param(
            [right("icb"), ICB, line("nhse", "parliamentary", "parliament", source="")],
            ["icb", "nhse"],
            id="a line further up cites nothing",
        ),
        pytest.param(
            [right("icb"), line("icb", "delegation", "nhse", source=""), NHSE, line("icb", "democratic", "electors")],
            [],
            id="another way up is cited",
        ),
        pytest.param([right("icb"), line("icb", "delegation", "nhse", source="")], [], id="no way up, which M01 tells"),
        pytest.param(
            [line("hub", "internal_delegation", "nhse", source=""), body("hub", "committee"), NHSE],
            ["hub"],
            id="a body that decides nothing",
        ),
    ],
)
def test_whose_chain_rests_on_no_published_source(rows, expected):
    findings = found("opaque", function("dental"), UNCITED, rows)

    assert [subject for finding in findings for subject in finding.subjects] == expected
    assert {finding.severity.value for finding in findings} <= {"info"}


def test_of_an_area_the_share_of_decisions_is_told():
    rows = [area("town", level="ics_icb"), holds("town", "b1"), right("icb"), ICB, NHSE]
    dark = right("icb", function="acute", source="")

    found_ = found("opaque", rows, dark, right("icb", function="acute", over="far"), holds("far", "b2"))

    (finding,) = [each for each in found_ if each.footprint == "town"]
    assert finding.sentence.startswith("Of the decisions that touch town, 1 of 2 (50 %)")
    assert finding.evidence.rights == (dark.id,)
