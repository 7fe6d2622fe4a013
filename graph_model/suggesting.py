"""What a person may mean while still typing: places and organisations by name, code, former name or acronym."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from graph_model.calling import Named
from graph_model.entities import Footprint
from graph_model.history import History, Slice

__all__ = ["Suggestion", "suggestions"]

MOST = 12


@dataclass(frozen=True)
class Suggestion:
    """Something that a text may stand for.

    Attributes:
        says: what sort of thing it is, and when, where it is not there on the day.
    """

    id: str
    name: str
    says: str


def suggestions(day: Slice, text: str) -> list[Suggestion]:
    """Give what the text may stand for, the likeliest first: by code or acronym, at the start of a name, within one.

    What exists on the day comes before what is no more or is not yet; areas come before the bodies that work for
    them. Cost: linear in the footprints and organisations.
    """
    words = text.casefold().split()
    if len(words) == 0:
        return []
    found = {each.id: each for each in (*_exact(day.history, text), *_with(day, words))}
    return [_suggestion(day, each) for each in islice(found.values(), MOST)]


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


def _suggestion(day: Slice, each: Named) -> Suggestion:
    sort = each.level if isinstance(each, Footprint) else each.type
    code = each.ods_code or each.gss_code
    said = [sort.replace("_", " "), *([] if code is None else [code])]
    if each.valid_to is not None and each.valid_to <= day.day:
        said.append(f"until {each.valid_to}")
    elif each.valid_from is not None and each.valid_from > day.day:
        said.append(f"from {each.valid_from}")
    return Suggestion(each.id, each.name or each.id, ", ".join(said))
