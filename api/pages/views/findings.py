"""Findings as pages list them: with counts and filters, or those that touch an answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.finding_report import summary_of
from api.pages.views.ask_form import Choice, function_choices
from api.pages.views.describing import Describing
from api.pages.views.table import Piece, Table, cell
from api.pages.words import number
from graph_model.acceptances import State
from graph_model.analyses.registry import RULE_OF, RULES
from graph_model.analyses.rule import Rule
from graph_model.findings import Severity
from graph_model.sifting import Found, Sifted

__all__ = ["SEVERITIES", "STATES", "FindingsView", "findings_table", "titled", "touching_table"]

STATES = {State.OPEN: "Open", State.ACCEPTED: "Accepted for now", State.EXPIRED: "Accepted until a day that is over"}
SEVERITIES = {Severity.FAULT: "Fault", Severity.WARNING: "Warning", Severity.INFO: "For information"}
# Findings told on the page of an answer; their own list has them all.
TOUCHING = 12


@dataclass(frozen=True)
class FindingsView:
    """A list of findings, and the form that asks for others; `chosen` is what the form was filled in with."""

    summary: str
    found: Table
    counts: Table
    severities: tuple[Choice, ...]
    states: tuple[Choice, ...]
    rules: tuple[Choice, ...]
    functions: tuple[Choice, ...]
    chosen: dict[str, str]
    api_href: str

    @classmethod
    def of(cls, sifted: Sifted, describing: Describing, found: Table, chosen: dict[str, str]) -> "FindingsView":
        """Build from what a use case found, of which `found` shows one page."""
        return cls(
            summary=summary_of(sifted),
            found=found,
            counts=_counts(sifted, describing, chosen),
            severities=tuple(Choice(each.value, words) for each, words in SEVERITIES.items()),
            states=tuple(Choice(each.value, words) for each, words in STATES.items()),
            rules=tuple(Choice(rule.id, titled(rule)) for rule in RULES),
            functions=tuple(function_choices(describing.history)),
            chosen=chosen,
            api_href=describing.links.to("/v1/findings", chosen),
        )


def titled(rule: Rule) -> str:
    """Name a rule by its code and title; one that has a name for a code, by its title alone."""
    return f"{rule.id} {rule.title}" if rule.id[1:].isdigit() else rule.title


def findings_table(describing: Describing, found: Sequence[Found]) -> Table:
    """Tell findings: what is wrong, how bad it is, by which rule, and how many people it strikes."""
    rows = (
        (
            cell(Piece(each.finding.sentence, describing.links.record("findings", each.finding.id))),
            cell(SEVERITIES[each.finding.severity], detail="" if each.state is State.OPEN else STATES[each.state]),
            cell(titled(RULE_OF[each.finding.rule])),
            cell(number(each.finding.population)),
        )
        for each in found
    )
    head = ("What is wrong", "Severity", "Rule", "People")
    return Table("Findings", head, tuple(rows), "Nothing was found that is asked for.")


def touching_table(describing: Describing, found: Sequence[Found]) -> Table:
    """Tell the findings that touch an answer, the worst first."""
    shown = findings_table(describing, found[:TOUCHING])
    several = f" (the first {TOUCHING} of {len(found)})" if len(found) > TOUCHING else ""
    caption = f"Findings that touch this answer{several}"
    return replace(shown, caption=caption, empty="Nothing that was found on this day touches this answer.")


def _counts(sifted: Sifted, describing: Describing, chosen: dict[str, str]) -> Table:
    """How many of how many, by rule; what was looked at is counted in the whole register."""
    links = describing.links
    told = ((RULE_OF[rule], count) for rule, count in sifted.checked.items())
    rows = (
        (
            cell(Piece(titled(rule), links.to("/findings", {**chosen, "rule": rule.id}))),
            cell(rule.question),
            cell(number(sum(each.found for each in sifted.counts if each.rule == rule.id))),
            cell(number(count), detail=rule.counted),
        )
        for rule, count in told
    )
    return Table("How many were looked at", ("Rule", "What it asks", "Found", "Looked at"), tuple(rows))
