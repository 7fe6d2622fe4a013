"""Ways upwards: chains of an answer, and ways between organisations with the independent ones counted."""

from itertools import pairwise

import pytest

from graph_model.entities import Entity, Line
from graph_model.history import Blocks, History
from graph_model.paths import MOST_ENDS, MOST_LINES, MOST_WAYS, chains, ways_up
from tests.unit.building import DAY, body, function, history_of, holds, line, slice_of

NO_GROUND: Blocks = frozenset()


def _up(subject: str, holder: str, functions: str = "*", **columns: object) -> Line:
    """A line of statutory accountability; the last ones of a way are what they are."""
    return line(subject, "statutory_accountability", holder, functions, id=f"{subject}-{holder}", **columns)


def _chains(
    history: History, ground: Blocks = NO_GROUND, levels: tuple[str, ...] = ("dental", "health", "*")
) -> list[str]:
    return [" ".join(step.id for step in way) for way in chains(slice_of(history), "icb", levels, ground)]


# --- Chains


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([_up("icb", "parliament")], ["icb-parliament"], id="one line"),
        pytest.param([_up("icb", "nhse"), _up("nhse", "parliament")], ["icb-nhse nhse-parliament"], id="two lines"),
        pytest.param(
            [_up("icb", "nhse"), _up("icb", "sos"), _up("nhse", "sos"), _up("sos", "parliament")],
            ["icb-nhse nhse-sos sos-parliament", "icb-sos sos-parliament"],
            id="one way for each line by which it answers",
        ),
        pytest.param(
            [_up("icb", "nhse"), _up("nhse", "dhsc"), _up("dhsc", "sos"), _up("nhse", "sos"), _up("sos", "parliament")],
            ["icb-nhse nhse-sos sos-parliament"],
            id="the shortest way over a line",
        ),
        pytest.param(
            [_up("icb", "icp"), _up("icp", "parliament"), _up("icp", "council"), _up("council", "electors")],
            ["icb-icp icp-parliament", "icb-icp icp-council council-electors"],
            id="to each terminal",
        ),
        pytest.param([_up("icb", "nhse"), _up("nhse", "sos")], [], id="a way that ends short of a terminal"),
        pytest.param([_up("icb", "nhse"), _up("nhse", "icb")], [], id="a closed circle"),
        pytest.param(
            [_up("icb", "nhse"), _up("nhse", "sos"), _up("sos", "nhse"), _up("sos", "parliament")],
            ["icb-nhse nhse-sos sos-parliament"],
            id="a circle with a way out",
        ),
        pytest.param(
            [_up("icb", "electors"), _up("electors", "parliament")], ["icb-electors"], id="no further than a terminal"
        ),
        pytest.param([_up("icb", "members")], ["icb-members"], id="the members of a trust end it too"),
        pytest.param([_up("icb", "parliament", "dental")], ["icb-parliament"], id="for the function"),
        pytest.param([_up("icb", "parliament", "optical|health")], ["icb-parliament"], id="for an ancestor of it"),
        pytest.param([_up("icb", "parliament", "optical")], [], id="not for another function"),
        pytest.param([_up("icb", "parliament", "sedation")], [], id="not for a child of it"),
        pytest.param([_up("icb", "nhse"), _up("nhse", "parliament", "optical")], [], id="not even higher up"),
        pytest.param(
            [_up("icb", "parliament", valid_from=None)], ["icb-parliament"], id="undated lines travel all the way"
        ),
        pytest.param([_up("icb", "parliament", valid_to=DAY)], [], id="not on a line that ended on the day"),
        pytest.param([line("icb", "financial_allocation", "parliament")], [], id="money is never walked"),
        pytest.param([line("icb", "regulation", "parliament")], [], id="nor is regulation"),
        pytest.param([_up("parliament", "icb")], [], id="nor a line that points downwards"),
    ],
)
def test_chains_lead_up_to_terminals_over_the_right_lines(lines: list[Entity], expected: list[str]) -> None:
    history = history_of(lines)

    assert _chains(history) == expected


