"""Pieces of sentences that findings share."""

from collections.abc import Iterable

from graph_model.analyses.context import Context
from graph_model.spoken import spoken
from graph_model.vocabulary import HolderWord, OrganisationType
from graph_model.wording import joined

__all__ = ["about", "article", "kinds", "people"]

# More functions than these are not read but counted.
NAMED = 3


def people(population: int | None) -> str:
    """Give how many people are meant, in brackets, to follow a name; nothing where it is not known."""
    return "" if population is None else f" ({population:,} people)"


def about(context: Context, functions: Iterable[str]) -> str:
    """Give the names of functions as part of a sentence, in their own quotation marks."""
    names = sorted({context.function_name(function) for function in functions})
    told, more = [f"“{name}”" for name in names[:NAMED]], len(names) - NAMED
    return joined([*told, *([f"{more} more function{'' if more == 1 else 's'}"] if more > 0 else [])])


def kinds(types: Iterable[OrganisationType | HolderWord]) -> str:
    """Give types of body as an alternative: "ccg or icb"."""
    return " or ".join(sorted({"any body" if each is HolderWord.ANY else spoken(each) for each in types}))


def article(words: str) -> str:
    """Give "a" or "an", as the words that follow are said: "an ICB", "an NHS trust", "a CCG"."""
    said_letter_by_letter = words.split(" ", 1)[0].isupper()
    return "an" if words[:1] in ("AEFHILMNORSX" if said_letter_by_letter else "aeiou") else "a"
