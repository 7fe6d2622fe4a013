"""The register's words as people write them, and the articles before them."""

import pytest

from graph_model.analyses.telling import article
from graph_model.spoken import spoken


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("nhs_foundation_trust", "an NHS foundation trust"),
        ("nhs_trust_or_ft", "an NHS trust or foundation trust"),
        ("icb", "an ICB"),
        ("ccg", "a CCG"),
        ("pcn", "a PCN"),
        ("upper_tier_la", "an upper-tier council"),
        ("district_council", "a district council"),
        ("internal_delegation", "an internal delegation"),
    ],
)
def test_words_are_said_with_their_article(word, said):
    assert f"{article(spoken(word))} {spoken(word)}" == said
