"""What may have been meant: the known words most like one that is not known."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

__all__ = ["nearest", "nearest_names"]

# Below this likeness a suggestion misleads more often than it helps.
LIKENESS = 0.5
LIKENESS_WITHIN_A_NAME = 80.0


def nearest(word: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Give up to `limit` known words like this one, the likest first; an empty tuple where none is."""
    found = process.extract(
        word,
        sorted(known),
        scorer=DamerauLevenshtein.normalized_similarity,
        processor=str.casefold,
        score_cutoff=LIKENESS,
        limit=limit,
    )
    return tuple(match for match, _, _ in found)


def nearest_names(words: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Give up to `limit` known names that hold something like these words, the likest first."""
    found = process.extract(
        words,
        sorted(known),
        scorer=fuzz.partial_ratio,
        processor=str.casefold,
        score_cutoff=LIKENESS_WITHIN_A_NAME,
        limit=limit,
    )
    return tuple(match for match, _, _ in found)
