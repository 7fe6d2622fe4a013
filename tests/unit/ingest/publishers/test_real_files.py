"""The publishers' own files, where they lie beside the product: counts of their README, and values read otherwise."""

from collections import Counter
from pathlib import Path
from typing import Any

import polars
import pytest

from graph_model.ingest.csv_rows import read_csv_rows
from graph_model.ingest.faults import Fault
from graph_model.ingest.publishers import catchments, councils, fhir, ons_lookup, ord_json, populations
from graph_model.ingest.publishers.ons_areas import AreaKind
from graph_model.ingest.publishers.reading import Glimpse, Reader

DATA = Path(__file__).resolve().parents[5] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the publishers' files do not lie beside the product")

READERS = (ons_lookup.READER, populations.READER, councils.READER, catchments.READER)
LOOKUPS = {
    "lsoa21_icb24": 33_755,
    "lsoa21_ward24_ltla24": 35_672,
    "lsoa11_ccg21_stp21_ltla21": 32_844,
    "lsoa11_lsoa21_ltla22": 35_795,
    "lsoa11_ccg15_ltla15": 32_844,
    "lsoa11_ccg16_ltla16": 32_844,
    "lsoa11_ccg17_stp17_ltla17": 32_844,
    "lsoa11_ccg18_stp18_ltla18": 32_844,
    "lsoa11_ccg19_ltla19": 32_844,
    "lsoa11_ccg20_ltla20": 32_844,
    "ccg19_stp19_cal19": 191,
    "ccg20_stp20": 135,
    "ccg17_local_office_region": 207,
    "ccg18_local_office_region": 195,
    "ltla17_utla17": 348,
    "ltla18_utla18": 348,
    "ltla19_utla19": 339,
    "ltla19_cauth19": 53,
    "ltla23_utla23": 318,
    "ltla24_region24": 296,
    "ltla23_cauth23": 53,
}


def _rows(reader: Reader[Any], file: str) -> list[Any]:
    faults: list[Fault] = []
    rows = list(reader.read(DATA / file, faults))
    assert faults == []
    return rows


def _cells(file: str) -> polars.DataFrame:
    return polars.read_csv(DATA / file, infer_schema=False)


@pytest.mark.parametrize("name", LOOKUPS)
def test_every_lookup_is_read_whole_and_says_what_another_reader_of_csv_finds(name: str) -> None:
    file = f"ons/lookup_{name}.csv"
    frame = _cells(file)
    codes = [column for column in frame.columns if column[-2:] == "CD" or column[-5:] == "_code"]

    rows = _rows(ons_lookup.READER, file)

    assert len(rows) == LOOKUPS[name]
    expected = frame.select([column for column in codes if column != "change_code"]).rows()
    assert [tuple(area.code for area in row.areas) for row in rows] == expected
    texts = {text for row in rows for area in row.areas for text in (area.name, area.nhs_code) if text is not None}
    named = [column for column in frame.columns if column.endswith(("NM", "_name", "CDH", "_code_nhs"))]
    assert texts == {" ".join(text.split()) for column in named for text in frame[column].to_list()}


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        pytest.param("lsoa11_ccg15_ltla15", AreaKind.CCG, 209, id="CCGs of 2015"),
        pytest.param("lsoa11_ccg16_ltla16", AreaKind.CCG, 209, id="CCGs of 2016"),
        pytest.param("lsoa11_ccg17_stp17_ltla17", AreaKind.CCG, 207, id="CCGs of 2017"),
        pytest.param("lsoa11_ccg18_stp18_ltla18", AreaKind.CCG, 195, id="CCGs of 2018"),
        pytest.param("lsoa11_ccg19_ltla19", AreaKind.CCG, 191, id="CCGs of 2019"),
        pytest.param("lsoa11_ccg20_ltla20", AreaKind.CCG, 135, id="CCGs of 2020"),
        pytest.param("lsoa11_ccg21_stp21_ltla21", AreaKind.CCG, 106, id="CCGs of 2021"),
        pytest.param("lsoa11_ccg17_stp17_ltla17", AreaKind.STP, 44, id="STPs of 2017"),
        pytest.param("lsoa11_ccg18_stp18_ltla18", AreaKind.STP, 42, id="STPs of 2018"),
        pytest.param("lsoa11_ccg21_stp21_ltla21", AreaKind.STP, 42, id="STPs of 2021"),
        pytest.param("lsoa21_icb24", AreaKind.SUB_ICB, 106, id="sub-ICB locations of 2024"),
        pytest.param("lsoa21_icb24", AreaKind.ICB, 42, id="ICBs of 2024"),
        pytest.param("ltla24_region24", AreaKind.REGION, 9, id="regions of 2024"),
    ],
)
def test_there_are_as_many_areas_as_there_were(name: str, kind: AreaKind, expected: int) -> None:
    rows = _rows(ons_lookup.READER, f"ons/lookup_{name}.csv")

    assert len({area for row in rows for area in row.areas if area.kind is kind}) == expected


