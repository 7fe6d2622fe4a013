"""An answer as a page shows it: the sentence, who decides on each part, the chain upward, other days and places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.pages.asking import Asked
from api.pages.links import Links
from api.pages.views.describing import Describing, grade
from api.pages.views.figure import Figure, answer_figure
from api.pages.views.table import Cell, Paging, Piece, Table, cell, paged
from api.pages.words import counted, dated, long_day, per_cent, period, plain, role
from graph_model.answers import Answer, AnswerPart, Standing
from graph_model.changing import Change
from graph_model.entities import Line
from graph_model.sentences import sentence
from graph_model.vocabulary import Outcome, Role
from graph_model.wording import joined

__all__ = ["AnswerView", "Aside", "ChangeView", "PartView"]

OUTCOMES = {
    Outcome.FOUND: ("Found", "nhsuk-tag--green"),
    Outcome.PARTIAL: ("Differs by part", "nhsuk-tag--yellow"),
    Outcome.CONDITIONAL: ("Conditional", "nhsuk-tag--yellow"),
    Outcome.NONE_FOUND: ("None found", "nhsuk-tag--red"),
}
# What others may do about a decision, in the order in which a reader needs it.
OTHERS: tuple[tuple[str, frozenset[Role]], ...] = (
    ("Must agree, or be consulted", frozenset({Role.MUST_AGREE, Role.MUST_BE_CONSULTED})),
    ("Assures", frozenset({Role.ASSURES, Role.REGULATES})),
    ("Scrutinises", frozenset({Role.SCRUTINISES, Role.CALLS_IN, Role.REFERS})),
    ("Advises, funds or delivers", frozenset(Role)),
)
# Rows of one table of an answer: a region has dozens of consulted bodies.
MOST = 50
# Parts of a place on one page; the whole country has hundreds.
PARTS = 10
# Names in one line of a list of days.
NAMED = 4


@dataclass(frozen=True)
class PartView:
    """A part of the place: who decides, and who else has a say."""

    heading: str
    people: str
    deciders: Table
    others: tuple[Table, ...]


@dataclass(frozen=True)
class ChangeView:
    """A day from which another answer holds; `is_here` marks the one that the page is of."""

    text: str
    who: str
    href: str
    is_here: bool


@dataclass(frozen=True)
class Aside:
    """An answer in short, beside others."""

    heading: str
    sentence: str
    outcome_words: str
    tag: str
    deciders: Table
    href: str

    @classmethod
    def of(cls, answer: Answer, links: Links) -> "Aside":
        """Build from an answer; the links are those of its own day."""
        words, tag = OUTCOMES[answer.outcome]
        describing = Describing(answer.day.history, links)
        rows = [(cell(part.name), _names(describing, part)) for part in answer.parts[:MOST]]
        return cls(
            heading=f"{answer.place.name}, {long_day(answer.day.day)}",
            sentence=sentence(answer),
            outcome_words=words,
            tag=tag,
            deciders=Table("Who decides, by part", ("Part", "Decided by"), tuple(rows)),
            href=links.to("/who-decides", {"function": answer.function, "place": answer.place.id}),
        )


@dataclass(frozen=True)
class AnswerView:
    """An answer in full.

    Attributes:
        figure: the chains upward from those who decide, drawn; None where nobody decides.
        chain: the same, line by line.
        findings_href: of this page with the findings that touch the answer.
    """

    heading: str
    outcome: str
    outcome_words: str
    tag: str
    sentence: str
    grade: str
    because: str
    notes: tuple[str, ...]
    parts: tuple[PartView, ...]
    paging: Paging
    figure: Figure | None
    chain: Table
    changes: tuple[ChangeView, ...]
    asides: tuple[Aside, ...]
    place_href: str
    function_href: str
    view_href: str
    findings_href: str
    api_href: str

    @classmethod
    def of(cls, answer: Answer, asked: Asked, changes: Sequence[Change], asides: Sequence[Answer]) -> "AnswerView":
        """Build from an answer, the days on which it changes, and answers to hold beside it."""
        links, question = asked.links, _asked(answer)
        words, tag = OUTCOMES[answer.outcome]
        describing = Describing(answer.day.history, links)
        function = describing.function(answer.function).text
        parts, paging = paged(answer.parts, asked.page, lambda page: _page(links, question, page), PARTS)
        beside = (answer, *asides) if len(asides) > 0 else ()
        view_href = links.to("/views/decision", {"subject": answer.function, "place": answer.place.id})
        return cls(
            heading=f"{function}: {answer.place.name}",
            outcome=answer.outcome.value,
            outcome_words=words,
            tag=tag,
            sentence=sentence(answer),
            grade=answer.weakest_evidence.grade or "none",
            because=answer.weakest_evidence.because,
            notes=answer.notes,
            parts=tuple(_part(describing, part) for part in parts),
            paging=paging,
            figure=answer_figure(describing, answer, parts, view_href),
            chain=_chain(describing, parts),
            changes=tuple(_changes(describing, answer, changes)),
            asides=tuple(Aside.of(each, _on(each, links)) for each in beside),
            place_href=links.to("/place", {"place": answer.place.id}),
            function_href=links.record("functions", answer.function),
            view_href=view_href,
            findings_href=links.to("/who-decides", {**question, "findings": "yes"}) + "#findings",
            api_href=links.to("/v1/who-decides", question),
        )


def _page(links: Links, question: dict[str, str], page: int) -> str:
    return links.to("/who-decides", {**question, "page": str(page)})


def _asked(answer: Answer) -> dict[str, str]:
    return {"function": answer.function, "place": answer.place.id}


def _on(answer: Answer, links: Links) -> Links:
    """Links of the day of one answer, which may be another than the page's."""
    others = tuple(pair for pair in links.kept if pair[0] != "on")
    return Links((("on", answer.day.day.isoformat()), *others))


