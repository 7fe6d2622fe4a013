"""A register from files to entities: what is accepted, and that every fault is told at once."""

import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from graph_model.entities import Entity
from graph_model.errors import RegisterUnreadableError
from graph_model.ingest.governance import governance_counts
from graph_model.ingest.references import reference_faults
from graph_model.ingest.register import RegisterReading, read_register
from tests.unit.building import CASES
from tests.unit.ingest.writing import write_folder, write_workbook

HEAD = "id,name,type,ods_code,valid_from,valid_to\n"
LINES = "id,kind,subject,holder,functions,valid_from,valid_to,legal_basis,source\n"


def _read(folder: Path, **files: str) -> RegisterReading:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return read_register(folder)


def _told(reading: RegisterReading) -> list[str]:
    return [str(fault) for fault in [*reading.all_faults(), *reference_faults(reading, {}).faults]]


def _rows(reading: RegisterReading) -> dict[str, list[Entity]]:
    return {name: list(table.rows.values()) for name, table in reading.tables.items()}


def test_the_cases_have_no_fault() -> None:
    reading = read_register(CASES)

    assert _told(reading) == []
    assert governance_counts(reading) == {}
    assert reading.name == "cases"


def test_what_is_written_as_files_and_read_again_is_the_same(tmp_path: Path) -> None:
    rows = _rows(read_register(CASES))

    again = read_register(write_folder(tmp_path / "again", rows))

    assert _told(again) == []
    assert _rows(again) == rows


def test_a_workbook_with_the_same_sheets_is_the_same_register(tmp_path: Path) -> None:
    rows = _rows(read_register(CASES))

    again = read_register(write_workbook(tmp_path / "again.xlsx", rows))

    assert _told(again) == []
    assert _rows(again) == rows
    assert again.name == "again"


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        organisations=HEAD + "nhse,NHS England,nhs_england,,01/04/2013,\nicb,A board,icbb,,,\n",
        lines=LINES + "L1,delegatoin,icb,nobody,*,,,,\n,delegation,icb,nhse,*,2024-01-01,2023-01-01,,\n",
    )

    assert [told.partition(";")[0] for told in _told(reading)] == [
        "organisations.csv line 2, valid_from: '01/04/2013' is not a day written YYYY-MM-DD",
        "organisations.csv line 3, type: 'icbb' is not a known type",
        "lines.csv line 2, kind: 'delegatoin' is not a known kind",
        "lines.csv line 3, id: is required",
        "lines.csv line 2, holder: 'nobody' is not in organisations",
    ]


def test_a_reference_to_a_rejected_row_is_no_second_fault(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        organisations=HEAD + "nhse,NHS England,nhs_englnd,,,\nicb,A board,icb,,,\n",
        lines=LINES + "L1,delegation,icb,nhse,*,,,,\n",
    )

    assert len(_told(reading)) == 1


def test_a_missing_file_is_told_once_and_not_for_every_row(tmp_path: Path) -> None:
    rows = "".join(f"L{number},delegation,icb,nhse,*,,,,\n" for number in range(50))

    reading = _read(tmp_path, lines=LINES + rows)

    assert _told(reading) == [
        "lines.csv, subject: refers to organisations, and there is no file or sheet of that name, nor any in the graph"
    ]


