"""D07: two places of one board and one purpose that share ground.

A place is a footprint of that level with known ground. It is of the boards that those who work for it answer to, belong
to or are covered by; where none is recorded, of the board on whose ground most of its people live. Places of different
purposes overlap as they like, and so do two whose bodies are about different functions.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations

from graph_model.analyses.context import Context
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import people
from graph_model.entities import ALL_FUNCTIONS, Footprint, Line
from graph_model.findings import Evidence, Finding, Severity
from graph_model.history import Blocks
from graph_model.vocabulary import Confidence, FootprintLevel, OrganisationType
from graph_model.wording import joined

__all__ = ["RULE", "overlapping_places"]

_BOARDS = frozenset({OrganisationType.ICB, OrganisationType.CCG})


def overlapping_places(context: Context) -> Looked:
    """Find places of one board that share ground.

    Cost: the blocks of the places, and the pairs of those that share a block.
    """
    places = _Places(context)
    pairs = sorted({pair for here in places.on_block.values() for pair in combinations(sorted(here), 2)})
    findings = (each for one, other in pairs for each in _overlap(context, places, one, other))
    return Looked.at(len(places.grounds), findings)


class _Places:
    """The places of a day: their ground, who works for them, and whose they are."""

    def __init__(self, context: Context) -> None:
        self._context = context
        footprints = context.history.footprints
        self.grounds: Mapping[str, Blocks] = {
            footprint: context.day.ground[footprint]
            for footprint, record in sorted(footprints.items())
            if record.level is FootprintLevel.PLACE
            and record.holds_on(context.day.day)
            and footprint in context.day.ground
        }
        self.on_block: dict[str, list[str]] = {}
        for footprint, ground in self.grounds.items():
            for block in ground:
                self.on_block.setdefault(block, []).append(footprint)

    def lines(self, footprint: str) -> list[Line]:
        """The lines of those who work for a place: about it, or of bodies that cover it."""
        covering = self._context.history.covers_over.get(footprint, ())
        bodies = {row.organisation for row in covering if row.holds_on(self._context.day.day)}
        own = (line for body in sorted(bodies) for line in self._context.lines_from(body) if line.footprint is None)
        return [*self._context.day.lines_about.get(footprint, ()), *own]

    def boards(self, footprint: str) -> frozenset[str]:
        """The boards that a place is of."""
        ends = {end for line in self.lines(footprint) for end in (line.subject, line.holder)}
        named = frozenset(end for end in ends if self._context.kind_of(end) in _BOARDS)
        return named or self._by_ground(self.grounds[footprint])

    def _by_ground(self, ground: Blocks) -> frozenset[str]:
        """The board on whose ground most people of a place live."""
        shares = [
            (self._context.history.population(ground & held) or 0, board.id)
            for board in self._context.of_types(_BOARDS)
            if (held := self._context.grounds.of(board.id)) is not None and not held.isdisjoint(ground)
        ]
        return frozenset({max(shares)[1]}) if len(shares) > 0 else frozenset()


def _overlap(context: Context, places: _Places, one: str, other: str) -> Iterator[Finding]:
    records = (context.history.footprints[one], context.history.footprints[other])
    grounds = (places.grounds[one], places.grounds[other])
    if records[0].purpose != records[1].purpose:
        return
    lines = (places.lines(one), places.lines(other))
    boards = places.boards(one) & places.boards(other)
    if len(boards) > 0 and _may_be_about_one_thing(context, *lines):
        yield _finding(context, records, grounds[0] & grounds[1], boards, [*lines[0], *lines[1]])


def _may_be_about_one_thing(context: Context, one: list[Line], other: list[Line]) -> bool:
    """Whether the lines of two places share a function; where a place has none, or one names none, that may be."""
    named = [{function for line in lines for function in line.functions} for lines in (one, other)]
    if any(len(functions) == 0 or ALL_FUNCTIONS in functions for functions in named):
        return True
    above = [{level for function in functions for level in context.history.ancestry(function)} for functions in named]
    return not named[0].isdisjoint(above[1]) or not named[1].isdisjoint(above[0])


def _finding(
    context: Context, records: tuple[Footprint, Footprint], shared: Blocks, boards: frozenset[str], lines: list[Line]
) -> Finding:
    population = context.history.population(shared)
    whose = joined(sorted(map(context.name, boards)))
    names = " and ".join(sorted(record.name or record.id for record in records))
    bodies = {end for line in lines for end in (line.subject, line.holder)} - boards
    # Both areas are named by both ids, so that the finding is the same whichever comes first.
    both = "|".join(sorted(record.id for record in records))
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=tuple(boards),
        functions=(),
        sentence=f"{names}, both places of {whose}, share ground{people(population)}.",
        advice="Draw the border between the two places, or record for which purpose each of them is.",
        evidence=Evidence(lines=tuple(line.id for line in lines), missing=f"a border between {names}"),
        footprint=min(record.id for record in records),
        ground=shared,
        piece=both,
        population=population,
        affected=tuple(bodies),
        rests_on=tuple(record.id for record in records if record.confidence is Confidence.CHECK),
    )


RULE = Rule(
    id="D07",
    title="Overlapping places",
    question="Which places of one board, for one purpose, share ground?",
    means="People there belong to two places at once, and each may plan for them or leave them to the other.",
    does_not_mean="That places may not overlap that serve different purposes or different boards.",
    severity=Severity.WARNING,
    counted="places with known ground",
    cost="the blocks of the places, and the pairs that share one",
    analysis=overlapping_places,
)
