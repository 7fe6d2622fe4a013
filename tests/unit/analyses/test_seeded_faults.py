"""The cases: silent when clean, on every day on which anything changes; and each planted fault found, alone."""

from collections.abc import Callable
from datetime import date

import pytest

from graph_model.analyses.judging import Judging, between, change_points, judge
from graph_model.entities import Entity
from graph_model.findings import Severity
from graph_model.history import History
from graph_model.ingest.register import read_register
from tests.unit.analyses.judging import law
from tests.unit.building import CASES, cases

FIRST, LAST = date(2013, 4, 1), date(2027, 4, 2)
OPEN = None
Tables = dict[str, dict[str, Entity]]


def test_the_clean_cases_are_silent_on_every_day_of_change():
    history, how = cases(), Judging(law=law())

    found = [
        (day, finding.rule, finding.subjects)
        for day in change_points(history, FIRST, LAST)
        for finding in judge(history.on(day), how).findings
        if finding.severity is not Severity.INFO
    ]

    assert found == []


def _without(table: str, **columns: object) -> Callable[[Tables], None]:
    """Take out the rows of a table that have these values."""

    def change(tables: Tables) -> None:
        for key, row in list(tables[table].items()):
            if all(getattr(row, column) == value for column, value in columns.items()):
                del tables[table][key]

    return change


def _damaged(*changes: Callable[[Tables], None]) -> History:
    tables = {name: dict(table.rows) for name, table in read_register(CASES).tables.items()}
    before = sum(map(len, tables.values()))
    for change in changes:
        change(tables)
    assert sum(map(len, tables.values())) < before, "nothing was damaged"
    return History(1, {name: list(rows.values()) for name, rows in tables.items()})


def _board(identifier: str) -> list[Callable[[Tables], None]]:
    return [
        _without("organisations", id=identifier),
        _without("lines", subject=identifier),
        _without("rights", organisation=identifier),
        _without("covers", organisation=identifier),
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            [_without("lines", kind="delegation", subject="ods:QOP", functions=("primary_dental",))],
            [("M04", ("ods:QOP",), ("primary_dental",), date(2022, 7, 1))],
            id="X05: a delegated right without its delegation",
        ),
        pytest.param(
            [_without("lines", subject="icp:QWO", holder="la:E06000065")],
            [("M05", ("icp:QWO", "la:E06000065"), ("integrated_care_strategy",), date(2023, 4, 1))],
            id="X06: a partnership without a founder that is only partly inside",
        ),
        pytest.param(
            [_without("lines", subject="lb:00V")],
            [("M01", ("lb:00V",), (), date(2022, 7, 1))],
            id="X07: a locality board without a path",
        ),
        pytest.param(
            [_without("rights", organisation="ods:QJ2", function="acute_commissioning")],
            [("M02", (), ("acute_commissioning",), date(2022, 7, 1))],
            id="X08: Glossop without a decider",
        ),
        pytest.param(
            _board("hwb:E08000035"),
            [
                ("M02", (), ("jsna",), FIRST),
                ("M08", ("la:E08000035",), ("bcf_pooled", "jlhws", "jsna"), FIRST),
            ],
            id="X09: a council without its health and wellbeing board",
        ),
        pytest.param(
            [_without("lines", subject="ods:QWO", kind="financial_allocation")],
            [("M07", ("ods:QWO",), ("resource_allocation",), date(2022, 7, 1))],
            id="a board without money",
        ),
        pytest.param(
            [_without("lines", subject="ods:R0A", kind="regulation")],
            [("M10", ("ods:R0A",), ("provider_registration",), FIRST)],
            id="a trust without a regulator",
        ),
        pytest.param(
            [_without("lines", subject="ca-alliance:gm", kind="hosting")],
            [("M12", ("ca-alliance:gm",), (), date(2016, 9, 1))],
            id="an alliance without a host",
        ),
        pytest.param(
            [_without("successions", predecessor="ods:ccg:02T")],
            [("M16", ("ods:ccg:02T",), (), date(2022, 7, 1))],
            id="a clinical group without an heir",
        ),
        pytest.param(
            [_without("lines", subject="nhse", kind="parliamentary")],
            [("M18", ("nhse",), ("resource_allocation",), FIRST)],
            id="NHS England without its accounting officer",
        ),
        pytest.param(
            [_without("lines", subject="sub:02T")],
            [("M18", ("sub:02T",), ("*",), date(2022, 7, 1))],
            id="a sub-location of no board",
        ),
    ],
)
def test_a_planted_fault_is_found_at_its_date_and_nothing_else(changes, expected):
    judgement = between(_damaged(*changes), FIRST, LAST, how=Judging(law=law()))

    found = [(each.rule, each.subjects, each.functions, each.valid_from) for each in judgement.findings]
    assert found == expected
    assert {each.valid_to for each in judgement.findings} == {LAST}


def test_scrutiny_that_is_lost_is_told_of_each_decider_in_its_time():
    damaged = _damaged(_without("rights", organisation="hosc:E10000030", role="must_be_consulted"))

    judgement = between(damaged, FIRST, LAST, how=Judging(law=law()))

    assert [(each.rule, each.subjects, each.valid_from, each.valid_to) for each in judgement.findings] == [
        ("M17", ("ods:QNQ",), date(2022, 7, 1), date(2026, 4, 1)),
        ("M17", ("ods:QXU",), date(2022, 7, 1), date(2026, 4, 1)),
        ("M17", ("ods:S9B9J",), date(2026, 4, 1), date(2027, 4, 1)),
    ]
