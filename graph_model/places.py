"""From what a person calls a place to the ground that is asked about: id, code, name or former code."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from graph_model.calling import Named
from graph_model.entities import Cover, Dated, Footprint, Organisation, Succession
from graph_model.errors import AmbiguousError, NotFoundError
from graph_model.history import Blocks, History, Slice
from graph_model.nearest import nearest, nearest_names
from graph_model.vocabulary import FootprintLevel
from graph_model.wording import listed, per_cent

__all__ = ["Place", "became", "find_place"]

Period = TypeVar("Period", bound=Dated)
N = TypeVar("N", Footprint, Organisation)
# More names than this are not a choice but a list.
SHOWN = 12
SUGGESTED = 5
# Where a provider's patients come from is rarely what a person means by a name that is part of the provider's.
CATCHMENTS = frozenset(
    {FootprintLevel.PROVIDER_CATCHMENT, FootprintLevel.COLLABORATIVE_CATCHMENT, FootprintLevel.PCN_LIST}
)


@dataclass(frozen=True)
class Place:
    """The place that is asked about.

    Attributes:
        id: of its footprint, or of the organisation whose ground it is.
        ground: its blocks; empty where they are not known, and then it is compared as a whole.
        population: of the ground; None where it is not known.
        notes: what a reader must know about how it was read.
    """

    id: str
    name: str
    ground: Blocks
    population: int | None
    notes: tuple[str, ...]


def find_place(day: Slice, text: str) -> Place:
    """Find the place that an id, ODS code, GSS code or name stands for on the day.

    Raises:
        NotFoundError: nothing has that id, code or name; the nearest are told.
        AmbiguousError: several have; they are listed.
    """
    found, notes = _find(day, text.strip())
    place = _of_footprints(day, found, [found.id]) if isinstance(found, Footprint) else _of_organisation(day, found)
    return replace(place, notes=(*place.notes, *(note for note in notes if note not in place.notes)))


def _of_organisation(day: Slice, organisation: Organisation) -> Place:
    """An organisation's ground is what it covers, else the ground of its rights, else not known."""
    covers = list(_covers(day, organisation.id))
    footprints = list(dict.fromkeys(row.footprint for row in covers))
    if len(footprints) == 1 and footprints[0] in day.history.footprints:
        place = _of_footprints(day, day.history.footprints[footprints[0]], footprints)
    else:
        place = _of_footprints(day, organisation, footprints or _footprints_of_rights(day, organisation.id))
    own = (*_life(day, organisation), *_fate(day, organisation)) if _is_over(organisation, day.day) else ()
    return replace(place, notes=tuple(dict.fromkeys((*place.notes, *own, *_shared(day, organisation, covers)))))


def _shared(day: Slice, organisation: Organisation, covers: list[Cover]) -> Iterator[str]:
    """That an organisation works for a share of a footprint's people: which of them is not known."""
    for row in covers:
        if row.share is not None and row.share < 1:
            area = _footprint_name(day, row.footprint)
            yield (
                f"{organisation.name or organisation.id} works for {per_cent(row.share)} of the people of {area}; "
                "which of them is not known, so all of it is asked about."
            )


def _find(day: Slice, text: str) -> tuple[Named, tuple[str, ...]]:
    history = day.history
    exact = history.footprints.get(text) or history.organisations.get(text)
    if exact is not None:
        return exact, ()
    for candidates in _readings(history, text.casefold()):
        chosen = _choose(day, text, candidates)
        if chosen is not None:
            return chosen, (*_acronym_note(history, text, chosen), *_others_note(day, text, chosen, candidates))
    near = _nearest(history, text)
    advice = f"nearest: {', '.join(near)}" if near else "give an id, an ODS or GSS code, or a name"
    meant = " or ".join(history.calling.meanings.get(text.casefold(), ()))
    glossary = f" (in the glossary: {meant})" if meant != "" else ""
    raise NotFoundError(f"no place is known as {text!r}{glossary}; {advice}", "place", near)


def _acronym_note(history: History, text: str, chosen: Named) -> Iterator[str]:
    if isinstance(chosen, Organisation) and chosen in history.calling.meant(text.casefold()):
        yield f"{text} was read as {chosen.name or chosen.id}, after the glossary."