def test_what_the_graph_holds_of_others_may_be_referred_to(tmp_path: Path) -> None:
    reading = _read(tmp_path, lines=LINES + "L1,delegation,icb,nhse,*,,,,\n")

    dangling = reference_faults(reading, {"organisations": {"icb", "nhse"}})

    assert (dangling.columns, dangling.faults) == ({"lines": {}}, [])


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        pytest.param("act", 0, id="an id"),
        pytest.param("act s65Z5", 0, id="an id and a section"),
        pytest.param("SI 2012/2996 reg 11", 0, id="an id with a space, and a section"),
        pytest.param("act;SI 2012/2996", 0, id="several"),
        pytest.param("acts s65Z5", 1, id="not an id"),
        pytest.param("act;nothing", 1, id="one of several is not"),
    ],
)
def test_a_source_is_an_id_or_an_id_and_a_section(tmp_path: Path, source: str, faults: int) -> None:
    reading = _read(
        tmp_path,
        sources="id,title\nact,NHS Act\nSI 2012/2996,Regulations\n",
        organisations=HEAD + "nhse,NHS England,nhs_england,,,\nicb,A board,icb,,,\n",
        lines=LINES + f"L1,delegation,icb,nhse,*,,,,{source}\n",
    )

    assert len(_told(reading)) == faults


def test_the_order_of_columns_is_free_and_optional_ones_may_be_left_out(tmp_path: Path) -> None:
    reading = _read(tmp_path, organisations="type,id\nicb,a\n")

    assert _told(reading) == []
    assert [row.model_dump(exclude_defaults=True) for row in _rows(reading)["organisations"]] == [
        {"id": "a", "type": "icb"}
    ]


def test_a_file_with_a_header_only_is_a_table_without_rows(tmp_path: Path) -> None:
    reading = _read(tmp_path, organisations=HEAD)

    assert _told(reading) == []
    assert reading.tables["organisations"].read == 0


def test_files_of_other_names_are_named_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("…")

    reading = _read(tmp_path, organisations=HEAD, notes="a,b\n")

    assert reading.left_alone == ("README.md", "notes.csv")


@pytest.mark.parametrize("name", ["organisations.csv", "nested"])
def test_a_folder_in_a_register_is_no_file_of_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()

    reading = _read(tmp_path, functions="id\nf\n")

    assert _told(reading) == []


def test_nothing_at_the_path_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(RegisterUnreadableError, match="nothing is at"):
        read_register(tmp_path / "nowhere")


def test_a_workbook_that_unpacks_to_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "bomb.xlsx", {})
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/bomb.xml", "w", force_zip64=True) as file,
    ):
        for _ in range(520):
            file.write(bytes(1 << 20))

    assert _told(read_register(path)) == ["bomb.xlsx: the workbook unpacks to more than 512 MiB"]


@pytest.mark.parametrize(
    ("organisations", "lines", "expected"),
    [
        pytest.param("", "L1,delegation,icb,nhse,*,2022-07-01,2026-04-01,s65Z5,act\n", {}, id="all as it should be"),
        pytest.param(
            "",
            "L1,delegation,icb,nhse,*,2022-07-01,,s65Z5,act\n",
            {"accountability lines that hold while their subject or holder does not exist": 1},
            id="an open line of a body that ended",
        ),
        pytest.param(
            "",
            "L1,delegation,icb,nhse,*,2022-06-30,2026-04-01,s65Z5,act\n",
            {"accountability lines that hold while their subject or holder does not exist": 1},
            id="a line from before the body",
        ),
        pytest.param("", "L1,delegation,icb,nhse,*,,2026-04-01,s65Z5,act\n", {}, id="a line whose start is not known"),
        pytest.param(
            "",
            "L1,delegation,icb,nhse,*,2022-07-01,2026-04-01,,\n",
            {"accountability lines without a legal basis": 1, "accountability lines without a source": 1},
            id="nothing that it rests on",
        ),
        pytest.param(
            "icb2,The board again,icb,QXX,2023-01-01,\n",
            "",
            {"pairs of records that look like one body (same ODS code and type on the same days)": 1},
            id="two records of one body on the same days",
        ),
        pytest.param("icb2,Its successor,icb,QXX,2026-04-01,\n", "", {}, id="one code, one body after the other"),
        pytest.param("icb2,Another sort,stp,QXX,2023-01-01,\n", "", {}, id="one code, two sorts of body"),
    ],
)
def test_faults_of_governance_are_counted_and_are_no_faults_of_form(
    tmp_path: Path, organisations: str, lines: str, expected: dict[str, int]
) -> None:
    known = "nhse,NHS England,nhs_england,,,\nicb,A board,icb,QXX,2022-07-01,2026-04-01\n"

    reading = _read(tmp_path, sources="id\nact\n", organisations=HEAD + known + organisations, lines=LINES + lines)

    assert _told(reading) == []
    assert governance_counts(reading) == expected


