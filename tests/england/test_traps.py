"""Trap by trap of the list that lies beside the publishers' files: the register treats each as it should."""

from collections import Counter
from itertools import pairwise

import pytest

from tests.england.compiled import Compiled, Row, held_on
from tests.england.published import lsoa_lookup, people, report, sheet, table

SPLIT_OF_CODES = [
    ("D2P2L", "15E", 175_900),
    ("01Y", "15M", 33_463),
    ("06H", "78H", 17_175),
    ("92A", "70F", 6_844),
    # The 1,109 of 13T are of an LSOA of 2021 that joins two of 2011; its own district was 00L's all along.
    ("13T", "00L", 0),
]
TRUSTS = ("nhs_trust", "nhs_foundation_trust", "care_trust")


def test_01_groups_before_the_last_one_are_not_made_up(england: Compiled) -> None:
    rows = {row[0]: row for row in report("epraccur.csv") if "RO76" in row[25].split("|")}
    joined = {code: row[15] for code, row in rows.items()}
    groups = {each.removeprefix("ods:ccg:") for each in england.alive("2016-05-01", "ccg")}

    early = [
        line["id"]
        for line in _memberships(england, "ccg")
        if (code := line["subject"].removeprefix("ods:")) in joined
        and line["valid_from"].replace("-", "") < max(joined[code], "20130401")
    ]

    alive = england.alive("2016-05-01", "gp_practice")
    known = {line["subject"] for line in _memberships(england, "ccg") if held_on(line, "2016-05-01")}
    told = {f"ods:{code}" for code, row in rows.items() if row[14] in groups and joined[code] <= "20160501"}
    assert early == []
    assert len(alive) == 7_704
    assert known == told & alive


def test_01_no_claim_is_made_of_memberships_that_cannot_be_known(england: Compiled) -> None:
    claims = [
        row for row in england.tables["claims"] if (row["about"], row["subject"]) == ("membership", "gp_practice")
    ]

    assert [row["valid_from"] for row in claims] == ["2026-08-01"]


@pytest.mark.parametrize(("group", "location", "expected"), SPLIT_OF_CODES)
def test_02_a_code_that_lost_ground_in_july_2022_lost_it(
    england: Compiled, group: str, location: str, expected: int
) -> None:
    before = england.blocks(f"fp:ccg:{group}", "2022-06-30") - england.blocks(f"fp:sub:{group}", "2022-07-01")

    assert england.people(before & england.blocks(f"fp:sub:{location}", "2022-07-01")) == expected


@pytest.mark.parametrize(
    ("code", "heir", "year", "count"), [("01H", "01K", 2017, 117), ("06Y", "06W", 2017, 8), ("01K", "02M", 2018, 10)]
)
def test_02_a_group_that_lost_lsoas_earlier_lost_them(
    england: Compiled, code: str, heir: str, year: int, count: int
) -> None:
    old, new = f"ccg{year - 2001}cdh", f"ccg{year - 2000}cdh"
    pairs = (
        lsoa_lookup(year - 1)
        .select("lsoa11cd", "lsoa", old)
        .join(lsoa_lookup(year).select("lsoa11cd", "lsoa", new), on=["lsoa11cd", "lsoa"])
    )
    rows = [row for row in pairs.iter_rows(named=True) if (row[old], row[new]) == (code, heir)]

    moved = england.blocks(f"fp:ccg:{code}", f"{year}-03-31") & england.blocks(f"fp:ccg:{heir}", f"{year}-04-01")

    assert len({row["lsoa11cd"] for row in rows}) == count
    assert england.people(moved) == sum(people()[lsoa] for lsoa in {row["lsoa"] for row in rows})


def test_03_the_group_without_a_code_in_the_lookup_of_2021_has_its_ground(england: Compiled) -> None:
    rows = lsoa_lookup(2021).filter(lsoa_lookup(2021)["ccg21_code"] == "E38000250")

    found = england.people(england.blocks("fp:ccg:D2P2L", "2021-04-01"))

    assert found == sum(people()[lsoa] for lsoa in set(rows["lsoa"])) > 1_300_000


