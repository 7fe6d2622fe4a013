"""The publishers' own files, where they are at hand: every row is read, and the counts are those of their README.

What is counted here is counted by other means than the readers': rows by the csv module, and the rest by hand.
"""

import csv
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graph_model.ingest.publishers.ods_report import OdsStatus
from graph_model.ingest.publishers.pcn_workbook import Pcn, PcnLink
from graph_model.ingest.publishers.recognising import glimpse, recognise
from graph_model.ingest.publishers.registry import READERS
from tests.unit.ingest.publishers.reading_rows import read_all

DATA = Path(__file__).parents[4].parent / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the publishers' files are not at hand: no ../shared/data")
FILES = sorted(path for path in DATA.rglob("*") if path.suffix in {".csv", ".json", ".xlsx"})
CSV_FILES = {
    "ods/eccg.csv": ("ods_report", 320),
    "ods/epraccur.csv": ("ods_report", 15_389),
    "ods/etr.csv": ("ods_report", 274),
    "ods/gp-reg-pat-prac-map.csv": ("gp_map", 6_129),
    "ods/trust_cancer_alliance.csv": ("cancer_alliances", 205),
    "partnerships/local_authority_ods_codes_2019.csv": ("council_codes", 376),
    "partnerships/stp_change_log.csv": ("stp_changes", 50),
    "succession/icb_succession_2026-04-01.csv": ("ods_succession", 16),
    "succession/ods_succession_to_2022-04.csv": ("ods_succession", 25_480),
    "succession/trust_succession_2022-2026.csv": ("ods_succession", 9),
}
WELSH_BOARDS = {f"7A{number}" for number in range(1, 8)}


@cache
def _read(file: str) -> tuple[list[Any], list[str]]:
    reader = recognise(glimpse(DATA / file), READERS)
    assert reader is not None
    return read_all(reader, DATA / file)


def _rows(file: str) -> list[Any]:
    return _read(file)[0]


def _cells(file: str) -> list[list[str]]:
    with (DATA / file).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in FILES])
def test_no_file_fits_two_readers(path: Path) -> None:
    seen = glimpse(path)

    assert seen.fault is None
    assert len([reader.name for reader in READERS if reader.fits(seen)]) <= 1


@pytest.mark.parametrize(
    ("file", "reader", "count"), [pytest.param(file, *each, id=file) for file, each in CSV_FILES.items()]
)
def test_every_row_is_read_without_a_fault(file: str, reader: str, count: int) -> None:
    found = recognise(glimpse(DATA / file), READERS)
    rows, faults = _read(file)

    header = 0 if reader == "ods_report" else 1
    assert found is not None
    assert (found.name, len(rows), faults) == (reader, count, [])
    assert len(_cells(file)) - header == count


def test_202_trusts_are_open_and_3_of_them_are_welsh() -> None:
    opened = [row for row in _rows("ods/etr.csv") if row.closed is None]

    assert len(opened) == 202
    assert sorted(row.code for row in opened if row.region is None) == ["RQF", "RT4", "RYT"]


def test_the_ccg_report_tells_what_stands_beside_the_closed_ccgs() -> None:
    rows = _rows("ods/eccg.csv")

    roles = Counter(role for row in rows if row.closed is None for role in row.roles)
    started = sum(row.opened <= date(2013, 4, 1) and row.roles in {(), ("RO319",), ("RO319", "RO326")} for row in rows)
    assert (roles["RO319"], roles["RO327"], roles["RO218"]) == (106, 37, 16)
    assert started == 211


def test_practices_are_those_with_the_role_alone_or_beside_another() -> None:
    practices = [row for row in _rows("ods/epraccur.csv") if "RO76" in row.roles]

    assert Counter(row.roles for row in practices) == {("RO76",): 8_183, ("RO76", "RO268"): 6}
    assert sum(row.commissioner in WELSH_BOARDS for row in practices) == 423


def test_the_three_statuses_of_practices_are_kept_apart() -> None:
    statuses = Counter(row.status for row in _rows("ods/epraccur.csv"))

    assert statuses == {OdsStatus.ACTIVE: 12_515, OdsStatus.CLOSED: 2_680, OdsStatus.DORMANT: 194}


def test_the_map_holds_the_areas_that_its_readme_counts() -> None:
    rows = _rows("ods/gp-reg-pat-prac-map.csv")

    areas = {name: len({getattr(row, name) for row in rows} - {None}) for name in ("pcn", "sub_icb", "icb", "region")}
    assert areas == {"pcn": 1_298, "sub_icb": 106, "icb": 36, "region": 7}
    assert {row.on for row in rows} == {date(2026, 8, 1)}
    assert sum(row.pcn is None for row in rows) == 52


def test_the_workbook_holds_the_networks_and_links_that_its_readme_counts() -> None:
    rows, faults = _read("ods/ePCN.xlsx")

    assert faults == []
    assert Counter(type(row) for row in rows) == {Pcn: 1_366, PcnLink: 7_705}
    assert sum(isinstance(row, PcnLink) and row.left is None for row in rows) == 6_224


def test_successions_to_oneself_and_repeated_pairs_are_given_as_they_are() -> None:
    pairs = Counter((row.predecessor, row.successor) for row in _rows("succession/ods_succession_to_2022-04.csv"))

    assert sum(count for (before, after), count in pairs.items() if before == after) == 39
    assert sum(count == 2 for count in pairs.values()) == 35


def test_the_partners_of_42_stps_are_given_with_their_sectors_on_the_day_of_the_map() -> None:
    rows, faults = _read("partnerships/stp_partners_2019-04-03.csv")

    assert faults == []
    assert Counter(row.sector.value for row in rows) == {"ccg": 191, "council": 209, "trust": 285, "other": 61}
    assert len({row.stp for row in rows}) == len({row.stp_name for row in rows}) == 42
    assert {row.on for row in rows} == {date(2019, 4, 3)}


def test_the_three_stps_of_2018_are_given_without_a_day() -> None:
    rows, faults = _read("partnerships/stp_partners_closed_2018.csv")

    assert faults == []
    assert {(row.stp, row.on) for row in rows} == {("QVP", None), ("QT8", None), ("QMK", None)}
