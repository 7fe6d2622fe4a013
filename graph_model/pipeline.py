"""The use cases, one function each: what the front doors call, and all that they call."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graph_model import searching
from graph_model.answering import who_decides, who_decides_all
from graph_model.answers import Answer
from graph_model.changing import Change, changes_of
from graph_model.compiling.compilation import CompileRequest, compile_register
from graph_model.compiling.report import CompileReport
from graph_model.entities import Organisation
from graph_model.examining import examine, loaded_report
from graph_model.history import DEFAULT_CERTAINTIES
from graph_model.holdings import Holdings, holdings
from graph_model.ingest.register import read_register
from graph_model.ingest.report import RegisterReport
from graph_model.ingest.statements import read_statements
from graph_model.inspecting import (
    Accepted,
    Period,
    Wanted,
    accept,
    finding,
    findings,
    is_judged,
    reopen,
    rule,
    rules,
    touching,
)
from graph_model.paths import WaysUp, ways_up
from graph_model.places import Place, find_place
from graph_model.routes_in import RoutesIn, routes_in
from graph_model.settings import Settings
from graph_model.shipped import LAW, STATEMENTS, shipped_register
from graph_model.statements import Verdict, judge
from graph_model.store import repository
from graph_model.store.connection import connect
from graph_model.store.live import LiveGraph, Look, look_at
from graph_model.store.loading import LoadReason, Progress, load_register
from graph_model.vocabulary import Certainty, LineKind

__all__ = [
    "LAW",
    "Accepted",
    "Between",
    "CompileRequest",
    "Decisions",
    "LoadRequest",
    "Period",
    "Question",
    "Status",
    "Wanted",
    "Ways",
    "accept",
    "ask",
    "ask_all",
    "check",
    "check_statements",
    "compile_sources",
    "find_changes",
    "find_routes_in",
    "find_ways",
    "finding",
    "findings",
    "is_empty",
    "is_judged",
    "load",
    "look_at",
    "opened",
    "reopen",
    "rule",
    "rules",
    "shipped_register",
    "status",
    "touching",
    "what_is_held",
]


@dataclass(frozen=True)
class Question:
    """When a question is put, and which certainties count."""

    on: date
    certainties: frozenset[Certainty] = DEFAULT_CERTAINTIES


@dataclass(frozen=True)
class LoadRequest:
    """A register to be loaded: where it is, under which name, why, and whether faulty rows may be left out."""

    path: Path
    name: str | None = None
    why: str = ""
    accept_partial: bool = False
    progress: Progress = field(default=lambda _done, _total: None)


@dataclass(frozen=True)
class Between:
    """Which ways are asked for: from whom, to whom (None: every terminal), for what (None: every function).

    Attributes:
        without: kinds of lines that are not followed.
    """

    subject: str
    holder: str | None = None
    function: str | None = None
    without: frozenset[LineKind] = frozenset()


@dataclass(frozen=True)
class Ways:
    """Ways upwards, between organisations that are known."""

    subject: Organisation
    holder: Organisation | None
    function: str | None
    found: WaysUp


@dataclass(frozen=True)
class Decisions:
    """Who decides each function for one place, in the order of the functions' ids."""

    place: Place
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Status:
    """A store: its address, what it calls itself, its folder if it is embedded, and its rows by table."""

    address: str
    server: str
    folder: Path | None
    rows: Mapping[str, int]
    look: Look


@contextmanager
def opened(settings: Settings) -> Iterator[LiveGraph]:
    """Connect to the store for as long as the block runs.

    Raises:
        WhodecidesError: see `store.connection.connect`.
    """
    connection = connect(settings)
    try:
        yield LiveGraph(connection)
    finally:
        connection.close()


def is_empty(live: LiveGraph) -> bool:
    """Whether no register was ever loaded whole, and none is being loaded."""
    look = live.look()
    return len(look.registers) == 0 and look.state.loading is None


def check(live: LiveGraph, path: Path, name: str | None) -> RegisterReport:
    """Read a register and find its faults, against what the graph holds of others; write nothing.

    Raises:
        RegisterUnreadableError: nothing is at the path.
    """
    return examine(live.connection, read_register(path, name)).report


