"""An answer as a page shows it: the sentence, who decides on each part, the chain upward, other days and places."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from api.pages.asking import Asked
from api.pages.links import Links
from api.pages.views.describing import Describing, grade
from api.pages.views.table import Cell, Paging, Piece, Table, cell, paged
from api.pages.words import counted, dated, long_day, per_cent, period, plain, role
from graph_model.answers import Answer, AnswerPart, Standing
from graph_model.changing import Change
from graph_model.entities import Line
from graph_model.paths import Way
from graph_model.sentences import sentence
from graph_model.vocabulary import TERMINAL_TYPES, Outcome, Role
from graph_model.wording import joined

__all__ = ["AnswerView", "Aside", "ChangeView", "PartView", "Rung"]

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
# Chains drawn for one part; the table has them all.
DRAWN = 6
# Names in one line of a list of days.
NAMED = 4


@dataclass(frozen=True)
class Rung:
    """One organisation of a chain; `kind` says how the one before it answers to it, empty at the bottom."""

    organisation: Piece
    kind: str
    is_terminal: bool


@dataclass(frozen=True)
class PartView:
    """A part of the place: who decides, who else has a say, and the chains upward from those who act."""

    heading: str
    people: str
    deciders: Table
    others: tuple[Table, ...]
    ladders: tuple[tuple[Rung, ...], ...]
    chain: Table


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
    """An answer in full."""

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
    changes: tuple[ChangeView, ...]
    asides: tuple[Aside, ...]
    place_href: str
    function_href: str
    view_href: str
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
            changes=tuple(_changes(describing, answer, changes)),
            asides=tuple(Aside.of(each, _on(each, links)) for each in beside),
            place_href=links.to("/place", {"place": answer.place.id}),
            function_href=links.record("functions", answer.function),
            view_href=links.to("/views/decision", {"subject": answer.function, "place": answer.place.id}),
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
    lines = {line.id: line for way in part.chains for line in way}
    return PartView(
        heading=part.name[:1].upper() + part.name[1:],
        people=_people(part),
        deciders=_standings(describing, "Who decides", part.deciders),
        others=tuple(others),
        ladders=tuple(_ladder(describing, way) for way in part.chains[:DRAWN]),
        chain=_chain(describing, lines.values()),
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


def _ladder(describing: Describing, way: Way) -> tuple[Rung, ...]:
    first = Rung(describing.organisation(way[0].subject), "", is_terminal=False)
    above = (
        Rung(describing.organisation(line.holder), plain(line.kind), _is_terminal(describing, line)) for line in way
    )
    return (first, *above)


def _is_terminal(describing: Describing, line: Line) -> bool:
    record = describing.history.organisations.get(line.holder)
    return record is not None and record.type in TERMINAL_TYPES


def _chain(describing: Describing, lines: Iterable[Line]) -> Table:
    head = ("From", "To", "Kind", "Legal basis", "Dates", "Source", "Evidence")
    rows = (
        (
            cell(describing.organisation(line.subject)),
            cell(describing.organisation(line.holder)),
            cell(Piece(plain(line.kind), describing.links.record("lines", line.id)), detail=line.id),
            cell(line.legal_basis or "not recorded"),
            cell(period(line)),
            cell(*([describing.source(each) for each in line.source] or [Piece("no source")])),
            cell(grade(line.confidence)),
        )
        for line in lines
    )
    return Table("The chain upward, line by line", head, tuple(rows))


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
