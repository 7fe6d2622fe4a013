"""D14: short names that mean several things on the day, where a name in an answer leans on one.

The glossary says what an acronym means, and when; "ICP (1)" and "ICP (3)" are two meanings of one. A name that bears an
acronym with several meanings does not say which is meant, so the note tells what sort of body each bearer is. A day
known only by its year or month counts for all of that year or month: what may be meant is told.
"""

import re
from collections.abc import Iterable, Iterator

from graph_model.entities import Term
from graph_model.history import Slice
from graph_model.wording import joined, listed

__all__ = ["acronyms_in"]

_SENSE = re.compile(r"\s*\(\d+\)$")
_WORD = re.compile(r"\w+")


def acronyms_in(day: Slice, organisations: Iterable[str]) -> Iterator[str]:
    """Yield a note for each acronym with several meanings on the day that the names of organisations bear.

    Args:
        day: the day of the answer.
        organisations: the ids of all who are named in it.
    """
    meanings = _meanings(day)
    bearers: dict[str, set[str]] = {}
    for organisation in organisations:
        for word in _WORD.findall(day.history.name(organisation)):
            if len(meanings.get(word, ())) > 1:
                bearers.setdefault(word, set()).add(organisation)
    for acronym, named in sorted(bearers.items()):
        told = joined(f"“{meaning}”" for meaning in sorted(meanings[acronym]))
        here = listed(f"{day.history.name(each)} is {_sort(day, each)}" for each in named)
        yield f"{acronym} means several things on this day: {told}. Here {here}."


def _meanings(day: Slice) -> dict[str, set[str]]:
    """What each acronym of the glossary may mean on the day."""
    found: dict[str, set[str]] = {}
    for term in day.history.terms:
        if term.meaning is not None and _may_hold(term, day.day.isoformat()):
            found.setdefault(_SENSE.sub("", term.term), set()).add(term.meaning)
    return found


def _may_hold(term: Term, day: str) -> bool:
    begins, ends = term.valid_from or "", term.valid_to
    if day[: len(begins)] < begins:
        return False
    if ends is None or day[: len(ends)] < ends:
        return True
    return day[: len(ends)] == ends and len(ends) < len(day)


def _sort(day: Slice, organisation: str) -> str:
    record = day.history.organisations.get(organisation)
    if record is None:
        return "a body of an unknown sort"
    kind = record.type.replace("_", " ")
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
