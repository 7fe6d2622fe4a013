"""What a person may mean while still typing: places and organisations by name, code, former name or acronym."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from graph_model.calling import Named
from graph_model.entities import Footprint
from graph_model.history import History, Slice
from graph_model.vocabulary import FootprintLevel, OrganisationType

__all__ = ["Suggestion", "suggestions"]

MOST = 12


@dataclass(frozen=True)
class Suggestion:
    """Something that a text may stand for: its type or level, its code, and when it exists."""

    id: str
    name: str
    sort: OrganisationType | FootprintLevel
    code: str | None
    valid_from: date | None
    valid_to: date | None


def suggestions(day: Slice, text: str) -> list[Suggestion]:
    """Give what the text may stand for, the likeliest first: by code or acronym, at the start of a name, within one.

    What exists on the day comes before what is no more or is not yet; areas come before the bodies that work for
    them. Cost: linear in the footprints and organisations.
    """
    words = text.casefold().split()
    if len(words) == 0:
        return []
    found = {each.id: each for each in (*_exact(day.history, text), *_with(day, words))}
    return [_suggestion(each) for each in islice(found.values(), MOST)]


def _exact(history: History, text: str) -> Iterator[Named]:
    word, calling = text.strip().casefold(), history.calling
    yield from calling.footprints_of_code.get(word, ())
    yield from calling.organisations_of_code.get(word, ())
    yield from calling.meant(word)


def _with(day: Slice, words: list[str]) -> list[Named]:
    history = day.history
    pool: Iterable[Named] = (*history.footprints.values(), *history.organisations.values())
    found = [each for each in pool if all(word in (each.name or each.id).casefold() for word in words)]
    return sorted(found, key=lambda each: _rank(day, each, words[0]))


def _rank(day: Slice, each: Named, first: str) -> tuple[bool, bool, bool, int, str]:
    name = (each.name or each.id).casefold()
    return (
        not each.holds_on(day.day),
        not name.startswith(first),
        not isinstance(each, Footprint),
        len(name),
        each.id,
    )


def _suggestion(each: Named) -> Suggestion:
    sort = each.level if isinstance(each, Footprint) else each.type
    return Suggestion(
        each.id, each.name or each.id, sort, each.ods_code or each.gss_code, each.valid_from, each.valid_to
    )
