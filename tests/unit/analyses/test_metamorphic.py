"""What must not change what is found: the order of rows, ids, an unrelated region, how ground is parted, a row in two.

The cases are damaged at random, so that most rules find something, and then told again in another way. Nothing may
change but names.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from random import Random

import pytest

from graph_model.analyses.judging import Judging, judge
from graph_model.entities import Block, Entity, Ground, Line, Right, Succession
from graph_model.findings import Finding
from graph_model.history import History
from graph_model.ingest.register import read_register
from tests.unit.analyses.judging import law
from tests.unit.building import CASES

DAYS = [date(2018, 10, 1), date(2024, 10, 1), date(2026, 10, 1)]
# One line, right or succession in so many is lost; of the others, one in so many is hurt.
LOST, HURT = 20, 15
BREAK = date(2023, 1, 1)
BODIES = ("subject", "holder", "organisation", "predecessor", "successor")
NATIONAL = {
    "parliament",
    "secretary_of_state",
    "government_department",
    "nhs_england",
    "monitor",
    "nhs_tda",
    "cqc",
    "nice",
    "phe",
    "executive_agency",
    "special_health_authority",
    "ombudsman",
    "hee",
    "nhs_digital",
}
AREAS = ("footprint", "child", "parent")
Tables = Mapping[str, tuple[Entity, ...]]
Telling = Callable[[Tables], Tables]
Told = tuple[object, ...]


@cache
def _damaged() -> Tables:
    chance, tables = Random(7), read_register(CASES).tables
    return {name: tuple(_after(chance, table.rows.values())) for name, table in tables.items()}


def _after(chance: Random, rows: Iterable[Entity]) -> Iterator[Entity]:
    for row in list(rows):
        if not isinstance(row, Line | Right | Succession):
            yield row
        elif chance.randrange(LOST) > 0:
            yield from _hurt(chance, row) if chance.randrange(HURT) == 0 else [row]


def _hurt(chance: Random, row: Line | Right | Succession) -> Iterator[Entity]:
    """A row that is open-ended, without a basis, recorded twice, or the wrong way round."""
    if isinstance(row, Succession):
        return
    yield row.model_copy(update=chance.choice([{"valid_to": None}, {"legal_basis": None, "source": ()}]))
    if isinstance(row, Line):
        turned = {"subject": row.holder, "holder": row.subject}
        yield row.model_copy(update={"id": f"{row.id} too"} | chance.choice([{}, {}, turned]))
    elif row.role in {"decides", "delegated_decides"}:
        yield row.model_copy(update={"id": f"{row.id} too", "organisation": "nhse", "role": "decides"})


@cache
def _found(telling: Telling, on: date) -> tuple[Finding, ...]:
    tables = telling(_damaged())
    return judge(History(1, tables).on(on), Judging(law=law(), today=date(2026, 11, 26))).findings


def _as_it_is(tables: Tables) -> Tables:
    return tables


def _in_another_order(tables: Tables) -> Tables:
    return {name: tuple(Random(3).sample(rows, len(rows))) for name, rows in tables.items()}


def _split(tables: Tables) -> Tables:
    """Every block in two, which share its people."""
    blocks = [half for row in tables["blocks"] for half in _halves(row)]
    rows = (row for row in tables["ground"] if isinstance(row, Ground))
    ground = [row.model_copy(update={"block": f"{row.block}{half}"}) for row in rows for half in "12"]
    return {**tables, "blocks": tuple(blocks), "ground": tuple(ground)}


def _halves(row: Entity) -> Iterator[Block]:
    assert isinstance(row, Block)
    assert row.population is not None
    yield Block(id=f"{row.id}1", population=row.population // 2)
    yield Block(id=f"{row.id}2", population=row.population - row.population // 2)


def _reopened(tables: Tables) -> Tables:
    """Every line and right that holds over one day is closed on it, and opened again by another row."""
    return {
        name: tuple(part for row in rows for part in (_parts(row) if isinstance(row, Line | Right) else [row]))
        for name, rows in tables.items()
    }


def _parts(row: Line | Right) -> Iterator[Entity]:
    over = row.valid_from is not None and row.valid_from < BREAK and (row.valid_to is None or row.valid_to > BREAK)
    if not over:
        yield row
        return
    yield row.model_copy(update={"valid_to": BREAK})
    yield row.model_copy(update={"valid_from": BREAK, "id": f"{row.id} again"})


def _new(name: str) -> str:
    """Another id, which sorts elsewhere."""
    return sha256(name.encode()).hexdigest()[:10]


def _renamed(tables: Tables) -> Tables:
    """Every organisation, area, block, line and right by another id."""
    return _with_ids(tables, _new)


def _with_ids(tables: Tables, new: Callable[[str], str]) -> Tables:
    ids = {row.key for name in ("organisations", "footprints") for row in tables[name]}
    return {name: tuple(_with_id(name, row, new, ids) for row in rows) for name, rows in tables.items()}


def _with_id(table: str, row: Entity, new: Callable[[str], str], ids: set[str]) -> Entity:
    update: dict[str, object] = {}
    for column in (*BODIES, *AREAS, "block"):
        value = getattr(row, column, None)
        if isinstance(value, str) and (column == "block" or value in ids):
            update[column] = new(value)
    if table in {"organisations", "footprints", "blocks", "lines", "rights"}:
        update["id"] = new(row.key)
    if table == "statutory_holders":
        update["only_for"] = tuple(new(each) if each in ids else each for each in getattr(row, "only_for", ()))
    return row.model_copy(update=update)


def _beside_another_region(tables: Tables) -> Tables:
    """The same again by other ids, under the same national bodies, and without the codes that make two records one."""
    national = {row.key for row in tables["organisations"] if getattr(row, "type", "") in NATIONAL}
    england = {row.key for row in tables["footprints"] if getattr(row, "level", "") == "england"}
    other = _with_ids(tables, lambda name: name if name in national | england else f"other {name}")
    rows = {name: [row for row in each if not _is_shared(row, national)] for name, each in other.items()}
    keys = {name: {row.key for row in each} for name, each in tables.items()}
    return {
        name: (*each, *(_nameless(row) for row in rows[name] if row.key not in keys[name]))
        for name, each in tables.items()
    }


def _is_shared(row: Entity, national: set[str]) -> bool:
    """Whether a row is about national bodies alone, of which there is one each."""
    bodies = {getattr(row, column, None) for column in BODIES} - {None}
    return len(bodies) > 0 and bodies <= national


def _nameless(row: Entity) -> Entity:
    codes = {column: None for column in ("ods_code", "gss_code") if getattr(row, column, None) is not None}
    named = {"name": f"other {getattr(row, 'name', '')}"} if "name" in type(row).model_fields else {}
    return row.model_copy(update=codes | named)


def _is_there(finding: Finding) -> bool:
    """Whether a finding is about the other region."""
    return any(each.startswith("other ") for each in (*finding.subjects, finding.footprint or ""))


def _is_of_the_nation(finding: Finding) -> bool:
    """Whether it is about national bodies alone, on whom what hangs is in both regions."""
    national = {row.key for row in _damaged()["organisations"] if getattr(row, "type", "") in NATIONAL}
    return len(finding.subjects) > 0 and national.issuperset(finding.subjects)


def _told(findings: Iterable[Finding], new: Callable[[str], str] = str) -> Counter[Told]:
    """What is found, but for the names of blocks and rows."""
    return Counter(
        (
            each.rule,
            each.severity,
            frozenset(map(new, each.subjects)),
            each.functions,
            each.population,
            frozenset(map(new, each.affected)),
            len(each.rests_on) > 0,
            each.speaks_for,
        )
        for each in findings
    )


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_the_order_of_rows_changes_nothing(on):
    assert _found(_in_another_order, on) == _found(_as_it_is, on)


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("telling", [_split, _reopened])
def test_how_ground_is_parted_and_one_row_in_two_change_nothing(telling, on):
    assert _told(_found(telling, on)) == _told(_found(_as_it_is, on))


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_ids_change_nothing_but_names(on):
    assert _told(_found(_renamed, on)) == _told(_found(_as_it_is, on), _new)


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_an_unrelated_region_changes_nothing_here(on):
    before = [each for each in _found(_as_it_is, on) if not _is_of_the_nation(each)]
    after = [each for each in _found(_beside_another_region, on) if not _is_there(each)]

    assert _told(each for each in after if not _is_of_the_nation(each)) == _told(before)


def test_the_damage_is_found_by_most_rules():
    found = {each.rule for on in DAYS for each in _found(_as_it_is, on)}

    assert len(found) > 20
