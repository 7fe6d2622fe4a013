"""The product and an independent resolver agree: on the shipped cases, and on small registers drawn at random."""

from collections import Counter
from datetime import date
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_model.answering import who_decides
from graph_model.answers import Answer
from graph_model.entities import Entity
from graph_model.history import History
from graph_model.places import find_place
from graph_model.tables import TABLE_OF
from tests.unit.building import CASES, cases
from tests.unit.reference_resolver import ReferenceResolver, Row, Verdict

# Every day on which the wiring of the cases changed most, the last days before, and the first and last of all.
DAYS = [
    "2013-04-01",
    "2015-10-01",
    "2017-04-01",
    "2018-04-01",
    "2020-04-01",
    "2021-04-01",
    "2022-06-30",
    "2022-07-01",
    "2023-04-01",
    "2024-04-01",
    "2025-04-01",
    "2026-04-01",
    "2027-04-01",
]
# Who stands there, who acts, who decide together.
Told = tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]], frozenset[frozenset[str]]]


@lru_cache
def _reference() -> ReferenceResolver:
    return ReferenceResolver.of_folder(CASES)


def _by_reference(verdict: Verdict) -> Counter[Told]:
    people: Counter[Told] = Counter()
    for decided, living in verdict.people.items():
        people[decided.standing, decided.acting, decided.groups] += living
    return people


def _by_product(answer: Answer) -> Counter[Told]:
    people: Counter[Told] = Counter()
    for part in answer.parts:
        standing = frozenset((each.right.organisation, each.right.role.value) for each in part.deciders)
        acting = frozenset((each.right.organisation, each.right.role.value) for each in part.acting)
        people[standing, acting, frozenset(part.groups)] += part.population or 0
    return people


def _shares(answer: Answer) -> float:
    return sum(part.share or 0 for part in answer.parts)


@pytest.mark.parametrize("on", DAYS)
def test_every_function_is_decided_alike_for_every_footprint_of_the_cases(on: str) -> None:
    day = cases().on(date.fromisoformat(on))
    places = [find_place(day, footprint) for footprint in cases().footprints]

    differing = [
        (function, place.id)
        for place in places
        for function in cases().functions
        if not _agree(_reference().verdict(function, place.id, day.day), who_decides(day, function, place))
    ]

    assert differing == []


def _agree(verdict: Verdict, answer: Answer) -> bool:
    alike = verdict.outcome == answer.outcome and _by_reference(verdict) == _by_product(answer)
    return alike and _shares(answer) == pytest.approx(1)


def test_the_days_looked_at_are_days_of_change() -> None:
    changes = {each.isoformat() for each in _reference().change_dates()}

    assert set(DAYS) - changes == {"2022-06-30"}


@pytest.mark.parametrize(
    "certainties",
    [
        pytest.param({"in_force"}, id="in force only"),
        pytest.param({"planned"}, id="planned only"),
        pytest.param({"in_force", "planned", "announced", "proposed"}, id="whatever may come"),
    ],
)
def test_certainties_are_counted_alike(certainties: set[str]) -> None:
    day = cases().on(date(2027, 4, 1), frozenset(certainties))  # type: ignore[arg-type]
    places = [find_place(day, footprint) for footprint in cases().footprints]

    differing = [
        (function, place.id)
        for place in places
        for function in ("adult_social_care", "disabled_facilities_grant", "primary_dental", "jsna")
        if not _agree(
            _reference().verdict(function, place.id, day.day, frozenset(certainties)), who_decides(day, function, place)
        )
    ]

    assert differing == []


# --- Small registers drawn at random

ORGANISATIONS = ["nhse", "icb", "council", "committee"]
FOOTPRINTS = ["town", "north", "south"]
BLOCKS = ["b1", "b2", "b3", "b4"]
DAY = st.sampled_from(["", "2020-01-01", "2022-07-01", "2024-04-01"])
DATES = st.tuples(DAY, DAY).filter(lambda dates: "" in dates or dates[0] <= dates[1])
ALWAYS = st.just(("", ""))
CERTAINTY = st.sampled_from(["in_force", "in_force", "planned", "proposed", ""])


@st.composite
def _right(draw: st.DrawFn) -> Row:
    begins, ends = draw(ALWAYS | DATES)
    return {
        "organisation": draw(st.sampled_from(ORGANISATIONS)),
        "function": draw(st.sampled_from(["health", "dental", "dental", "sedation", "*"])),
        "role": draw(st.sampled_from(["decides", "decides", "delegated_decides", "jointly_decides", "must_agree"])),
        "subject_type": draw(st.sampled_from(["", "", "", "trust", "foundation"])),
        "footprint": draw(st.sampled_from(FOOTPRINTS)),
        "valid_from": begins,
        "valid_to": ends,
        "certainty": draw(CERTAINTY),
    }


@st.composite
def _line(draw: st.DrawFn) -> Row:
    begins, ends = draw(ALWAYS | DATES)
    subject, holder = draw(st.permutations(ORGANISATIONS))[:2]
    return {
        "kind": draw(st.sampled_from(["delegation", "internal_delegation", "joint_exercise", "membership"])),
        "subject": subject,
        "holder": holder,
        "functions": draw(st.sampled_from(["health", "dental", "sedation", "*", "", "optical", "optical|dental"])),
        "footprint": draw(st.sampled_from(["", "", "town", "north"])),
        "valid_from": begins,
        "valid_to": ends,
        "certainty": draw(CERTAINTY),
    }


