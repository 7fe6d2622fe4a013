"""M01: organisations whose accountability leads nowhere.

A line points from subject to holder, so "upwards" is along the edge. A way up ends at Parliament or an electorate;
for a body that decides nothing it may also end at the members of a trust. What lacks a way on is reported once, at
the top: those below it suffer. Undated lines are followed, so a finding never rests on a missing date. A line about
all functions needs a way up for one of them, since nobody answers for every function there is. Where the way stops at
a body that is no more, the line to it is stale, and D03 says so. A company or charity of which no line at all is
recorded is information: it answers to owners or trustees, and the contract that it lacks is for M18 to miss.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import networkx as nx

from graph_model.analyses.context import Context
from graph_model.analyses.expecting import lines_for
from graph_model.analyses.layers import Layer
from graph_model.analyses.phrasing import line_told, with_article
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about, kinds
from graph_model.entities import ALL_FUNCTIONS, ExpectedLine, Line, Organisation, Right
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.vocabulary import (
    DECIDING_ROLES,
    FORMS,
    OBSERVER_TYPES,
    PATH_KINDS,
    PRIVATE_TYPES,
    SECTOR_TERMINAL_TYPES,
    TERMINAL_TYPES,
    Form,
    LineKind,
)
from graph_model.wording import joined

__all__ = ["RULE", "missing_paths"]

_ENDS = TERMINAL_TYPES | SECTOR_TERMINAL_TYPES | OBSERVER_TYPES
_COMMITTEE_FORMS = frozenset({Form.COMMITTEE, Form.JOINT_COMMITTEE})
_OWING_FORMS = _COMMITTEE_FORMS | {Form.BODY}
# A host gives a committee staff and a legal person, not a mandate: it need not answer for what the committee is about.
_OWN_KINDS = PATH_KINDS - {LineKind.HOSTING}


@dataclass
class _Gap:
    """Who lacks a way on, while it is gathered over the functions: for what, who suffers, and what it rests on."""

    functions: set[str] = field(default_factory=set)
    affected: set[str] = field(default_factory=set)
    reasons: dict[str, Right | Line] = field(default_factory=dict)
    doubts: set[str] = field(default_factory=set)
    is_sure: bool = False


@dataclass(frozen=True)
class _Want:
    """An organisation that should have a way up: for which function, and the rows that say so."""

    organisation: str
    function: str | None
    reasons: tuple[Right | Line, ...]
    decides: bool


def missing_paths(context: Context) -> Looked:
    """Find the highest organisations that lack a way on.

    Cost: the lines of each distinct layer, once; and the lines above each organisation that is stranded.
    """
    wants = list(_wants(context))
    stranded = [(want, tops) for want in _stranded(context, wants) if len(tops := _tops(context, want)) > 0]
    owing = {(want.organisation, want.function) for want in wants}
    alone = {tops[0] for _, tops in stranded if len(tops) == 1}
    gaps: dict[tuple[str, ...], _Gap] = {}
    for want, tops in stranded:
        # Who owes an account, or is all that is above somebody, is meant before others at whom a way happens to stop.
        meant = [top for top in tops if top in alone or _owes(top, want, owing)]
        for top in meant or [(want.organisation,)]:
            gap = gaps.setdefault(top, _Gap())
            gap.functions.update([] if want.function is None else [want.function])
            gap.affected.update({want.organisation} - set(top))
            gap.reasons.update((row.id, row) for row in want.reasons)
            doubts = _doubts(context, want)
            gap.doubts.update(doubts)
            gap.is_sure = gap.is_sure or len(doubts) == 0
    checked = len({want.organisation for want in wants})
    return Looked.at(checked, (_finding(context, top, gap) for top, gap in gaps.items()))


def _doubts(context: Context, want: _Want) -> tuple[str, ...]:
    """What a want rests on that is not sure: its organisation, and its reasons if none of them is."""
    unsure = [doubtful(row) for row in want.reasons]
    reasons = () if any(len(each) == 0 for each in unsure) else tuple(row for each in unsure for row in each)
    return (*doubtful(context.alive[want.organisation]), *reasons)


def _wants(context: Context) -> Iterator[_Want]:
    """Who should have a way up, for what."""
    for wants in context.over_organisations(RULE.id, (), lambda each: tuple(_wants_of(context, each))):
        yield from wants


def _wants_of(context: Context, organisation: Organisation) -> Iterator[_Want]:
    if organisation.type in _ENDS:
        return
    for right in context.day.rights_of.get(organisation.id, ()):
        if right.role in DECIDING_ROLES:
            yield _Want(organisation.id, right.function, (right,), decides=True)
    if FORMS[organisation.type] in _OWING_FORMS:
        yield from _owed_by(context, organisation)


def _owed_by(context: Context, organisation: Organisation) -> Iterator[_Want]:
    lines = context.lines_from(organisation.id, *_OWN_KINDS)
    named = {function for line in lines for function in line.functions} - {ALL_FUNCTIONS}
    for function in sorted(named):
        about = tuple(line for line in lines if function in line.functions)
        yield _Want(organisation.id, function, about, decides=False)
    if len(named) == 0 and (len(lines) > 0 or _has_nobody(context, organisation)):
        yield _Want(organisation.id, None, tuple(lines), decides=False)


def _has_nobody(context: Context, organisation: Organisation) -> bool:
    """Whether no line of a body could say whose it is; a committee's that bear nothing do not."""
    bearing = PATH_KINDS if FORMS[organisation.type] in _COMMITTEE_FORMS else tuple(LineKind)
    return len(context.lines_from(organisation.id, *bearing)) == 0