def _nearest(history: History, text: str) -> tuple[str, ...]:
    """Like ids and names, first of areas, then of bodies that work for one, then of any body."""
    working = [history.organisations[each] for each in history.covers_of if each in history.organisations]
    found: list[str] = []
    for pool in (list(history.footprints.values()), working, list(history.organisations.values())):
        names = {each.name: each.id for each in pool if each.name is not None}
        found.extend(names[name] for name in nearest_names(text, names))
        found.extend(nearest(text, [each.id for each in pool]))
    return tuple(dict.fromkeys(found))[:SUGGESTED]


def _others_note(day: Slice, text: str, chosen: Named, candidates: list[Named]) -> Iterator[str]:
    """What else a code means: it passes from one body or area to the next."""
    for other in candidates:
        if other is not chosen and _is_over(other, day.day):
            yield f"{text} was also the code or name of {other.name or other.id}."
            yield from (*_life(day, other), *_fate(day, other))
    if not chosen.holds_on(day.day):
        codes = {code.casefold() for code in (chosen.ods_code, chosen.gss_code) if code is not None}
        sharing = (each for code in sorted(codes) for each in day.history.calling.organisations_of_code.get(code, ()))
        for organisation in {each.id: each for each in sharing if each.holds_on(day.day)}.values():
            yield f"On this day it is the code of {organisation.name or organisation.id} ({organisation.id})."


def _readings(history: History, word: str) -> Iterator[list[Named]]:
    """What the word can mean, the surest reading first; footprints before the bodies that work for them."""
    if word == "":
        return
    calling = history.calling
    yield list(calling.footprints_of_code.get(word, ()))
    yield list(calling.organisations_of_code.get(word, ()))
    yield [*calling.footprints_of_name.get(word, ()), *calling.organisations_of_name.get(word, ())]
    yield list(calling.meant(word))
    parts = word.split()
    areas: list[Named] = list(_with_words(calling.footprints_of_name, parts))
    yield [each for each in areas if isinstance(each, Footprint) and each.level not in CATCHMENTS]
    yield areas
    yield [each for each in _with_words(calling.organisations_of_name, parts) if each.id in history.covers_of]


def _with_words(names: Mapping[str, list[N]], parts: list[str]) -> Iterator[N]:
    for name, rows in names.items():
        if all(part in name for part in parts):
            yield from rows


def _choose(day: Slice, text: str, candidates: list[Named]) -> Named | None:
    alive = [each for each in candidates if each.holds_on(day.day)]
    left = alive or candidates
    if len(left) == 0:
        return None
    if len(left) == 1:
        return left[0]
    shown = [f"{each.id} ({each.name})" for each in sorted(left, key=lambda each: each.id)]
    more = f" and {len(shown) - SHOWN} more" if len(shown) > SHOWN else ""
    raise AmbiguousError(
        f"{text!r} fits {len(shown)} places on {day.day}: {'; '.join(shown[:SHOWN])}{more}; give the id of one",
        "place",
        [each.id for each in sorted(left, key=lambda each: each.id)][:SHOWN],
    )


def _covers(day: Slice, organisation: str) -> Sequence[Cover]:
    """What an organisation works for on the day, else what it worked for last or is to work for first."""
    return day.covered_by(organisation) or _last_or_first(day.history.covers_of.get(organisation, ()), day.day)


def _last_or_first(rows: Sequence[Period], day: date) -> list[Period]:
    """Of rows that do not hold on the day, those that held last, else those that are to hold first."""
    over = [row for row in rows if _is_over(row, day)]
    latest = max((row.valid_to for row in over if row.valid_to is not None), default=None)
    if latest is not None:
        return [row for row in over if row.valid_to == latest]
    first = min((row.valid_from for row in rows if row.valid_from is not None), default=None)
    return [row for row in rows if row.valid_from == first]


def _footprints_of_rights(day: Slice, organisation: str) -> list[str]:
    rights = [right for right in day.history.rights_of.get(organisation, ()) if day.counts(right)]
    held = [right for right in rights if right.holds_on(day.day)] or _last_or_first(rights, day.day)
    return sorted({right.footprint for right in held})


