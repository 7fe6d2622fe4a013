"""Blocks are exact: every area of every lookup has the people of its LSOAs, and England is their sum on every day."""

from collections import defaultdict

import polars as pl
import pytest

from tests.england.compiled import Compiled, held_on
from tests.england.published import DISTRICT_COLUMNS, areas, lsoa_lookup, people, table

# The LSOA of 2021 that the newest lookup has in Cherwell and the older ones in South Northamptonshire (TRAPS 15).
MOVED_LSOA_PEOPLE = 1_864
MOVED_BETWEEN = {"E07000155", "E06000062", "E07000177"}
# Newcastle and Gateshead: no file tells which of the three groups of 2013 to 2015 was where, but for Gateshead.
NEWCASTLE_PEOPLE = 307_565
# ONS codes of planning areas that are in no file with an ODS code.
OLD_PLANNING_CODES = {"E54000047": "QT8"}


@pytest.mark.parametrize(("year", "column"), DISTRICT_COLUMNS)
def test_a_district_has_the_people_of_its_lsoas(england: Compiled, year: int, column: str) -> None:
    off = _off(england, year, column, {code: f"fp:{code}" for code in lsoa_lookup(year)[column].unique()})

    assert set(off) <= MOVED_BETWEEN
    assert {abs(difference) for difference in off.values()} <= {MOVED_LSOA_PEOPLE}
    assert sum(off.values()) == 0


@pytest.mark.parametrize("year", range(2015, 2021))
def test_a_clinical_group_has_the_people_of_its_lsoas(england: Compiled, year: int) -> None:
    column = f"ccg{year - 2000}cdh"

    assert _off(england, year, column, {code: f"fp:ccg:{code}" for code in lsoa_lookup(year)[column].unique()}) == {}


def test_a_clinical_group_of_2021_has_the_people_of_its_lsoas(england: Compiled) -> None:
    coded = {row["CCG21CD"]: f"fp:ccg:{row['CCG21CDH']}" for row in table("ods/ccg_icb_to_cancer_alliance.csv")}

    off = _off(england, 2021, "ccg21_code", coded)

    assert (len(coded), off) == (106, {})


@pytest.mark.parametrize(
    ("year", "column", "count"), [(2017, "stp17cd", 44), (2018, "stp18cd", 42), (2021, "stp21_code", 42)]
)
def test_a_planning_area_has_the_people_of_its_lsoas(england: Compiled, year: int, column: str, count: int) -> None:
    ground = {
        england.organisations[row["organisation"]]["ods_code"]: row["footprint"]
        for row in england.tables["covers"]
        if england.organisations[row["organisation"]]["type"] in {"stp", "ics_nonstatutory"}
    }
    coded = {gss: ground[code] for gss, code in _planning_codes().items() if code in ground}

    off = _off(england, year, column, coded, "2018-09-01" if year == 2018 else _day(year))

    assert (len(areas(year, column)), off) == (count, {})


@pytest.mark.parametrize("day", ["2022-07-01", "2024-04-01", "2026-03-31"])
@pytest.mark.parametrize(("column", "prefix"), [("sicbl24_code_nhs", "fp:sub:"), ("icb24_code_nhs", "fp:")])
def test_a_board_and_a_location_have_the_people_of_their_lsoas(
    england: Compiled, day: str, column: str, prefix: str
) -> None:
    counted: dict[str, int] = defaultdict(int)
    for row in table("ons/lookup_lsoa21_icb24.csv"):
        counted[f"{prefix}{row[column]}"] += people()[row["lsoa21_code"]]

    assert {each: england.people(england.blocks(each, day)) for each in counted} == dict(counted)