def test_a_copy_of_the_cases_under_another_name_is_another_register(tmp_path: Path) -> None:
    shutil.copytree(CASES, tmp_path / "mine")

    assert read_register(tmp_path / "mine").name == "mine"
    assert read_register(tmp_path / "mine", "theirs").name == "theirs"


@pytest.mark.parametrize(
    ("file", "name"),
    [
        pytest.param("Organisations.csv", "organisations.csv", id="a capital"),
        pytest.param("Lines.csv.gz", "lines.csv.gz", id="a packed file"),
        pytest.param("organisations.CSV", "organisations.csv", id="the ending in capitals"),
        pytest.param("Statutory holders.csv", "statutory_holders.csv", id="a space in the place of an underscore"),
        pytest.param("expected-lines.csv", "expected_lines.csv", id="a hyphen in the place of an underscore"),
    ],
)
def test_a_file_that_is_plainly_meant_to_be_a_table_is_a_fault_that_says_its_name(
    tmp_path: Path, file: str, name: str
) -> None:
    (tmp_path / file).write_text("id,type\nicb,icb\n")

    reading = _read(tmp_path, functions="id\nf\n")

    assert _told(reading) == [f"{file}: is not read under this name; call it '{name}'"]


@pytest.mark.parametrize("file", ["lines", "Lines", "Lines.gz", "Lines.csv.bak", "outlines.csv"])
def test_a_file_that_no_table_would_be_is_left_alone(tmp_path: Path, file: str) -> None:
    (tmp_path / file).write_text("id,type\nicb,icb\n")

    reading = _read(tmp_path, functions="id\nf\n")

    assert (_told(reading), reading.left_alone) == ([], (file,))


def test_a_sheet_with_a_capital_is_a_fault_that_says_its_name(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.title = "Lines"
    workbook.save(tmp_path / "mine.xlsx")

    reading = read_register(tmp_path / "mine.xlsx")

    assert _told(reading) == ["Lines: is not read under this name; call it 'lines'"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param("fp,b,2022-13-01", ("b", "fp", None), id="a day at fault"),
        pytest.param("fp,,2022-07-01", (None, "fp", "2022-07-01"), id="a block left out"),
        pytest.param("fp,b,2022-07-01,2021-07-01", ("b", "fp", "2022-07-01"), id="days reversed"),
        pytest.param("fp,b,2022-07-01,,slipped", (None, None, None), id="cells that may have slipped"),
    ],
)
def test_what_is_known_of_the_id_of_a_rejected_row(tmp_path: Path, row: str, expected: tuple[str | None, ...]) -> None:
    reading = _read(tmp_path, ground=f"footprint,block,valid_from,valid_to\n{row}\n")

    [rejected] = reading.tables["ground"].rejected

    assert rejected.partial_key == expected


def test_a_term_may_mean_several_things_and_each_of_them_once(tmp_path: Path) -> None:
    once = "ICP,A partnership,2017,2022\nICP,A contract,2018-08,\nICP,A committee,2022-07-01,\n"

    reading = _read(tmp_path, glossary=f"term,meaning,valid_from,valid_to\n{once}ICP,A committee,2022-07-01,\n")

    assert [row.key for row in _rows(reading)["glossary"]] == [
        "ICP|2017|A partnership",
        "ICP|2018-08|A contract",
        "ICP|2022-07-01|A committee",
    ]
    assert _told(reading) == [
        "glossary.csv line 5, term and valid_from and meaning: 'ICP|2022-07-01|A committee' is there already, on line 4"
    ]
