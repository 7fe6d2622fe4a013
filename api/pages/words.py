"""Plain words for what the register writes in its own: types, kinds and roles, days, shares and numbers."""

from datetime import date
from typing import Protocol

from graph_model.vocabulary import Role
from graph_model.wording import long_day, per_cent

__all__ = ["counted", "dated", "long_day", "number", "per_cent", "period", "plain", "role", "told"]

# Parts of the register's words that are written as initials.
INITIALS = frozenset({
    "aco", "ccg", "cqc", "csu", "ft", "gp", "hee", "hosc", "hra", "hsib", "hssib", "hwb", "icb", "icp", "ics", "iho",
    "jc", "la", "lrf", "lsoa", "ltla", "mnp", "nhs", "nice", "opic", "pcn", "pct", "phe", "sha", "snp", "stp", "tda",
    "uec", "utla", "vcse",
})  # fmt: skip
# Words whose parts say too little.
WHOLE = {
    "ics_icb": "ICB or ICS area",
    "utla_area": "Upper-tier council area",
    "ltla_area": "Lower-tier council area",
    "lsoa_set": "Set of small areas",
    "pcn_list": "Patients of a PCN",
    "sub_icb": "Sub-ICB area",
    "icp_statutory": "ICP (statutory)",
    "ics_nonstatutory": "ICS (non-statutory)",
    "la": "Local authority",
}
WRITTEN = {"s75": "section 75", "healthwatch": "Healthwatch", "england": "England", "spec": "specialised"}
ROLES = {
    Role.DECIDES: "decides",
    Role.DELEGATED_DECIDES: "decides by delegation",
    Role.JOINTLY_DECIDES: "decides jointly",
    Role.CALLS_IN: "can call in",
    Role.REFERS: "can refer",
}


class _Period(Protocol):
    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_to(self) -> date | None: ...


class _Found(_Period, Protocol):
    @property
    def sort(self) -> str: ...
    @property
    def code(self) -> str | None: ...


def plain(word: str) -> str:
    """Give a word of the register as a person writes it: `nhs_foundation_trust` as "NHS foundation trust"."""
    if word in WHOLE:
        return WHOLE[word]
    parts = word.split("_")
    said = " ".join(part.upper() if part in INITIALS else WRITTEN.get(part, part) for part in parts)
    return said[:1].upper() + said[1:]


def told(row: _Found) -> str:
    """Tell what sort of thing was found, with its code and its dates where it has any."""
    dates = "" if row.valid_from is None and row.valid_to is None else period(row)
    return ", ".join(each for each in (plain(row.sort), row.code or "", dates) if each != "")


def role(word: Role) -> str:
    """Give a role as the verb of a sentence."""
    return ROLES.get(word, word.replace("_", " "))


def dated(day: date | None, *, unknown: str = "not recorded") -> str:
    """Give a day as "1 July 2022", or that it is not recorded."""
    return unknown if day is None else long_day(day)


def period(row: _Period) -> str:
    """Give the days on which a row holds; what is not recorded is said so, since it is not the same as open."""
    if row.valid_from is None and row.valid_to is None:
        return "dates not recorded"
    begins = "start not recorded" if row.valid_from is None else f"from {long_day(row.valid_from)}"
    return begins if row.valid_to is None else f"{begins}, until {long_day(row.valid_to)}"


def number(count: float | None) -> str:
    """Give a number with its thousands parted, or that it is not known."""
    return "not known" if count is None else f"{count:,.0f}"


def counted(count: int, one: str, several: str | None = None) -> str:
    """Give a number with its noun: "1 organisation", "12 organisations"."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"
