"""L01 to L23: each exemption, just inside and just outside."""

from datetime import date

import pytest

from graph_model.analyses.context import Context
from graph_model.analyses.exempting import Case
from graph_model.analyses.exemptions import DECIDER_EXEMPTIONS, EXEMPTIONS, ROUTE_EXEMPTIONS, tried
from tests.unit.analyses.judging import flat, holder
from tests.unit.building import body, covers, function, history_of, holds, line, right, slice_of, succession

DENTAL, ACUTE = right("icb"), right("nhse", function="acute")
NHSE = right("nhse")
DELEGATE = right("icb", "delegated_decides")


def _context(rows):
    day = slice_of(history_of(flat(rows)))
    return Context(day, (), date(2024, 10, 1))


def _applies(exemption, one, other, *rows, ground=frozenset({"b1"}), about="dental"):
    named = [row for row in (one, other) if not isinstance(row, type(body("x")))]
    case = Case(_context([*named, *rows]), about, one, other, ground)
    return EXEMPTIONS[exemption].fails(case) is None


@pytest.mark.parametrize("exemption", [pytest.param("L01", id="L01"), pytest.param("L07", id="L07")])
@pytest.mark.parametrize(
    ("kind", "expected"),
    [pytest.param("oversight", True, id="kinds differ"), pytest.param("delegation", False, id="alike")],
)
def test_lines_of_different_kinds_are_different_accounts(exemption, kind, expected):
    assert _applies(exemption, line("icb", "delegation", "a"), line("icb", kind, "b")) is expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([line("icb", "delegation", "nhse", "dental")], True, id="delegated"),
        pytest.param([line("icb", "delegation", "nhse", "")], True, id="functions not known"),
        pytest.param([line("icb", "delegation", "nhse", "acute")], False, id="another function"),
        pytest.param([line("icb", "delegation", "nhse", "dental", valid_to="2024-10-01")], False, id="ended that day"),
        pytest.param([line("icb", "delegation", "else", "dental")], False, id="from somebody else"),
        pytest.param([line("nhse", "delegation", "icb", "dental")], False, id="the wrong way round"),
        pytest.param([line("icb", "delegation", "nhse", footprint="half"), holds("half", "b2")], False, id="elsewhere"),
        pytest.param([line("icb", "delegation", "nhse", footprint="half"), holds("half", "b1")], True, id="there"),
        pytest.param([line("icb", "internal_delegation", "nhse")], False, id="not a committee"),
        pytest.param(
            [line("icb", "internal_delegation", "nhse"), body("icb", "place_committee")], True, id="its committee"
        ),
    ],
)
def test_l02_a_delegator_keeps_what_its_delegate_exercises(rows, expected):
    assert _applies("L02", DELEGATE, NHSE, *rows) is expected


def test_l02_is_not_for_one_who_decides_in_its_own_right():
    assert not _applies("L02", DENTAL, NHSE, line("icb", "delegation", "nhse"))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([line("organ", "joint_exercise", each) for each in ("icb", "nhse")], True, id="one organ of both"),
        pytest.param([line("icb", "joint_exercise", "nhse")], True, id="one is the organ of the other"),
        pytest.param([line("organ", "joint_exercise", "icb")], False, id="an organ of one"),
        pytest.param(
            [line("organ", "joint_exercise", "icb"), line("other", "joint_exercise", "nhse")], False, id="two organs"
        ),
        pytest.param(
            [line("organ", "joint_exercise", each, "acute") for each in ("icb", "nhse")], False, id="another function"
        ),
    ],
)
def test_l03_one_joint_organ(rows, expected):
    assert _applies("L03", DENTAL, NHSE, *rows) is expected


@pytest.mark.parametrize(
    ("basis", "hosts", "expected"),
    [
        pytest.param("NHSA06 s75", ["icb"], True, id="one host"),
        pytest.param("NHSA06 s75", [], True, id="host not recorded"),
        pytest.param("NHSA06 s75", ["icb", "nhse"], False, id="two hosts"),
        pytest.param("NHSA06 s65Z6", ["icb"], False, id="another basis"),
    ],
)
def test_l04_a_pooled_fund_with_one_host(basis, hosts, expected):
    joint = [line("fund", "joint_exercise", each, legal_basis=basis) for each in ("icb", "nhse")]

    assert _applies("L04", DENTAL, NHSE, joint, [line("fund", "hosting", each) for each in hosts]) is expected


