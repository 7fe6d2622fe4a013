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
from graph_model.analyses.layers import Layer
from graph_model.analyses.rule import Looked, Rule
from graph_model.entities import ALL_FUNCTIONS, Line, Organisation, Right
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
from graph_model.wording import joined, listed

__all__ = ["RULE", "missing_paths"]

_ENDS = TERMINAL_TYPES | SECTOR_TERMINAL_TYPES | OBSERVER_TYPES
_OWING_FORMS = frozenset({Form.BODY, Form.COMMITTEE, Form.JOINT_COMMITTEE})
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
    gaps: dict[tuple[str, ...], _Gap] = {}
    for want in wants:
        layer = None if want.function is None else context.layers.of(want.function)
        for top in _tops(context, want, layer):
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
    if len(named) == 0 and (len(lines) > 0 or len(context.lines_from(organisation.id)) == 0):
        yield _Want(organisation.id, None, tuple(lines), decides=False)


def _tops(context: Context, want: _Want, layer: Layer | None) -> Iterable[tuple[str, ...]]:
    """The organisations, or circles of them, at which the ways of one that is stranded stop."""
    if want.organisation in _arriving(context, want, layer):
        return []
    layers = context.layers.every if layer is None else [layer]
    above = [_above(each, want.organisation, context) for each in layers]
    whole = nx.compose_all(above)
    parts = nx.condensation(whole)
    tops = (tuple(sorted(parts.nodes[part]["members"])) for part in parts if parts.out_degree(part) == 0)
    return [top for top in tops if any(each in context.alive for each in top)]


def _arriving(context: Context, want: _Want, layer: Layer | None) -> frozenset[str]:
    """Who has a way up that will do: one who decides needs Parliament or an electorate."""
    if layer is None:
        return context.layers.ending
    return layer.reaching if want.decides else layer.ending


def _above(layer: Layer, organisation: str, context: Context) -> "nx.DiGraph[str]":
    """What lies above an organisation in a layer, without the ends of a sector and those who only watch."""
    found: nx.DiGraph[str] = nx.DiGraph()
    found.add_node(organisation)
    front = [organisation]
    while len(front) > 0:
        here = front.pop()
        for holder in layer.graph.succ.get(here, ()):
            if context.kind_of(holder) not in _ENDS:
                front.extend([] if holder in found else [holder])
                found.add_edge(here, holder)
    return found


def _finding(context: Context, top: tuple[str, ...], gap: _Gap) -> Finding:
    names = joined(context.name(each) for each in top)
    about = listed(context.function_name(each) for each in gap.functions)
    what = "" if about == "" else f" for {about}"
    suffering = "" if len(gap.affected) == 0 else f"; {len(gap.affected)} more answer only through it"
    reasons = tuple(gap.reasons.values())
    ground = context.grounds.of(top[0])
    unrecorded = len(reasons) == 0 and context.kind_of(top[0]) in PRIVATE_TYPES
    return Finding(
        rule=RULE.id,
        severity=Severity.INFO if unrecorded else RULE.severity,
        subjects=top,
        functions=tuple(gap.functions),
        sentence=f"{names} has no way up to Parliament or an electorate{what}{suffering}.",
        advice=f"Find the document that says whom {names} answers to, and record the line; or end its record.",
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


def _missing(context: Context, organisation: str, what: str) -> str:
    kind = context.kind_of(organisation)
    expected = [row for row in context.expected if row.subject_type == kind and row.kind in PATH_KINDS]
    wanted = joined(f"{row.kind} to {row.holder_type} ({row.rule})" for row in expected) if expected else "any line"
    return f"a line upwards from {organisation}{what}: {wanted}"


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
