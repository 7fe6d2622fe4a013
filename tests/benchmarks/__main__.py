"""Run every benchmark and print what was measured."""

import tempfile
from pathlib import Path

from tests.benchmarks.asking import report_asking
from tests.benchmarks.judging import report_judging
from tests.benchmarks.loading import report_loading
from tests.benchmarks.serving import served
from tests.benchmarks.starting import report_memory, report_starting


def main() -> None:
    """Measure serving, judging, loading and starting, one after the other."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as server:
        print(f"first `serve` on an empty store, to the first answer ready: {server.seconds_to_ready:.1f} s")
        report_asking(server, Path(folder))
        report_memory(server, Path(folder))
    report_judging()
    report_loading()
    report_starting()


if __name__ == "__main__":
    main()
