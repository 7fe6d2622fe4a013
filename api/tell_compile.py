"""What `compile` prints: which files were used, what the register holds, and what did not fit together."""

import csv
import json
import sys
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.text import Text

from graph_model.compiling.report import CompileReport

__all__ = ["tell_compile", "write_misfits"]

# Of each kind of misfit, on a terminal; --report and --json give all of them.
SHOWN = 5
FAULTS_SHOWN = 100


def tell_compile(report: CompileReport, target: Path, *, as_json: bool) -> None:
    """Print the account of a compilation."""
    if as_json:
        facts = {
            **asdict(report),
            "misfits": {kind: [asdict(each) for each in found] for kind, found in report.misfits.items()},
        }
        sys.stdout.write(json.dumps({**facts, "written": report.is_written}, indent=2, default=str) + "\n")
        return
    console = Console(highlight=False, soft_wrap=True)
    for file in report.files:
        use = "not used" if file.used_as is None else f"{file.used_as}, {file.rows:,} rows"
        why = "" if file.why is None else f": {file.why}"
        console.print(Text(f"{file.name}: {use}{why}"))
    for fault in report.faults[:FAULTS_SHOWN]:
        console.print(Text(str(fault)))
    _tell_misfits(console, report)
    if not report.is_written:
        console.print(Text(f"{len(report.faults)} faults of form; nothing was written.", style="bold"))
        return
    console.print(Text(", ".join(f"{count:,} {name}" for name, count in report.rows.items())))
    console.print(Text(f"The register is in {target}.", style="bold"))


def _tell_misfits(console: Console, report: CompileReport) -> None:
    for kind, misfits in report.misfits.items():
        console.print(Text(f"{len(misfits):,} {kind}", style="bold"))
        for each in misfits[:SHOWN]:
            console.print(Text(f"    {each.subject}: {each.why}"))
        if len(misfits) > SHOWN:
            console.print(Text(f"    … and {len(misfits) - SHOWN:,} more; --report FILE.csv lists all"))


def write_misfits(report: CompileReport, path: Path) -> None:
    """Write everything that did not fit as a table: kind, subject, why."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("kind", "subject", "why"))
        writer.writerows((each.kind, each.subject, each.why) for found in report.misfits.values() for each in found)
