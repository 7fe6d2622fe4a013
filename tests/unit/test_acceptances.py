"""The life of a finding, by the clock."""

from datetime import date

import pytest

from graph_model.acceptances import Acceptance, state_of

ACCEPTED = Acceptance("M01-1", "known", date(2025, 1, 1), "chair", "2024-01-01T00:00:00+00:00")


@pytest.mark.parametrize(
    ("acceptance", "today", "state"),
    [
        pytest.param(None, date(2024, 6, 1), "open", id="never accepted"),
        pytest.param(ACCEPTED, date(2024, 12, 31), "accepted", id="the day before it is due again"),
        pytest.param(ACCEPTED, date(2025, 1, 1), "expired", id="the day on which it is due again"),
    ],
)
def test_an_acceptance_counts_until_its_day(acceptance, today, state):
    assert state_of(acceptance, today) == state
