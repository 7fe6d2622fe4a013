"""One finding as a page shows it: what it means, what to do, what shows it, drawn and told, and its life."""

from collections.abc import Iterator, Sequence

from api.pages.views.describing import Describing
from api.pages.views.figure import finding_figure
from api.pages.views.findings import SEVERITIES, STATES, titled
from api.pages.views.record import Facts, RecordView
from api.pages.views.table import Cell, Piece, Table, cell
from api.pages.words import number, plain
from graph_model.acceptances import Acceptance, State
from graph_model.analyses.registry import RULE_OF
from graph_model.analyses.rule import Rule
from graph_model.findings import Finding
from graph_model.history import History, Slice
from graph_model.sifting import Found
from graph_model.wording import long_day

__all__ = ["finding_view"]

# Organisations named in one cell; a body that hundreds hang on is told by some of them and their number.
NAMED = 20


def finding_view(day: Slice, describing: Describing, found: Found) -> RecordView:
    """Tell a finding: what it means, what to do, what shows it, whom it is about, and whether it is accepted."""
    finding = found.finding
    links, rule = describing.links, RULE_OF[finding.rule]
    facts = (*_life(found.state, found.acceptance), *_facts(describing, finding, rule))
    view_href = links.to("/views/finding", {"subject": finding.id})
    return RecordView(
        kind=f"{SEVERITIES[finding.severity]}: {titled(rule)}",
        heading=finding.sentence,
        facts=tuple((name, value) for name, value in facts if len(value.pieces) > 0),
        tables=tuple(table for table in _tables(describing, finding) if len(table.rows) > 0),
        warning=_warning(finding),
        figure=finding_figure(describing, day, finding, view_href),
        more=(
            Piece("All findings of this rule", links.to("/findings", {"rule": rule.id})),
            Piece("This finding as data (JSON)", links.record("v1/findings", finding.id)),
        ),
    )


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