def _stranded(context: Context, wants: Iterable[_Want]) -> Iterator[_Want]:
    """Those of whom no way up will do."""
    arriving: dict[tuple[str | None, bool], frozenset[str]] = {}
    for want in wants:
        key = (want.function, want.decides)
        if key not in arriving:
            arriving[key] = _arriving(context, want)
        if want.organisation not in arriving[key]:
            yield want


def _tops(context: Context, want: _Want) -> list[tuple[str, ...]]:
    """The organisations, or circles of them, at which the ways of one that is stranded stop."""
    layers = context.layers.every if want.function is None else [context.layers.of(want.function)]
    parts = nx.condensation(_above(context, want.organisation, layers))
    tops = (tuple(sorted(parts.nodes[part]["members"])) for part in parts if parts.out_degree(part) == 0)
    return [top for top in tops if any(each in context.alive for each in top)]


def _owes(top: tuple[str, ...], want: _Want, owing: set[tuple[str, str | None]]) -> bool:
    return any((each, about) in owing for each in top for about in (want.function, None))


def _arriving(context: Context, want: _Want) -> frozenset[str]:
    """Who has a way up that will do: one who decides needs Parliament or an electorate."""
    if want.function is None:
        return context.layers.ending
    layer = context.layers.of(want.function)
    return layer.reaching if want.decides else layer.ending


def _above(context: Context, organisation: str, layers: Iterable[Layer]) -> "nx.DiGraph[str]":
    """What lies above an organisation in each layer, without the ends of a sector and those who only watch."""
    found: nx.DiGraph[str] = nx.DiGraph()
    found.add_node(organisation)
    for layer in layers:
        front, seen = [organisation], {organisation}
        while len(front) > 0:
            here = front.pop()
            holders = [each for each in layer.up.get(here, ()) if context.kind_of(each) not in _ENDS]
            found.add_edges_from((here, holder) for holder in holders)
            front.extend(set(holders) - seen)
            seen.update(holders)
    return found


def _finding(context: Context, top: tuple[str, ...], gap: _Gap) -> Finding:
    names = joined(context.name(each) for each in top)
    has, answers = ("has", "answers") if len(top) == 1 else ("have", "answer")
    what = "" if len(gap.functions) == 0 else f" for {about(context, gap.functions)}"
    suffering = "" if len(gap.affected) == 0 else f"; {_more(len(gap.affected))} only through it"
    this = "" if what == "" else " for this"
    reasons = tuple(gap.reasons.values())
    ground = context.grounds.of(top[0])
    unrecorded = len(reasons) == 0 and context.kind_of(top[0]) in PRIVATE_TYPES
    return Finding(
        rule=RULE.id,
        severity=Severity.INFO if unrecorded else RULE.severity,
        subjects=top,
        functions=tuple(gap.functions),
        sentence=f"{names} {has} no way up to Parliament or an electorate{what}{suffering}.",
        advice=f"Find the document that says whom {names} {answers} to{this}, and record the line; or end the record.",
        evidence=Evidence(
            lines=tuple(row.id for row in reasons if isinstance(row, Line)),
            rights=tuple(row.id for row in reasons if isinstance(row, Right)),
            missing=_missing(context, top[0], what),
        ),
        ground=ground or frozenset(),
        population=None if ground is None else context.history.population(ground),
        affected=tuple(gap.affected),
        rests_on=() if gap.is_sure else tuple(gap.doubts),
    )


def _more(count: int) -> str:
    return "1 more organisation answers" if count == 1 else f"{count:,} more organisations answer"


def _missing(context: Context, organisation: str, what: str) -> str:
    """The lines that the law expects of it and that are not there; where all are, it is a contract that is missing."""
    name = context.name(organisation)
    rows = context.expected_by_type.get(context.alive[organisation].type, ()) if organisation in context.alive else ()
    lacking = [row for row in rows if row.kind in PATH_KINDS and len(lines_for(context, row, organisation)) == 0]
    told = sorted({f"the {_line(row, name)} ({row.rule})" for row in lacking})
    return joined(told) if len(told) > 0 else f"a contract, a delegation or another line upwards of {name}{what}"


def _line(row: ExpectedLine, name: str) -> str:
    return line_told(row.kind, name, with_article(kinds([row.holder_type])))


RULE = Rule(
    id="M01",
    title="Missing paths",
    question="Which organisations that decide, or owe an account, have no way up to Parliament or an electorate?",
    means="Nobody who was elected can call this organisation, or those who answer through it, to account for this.",
    does_not_mean="That nobody watches it: regulators, scrutiny and money are other wirings, and carry no path.",
    severity=Severity.FAULT,
    counted="organisations",
    cost="linear in the lines of each distinct set of functions, and in what lies above each stranded organisation",
    analysis=missing_paths,
)