def load(live: LiveGraph, request: LoadRequest) -> RegisterReport:
    """Load a register, unless it has faults of form; the report tells either way.

    Raises:
        RegisterUnreadableError: nothing is at the path.
        LoadInProgressError: another process is loading a register.
    """
    reading = read_register(request.path, request.name)
    examined = examine(live.connection, reading)
    if not examined.can_load(partially=request.accept_partial):
        return examined.report
    live.connection.write(repository.make_schema)
    reason = LoadReason(request.why)
    result = load_register(live.connection, examined.version, examined.snapshot, reason, request.progress)
    return loaded_report(examined.report, result)


def compile_sources(request: CompileRequest) -> CompileReport:
    """Make one register of publishers' files and registers; nothing is written where they have faults of form.

    Raises:
        RegisterUnreadableError: nothing is at one of the sources.
    """
    return compile_register(request)


def ask(live: LiveGraph, question: Question, function: str, place: str) -> tuple[Answer, Look]:
    """Answer who decides a function for a place.

    Raises:
        EmptyGraphError: nothing was loaded yet.
        NotFoundError: the function or the place is not known.
        AmbiguousError: the place fits several.
    """
    look = look_at(live)
    day = look.history.on(question.on, question.certainties)
    known = searching.find_function(look.history, function)
    return who_decides(day, known.id, find_place(day, place)), look


def find_changes(
    live: LiveGraph, question: Question, function: str, place: str
) -> tuple[tuple[Change, ...], Answer, Look]:
    """Find the days on which the answer to a question changes, beside the answer of the day itself.

    Raises:
        EmptyGraphError: nothing was loaded yet.
        NotFoundError: the function or the place is not known.
        AmbiguousError: the place fits several.
    """
    answer, look = ask(live, question, function, place)
    return changes_of(answer.day, answer.function, answer.place), answer, look


def ask_all(live: LiveGraph, question: Question, place: str) -> tuple[Decisions, Look]:
    """Answer who decides each function of the catalogue that somebody decides for a place, or holds by statute.

    Raises:
        EmptyGraphError: nothing was loaded yet.
        NotFoundError: the place is not known.
        AmbiguousError: the place fits several.
    """
    look = look_at(live)
    day = look.history.on(question.on, question.certainties)
    found = find_place(day, place)
    return Decisions(found, tuple(who_decides_all(day, found))), look


def find_ways(live: LiveGraph, question: Question, between: Between) -> tuple[Ways, Look]:
    """Find the ways from a subject upwards, to a holder or to every terminal.

    Raises:
        EmptyGraphError: nothing was loaded yet.
        NotFoundError: the subject, holder or function is not known.
        AmbiguousError: the subject or holder fits several.
    """
    look = look_at(live)
    day = look.history.on(question.on, question.certainties)
    over = None if between.function is None else searching.find_function(look.history, between.function).id
    one = searching.find_organisation(day, between.subject, "subject")
    other = None if between.holder is None else searching.find_organisation(day, between.holder, "holder")
    found = ways_up(day, one.id, None if other is None else other.id, over, between.without)
    return Ways(one, other, over, found), look


def find_routes_in(live: LiveGraph, question: Question, organisation: str) -> tuple[RoutesIn, Look]:
    """Find by which ways an organisation reaches those who decide what concerns it.

    Raises:
        EmptyGraphError: nothing was loaded yet.
        NotFoundError: the organisation is not known.
        AmbiguousError: it fits several.
    """
    look = look_at(live)
    day = look.history.on(question.on, question.certainties)
    return routes_in(day, searching.find_organisation(day, organisation, "organisation")), look


def what_is_held(live: LiveGraph) -> tuple[Holdings, Look]:
    """Count what the graph holds, and how well it is evidenced.

    Raises:
        EmptyGraphError: nothing was loaded yet.
    """
    look = look_at(live)
    return holdings(look.history), look


def check_statements(live: LiveGraph) -> tuple[tuple[Verdict, ...], Look]:
    """Hold what source documents assert against the graph, in the order in which the product lists them.

    Raises:
        EmptyGraphError: nothing was loaded yet.
    """
    look = look_at(live)
    return tuple(judge(each, look.history) for each in read_statements(STATEMENTS)), look


def status(live: LiveGraph, settings: Settings) -> Status:
    """Tell which store this is, how full it is, and whether a load is unfinished."""
    look = live.look()
    counts = {name: count for name, count in look.history.counts.items() if count > 0}
    folder = settings.data_dir if settings.neo4j_uri is None else None
    return Status(live.connection.address, live.connection.server(), folder, counts, look)
