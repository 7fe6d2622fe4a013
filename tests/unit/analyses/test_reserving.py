"""What is not known of a body makes a fault about it information."""

import pytest

from graph_model.analyses.context import context_of
from graph_model.analyses.reserving import reserve
from tests.unit.analyses.judging import expected, flat, found
from tests.unit.building import DAY, body, history_of, line, right, slice_of

UNDATED = body("net", "clinical_network", valid_from=None)
LATER, EARLIER = "2025-04-01", "2024-04-01"


def reserved(rule, *rows):
    day = slice_of(history_of(flat(rows)), DAY)
    return [(each.severity, each.rests_on) for each in reserve(context_of(day, (), day.day), found(rule, *rows))]


@pytest.mark.parametrize(
    ("rows", "expected_doubts"),
    [
        pytest.param([UNDATED], [("warning", ())], id="no trace of it at all"),
        pytest.param(
            [UNDATED, line("t", "membership", "net", valid_from=LATER)], [("info", ("net",))], id="heard of later"
        ),
        pytest.param(
            [
                UNDATED,
                line("t", "membership", "net", valid_from=LATER),
                line("u", "membership", "net", valid_from=EARLIER),
            ],
            [("warning", ())],
            id="heard of before as well",
        ),
        pytest.param(
            [UNDATED, body("t", valid_from=LATER), line("t", "membership", "net", valid_from=None)],
            [("info", ("net",))],
            id="an undated line of a body that begins later",
        ),
        pytest.param(
            [UNDATED, right("net", role="advises", valid_from=LATER)], [("info", ("net",))], id="a right of later"
        ),
        pytest.param(
            [
                body("net", "clinical_network", valid_from="2020-01-01"),
                line("t", "membership", "net", valid_from=LATER),
            ],
            [("warning", ())],
            id="it is known since when it is",
        ),
    ],
)
def test_what_a_body_lacks_is_not_known_before_it_is_heard_of(rows, expected_doubts):
    assert reserved("M12", rows) == expected_doubts


@pytest.mark.parametrize(
    ("columns", "expected_doubts"),
    [
        pytest.param({"certainty": "announced", "valid_from": EARLIER}, [("info", ("due",))], id="its day has passed"),
        pytest.param({"certainty": "announced", "valid_from": LATER}, [("warning", ())], id="its day is to come"),
        pytest.param({"certainty": "proposed", "valid_from": EARLIER}, [("warning", ())], id="proposed only"),
        pytest.param(
            {"certainty": "announced", "valid_from": EARLIER, "valid_to": EARLIER}, [("warning", ())], id="over"
        ),
    ],
)
def test_a_host_that_is_announced_is_not_known_to_be_missing(columns, expected_doubts):
    network = body("net", "clinical_network", valid_from="2020-01-01")
    rows = [network, line("net", "hosting", "trust", id="due", **columns)]

    assert reserved("M12", rows) == expected_doubts


def test_an_announced_line_of_a_kind_that_would_not_do_is_no_doubt():
    rows = [body("net", "clinical_network"), line("net", "membership", "trust", certainty="announced")]

    assert reserved("M12", rows) == [("warning", ())]


@pytest.mark.parametrize(
    ("holder", "severity"), [pytest.param("council", "info", id="this one"), pytest.param("x", "fault", id="another")]
)
def test_a_parent_that_is_to_join_is_missed_unless_it_is_the_one_that_is_announced(holder, severity):
    rule = expected("P09", "icp_statutory", "joint_exercise", "icb")
    joining = line("icp", "joint_exercise", holder, certainty="announced", valid_from=EARLIER)
    rows = [rule, body("icp", "icp_statutory"), body("council"), joining, body("x", "county_council")]

    assert [each for each, _ in reserved("M05", rows)] == [severity]
