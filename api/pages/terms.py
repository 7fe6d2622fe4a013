"""Abbreviations in pages carry their meaning: the first time that one occurs, and in a list at the end of the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from weakref import WeakKeyDictionary

from markupsafe import Markup, escape

from graph_model.entities import Term
from graph_model.history import History

__all__ = ["Meaning", "Terms"]

ACRONYM = re.compile(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b")
SENSE = re.compile(r"\s*\([^)]*\)")
# A title is read out in full; the rest of a long meaning stands in the glossary.
LONGEST = 200
_KEPT: "WeakKeyDictionary[History, Mapping[str, tuple[Term, ...]]]" = WeakKeyDictionary()


@dataclass(frozen=True)
class Meaning:
    """An abbreviation that a page used, and what it means."""

    acronym: str
    meaning: str


@dataclass
class Terms:
    """The abbreviations of one page; `used` grows while the page is made."""

    history: History
    day: date
    used: list[Meaning] = field(default_factory=list)

    def mark(self, text: str) -> Markup:
        """Escape a text, and give each abbreviation that is new to the page its meaning."""
        made, end = Markup(), 0
        for found in ACRONYM.finditer(text):
            meaning = self._new(found[0])
            if meaning is not None:
                abbreviation = Markup('<abbr title="{}">{}</abbr>').format(meaning, found[0])
                made += escape(text[end : found.start()]) + abbreviation
                end = found.end()
        return made + escape(text[end:])

    def _new(self, acronym: str) -> str | None:
        """What an abbreviation means on the day, unless the page said so already or the glossary does not know it."""
        if any(used.acronym == acronym for used in self.used):
            return None
        known = _index(self.history).get(acronym, ())
        held = [term for term in known if _may_hold(term, self.day)] or list(known)
        if len(held) == 0 or held[0].meaning is None:
            return None
        meaning = held[0].meaning if len(held[0].meaning) <= LONGEST else f"{held[0].meaning[: LONGEST - 1]}…"
        self.used.append(Meaning(acronym, meaning))
        return meaning


def _index(history: History) -> Mapping[str, tuple[Term, ...]]:
    if history not in _KEPT:
        found: dict[str, list[Term]] = {}
        for term in history.terms:
            acronyms = SENSE.sub("", term.term).split(" / ")
            for acronym in acronyms if len(acronyms) == 1 else ():
                found.setdefault(acronym, []).append(term)
        _KEPT[history] = {acronym: tuple(terms) for acronym, terms in found.items()}
    return _KEPT[history]


def _may_hold(term: Term, day: date) -> bool:
    """Whether a term may be in use on the day; its dates may be years or months, which compare as texts do."""
    here = day.isoformat()
    begins, ends = term.valid_from or "", term.valid_to or "9999"
    return begins <= here[: len(begins)] and here[: len(ends)] <= ends