@pytest.mark.parametrize("exemption", [pytest.param("L05", id="L05"), pytest.param("L13", id="L13")])
@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([right("a", over="north"), right("b", over="south")], True, id="apart"),
        pytest.param([right("a", over="north"), right("b", over="north")], False, id="the same ground"),
        pytest.param([right("a", over="north"), right("b", over="nowhere")], False, id="ground not known"),
        pytest.param([covers("a", "north"), covers("b", "south")], True, id="where they work"),
    ],
)
def test_contracts_with_commissioners_of_ground_of_their_own(exemption, rows, expected):
    contracts = [line("trust", "commissioning_contract", each, "dental") for each in ("a", "b")]

    assert _applies(exemption, *contracts, *rows, holds("north", "b1"), holds("south", "b2")) is expected


@pytest.mark.parametrize(
    ("blocks", "expected"), [pytest.param("b1 b2", True, id="in both"), pytest.param("b1", False, id="in one")]
)
def test_l06_a_council_founds_each_partnership_on_its_ground(blocks, expected):
    founding = [line(each, "joint_exercise", "la") for each in ("icp1", "icp2")]
    rows = [*(covers(each, each) for each in ("icp1", "icp2", "la")), holds("icp1", "b1"), holds("icp2", "b2")]

    assert _applies("L06", *founding, rows, holds("la", blocks)) is expected


@pytest.mark.parametrize(
    ("other", "rows", "expected"),
    [
        pytest.param(ACUTE, [], True, id="other functions"),
        pytest.param(NHSE, [], False, id="the same function"),
        pytest.param(ACUTE, [function("dental", "acute"), function("acute")], False, id="one under the other"),
    ],
)
@pytest.mark.parametrize("exemption", [pytest.param("L08", id="L08"), pytest.param("L21", id="L21")])
def test_different_functions_on_the_same_ground(exemption, other, rows, expected):
    assert _applies(exemption, DENTAL, other, *rows) is expected


@pytest.mark.parametrize(
    ("role", "kind", "expected"),
    [
        pytest.param("jointly_decides", "spec_joint_committee", True, id="the committee decides jointly"),
        pytest.param("decides", "spec_joint_committee", False, id="it decides alone"),
        pytest.param("jointly_decides", "joint_committee", False, id="another committee"),
    ],
)
def test_l09_a_specialised_committee_beside_its_parent(role, kind, expected):
    rows = [body("jc", kind), line("jc", "joint_exercise", "nhse")]

    assert _applies("L09", right("jc", role), NHSE, *rows) is expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([holds("north", "b1"), holds("south", "b2")], True, id="apart"),
        pytest.param([holds("north", "b1 b2"), holds("south", "b2")], False, id="overlapping"),
        pytest.param([holds("north", "b1")], False, id="ground not known"),
    ],
)
def test_l10_a_split_among_successors_on_ground_of_their_own(rows, expected):
    heirs = [succession("old", each, "2022-07-01", "split") for each in ("a", "b")]

    assert _applies("L10", *heirs, covers("a", "north"), covers("b", "south"), *rows) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param({"type": "stp"}, {"type": "icb"}, False, id="two roles at once"),
        pytest.param(
            {"type": "stp", "valid_to": "2022-07-01"},
            {"type": "icb", "valid_from": "2022-07-01"},
            True,
            id="one role after the other",
        ),
        pytest.param({"valid_to": "2022-07-01"}, {"valid_from": "2022-07-01"}, True, id="one after the other"),
        pytest.param({"valid_to": "2022-07-02"}, {"valid_from": "2022-07-01"}, False, id="a day in common"),
        pytest.param({}, {}, False, id="dates not known"),
        pytest.param({"type": "stp", "ods_code": "X"}, {}, False, id="other codes"),
    ],
)
def test_l11_one_code_in_successive_roles(one, other, expected):
    records = [body(each, **({"kind": "icb", "ods_code": "QWO"} | columns)) for each, columns in _typed(one, other)]

    assert _applies("L11", *records) is expected


def _typed(*columns):
    for name, each in zip(("a", "b"), columns, strict=True):
        yield name, {("kind" if key == "type" else key): value for key, value in each.items()}


@pytest.mark.parametrize(
    ("ground", "expected"),
    [
        pytest.param(frozenset(), True, id="no block in common"),
        pytest.param(frozenset({"b1"}), False, id="a block in common"),
        pytest.param(None, False, id="not known"),
    ],
)
def test_l12_ground_that_is_apart(ground, expected):
    assert _applies("L12", DENTAL, NHSE, ground=ground) is expected