@pytest.mark.parametrize(("gss", "board"), [("E54000042", "QRL"), ("E54000052", "QXU"), ("E54000053", "QNX")])
def test_03_catchments_in_boards_by_their_codes_of_2022_are_not_lost(england: Compiled, gss: str, board: str) -> None:
    rows = table("ons/lookup_nhs_trusts22_icb22.csv")
    listed = {
        row["nhs_trust22_code"]: round(float(row["proportion_trust_came_from_icb"]), 4)
        for row in rows
        if row["icb22_code"] == gss and float(row["proportion_trust_came_from_icb"]) >= 0.01
    }

    found = {
        row["child"].removeprefix("fp:catchment:"): float(row["child_share"])
        for row in england.tables["footprint_relations"]
        if row["parent"] == f"fp:{board}" and row["child"].startswith("fp:catchment:")
    }

    alive_since = {
        row["ods_code"] for row in england.of_type(*TRUSTS) if row["valid_to"] > "2022-07-01" or row["valid_to"] == ""
    }
    assert len(found) > 0
    assert found == {trust: share for trust, share in listed.items() if trust in alive_since}


def test_04_no_council_is_alive_beside_its_successor_or_leaves_a_gap(england: Compiled) -> None:
    rows = {row["local-authority-code"]: row for row in table("councils/uk_local_authorities.csv")}
    ended = [row for row in rows.values() if row["nation"] == "England" and row["end-date"] != ""]

    def life(row: Row) -> Row:
        return england.organisations[f"la:{row['gss-code']}"]

    assert len(ended) == 48
    for row in ended:
        heirs = [life(rows[code]) for code in row["replaced-by"].split(",")]
        assert {heir["valid_from"] for heir in heirs} <= {life(row)["valid_to"], ""}, row["official-name"]
        assert life(row)["valid_to"][5:] == "04-01", row["official-name"]


def test_04_a_council_that_became_two_is_split(england: Compiled) -> None:
    cumbria = {
        (row["successor"], row["type"]) for row in england.tables["successions"] if row["predecessor"] == "la:E10000006"
    }

    assert cumbria == {("la:E06000063", "split"), ("la:E06000064", "split")}


def test_05_a_trust_is_followed_on_the_day_on_which_it_is_no_more(england: Compiled) -> None:
    trusts = {row["id"]: row for row in england.of_type(*TRUSTS)}

    off = [
        (row["predecessor"], row["effective"])
        for row in england.tables["successions"]
        if row["predecessor"] in trusts and row["effective"] != trusts[row["predecessor"]]["valid_to"]
    ]

    assert off == []


@pytest.mark.parametrize(
    ("trust", "ends"),
    [
        ("RR1", "2018-04-01"),
        ("RVL", "2014-07-01"),
        ("R1E", "2018-06-01"),
        ("RGQ", "2018-07-01"),
        ("RJF", "2018-07-01"),
        ("RY1", "2018-04-01"),
    ],
)
def test_05_a_closing_day_that_is_a_slip_is_mended(england: Compiled, trust: str, ends: str) -> None:
    assert england.organisations[f"ods:{trust}"]["valid_to"] == ends


@pytest.mark.parametrize("line", ["qt1-l044", "nat-l052", "nat-l099", "nat-l109", "nat-l181", "nat-l190"])
def test_06_lawful_cycles_of_contracts_are_kept(england: Compiled, line: str) -> None:
    assert line in {row["id"] for row in england.tables["lines"]}


@pytest.mark.parametrize("code", ["B81042", "D81085", "D82004", "D83064", "K82049", "M84043"])
def test_08_a_practice_with_a_second_role_is_one(england: Compiled, code: str) -> None:
    assert england.organisations[f"ods:{code}"]["type"] == "gp_practice"


def test_08_practices_of_wales_are_not_there(england: Compiled) -> None:
    welsh = {f"ods:{row[0]}" for row in report("epraccur.csv") if row[14] in {f"7A{number}" for number in range(1, 8)}}

    assert len(welsh) > 400
    assert welsh.isdisjoint(england.organisations)


@pytest.mark.parametrize("code", ["A91034", "A91115"])
def test_08_an_active_practice_with_an_end_date_is_open(england: Compiled, code: str) -> None:
    row = england.organisations.get(f"ods:{code}")

    assert row is None or row["valid_to"] == ""


def test_08_a_dormant_practice_without_an_end_is_doubted(england: Compiled) -> None:
    assert england.organisations["ods:A81065"]["confidence"] == "check"


