"""The cases with something planted twice, or left standing: each found by its rule at its dates, and nothing else."""

from collections.abc import Iterable
from datetime import date

import pytest

from graph_model.analyses.judging import Judging, between
from graph_model.entities import Entity
from graph_model.findings import Severity
from graph_model.history import History
from graph_model.ingest.register import read_register
from graph_model.tables import TABLES
from graph_model.vocabulary import Role
from tests.unit.analyses.judging import law
from tests.unit.building import CASES, area, body, holds, line, right, within

FIRST, LAST = date(2013, 4, 1), date(2027, 4, 2)
FROM_2023 = {"valid_from": "2023-01-01", "source": "W07"}
TABLE_OF = {table.entity: table.name for table in TABLES}


def _with(*rows: Entity | Iterable[Entity]) -> History:
    """The cases with rows added; one of an id that is there takes its place."""
    tables = {name: dict(table.rows) for name, table in read_register(CASES).tables.items()}
    for row in rows:
        for each in [row] if isinstance(row, Entity) else row:
            tables[TABLE_OF[type(each)]][each.key] = each
    return History(1, {name: list(each.values()) for name, each in tables.items()})


def _known(table: str, **columns: object):
    """The one row of a table of the cases that has these values."""
    rows = read_register(CASES).tables[table].rows.values()
    (row,) = (row for row in rows if all(getattr(row, name) == value for name, value in columns.items()))
    return row


def _found(history: History) -> list[tuple[object, ...]]:
    judgement = between(history, FIRST, LAST, how=Judging(law=law(), today=date(2024, 10, 1)))
    return [
        (each.rule, each.subjects, each.functions, each.valid_from, each.valid_to)
        for each in judgement.findings
        if each.severity is not Severity.INFO
    ]


def _open(row: Entity, **columns: object) -> Entity:
    return row.model_copy(update={"valid_to": None} | columns)


def _x02():
    return _open(_known("lines", subject="ods:ccg:02T", holder="nhse", kind="statutory_accountability"))


def _x03():
    (row,) = [row for key, row in read_register(CASES).tables["lines"].rows.items() if key == "L573"]
    return _open(row)