@st.composite
def _handed_down(draw: st.DrawFn) -> dict[str, list[Row]]:
    """Few bodies, two functions, one under the other, and many lines: delegators, circles and organs abound."""
    bodies = st.sampled_from(ORGANISATIONS[:3])
    rights = st.fixed_dictionaries(
        {
            "organisation": bodies,
            "function": st.sampled_from(["dental", "sedation"]),
            "role": st.sampled_from(["decides", "delegated_decides", "delegated_decides", "jointly_decides"]),
            "subject_type": st.sampled_from(["", "", "trust", "foundation"]),
            "footprint": st.sampled_from(["town", "town", "north"]),
            "certainty": st.sampled_from(["in_force", "planned"]),
        }
    )
    lines = st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["delegation", "internal_delegation", "joint_exercise"]),
            "subject": bodies,
            "holder": bodies,
            "functions": st.sampled_from(["dental", "sedation", ""]),
            "footprint": st.sampled_from(["", "", "north"]),
            "certainty": st.just("in_force"),
        }
    )
    drawn: dict[str, list[Row]] = {
        "rights": draw(st.lists(rights, min_size=2, max_size=6)),
        "lines": draw(st.lists(lines, min_size=1, max_size=4)),
    }
    return {name: [{"id": f"{name} {n}"} | dict(row) for n, row in enumerate(rows)] for name, rows in drawn.items()}


@st.composite
def _duty(draw: st.DrawFn) -> Row:
    return {
        "function": draw(st.sampled_from(["dental", "sedation"])),
        "role": draw(st.sampled_from(["decides", "jointly_decides"])),
        "holder_type": draw(st.sampled_from(["icb", "upper_tier_la"])),
        "group": draw(st.sampled_from(["joint", "own", ""])),
    }


@st.composite
def _tables(draw: st.DrawFn) -> dict[str, list[Row]]:
    types = {"nhse": "nhs_england", "icb": "icb", "council": "county_council", "committee": "joint_committee"}
    parents = {"health": "", "dental": "health", "sedation": "dental", "optical": "health"}
    ground = {"town": BLOCKS} | {
        name: draw(st.lists(st.sampled_from(BLOCKS), unique=True)) for name in ("north", "south")
    }
    people = draw(st.lists(st.integers(1, 999), min_size=len(BLOCKS), max_size=len(BLOCKS)))
    rows: dict[str, list[Row]] = {
        "organisations": [{"id": name, "type": kind} for name, kind in types.items()],
        "functions": [{"id": name, "parent": parent} for name, parent in parents.items()],
        "footprints": [{"id": name, "level": "place"} for name in FOOTPRINTS],
        "blocks": [{"id": block, "population": str(each)} for block, each in zip(BLOCKS, people, strict=True)],
        "ground": [{"block": block, "footprint": name} for name, blocks in ground.items() for block in blocks],
        "rights": [{"id": f"R{n}"} | dict(row) for n, row in enumerate(draw(st.lists(_right(), max_size=8)))],
        "lines": [{"id": f"L{n}"} | dict(row) for n, row in enumerate(draw(st.lists(_line(), max_size=6)))],
        "statutory_holders": draw(st.lists(_duty(), max_size=2)),
    }
    return rows


def _history(tables: dict[str, list[Row]]) -> History:
    entities: dict[str, list[Entity]] = {
        name: [TABLE_OF[name].entity.model_validate({k: v for k, v in row.items() if v != ""}) for row in rows]
        for name, rows in tables.items()
    }
    return History(1, entities)


@settings(deadline=None, max_examples=400)
@given(
    tables=_tables(),
    asked=st.sampled_from(["health", "dental", "sedation", "optical"]),
    on=st.sampled_from(["2019-12-31", "2020-01-01", "2022-07-01", "2024-03-31", "2024-04-01"]),
)
def test_random_registers_are_decided_alike(tables: dict[str, list[Row]], asked: str, on: str) -> None:
    day = _history(tables).on(date.fromisoformat(on))

    answer = who_decides(day, asked, find_place(day, "town"))

    _assert_alike(answer, ReferenceResolver(tables).verdict(asked, "town", day.day))


@settings(deadline=None, max_examples=600)
@given(tables=_tables(), handed_down=_handed_down())
def test_functions_that_are_handed_down_are_decided_alike(
    tables: dict[str, list[Row]], handed_down: dict[str, list[Row]]
) -> None:
    tables = tables | handed_down | {"statutory_holders": []}
    day = _history(tables).on(date(2024, 4, 1))

    answer = who_decides(day, "sedation", find_place(day, "town"))

    _assert_alike(answer, ReferenceResolver(tables).verdict("sedation", "town", day.day))


def _assert_alike(answer: Answer, verdict: Verdict) -> None:
    assert _by_product(answer) == _by_reference(verdict)
    assert answer.outcome == verdict.outcome
    assert _shares(answer) == pytest.approx(1)
