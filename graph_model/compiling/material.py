"""What was read of publishers' files, by kind of row, whatever files it came from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from graph_model.ingest.publishers.cancer_alliances import AllianceMember
from graph_model.ingest.publishers.catchments import CatchmentShare
from graph_model.ingest.publishers.councils import Council
from graph_model.ingest.publishers.gp_map import RegisteredPractice
from graph_model.ingest.publishers.ods_report import OdsBody
from graph_model.ingest.publishers.ods_succession import OdsSuccession
from graph_model.ingest.publishers.ons_lookup import LookupRow
from graph_model.ingest.publishers.ord_json import OrdOrganisation
from graph_model.ingest.publishers.pcn_workbook import Pcn, PcnLink
from graph_model.ingest.publishers.populations import Population
from graph_model.ingest.publishers.stp_partners import CouncilCode, StpChange, StpPartner

__all__ = ["Material"]

R = TypeVar("R")


@dataclass
class Material:
    """Rows by their class, in the order of files and lines."""

    rows: dict[type, list[object]] = field(default_factory=dict)

    def take(self, row: object) -> None:
        """Keep a row."""
        self.rows.setdefault(type(row), []).append(row)

    def of(self, kind: type[R]) -> Iterator[R]:
        """Give the rows of a class."""
        yield from self.rows.get(kind, ())  # type: ignore[misc]


# What a material can hold; each module of this package says which of them it reads.
ROWS = (
    AllianceMember,
    CatchmentShare,
    Council,
    CouncilCode,
    LookupRow,
    OdsBody,
    OdsSuccession,
    OrdOrganisation,
    Pcn,
    PcnLink,
    Population,
    RegisteredPractice,
    StpChange,
    StpPartner,
)
