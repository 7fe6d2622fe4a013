"""The whole expansion: the same whatever the order of rows, and agreeing with what the cases state."""

from collections import defaultdict
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_model.entities import Entity
from graph_model.ingest.register import read_register
from graph_model.periods import merged, period_of, without
from graph_model.statute import Bodies, Expansion, expand
from graph_model.vocabulary import LineKind
from tests.unit.building import CASES, area, body, covers, holds
from tests.unit.statute.drawing import bodies_of, chain, rule

LAW = CASES.parent / "law"
CHAINS = [
    chain("icp_statutory", "joint_exercise", "icb", "same_footprint", valid_from="2022-07-01"),
    chain("icp_statutory", "joint_exercise", "upper_tier_la", "each_with_shared_ground", valid_from="2022-07-01"),
    chain("hwb", "internal_delegation", "upper_tier_la", "same_footprint"),
    chain("icb", "statutory_accountability", "nhs_england", valid_from="2022-07-01"),
]
RULES = [
    rule(role="delegated_decides", valid_from="2022-07-01"),
    rule("nhs_england", footprint_level="england"),
    rule("hwb", function="jsna", footprint_level="utla_area", role="jointly_decides"),
    rule("icb", function="acute"),
]
DAYS = ["2022-07-01", "2023-04-01", "2024-04-01", "2026-04-01"]


@st.composite
def registers(draw: st.DrawFn) -> list[Entity]:
    """A few boards and councils, each with some of five blocks for some of the time, under one centre."""
    rows: list[Entity] = [body("centre", "nhs_england"), area("land", level="england"), covers("centre", "land")]
    kinds = {"ods:": ("icb", "ics_icb"), "la:": ("county_council", "utla_area")}
    for number in range(draw(st.integers(1, 4))):
        prefix = draw(st.sampled_from(sorted(kinds)))
        kind, level = kinds[prefix]
        days = sorted(draw(st.sets(st.sampled_from(DAYS), min_size=2, max_size=2)))
        dates = {name: day for name, day in zip(("valid_from", "valid_to"), days, strict=True) if draw(st.booleans())}
        blocks = " ".join(draw(st.sets(st.sampled_from("abcde"))))
        rows += [
            body(f"{prefix}{number}", kind, **dates),
            area(f"fp:{number}", level=level),
            *holds(f"fp:{number}", blocks),
        ]
        rows += [covers(f"{prefix}{number}", f"fp:{number}")]
    return rows


@settings(max_examples=60, deadline=None)
@given(rows=registers(), random=st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(rows: list[Entity], random) -> None:
    shuffled, rules, chains = list(rows), list(RULES), list(CHAINS)
    for each in (shuffled, rules, chains):
        random.shuffle(each)

    assert expand(rules, chains, bodies_of(shuffled), "act") == expand(RULES, CHAINS, bodies_of(rows), "act")


@settings(max_examples=60, deadline=None)
@given(rows=registers())
def test_nothing_outlives_its_ends(rows: list[Entity]) -> None:
    known = bodies_of(rows)

    made = expand(RULES, CHAINS, known, "act")

    lives = {each.id: [period_of(each)] for each in (*known.organisations.values(), *made.organisations)}
    ends = [(row, row.organisation) for row in (*made.rights, *made.covers)]
    ends += [(row, end) for row in made.lines for end in (row.subject, row.holder)]
    assert [(row.key, end) for row, end in ends if list(without(period_of(row), lives[end]))] == []


@settings(max_examples=60, deadline=None)
@given(rows=registers())
def test_what_is_made_once_is_not_made_again(rows: list[Entity]) -> None:
    made = expand(RULES, CHAINS, bodies_of(rows), "act")

    again = expand(RULES, CHAINS, bodies_of(rows, made.organisations, made.covers), "act")

    assert (again.organisations, again.covers) == ((), ())
    assert (again.rights, again.lines, again.unmade) == (made.rights, made.lines, made.unmade)


@settings(max_examples=60, deadline=None)
@given(rows=registers())
def test_every_delegated_right_has_its_line(rows: list[Entity]) -> None:
    made = expand(RULES, CHAINS, bodies_of(rows), "act")

    delegated = {(each.organisation, period_of(each)) for each in made.rights if each.role == "delegated_decides"}
    assert {(each.subject, period_of(each)) for each in made.lines if each.kind == "delegation"} == delegated


@lru_cache
def _cases() -> tuple[dict[str, list], Expansion]:
    tables: dict[str, dict[str, Entity]] = defaultdict(dict)
    for folder in (CASES, LAW):
        for name, table in read_register(folder).tables.items():
            tables[name].update(table.rows)
    rows = {name: list(table.values()) for name, table in tables.items()}
    return rows, expand(rows["statutory_holders"], rows["expected_lines"], Bodies.from_tables(rows), "statute")


def test_the_register_of_law_has_no_fault_of_form() -> None:
    assert read_register(LAW).all_faults() == []


def test_every_right_that_the_cases_state_follows_from_the_law() -> None:
    rows, made = _cases()

    stated = _held((each.organisation, each.function, each.role, each.footprint, each) for each in rows["rights"])
    derived = _held((each.organisation, each.function, each.role, each.footprint, each) for each in made.rights)

    assert len(stated) > 400
    assert {key: derived.get(key) for key in stated} == stated


# What the law gives to a body because of what it is. The others were agreed between bodies, or are of one body.
IMPLIED = [
    ("ccg", "statutory_accountability"),
    ("icb", "statutory_accountability"),
    ("icb", "financial_allocation"),
    ("icb", "delegation"),
    ("nhs_trust", "statutory_accountability"),
    ("nhs_foundation_trust", "oversight"),
    ("nhs_foundation_trust", "parliamentary"),
    ("nhs_foundation_trust", "statutory_accountability"),
    ("council_of_governors", "democratic"),
    ("metropolitan_district", "democratic"),
    ("county_council", "democratic"),
    ("unitary_authority", "democratic"),
    ("district_council", "democratic"),
    ("hwb", "internal_delegation"),
    ("hosc", "internal_delegation"),
    ("icp_statutory", "joint_exercise"),
    ("combined_authority", "joint_exercise"),
    ("spec_joint_committee", "joint_exercise"),
    ("gp_practice", "regulation"),
    ("cqc", "statutory_accountability"),
    ("nhs_england", "statutory_accountability"),
]


@pytest.mark.parametrize(("kind_of_body", "kind"), IMPLIED)
def test_every_line_that_the_cases_state_and_the_law_implies_follows(kind_of_body: str, kind: str) -> None:
    rows, made = _cases()
    of_type = {each.id for each in rows["organisations"] if each.type == kind_of_body}
    wanted = [each for each in rows["lines"] if each.subject in of_type and each.kind is LineKind(kind)]

    stated = _held((each.subject, each.holder, function, each) for each in wanted for function in each.functions)
    derived = _held(
        (each.subject, each.holder, function, each)
        for each in made.lines
        if each.kind == kind
        for function in each.functions
    )

    assert len(stated) > 0
    assert {key: derived.get(key) for key in stated} == stated


def _held(rows) -> dict[tuple[str, ...], tuple]:
    periods = defaultdict(list)
    for *key, row in rows:
        periods[tuple(key)].append(period_of(row))
    return {key: merged(each) for key, each in periods.items()}
