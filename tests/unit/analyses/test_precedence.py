"""One fact, one finding: who speaks, and what is put together."""

import pytest

from graph_model.analyses.precedence import settle
from graph_model.findings import Evidence, Finding, Severity
from tests.unit.analyses.judging import expected, found
from tests.unit.building import body


def _finding(rule: str, **columns: object) -> Finding:
    facts: dict[str, object] = {
        "subjects": ("icb",),
        "functions": ("dental",),
        "sentence": "It is so.",
        "advice": "Mend.",
    }
    evidence = {"evidence": Evidence(lines=("L1",), rights=("R1",))}
    return Finding(rule=rule, severity=Severity.FAULT, **(facts | evidence | columns))  # type: ignore[arg-type]


def test_the_rule_that_speaks_names_the_one_that_gives_way():
    settled = settle([_finding("D01"), _finding("M04")])

    assert [(each.rule, each.speaks_for) for each in settled] == [("M04", ("D01",))]


def test_another_fact_is_told_beside_it():
    settled = settle([_finding("D01", evidence=Evidence(rights=("R2",))), _finding("M04")])

    assert [(each.rule, each.speaks_for) for each in settled] == [("D01", ()), ("M04", ())]


def test_two_parents_that_one_body_lacks_are_one_finding():
    rules = [expected("P11", "s75_joint_committee", "joint_exercise", each) for each in ("icb", "upper_tier_la")]

    (finding,) = settle(found("M05", rules, body("fund", "s75_joint_committee")))

    assert finding.evidence.missing == (
        "the part of an ICB in what fund exercises jointly (P11); "
        "the part of an upper-tier council in what fund exercises jointly (P11)"
    )


def test_what_is_put_together_is_as_sure_as_its_surest_part():
    (finding,) = settle([_finding("M18", rests_on=("L1",)), _finding("M18", sentence="So too.")])

    assert (finding.severity, finding.rests_on) == (Severity.FAULT, ())


@pytest.mark.parametrize(
    ("speaks", "silent", "columns"),
    [
        pytest.param("M05", "D01", {"subjects": ("icb",)}, id="a joint body without one of its parents"),
        pytest.param("M02", "M06", {"ground": frozenset({"b1"})}, id="a contract where nobody buys"),
        pytest.param("M06", "M01", {"evidence": Evidence(lines=("L1",))}, id="who is wrongly contracted with"),
        pytest.param("D10", "M01", {"evidence": Evidence(lines=("L1",))}, id="reference data that is contracted with"),
        pytest.param("D01", "M01", {"evidence": Evidence(rights=("R1",))}, id="a right that is one too many"),
        pytest.param("D09", "D01", {}, id="two records of one body that decides"),
        pytest.param("D09", "M05", {"subjects": ("icb", "partnership")}, id="a parent that is there twice"),
    ],
)
def test_one_fact_is_told_once(speaks, silent, columns):
    settled = settle([_finding(speaks, ground=frozenset({"b1", "b2"})), _finding(silent, **columns)])

    assert [(each.rule, each.speaks_for) for each in settled] == [(speaks, (silent,))]


def test_who_is_contracted_with_and_decides_besides_needs_a_way_up():
    settled = settle([_finding("M06"), _finding("M01", evidence=Evidence(lines=("L1",), rights=("R2",)))])

    assert [each.rule for each in settled] == ["M06", "M01"]
