"""A day as a graph: organisations are nodes, lines that can carry a path are edges."""

import pytest

from graph_model.projection import project_upwards, terminals
from graph_model.vocabulary import LineKind, OrganisationType
from tests.unit.building import DAY, body, history_of, line, slice_of


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        *(
            pytest.param(kind, kind not in {"financial_allocation"}, id=kind)
            for kind in ("statutory_accountability", "parliamentary", "democratic", "delegation", "joint_exercise")
        ),
        *(
            pytest.param(kind, True, id=kind)
            for kind in ("internal_delegation", "commissioning_contract", "subcontract", "ownership")
        ),
        *(pytest.param(kind, True, id=f"{kind}, on a condition") for kind in ("oversight", "hosting")),
        pytest.param("financial_allocation", False, id="financial_allocation: money supports and never makes a path"),
        *(
            pytest.param(kind, False, id=kind)
            for kind in ("regulation", "scrutiny", "professional", "membership", "representation", "advisory")
        ),
        pytest.param("coordination", False, id="coordination"),
    ],
)
def test_only_lines_that_can_carry_a_path_are_edges(kind: str, expected: bool) -> None:
    history = history_of(line("icb", kind, "nhse"))

    graph = project_upwards(slice_of(history), "icb", ())

    assert graph.has_edge("icb", "nhse") == expected


def test_every_kind_of_line_is_tried() -> None:
    tried = test_only_lines_that_can_carry_a_path_are_edges.pytestmark[0].args[1]  # type: ignore[attr-defined]

    assert {param.values[0] for param in tried} == set(LineKind)


def test_an_edge_points_upwards_and_is_keyed_by_the_line() -> None:
    history = history_of(
        line("icb", "delegation", "nhse", id="L1"), line("icb", "statutory_accountability", "nhse", id="L2")
    )

    graph = project_upwards(slice_of(history), "icb", ())

    assert sorted(graph.edges(keys=True)) == [("icb", "nhse", "L1"), ("icb", "nhse", "L2")]
    assert graph.edges["icb", "nhse", "L1"]["line"] == history.lines["L1"]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        pytest.param({"valid_from": None, "valid_to": None}, True, id="undated"),
        pytest.param({"certainty": None}, True, id="certainty not known"),
        pytest.param({"valid_to": DAY}, False, id="ended on the day"),
        pytest.param({"certainty": "proposed"}, False, id="only proposed"),
    ],
)
def test_lines_that_may_be_in_force_are_edges(columns: dict[str, str | None], expected: bool) -> None:
    history = history_of(line("icb", "delegation", "nhse", **columns))

    graph = project_upwards(slice_of(history), "icb", ())

    assert graph.has_edge("icb", "nhse") == expected


def test_an_organisation_without_a_line_is_a_node_with_its_type() -> None:
    graph = project_upwards(slice_of(history_of(body("council", "county_council"))), "council", ())

    assert dict(graph.nodes(data="type")) == {"council": OrganisationType.COUNTY_COUNCIL}


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        pytest.param((), ["all", "child", "health"], id="no function keeps every line"),
        pytest.param(("dental", "health"), ["all", "health"], id="the function, its ancestors and all functions"),
        pytest.param(("sedation", "dental", "health"), ["all", "child", "health"], id="a child has more"),
    ],
)
def test_the_lines_about_a_function_are_kept(levels: tuple[str, ...], expected: list[str]) -> None:
    history = history_of(
        line("icb", "delegation", "nhse", "*", id="all"),
        line("icb", "delegation", "nhse", "health", id="health"),
        line("icb", "delegation", "nhse", "sedation|optical", id="child"),
        line("council", "delegation", "nhse", "optical", id="of one that is not above"),
    )

    graph = project_upwards(slice_of(history), "icb", levels)

    assert sorted(key for *_, key in graph.edges(keys=True)) == expected
    assert dict(graph.nodes(data="type"))["icb"] == OrganisationType.ICB


def test_parliament_and_electors_are_terminals_and_members_of_a_trust_are_not() -> None:
    history = history_of(
        body("members", "ft_membership"),
        body("electors", "electorate"),
        body("parliament", "parliament"),
        line("trust", "democratic", "members"),
        line("trust", "democratic", "electors"),
        line("trust", "parliamentary", "parliament"),
    )

    assert terminals(project_upwards(slice_of(history), "trust", ())) == ["electors", "parliament"]
