"""What a register refers to: what is there, what is not, and what cannot be known."""

from pathlib import Path

import pytest

from graph_model.entities import Entity
from graph_model.ingest.faults import Fault
from graph_model.ingest.references import SUGGESTIONS, KnownIds, reference_faults
from graph_model.ingest.register import RegisterReading, TableReading, read_register
from graph_model.tables import TABLE_OF

ABSENT = "refers to {}, and there is no file or sheet of that name, nor any in the graph"


def _read(**tables: list[dict[str, str]]) -> RegisterReading:
    """A reading of these rows, the first of each on line 2."""
    return RegisterReading("drawn", {name: _table(name, rows) for name, rows in tables.items()})


def _table(name: str, rows: list[dict[str, str]]) -> TableReading:
    entities: list[Entity] = [TABLE_OF[name].entity.model_validate(row) for row in rows]
    keys = [entity.key for entity in entities]
    lines = {key: at for at, key in enumerate(keys, start=2)}
    return TableReading(f"{name}.csv", dict(zip(keys, entities, strict=True)), lines)


def _faults(reading: RegisterReading, known: KnownIds | None = None) -> list[Fault]:
    return reference_faults(reading, known or {}).faults


def _line(identifier: str, subject: str, holder: str, **columns: str) -> dict[str, str]:
    return {"id": identifier, "kind": "delegation", "subject": subject, "holder": holder} | columns


BODIES = [{"id": "icb", "type": "icb"}, {"id": "nhse", "type": "nhs_england"}]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        pytest.param({"functions": "dental|acute"}, [], id="functions that are there"),
        pytest.param({"functions": "*"}, [], id="all functions"),
        pytest.param(
            {"functions": "dental|denatl"},
            [("functions", "denatl", "is not in functions; nearest: dental")],
            id="one function of two",
        ),
        pytest.param({"footprint": "fp:eng"}, [], id="a footprint that is there"),
        pytest.param(
            {"footprint": "fp:emg"},
            [("footprint", "fp:emg", "is not in footprints; nearest: fp:eng")],
            id="a footprint",
        ),
        pytest.param({"footprint": "*"}, [("footprint", "*", "is not in footprints")], id="all footprints"),
        pytest.param({"source": "act"}, [], id="a source that is there"),
        pytest.param({"source": "act s14Z25"}, [], id="a section of it"),
        pytest.param({"source": "act s14Z25; act s2 (1)"}, [], id="two sections of it"),
        pytest.param({"source": "acts14Z25"}, [("source", "acts14Z25", "is not in sources")], id="no space before it"),
        pytest.param(
            {"source": "act; atc s2"}, [("source", "atc s2", "is not in sources; nearest: act")], id="one source of two"
        ),
        pytest.param({"holder": "nhs"}, [("holder", "nhs", "is not in organisations; nearest: nhse")], id="a holder"),
        pytest.param(
            {"subject": "ibc", "footprint": "x"},
            [("subject", "ibc", "is not in organisations; nearest: icb"), ("footprint", "x", "is not in footprints")],
            id="two columns of a row",
        ),
    ],
)
def test_each_reference_is_looked_up_in_its_own_table(
    columns: dict[str, str], expected: list[tuple[str, str, str]]
) -> None:
    reading = _read(
        sources=[{"id": "act"}],
        functions=[{"id": "dental"}, {"id": "acute"}],
        organisations=BODIES,
        footprints=[{"id": "fp:eng", "level": "england"}],
        lines=[_line("L1", "icb", "nhse") | columns],
    )

    faults = _faults(reading)

    assert faults == [Fault("lines.csv", 2, column, value, reason) for column, value, reason in expected]


def test_a_table_that_is_missing_is_told_once_for_each_file_that_needs_it() -> None:
    reading = _read(
        lines=[_line("L1", "icb", "nhse"), _line("L2", "nhse", "icb")],
        covers=[{"organisation": "icb", "footprint": "fp:eng"}],
    )

    faults = _faults(reading)

    assert faults == [
        Fault("lines.csv", None, "subject", None, ABSENT.format("organisations")),
        Fault("covers.csv", None, "organisation", None, ABSENT.format("organisations")),
        Fault("covers.csv", None, "footprint", None, ABSENT.format("footprints")),
    ]


def test_every_row_that_needs_a_missing_table_is_set_apart() -> None:
    reading = _read(lines=[_line("L1", "icb", "nhse"), _line("L2", "nhse", "icb")])

    found = reference_faults(reading, {})

    assert list(found.columns["lines"]) == ["L1", "L2"]


def test_a_table_without_rows_is_there_and_holds_nothing() -> None:
    reading = _read(organisations=[], lines=[_line("L1", "icb", "nhse")])

    faults = _faults(reading)

    assert faults == [
        Fault("lines.csv", 2, "subject", "icb", "is not in organisations"),
        Fault("lines.csv", 2, "holder", "nhse", "is not in organisations"),
    ]


def test_what_other_registers_hold_may_be_referred_to_and_is_suggested() -> None:
    reading = _read(lines=[_line("L1", "icb", "nhes")])

    faults = _faults(reading, {"organisations": {"icb", "nhse"}})

    assert faults == [Fault("lines.csv", 2, "holder", "nhes", "is not in organisations; nearest: nhse")]


