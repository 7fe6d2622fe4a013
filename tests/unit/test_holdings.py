"""What a graph holds, and how well it is evidenced."""

from graph_model.entities import Claim, Source
from graph_model.holdings import Evidenced, holdings
from tests.unit.building import history_of, line, right


def test_how_lines_are_evidenced_is_counted_of_all_of_them() -> None:
    found = holdings(
        history_of(
            Source(id="W1", kind="publication", published_on="2024"),
            Source(id="OWN", kind="uncited", published_on="2026-05-01"),
            line("a", "delegation", "b", source="W1 s3", valid_from="2020-01-01", valid_to="2021-01-01"),
            line("a", "oversight", "b", source="OWN", basis="statute", legal_basis=None, confidence="check"),
            line("a", "hosting", "b", source="", confidence=None, certainty=None),
        )
    )

    assert found.lines == Evidenced(
        total=3,
        stated=2,
        derived=1,
        sourced=2,
        published=1,
        dated=1,
        ended=1,
        lawful=2,
        grades={"check": 1, "not recorded": 1, "sure": 1},
        certainties={"in_force": 2, "not recorded": 1},
    )
    assert found.newest_source == "2026-05-01"


def test_what_there_is_is_counted_by_sort_the_most_frequent_first() -> None:
    found = holdings(history_of(right("icb"), right("icb 2"), line("icb", "delegation", "parliament"), _claim()))

    assert list(found.types.items()) == [("icb", 2), ("parliament", 1)]
    assert found.kinds == {"delegation": 1}
    assert found.claims == {"rights": 1}


def test_a_graph_without_lines_or_sources_with_a_date_says_so() -> None:
    found = holdings(history_of(right("icb")))

    assert (found.lines.total, found.newest_source) == (0, None)


def _claim() -> Claim:
    return Claim.model_validate({"about": "rights", "subject": "dental"})
