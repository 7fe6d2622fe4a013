"""Claimed ground on which nobody decides a function: what M02 and M11 look at."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_model.analyses.aspects import CLAIMS, GROUND
from graph_model.analyses.context import Context
from graph_model.analyses.grounds import Area
from graph_model.entities import ALL_FUNCTIONS, Right
from graph_model.vocabulary import DECIDING_ROLES, ClaimAbout

__all__ = ["Hole", "claimed_functions", "holes"]


@dataclass(frozen=True)
class Hole:
    """A connected piece of claimed ground without a decider.

    Attributes:
        unplaced: rights with a deciding role whose ground is not known on the day, and which may be here.
    """

    function: str
    area: Area
    unplaced: tuple[Right, ...]


def claimed_functions(context: Context) -> list[str]:
    """The functions over which all rights are claimed somewhere, in id order."""
    return context.kept(claimed_functions, {CLAIMS}, lambda: _claimed_functions(context))


def _claimed_functions(context: Context) -> list[str]:
    named = {claim.subject for claim in context.history.claims if claim.about is ClaimAbout.RIGHTS}
    every = context.history.functions if ALL_FUNCTIONS in named else named
    return sorted(function for function in every if len(context.claims.ground_of_rights(function)) > 0)


def holes(context: Context) -> tuple[Hole, ...]:
    """Give the connected pieces of claimed ground on which nobody decides, by function."""
    return tuple(hole for each in claimed_functions(context) for hole in _kept(context, each))


def _kept(context: Context, function: str) -> tuple[Hole, ...]:
    read = context.dividing(function) | {CLAIMS, GROUND}
    return context.kept((holes, function), read, lambda: tuple(_holes(context, function)))


def _holes(context: Context, function: str) -> Iterator[Hole]:
    claimed = context.claims.ground_of_rights(function)
    bare = [part.pieces for part in context.divisions(function) if len(part.deciders) == 0]
    ground = frozenset().union(*bare) & claimed
    if len(ground) > 0:
        unplaced = tuple(_unplaced(context, function))
        for piece in context.grounds.pieces(ground):
            yield Hole(function, context.grounds.area(piece), unplaced)


def _unplaced(context: Context, function: str) -> Iterator[Right]:
    for level in (*context.history.ancestry(function), ALL_FUNCTIONS):
        for right in context.day.unplaced_over.get(level, ()):
            if right.role in DECIDING_ROLES:
                yield right
