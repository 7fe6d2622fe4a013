"""What may have been meant: the known words most like one that is not known."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

__all__ = ["nearest"]

# Below this likeness a suggestion misleads more often than it helps.
LIKENESS = 0.6


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
