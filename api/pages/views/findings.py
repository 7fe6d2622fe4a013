"""Findings as pages show them: a list with its counts and filters, and everything known of one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.finding_report import summary_of
from api.pages.views.ask_form import Choice, function_choices
from api.pages.views.describing import Describing
from api.pages.views.record import Facts, RecordView
from api.pages.views.table import Cell, Piece, Table, cell
from api.pages.words import number, plain
from graph_model.acceptances import Acceptance, State
from graph_model.analyses.registry import RULE_OF, RULES
from graph_model.analyses.rule import Rule
from graph_model.findings import Finding, Severity
from graph_model.history import History
from graph_model.sifting import Found, Sifted
from graph_model.wording import long_day

__all__ = ["FindingsView", "finding_view", "findings_table"]

STATES = {State.OPEN: "Open", State.ACCEPTED: "Accepted for now", State.EXPIRED: "Accepted until a day that is over"}
SEVERITIES = {Severity.FAULT: "Fault", Severity.WARNING: "Warning", Severity.INFO: "For information"}
# Organisations named in one cell; a body that hundreds hang on is told by some of them and their number.
NAMED = 20
# Lines and rights in one picture.
DRAWN = 60


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
            rules=tuple(Choice(rule.id, _titled(rule)) for rule in RULES),
            functions=tuple(function_choices(describing.history)),
            chosen=chosen,
            api_href=describing.links.to("/v1/findings", chosen),
        )


def _titled(rule: Rule) -> str:
    """A rule by its code and title; one that has a name for a code, by its title alone."""
    return f"{rule.id} {rule.title}" if rule.id[1:].isdigit() else rule.title


def findings_table(describing: Describing, found: Sequence[Found]) -> Table:
    """Tell findings: what is wrong, how bad it is, by which rule, and how many people it strikes."""
    rows = (
        (
            cell(Piece(each.finding.sentence, describing.links.record("findings", each.finding.id))),
            cell(SEVERITIES[each.finding.severity], detail="" if each.state is State.OPEN else STATES[each.state]),
            cell(_titled(RULE_OF[each.finding.rule])),
            cell(number(each.finding.population)),
        )
        for each in found
    )
    head = ("What is wrong", "Severity", "Rule", "People")
    return Table("Findings", head, tuple(rows), "Nothing was found that is asked for.")


def _counts(sifted: Sifted, describing: Describing, chosen: dict[str, str]) -> Table:
    """How many of how many, by rule; what was looked at is counted in the whole register."""
    links = describing.links
    told = ((RULE_OF[rule], count) for rule, count in sifted.checked.items())
    rows = (
        (
            cell(Piece(_titled(rule), links.to("/findings", {**chosen, "rule": rule.id}))),
            cell(rule.question),
            cell(number(sum(each.found for each in sifted.counts if each.rule == rule.id))),
            cell(number(count), detail=rule.counted),
        )
        for rule, count in told
    )
    return Table("How many were looked at", ("Rule", "What it asks", "Found", "Looked at"), tuple(rows))


def finding_view(describing: Describing, found: Found) -> RecordView:
    """Tell a finding: what it means, what to do, what shows it, whom it is about, and whether it is accepted."""
    finding = found.finding
    links, rule = describing.links, RULE_OF[finding.rule]
    facts = (*_life(found.state, found.acceptance), *_facts(describing, finding, rule))
    return RecordView(
        kind=f"{SEVERITIES[finding.severity]}: {_titled(rule)}",
        heading=finding.sentence,
        facts=tuple((name, value) for name, value in facts if len(value.pieces) > 0),
        tables=tuple(table for table in _tables(describing, finding) if len(table.rows) > 0),
        warning=_warning(finding),
        more=(
            *_drawn(describing, finding),
            Piece("All findings of this rule", links.to("/findings", {"rule": rule.id})),
            Piece("This finding as data (JSON)", links.record("v1/findings", finding.id)),
        ),
    )


def _drawn(describing: Describing, finding: Finding) -> Iterator[Piece]:
    """A link to the picture of what shows a finding, where anything does."""
    history, shown = describing.history, finding.evidence
    rows = [each for each in (*shown.lines, *shown.rights) if each in history.lines or each in history.rights]
    if len(rows) > 0:
        yield Piece("Seen as a network", describing.links.to("/views/finding", {"subject": ",".join(rows[:DRAWN])}))


def _life(state: State, acceptance: Acceptance | None) -> Facts:
    if acceptance is None:
        return ()
    until, by = long_day(acceptance.until), acceptance.by
    return ((STATES[state], cell(acceptance.reason, detail=f"by {by}, until {until}")),)


def _warning(finding: Finding) -> str:
    if len(finding.rests_on) == 0:
        return ""
    return "This rests on what is not sure, or not dated. It may vanish when that is known, so it is information only."


def _facts(describing: Describing, finding: Finding, rule: Rule) -> Facts:
    footprint = None if finding.footprint is None else describing.footprint(finding.footprint)
    return (
        ("What to do", cell(finding.advice)),
        ("Missing", cell(finding.evidence.missing)),
        ("People", cell(number(finding.population))),
        ("About", _named(describing, finding.subjects)),
        ("Functions", cell(*(describing.function(each) for each in finding.functions))),
        ("Area", cell(footprint)),
        ("Also strikes", _named(describing, finding.affected)),
        ("What is asked", cell(rule.question)),
        ("It means", cell(rule.means)),
        ("It does not mean", cell(rule.does_not_mean)),
        ("Why it is not exempt", cell(*finding.why_not_exempt)),
        ("Rests on", cell(*(_row(describing, each) for each in finding.rests_on))),
        ("Speaks also for", cell(*finding.speaks_for)),
        ("Id", cell(finding.id)),
    )


def _named(describing: Describing, organisations: Sequence[str]) -> Cell:
    more = len(organisations) - NAMED
    names = (describing.organisation(each) for each in organisations[:NAMED])
    return cell(*names, detail=f"and {more} more" if more > 0 else "")


def _row(describing: Describing, identifier: str) -> Piece:
    known = identifier in describing.history.lines
    return describing.line(identifier) if known else describing.organisation(identifier)


def _tables(describing: Describing, finding: Finding) -> Iterator[Table]:
    history, shown = describing.history, finding.evidence
    lines = [history.lines[each] for each in shown.lines if each in history.lines]
    rights = [history.rights[each] for each in shown.rights if each in history.rights]
    yield describing.lines("The lines that show it", lines)
    yield describing.rights("The rights that show it", rights)
    ways = tuple((cell(" → ".join(map(history.name, path))), _kinds(history, path)) for path in shown.paths)
    yield Table("The ways that show it, from below upwards", ("Way", "Types of organisation"), ways)


def _kinds(history: History, path: Sequence[str]) -> Cell:
    known = (history.organisations.get(each) for each in path)
    return cell(" → ".join("not in the register" if each is None else plain(each.type) for each in known))
