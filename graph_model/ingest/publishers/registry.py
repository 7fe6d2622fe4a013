"""Every reader of a publisher's format; a file is given to the one whose shape it has."""

from typing import Any

from graph_model.ingest.publishers import (
    cancer_alliances,
    council_codes,
    gp_map,
    ods_report,
    ods_succession,
    pcn_workbook,
    stp_changes,
    stp_partners,
)
from graph_model.ingest.publishers.reading import Reader

__all__ = ["READERS"]

READERS: tuple[Reader[Any], ...] = (
    cancer_alliances.READER,
    council_codes.READER,
    gp_map.READER,
    ods_report.READER,
    ods_succession.READER,
    pcn_workbook.READER,
    stp_changes.READER,
    stp_partners.READER,
)
