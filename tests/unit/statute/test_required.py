"""Bodies that must exist: made once, beside the body that they belong to, and never beside one that is listed."""

import pytest

from graph_model.statute import required_bodies
from tests.unit.building import area, body, covers
from tests.unit.statute.drawing import bodies_of, chain

BOARD = chain("hwb", "internal_delegation", "upper_tier_la", "same_footprint", valid_from="2013-04-01")
COUNCIL = [
    body("la:E1", "county_council", name="Kent County Council", valid_to="2027-04-01"),
    area("fp:E1", level="utla_area"),
    covers("la:E1", "fp:E1"),
]


def _made(expansion):
    return [(each.id, each.name, str(each.valid_from), str(each.valid_to)) for each in expansion.organisations]


def test_a_board_is_made_beside_its_council_for_its_time_and_area() -> None:
    expansion = required_bodies([BOARD], bodies_of(*COUNCIL), "statute")

    assert _made(expansion) == [("hwb:E1", "Kent Health and Wellbeing Board", "2013-04-01", "2027-04-01")]
    assert [(each.footprint, str(each.valid_to)) for each in expansion.covers] == [("fp:E1", "2027-04-01")]
    assert expansion.organisations[0].note == "required by law (the Act); not listed by any publisher"


@pytest.mark.parametrize(
    ("subject", "kind", "holder", "base", "expected"),
    [
        pytest.param(
            "icp_statutory", "joint_exercise", "icb", body("ods:QXU", name="NHS Surrey Integrated Care Board"),
            ("icp:QXU", "Surrey Integrated Care Partnership"), id="a partnership of a board",
        ),
        pytest.param(
            "district_council", "democratic", "electorate", body("la:E7", "district_council", name="Hart Council"),
            ("electorate:E7", "Electors of Hart Council"), id="electors of a council",
        ),
        pytest.param(
            "mayor", "democratic", "electorate", body("mayor:E47", "mayor", name="Mayor of Tees Valley"),
            ("electorate:E47", "Electors of Tees Valley"), id="electors of a mayor",
        ),
        pytest.param(
            "nhs_foundation_trust", "statutory_accountability", "council_of_governors",
            body("ods:R0A", "nhs_foundation_trust", name="The Christie"),
            ("cog:R0A", "Council of Governors, The Christie"), id="governors of a foundation trust",
        ),
        pytest.param(
            "hosc", "internal_delegation", "upper_tier_la", body("lan:west", "unitary_authority", name="West Council"),
            ("hosc:lan:west", "West health scrutiny committee"), id="a council that has no code yet",
        ),
    ],
)  # fmt: skip
def test_the_id_is_of_the_code_and_the_name_of_the_name(subject, kind, holder, base, expected) -> None:
    expansion = required_bodies([chain(subject, kind, holder, "same_footprint")], bodies_of(base), "statute")

    assert [(each.id, each.name) for each in expansion.organisations] == [expected]


def test_members_follow_from_governors_that_are_made_themselves() -> None:
    chains = [
        chain("council_of_governors", "democratic", "ft_membership", "same_footprint"),
        chain("nhs_foundation_trust", "statutory_accountability", "council_of_governors", "same_footprint"),
    ]

    expansion = required_bodies(
        chains, bodies_of(body("ods:R0A", "nhs_foundation_trust", name="The Christie")), "statute"
    )

    assert [(each.id, each.name) for each in expansion.organisations] == [
        ("cog:R0A", "Council of Governors, The Christie"),
        ("members:R0A", "Public, patient and staff members of The Christie"),
    ]


@pytest.mark.parametrize(
    ("listed", "footprints"),
    [
        pytest.param([body("hwb:E1", "hwb"), covers("hwb:E1", "fp:E1")], [], id="under its own id"),
        pytest.param([body("hwb:E1", "hwb")], ["fp:E1"], id="under its own id, without an area"),
        pytest.param([body("joint", "hwb"), covers("joint", "fp:E1")], [], id="under another id, for the same area"),
    ],
)
def test_a_body_that_is_listed_is_not_made_again(listed, footprints) -> None:
    expansion = required_bodies([BOARD], bodies_of(*COUNCIL, *listed), "statute")

    assert expansion.organisations == ()
    assert [each.footprint for each in expansion.covers] == footprints


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        pytest.param(BOARD, [body("la:E7", "district_council")], id="a district has no board"),
        pytest.param(BOARD, [body("la:E1", "county_council", valid_to="2013-04-01")], id="a council that ended before"),
        pytest.param(
            chain("combined_authority", "democratic", "electorate", "same_footprint"),
            [body("ca:E47", "combined_authority")],
            id="an authority without a mayor",
        ),
        pytest.param(
            chain("icb", "democratic", "electorate", "same_footprint", certainty="proposed"),
            [body("board")],
            id="proposed",
        ),
        pytest.param(chain("gp_practice", "regulation", "cqc"), [body("surgery", "gp_practice")], id="another rule"),
    ],
)
def test_nothing_is_made_where_the_law_requires_nothing(asked, listed) -> None:
    assert required_bodies([asked], bodies_of(*listed), "statute").organisations == ()
