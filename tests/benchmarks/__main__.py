"""Run every benchmark and print what was measured."""

import tempfile
from pathlib import Path

from tests.benchmarks.asking import report_asking
from tests.benchmarks.drawing import report_drawing
from tests.benchmarks.england import report_england
from tests.benchmarks.finding import report_finding
from tests.benchmarks.judging import report_judging
from tests.benchmarks.loading import report_loading
from tests.benchmarks.planting import report_planting
from tests.benchmarks.serving import served
from tests.benchmarks.starting import report_memory, report_starting
from tests.benchmarks.visiting import report_visiting


def main() -> None:
    """Measure serving, judging, planting, loading, starting, findings, visiting and drawing, one after the other."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), "cases") as server:
        report_asking(server, Path(folder))
        report_memory(server, Path(folder))
    report_judging()
    report_planting()
    report_loading()
    report_starting()
    report_england()
    report_finding()
    report_visiting()
    report_drawing()


if __name__ == "__main__":
    main()
