"""A made-up region that is as the law wants it, drawn by hand and filled in by statute: nothing is wrong with it.

A county lies in two systems, which merge in 2026, and is split in 2028, with shadow councils before; a mayor's
authority, a pooled fund, a place committee, joint scrutiny, a specialised committee, a trust that hosts a lead provider
and delivers for it, a trust of each sort in one group, an alliance, a network, a pharmacy hub and a cluster.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from graph_model.entities import Entity, Organisation, Succession
from graph_model.statute import Bodies, expand
from graph_model.tables import TABLES
from tests.unit.analyses.judging import claim, flat, law
from tests.unit.building import area, block, body, cases, covers, holds, line, right, succession

__all__ = ["another_region"]

START, BOARDS, MERGER, SPLIT = "2013-04-01", "2022-07-01", "2026-04-01", "2028-04-01"
ALL_GROUND = "b1 b2 b3 b4 b5"
# Each body: its type, the level and the blocks of its area, and its dates.
BODIES = [
    ("parliament", "parliament", "", "", None, None),
    ("sos", "secretary_of_state", "england", ALL_GROUND, None, None),
    ("nhse", "nhs_england", "england", ALL_GROUND, START, None),
    ("monitor", "monitor", "england", ALL_GROUND, "2004-01-05", BOARDS),
    ("tda", "nhs_tda", "england", ALL_GROUND, START, BOARDS),
    ("cqc", "cqc", "england", ALL_GROUND, "2009-04-01", None),
    ("region", "nhs_england_region", "nhs_region", ALL_GROUND, "2019-04-01", None),
    ("ccg a", "ccg", "ccg_area", "b1 b2 b3", START, BOARDS),
    ("ccg b", "ccg", "ccg_area", "b4 b5", START, BOARDS),
    ("icb a", "icb", "ics_icb", "b1 b2 b3", BOARDS, MERGER),
    ("icb b", "icb", "ics_icb", "b4 b5", BOARDS, MERGER),
    ("icb", "icb", "ics_icb", ALL_GROUND, MERGER, None),
    ("icp:icb a", "icp_statutory", "ics_icb", "b1 b2 b3", BOARDS, MERGER),
    ("icp:icb b", "icp_statutory", "ics_icb", "b4 b5", BOARDS, MERGER),
    ("icp:icb", "icp_statutory", "ics_icb", ALL_GROUND, MERGER, None),
    ("county", "county_council", "utla_area", "b1 b2 b4", None, SPLIT),
    ("district 1", "district_council", "ltla_area", "b1 b2", None, SPLIT),
    ("district 2", "district_council", "ltla_area", "b4", None, SPLIT),
    ("town", "unitary_authority", "utla_area", "b3", None, None),
    ("city", "unitary_authority", "utla_area", "b5", None, None),
    ("police", "police", "police_area", ALL_GROUND, None, None),
    ("electorate:police", "electorate", "police_area", ALL_GROUND, None, None),
    ("authority", "combined_authority", "combined_authority", ALL_GROUND, "2025-05-01", None),
    ("mayor", "mayor", "combined_authority", ALL_GROUND, "2025-05-05", None),
    ("specialised", "spec_joint_committee", "spec_jc_area", ALL_GROUND, "2023-04-01", "2025-04-01"),
    ("pool", "s75_joint_committee", "place", "b3", "2018-04-01", None),
    ("place", "place_committee", "place", "b5", BOARDS, None),
    ("scrutiny", "hosc", "", "", "2015-01-01", SPLIT),
    ("trust", "nhs_trust", "", "", START, None),
    ("foundation", "nhs_foundation_trust", "", "", START, None),
    ("practice", "gp_practice", "", "", START, None),
    ("pharmacy", "pharmacy", "", "", START, None),
    ("charity", "vcse_provider", "", "", START, None),
    ("group", "provider_group", "", "", "2021-01-01", None),
    ("alliance", "cancer_alliance", "", "", "2016-09-01", None),
    ("network", "clinical_network", "", "", START, None),
    ("hub", "commissioning_office", "", "", "2023-04-01", None),
    ("cluster", "icb_cluster", "", "", "2025-10-01", MERGER),
    ("lead", "lead_provider", "collaborative_catchment", ALL_GROUND, "2020-10-01", None),
]
LINES = [
    ("tda", "statutory_accountability", "sos", "*", START, BOARDS),
    ("police", "democratic", "electorate:police", "*", START, None),
    ("practice", "membership", "ccg a", "*", START, BOARDS),
    ("practice", "commissioning_contract", "nhse", "primary_medical", START, BOARDS),
    ("practice", "commissioning_contract", "icb a", "primary_medical", BOARDS, MERGER),
    ("practice", "commissioning_contract", "icb", "primary_medical", MERGER, None),
    ("pharmacy", "commissioning_contract", "nhse", "pharmaceutical", START, "2023-04-01"),
    ("pharmacy", "commissioning_contract", "icb a", "pharmaceutical", "2023-04-01", MERGER),
    ("pharmacy", "commissioning_contract", "icb", "pharmaceutical", MERGER, None),
    *(
        (each, "commissioning_contract", "ccg a", "acute_commissioning", START, BOARDS)
        for each in ("trust", "foundation")
    ),
    *(
        (each, "commissioning_contract", "ccg b", "acute_commissioning", START, BOARDS)
        for each in ("trust", "foundation")
    ),
    *(
        (each, "commissioning_contract", "icb a", "acute_commissioning", BOARDS, MERGER)
        for each in ("trust", "foundation")
    ),
    *(
        (each, "commissioning_contract", "icb b", "acute_commissioning", BOARDS, MERGER)
        for each in ("trust", "foundation")
    ),
    *((each, "commissioning_contract", "icb", "acute_commissioning", MERGER, None) for each in ("trust", "foundation")),
    *((each, "membership", "group", "*", "2021-01-01", None) for each in ("trust", "foundation")),
    ("group", "hosting", "foundation", "*", "2021-01-01", None),
    ("alliance", "hosting", "foundation", "*", "2016-09-01", None),
    ("network", "hosting", "trust", "*", START, None),
    ("hub", "hosting", "icb a", "pharmaceutical", "2023-04-01", MERGER),
    ("hub", "hosting", "icb", "pharmaceutical", MERGER, None),
    ("icb a", "coordination", "icb b", "*", "2025-10-01", MERGER),
    *((each, "membership", "cluster", "*", "2025-10-01", MERGER) for each in ("icb a", "icb b")),
    *(
        ("specialised", "joint_exercise", each, "specialised_delegable", "2023-04-01", "2025-04-01")
        for each in ("nhse", "icb a", "icb b")
    ),
    *(("scrutiny", "joint_exercise", each, "health_scrutiny", "2015-01-01", SPLIT) for each in ("county", "town")),
    ("pool", "hosting", "town", "*", "2018-04-01", None),
    ("pool", "joint_exercise", "town", "community_commissioning|adult_social_care", "2018-04-01", None),
    ("pool", "joint_exercise", "ccg a", "community_commissioning|adult_social_care", "2018-04-01", BOARDS),
    ("pool", "joint_exercise", "icb a", "community_commissioning|adult_social_care", BOARDS, MERGER),
    ("pool", "joint_exercise", "icb", "community_commissioning|adult_social_care", MERGER, None),
    ("place", "internal_delegation", "icb b", "community_commissioning", BOARDS, MERGER),
    ("place", "internal_delegation", "icb", "community_commissioning", MERGER, None),
    ("charity", "commissioning_contract", "town", "adult_social_care", START, None),
    ("charity", "regulation", "cqc", "provider_registration", START, None),
    ("lead", "commissioning_contract", "nhse", "specialised_mental_health", "2020-10-01", None),
    ("lead", "hosting", "foundation", "*", "2020-10-01", None),
    ("foundation", "subcontract", "lead", "specialised_mental_health", "2020-10-01", None),
]
RIGHTS = [
    right("pool", "jointly_decides", over="fp:pool", function="community_commissioning", valid_from="2018-04-01"),
    right("pool", "jointly_decides", over="fp:pool", function="adult_social_care", valid_from="2018-04-01"),
    right("place", "delegated_decides", over="fp:place", function="community_commissioning", valid_from=BOARDS),
]
CLAIMED = {
    "regulation": ["nhs_trust", "nhs_foundation_trust", "gp_practice"],
    "statutory_accountability": ["nhs_trust", "icb", "ccg", "nhs_england"],
    "financial_allocation": ["icb"],
    "democratic": ["county_council", "unitary_authority", "district_council"],
    "internal_delegation": ["hwb", "hosc"],
    "hosting": ["s75_joint_committee"],
    "joint_exercise": ["combined_authority"],
    "organisations": ["hwb", "hosc"],
    "successions": ["icb", "ccg", "county_council"],
    "rights": [
        "acute_commissioning",
        "community_commissioning",
        "adult_social_care",
        "public_health_local",
        "primary_medical",
        "pharmaceutical",
        "specialised_delegable",
        "jsna",
        "service_reconfiguration",
    ],
}


@cache
def another_region() -> dict[str, list[Entity]]:
    """The tables of the region over all its days."""
    drawn = [*_bodies(), *_lines(), *RIGHTS, *_successions(), *_claims()]
    shared = [*cases().functions.values(), *cases().sources.values(), *cases().statutory_holders]
    stated = _tables([*shared, *(block(each, 1000) for each in ALL_GROUND.split()), *flat(drawn)])
    by_law = expand(cases().statutory_holders, law(), Bodies.from_tables(stated), "OWN")
    made = _tables([*by_law.organisations, *by_law.covers, *by_law.lines, *by_law.rights])
    return {name: [*made[name], *rows] for name, rows in stated.items()}


def _tables(rows: Iterable[Entity]) -> dict[str, list[Entity]]:
    found: dict[str, dict[str, Entity]] = {table.name: {} for table in TABLES}
    names = {table.entity: table.name for table in TABLES}
    for row in rows:
        found[names[type(row)]][row.key] = row
    return {name: list(each.values()) for name, each in found.items()}


def _bodies() -> Iterator[object]:
    for name, kind, level, blocks, begins, ends in BODIES:
        yield _body(name, kind, begins, ends)
        if level != "":
            dates, footprint = {"valid_from": begins, "valid_to": ends}, f"fp:{name}"
            yield [area(footprint, level=level, **dates), *holds(footprint, blocks, **dates)]
            yield covers(name, footprint, source="act", confidence="sure", **dates)
    for name, blocks in (("new 1", "b1 b2"), ("new 2", "b4")):
        # A shadow council has neither ground nor functions until its day.
        yield _body(name, "unitary_authority", "2027-05-06", None)
        yield [area(f"fp:{name}", level="utla_area", valid_from=SPLIT), *holds(f"fp:{name}", blocks, valid_from=SPLIT)]
        yield covers(name, f"fp:{name}", source="act", confidence="sure")


def _body(name: str, kind: str, begins: str | None, ends: str | None) -> Organisation:
    return body(name, kind, source="act", confidence="sure", valid_from=begins, valid_to=ends)


def _lines() -> Iterator[Entity]:
    for subject, kind, holder, functions, begins, ends in LINES:
        about = {"legal_basis": "NHSA06 s75"} if subject == "pool" else {}
        where = f"fp:{holder}" if kind == "commissioning_contract" and holder != "nhse" else None
        name = f"{subject} {kind} {holder} {functions} {begins}".replace("|", " and ")
        yield line(
            subject, kind, holder, functions, footprint=where, valid_from=begins, valid_to=ends, id=name, **about
        )


def _successions() -> Iterator[Succession]:
    yield from (succession(f"ccg {each}", f"icb {each}", BOARDS) for each in "ab")
    yield from (succession(f"icb {each}", "icb", MERGER) for each in "ab")
    yield from (succession("county", f"new {each}", SPLIT, "split") for each in "12")
    yield from (succession(f"district {each}", f"new {each}", SPLIT) for each in "12")


def _claims() -> Iterator[Entity]:
    yield from (claim(about, each, valid_from=START) for about, every in CLAIMED.items() for each in every)
