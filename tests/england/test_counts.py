"""How many bodies there are on which day, and that every open one of each file is there once."""

from collections import Counter

import pytest

from tests.england.compiled import Compiled, held_on
from tests.england.published import DISTRICT_COLUMNS, lsoa_lookup, report, sheet, table

TRUSTS = ("nhs_trust", "nhs_foundation_trust", "care_trust")
PLANNING = ("stp", "ics_nonstatutory")
DISTRICTS = ("district_council", "unitary_authority", "metropolitan_district", "london_borough")
UPPER = ("county_council", "unitary_authority", "metropolitan_district", "london_borough")
# Care trusts that a register has and the report of trusts has not.
STATED_TRUSTS = {"ods:TAD", "ods:TAH", "ods:TAJ"}


@pytest.mark.parametrize(
    ("day", "kinds", "expected"),
    [
        pytest.param("2013-03-31", ("ccg",), 0, id="no groups before 2013"),
        pytest.param("2013-04-01", ("ccg",), 211, id="211 groups at first"),
        pytest.param("2014-12-01", ("ccg",), 211, id="still 211, though one opened early by its date"),
        pytest.param("2015-04-01", ("ccg",), 209, id="209 groups in 2015"),
        pytest.param("2017-04-01", ("ccg",), 207, id="207 groups in 2017"),
        pytest.param("2018-04-01", ("ccg",), 195, id="195 groups in 2018"),
        pytest.param("2019-04-01", ("ccg",), 191, id="191 groups in 2019"),
        pytest.param("2020-04-01", ("ccg",), 135, id="135 groups in 2020"),
        pytest.param("2022-06-30", ("ccg",), 106, id="106 groups on their last day"),
        pytest.param("2022-07-01", ("ccg",), 0, id="no groups since boards"),
        pytest.param("2016-02-29", PLANNING, 0, id="no planning areas before 2016"),
        pytest.param("2016-04-01", PLANNING, 44, id="44 planning areas at first"),
        pytest.param("2018-06-06", PLANNING, 44, id="44 planning areas before the merger"),
        pytest.param("2018-06-08", PLANNING, 42, id="42 planning areas after the merger"),
        pytest.param("2022-06-30", PLANNING, 42, id="42 planning areas on their last day"),
        pytest.param("2022-06-30", ("icb",), 0, id="no boards before July 2022"),
        pytest.param("2022-07-01", ("icb",), 42, id="42 boards at first"),
        pytest.param("2026-03-31", ("icb",), 42, id="42 boards until April 2026"),
        pytest.param("2026-04-01", ("icb",), 36, id="36 boards from April 2026"),
        pytest.param("2022-06-30", ("sub_icb_location",), 0, id="no locations before boards"),
        pytest.param("2022-07-01", ("sub_icb_location",), 106, id="106 locations at first"),
        pytest.param("2026-04-01", ("sub_icb_location",), 106, id="106 locations from April 2026"),
        pytest.param("2013-04-01", ("nhs_england_region",), 4, id="four regions in 2013"),
        pytest.param("2019-04-01", ("nhs_england_region",), 7, id="seven regions in 2019"),
        pytest.param("2019-06-30", ("pcn",), 0, id="no networks before July 2019"),
        pytest.param("2022-07-01", ("icp_statutory",), 42, id="a partnership for each board"),
    ],
)
def test_bodies_of_a_type_on_a_day(england: Compiled, day: str, kinds: tuple[str, ...], expected: int) -> None:
    alive = england.alive(day, *kinds)

    assert len(alive) == expected


@pytest.mark.parametrize(
    ("year", "column"),
    [
        (2015, "ccg15cdh"),
        (2016, "ccg16cdh"),
        (2017, "ccg17cdh"),
        (2018, "ccg18cdh"),
        (2019, "ccg19cdh"),
        (2020, "ccg20cdh"),
    ],
)
def test_the_groups_of_a_year_are_those_of_its_lookup(england: Compiled, year: int, column: str) -> None:
    listed = {f"ods:ccg:{code}" for code in lsoa_lookup(year)[column]}

    assert england.alive(_day(year), "ccg") == listed


@pytest.mark.parametrize(("year", "column"), DISTRICT_COLUMNS)
def test_the_districts_of_a_year_are_those_of_its_lookup(england: Compiled, year: int, column: str) -> None:
    listed = set(lsoa_lookup(year)[column])

    assert _gss_codes(england, _day(year), DISTRICTS) == listed


@pytest.mark.parametrize(
    ("file", "column", "day"),
    [
        ("lookup_ltla18_utla18.csv", "UTLA18CD", "2018-04-01"),
        ("lookup_ltla19_utla19.csv", "UTLA19CD", "2019-04-01"),
        ("lookup_ltla23_utla23.csv", "utla23_code", "2023-04-01"),
    ],
)
def test_the_upper_tier_of_a_year_is_that_of_its_lookup(england: Compiled, file: str, column: str, day: str) -> None:
    listed = {row[column] for row in table(f"ons/{file}") if row[column].startswith("E")}

    assert _gss_codes(england, day, UPPER) == listed


def test_every_current_council_of_the_list_is_there_once(england: Compiled) -> None:
    rows = table("councils/uk_local_authorities.csv")
    current = [row for row in rows if row["nation"] == "England" and row["current-authority"] == "True"]
    listed = Counter(row["gss-code"] for row in current if row["local-authority-type"] != "SRA")

    alive = england.alive("2025-07-01", *UPPER, "district_council", "combined_authority")

    assert Counter(england.organisations[each]["gss_code"] for each in alive) == listed


