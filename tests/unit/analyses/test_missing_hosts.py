"""M12: partnerships and contract arrangements that nobody hosts."""

import pytest

from graph_model.analyses.precedence import settle
from tests.unit.analyses.judging import found, subjects
from tests.unit.building import body, line, right


@pytest.mark.parametrize(
    ("rows", "alone"),
    [
        pytest.param([body("net", "clinical_network")], [(("net",), "warning")], id="nobody"),
        pytest.param([body("net", "clinical_network", confidence="check")], [(("net",), "info")], id="an unsure body"),
        pytest.param([body("net", "clinical_network"), line("net", "hosting", "trust")], [], id="hosted, undated"),
        pytest.param([body("net", "clinical_network"), line("net", "joint_exercise", "trust")], [], id="a joint organ"),
        pytest.param(
            [body("net", "clinical_network"), line("net", "membership", "x")], [(("net",), "warning")], id="a member"
        ),
        pytest.param([body("stp", "stp")], [], id="an informal partnership"),
        pytest.param([body("place", "place_partnership")], [], id="a place that decides nothing"),
        pytest.param(
            [body("place", "place_partnership"), right("place")], [(("place",), "warning")], id="one that decides"
        ),
        pytest.param([body("pcn", "pcn")], [(("pcn",), "warning")], id="a network without a contract"),
        pytest.param([body("pcn", "pcn"), line("pcn", "commissioning_contract", "icb")], [], id="with a contract"),
        pytest.param(
            [body("pc", "provider_collaborative"), line("t", "membership", "pc")], [], id="with members (P12)"
        ),
        pytest.param([body("icb")], [], id="a body of its own"),
    ],
)
def test_who_has_no_legal_person(rows, alone):
    assert subjects(found("M12", rows)) == alone


def test_where_there_is_no_way_up_at_all_m01_speaks():
    rows = [body("place", "place_partnership"), right("place")]

    (finding,) = settle([*found("M01", rows), *found("M12", rows)])

    assert (finding.rule, finding.speaks_for) == ("M01", ("M12",))
