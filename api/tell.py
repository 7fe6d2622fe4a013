"""What commands print: the answer as a person reads it, or as JSON."""

import json
import sys
from dataclasses import asdict

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.responses.answers import FunctionsOfPlace, Part, PathsUp, StandingOut, Step, WhoDecides
from api.responses.common import Loading
from graph_model.history import History
from graph_model.ingest.report import RegisterReport
from graph_model.pipeline import Status
from graph_model.vocabulary import DECIDING_ROLES
from graph_model.wording import joined, per_cent

__all__ = ["tell_answer", "tell_functions", "tell_paths", "tell_report", "tell_status"]

# Faults shown on a terminal; --json gives all of them.
FAULTS_SHOWN = 100
# A pipe has no width, and its reader no use for broken lines.
PLAIN_WIDTH = 10_000


def _console() -> Console:
    return Console(width=None if sys.stdout.isatty() else PLAIN_WIDTH, highlight=False)


def tell_answer(answer: WhoDecides, history: History, *, as_json: bool) -> None:
    """Print who decides: the sentence, the parts, the chains, the evidence and the notes."""
    if as_json:
        _print_json(answer.model_dump_json(by_alias=True, indent=2))
        return
    console = _console()
    console.print(Text(answer.sentence, style="bold"))
    for part in answer.parts:
        _tell_part(console, part, history)
    weakest = answer.weakest_evidence
    console.print(Text(f"\nWeakest evidence: {weakest.because}"))
    for note in answer.notes:
        console.print(Text(f"Note: {note}"))
    console.print(Text(f"({answer.outcome}; as at {answer.on}; revision {answer.revision})", style="dim"))


def tell_functions(found: FunctionsOfPlace, *, as_json: bool) -> None:
    """Print one line for each function: who acts, part by part, and how the question came out."""
    if as_json:
        _print_json(found.model_dump_json(by_alias=True, indent=2))
        return
    console = _console()
    console.print(Text(f"{found.place.name} ({found.place.id}), as at {found.on}", style="bold"))
    for answer in found.answers:
        console.print(Text(f"{answer.question.function}: {'; '.join(map(_in_short, answer.parts))} ({answer.outcome})"))
    for note in found.notes:
        console.print(Text(f"Note: {note}"))
    console.print(Text(f"({len(found.answers)} functions; revision {found.revision})", style="dim"))


def _in_short(part: Part) -> str:
    names = list(dict.fromkeys(each.organisation.name for each in part.deciders if each.acts))
    share = "" if part.share is None or part.share == 1 else f" for {per_cent(part.share)}"
    return f"{joined(names) if len(names) > 0 else 'nobody is recorded'}{share}"


def _tell_part(console: Console, part: Part, history: History) -> None:
    people = "" if part.population is None else f", {part.population:,} people"
    console.print(Text(f"\n{part.place.name}{people}", style="underline"))
    for title, standings in (("Decides", part.deciders), ("Gates", part.gates), ("Others", part.others)):
        for standing in standings:
            console.print(Text(f"{title}: {_standing(standing)}"))
            _indented(console, _facts(standing), 4)
    for way in part.chains:
        _tell_way(console, way, history)


def _standing(standing: StandingOut) -> str:
    subject = "" if standing.subject_type is None else f" (for {_spaced(standing.subject_type)})"
    keeps = ", stays accountable" if standing.role in DECIDING_ROLES and not standing.acts else ""
    return f"{standing.organisation.name} ({standing.organisation.id}) — {_spaced(standing.role)}{subject}{keeps}"


def _spaced(word: str) -> str:
    return word.replace("_", " ")


def _facts(standing: StandingOut) -> str:
    dates = f"{standing.valid_from or '?'} to {standing.valid_to or 'open'}"
    ground = f"for {standing.footprint}"
    known = (standing.legal_basis or "no legal basis", ground, dates, standing.source or "no source")
    return "; ".join(
        [*known, f"{_spaced(standing.certainty or 'certainty not known')}, {standing.confidence or 'not graded'}"]
    )


def _tell_way(console: Console, way: list[Step], history: History) -> None:
    console.print(Text(f"Upwards: {history.name(way[0].subject)}"))
    for step in way:
        console.print(Text(f"      → {history.name(step.holder)}"))
        dates = f"{step.valid_from or '?'} to {step.valid_to or 'open'}"
        facts = (_spaced(step.kind), step.legal_basis or "no legal basis", dates, step.source or "no source", step.line)
        _indented(console, "; ".join(facts), 10)