def test_08_a_practice_belongs_to_no_group_before_it_exists(england: Compiled) -> None:
    begins = {row["id"]: row["valid_from"] for row in england.of_type("gp_practice")}

    assert [line["id"] for line in _memberships(england, "ccg") if line["valid_from"] < begins[line["subject"]]] == []


def test_08_where_letters_go_makes_no_line_and_no_cover(england: Compiled) -> None:
    located = {f"ods:{row[0]}": row[3] for row in report("epraccur.csv")}
    practices = {row["id"] for row in england.of_type("gp_practice")}

    covers = {row["organisation"] for row in england.tables["covers"] if row["source"].startswith("pub:")}
    boards = {
        line["subject"]: line["holder"].removeprefix("ods:")
        for line in england.lines("2026-08-01", "commissioning_contract")
        if line["subject"] in practices and line["functions"] == "primary_medical"
    }

    assert practices.isdisjoint(covers)
    assert sum(boards[each] != located[each] for each in boards.keys() & located.keys()) > 1_000


def test_08_practices_of_the_divided_location_are_with_frimley_until_april_2026_and_then_by_the_map(
    england: Compiled,
) -> None:
    mapped = {row["PRACTICE_CODE"]: row["ICB_CODE"] for row in table("ods/gp-reg-pat-prac-map.csv")}
    codes = [
        row[0] for row in report("epraccur.csv") if row[12] == "ACTIVE" and row[14] == "D4U1Y" and row[0] in mapped
    ]
    subjects = {f"ods:{code}" for code in codes}

    before, after = (
        {
            line["subject"]: line["holder"]
            for line in england.lines(day, "commissioning_contract")
            if line["subject"] in subjects
        }
        for day in ("2026-03-31", "2026-04-01")
    )

    assert len(codes) == 66
    assert before == dict.fromkeys(subjects, "ods:QNQ")
    assert after == {f"ods:{code}": f"ods:{mapped[code]}" for code in codes}


def test_09_closed_trusts_without_a_successor_are_told_and_given_none(england: Compiled) -> None:
    expected = {f"ods:{code}" for code in ("R0C", "RA3", "RBA", "RBB", "RJD", "RNK", "RRP", "RYH", "RYK", "RYQ")}

    told = {row["subject"] for row in england.misfits if row["kind"] == "closed organisations without a successor"}

    assert told == expected
    assert expected.isdisjoint({row["predecessor"] for row in england.tables["successions"]})


def test_09_nobody_follows_itself_and_no_practice_is_followed(england: Compiled) -> None:
    practices = {row["id"] for row in england.of_type("gp_practice")}

    for row in england.tables["successions"]:
        assert row["predecessor"] != row["successor"]
        assert row["predecessor"] not in practices


def test_09_a_trust_that_went_to_two_is_split(england: Compiled) -> None:
    pennine = {
        (row["successor"], row["type"]) for row in england.tables["successions"] if row["predecessor"] == "ods:RW6"
    }

    assert pennine == {("ods:RM3", "split"), ("ods:R0A", "split")}


def test_10_newcastle_gateshead_begins_when_its_predecessors_end(england: Compiled) -> None:
    lives = {code: england.organisations[f"ods:ccg:{code}"] for code in ("13T", "00F", "00G", "00H")}

    assert lives["13T"]["valid_from"] == "2015-04-01"
    assert {lives[code]["valid_to"] for code in ("00F", "00G", "00H")} == {"2015-04-01"}


def test_10_no_location_is_older_than_boards(england: Compiled) -> None:
    begins = Counter(row["valid_from"] for row in england.of_type("sub_icb_location"))

    assert begins == {"2022-07-01": 106, "2026-04-01": 1}
    assert england.organisations["sub:U2G6B"]["valid_from"] == "2026-04-01"
    assert england.organisations["sub:D4U1Y"]["valid_to"] == "2026-04-01"


def test_11_no_practice_belongs_to_two_networks_on_one_day(england: Compiled) -> None:
    lines: dict[str, list[Row]] = {}
    for line in _memberships(england, "pcn"):
        lines.setdefault(line["subject"], []).append(line)

    for practice, own in lines.items():
        own.sort(key=lambda line: line["valid_from"])
        for earlier, later in pairwise(own):
            assert "" < earlier["valid_to"] <= later["valid_from"], practice


