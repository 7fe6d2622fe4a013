"""What a stated organisation works for, where no register says so: the one footprint that all its own lines are for."""

from collections import defaultdict

from graph_model.compiling.draft import Draft
from graph_model.entities import Cover, Line
from graph_model.vocabulary import PATH_KINDS, Confidence

__all__ = ["cover_by_lines"]

# The weakest first.
_ORDER = (Confidence.CHECK, Confidence.LIKELY, Confidence.SURE)


def cover_by_lines(draft: Draft) -> None:
    """Add a cover for each organisation without one whose lines upwards name just one footprint between them.

    A line of a kind that carries no path (a seat, a membership) is often for a wider area than the organisation's own.
    """
    covering = {row.organisation for row in draft.rows(Cover)}
    lines: dict[str, list[Line]] = defaultdict(list)
    for line in draft.rows(Line):
        if line.subject not in covering and line.kind in PATH_KINDS and line.footprint is not None:
            lines[line.subject].append(line)
    for organisation, own in sorted(lines.items()):
        record = draft.organisation(organisation)
        if record is not None and len({line.footprint for line in own}) == 1:
            draft.add(
                Cover(
                    organisation=organisation,
                    footprint=str(own[0].footprint),
                    valid_from=record.valid_from,
                    valid_to=record.valid_to,
                    source=own[0].source,
                    confidence=min((line.confidence or Confidence.CHECK for line in own), key=_ORDER.index),
                )
            )
