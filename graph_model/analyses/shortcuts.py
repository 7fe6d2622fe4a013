"""D12: a line that only says again what two others say together.

Where b answers to a, and a answers to z, by lines of one kind and for one function, a line of that kind from b straight
to z for that function goes past a. Only kinds that can carry a path, or money, are meant. It is information: both may
be so.
"""

from collections.abc import Iterator
from functools import partial

from graph_model.analyses.aspects import BORDERS_OF_LINES, ONWARD
from graph_model.analyses.context import Context
from graph_model.analyses.overlapping import share_ground, shared_functions
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about
from graph_model.entities import ALL_FUNCTIONS, Line, Organisation
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.spoken import spoken
from graph_model.vocabulary import Bearing, LineKind

__all__ = ["RULE", "shortcuts"]

_KINDS = tuple(kind for kind in LineKind if kind.bearing is not Bearing.NEVER)


def shortcuts(context: Context) -> Looked:
    """Find lines that go past a body on the way.

    Cost: the lines of each body that leaves by several of one kind, times those of its holders.
    """
    read = {BORDERS_OF_LINES, ONWARD}
    looked = list(context.over_organisations(RULE.id, read, partial(_of_organisation, context)))
    return Looked.at(sum(count for count, _ in looked), (finding for _, found in looked for finding in found))


def _of_organisation(context: Context, organisation: Organisation) -> tuple[int, tuple[Finding, ...]]:
    """How many lines leave an organisation, and those that go past somebody."""
    lines = context.lines_from(organisation.id, *_KINDS)
    return len(lines), tuple(_past(context, lines)) if len({line.holder for line in lines}) > 1 else ()


def _past(context: Context, lines: list[Line]) -> Iterator[Finding]:
    for straight in lines:
        ways = [
            (first, second, functions)
            for first in lines
            if first.kind is straight.kind and first.holder not in {straight.holder, straight.subject}
            for second in context.lines_from(first.holder, straight.kind)
            if second.holder == straight.holder
            if len(functions := _in_common(context, straight, first, second)) > 0
        ]
        if len(ways) > 0:
            yield _finding(context, straight, ways)


def _in_common(context: Context, straight: Line, first: Line, second: Line) -> tuple[str, ...]:
    """The functions of which it is known that all three lines are about, on ground that may be the same."""
    for one, other in ((straight, first), (straight, second), (first, second)):
        if share_ground(context, one.footprint, other.footprint) is False:
            return ()
    through = shared_functions(context.history, first, second) or ()
    both = first.model_copy(update={"functions": through})
    return shared_functions(context.history, straight, both) or ()


def _finding(context: Context, straight: Line, ways: list[tuple[Line, Line, tuple[str, ...]]]) -> Finding:
    functions = tuple(sorted({function for _, _, each in ways for function in each}))
    past = sorted({first.holder for first, _, _ in ways})
    what = "" if functions == (ALL_FUNCTIONS,) else f" for {about(context, functions)}"
    subject, holder = context.name(straight.subject), context.name(straight.holder)
    lines = [straight, *(line for first, second, _ in ways for line in (first, second))]
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(straight.subject, straight.holder),
        functions=functions,
        sentence=f"{subject} answers by {spoken(straight.kind)} to {holder}{what}, and also to"
        f" {' and '.join(map(context.name, past))}, who answers to {holder} in the same way.",
        advice="See whether the direct line is meant; if the way through is, the direct line can go.",
        evidence=Evidence(
            lines=tuple(line.id for line in lines),
            paths=tuple((first.subject, first.holder, second.holder) for first, second, _ in ways),
        ),
        piece=straight.kind,
        affected=tuple(past),
        rests_on=doubtful(lines),
    )


RULE = Rule(
    id="D12",
    title="Shortcuts",
    question="Which lines only say again what two others say together?",
    means="There is a way around a body that stands between the two.",
    does_not_mean="That it is wrong: both the direct line and the way through may be meant.",
    severity=Severity.INFO,
    counted="lines",
    cost="the lines of bodies that leave by several, times those of their holders",
    analysis=shortcuts,
)
