"""Names in capitals as a person would write them.

Publishers write "NHS LEEDS CCG" and "DR O'CONNOR & PARTNERS"; what is spelt with capitals of its own keeps them.
It is a guess, word by word: where initials and a word look alike, the word wins unless it is known.
"""

import re

from graph_model.ingest.name_words import ABBREVIATIONS, ACRONYMS, JOINING, ROMAN, SMALL, SPELLED, WORDS_OF_TWO

__all__ = ["proper_name"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_APOSTROPHE = re.compile(r"(['’])")
_ORDINALS = frozenset({"ST", "ND", "RD", "TH"})
_DOCTOR = re.compile(r"\bDRS?\.? $")
# What follows "Dr" and is of two letters, yet no initials.
_NAMES_AFTER_DOCTOR = frozenset({"AL", "DE", "DI", "DU", "ED", "EL", "HO", "JO", "LE", "LI", "NG", "OZ", "WU", "XU"})
# Before a surname, and to be told from Mcas- and the like by what is left.
_MC = re.compile(r"MC[A-Z]{4,}")
_FIRST_OF_NAME = frozenset({"O", "D", "L"})
_VOWEL = re.compile(r"[AEIOUY]")
# As many letters as tell what a word follows.
_WINDOW = 8
# As many as hold the words that initials in brackets stand for.
_SHORTENED = 120
_PAIR = 2
_BEGINS_A_PART = "-–(:/@_,"


def proper_name(capitals: str) -> str:
    """Give a name in proper case; one that has a small letter already is left alone."""
    if any(letter.islower() for letter in capitals):
        return capitals
    return _WORD.sub(_in_its_place, capitals)


def _in_its_place(found: re.Match[str]) -> str:
    word, text = found[0], found.string
    before = text[max(0, found.start() - _WINDOW) : found.start()]
    after = text[found.end() : found.end() + 1]
    if before[-1:].isdigit() and word in _ORDINALS:
        return word.lower()
    if word == "S" and before.endswith(("'", "’")):  # of a word that ends in a digit
        return "s"
    if before.endswith("(") and after == ")" and _shortens(word, text[: found.start()][-_SHORTENED:]):
        return word
    if len(word) == _PAIR and _DOCTOR.search(before) and word not in _NAMES_AFTER_DOCTOR:
        return word
    return word.lower() if _joins(word, before, after) else _cased(word)


def _shortens(word: str, name: str) -> bool:
    """Tell whether a word in brackets is made of the first letters of the words before it, or of two letters."""
    return len(word) == _PAIR or "".join(found[0][0] for found in _WORD.finditer(name)).endswith(word)


def _joins(word: str, before: str, after: str) -> bool:
    """Tell whether a word only joins others: it is neither the first of a part nor the last of a compound."""
    if before.endswith("-"):
        return word in JOINING and after == "-"
    return word in SMALL and before.rstrip() != "" and before.rstrip()[-1] not in _BEGINS_A_PART


def _cased(word: str) -> str:
    first, *rest = _APOSTROPHE.split(word)
    if first in _FIRST_OF_NAME and len(rest) > 1 and len(rest[1]) > 1:
        return first + rest[0] + _part(rest[1]) + "".join(rest[2:]).lower()
    return _part(first) + "".join(rest).lower()


def _part(word: str) -> str:
    if word in SPELLED:
        return SPELLED[word]
    if _MC.fullmatch(word) and _VOWEL.search(word):
        return "Mc" + word[2:].capitalize()
    return word if _is_initials(word) else word.capitalize()


def _is_initials(word: str) -> bool:
    if len(word) == 1 or word in ACRONYMS or word in ROMAN:
        return True
    if not word.isascii():
        return False
    if len(word) == _PAIR and word not in WORDS_OF_TWO:
        return word not in ABBREVIATIONS
    return _VOWEL.search(word) is None and word not in ABBREVIATIONS