@pytest.mark.parametrize(
    ("ground", "expected"),
    [
        pytest.param(frozenset({"b1"}), ["a-north", "no map"], id="what is known to be elsewhere is left out"),
        pytest.param(frozenset({"b1", "b2"}), ["a-north", "b-south", "no map"], id="what touches the part is not"),
        pytest.param(NO_GROUND, ["a-north", "b-south", "no map"], id="nothing is left out where ground is not known"),
    ],
)
def test_lines_for_other_ground_are_left_out(ground: Blocks, expected: list[str]) -> None:
    history = history_of(
        holds("north", "b1"),
        holds("south", "b2"),
        line("icb", "joint_exercise", "electors", id="a-north", footprint="north"),
        line("icb", "joint_exercise", "electors", id="b-south", footprint="south"),
        line("icb", "joint_exercise", "electors", id="no map", footprint="somewhere"),
    )

    assert _chains(history, ground) == expected


def _ladder(length: int) -> list[Line]:
    steps = ["icb", *(f"step {number:02}" for number in range(1, length)), "parliament"]
    return [_up(lower, upper) for lower, upper in pairwise(steps)]


def test_a_chain_as_long_as_the_bound_is_found() -> None:
    history = history_of(_ladder(MOST_LINES))

    assert [len(way.split("-")) for way in _chains(history)] == [MOST_LINES + 1]


# --- Ways between organisations


DIAMOND = [_up("icb", "left"), _up("icb", "right"), _up("left", "top"), _up("right", "top"), _up("top", "parliament")]


@pytest.mark.parametrize(
    ("lines", "holder", "asked", "expected"),
    [
        pytest.param(
            DIAMOND,
            None,
            None,
            ["icb-left left-top top-parliament", "icb-right right-top top-parliament"],
            id="every way to every terminal",
        ),
        pytest.param(DIAMOND, "top", None, ["icb-left left-top", "icb-right right-top"], id="to a given holder"),
        pytest.param(DIAMOND, "left", None, ["icb-left"], id="to a holder next door"),
        pytest.param(DIAMOND, "stranger", None, [], id="to a holder out of reach"),
        pytest.param(DIAMOND, "icb", None, [], id="to itself"),
        pytest.param(
            [*DIAMOND, _up("icb", "parliament")],
            None,
            None,
            ["icb-parliament", "icb-left left-top top-parliament", "icb-right right-top top-parliament"],
            id="the shortest first",
        ),
        pytest.param(
            [_up("icb", "a"), _up("a", "b"), _up("b", "a"), _up("b", "icb"), _up("b", "parliament")],
            None,
            None,
            ["icb-a a-b b-parliament"],
            id="never twice through one organisation",
        ),
        pytest.param(
            [_up("icb", "electors"), _up("electors", "parliament")],
            None,
            None,
            ["icb-electors"],
            id="no further than a terminal",
        ),
        pytest.param(
            [_up("icb", "electors"), _up("electors", "parliament")],
            "parliament",
            None,
            ["icb-electors electors-parliament"],
            id="but through one to a given holder",
        ),
        pytest.param(
            [_up("icb", "parliament", "dental"), _up("icb", "electors", "optical")],
            None,
            "dental",
            ["icb-parliament"],
            id="for the function only",
        ),
        pytest.param(
            [_up("icb", "parliament", "health")], None, "dental", ["icb-parliament"], id="for its ancestors too"
        ),
        pytest.param([_up("icb", "parliament")], None, "dental", ["icb-parliament"], id="for all functions too"),
        pytest.param([_up("icb", "parliament", "dental")], None, "health", [], id="not for its children"),
        pytest.param([line("icb", "financial_allocation", "parliament")], None, None, [], id="money is never walked"),
        pytest.param(
            [_up("icb", "parliament", "")], None, "dental", ["icb-parliament"], id="for unknown functions too"
        ),
        pytest.param(
            [_up("icb", "nhse", "dental"), _up("nhse", "parliament", "")],
            None,
            None,
            ["icb-nhse nhse-parliament"],
            id="nor does a line of unknown functions break a way",
        ),
        pytest.param(
            [_up("icb", "icb"), _up("icb", "nhse"), _up("nhse", "nhse"), _up("nhse", "parliament")],
            None,
            None,
            ["icb-nhse nhse-parliament"],
            id="a line to oneself leads nowhere",
        ),
        pytest.param([], None, None, [], id="a subject without lines"),
        pytest.param([], None, "dental", [], id="a subject without lines for the function"),
    ],
)
def test_ways_lead_from_a_subject_upwards(
    lines: list[Line], holder: str | None, asked: str | None, expected: list[str]
) -> None:
    drawn = [body("icb"), body("stranger")]

    found = ways_up(slice_of(history_of(drawn, lines, function("dental", "health"))), "icb", holder, asked)

    assert [" ".join(step.id for step in way) for way in found.ways] == expected
    assert found.cut is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(DIAMOND, {"parliament": 1}, id="two ways that meet in one organisation"),
        pytest.param([*DIAMOND, _up("icb", "parliament")], {"parliament": 2}, id="a direct line beside them"),
        pytest.param(
            [_up("icb", "left"), _up("icb", "right"), _up("left", "parliament"), _up("right", "parliament")],
            {"parliament": 2},
            id="two ways that share nothing but their ends",
        ),
        pytest.param(
            [
                _up("icb", "a"),
                _up("icb", "b"),
                _up("a", "c"),
                _up("a", "d"),
                _up("b", "c"),
                _up("c", "parliament"),
                _up("d", "parliament"),
            ],
            {"parliament": 2},
            id="two, though the first found would block the other",
        ),
        pytest.param(
            [_up("icb", "icp"), _up("icp", "parliament"), _up("icp", "electors")],
            {"electors": 1, "parliament": 1},
            id="each terminal by itself",
        ),
        pytest.param([_up("icb", "nhse")], {}, id="no terminal is reached"),
    ],
)
def test_independent_ways_are_counted_by_flow(lines: list[Line], expected: dict[str, int]) -> None:
    found = ways_up(slice_of(history_of(lines)), "icb", None, None)

    assert found.independent == expected


