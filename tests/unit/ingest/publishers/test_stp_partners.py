"""The map of STP partners: four lists side by side, of which each partner is a row of its own."""

from datetime import date
from pathlib import Path

import pytest

from graph_model.ingest.publishers.reading import Glimpse
from graph_model.ingest.publishers.stp_partners import READER, PartnerSector, StpPartner
from tests.unit.ingest.publishers.reading_rows import read_all, written

HEADER = (
    "region,stp_ods_code,footprint_no,stp_ons_code,stp_name,ics_status,"
    "ccg_name,ccg_code,la_name,la_ods_code,trust_name,trust_code,other_name,other_code"
)
NO_PARTNERS = ",,,,,,,"


def _partner(sector: PartnerSector, name: str, code: str | None, **others: object) -> StpPartner:
    fields: dict[str, object] = {
        "stp": "QHM",
        "stp_gss": "E54000049",
        "stp_name": "Cumbria STP",
        "cqc": None,
        "region": "North (Y54)",
        "on": None,
        "line": 2,
    }
    return StpPartner(**fields | {"sector": sector, "name": name, "code": code} | others)  # type: ignore[arg-type]


def _line(partners: str, name: str = "Cumbria STP") -> str:
    return f"North (Y54),QHM,1,E54000049,{name},Wave 2,{partners}"


def test_the_partners_of_one_row_are_given_apart_and_an_empty_cell_is_none(tmp_path: Path) -> None:
    path = written(
        tmp_path / "map.csv", HEADER, _line("A CCG,00L,B Council,106,C Trust,RTD,D,"), _line(",,E Council,,,,,")
    )

    rows, faults = read_all(READER, path)

    assert faults == []
    assert rows == [
        _partner(PartnerSector.CCG, "A CCG", "00L"),
        _partner(PartnerSector.COUNCIL, "B Council", "106"),
        _partner(PartnerSector.TRUST, "C Trust", "RTD"),
        _partner(PartnerSector.OTHER, "D", None),
        _partner(PartnerSector.COUNCIL, "E Council", None, line=3),
    ]


def test_the_name_on_the_first_row_of_an_stp_holds_for_the_others_of_it(tmp_path: Path) -> None:
    other = "North (Y54),QE1,4,E54000004,,,A CCG,01E,,,,,,"
    path = written(tmp_path / "map.csv", HEADER, _line(NO_PARTNERS), _line("A CCG,00L,,,,,,", name=""), other)

    rows, _ = read_all(READER, path)

    assert [(row.stp, row.stp_name) for row in rows] == [("QHM", "Cumbria STP"), ("QE1", None)]


@pytest.mark.parametrize(
    ("name", "on"),
    [
        pytest.param("stp_partners_2019-04-03.csv", date(2019, 4, 3), id="a day"),
        pytest.param("stp_partners_closed_2018.csv", None, id="a year alone"),
        pytest.param("map_2019-13-01.csv", None, id="no day of the calendar"),
    ],
)
def test_the_day_of_the_map_is_taken_from_the_name_of_the_file(tmp_path: Path, name: str, on: date | None) -> None:
    rows, _ = read_all(READER, written(tmp_path / name, HEADER, _line("A CCG,00L,,,,,,")))

    assert [row.on for row in rows] == [on]


@pytest.mark.parametrize(
    ("cell", "code", "cqc"),
    [
        pytest.param("8JC79", "8JC79", None, id="of ODS"),
        pytest.param("CQC: 1-1564787", None, "1-1564787", id="of the CQC"),
        pytest.param("AAQ (CQC: 1-1013484558)", "AAQ", "1-1013484558", id="both"),
        pytest.param("NVE (CQC: (1-199793731)", "NVE", "1-199793731", id="a bracket too many"),
        pytest.param("NNJ (CQC: DHU Health Care C.I.C. 1-199800254)", "NNJ", "1-199800254", id="with a name"),
        pytest.param("?", None, None, id="a question mark"),
        pytest.param("-", None, None, id="a dash"),
    ],
)
def test_the_code_of_another_partner_is_told_from_the_number_of_the_cqc(
    tmp_path: Path, cell: str, code: str | None, cqc: str | None
) -> None:
    rows, faults = read_all(READER, written(tmp_path / "map.csv", HEADER, _line(f",,,,,,D,{cell}")))

    assert (rows, faults) == ([_partner(PartnerSector.OTHER, "D", code, cqc=cqc)], [])


@pytest.mark.parametrize(
    ("partners", "fault"),
    [
        pytest.param(
            ",,,,,,D,see notes",
            "map.csv line 2, other_code: 'see notes' is neither an ODS code nor a number of the CQC",
            id="words in the place of a code",
        ),
        pytest.param(",,,106,,,,", "map.csv line 2, la_name: is required beside a code", id="a code without a name"),
        pytest.param("A CCG,00 L,,,,,,", "map.csv line 2, ccg_code: '00 L' is not an ODS code", id="a code in two"),
    ],
)
def test_a_slip_costs_its_row_alone(tmp_path: Path, partners: str, fault: str) -> None:
    path = written(tmp_path / "map.csv", HEADER, _line(partners), _line("A CCG,00L,,,,,,"))

    rows, faults = read_all(READER, path)

    assert rows == [_partner(PartnerSector.CCG, "A CCG", "00L", line=3)]
    assert faults == [fault]


def test_the_map_is_known_by_its_columns() -> None:
    known = [header for header in (HEADER, HEADER.replace("la_name", "x"), "") if _fits(header)]

    assert known == [HEADER]


def _fits(header: str) -> bool:
    return READER.fits(Glimpse(Path("any.csv"), tuple(header.split(","))))
