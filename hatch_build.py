"""Builds what the pages are dressed in: `api/static/`, from npm's nhsuk-frontend and from `api/pages/assets/`.

`make` runs this file; a wheel is built with it as a hook of hatch, so that `pip install .` needs npm where
`api/static/` was not built yet. Nothing of npm is needed when the product runs.

The fonts of the design system are left out: they are licensed for NHS websites only, and would be asked of another
host. Pages fall back to Arial, as the design system intends.
"""

import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
STATIC = ROOT / "api" / "static"
OURS = ROOT / "api" / "pages" / "assets"
FRONTEND = ROOT / "node_modules" / "nhsuk-frontend" / "dist" / "nhsuk"
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=\S+")
IMAGES = ("favicon.ico", "favicon.svg", "nhsuk-icon-*.svg")
# A smaller file is not worth packing.
PACKED_FROM = 2_000
NEEDED = "Node.js 20 or later, with npm, is needed to build the pages (and for nothing else)"


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Builds the pages' assets before a wheel, unless they are there."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build them; an editable install leaves that to make."""
        del build_data
        if version != "editable" and not (STATIC / "nhsuk.css").exists():
            build()


def build() -> None:
    """Write `api/static/` anew.

    Raises:
        SystemExit: npm is not there, or fails.
    """
    if not FRONTEND.exists():
        _fetch()
    shutil.rmtree(STATIC, ignore_errors=True)
    (STATIC / "images").mkdir(parents=True)
    _write("nhsuk.css", _without_hosts((FRONTEND / "nhsuk-frontend.min.css").read_text(encoding="utf-8")))
    _write("nhsuk.mjs", SOURCE_MAP.sub("", (FRONTEND / "nhsuk-frontend.min.js").read_text(encoding="utf-8")))
    for file in OURS.iterdir():
        _write(file.name, file.read_text(encoding="utf-8"))
    for pattern in IMAGES:
        for image in (FRONTEND / "assets" / "images").glob(pattern):
            shutil.copy(image, STATIC / "images" / image.name)


def _fetch() -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit(f"{NEEDED}: install it, and run make again.")
    if subprocess.run([npm, "ci"], cwd=ROOT, check=False).returncode != 0:
        raise SystemExit(f"npm ci failed; {NEEDED}.")


def _without_hosts(css: str) -> str:
    return SOURCE_MAP.sub("", FONT_FACE.sub("", css)).replace("/assets/images/", "images/")


def _write(name: str, text: str) -> None:
    content = text.encode()
    (STATIC / name).write_bytes(content)
    if len(content) > PACKED_FROM:
        (STATIC / f"{name}.gz").write_bytes(gzip.compress(content, mtime=0))


if __name__ == "__main__":
    sys.exit(build())
