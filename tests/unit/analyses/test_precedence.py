"""One fact, one finding: who speaks, and what is put together."""

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
