"""Answers of the ODS directory as the rows that reports give of the same things."""

from datetime import date

from graph_model.compiling.directory import rows_of_directory
from graph_model.ingest.publishers.ods_report import OdsBody, OdsStatus
from graph_model.ingest.publishers.ods_succession import OdsSuccession
from graph_model.ingest.publishers.ord_organisation import (
    OrdOrganisation,
    OrdRelation,
    OrdRole,
    OrdSuccession,
    SuccessionEnd,
)
from graph_model.ingest.publishers.pcn_workbook import Pcn, PcnLink

OPENED, JOINED = date(2015, 4, 1), date(2020, 4, 1)


def _organisation(code: str, role: str, name: str | None = "A NAME", **facts: object) -> OrdOrganisation:
    rows = {"relations": (), "successions": (), **facts}
    roles = (OrdRole(role, True, OPENED, None, True),)
    return OrdOrganisation(code, name, OPENED, None, True, roles, record_class="RC1", **rows)  # type: ignore[arg-type]


def _relation(kind: str, target: str, *, active: bool = True, role: str | None = None) -> OrdRelation:
    return OrdRelation(kind, target, role, JOINED, None, active)


def test_a_practice_has_the_commissioner_and_the_network_that_its_relations_name() -> None:
    relations = (_relation("RE4", "00T"), _relation("RE4", "00V", active=False), _relation("RE8", "U1", role="RO272"))

    rows = list(rows_of_directory([_organisation("A81001", "RO76", relations=relations)]))

    body = OdsBody(
        "A81001", "A NAME", "", None, None, OPENED, None, OdsStatus.ACTIVE, "00T", JOINED, None, ("RO76",), 0
    )
    assert rows == [body, PcnLink("A81001", "U1", JOINED, None, 0)]


def test_a_network_is_one() -> None:
    rows = list(rows_of_directory([_organisation("U1", "RO272", relations=(_relation("RE4", "00T"),))]))

    assert rows == [Pcn("U1", "A NAME", "00T", OPENED, None, 0)]


def test_relations_that_are_told_apart_from_their_body_are_its() -> None:
    alone = _organisation("A81001", "RO76", name=None, relations=(_relation("RE4", "00T"),))

    rows = list(rows_of_directory([_organisation("A81001", "RO76"), alone]))

    assert [row.commissioner for row in rows if isinstance(row, OdsBody)] == ["00T"]


def test_a_body_that_is_only_referred_to_is_no_row() -> None:
    assert list(rows_of_directory([_organisation("A81001", "RO76", name=None)])) == []


def test_successions_point_from_what_was_to_what_came() -> None:
    steps = (
        OrdSuccession("NEW", OPENED, SuccessionEnd.SUCCESSOR),
        OrdSuccession("OLD", OPENED, SuccessionEnd.PREDECESSOR),
    )

    rows = list(rows_of_directory([_organisation("R1", "RO197", successions=steps)]))

    assert [(row.predecessor, row.successor) for row in rows if isinstance(row, OdsSuccession)] == [
        ("R1", "NEW"),
        ("OLD", "R1"),
    ]
