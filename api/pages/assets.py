"""The assets of the pages: files of `api/static/`, packed where a browser takes that, kept by it for a year."""

import hashlib
from functools import lru_cache
from pathlib import Path

from fastapi.staticfiles import StaticFiles
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

__all__ = ["Assets", "asset_mark"]

STATIC = Path(__file__).parents[1] / "static"
# Their addresses carry a mark of what they hold, so a kept one is never stale.
KEPT = "public, max-age=31536000, immutable"
TYPES = {".css": "text/css; charset=utf-8", ".mjs": "text/javascript; charset=utf-8"}


class Assets(StaticFiles):
    """Serves `api/static/`; an asset that was not built is not found, and its page is plain."""

    def __init__(self) -> None:
        """Serve the folder, whether or not it was built yet."""
        super().__init__(directory=STATIC, check_dir=False)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with the packed file where there is one and the browser takes it."""
        packed = "gzip" in Headers(scope=scope).get("accept-encoding", "") and (STATIC / f"{path}.gz").is_file()
        response = await super().get_response(f"{path}.gz" if packed else path, scope)
        response.headers["Cache-Control"] = KEPT
        response.headers["Vary"] = "Accept-Encoding"
        kind = TYPES.get(Path(path).suffix)
        if kind is not None:
            response.headers["Content-Type"] = kind
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        return response


@lru_cache(maxsize=1)
def asset_mark() -> str:
    """Give a mark that changes with any of the assets."""
    held = hashlib.sha256()
    for file in sorted(STATIC.glob("*")):
        if file.is_file():
            held.update(file.read_bytes())
    return held.hexdigest()[:12]