def test_11_no_membership_has_no_day(england: Compiled) -> None:
    assert [line["id"] for line in _memberships(england, "pcn") if line["valid_from"] == line["valid_to"] != ""] == []


def test_11_networks_of_one_name_are_two(england: Compiled) -> None:
    codes = {row["PCN Code"] for row in sheet("PCNDetails") if row["PCN Name"] == "GRAND UNION PCN"}

    assert len(codes) == 2
    assert {f"ods:{code}" for code in codes} <= england.organisations.keys()


def test_11_networks_of_the_divided_location_have_a_board_on_every_day_since_boards_began(england: Compiled) -> None:
    rows = sheet("PCNDetails")
    mapped = {row["PCN_CODE"] for row in table("ods/gp-reg-pat-prac-map.csv")}
    codes = {
        f"ods:{row['PCN Code']}"
        for row in rows
        if row["Current Sub ICB Loc Code"] == "D4U1Y" and row["Close Date"] == "" and row["PCN Code"] in mapped
    }

    before, after = (
        {
            line["subject"]: line["holder"]
            for line in england.lines(day, "commissioning_contract")
            if line["subject"] in codes
        }
        for day in ("2024-10-01", "2026-04-01")
    )

    assert len(codes) > 10
    assert before == dict.fromkeys(codes, "ods:QNQ")
    assert after.keys() == codes
    assert set(after.values()) == {"ods:S0E4D", "ods:QRL", "ods:S9B9J"}


def test_12_the_partners_of_lancashire_are_not_lost_with_its_code(england: Compiled) -> None:
    rows = [row for row in table("partnerships/stp_partners_2019-04-03.csv") if row["stp_ods_code"] == "QE1"]
    listed = sum(row[column] != "" for row in rows for column in ("ccg_name", "la_name", "trust_name", "other_name"))

    members = {line["subject"] for line in england.lines("2019-05-01", "membership") if line["holder"] == "stp:QE1"}

    assert {row["stp_ons_code"] for row in rows} == {"E54000004"}
    assert len(members) == listed == 35


def test_12_every_partner_of_every_planning_area_is_a_member_or_told(england: Compiled) -> None:
    rows = table("partnerships/stp_partners_2019-04-03.csv")
    partners = {
        (row["stp_ods_code"], row[column])
        for row in rows
        for column in ("ccg_name", "la_name", "trust_name", "other_name")
        if row[column] != ""
    }
    planning = {row["id"] for row in england.of_type("stp", "ics_nonstatutory")}

    members = {
        (line["holder"], line["subject"])
        for line in england.tables["lines"]
        if line["kind"] == "membership" and line["holder"] in planning and "pub:stp-partners" in line["source"]
    }

    lost = [row for row in england.misfits if row["kind"].startswith("partners") and "(" in row["why"]]
    assert len(partners) == 746
    assert len(members) >= len(partners) - len(lost) - 40


def test_13_no_name_holds_a_mark_of_a_file(england: Compiled) -> None:
    for row in england.tables["organisations"]:
        assert not {"\ufeff", "\u00a0", "\r", "\n"} & set(row["name"]), row["id"]


def test_14_what_rests_on_a_trust_having_been_a_foundation_trust_is_likely_only(england: Compiled) -> None:
    before = [
        line
        for line in england.tables["lines"]
        if line["id"].startswith("st:P03:") and line["kind"] == "oversight" and line["valid_from"] == "2013-04-01"
    ]

    assert len(before) > 100
    assert {line["confidence"] for line in before} == {"likely"}


def test_16_a_combined_authority_has_one_id(england: Compiled) -> None:
    codes = Counter(row["gss_code"] for row in england.of_type("combined_authority"))

    assert "" not in codes
    assert set(codes.values()) == {1}


def test_16_an_alliance_or_office_has_one_id(england: Compiled) -> None:
    names = Counter(row["name"].casefold() for row in england.of_type("cancer_alliance", "commissioning_office", "stp"))

    assert {name for name, count in names.items() if count > 1} == set()


def _memberships(england: Compiled, kind: str) -> list[Row]:
    return [
        line
        for line in england.tables["lines"]
        if line["kind"] == "membership"
        and england.organisations[line["holder"]]["type"] == kind
        and england.organisations[line["subject"]]["type"] == "gp_practice"
        and line["source"].startswith("pub:")
    ]
