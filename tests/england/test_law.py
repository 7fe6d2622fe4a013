"""What the law asks, as checks on every day on which something changes since boards began."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from tests.england.compiled import Compiled, Row, held_on

BEGAN = "2022-07-01"
COUNTED = {"in_force", "planned", ""}
# Kinds of lines that can be a part of a way upwards; money and what is beside it (regulation, seats) cannot.
BEARING = {
    "commissioning_contract",
    "delegation",
    "democratic",
    "hosting",
    "internal_delegation",
    "joint_exercise",
    "oversight",
    "ownership",
    "parliamentary",
    "statutory_accountability",
    "subcontract",
}
ANSWERABLE = {
    "care_trust",
    "combined_authority",
    "county_council",
    "district_council",
    "gp_practice",
    "hosc",
    "hwb",
    "icb",
    "icp_statutory",
    "london_borough",
    "metropolitan_district",
    "nhs_foundation_trust",
    "nhs_trust",
    "pcn",
    "sub_icb_location",
    "unitary_authority",
}
# The pages that state these rights do not say who delegated them: the product is to find that, not to mend it.
WITHOUT_DELEGATOR = {"qoc-r001", "qyg-r001"}
# A collaborative decides these as the committee in common of its trusts, and they are the delegates.
THROUGH_ITS_TRUSTS = {"qkk-r009", "qkk-r011"}
# A practice of the location that was divided in 2026, on no map since.
LOST_FROM_SIGHT = {"ods:Y01253"}
LAST_KNOWN_WITH_THE_DIVIDED_BOARD = {"gms:Y01253:ods:QNQ:2022-07-01"}
# The map of partners of 3 April 2019 has councils that had ended two days before.
LISTED_AFTER_THEIR_END = {
    *(f"partner:la:{code}:QJG" for code in ("E07000201", "E07000204", "E07000205")),
    *(f"partner:la:{code}:QVV" for code in ("E06000028", "E06000029", "E10000009")),
}
# The cases have Manchester's trust of 2017 since 2013.
STATED_BEFORE_THE_TRUST_BEGAN = {"L151", "L153", "L155", "L156", "L218", "L219", "L238", "L663", "L664"}


def test_boards_do_not_overlap_and_cover_england_together(england: Compiled) -> None:
    days = england.change_days(BEGAN, "ground", "footprints", "organisations")

    for day in days:
        held = [england.blocks(f"fp:{each.removeprefix('ods:')}", day) for each in england.alive(day, "icb")]
        assert sum(map(len, held)) == len(england.population), day
        assert set().union(*held) == set(england.population), day


def test_every_delegated_right_has_its_delegator(england: Compiled) -> None:
    days = england.change_days(BEGAN, "lines", "rights")
    delegations, deciding = defaultdict(list), defaultdict(list)
    for line in england.tables["lines"]:
        if line["kind"] in {"delegation", "internal_delegation"}:
            delegations[line["subject"]].append(line)
    for right in england.tables["rights"]:
        if right["role"] in {"decides", "jointly_decides", "delegated_decides"}:
            deciding[right["organisation"], right["function"]].append(right)

    missing = {
        right["id"]
        for right in england.tables["rights"]
        if right["role"] == "delegated_decides" and right["certainty"] in COUNTED
        for day in days
        if held_on(right, day)
        and not any(
            held_on(line, day)
            and not _wider(england, right["function"]).isdisjoint(line["functions"].split("|"))
            and any(
                held_on(each, day)
                for function in _wider(england, right["function"])
                for each in deciding.get((line["holder"], function), ())
            )
            for line in delegations.get(right["organisation"], ())
        )
    }

    assert missing == WITHOUT_DELEGATOR | THROUGH_ITS_TRUSTS


def test_every_practice_trust_council_and_board_reaches_a_terminal(england: Compiled) -> None:
    stranded: dict[str, list[str]] = defaultdict(list)

    for day in england.change_days(BEGAN, "lines", "organisations"):
        reached = _reaching(england, day)
        for each in england.alive(day, *ANSWERABLE) - reached:
            stranded[each].append(day)

    assert set(stranded) == LOST_FROM_SIGHT
    assert min(stranded["ods:Y01253"]) == "2026-04-01"


def test_lines_outlive_their_ends_only_where_a_source_says_so(england: Compiled) -> None:
    def beyond(row: Row, life: Row) -> bool:
        late = life["valid_to"] != "" and (row["valid_to"] == "" or row["valid_to"] > life["valid_to"])
        return late or (life["valid_from"] != "" and row["valid_from"] != "" and row["valid_from"] < life["valid_from"])

    found = {
        line["id"]
        for line in england.tables["lines"]
        for end in ("subject", "holder")
        if beyond(line, england.organisations[line[end]])
    }

    assert found == LISTED_AFTER_THEIR_END | LAST_KNOWN_WITH_THE_DIVIDED_BOARD | STATED_BEFORE_THE_TRUST_BEGAN


def test_planning_areas_locations_and_networks_decide_nothing(england: Compiled) -> None:
    powerless = {"stp", "ics_nonstatutory", "sub_icb_location", "sub_icb_reporting_entity", "pcn"}

    deciding = [
        right["id"]
        for right in england.tables["rights"]
        if england.organisations[right["organisation"]]["type"] in powerless
        and right["role"] in {"decides", "delegated_decides", "jointly_decides"}
    ]

    assert deciding == []


def _wider(england: Compiled, function: str) -> set[str]:
    """A function, those that it is a part of, and the sign for all."""
    parents = {row["id"]: row["parent"] for row in england.tables["functions"]}
    found = {"*"}
    while function != "":
        found.add(function)
        function = parents.get(function, "")
    return found


def _reaching(england: Compiled, day: str) -> set[str]:
    """The organisations with a way to Parliament or to an electorate along which one function runs."""
    lines = [line for line in england.lines(day, *BEARING) if line["certainty"] in COUNTED]
    holders = {line["holder"] for line in lines}
    upper: dict[str, list[Row]] = defaultdict(list)
    for line in lines:
        if line["subject"] in holders:
            upper[line["holder"]].append(line)
    ends = england.alive(day, "parliament", "electorate")
    functions = {each for line in lines for each in line["functions"].split("|")}
    reached = {each: _ancestors(ends, upper, _wider(england, each)) for each in functions}
    return {
        line["subject"]
        for line in lines
        if any(line["holder"] in reached[each] for each in line["functions"].split("|"))
    }


def _ancestors(ends: Iterable[str], upper: Mapping[str, list[Row]], functions: set[str]) -> set[str]:
    found = set(ends)
    waiting = deque(found)
    while len(waiting) > 0:
        for line in upper.get(waiting.popleft(), ()):
            if line["subject"] not in found and not functions.isdisjoint(line["functions"].split("|")):
                found.add(line["subject"])
                waiting.append(line["subject"])
    return found