def _part(describing: Describing, part: AnswerPart) -> PartView:
    left, others = [*part.gates, *part.others], []
    for caption, roles in OTHERS:
        here = [each for each in left if each.right.role in roles]
        left = [each for each in left if each.right.role not in roles]
        if len(here) > 0:
            others.append(_standings(describing, caption, here))
    return PartView(
        heading=part.name[:1].upper() + part.name[1:],
        people=_people(part),
        deciders=_standings(describing, "Who decides", part.deciders),
        others=tuple(others),
    )


def _people(part: AnswerPart) -> str:
    if part.population is None:
        return "How many people live there is not known." if part.share is None else ""
    share = "" if part.share is None or part.share >= 1 else f", {per_cent(part.share)} of the place"
    return f"{counted(part.population, 'person', 'people')}{share}."


def _standings(describing: Describing, caption: str, standings: Sequence[Standing]) -> Table:
    several = f" (the first {MOST} of {len(standings)})" if len(standings) > MOST else ""
    head = ("Organisation", "Role", "For", "Legal basis", "Dates", "Evidence")
    return Table(f"{caption}{several}", head, tuple(_standing(describing, each) for each in standings[:MOST]))


def _standing(describing: Describing, standing: Standing) -> tuple[Cell, ...]:
    right = standing.right
    keeps = right.role in {Role.DECIDES, Role.DELEGATED_DECIDES, Role.JOINTLY_DECIDES} and not standing.acts
    share = "" if standing.share is None or standing.share >= 1 else f"{per_cent(standing.share)} of these people"
    type_words = "" if standing.organisation is None else plain(standing.organisation.type)
    certain = "" if right.certainty is None else plain(right.certainty).lower()
    return (
        cell(describing.organisation(right.organisation), detail=type_words),
        cell("Has handed it on, stays accountable" if keeps else role(right.role).capitalize()),
        cell(describing.footprint(right.footprint), detail=share),
        cell(right.legal_basis or "not recorded"),
        cell(period(right), detail=certain),
        describing.evidence(right),
    )


def _chain(describing: Describing, parts: Sequence[AnswerPart]) -> Table:
    """Tell the lines of all chains, each once however many parts it is for."""
    lines = {line.id: line for part in parts for way in part.chains for line in way}
    several = f" (the first {MOST} of {len(lines)})" if len(lines) > MOST else ""
    rows = tuple(_link(describing, line) for line in list(lines.values())[:MOST])
    head = ("From", "To", "Kind", "Legal basis", "Dates", "Source", "Evidence")
    return Table(f"Line by line{several}", head, rows, "No chain upward is recorded.")


def _link(describing: Describing, line: Line) -> tuple[Cell, ...]:
    return (
        cell(describing.organisation(line.subject)),
        cell(describing.organisation(line.holder)),
        cell(Piece(plain(line.kind), describing.links.record("lines", line.id)), detail=line.id),
        cell(line.legal_basis or "not recorded"),
        cell(period(line)),
        cell(*([describing.source(each) for each in line.source] or [Piece("no source")])),
        cell(grade(line.confidence)),
    )


def _names(describing: Describing, part: AnswerPart) -> Cell:
    named = dict.fromkeys(describing.organisation(each.right.organisation) for each in part.acting or part.deciders)
    return cell(*(named or [Piece("nobody is recorded")]))


def _changes(describing: Describing, answer: Answer, changes: Sequence[Change]) -> Iterator[ChangeView]:
    """None where the answer is the same on all days."""
    if len(changes) < 2:  # noqa: PLR2004 - one answer alone is no change
        return
    days = [change.day for change in changes]
    here = max(at for at, day in enumerate(days) if day is None or day <= answer.day.day)
    for at, change in enumerate(changes):
        day = change.day
        before = days[at + 1] if day is None else None
        text = f"Before {dated(before)}" if day is None else f"From {long_day(day)}"
        values = {**_asked(answer), "on": "" if day is None else day.isoformat()}
        if day is None and before is not None:
            values["on"] = before.replace(year=before.year - 1).isoformat()
        yield ChangeView(text, _who(describing, change), describing.links.to("/who-decides", values), at == here)


def _who(describing: Describing, change: Change) -> str:
    names = [describing.history.name(each) for each in change.actors]
    if len(names) == 0:
        return "nobody is recorded"
    more = len(names) - NAMED
    return joined(names) if more <= 0 else f"{', '.join(names[:NAMED])} and {more} more"