def test_a_location_of_2026_has_the_people_of_its_lsoas_and_of_the_districts_that_came_to_it(england: Compiled) -> None:
    district = dict(lsoa_lookup(2024).select("lsoa", "ltla24_code").iter_rows())
    moves = {
        **dict.fromkeys(("E06000039", "E06000040", "E06000036"), "U2G6B"),
        **dict.fromkeys(("E07000092", "E07000089"), "D9Y0V"),
        **dict.fromkeys(("E07000214", "E07000216", "E07000209", "E07000212"), "92A"),
    }
    counted: dict[str, int] = defaultdict(int)
    for row in table("ons/lookup_lsoa21_icb24.csv"):
        lsoa, code = row["lsoa21_code"], row["sicbl24_code_nhs"]
        counted[moves[district[lsoa]] if code == "D4U1Y" else code] += people()[lsoa]

    found = {code: england.people(england.blocks(f"fp:sub:{code}", "2026-04-01")) for code in counted}

    assert (len(counted), found) == (106, dict(counted))


def test_the_people_of_england_are_the_sum_of_its_blocks(england: Compiled) -> None:
    assert sum(england.population.values()) == sum(people().values()) == 57_106_398


def test_england_holds_every_block_on_every_day(england: Compiled) -> None:
    for day in england.change_days("2013-04-01", "ground", "footprints"):
        assert england.blocks("fp:eng", day) == set(england.population), day


@pytest.mark.parametrize(
    ("prefixes", "since", "until"),
    [
        pytest.param(("fp:E06", "fp:E07", "fp:E08", "fp:E09"), "2013-04-01", "2027-04-01", id="districts"),
        pytest.param(("fp:ccg:",), "2015-04-01", "2022-07-01", id="clinical groups"),
        pytest.param(("fp:sub:",), "2022-07-01", "9999", id="locations"),
    ],
)
def test_areas_of_a_kind_part_england_on_every_day(
    england: Compiled, prefixes: tuple[str, ...], since: str, until: str
) -> None:
    of_kind = [each for each in england.footprints if each.startswith(prefixes)]

    for day in (each for each in england.change_days(since, "ground", "footprints") if each < until):
        assert _parting(england, of_kind, day) == (set(england.population), 0), day


@pytest.mark.parametrize(
    ("kinds", "since", "until"),
    [
        pytest.param(
            ("county_council", "unitary_authority", "metropolitan_district", "london_borough"),
            "2013-04-01",
            "2027-04-01",
            id="upper-tier councils",
        ),
        pytest.param(("stp", "ics_nonstatutory"), "2016-04-01", "2022-07-01", id="planning areas"),
        pytest.param(("icb",), "2022-07-01", "9999", id="boards"),
        pytest.param(("nhs_england_region",), "2013-04-01", "2018-04-01", id="regions of 2013"),
        pytest.param(("nhs_england_region",), "2019-04-01", "9999", id="regions of 2019"),
    ],
)
def test_what_bodies_of_a_type_cover_parts_england_on_every_day(
    england: Compiled, kinds: tuple[str, ...], since: str, until: str
) -> None:
    for day in (each for each in england.change_days(since, "ground", "footprints", "covers") if each < until):
        bodies = england.alive(day, *kinds)
        covered = sorted(
            {
                row["footprint"]
                for row in england.tables["covers"]
                if row["organisation"] in bodies and held_on(row, day)
            }
        )

        assert _parting(england, covered, day) == (set(england.population), 0), day


def test_before_april_2015_only_newcastle_has_no_group_whose_ground_is_known(england: Compiled) -> None:
    groups = [each for each in england.footprints if each.startswith("fp:ccg:")]

    held, twice = _parting(england, groups, "2014-04-01")

    left = set(england.population) - held
    assert (england.people(left), twice) == (NEWCASTLE_PEOPLE, 0)
    assert left <= england.blocks("fp:E08000021", "2014-04-01")


def test_ground_lasts_no_longer_than_its_footprint(england: Compiled) -> None:
    def beyond(row: dict[str, str]) -> bool:
        life = england.footprints[row["footprint"]]
        late = life["valid_to"] != "" and (row["valid_to"] == "" or row["valid_to"] > life["valid_to"])
        return late or (life["valid_from"] != "" and row["valid_from"] < life["valid_from"])

    assert [row for row in england.tables["ground"] if beyond(row)] == []


