"""What people call organisations and footprints: ids, codes, names and acronyms, without regard to capitals."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from graph_model.entities import Footprint, Organisation, Term

__all__ = ["Calling", "Named"]

Named = Footprint | Organisation
N = TypeVar("N", Footprint, Organisation)
# "GMHSCP (2)" is the second meaning of GMHSCP; "DH / DHSC" are two acronyms of one term.
_SENSE = re.compile(r"\s*\([^)]*\)")
_CODE = re.compile(r"\(([A-Z0-9]{3,9})\)")
_END_OF_NAME = re.compile(r"[:;(=]")


class Calling:
    """What each word or name stands for; each index is made when it is first needed, and looked up from then on."""

    def __init__(
        self, footprints: Mapping[str, Footprint], organisations: Mapping[str, Organisation], terms: Iterable[Term]
    ) -> None:
        """Index nothing yet."""
        self._footprints, self._organisations, self._terms = footprints, organisations, terms

    @cached_property
    def footprints_of_code(self) -> Mapping[str, list[Footprint]]:
        """Footprints by ODS or GSS code."""
        return _indexed(self._footprints.values(), _codes)

    @cached_property
    def organisations_of_code(self) -> Mapping[str, list[Organisation]]:
        """Organisations by ODS or GSS code."""
        return _indexed(self._organisations.values(), _codes)

    @cached_property
    def footprints_of_name(self) -> Mapping[str, list[Footprint]]:
        """Footprints by their whole name."""
        return _indexed(self._footprints.values(), _names)

    @cached_property
    def organisations_of_name(self) -> Mapping[str, list[Organisation]]:
        """Organisations by their whole name."""
        return _indexed(self._organisations.values(), _names)

    @cached_property
    def organisations_called(self) -> Mapping[str, list[Organisation]]:
        """Organisations by id, code or whole name."""
        return _indexed(self._organisations.values(), lambda row: {row.id.casefold(), *_codes(row), *_names(row)})

    @cached_property
    def meanings(self) -> Mapping[str, tuple[str, ...]]:
        """What each acronym of the glossary means, in the words of the glossary."""
        found: dict[str, list[str]] = {}
        for term in self._terms:
            acronyms = _SENSE.sub("", term.term).split(" / ")
            meanings = [] if term.meaning is None else term.meaning.split(" / ")
            paired = len(acronyms) == len(meanings)
            for number, acronym in enumerate(acronyms):
                found.setdefault(acronym.casefold(), []).extend([meanings[number]] if paired else meanings)
        return {acronym: tuple(meanings) for acronym, meanings in found.items()}

    def meant(self, acronym: str) -> list[Organisation]:
        """The organisations that an acronym of the glossary stands for: by the name or code in its meaning."""
        found = (each for text in self.meanings.get(acronym, ()) for each in self._named_in(text))
        return list({each.id: each for each in found}.values())

    def _named_in(self, meaning: str) -> Iterator[Organisation]:
        for code in _CODE.findall(meaning):
            yield from self.organisations_of_code.get(code.casefold(), ())
        for name in dict.fromkeys((meaning, _END_OF_NAME.split(meaning)[0])):
            yield from self.organisations_of_name.get(name.strip().casefold(), ())


def _codes(row: Named) -> set[str]:
    return {code.casefold() for code in (row.ods_code, row.gss_code) if code is not None}


def _names(row: Named) -> set[str]:
    return set() if row.name is None else {row.name.casefold()}


def _indexed(rows: Iterable[N], words: Callable[[N], set[str]]) -> dict[str, list[N]]:
    index: dict[str, list[N]] = {}
    for row in rows:
        for word in words(row):
            index.setdefault(word, []).append(row)
    return index
