"""The report on findings that the chair of a board reads: what is found, by severity and rule, with all it rests on.

It is put together here, with names in the place of ids, and set as Markdown or HTML elsewhere.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from graph_model.acceptances import State
from graph_model.analyses.registry import RULE_OF
from graph_model.analyses.rule import Rule
from graph_model.entities import ALL_FUNCTIONS, Line, Right
from graph_model.findings import Finding, Severity
from graph_model.history import History
from graph_model.pipeline import Period
from graph_model.sifting import Count, Found, Sifted
from graph_model.wording import joined, listed, long_day

__all__ = ["MOST_ENTRIES", "Chapter", "Entry", "Report", "Section", "entry", "reported", "summary_of"]

TITLES = {Severity.FAULT: "Faults", Severity.WARNING: "Warnings", Severity.INFO: "For information"}
# Of one rule and severity; whoever needs the rest needs a table.
MOST_ENTRIES = 50
MOST_ROWS = 12


@dataclass(frozen=True)
class Entry:
    """One finding: its sentence, and under each label what there is to say, an item each."""

    id: str
    sentence: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Section:
    """The findings of one rule and severity; `more` are not told."""

    rule: Rule
    count: str
    entries: tuple[Entry, ...]
    more: int


@dataclass(frozen=True)
class Chapter:
    """The findings of one severity."""

    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Report:
    """A report: what it is of, how much there is, and its chapters."""

    title: str
    summary: tuple[str, ...]
    chapters: tuple[Chapter, ...]


def reported(sifted: Sifted, period: Period, history: History, asked: str) -> Report:
    """Put a report together.

    Args:
        sifted: what is reported.
        period: when it was asked about.
        history: the revision, for names, lines and rights.
        asked: which findings were wanted, as a part of a sentence; empty where all were.
    """
    title = f"Findings {_when(period)}{asked}"
    chapters = (_chapter(severity, sifted, history) for severity in Severity)
    summary = (summary_of(sifted), _looked(sifted, history))
    return Report(title, summary, tuple(each for each in chapters if len(each.sections) > 0))


def _when(period: Period) -> str:
    if period.until is None:
        return f"as at {long_day(period.on)}"
    return f"from {long_day(period.on)} up to {long_day(period.until)}"


def summary_of(sifted: Sifted) -> str:
    """Say in a sentence or two how much was found, and how much of it is accepted."""
    totals = {severity: sum(each.found for each in sifted.counts if each.severity is severity) for severity in Severity}
    words = (
        _several(totals[Severity.FAULT], "fault"),
        _several(totals[Severity.WARNING], "warning"),
        f"{_several(totals[Severity.INFO], 'note')} for information",
    )
    accepted = sum(each.accepted for each in sifted.counts)
    life = "" if accepted == 0 else f" {accepted:,} of them {'is' if accepted == 1 else 'are'} accepted for now."
    if sifted.unplaced > 0:
        life += f" {sifted.unplaced:,} more may be of this place or not: it is not recorded where they are."
    return f"{joined(words)}.{life}"


def _several(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def _looked(sifted: Sifted, history: History) -> str:
    quiet = len(sifted.checked) - len({each.rule for each in sifted.counts})
    return (
        f"{len(sifted.checked)} rules were asked, and {quiet} of them found nothing here; revision {history.revision} "
        "of the graph. What is not in the register is unknown, and is only called missing where the register says "
        "that it is complete."
    )


def _chapter(severity: Severity, sifted: Sifted, history: History) -> Chapter:
    counts = (each for each in sifted.counts if each.severity is severity)
    return Chapter(TITLES[severity], tuple(_section(each, sifted, history) for each in counts))


def _section(count: Count, sifted: Sifted, history: History) -> Section:
    rule = RULE_OF[count.rule]
    those = [
        each for each in sifted.found if each.finding.rule == count.rule and each.finding.severity is count.severity
    ]
    told = f"{count.found:,} of {count.checked:,} {rule.counted}"
    entries = tuple(entry(each, history) for each in those[:MOST_ENTRIES])
    return Section(rule, told, entries, len(those) - len(entries))


def entry(found: Found, history: History) -> Entry:
    """Spell one finding out: what is empty is left out."""
    facts = ((label, tuple(items)) for label, items in _facts(found, history))
    return Entry(found.finding.id, found.finding.sentence, tuple(each for each in facts if len(each[1]) > 0))


def _facts(found: Found, history: History) -> Iterator[tuple[str, Iterable[str]]]:
    finding = found.finding
    yield "State", _life(found)
    yield "What to do", [finding.advice]
    yield "People", [] if finding.population is None else [f"{finding.population:,}"]
    yield "Holds", _interval(finding)
    yield "Also affected", _affected(finding, history)
    yield "What is missing", [] if finding.evidence.missing is None else [finding.evidence.missing]
    yield "Lines", _cut([_line(each, history) for each in finding.evidence.lines])
    yield "Rights", _cut([_right(each, history) for each in finding.evidence.rights])
    yield "Ways", _cut([" → ".join(_name(each, history) for each in way) for way in finding.evidence.paths])
    yield "Exemptions tried", finding.why_not_exempt
    yield "Not sure of", _cut([_unsure(each, history) for each in finding.rests_on])
    yield "Also found by", finding.speaks_for


def _life(found: Found) -> Iterator[str]:
    acceptance = found.acceptance
    if acceptance is not None:
        word = "Accepted until" if found.state is State.ACCEPTED else "Was accepted, and is due again since"
        yield f"{word} {long_day(acceptance.until)} by {acceptance.by}: {acceptance.reason}"


def _interval(finding: Finding) -> Iterator[str]:
    if finding.valid_from is not None or finding.valid_to is not None:
        yield f"from {_day(finding.valid_from)} up to {_day(finding.valid_to)}"


def _day(day: date | None) -> str:
    return "a day that is not known" if day is None else long_day(day)


def _affected(finding: Finding, history: History) -> Iterator[str]:
    if len(finding.affected) > 0:
        names = listed(history.name(each) for each in finding.affected)
        yield f"{_several(len(finding.affected), 'organisation')}: {names}"


def _cut(items: Iterable[str]) -> list[str]:
    every = list(items)
    more = len(every) - MOST_ROWS
    return every if more <= 0 else [*every[:MOST_ROWS], f"and {more:,} more"]


def _name(identifier: str, history: History) -> str:
    for table in (history.organisations, history.footprints, history.functions):
        record = table.get(identifier)
        if record is not None:
            return record.name or identifier
    return identifier


def _line(identifier: str, history: History) -> str:
    line = history.lines.get(identifier)
    if line is None:
        return identifier
    ends = f"{_name(line.subject, history)} → {_name(line.holder, history)}: {_spaced(line.kind)}"
    what = joined(_name(each, history) for each in line.functions) if len(line.functions) > 0 else "not said for what"
    about = "" if ALL_FUNCTIONS in line.functions else f" for {what}"
    return f"{ends}{about}; {_rests(line, history)} ({identifier})"


def _right(identifier: str, history: History) -> str:
    right = history.rights.get(identifier)
    if right is None:
        return identifier
    what = f"{_name(right.organisation, history)} — {_spaced(right.role)} {_name(right.function, history)}"
    return f"{what}, {_name(right.footprint, history)}; {_rests(right, history)} ({identifier})"


def _rests(row: Line | Right, history: History) -> str:
    """The dates of a row, what it rests on in law, and its sources by title."""
    since = _day(row.valid_from)
    dates = f"since {since}" if row.valid_to is None else f"from {since} up to {_day(row.valid_to)}"
    known = {cited: history.source(cited) for cited in row.source}
    titles = [cited if source is None else source.title or cited for cited, source in known.items()]
    return f"{dates}; {row.legal_basis or 'no legal basis'}; {'; '.join(titles) or 'no source'}"


def _unsure(identifier: str, history: History) -> str:
    """What a finding rests on that is not known: a line or right, spelled out, or what has the id."""
    if identifier in history.lines:
        return _line(identifier, history)
    if identifier in history.rights:
        return _right(identifier, history)
    name = _name(identifier, history)
    return name if name == identifier else f"{name} ({identifier})"


def _spaced(word: str) -> str:
    return word.replace("_", " ")
