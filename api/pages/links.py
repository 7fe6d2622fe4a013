"""Addresses of pages; each keeps the day and the certainties that were asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

__all__ = ["Links"]

Values = Mapping[str, str | Sequence[str] | None]


@dataclass(frozen=True)
class Links:
    """Makes addresses.

    Attributes:
        kept: the day and certainties, as the visitor gave them; none where the page is of today.
    """

    kept: tuple[tuple[str, str], ...] = ()

    def record(self, kind: str, identifier: str) -> str:
        """Give the page of a record; `kind` is the first word of its address, such as "organisations"."""
        return self.to(f"/{kind}/{quote(identifier, safe=':')}")

    def to(self, path: str, values: Values | None = None) -> str:
        """Give the address of a page that is asked with some values; those that are empty are left out."""
        pairs = [pair for name, value in (values or {}).items() for pair in _pairs(name, value)]
        pairs += [(name, value) for name, value in self.kept if name not in (values or {})]
        return path if len(pairs) == 0 else f"{path}?{urlencode(pairs)}"


def _pairs(name: str, value: str | Sequence[str] | None) -> list[tuple[str, str]]:
    several = [value] if isinstance(value, str) else value or ()
    return [(name, each) for each in several if each != ""]
