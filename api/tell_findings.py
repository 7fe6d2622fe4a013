"""What the commands of findings print: text, a table, JSON, or a report."""

import csv
import json
import sys
from dataclasses import asdict
from enum import StrEnum

from rich.console import Console
from rich.text import Text

from api.finding_report import MOST_ENTRIES, Entry, Section, entry, reported
from api.report_pages import as_html, as_markdown
from api.responses.findings import FindingList, FindingOut, listed
from graph_model.acceptances import Acceptance, State
from graph_model.pipeline import Period
from graph_model.sifting import Found, Sifted
from graph_model.store.live import Look

__all__ = ["Format", "tell_finding", "tell_findings", "tell_reopened"]

# A pipe has no width, and its reader no use for broken lines.
PLAIN_WIDTH = 10_000
# Notes of one rule on a terminal.
NOTES_SHOWN = 5
# What a spreadsheet takes for the beginning of a formula, or drops before one.
FORMULA_STARTS = frozenset("=+-@\t")
STYLES = {"Faults": "bold red", "Warnings": "bold yellow", "For information": "bold"}


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"


def tell_findings(sifted: Sifted, period: Period, look: Look, asked: str, form: Format) -> None:
    """Print what was found.

    Args:
        sifted: what is told.
        period: when it was asked about.
        look: the graph that it was found in.
        asked: which findings were wanted, as a part of a sentence.
        form: how it is printed.
    """
    if form is Format.JSON:
        found = FindingList.model_validate(listed(sifted, period, look, sifted.found))
        sys.stdout.write(f"{found.model_dump_json(by_alias=True, indent=2)}\n")
    elif form is Format.CSV:
        _tell_table(sifted, look)
    elif form is Format.TEXT:
        _tell_text(sifted, period, look, asked)
    else:
        report = reported(sifted, period, look.history, asked)
        sys.stdout.write(as_html(report) if form is Format.HTML else as_markdown(report))


def _tell_table(sifted: Sifted, look: Look) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    columns = [name for name in FindingOut.model_fields if name not in {"names", "function", "evidence", "acceptance"}]
    writer.writerow([*columns, "accepted_until", "lines", "rights", "paths", "missing"])
    for each in sifted.found:
        found = FindingOut.of(each, look.history)
        until = "" if found.acceptance is None else found.acceptance.until
        shown = found.evidence
        paths = "|".join(" > ".join(path) for path in shown.paths)
        more = (until, "|".join(shown.lines), "|".join(shown.rights), paths, shown.missing or "")
        writer.writerow([*(_cell(getattr(found, column)) for column in columns), *map(_cell, more)])


def _cell(value: object) -> object:
    """One cell; text that a spreadsheet would take for a formula is kept from it."""
    if isinstance(value, list):
        return _cell("|".join(value))
    if isinstance(value, str) and value[:1] in FORMULA_STARTS:
        return f"'{value}"
    return "" if value is None else value


def _tell_text(sifted: Sifted, period: Period, look: Look, asked: str) -> None:
    console = Console(width=None if sys.stdout.isatty() else PLAIN_WIDTH, highlight=False)
    report = reported(sifted, period, look.history, asked)
    console.print(Text(report.title, style="bold"))
    for chapter in report.chapters:
        console.print(Text(f"\n{chapter.title}", style=STYLES[chapter.title]))
        for section in chapter.sections:
            _tell_section(console, section, NOTES_SHOWN if chapter.title == "For information" else MOST_ENTRIES)
    console.print(Text(f"\n{report.summary[0]}", style="bold"))
    console.print(Text(f"({len(sifted.checked)} rules; revision {look.state.revision})", style="dim"))


def _tell_section(console: Console, section: Section, most: int) -> None:
    console.print(Text(f"{section.rule.id} {section.rule.title}: {section.count}", style="underline"))
    shown = section.entries[:most]
    for each in shown:
        _tell_entry(console, each)
    more = len(section.entries) - len(shown) + section.more
    if more > 0:
        console.print(Text(f"  … and {more:,} more: --rule {section.rule.id} --format csv", style="dim"))


def _tell_entry(console: Console, told: Entry) -> None:
    state = next((f" [{items[0]}]" for label, items in told.facts if label == "State"), "")
    console.print(Text(f"  {told.sentence}{state}"))
    advice = next((items[0] for label, items in told.facts if label == "What to do"), "")
    console.print(Text(f"      {told.id}: {advice}", style="dim"))


def tell_finding(found: Found, look: Look, *, as_json: bool) -> None:
    """Print one finding, spelled out."""
    if as_json:
        sys.stdout.write(f"{FindingOut.of(found, look.history).model_dump_json(by_alias=True, indent=2)}\n")
        return
    console = Console(width=None if sys.stdout.isatty() else PLAIN_WIDTH, highlight=False)
    told = entry(found, look.history)
    console.print(Text(told.sentence, style="bold"))
    for label, items in told.facts:
        console.print(Text(f"{label}: {'; '.join(items)}"))
    console.print(Text(f"({told.id}; {found.finding.severity}; {found.state})", style="dim"))


def tell_reopened(was: Acceptance, *, as_json: bool) -> None:
    """Print what a finding was accepted for that is open again."""
    if as_json:
        sys.stdout.write(f"{json.dumps({**asdict(was), 'until': was.until.isoformat(), 'state': State.OPEN})}\n")
        return
    sys.stdout.write(f"{was.finding} is open again; {was.by} had accepted it until {was.until}: {was.reason}\n")