def test_every_open_trust_of_the_report_is_there_once(england: Compiled) -> None:
    listed = {f"ods:{row[0]}" for row in report("etr.csv") if row[11] == "" and row[2].startswith("Y")}

    alive = england.alive("2026-08-01", *TRUSTS)

    assert len(listed) == 199
    assert alive - STATED_TRUSTS == listed


@pytest.mark.parametrize("day", ["2013-04-01", "2016-04-01", "2019-04-01", "2022-07-01", "2024-10-15", "2026-07-15"])
def test_the_trusts_of_a_day_are_those_open_by_the_report(england: Compiled, day: str) -> None:
    compact = day.replace("-", "")
    rows = [row for row in report("etr.csv") if row[2].startswith("Y")]
    listed = {f"ods:{row[0]}" for row in rows if row[10] <= compact and (row[11] == "" or row[11] >= compact)}

    assert england.alive(day, *TRUSTS) - STATED_TRUSTS == listed


def test_every_practice_that_is_active_or_on_the_map_is_open_and_there_once(england: Compiled) -> None:
    active = {row[0] for row in report("epraccur.csv") if _is_practice(row) and row[12] == "ACTIVE"}
    mapped = {row["PRACTICE_CODE"] for row in table("ods/gp-reg-pat-prac-map.csv")}

    open_ones = Counter(row["ods_code"] for row in england.of_type("gp_practice") if row["valid_to"] == "")

    dormant = {row[0] for row in report("epraccur.csv") if _is_practice(row) and row[12] == "DORMANT" and row[11] == ""}
    assert open_ones == Counter(active | mapped | dormant)


def test_every_closed_practice_that_lived_since_2013_has_its_own_dates(england: Compiled) -> None:
    mapped = {row["PRACTICE_CODE"] for row in table("ods/gp-reg-pat-prac-map.csv")}
    closed = {
        row[0]: (row[10], row[11])
        for row in report("epraccur.csv")
        if _is_practice(row) and row[12] != "ACTIVE" and row[11] >= "20130401" and row[0] not in mapped
    }

    found = {
        row["ods_code"]: (row["valid_from"].replace("-", ""), row["valid_to"])
        for row in england.of_type("gp_practice")
        if row["valid_to"] != ""
    }

    assert {code: begins for code, (begins, _) in found.items()} == {
        code: opened for code, (opened, _) in closed.items()
    }


def test_every_network_of_the_workbook_and_of_the_map_is_there_once(england: Compiled) -> None:
    rows = sheet("PCNDetails")
    # A network that ended before there were any in law is none.
    written = {row["PCN Code"] for row in rows if row["Close Date"] == "" or row["Close Date"] >= "20190701"}
    mapped = {row["PCN_CODE"] for row in table("ods/gp-reg-pat-prac-map.csv") if row["PCN_CODE"] != "U"}

    found = Counter(row["ods_code"] for row in england.of_type("pcn"))

    assert found == Counter(written | mapped)


def test_every_practice_of_the_map_belongs_to_its_network_on_its_day(england: Compiled) -> None:
    rows = table("ods/gp-reg-pat-prac-map.csv")
    listed = {(f"ods:{row['PRACTICE_CODE']}", f"ods:{row['PCN_CODE']}") for row in rows if row["PCN_CODE"] != "U"}

    members = {
        (line["subject"], line["holder"])
        for line in england.lines("2026-08-01", "membership")
        if england.organisations[line["holder"]]["type"] == "pcn"
    }

    practices = {f"ods:{row['PRACTICE_CODE']}" for row in rows}
    assert {pair for pair in members if pair[0] in practices} == listed


def test_every_practice_of_the_map_has_its_contract_with_its_board_on_its_day(england: Compiled) -> None:
    listed = {(f"ods:{row['PRACTICE_CODE']}", f"ods:{row['ICB_CODE']}") for row in table("ods/gp-reg-pat-prac-map.csv")}

    contracts = {
        (line["subject"], line["holder"])
        for line in england.lines("2026-08-01", "commissioning_contract")
        if "primary_medical" in line["functions"].split("|")
    }

    practices = {practice for practice, _ in listed}
    assert {pair for pair in contracts if pair[0] in practices} == listed


def test_no_code_is_held_by_two_bodies_of_one_type_on_one_day(england: Compiled) -> None:
    days = england.change_days("2013-04-01", "organisations")
    coded = [row for row in england.tables["organisations"] if row["ods_code"] != "" or row["gss_code"] != ""]
    shared = Counter(
        (row["type"], row[column]) for row in coded for column in ("ods_code", "gss_code") if row[column] != ""
    )
    suspects = [
        row for row in coded if shared[row["type"], row["ods_code"]] > 1 or shared[row["type"], row["gss_code"]] > 1
    ]

    doubled = {
        (row["type"], row[column], day)
        for day in days
        for column in ("ods_code", "gss_code")
        for row in suspects
        if row[column] != ""
        and sum(
            other["type"] == row["type"] and other[column] == row[column] and held_on(other, day) for other in suspects
        )
        > 1
    }

    assert doubled == set()


def _day(year: int) -> str:
    """The day of a lookup: the first is of July, all others are of April."""
    return "2015-07-01" if year == 2015 else f"{year}-04-01"


def _gss_codes(england: Compiled, day: str, kinds: tuple[str, ...]) -> set[str]:
    return {england.organisations[each]["gss_code"] for each in england.alive(day, *kinds)}


def _is_practice(row: list[str]) -> bool:
    """Practices of Wales have no region of England, or a code of Wales."""
    return "RO76" in row[25].split("|") and row[2].startswith("Y") and not row[0].startswith("W")
