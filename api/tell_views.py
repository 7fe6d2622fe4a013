"""What `view` prints: which files it wrote, and how much of the view is in them."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from graph_model.errors import OutputError
from graph_model.store.live import Look
from graph_model.views.picture import Picture
from graph_model.wording import joined, long_day

__all__ = ["tell_view", "write_files"]


def write_files(files: Mapping[str, str]) -> list[str]:
    """Write texts to files, and give their names.

    Raises:
        OutputError: one cannot be written.
    """
    for name, text in files.items():
        try:
            Path(name).write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            raise OutputError(f"{name}: {error.strerror}") from error
    return list(files)


def tell_view(picture: Picture, look: Look, files: Sequence[str], *, as_json: bool) -> None:
    """Print what was written."""
    today = picture.today
    if as_json:
        facts = {"files": list(files), "title": picture.title, "on": picture.on.isoformat(), **vars(today)}
        stops = [stop.isoformat() for stop in picture.stops]
        facts |= {"stops": stops, "notes": list(picture.notes), "revision": look.state.revision}
        sys.stdout.write(json.dumps(facts, indent=2) + "\n")
        return
    console = Console(highlight=False, soft_wrap=True)
    console.print(Text(f"{picture.title}, as at {long_day(picture.on)}", style="bold"))
    shown = f"{today.organisations} of {today.of_organisations} organisations and places"
    console.print(Text(f"Shown: {shown}, {today.lines} of {today.of_lines} lines; {len(picture.stops)} dates"))
    for note in picture.notes:
        console.print(Text(f"Note: {note}"))
    console.print(Text(f"Written: {joined(files)} (revision {look.state.revision})"))