def _indented(console: Console, text: str, columns: int) -> None:
    console.print(Padding(Text(text, style="dim"), (0, 0, 0, columns), expand=False))


def tell_paths(paths: PathsUp, history: History, *, as_json: bool) -> None:
    """Print the ways upwards, and how many are independent."""
    if as_json:
        _print_json(paths.model_dump_json(by_alias=True, indent=2))
        return
    console = _console()
    where = "any terminal" if paths.holder is None else paths.holder.name
    if len(paths.ways) == 0:
        none = "No way leads" if paths.complete else "Within the bounds of the search no way was found that leads"
        console.print(Text(f"{none} from {paths.subject.name} to {where} on {paths.on}.", style="bold"))
    for way in paths.ways:
        _tell_way(console, way, history)
    for end, count in paths.independent.items():
        ways = "1 independent way" if count == 1 else f"{count} independent ways"
        console.print(Text(f"{ways} to {history.name(end)}"))
    for note in paths.notes:
        console.print(Text(f"Note: {note}"))
    console.print(Text(f"(as at {paths.on}; revision {paths.revision})", style="dim"))


def tell_report(report: RegisterReport, *, as_json: bool) -> None:
    """Print what became of a register: counts by table, every fault, and what governance it lacks."""
    if as_json:
        tables = [{**asdict(table), "rejected": table.rejected, "written": table.written} for table in report.tables]
        _print_json(json.dumps({**asdict(report), "accepted": report.is_accepted, "tables": tables}, indent=2))
        return
    console = _console()
    for fault in report.faults[:FAULTS_SHOWN]:
        console.print(Text(str(fault)))
    if len(report.faults) > FAULTS_SHOWN:
        console.print(Text(f"… and {len(report.faults) - FAULTS_SHOWN} more faults; --json gives all of them"))
    if len(report.tables) > 0:
        console.print(_counts(report))
    if len(report.governance) > 0:
        console.print(Text("For governance to look into (none of it stops a load):"))
    for phrase, count in report.governance.items():
        console.print(Text(f"  {phrase}: {count}"))
    if len(report.left_alone) > 0:
        console.print(Text(f"Left alone, not part of a register: {', '.join(report.left_alone)}"))
    console.print(Text(_outcome(report), style="bold"))


def _counts(report: RegisterReport) -> Table:
    several = ("added", "changed", "unchanged", "retracted", "unmatched", "kept")
    telling = (column for column in several if any(getattr(each, column) for each in report.tables))
    columns = ("read", "accepted", "rejected", "written", *telling)
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("table", no_wrap=True)
    for column in columns:
        table.add_column(column, justify="right")
    for each in report.tables:
        table.add_row(each.table, *(str(getattr(each, column)) for column in columns))
    return table


def _outcome(report: RegisterReport) -> str:
    faults = f"{len(report.faults)} fault{'' if len(report.faults) == 1 else 's'}"
    if report.revision is not None:
        left_out = "" if report.is_accepted else f", without the rows of {faults}"
        return f"Register {report.register!r} is in the graph{left_out}; revision {report.revision}."
    if report.is_accepted:
        return f"Register {report.register!r} has no fault of form; nothing was written."
    return f"Register {report.register!r} has {faults}; nothing was written."


def tell_status(status: Status, *, as_json: bool) -> None:
    """Print which store, where, how full, which revision, and a load that has not finished."""
    state = status.look.state
    loading = Loading.of(state.loading)
    facts = {
        "store": status.address,
        "server": status.server,
        "folder": None if status.folder is None else str(status.folder),
        "revision": state.revision,
        "registers": [asdict(register) for register in status.look.registers],
        "rows": dict(status.rows),
        "loading": None if loading is None else loading.model_dump(by_alias=True),
    }
    if as_json:
        _print_json(json.dumps(facts, indent=2))
        return
    console = _console()
    where = "" if status.folder is None else f", in {status.folder}"
    console.print(Text(f"Store: {status.address} ({status.server}){where}"))
    console.print(Text(f"Revision: {state.revision}"))
    for register in status.look.registers:
        loaded = f"loaded {register.loaded_at}, revision {register.revision}"
        console.print(Text(f"Register {register.name}: {register.rows:,} rows, {loaded}"))
    console.print(Text(f"Rows: {', '.join(f'{count:,} {name}' for name, count in status.rows.items()) or 'none'}"))
    if loading is not None:
        console.print(Text(loading.sentence, style="bold"))


def _print_json(text: str) -> None:
    sys.stdout.write(f"{text}\n")
