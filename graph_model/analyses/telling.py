"""Pieces of sentences that findings share."""

from collections.abc import Iterable

from graph_model.analyses.context import Context
from graph_model.vocabulary import HolderWord, OrganisationType

__all__ = ["about", "kinds", "people", "words"]

# More functions than these are not read but counted.
NAMED = 3


def people(population: int | None) -> str:
    """Give how many people are meant, in brackets, to follow a name; nothing where it is not known."""
    return "" if population is None else f" ({population:,} people)"


def about(context: Context, functions: Iterable[str]) -> str:
    """Give the names of functions as part of a sentence, in their own quotation marks."""
    names = sorted({context.function_name(function) for function in functions})
    more = f" and {len(names) - NAMED} more functions" if len(names) > NAMED else ""
    return ", ".join(f"“{name}”" for name in names[:NAMED]) + more


def words(value: str) -> str:
    """Give a word of the vocabulary as people write it: "nhs_england" as "nhs england"."""
    return value.replace("_", " ")


def kinds(types: Iterable[OrganisationType | HolderWord]) -> str:
    """Give types of body as an alternative: "ccg or icb"."""
    return " or ".join(sorted({"any body" if each is HolderWord.ANY else words(each) for each in types}))
