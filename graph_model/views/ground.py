"""Views of ground: a place, top down and bottom up, meeting in the middle; and a whole region.

From above come those who hold rights over the place and all to whom they answer; from below those who work for ground
that it shares, with the lines by which they answer to the first.
"""

from collections.abc import Iterator

from graph_model.entities import Right
from graph_model.history import Slice
from graph_model.places import find_place
from graph_model.views.areas import areas_inside, areas_sharing, working_for
from graph_model.views.selection import Levels, Ribbon, Selection, above, by_rarity
from graph_model.vocabulary import DECIDING_ROLES

__all__ = ["place", "region"]


def place(day: Slice, identifier: str, levels: Levels) -> Selection:
    """Choose who decides for a place and to whom they answer, and who works for it from below."""
    found = find_place(day, identifier)
    areas = {*areas_sharing(day, found.ground), identifier}
    held = [right for right in _rights(day, areas) if len(levels) == 0 or right.function in levels]
    deciding = by_rarity(day, (right.organisation for right in held if right.role in DECIDING_ROLES))
    upwards, _ = above(day, deciding, levels)
    from_above = {*deciding, *upwards}
    holding = {right.organisation for right in held}
    wide = set(working_for(day, _around(day, areas, held))) - from_above - holding
    below = by_rarity(day, set(working_for(day, areas)) - from_above - holding - wide)
    concerned = by_rarity(day, (holding | wide) - from_above)
    return Selection(
        (identifier, *dict.fromkeys((*deciding, *upwards, *below, *concerned))),
        ribbons=(
            *_ribbons(identifier, held),
            *(Ribbon.around_place(identifier, each) for each in sorted(wide)),
            *(Ribbon.of_place(each, identifier) for each in below),
        ),
        levels=levels,
        labels={identifier: found.name},
        lit=frozenset({identifier}),
        notes=found.notes,
    )


def _around(day: Slice, areas: set[str], held: list[Right]) -> Iterator[str]:
    """The areas that hold the ground of most rights that decide for a place: a region does, a catchment does not."""
    grounds = {right.footprint: day.ground.get(right.footprint) for right in held if right.role in DECIDING_ROLES}
    known = [ground for ground in grounds.values() if ground is not None]
    for each in sorted(each for each in areas if each in day.ground):
        if 2 * sum(ground <= day.ground[each] for ground in known) > len(known) > 1:
            yield each


def _rights(day: Slice, areas: set[str]) -> Iterator[Right]:
    for each in sorted(areas):
        rights = day.history.rights_for.get(each, ())
        yield from (right for right in rights if right.holds_on(day.day) and day.counts(right))


def _ribbons(identifier: str, held: list[Right]) -> Iterator[Ribbon]:
    grouped: dict[tuple[str, str], list[Right]] = {}
    for right in held:
        grouped.setdefault((right.organisation, right.role), []).append(right)
    for (organisation, role), rights in sorted(grouped.items()):
        yield Ribbon(identifier, organisation, role, tuple(rights))


def region(day: Slice, identifier: str, levels: Levels) -> Selection:
    """Choose the bodies of a region: those that cover ground mostly inside it, and all to whom they answer."""
    found = find_place(day, identifier)
    bodies = working_for(day, {*areas_inside(day, found.ground), identifier})
    upwards, _ = above(day, bodies, levels)
    lit = working_for(day, [identifier]) or [each for each in [identifier] if each in day.history.organisations]
    names = dict.fromkeys((*lit, *by_rarity(day, {*bodies, *upwards})))
    return Selection(tuple(names), levels=levels, lit=frozenset(lit), notes=found.notes)
