"""What an answer rests on that is not known, as a reader is told it."""

import pytest

from graph_model.entities import Entity
from tests.unit.building import ask, history_of, holds, line, right

TOWN = holds("town", "b1 b2")
UP = line("icb", "statutory_accountability", "parliament", id="up")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([right("icb")], (), id="nothing is in doubt"),
        pytest.param([right("icb", valid_to="2030-01-01")], (), id="nor is a day of the future"),
        pytest.param(
            [right("icb", id="R1", valid_from=None)],
            ("It is not recorded since when these decide, so they are counted on this day: icb (R1).",),
            id="since when somebody decides",
        ),
        pytest.param([right("icb"), right("cqc", "regulates", valid_from=None)], (), id="a bystander is not told of"),
        pytest.param(
            [right("icb"), line("icb", "ownership", "parliament", "", id="L1")],
            ("Line L1 does not say for which functions: this may be one of them, so it is followed.",),
            id="for which functions a line of a chain is",
        ),
        pytest.param(
            [right("icb"), right("nhse"), line("icb", "delegation", "nhse", "", id="L1")],
            ("Line L1 does not say for which functions: this may be one of them, so it is followed.",),
            id="for which functions a delegation is",
        ),
        pytest.param([right("icb"), line("nhse", "delegation", "sos", "", id="L1")], (), id="not of a line elsewhere"),
        pytest.param(
            [right("icb", "jointly_decides")],
            ("icb is recorded as deciding jointly, and nobody is recorded with whom.",),
            id="with whom one decides jointly",
        ),
        pytest.param(
            [right("icb", "jointly_decides"), line("icb", "joint_exercise", "nhse")],
            (),
            id="an organ decides for those whose organ it is",
        ),
        pytest.param(
            [
                right("icb"),
                right("nhse"),
                line("icb", "delegation", "nhse"),
                line("nhse", "delegation", "icb"),
                line("nhse", "statutory_accountability", "parliament"),
            ],
            ("icb and nhse have handed this on to one another in a circle, so that none of them has given it away.",),
            id="who of a circle acts",
        ),
    ],
)
def test_what_is_not_known_is_told(rows: list[Entity], expected: tuple[str, ...]) -> None:
    history = history_of(TOWN, UP, *rows)

    answer = ask(history)

    assert answer.notes == expected
