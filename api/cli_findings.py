"""The commands of findings: list, accept, reopen. `whodecides findings` alone lists."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from api.cli_options import Certainties, DataDir, Json, On, day_of, question_of, settings_of

if TYPE_CHECKING:
    from graph_model.history import History
    from graph_model.pipeline import Period, Wanted
    from graph_model.sifting import Sifted

__all__ = ["findings_app"]

findings_app = typer.Typer(
    help="Duplicated, missing and stale wiring: list it, accept a finding for a time, reopen one.",
    invoke_without_command=True,
    add_completion=False,
)
# How bad what is not accepted must be for exit code 1, by the word that asks for it.
FAILING = {"fault": ("fault",), "warning": ("fault", "warning")}
FORMATS = ("text", "csv", "json", "markdown", "html")
Word = TypeVar("Word", bound=StrEnum)
# What is asked for: of which time, which findings, in which order and shape.
Since = Annotated[
    str | None, typer.Option("--from", help="The first day of a period, instead of --on.", show_default=False)
]
Until = Annotated[str | None, typer.Option("--to", help="The day on which the period is over.", show_default=False)]
Rules = Annotated[list[str] | None, typer.Option(help="Id of a rule; may be repeated.", show_default=False)]
OfPlace = Annotated[str | None, typer.Option(help="A place that shares ground with it.", show_default=False)]
OfOrganisation = Annotated[str | None, typer.Option(help="Whom it is about, or who suffers.", show_default=False)]
OfFunction = Annotated[str | None, typer.Option(help="What it is about, or what is under that.", show_default=False)]
Severities = Annotated[
    list[str] | None, typer.Option(help="fault, warning or info; may be repeated.", show_default=False)
]
States = Annotated[
    list[str] | None, typer.Option(help="open, accepted or expired; may be repeated.", show_default=False)
]
Sorted = Annotated[str, typer.Option(help="severity, rule or people.")]
FailOn = Annotated[
    str | None,
    typer.Option("--fail-on", help="fault or warning: exit 1 if one is not accepted.", show_default=False),
]
Shape = Annotated[str, typer.Option("--format", help=f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]}.")]


@findings_app.callback()
def findings(
    context: typer.Context,
    on: On = None,
    since: Since = None,
    until: Until = None,
    rule: Rules = None,
    place: OfPlace = None,
    organisation: OfOrganisation = None,
    function: OfFunction = None,
    severity: Severities = None,
    state: States = None,
    sort: Sorted = "severity",
    fail_on: FailOn = None,
    form: Shape = "text",
    certainty: Certainties = None,
    data_dir: DataDir = None,
    json: Json = False,
) -> None:
    """What is wrong with the wiring on a day, or over a period."""
    if context.invoked_subcommand is not None:
        return
    from api.opening import graph_opened
    from api.tell_findings import Format, tell_findings
    from graph_model import pipeline

    shape = _word(Format, "json" if json else form, "format")
    failing = () if fail_on is None else FAILING[_choice(fail_on, tuple(FAILING), "fail-on")]
    period = _period(on, since, until, certainty)
    wanted = _wanted(rule, severity, state, (place, organisation, function), sort)
    with graph_opened(settings_of(data_dir)) as live:
        sifted, look = pipeline.findings(live, period, wanted)
    tell_findings(sifted, period, look, _asked(wanted, look.history), shape)
    if _fails(sifted, failing):
        raise typer.Exit(1)


@findings_app.command()
def accept(
    finding: Annotated[str, typer.Argument(help="Id of the finding.")],
    reason: Annotated[str, typer.Option(help="Why nobody need act on it.")],
    until: Annotated[str, typer.Option(help="The day on which it is due again, YYYY-MM-DD.")],
    by: Annotated[str | None, typer.Option(help="Who accepts; you if left out.", show_default=False)] = None,
    on: On = None,
    certainty: Certainties = None,
    data_dir: DataDir = None,
    json: Json = False,
) -> None:
    """Accept a finding for a time: it stays in the list, and fails nothing until its day."""
    from api.opening import graph_opened
    from api.tell_findings import tell_finding
    from graph_model import pipeline

    named = {} if by is None else {"by": by}
    wish = pipeline.Accepted(finding, reason, day_of(until, "until"), **named)
    with graph_opened(settings_of(data_dir)) as live:
        found, look = pipeline.accept(live, _period(on, None, None, certainty), wish)
    tell_finding(found, look, as_json=json)


@findings_app.command()
def reopen(
    finding: Annotated[str, typer.Argument(help="Id of the finding.")],
    by: Annotated[str | None, typer.Option(help="Who reopens; you if left out.", show_default=False)] = None,
    why: Annotated[str, typer.Option(help="Kept with the change.")] = "",
    data_dir: DataDir = None,
    json: Json = False,
) -> None:
    """Take back that a finding was accepted."""
    from api.opening import graph_opened
    from api.tell_findings import tell_reopened
    from graph_model import pipeline

    with graph_opened(settings_of(data_dir)) as live:
        was = pipeline.reopen(live, finding, by, why)
    tell_reopened(was, as_json=json)


def _period(on: str | None, since: str | None, until: str | None, certainty: list[str] | None) -> "Period":
    from graph_model.errors import BadQuestionError
    from graph_model.pipeline import Period

    if (since is None) != (until is None):
        raise BadQuestionError("--from and --to go together: give both, or --on alone", "from")
    if since is not None and on is not None:
        raise BadQuestionError("--on is one day and --from and --to a period: give one or the other", "on")
    if since is None or until is None:
        question = question_of(on, certainty)
        return Period(question.on, question.certainties)
    certainties = question_of(None, certainty).certainties
    return Period(day_of(since, "from"), certainties, day_of(until, "to"))


def _wanted(
    rules: list[str] | None,
    severities: list[str] | None,
    states: list[str] | None,
    about: tuple[str | None, str | None, str | None],
    sort: str,
) -> "Wanted":
    from graph_model.acceptances import State
    from graph_model.findings import Severity
    from graph_model.pipeline import Wanted
    from graph_model.sifting import Order

    return Wanted(
        tuple(rules or ()),
        tuple(_word(Severity, each, "severity") for each in severities or ()),
        tuple(_word(State, each, "state") for each in states or ()),
        *about,
        _word(Order, sort, "sort"),
    )


def _word(kind: type[Word], text: str, option: str) -> Word:
    """Read a word of a closed list."""
    return kind(_choice(text, tuple(kind), option))


def _choice(text: str, known: Sequence[str], option: str) -> str:
    from graph_model.errors import BadQuestionError
    from graph_model.nearest import nearest

    if text not in known:
        raise BadQuestionError(f"--{option} {text!r} is not one of {', '.join(known)}", option, nearest(text, known))
    return text


def _asked(wanted: "Wanted", history: "History") -> str:
    """Say which findings were wanted, as a part of a title; ids are told by name."""

    def named(text: str | None) -> str | None:
        tables = (history.organisations, history.footprints, history.functions)
        known = None if text is None else next((table[text] for table in tables if text in table), None)
        return text if known is None else known.name

    told = (
        (" for {}", named(wanted.place)),
        (" of {}", named(wanted.organisation)),
        (" about {}", named(wanted.function)),
        (" by {}", " and ".join(wanted.rules) or None),
        (", {} only", " and ".join(wanted.severities) or None),
        (", {} only", " and ".join(wanted.states) or None),
    )
    return "".join(phrase.format(text) for phrase, text in told if text is not None)


def _fails(sifted: "Sifted", severities: Sequence[str]) -> bool:
    from graph_model.acceptances import State

    return any(each.finding.severity in severities and each.state is not State.ACCEPTED for each in sifted.found)
