"""Names as they are compared: two spellings of one body's name are equal when they are plain."""

import re
from collections.abc import Iterator

__all__ = ["other_spellings", "plain_name", "slug"]

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
# Words that some spellings of a body's name have and others leave out.
_OPTIONAL = frozenset({"the", "nhs", "stp", "limited", "ltd", "mayoral", "board", "cic", "council"})
_LONG_FORMS = (("&", " and "), ("c.i.c.", "cic"), ("c.i.c", "cic"), ("community interest company", "cic"))


def plain_name(name: str) -> str:
    """A name without capitals, punctuation and optional words."""
    text = name.casefold()
    for short, long in _LONG_FORMS:
        text = text.replace(short, long)
    return " ".join(word for word in _NOT_LETTERS.split(text) if word not in _OPTIONAL and word != "")


def other_spellings(name: str) -> Iterator[str]:
    """Yield a name without what it has in brackets, and what is in them where it is more than an acronym."""
    for inner in _IN_BRACKETS.findall(name):
        if " " in inner.strip():
            yield inner
    if _IN_BRACKETS.search(name) is not None:
        yield _IN_BRACKETS.sub(" ", name)


def slug(name: str) -> str:
    """A name as a part of an id."""
    return _NOT_LETTERS.sub("-", name.casefold()).strip("-")
