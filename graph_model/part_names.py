"""What the parts of a place are called when an answer differs by part: each by a name and id of its own."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph_model.asking import Ask
from graph_model.deciders import Division
from graph_model.places import Place
from graph_model.vocabulary import Role

__all__ = ["PartName", "names_of_parts"]


@dataclass(frozen=True)
class PartName:
    """The id and name of a part; the place's own where the part is all of it."""

    id: str
    name: str


def names_of_parts(ask: Ask, place: Place, divisions: Sequence[Division]) -> list[PartName]:
    """Name each part by the footprints of those who act, or must agree, there and not everywhere in the place."""
    if len(divisions) == 1:
        return [PartName(place.id, place.name)]
    counted: Counter[str] = Counter()
    names = []
    for division in divisions:
        name = _name(ask, place, division)
        counted[name.id] += 1
        number = counted[name.id]
        names.append(name if number == 1 else PartName(f"{name.id} ({number})", f"{name.name} ({number})"))
    return names


def _name(ask: Ask, place: Place, division: Division) -> PartName:
    if len(division.deciders) == 0:
        return PartName(f"{place.id} & nobody", f"the part of {place.name} for which nobody is recorded")
    deciding = {decider.right.footprint for decider in division.deciders if decider.acts}
    agreeing = {right.footprint for right in division.bystanders if right.role is Role.MUST_AGREE}
    footprints = sorted(deciding | agreeing)
    telling = [footprint for footprint in footprints if not _is_everywhere(ask, footprint)]
    if len(telling) == 0:
        return PartName(f"{place.id} & rest", f"the rest of {place.name}")
    names = " and ".join(_footprint_name(ask, footprint) for footprint in telling)
    return PartName(f"{place.id} & {'+'.join(telling)}", f"the part of {place.name} in {names}")


def _is_everywhere(ask: Ask, footprint: str) -> bool:
    whole = ask.ground or frozenset({ask.footprint})
    return ask.reach(footprint, whole) == whole


def _footprint_name(ask: Ask, footprint: str) -> str:
    record = ask.day.history.footprints.get(footprint)
    return footprint if record is None or record.name is None else record.name
