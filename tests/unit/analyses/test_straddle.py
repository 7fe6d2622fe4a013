"""straddle: what lies in several systems."""

import pytest

from tests.unit.analyses.judging import found, looked_at
from tests.unit.building import area, block, body, covers, holds, line, within

SYSTEMS = [
    area("north", level="ics_icb"),
    area("south", level="ics_icb"),
    holds("north", "b1 b2"),
    holds("south", "b3"),
]
COUNCIL = [body("council", "county_council"), covers("council", "county")]


@pytest.mark.parametrize(
    ("blocks", "sentence"),
    [
        pytest.param("b1 b2", [], id="in one"),
        pytest.param(
            "b1 b2 b3",
            ["council (300 people) lies in 2 systems, by people: north (67 %) and south (33 %)."],
            id="in two",
        ),
        pytest.param("b1 b9", [], id="in one, and in none"),
    ],
)
def test_ground_is_compared_by_blocks_and_shares_are_of_people(blocks, sentence):
    findings = found("straddle", SYSTEMS, COUNCIL, holds("county", blocks))

    assert [finding.sentence for finding in findings] == sentence


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([COUNCIL], id="ground not known"),
        pytest.param([body("board", "icb"), covers("board", "county"), holds("county", "b1 b3")], id="a commissioner"),
        pytest.param(
            [body("council", "county_council", valid_to="2024-01-01"), COUNCIL[1], holds("county", "b1 b3")],
            id="a council that is no more",
        ),
    ],
)
def test_nothing_is_said_of_others(rows):
    looked = looked_at("straddle", SYSTEMS, rows)

    assert (looked.checked, looked.findings) == (0, ())


@pytest.mark.parametrize(
    ("commissioners", "expected"),
    [
        pytest.param(("icb n", "icb n"), [], id="one system"),
        pytest.param(("icb n", "icb s"), [("pcn",)], id="two systems"),
        pytest.param(("icb n", "nhse"), [], id="a commissioner without an area"),
    ],
)
def test_a_network_is_where_its_members_are_commissioned(commissioners, expected):
    members = [
        [line(each, "membership", "pcn"), line(each, "commissioning_contract", commissioner)]
        for each, commissioner in zip(("gp 1", "gp 2"), commissioners, strict=True)
    ]

    findings = found(
        "straddle", SYSTEMS, body("pcn", "pcn"), members, covers("icb n", "north"), covers("icb s", "south")
    )

    assert [finding.subjects for finding in findings] == expected


def test_without_members_a_network_is_where_its_list_lies():
    rows = [body("pcn", "pcn"), covers("pcn", "list"), within("list", "north"), within("list", "south")]

    (finding,) = found("straddle", SYSTEMS, rows)

    assert "by parts: north (50 %) and south (50 %)" in finding.sentence


def test_before_there_were_boards_the_areas_of_partnerships_are_systems():
    earlier = [area("stp 1", level="stp_footprint"), area("stp 2", level="stp_footprint")]

    findings = found("straddle", earlier, holds("stp 1", "b1"), holds("stp 2", "b2"), COUNCIL, holds("county", "b1 b2"))

    assert [finding.subjects for finding in findings] == [("council",)]


def test_where_people_are_not_known_blocks_are_counted():
    (finding,) = found("straddle", SYSTEMS, COUNCIL, holds("county", "b1 b3"), block("b1", None))

    assert "by blocks: north (50 %) and south (50 %)" in finding.sentence


def test_an_unsure_cover_is_rested_on():
    cover = covers("council", "county", confidence="check")

    (finding,) = found("straddle", SYSTEMS, COUNCIL[0], cover, holds("county", "b1 b3"))

    assert finding.rests_on == (cover.key,)
