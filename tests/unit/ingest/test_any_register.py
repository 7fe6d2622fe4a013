"""Any register that can be written is read again as the same entities, however it was written."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_model.entities import Entity
from graph_model.ingest.references import reference_faults
from graph_model.ingest.register import RegisterReading, read_register
from graph_model.ingest.register_writer import row_cells, write_register
from graph_model.tables import TABLE_OF, TABLES, Table
from graph_model.vocabulary import (
    Basis,
    Certainty,
    Confidence,
    FootprintLevel,
    LineKind,
    OrganisationType,
    Role,
    SuccessionType,
)
from tests.unit.ingest.writing import write_workbook

Rows = dict[str, list[Entity]]

DAYS = st.dates(date(1948, 7, 5), date(2100, 1, 1))
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cn", "Cs", "Zl", "Zp"])
TEXTS = (
    st.text(LETTERS | st.just("\n"), min_size=1, max_size=30)
    .map(str.strip)
    .filter(lambda text: text != "" and text[0] not in "=#")
)
IDS = st.text(LETTERS, min_size=1, max_size=12).filter(
    lambda text: text == text.strip() and text.isprintable() and text[0] not in "=#*" and not set("|;") & set(text)
)
SECTIONS = st.from_regex(r"(s[0-9]{1,3}[A-Z]?)?", fullmatch=True)
SHARES = st.floats(0, 1)
# openpyxl writes sixteen digits of a number, one fewer than some need.
SHORT_SHARES = st.integers(0, 10**6).map(lambda millionths: millionths / 10**6)
DATED = {"valid_from": DAYS, "valid_to": DAYS}


def _evidenced(sources: Sequence[str]) -> dict[str, st.SearchStrategy[Any]]:
    cited = st.builds(lambda source, section: f"{source} {section}".strip(), st.sampled_from(sources), SECTIONS)
    return DATED | {"source": st.lists(cited, max_size=3), "confidence": st.sampled_from(Confidence)}


@st.composite
def registers(draw: st.DrawFn, shares: st.SearchStrategy[float] = SHARES) -> Rows:
    """Organisations, footprints, lines, rights and what became of bodies, which refer to each other."""
    named = {name: draw(st.lists(IDS, min_size=1, max_size=4, unique=True)) for name in NAMED}
    evidenced = _evidenced(named["sources"]) | {"share": shares}
    rows = {name: [_row(draw, name, {"id": each}, named, evidenced) for each in ids] for name, ids in named.items()}
    for name in ("successions", "covers"):
        drawn = [_row(draw, name, {}, named, evidenced) for _ in range(draw(st.integers(0, 3)))]
        rows[name] = list({row.key: row for row in drawn}.values())
    return rows


NAMED = ("sources", "functions", "organisations", "footprints", "blocks", "lines", "rights")
REQUIRED: Mapping[str, Mapping[str, st.SearchStrategy[Any]]] = {
    "organisations": {"type": st.sampled_from(OrganisationType)},
    "footprints": {"level": st.sampled_from(FootprintLevel)},
    "lines": {"kind": st.sampled_from(LineKind)},
    "rights": {"role": st.sampled_from(Role)},
    "successions": {"type": st.sampled_from(SuccessionType)},
}
OPTIONAL: Mapping[str, Mapping[str, st.SearchStrategy[Any]]] = {
    "sources": {"title": TEXTS, "published_on": st.sampled_from(["2016", "2016-05", "2016-05-31"])},
    "functions": {"name": TEXTS, "group": TEXTS, "confidence": st.sampled_from(Confidence)},
    "organisations": {"name": TEXTS, "ods_code": TEXTS, "gss_code": TEXTS, "note": TEXTS},
    "footprints": {"name": TEXTS, "purpose": TEXTS},
    "blocks": {"population": st.integers(0, 10**12)},
    "lines": {
        "legal_basis": TEXTS,
        "certainty": st.sampled_from(Certainty),
        "basis": st.sampled_from(Basis),
        "amount": st.integers(-(10**13), 10**13).map(lambda pence: pence / 100),
    },
    "rights": {"subject_type": TEXTS, "legal_basis": TEXTS, "certainty": st.sampled_from(Certainty)},
    "successions": {"effective": DAYS},
}


def _row(
    draw: st.DrawFn,
    name: str,
    columns: Mapping[str, object],
    named: Mapping[str, Sequence[str]],
    evidenced: Mapping[str, st.SearchStrategy[Any]],
) -> Entity:
    table = TABLE_OF[name]
    shared = {column: drawn for column, drawn in evidenced.items() if column in table.columns}
    referring = {
        column: st.sampled_from(named[target]) for column, target in table.references.items() if column != "source"
    }
    drawn = draw(
        st.fixed_dictionaries({**REQUIRED.get(name, {}), **referring}, optional={**OPTIONAL.get(name, {}), **shared})
    )
    if "valid_from" in drawn and "valid_to" in drawn:
        drawn["valid_from"], drawn["valid_to"] = sorted((drawn["valid_from"], drawn["valid_to"]))
    return table.entity.model_validate({**columns, **drawn})


def _written(table: Table, rows: Sequence[Entity], chance: Random) -> bytes:
    order = list(range(len(table.columns)))
    chance.shuffle(order)
    text = StringIO()
    ends, quotes = chance.choice(["\n", "\r\n"]), chance.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
    writer = csv.writer(text, lineterminator=ends, quoting=quotes)
    for row in [list(table.columns), *(row_cells(row, table.columns) for row in rows)]:
        writer.writerow([row[column] for column in order])
    return text.getvalue().encode(chance.choice(["utf-8", "utf-8-sig"]))


def _faults(reading: RegisterReading) -> list[str]:
    return [str(fault) for fault in [*reading.all_faults(), *reference_faults(reading, {}).faults]]


def _rows(reading: RegisterReading) -> Rows:
    return {name: list(table.rows.values()) for name, table in reading.tables.items()}


@settings(deadline=None)
@given(rows=registers(), chance=st.randoms(use_true_random=False))
def test_files_give_back_the_entities_they_were_written_from(
    tmp_path_factory: pytest.TempPathFactory, rows: Rows, chance: Random
) -> None:
    folder = tmp_path_factory.mktemp("register")
    for name, each in rows.items():
        (folder / f"{name}.csv").write_bytes(_written(TABLE_OF[name], each, chance))

    reading = read_register(folder)

    assert _faults(reading) == []
    assert _rows(reading) == {table.name: rows[table.name] for table in TABLES if table.name in rows}


@settings(deadline=None, max_examples=50)
@given(rows=registers(SHORT_SHARES))
def test_a_workbook_gives_back_the_entities_it_was_written_from(
    tmp_path_factory: pytest.TempPathFactory, rows: Rows
) -> None:
    path: Path = write_workbook(tmp_path_factory.mktemp("register") / "register.xlsx", rows)

    reading = read_register(path)

    assert _faults(reading) == []
    assert _rows(reading) == {table.name: rows[table.name] for table in TABLES if table.name in rows}


@settings(deadline=None)
@given(rows=registers(), chance=st.randoms(use_true_random=False), packed=st.booleans())
def test_the_products_own_files_give_back_the_entities_sorted(
    tmp_path_factory: pytest.TempPathFactory, rows: Rows, chance: Random, packed: bool
) -> None:
    folder, again = tmp_path_factory.mktemp("register"), tmp_path_factory.mktemp("again")
    shuffled = {name: chance.sample(rows[name], len(rows[name])) for name in chance.sample(list(rows), len(rows))}

    write_register(folder, rows, packed=packed)
    write_register(again, shuffled, packed=packed)
    reading = read_register(folder)

    assert _faults(reading) == []
    expected = {
        table.name: sorted(rows[table.name], key=lambda row: row.key) for table in TABLES if rows.get(table.name)
    }
    assert _rows(reading) == expected
    assert _bytes(again) == _bytes(folder)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
