"""What `statements` prints: each statement of a source document with what the graph says of it."""

import json
import sys
from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from graph_model.statements import Verdict
from graph_model.store.live import Look

__all__ = ["tell_statements"]

_WORDS = {True: "agrees", False: "does not agree", None: "cannot be told"}


def tell_statements(verdicts: Sequence[Verdict], look: Look, *, as_json: bool) -> None:
    """Print every statement, agreeing or not, and why not."""
    if as_json:
        rows = [
            {**each.statement.model_dump(mode="json"), "says": each.says, "agrees": each.agrees, "why": each.why}
            for each in verdicts
        ]
        sys.stdout.write(json.dumps({"revision": look.state.revision, "statements": rows}, indent=2) + "\n")
        return
    console = Console(highlight=False, soft_wrap=True)
    for each in verdicts:
        statement = each.statement
        console.print(Text(f"{statement.id}  {statement.statement}", style="bold"))
        console.print(Text(f"    {', '.join(statement.source)}, as at {statement.as_at}; {_WORDS[each.agrees]}"))
        for line in (f"The graph: {each.says}" if each.says != "" else "", each.why, statement.note or ""):
            if line != "":
                console.print(Text(f"    {line}"))
    counts = Counter(_WORDS[each.agrees] for each in verdicts)
    console.print(
        Text(f"{len(verdicts)} statements: " + ", ".join(f"{count} {word}" for word, count in counts.items()))
    )