PLANTED = [
    pytest.param(
        [right("nhse", over="fp:QWO", function="acute_commissioning", valid_from="2022-07-01", source="W07")],
        [("D01", ("nhse", "ods:QWO"), ("acute_commissioning",), date(2022, 7, 1), LAST)],
        id="X01: NHS England decides beside the board",
    ),
    pytest.param(
        [_x02()],
        [("D03", ("nhse", "ods:ccg:02T"), ("*",), date(2022, 7, 1), LAST)],
        id="X02: a line that outlives its clinical group",
    ),
    pytest.param(
        [_x03()],
        [("D03", ("ods:QXU", "ods:RTK"), _x03().functions, date(2026, 4, 1), LAST)],
        id="X03: a contract that outlives its commissioner",
    ),
    pytest.param(
        [line("ods:QWO", "delegation", "pcom:lds", "community_commissioning", legal_basis="NHSA06 s65Z5", **FROM_2023)],
        [("D04", ("ods:QWO", "pcom:lds"), ("community_commissioning",), date(2023, 1, 1), LAST)],
        id="X04: a board that answers to its own committee",
    ),
    pytest.param(
        [
            area("fp:place:kir2", name="North Kirklees", valid_from="2022-07-01", source="W44"),
            holds("fp:place:kir2", "b023", valid_from="2022-07-01"),
            body("pcom:kir2", "place_committee", valid_from="2022-07-01", source="W44"),
            line(
                "pcom:kir2",
                "internal_delegation",
                "ods:QWO",
                "community_commissioning",
                footprint="fp:place:kir2",
                valid_from="2022-07-01",
                source="W44",
            ),
        ],
        [("D07", ("ods:QWO",), (), date(2022, 7, 1), LAST)],
        id="X10: a second place on the same ground",
    ),
    pytest.param(
        [right("la:E08000036", over="fp:E08000035", function="adult_social_care", **FROM_2023)],
        [("D01", ("la:E08000035", "la:E08000036"), ("adult_social_care",), date(2023, 1, 1), LAST)],
        id="D01: the neighbour decides too",
    ),
    pytest.param(
        [line("ods:QWO", "statutory_accountability", "sos", **FROM_2023)],
        [("D02", ("ods:QWO",), ("*",), date(2023, 1, 1), LAST)],
        id="D02: a board that answers twice",
    ),
    pytest.param(
        [
            right(
                "ods:ccg:02T", over="fp:ccg:02T", function="acute_commissioning", valid_from="2022-01-01", source="W07"
            )
        ],
        [("D03", ("ods:ccg:02T",), ("acute_commissioning",), date(2022, 7, 1), LAST)],
        id="D03: a right that outlives its clinical group",
    ),
    pytest.param(
        [
            line(
                "ods:RY6",
                "delegation",
                "ods:QWO",
                "primary_dental",
                legal_basis="NHSA06 s65Z5",
                valid_from="2024-01-01",
            )
        ],
        [("D05", ("ods:QWO", "ods:RY6"), ("primary_dental",), date(2024, 1, 1), LAST)],
        id="D05: a delegate that delegates on",
    ),
    pytest.param(
        [line("csh-surrey", "delegation", "nhse", "imms_screening", legal_basis="NHSA06 s65Z5", **FROM_2023)],
        [("D05", ("csh-surrey", "nhse"), ("imms_screening",), date(2023, 1, 1), LAST)],
        id="D05: a social enterprise as a delegate",
    ),
    pytest.param(
        [
            _known("rights", organisation="ods:QOP", function="primary_dental", role="delegated_decides").model_copy(
                update={"role": Role.DECIDES}
            )
        ],
        [("D06", ("nhse", "ods:QOP"), ("primary_dental",), date(2022, 7, 1), LAST)],
        id="D06: a delegate that holds the function itself",
    ),
    pytest.param(
        [body("ods:QWO-again", name="West Yorkshire ICB", ods_code="QWO", valid_from="2023-01-01", source="W07")],
        [("D09", ("ods:QWO", "ods:QWO-again"), (), date(2023, 1, 1), LAST)],
        id="D09: one board under two ids",
    ),
    pytest.param(
        [right("sub:02T", over="fp:sub:02T", function="acute_commissioning", **FROM_2023)],
        [("D10", ("sub:02T",), ("acute_commissioning",), date(2023, 1, 1), LAST)],
        id="D10: reference data that decides",
    ),
    pytest.param(
        [right("la:E07000207", over="fp:E07000207", function="adult_social_care", valid_to="2027-04-01", **FROM_2023)],
        [("D10", ("la:E07000207",), ("adult_social_care",), date(2023, 1, 1), date(2027, 4, 1))],
        id="D10: a district that decides on social care",
    ),
    pytest.param(
        [line("ods:RY6", "commissioning_contract", "sub:15F", "community_commissioning", **FROM_2023)],
        [("D10", ("ods:RY6", "sub:15F"), ("community_commissioning",), date(2023, 1, 1), LAST)],
        id="D10: a contract with reference data",
    ),
    pytest.param(
        [_known("lines", subject="ods:QWO", kind="statutory_accountability").model_copy(update={"id": "again"})],
        [("D11", ("nhse", "ods:QWO"), ("*",), date(2022, 7, 1), LAST)],
        id="D11: a line twice",
    ),
    pytest.param(
        [line("ods:QWO", "delegation", "nhse", "health_justice", certainty="planned", **FROM_2023)],
        [("D13", ("nhse", "ods:QWO"), ("health_justice",), FIRST, LAST)],
        id="D13: a plan whose day has passed",
    ),
    pytest.param(
        [within("fp:E06000039", "fp:QNQ", valid_from="2022-07-01", confidence="sure")],
        [("D15", ("ods:QNQ",), (), date(2026, 4, 1), LAST)],
        id="D15: a council that still lies in a board that was split",
    ),
    pytest.param(
        [within("fp:E06000039", "fp:S9B9J", valid_from="2026-04-01", confidence="sure")],
        [("D15", ("ods:S0E4D", "ods:S9B9J"), (), date(2026, 4, 1), LAST)],
        id="D15: a council in two of the boards that followed",
    ),
]


@pytest.mark.parametrize(("rows", "expected"), PLANTED)
def test_what_is_planted_is_found_at_its_date_and_nothing_else(rows, expected):
    assert _found(_with(*rows)) == expected
