"""ONS lookups of any year: areas by the names of their columns, and what is wrong with its line."""

from pathlib import Path

import pytest

from graph_model.ingest.publishers.ons_lookup import READER, Area, AreaKind, LookupRow
from tests.unit.ingest.publishers.trying import HOSTILE, fits, read

HALTON = Area(AreaKind.LSOA, 2021, "E01012392", "Halton 001A", None)
HALTON_SUB = Area(AreaKind.SUB_ICB, 2024, "E38000068", "NHS Cheshire and Merseyside ICB - 01F", "01F")
CHESHIRE = Area(AreaKind.ICB, 2024, "E54000008", "NHS Cheshire and Merseyside Integrated Care Board", "QYG")
HARTLEPOOL = Area(AreaKind.LTLA, 2023, "E06000001", None, None)


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        pytest.param(
            "lsoa21_name,lsoa21_code,sicbl24_name,sicbl24_code,sicbl24_code_nhs,icb24_name,icb24_code,icb24_code_nhs",
            f"Halton 001A,E01012392,{HALTON_SUB.name},E38000068,01F,{CHESHIRE.name},E54000008,QYG",
            (HALTON, HALTON_SUB, CHESHIRE),
            id="names before codes, NHS codes after",
        ),
        pytest.param(
            "LSOA11CD,LSOA11NM,CCG15CD,CCG15CDH,CCG15NM,LAD15CD,LAD15NM,FID",
            'E01010638,Bradford 004A,E38000001,02N,"NHS Airedale, Wharfedale and Craven CCG",E08000032,Bradford,1',
            (
                Area(AreaKind.LSOA, 2011, "E01010638", "Bradford 004A", None),
                Area(AreaKind.CCG, 2015, "E38000001", "NHS Airedale, Wharfedale and Craven CCG", "02N"),
                Area(AreaKind.LTLA, 2015, "E08000032", "Bradford", None),
            ),
            id="capitals, and a row number at the end",
        ),
        pytest.param(
            "CCG18CD,CCG18CDH,NHSRLO18CD,NHSRLO18CDH,NHSRLO18NM,NHSER18CD,NHSER18NM",
            "E38000048,07W,E39000018,Q71,NHS England London,E40000003,London",
            (
                Area(AreaKind.CCG, 2018, "E38000048", None, "07W"),
                Area(AreaKind.LOCAL_OFFICE, 2018, "E39000018", "NHS England London", "Q71"),
                Area(AreaKind.NHS_REGION, 2018, "E40000003", "London", None),
            ),
            id="local office and NHS region",
        ),
        pytest.param(
            "FID,CCG19CD,STP19CD,CAL19CD",
            "1,E38000088,E54000028,E56000020",
            (
                Area(AreaKind.CCG, 2019, "E38000088", None, None),
                Area(AreaKind.STP, 2019, "E54000028", None, None),
                Area(AreaKind.CANCER_ALLIANCE, 2019, "E56000020", None, None),
            ),
            id="partnership and cancer alliance",
        ),
        pytest.param(
            "FID,LAD19CD,LAD19NM,CAUTH19CD,CAUTH19NM,column4",
            "1,E08000001,Bolton,E47000001,Greater Manchester,",
            (
                Area(AreaKind.LTLA, 2019, "E08000001", "Bolton", None),
                Area(AreaKind.COMBINED_AUTHORITY, 2019, "E47000001", "Greater Manchester", None),
            ),
            id="a column without a name",
        ),
        pytest.param(
            "lsoa11_code,change_code,lsoa21_code,ltla22_code",
            "E01011949,U,W01011950,E06000001",
            (
                Area(AreaKind.LSOA, 2011, "E01011949", None, None),
                Area(AreaKind.LSOA, 2021, "W01011950", None, None),
                Area(AreaKind.LTLA, 2022, "E06000001", None, None),
            ),
            id="one kind in two years, and a Welsh code",
        ),
        pytest.param(
            "LTLA18CD,UTLA18CD,FID,GlobalID",
            "E06000001,E10000002,1,433c4f29-260b-44e1-991c-e034026c5d6b",
            (
                Area(AreaKind.LTLA, 2018, "E06000001", None, None),
                Area(AreaKind.UTLA, 2018, "E10000002", None, None),
            ),
            id="district and county",
        ),
        pytest.param(
            "ltla24_code,region24_code,ward24_code,MSOA11CD",
            "E06000001,E12000001,E05009861,E02000001",
            (
                Area(AreaKind.LTLA, 2024, "E06000001", None, None),
                Area(AreaKind.REGION, 2024, "E12000001", None, None),
                Area(AreaKind.WARD, 2024, "E05009861", None, None),
            ),
            id="region and ward, and a kind that nobody asks for",
        ),
        pytest.param(
            "LOC22CD,LOC22CDH,ctyua99cd",
            "E38000068,01F,E10000002",
            (
                Area(AreaKind.SUB_ICB, 2022, "E38000068", None, "01F"),
                Area(AreaKind.UTLA, 2099, "E10000002", None, None),
            ),
            id="a year to come",
        ),
    ],
)
def test_a_lookup_of_any_year_gives_its_areas(
    tmp_path: Path, header: str, row: str, expected: tuple[Area, ...]
) -> None:
    rows, faults = read(READER, tmp_path, f"{header}\n{row}\n")

    assert faults == []
    assert rows == [LookupRow(expected, 2)]
    assert fits(READER, header)


