"""Every reader of a publisher's format; a file is given to the one whose shape it has."""

from typing import Any

from graph_model.ingest.publishers import (
    cancer_alliances,
    catchments,
    council_codes,
    councils,
    fhir,
    gp_map,
    ods_report,
    ods_succession,
    ons_lookup,
    ord_json,
    pcn_workbook,
    populations,
    stp_changes,
    stp_partners,
)
from graph_model.ingest.publishers.reading import Reader

__all__ = ["READERS"]

READERS: tuple[Reader[Any], ...] = (
    cancer_alliances.READER,
    catchments.READER,
    council_codes.READER,
    councils.READER,
    fhir.READER,
    gp_map.READER,
    ods_report.READER,
    ods_succession.READER,
    ons_lookup.READER,
    ord_json.READER,
    pcn_workbook.READER,
    populations.READER,
    stp_changes.READER,
    stp_partners.READER,
)
