"""Every reader of a publisher's format; a file is given to the one whose shape it has."""

from typing import Any

from graph_model.ingest.publishers import gp_map, ods_report, ods_succession, pcn_workbook
from graph_model.ingest.publishers.reading import Reader

__all__ = ["READERS"]

READERS: tuple[Reader[Any], ...] = (
    gp_map.READER,
    ods_report.READER,
    ods_succession.READER,
    pcn_workbook.READER,
)