def _fan(ways: int) -> list[Line]:
    return [each for way in range(ways) for each in (_up("icb", f"{way:02}"), _up(f"{way:02}", "parliament"))]


def test_as_many_ways_as_the_bound_are_all_shown() -> None:
    found = ways_up(slice_of(history_of(_fan(MOST_WAYS))), "icb", None, None)

    assert (len(found.ways), found.independent, found.cut) == (MOST_WAYS, {"parliament": MOST_WAYS}, None)


def test_more_ways_than_the_bound_are_cut_counted_and_told() -> None:
    found = ways_up(slice_of(history_of(_fan(MOST_WAYS + 1))), "icb", None, None)

    assert (len(found.ways), found.independent) == (MOST_WAYS, {"parliament": MOST_WAYS + 1})
    assert found.cut is not None
    assert "more ways than are shown" in found.cut


def test_a_way_as_long_as_the_bound_is_shown() -> None:
    found = ways_up(slice_of(history_of(_ladder(MOST_LINES))), "icb", None, None)

    assert ([len(way) for way in found.ways], found.cut) == ([MOST_LINES], None)


def test_a_way_longer_than_the_bound_is_told_and_counted() -> None:
    found = ways_up(slice_of(history_of(_ladder(MOST_LINES + 1))), "icb", None, None)

    assert (found.ways, found.independent) == ((), {"parliament": 1})
    assert found.cut is not None
    assert f"more than {MOST_LINES} lines" in found.cut


def test_a_search_without_end_is_cut_and_told() -> None:
    layers = [[f"{layer}.{number}" for number in range(8)] for layer in range(MOST_LINES + 2)]
    between = pairwise(layers)
    lines = [_up(lower, upper) for below, above in between for lower in below for upper in above]
    lines += [_up("icb", lower) for lower in layers[0]] + [_up(upper, "parliament") for upper in layers[-1]]

    found = ways_up(slice_of(history_of(lines)), "icb", None, None)

    assert (found.ways, found.independent) == ((), {"parliament": 8})
    assert found.cut is not None


def test_lines_that_name_no_function_are_told() -> None:
    lines = [_up("icb", "nhse", ""), _up("nhse", "parliament")]

    found = ways_up(slice_of(history_of(lines)), "icb", None, "dental")

    assert list(found.notes) == ["these lines do not say for which functions they are, which may be any: icb-nhse"]


def test_independent_ways_to_many_ends_are_counted_to_some_and_told() -> None:
    ends = [f"electors {number:03}" for number in range(MOST_ENDS + 1)]

    found = ways_up(slice_of(history_of(*(_up("icb", end) for end in ends))), "icb", None, None)

    assert found.independent == dict.fromkeys(ends[:MOST_ENDS], 1)
    assert found.cut is not None
    assert f"counted to {MOST_ENDS} of the {MOST_ENDS + 1} ends" in found.cut
