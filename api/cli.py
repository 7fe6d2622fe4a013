"""The command line: parse, one use case, print, exit.

Data goes to stdout, everything else to stderr. What a command needs is imported when it runs, so
that `--help` is quick.
"""

import errno
import logging
import os
import sys
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from api import cli_views
from api.cli_findings import findings_app
from api.cli_options import Certainties, DataDir, Json, On, question_of, settings_of
from graph_model.errors import OutputError, WhodecidesError
from graph_model.shipped import shipped_words

__all__ = ["app", "run"]

app = typer.Typer(
    help="Who decides what in English health and care: for which place, on which day, on what legal basis.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

RegisterName = Annotated[
    str | None, typer.Option("--as", help="The register's name; its folder's if left out.", show_default=False)
]
app.add_typer(findings_app, name="findings")
cli_views.add_to(app)
# What writing to a full disk, a closed stream or a broken device says.
UNWRITABLE = frozenset({errno.ENOSPC, errno.EBADF, errno.EIO})
WORDS = shipped_words()
Register = Annotated[
    str,
    typer.Argument(
        metavar="|".join([*WORDS, "PATH"]),
        help=f"A register: {', '.join(WORDS)} (which come with the product), a folder of CSV files (one of the same "
        "name as ./NAME), or an .xlsx workbook.",
    ),
]


def run() -> None:
    """Run a command; an error that the user can mend becomes one line and its exit code."""
    logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what the driver warns of, our errors say
    if sys.stdout is None:  # the caller closed it
        sys.stdout = StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without our letters gets question marks, not a traceback
    try:
        _run_and_flush()
    except WhodecidesError as error:
        sys.stderr.write(f"{error.title}: {error.detail}\n")
        sys.exit(error.exit_code)


def _run_and_flush() -> None:
    """Run a command and write what it gave; of output that cannot be written Python would say many lines."""
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except OSError as error:
        if error.errno not in UNWRITABLE:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError(f"{os.strerror(error.errno)}: send it elsewhere") from error


@app.command()
def load(
    register: Register,
    name: RegisterName = None,
    why: Annotated[str, typer.Option(help="Kept with each change.")] = "",
    accept_partial: Annotated[
        bool, typer.Option("--accept-partial", help="Leave faulty rows out and load the rest.")
    ] = False,
    data_dir: DataDir = None,
    json: Json = False,
) -> None:
    """Load a register into the graph: all of it, or nothing where it has faults."""
    from api.opening import graph_opened
    from api.progress import progress_shown
    from api.tell import tell_report
    from graph_model import pipeline

    path = pipeline.shipped_register(register)
    with graph_opened(settings_of(data_dir)) as live, progress_shown() as progress:
        report = pipeline.load(live, pipeline.LoadRequest(path, name, why, accept_partial, progress))
    tell_report(report, as_json=json)
    if not report.is_accepted:
        raise typer.Exit(1)


@app.command()
def check(register: Register, name: RegisterName = None, data_dir: DataDir = None, json: Json = False) -> None:
    """Find the faults of a register, and write nothing."""
    from api.opening import graph_opened
    from api.tell import tell_report
    from graph_model import pipeline

    path = pipeline.shipped_register(register)
    with graph_opened(settings_of(data_dir)) as live:
        report = pipeline.check(live, path, name)
    tell_report(report, as_json=json)
    if not report.is_accepted:
        raise typer.Exit(1)


@app.command("compile")
def compile_sources(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Publishers' files, folders and registers.")
    ],
    to: Annotated[Path, typer.Option("--to", help="The folder that the register is written to.")],
    packed: Annotated[bool, typer.Option("--packed", help="Pack each file with gzip.")] = False,
    accept_partial: Annotated[bool, typer.Option("--accept-partial", help="Leave faulty rows out.")] = False,
    report: Annotated[
        Path | None, typer.Option("--report", help="A CSV file for all that did not fit.", show_default=False)
    ] = None,
    json: Json = False,
) -> None:
    """Make one register of publishers' files and registers, and tell what did not fit together."""
    from api.tell_compile import tell_compile, write_misfits
    from graph_model import pipeline

    paths = [pipeline.shipped_register(source) for source in sources]
    found = pipeline.compile_sources(pipeline.CompileRequest(paths, pipeline.LAW, to, packed, accept_partial))
    tell_compile(found, to, as_json=json)
    if report is not None:
        write_misfits(found, report)
    if not found.is_written:
        raise typer.Exit(1)


@app.command()
def ask(
    function: Annotated[str, typer.Argument(help="Id or plain name of a function; '*' for all.")],
    place: Annotated[str, typer.Option("--place", help="Id, ODS code, GSS code or name.")],
    on: On = None,
    certainty: Certainties = None,
    data_dir: DataDir = None,
    json: Json = False,
) -> None:
    """Who decides a function for a place on a day; for '*', one line for each function."""
    from api.opening import graph_opened
    from api.responses.answers import FunctionsOfPlace, WhoDecides
    from api.tell import tell_answer, tell_functions
    from graph_model import pipeline

    question = question_of(on, certainty)
    with graph_opened(settings_of(data_dir)) as live:
        if function.strip() == "*":
            decisions, look = pipeline.ask_all(live, question, place)
            tell_functions(FunctionsOfPlace.of(decisions, question, look), as_json=json)
            return
        answer, look = pipeline.ask(live, question, function, place)
    tell_answer(WhoDecides.of(answer, question, look), look.history, as_json=json)


@app.command()
def path(
    subject: Annotated[str, typer.Argument(help="The organisation that answers: id, code or name.")],
    holder: Annotated[
        str | None, typer.Argument(help="Where the ways end; every terminal if left out.", show_default=False)
    ] = None,
    function: Annotated[
        str | None, typer.Option(help="Whose lines are followed; every line if left out.", show_default=False)
    ] = None,
    on: On = None,
    certainty: Certainties = None,
    data_dir: DataDir = None,
    json: Json = False,
) -> None:
    """The lines upwards from an organisation, and how many ways are independent."""
    from api.opening import graph_opened
    from api.responses.answers import PathsUp
    from api.tell import tell_paths
    from graph_model import pipeline

    question = question_of(on, certainty)
    with graph_opened(settings_of(data_dir)) as live:
        ways, look = pipeline.find_ways(live, question, pipeline.Between(subject, holder, function))
    tell_paths(PathsUp.of(ways, question, look), look.history, as_json=json)


@app.command()
def statements(data_dir: DataDir = None, json: Json = False) -> None:
    """What source documents assert, each with what the graph says, and why not where it does not agree."""
    from api.opening import graph_opened
    from api.tell_statements import tell_statements
    from graph_model import pipeline

    with graph_opened(settings_of(data_dir)) as live:
        verdicts, look = pipeline.check_statements(live)
    tell_statements(verdicts, look, as_json=json)


@app.command()
def status(data_dir: DataDir = None, json: Json = False) -> None:
    """Which store, where, how full, and which revision."""
    from api.opening import graph_opened
    from api.tell import tell_status
    from graph_model import pipeline

    settings = settings_of(data_dir)
    with graph_opened(settings) as live:
        found = pipeline.status(live, settings)
    tell_status(found, as_json=json)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Where to listen; loopback if left out.", show_default=False)] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="8000 if left out.", show_default=False)] = None,
    data_dir: DataDir = None,
) -> None:
    """Serve the API; an empty store is filled with the cases first."""
    from api.serving import serve as run_server
    from api.signals import pipes_kept

    with pipes_kept():
        run_server(settings_of(data_dir, host=host, port=port))
