"""The form that accepts a finding for a time, filled in, with what is wrong beside each field; or reopens one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from api.pages.links import Links
from graph_model.acceptances import State
from graph_model.sifting import Found

__all__ = ["AcceptForm"]

LONGEST_REASON = 1_000
LONGEST_NAME = 200


@dataclass(frozen=True)
class AcceptForm:
    """A form about one finding.

    Attributes:
        is_accepted: whether there is an acceptance to take back, be its day over or not.
        earliest: the first day until which it may be accepted.
        errors: what is wrong with a field, by its name.
    """

    accept_href: str
    reopen_href: str
    is_accepted: bool
    earliest: str
    reason: str = ""
    until: str = ""
    by: str = ""
    longest_reason: int = LONGEST_REASON
    longest_name: int = LONGEST_NAME
    errors: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Found, links: Links, today: date, by: str) -> "AcceptForm":
        """Make the form of a finding, with the name of who is likely to fill it in."""
        own = f"/findings/{found.finding.id}"
        return cls(
            accept_href=links.to(f"{own}/accept"),
            reopen_href=links.to(f"{own}/reopen"),
            is_accepted=found.state is not State.OPEN,
            earliest=(today + timedelta(days=1)).isoformat(),
            by=by,
        )

    def filled(self, sent: Mapping[str, str], errors: Mapping[str, str]) -> "AcceptForm":
        """Give the form as it was sent, with what is wrong with it."""
        reason, until, by = (sent.get(name, "") for name in ("reason", "until", "by"))
        return replace(self, reason=reason, until=until, by=by, errors=errors)