@pytest.mark.parametrize(
    ("district", "board", "expected"),
    [
        ("E07000089", "QNQ", 75_599),
        ("E07000089", "QRL", 25_311),
        ("E07000099", "QM7", 113_631),
        ("E07000099", "QUE", 20_528),
        ("E07000244", "QJG", 130_447),
        ("E07000244", "QMM", 116_633),
        ("E06000064", "QE1", 172_154),
        ("E06000064", "QHM", 55_489),
        ("E06000065", "QOQ", 565_697),
        ("E06000065", "QWO", 51_607),
        ("E06000065", "QE1", 6_197),
        ("E06000063", "QHM", 266_990),
        ("E06000063", "QE1", 8_400),
        ("E07000216", "QXU", 84_016),
        ("E07000216", "QNQ", 46_047),
        ("E06000060", "QHG", 7_260),
        ("E07000180", "QOX", 6_692),
        ("E07000177", "QPM", 1_864),
    ],
)
def test_a_district_in_two_boards_has_its_people_in_each(
    england: Compiled, district: str, board: str, expected: int
) -> None:
    day = "2024-10-01"

    common = england.blocks(f"fp:{district}", day) & england.blocks(f"fp:{board}", day)

    assert england.people(common) == expected


@pytest.mark.parametrize(("day", "expected"), [("2024-10-01", 13), ("2026-04-01", 6)])
def test_so_many_districts_lie_in_more_than_one_board(england: Compiled, day: str, expected: int) -> None:
    boards = [england.blocks(f"fp:{each.removeprefix('ods:')}", day) for each in england.alive(day, "icb")]
    districts = [each for each in england.footprints if each.startswith(("fp:E06", "fp:E07", "fp:E08", "fp:E09"))]

    split = [each for each in districts if sum(not board.isdisjoint(england.blocks(each, day)) for board in boards) > 1]

    assert len(split) == expected


def _off(
    england: Compiled, year: int, column: str, footprints: dict[str, str], day: str | None = None
) -> dict[str, int]:
    """By how many people each area of a lookup differs from its footprint.

    LSOAs of 2021 that join LSOAs of 2011 of two areas may be in either.
    """
    pairs = lsoa_lookup(year).unique(["lsoa", column]).select("lsoa", column)
    apart = frozenset(pairs.group_by("lsoa").len().filter(pl.col("len") > 1)["lsoa"])
    assert len(apart) <= 3
    may_have: dict[str, set[int]] = defaultdict(lambda: {0})
    for lsoa, area in pairs.filter(pl.col("lsoa").is_in(sorted(apart))).iter_rows():
        may_have[area] |= {more + people()[lsoa] for more in may_have[area]}
    counted = areas(year, column, apart)
    found = {
        area: england.people(england.blocks(footprints[area], day or _day(year))) - count
        for area, count in counted.items()
    }
    return {area: difference for area, difference in found.items() if difference not in may_have[area]}


def _planning_codes() -> dict[str, str]:
    """The ODS code of each planning area by any of its ONS codes."""
    found = dict(OLD_PLANNING_CODES)
    for name in ("stp_partners_2019-04-03.csv", "stp_partners_closed_2018.csv"):
        found.update({row["stp_ons_code"]: row["stp_ods_code"] for row in table(f"partnerships/{name}")})
    found.update({row["STP20CD"]: row["STP20CDH"] for row in table("ons/lookup_ccg20_stp20.csv")})
    found.update({row["STP21CD"]: row["STP21CDH"] for row in table("ods/ccg_icb_to_cancer_alliance.csv")})
    return found


def _parting(england: Compiled, footprints: list[str], day: str) -> tuple[set[str], int]:
    """The blocks that some footprints hold together, and how many of them more than one holds."""
    held = [england.blocks(each, day) for each in footprints if held_on(england.footprints[each], day)]
    together = set().union(*held)
    return together, sum(map(len, held)) - len(together)


def _day(year: int) -> str:
    return "2015-07-01" if year == 2015 else f"{year}-04-01"