def test_nothing_is_said_of_a_table_that_could_not_be_read_to_its_end() -> None:
    reading = _read(organisations=BODIES[:1], lines=[_line("L1", "icb", "nhse")])
    reading.tables["organisations"].whole = False

    faults = _faults(reading)

    assert faults == []


def test_a_row_that_was_rejected_may_be_referred_to() -> None:
    reading = _read(organisations=BODIES[:1], lines=[_line("L1", "icb", "nhse")])
    reading.tables["organisations"].seen.add("nhse")

    faults = _faults(reading)

    assert faults == []


def test_a_function_may_come_before_its_parent() -> None:
    reading = _read(functions=[{"id": "dental", "parent": "primary"}, {"id": "primary"}])

    faults = _faults(reading)

    assert faults == []


@pytest.mark.parametrize(
    ("about", "subject", "expected"),
    [
        pytest.param("rights", "dental", None, id="rights of a function"),
        pytest.param("rights", "*", None, id="rights of all functions"),
        pytest.param("rights", "dentl", "is not in functions; nearest: dental", id="rights of an unknown function"),
        pytest.param("rights", "icb", "is not in functions", id="rights of a type"),
        pytest.param("organisations", "ccg", None, id="bodies of a type"),
        pytest.param(
            "organisations", "icbs", "is not in types or organisations; nearest: icb, ics", id="an unknown type"
        ),
        pytest.param("successions", "ccg", None, id="successions of a type"),
        pytest.param("delegation", "ccg", None, id="lines of a kind for bodies of a type"),
        pytest.param("delegation", "ods:QWO", None, id="lines of a kind for one body"),
        pytest.param(
            "delegation", "ods:QW0", "is not in types or organisations; nearest: ods:QWO", id="an unknown body"
        ),
    ],
)
def test_what_a_claim_is_about(about: str, subject: str, expected: str | None) -> None:
    reading = _read(
        functions=[{"id": "dental"}],
        organisations=[{"id": "ods:QWO", "type": "icb"}],
        claims=[{"about": about, "subject": subject}],
    )

    faults = _faults(reading)

    assert faults == ([] if expected is None else [Fault("claims.csv", 2, "subject", subject, expected)])


def test_a_claim_about_a_type_needs_no_organisations() -> None:
    reading = _read(claims=[{"about": "organisations", "subject": "ccg"}, {"about": "organisations", "subject": "cgc"}])

    faults = _faults(reading)

    assert faults == [Fault("claims.csv", 3, "subject", "cgc", "is not in types or organisations; nearest: ccg, cqc")]


def test_a_file_of_nothing_but_mistakes_gets_so_many_suggestions_and_every_fault() -> None:
    wrong = [_line(f"L{number}", "ibc", "nhse") for number in range(SUGGESTIONS + 50)]
    reading = _read(organisations=BODIES, lines=wrong)

    reasons = [fault.reason for fault in _faults(reading)]

    suggested, bare = "is not in organisations; nearest: icb", "is not in organisations"
    assert reasons == [suggested] * SUGGESTIONS + [bare] * 50


def test_a_value_without_an_end_is_shortened(tmp_path: Path) -> None:
    (tmp_path / "organisations.csv").write_text("id,type,source\nicb,icb," + "act " * 8_000 + "\n")
    (tmp_path / "sources.csv").write_text("id\nNHSA06\n")

    [fault] = _faults(read_register(tmp_path))

    assert fault == Fault("organisations.csv", 2, "source", ("act " * 20) + "… (31999 characters)", "is not in sources")


def test_the_references_of_a_rejected_row_are_told_with_its_other_faults(tmp_path: Path) -> None:
    (tmp_path / "organisations.csv").write_text("id,type\nicb,icb\nnhse,nhs_england\n")
    (tmp_path / "lines.csv").write_text(
        "id,kind,subject,holder,functions\nL1,delegaton,icb,nhes,acute\nL2,delegation,ibc,nhse,\n"
    )

    reading = read_register(tmp_path)

    assert [str(fault) for fault in [*reading.all_faults(), *_faults(reading)]] == [
        "lines.csv line 2, kind: 'delegaton' is not a known kind; nearest: delegation, regulation",
        "lines.csv line 2, holder: 'nhes' is not in organisations; nearest: nhse",
        f"lines.csv, functions: {ABSENT.format('functions')}",
        "lines.csv line 3, subject: 'ibc' is not in organisations; nearest: icb",
    ]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("L1,delegation,i|b,nhse,", id="the value itself is at fault"),
        pytest.param("L1,delegation,A board, of a place,nhse,acute", id="cells may have slipped into the next column"),
    ],
)
def test_what_a_faulty_value_refers_to_is_not_looked_up(tmp_path: Path, row: str) -> None:
    (tmp_path / "organisations.csv").write_text("id,type\nnhse,nhs_england\n")
    (tmp_path / "lines.csv").write_text(f"id,kind,subject,holder,functions\n{row}\n")

    reading = read_register(tmp_path)

    assert (len(reading.all_faults()), _faults(reading)) == (1, [])