def _of_footprints(day: Slice, named: Named, footprints: list[str]) -> Place:
    found = [_ground_on(day, footprint) for footprint in footprints]
    ground = frozenset(block for held, _ in found for block in held)
    name, life, fate = named.name or named.id, tuple(_life(day, named)), tuple(_fate(day, named))
    if len(ground) == 0:
        unknown = f"The border of {name} is not known, so it is compared as a whole, and without people."
        return Place(named.id, name, ground, None, (*life, unknown, *fate))
    unknown_parts = [each for each, (held, _) in zip(footprints, found, strict=True) if len(held) == 0]
    notes = tuple(dict.fromkeys(note for _, note in found if note is not None))
    if len(unknown_parts) > 0:
        areas = listed(_footprint_name(day, each) for each in unknown_parts)
        notes = (*notes, f"Part of the ground of {name} is not known and is left out: {areas}.")
    if len(notes) == 0 and len(life) > 0:
        notes = (f"{name} is asked about with the ground that is recorded for it.",)
    return Place(named.id, name, ground, day.history.population(ground), (*life, *notes, *fate))


def _footprint_name(day: Slice, footprint: str) -> str:
    record = day.history.footprints.get(footprint)
    return footprint if record is None or record.name is None else f"{record.name} ({footprint})"


def _ground_on(day: Slice, footprint: str) -> tuple[Blocks, str | None]:
    held = day.ground.get(footprint)
    if held is not None:
        return held, None
    rows = [row for row in day.history.ground_of.get(footprint, ()) if row.valid_from != row.valid_to]
    ended = [row.valid_to for row in rows if row.valid_to is not None and row.valid_to <= day.day]
    begun = [row.valid_from for row in rows if row.valid_from is not None and row.valid_from > day.day]
    if len(ended) > 0:
        last = frozenset(row.block for row in rows if row.valid_to == max(ended))
        return last, f"It is asked about with the ground that it held until {max(ended)}."
    if len(begun) > 0:
        first = frozenset(row.block for row in rows if row.holds_on(min(begun)))
        return first, f"It is asked about with the ground that it is to hold from {min(begun)}."
    return frozenset(), None


def _life(day: Slice, named: Named) -> Iterator[str]:
    name = named.name or named.id
    if _is_over(named, day.day):
        yield f"{name} is no more: it ended on {named.valid_to}."
    elif named.valid_from is not None and named.valid_from > day.day:
        yield f"{name} is not there yet: it begins on {named.valid_from}."


def _fate(day: Slice, named: Named) -> Iterator[str]:
    """What the bodies whose place it is became."""
    for organisation in _bodies_of(day.history, named):
        record = day.history.organisations.get(organisation)
        if record is not None and (_is_over(record, day.day) or organisation == named.id):
            yield from (_became_sentence(day.history, step) for step in became(day.history, organisation, day.day))


def _is_over(dated: Dated, day: date) -> bool:
    return dated.valid_to is not None and dated.valid_to <= day


def _bodies_of(history: History, named: Named) -> list[str]:
    """The commissioners and councils whose own area a footprint is: those that work for it and share its code."""
    if isinstance(named, Organisation):
        return [named.id]
    codes = {code for code in (named.ods_code, named.gss_code) if code is not None}
    covering = [row.organisation for row in history.covers_over.get(named.id, ())]
    records = (history.organisations.get(each) for each in dict.fromkeys(covering))
    return [each.id for each in records if each is not None and codes & {each.ods_code, each.gss_code}]


def became(history: History, organisation: str, day: date) -> list[Succession]:
    """What an organisation became by the day, and what that became, in the order of dates."""
    found: list[Succession] = []
    front, seen = [organisation], {organisation}
    while len(front) > 0:
        for step in history.successors_of.get(front.pop(0), ()):
            if step.effective is not None and step.effective <= day:
                found.append(step)
                if step.successor is not None and step.successor not in seen:
                    seen.add(step.successor)
                    front.append(step.successor)
    return sorted(found, key=lambda step: (str(step.effective), step.predecessor, step.successor or ""))


def _became_sentence(history: History, step: Succession) -> str:
    if step.successor is None:
        return f"{history.name(step.predecessor)} was abolished on {step.effective}, without a successor."
    share = "" if step.share is None else f", {per_cent(step.share)} of it"
    names = f"{history.name(step.predecessor)} became {history.name(step.successor)}"
    return f"{names} on {step.effective} ({step.type}{share})."
