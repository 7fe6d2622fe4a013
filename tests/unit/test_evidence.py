"""The weakest link of an answer."""

import pytest

from graph_model.entities import Entity, Source
from graph_model.evidence import WeakestEvidence, weakest_evidence
from tests.unit.building import ask, body, history_of, holds, line, right

SOURCES = [Source(id="W1", kind="publication"), Source(id="OWN", kind="uncited"), Source(id="bare")]


@pytest.mark.parametrize(
    ("rows", "grade", "because"),
    [
        pytest.param(
            [right("icb", id="R1"), right("icb", id="R2", confidence="likely")],
            "likely",
            "right R2 (icb, dental), graded likely, on act",
            id="likely is weaker than sure",
        ),
        pytest.param(
            [right("icb", id="R1", confidence="check"), right("icb", id="R2", confidence="likely")],
            "check",
            "right R1 (icb, dental), graded check, on act",
            id="to be checked is weaker than likely",
        ),
        pytest.param(
            [right("icb", id="R1", confidence="check"), right("icb", id="R2", confidence=None)],
            "not recorded",
            "right R2 (icb, dental), not graded, on act",
            id="a confidence that nobody recorded is weakest",
        ),
        pytest.param(
            [right("icb", id="R1"), line("icb", "delegation", "nhse", id="L1", confidence="likely")],
            "likely",
            "line L1 (icb answers to nhse), graded likely, on act",
            id="a line may be the weakest",
        ),
        pytest.param(
            [right("icb", id="R1", confidence="check"), line("icb", "delegation", "nhse", "", id="L1")],
            "not recorded",
            "line L1 (icb answers to nhse), which does not say for which functions it is, on act",
            id="a line that names no function may not be about the question",
        ),
        pytest.param(
            [right("icb", id="R1", source="W1"), right("icb", id="R2", source="OWN")],
            "sure",
            "right R2 (icb, dental), graded sure, on OWN, which is not a published source",
            id="of two alike, the one that is not published",
        ),
        pytest.param(
            [right("icb", id="R1", source="W1"), right("icb", id="R2", source=())],
            "sure",
            "right R2 (icb, dental), graded sure, on no source",
            id="of two alike, the one without a source",
        ),
        pytest.param(
            [right("icb", id="R1", source="OWN;W1 s3")],
            "sure",
            "right R1 (icb, dental), graded sure, on OWN, W1 s3",
            id="one published source is enough",
        ),
        pytest.param(
            [right("icb", id="R1", source="bare;unheard of")],
            "sure",
            "right R1 (icb, dental), graded sure, on bare, unheard of, which is not a published source",
            id="a source of no known kind is not published",
        ),
        pytest.param(
            [right("icb", id="R2"), right("icb", id="R1")],
            "sure",
            "right R1 (icb, dental), graded sure, on act",
            id="of two quite alike, the first by id",
        ),
    ],
)
def test_the_weakest_evidence_is_the_least_sure_and_says_why(rows: list[Entity], grade: str, because: str) -> None:
    history = history_of(SOURCES, *rows)

    weakest = weakest_evidence(history, [*history.rights.values(), *history.lines.values()])

    assert weakest == WeakestEvidence(grade, because)


def test_an_answer_that_rests_on_nothing_has_no_grade() -> None:
    weakest = weakest_evidence(history_of(), [])

    assert weakest == WeakestEvidence(None, "no right or line is recorded that an answer could rest on")


@pytest.mark.parametrize(
    ("row", "grade"),
    [
        pytest.param(right("icb", "delegated_decides", confidence="check"), "check", id="the right of who acts"),
        pytest.param(right("nhse", confidence="check"), "check", id="the right of who keeps accountability"),
        pytest.param(line("icb", "delegation", "nhse", confidence="check"), "check", id="the first line of a chain"),
        pytest.param(line("nhse", "parliamentary", "parliament", confidence="check"), "check", id="the last line"),
        pytest.param(right("hosc", "scrutinises", confidence="check"), "sure", id="not the right of a bystander"),
        pytest.param(line("hosc", "delegation", "nhse", confidence="check"), "sure", id="not a line of a stranger"),
        pytest.param(
            right("hosc", "must_agree", confidence="check"),
            "check",
            id="the right of who must agree, which makes the answer conditional",
        ),
    ],
)
def test_an_answer_rests_on_its_deciders_and_their_chains(row: Entity, grade: str) -> None:
    rows = [
        right("nhse"),
        right("icb", "delegated_decides"),
        line("icb", "delegation", "nhse"),
        line("nhse", "parliamentary", "parliament"),
    ]
    history = history_of(holds("town", "b1"), body("icb"), *rows, row)

    answer = ask(history)

    assert answer.weakest_evidence.grade == grade