def test_the_people_of_england_are_all_counted() -> None:
    rows = _rows(populations.READER, "populations/lsoa_population.csv")

    assert len(rows) == 35_672
    assert sum(row.people for row in rows if row.area.startswith("E")) == 57_106_398


def test_the_councils_of_england_are_those_of_the_readme() -> None:
    rows = _rows(councils.READER, "councils/uk_local_authorities.csv")

    assert Counter(row.is_current for row in rows if row.nation == "England") == {True: 332, False: 48}
    frame = _cells("councils/uk_local_authorities.csv")
    assert [row.code for row in rows] == frame["local-authority-code"].to_list()
    ended = [None if row.ended is None else row.ended.isoformat() for row in rows]
    assert ended == frame["end-date"].to_list()
    assert {row.code: row.replaced_by for row in rows if len(row.replaced_by) > 1} == {
        "CMA": ("CBD", "WAF"),
        "NTH": ("NNT", "WNT"),
    }


@pytest.mark.parametrize(
    ("file", "count", "kind", "year"),
    [
        pytest.param("ons/lookup_nhs_trusts22_icb22.csv", 1_321, AreaKind.ICB, 2022, id="by ICB"),
        pytest.param("ons/lookup_nhs_trusts22_ltla21.csv", 5_670, AreaKind.LTLA, 2021, id="by district"),
    ],
)
def test_the_patients_of_every_trust_come_from_somewhere(file: str, count: int, kind: AreaKind, year: int) -> None:
    rows = _rows(catchments.READER, file)

    assert len(rows) == count
    assert {(row.area_kind, row.year) for row in rows} == {(kind, year)}
    assert [row.share for row in rows] == _cells(file).to_series(2).cast(polars.Float64).to_list()
    trusts = {row.trust for row in rows}
    assert len(trusts) == 138
    assert max(sum(row.share for row in rows if row.trust == trust) for trust in trusts) < 1.000001


def test_every_file_of_csv_is_taken_by_one_of_these_readers_at_most() -> None:
    takers = {
        path.relative_to(DATA).as_posix(): [reader.name for reader in READERS if reader.fits(_glimpse(path))]
        for path in sorted(DATA.glob("*/*.csv"))
    }

    assert {file: names for file, names in takers.items() if len(names) > 0} == {
        **{f"ons/lookup_{name}.csv": ["ons_lookup"] for name in LOOKUPS},
        "ons/lookup_nhs_trusts22_icb22.csv": ["catchments"],
        "ons/lookup_nhs_trusts22_ltla21.csv": ["catchments"],
        "ods/ccg_icb_to_cancer_alliance.csv": ["ons_lookup"],
        "populations/lsoa_population.csv": ["populations"],
        "councils/uk_local_authorities.csv": ["councils"],
    }


def _glimpse(path: Path) -> Glimpse:
    return Glimpse(path, tuple(cell.strip() for cell in next(read_csv_rows(path))[1]))


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        pytest.param("ods_response_gp_org.json", ("A9A5A", ["RO76"], [("RE6", "RXK")]), id="a practice"),
        pytest.param("ods_response_pcse_org.json", ("X4S4L", ["RO157"], [("RE6", "RXK")]), id="a support service"),
        pytest.param(
            "ods_response_not_gp_or_pcse.json",
            ("A9A5A", ["fake_role_code"], [("RE6", "RXK"), ("RE4", "ICB_CODE")]),
            id="a site with two relations",
        ),
    ],
)
def test_the_samples_of_ods_answers_are_read(file: str, expected: tuple[object, ...]) -> None:
    (organisation,) = _rows(ord_json.READER, f"samples/{file}")

    relations = [(relation.kind, relation.target) for relation in organisation.relations]
    assert (organisation.code, [role.id for role in organisation.roles], relations) == expected


def test_the_sample_of_fhir_is_read() -> None:
    (organisation,) = _rows(fhir.READER, "samples/ods_fhir_r4_organization_bundle_mock.json")

    assert (organisation.code, organisation.name) == ("Y01234", "TEST MEDICAL CENTRE")
    assert [role.id for role in organisation.roles] == ["RO177", "RO76"]
