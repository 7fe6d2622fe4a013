"""What may have been meant: the known words most like one that is not known."""

from collections.abc import Callable, Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

__all__ = ["nearest", "nearest_names"]

# Below this likeness a suggestion misleads more often than it helps.
LIKENESS = 0.5
LIKENESS_WITHIN_A_NAME = 80.0
MOST = 12


def nearest(word: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Give up to `limit` known words like this one, the likest first; an empty tuple where none is."""
    return _likest(word, known, DamerauLevenshtein.normalized_similarity, LIKENESS)[:limit]


def nearest_names(words: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Give up to `limit` known names that hold something like these words, the likest first."""
    return _likest(words, known, fuzz.partial_ratio, LIKENESS_WITHIN_A_NAME)[:limit]


def _likest(text: str, known: Iterable[str], scorer: Callable[..., float], cutoff: float) -> tuple[str, ...]:
    # In the order of the alphabet, so that words that are equally like come in the same order on every run.
    found = process.extract(text, sorted(known), scorer=scorer, processor=str.casefold, score_cutoff=cutoff, limit=MOST)
    return tuple(match for match, _, _ in found)