@pytest.mark.parametrize(
    "header",
    [
        pytest.param("lsoacd,population", id="populations"),
        pytest.param("nhs_trust22_code,icb22_code,proportion_trust_came_from_icb", id="catchments"),
        pytest.param("LSOA21CD,LSOA21NM,MSOA21CD", id="one kind that is known"),
        pytest.param("LSOA21CD,ICB24NM", id="a name without its code"),
        pytest.param("LSOACD,ICBCD", id="no year"),
        pytest.param("LSOA21CD,LSOA21CD", id="one area twice"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_relates_no_two_areas_is_no_lookup(header: str) -> None:
    assert not fits(READER, header)


def test_a_byte_order_mark_spaces_and_line_ends_of_windows_are_no_part_of_a_value(tmp_path: Path) -> None:
    text = "\ufeffLTLA23CD , UTLA23CD,UTLA23NM\r\n E06000001 ,E06000001,  Hartle\u00a0pool \r\n"

    rows, faults = read(READER, tmp_path, text)

    upper = Area(AreaKind.UTLA, 2023, "E06000001", "Hartle pool", None)
    assert (rows, faults) == ([LookupRow((HARTLEPOOL, upper), 2)], [])


@pytest.mark.parametrize(
    ("row", "told"),
    [
        pytest.param("E0600001,E12000001", "ltla23_code: 'E0600001' is not a code of nine characters", id="short"),
        pytest.param("E060000011,E12000001", "ltla23_code: 'E060000011' is not a code of nine", id="long"),
        pytest.param("00EB,E12000001", "ltla23_code: '00EB' is not a code of nine", id="an ODS code"),
        pytest.param("e06000001,E12000001", "ltla23_code: 'e06000001' is not a code of nine", id="small letters"),
        pytest.param("E0600000١,E12000001", "ltla23_code: 'E0600000١' is not a code", id="another script's digit"),
        pytest.param("E06000001,", "region23_code: is not a code of nine characters", id="empty"),
        pytest.param("E06000001\x1b[2J,E12000001", "is not a code of nine characters", id="an order to a terminal"),
        pytest.param("E06000001", "the row has 1 cells, the header 2", id="truncated"),
        pytest.param("E06000001,E12000001,x", "the row has 3 cells, the header 2", id="a cell too many"),
    ],
)
def test_a_row_that_cannot_stand_is_told_and_those_after_it_are_read(tmp_path: Path, row: str, told: str) -> None:
    text = f"ltla23_code,region23_code\nE06000001,E12000001\n{row}\nE06000001,E12000001,\n"

    rows, faults = read(READER, tmp_path, text)

    assert [row.line for row in rows] == [2, 4]
    assert len(faults) == 1
    assert faults[0].startswith("file.csv line 3")
    assert told in faults[0]


def test_a_code_that_two_columns_give_is_told_and_nothing_is_read(tmp_path: Path) -> None:
    text = "LSOA21CD,lsoa21_code,ICB24CD\nE01012392,E01012393,E54000008\n"

    rows, faults = read(READER, tmp_path, text)

    assert rows == []
    assert faults == ["file.csv line 1, lsoa21_code: the code of this area is there twice"]


def test_a_second_header_below_is_a_fault_a_column(tmp_path: Path) -> None:
    text = "LTLA23CD,UTLA23CD\nE06000001,E06000001\nLTLA23CD,UTLA23CD\n"

    rows, faults = read(READER, tmp_path, text)

    assert [row.line for row in rows] == [2]
    assert [fault.split(":")[0] for fault in faults] == ["file.csv line 3, LTLA23CD", "file.csv line 3, UTLA23CD"]


def test_a_file_of_nothing_but_faults_is_not_read_to_its_end(tmp_path: Path) -> None:
    text = "LTLA23CD,UTLA23CD\n" + "a\n" * 5_000

    rows, faults = read(READER, tmp_path, text)

    assert rows == []
    assert len(faults) == 1_002
    assert faults[-1].startswith("file.csv line 1003: has more than 1,000 faults and is not read on")


def test_what_was_read_before_a_byte_that_is_not_utf_8_is_given(tmp_path: Path) -> None:
    data = b"LTLA23CD,UTLA23CD\nE06000001,E06000001\nE06000001,\xe9\nE06000001,E06000001\n"

    rows, faults = read(READER, tmp_path, data)

    assert [row.line for row in rows] == [2]
    assert len(faults) == 1
    assert faults[0].startswith("file.csv line 3: byte 0xe9 is not UTF-8")


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in HOSTILE.items()])
def test_a_file_that_is_something_else_is_one_fault(tmp_path: Path, data: bytes) -> None:
    rows, faults = read(READER, tmp_path, data)

    assert rows == []
    assert len(faults) == 1


def test_a_larger_area_is_one_object_however_often_it_is_named(tmp_path: Path) -> None:
    text = "LSOA11CD,CCG15CD\nE01010638,E38000001\nE01010639,E38000001\n"

    rows, _ = read(READER, tmp_path, text)

    assert rows[0].areas[1] is rows[1].areas[1]
