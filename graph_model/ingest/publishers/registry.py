"""Every reader of a publisher's format; a file is given to the one whose shape it has."""

from typing import Any

from graph_model.ingest.publishers import ods_report
from graph_model.ingest.publishers.reading import Reader

__all__ = ["READERS"]

READERS: tuple[Reader[Any], ...] = (ods_report.READER,)