@pytest.mark.parametrize(
    ("exemption", "group", "expected"),
    [
        pytest.param("L14", "joint", True, id="a joint duty"),
        pytest.param("L14", "own", False, id="no joint duty"),
        pytest.param("L14", None, False, id="a plain holder"),
        pytest.param("L16", "own", True, id="a duty of its own"),
        pytest.param("L16", "joint", False, id="not its own"),
    ],
)
def test_what_the_law_says_of_several_holders(exemption, group, expected):
    rows = [holder(holder_type=each, group=group) for each in ("icb", "nhs_england")]

    assert _applies(exemption, DENTAL, NHSE, body("nhse", "nhs_england"), *rows) is expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([], True, id="it decides nothing"),
        pytest.param([right("stp")], False, id="it decides"),
        pytest.param([right("stp", "advises")], True, id="it advises"),
    ],
)
def test_l15_an_informal_partnership(rows, expected):
    stp = body("stp", "stp")

    assert _applies("L15", stp, body("icb"), stp, *rows) is expected


@pytest.mark.parametrize(
    ("other", "kind", "expected"),
    [
        pytest.param("council", "democratic", True, id="two that are elected"),
        pytest.param("mayor", "democratic", False, id="one that is elected twice"),
        pytest.param("council", "delegation", False, id="not elected"),
    ],
)
def test_l17_electorates_that_overlap(other, kind, expected):
    assert _applies("L17", line("mayor", "democratic", "electors1"), line(other, kind, "electors2")) is expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [pytest.param("coordination", True, id="they meet"), pytest.param("delegation", False, id="more")],
)
def test_l18_committees_that_meet_together(kind, expected):
    assert _applies("L18", line("hwb", "delegation", "la"), line("hwb", kind, "icp")) is expected


@pytest.mark.parametrize(
    ("role", "expected"), [pytest.param("calls_in", True, id="may"), pytest.param("decides", False, id="does")]
)
def test_l19_one_who_may_call_a_decision_in(role, expected):
    assert _applies("L19", right("sos", role), DENTAL) is expected


@pytest.mark.parametrize(
    ("parent", "expected"), [pytest.param("acute", True, id="a child"), pytest.param(None, False, id="unrelated")]
)
def test_l20_parent_and_child_function(parent, expected):
    assert _applies("L20", DENTAL, ACUTE, function("dental", parent), function("acute")) is expected


@pytest.mark.parametrize(
    ("certainty", "expected"),
    [
        pytest.param("proposed", True, id="only proposed"),
        pytest.param("announced", True, id="only announced"),
        pytest.param("planned", False, id="planned, and its day has come"),
        pytest.param("in_force", False, id="in force"),
        pytest.param(None, False, id="not known"),
    ],
)
def test_l22_one_who_will_follow(certainty, expected):
    assert _applies("L22", DENTAL, right("nhse", certainty=certainty)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("nhs_trust", "nhs_foundation_trust", True, id="different"),
        pytest.param("nhs_trust", "nhs_trust", False, id="the same"),
        pytest.param("nhs_trust", None, False, id="one for all"),
    ],
)
def test_l23_different_subjects(one, other, expected):
    assert _applies("L23", right("a", subject_type=one), right("b", subject_type=other)) is expected


def test_trying_stops_at_the_exemption_that_applies():
    case = Case(
        _context([DELEGATE, NHSE, line("icb", "delegation", "nhse")]), "dental", DELEGATE, NHSE, frozenset({"b"})
    )

    verdict = tried(case, DECIDER_EXEMPTIONS)

    assert verdict.applies is EXEMPTIONS["L02"]


def test_what_stands_says_why_each_exemption_failed():
    case = Case(_context([DENTAL, NHSE]), "dental", DENTAL, NHSE, frozenset({"b"}))

    verdict = tried(case, DECIDER_EXEMPTIONS)

    assert verdict.applies is None
    assert [why.split(":")[0] for why in verdict.why_not] == [exemption.id for exemption in DECIDER_EXEMPTIONS]


@pytest.mark.parametrize("exemption", EXEMPTIONS.values(), ids=lambda exemption: exemption.id)
def test_what_an_exemption_is_not_about_is_never_exempt(exemption):
    case = Case(_context([DENTAL]), "dental", body("a"), body("b"), frozenset({"b1"}))

    assert exemption.fails(case) is not None


def test_there_are_all_twenty_three():
    assert list(EXEMPTIONS) == [f"L{number:02}" for number in range(1, 24)]
    assert {each.id for each in (*DECIDER_EXEMPTIONS, *ROUTE_EXEMPTIONS)} <= set(EXEMPTIONS)
