"""The lines that the law expects of a body: whom they must reach, and which lines do it."""

from collections.abc import Iterator

from graph_model.analyses.context import Context
from graph_model.asking import carries
from graph_model.entities import ALL_FUNCTIONS, ExpectedLine, Line, Organisation
from graph_model.history import Blocks
from graph_model.statute.required import code_of
from graph_model.vocabulary import OrganisationType, types_of

__all__ = ["belonging", "expected_of", "lines_for", "sharing"]


def expected_of(context: Context, organisation: Organisation) -> Iterator[ExpectedLine]:
    """Yield the lines that the law expects of an organisation on the day, in id order."""
    yield from context.expected_by_type.get(organisation.type, ())


def lines_for(context: Context, row: ExpectedLine, organisation: str) -> list[Line]:
    """The lines of an organisation that are of the kind, to the type, and about a function, that a row expects.

    A line to a body that is no more is there (D03 tells that it is stale), and so is one that names no function.
    """
    types = types_of(row.holder_type)
    return [
        line
        for line in context.lines_from(organisation, row.kind)
        if context.kind_of(line.holder) in types and _is_about(context, line, row)
    ]


def _is_about(context: Context, line: Line, row: ExpectedLine) -> bool:
    if len(row.functions) == 0 or ALL_FUNCTIONS in row.functions:
        return True
    return any(carries(line, (*context.history.ancestry(each), ALL_FUNCTIONS)) for each in row.functions)


def belonging(context: Context, organisation: Organisation, types: frozenset[OrganisationType]) -> list[Organisation]:
    """The bodies of some types that belong to an organisation: by the code in their ids, else by the same ground."""
    others = context.of_types(types)
    code = code_of(organisation.id)
    same = [each for each in others if code_of(each.id) == code]
    if len(same) > 0:
        return same
    ground = context.grounds.of(organisation.id)
    return [] if ground is None else [each for each in others if context.grounds.of(each.id) == ground]


def sharing(
    context: Context, organisation: Organisation, types: frozenset[OrganisationType]
) -> Iterator[tuple[Organisation, Blocks]]:
    """Yield the bodies of some types that have ground in common with an organisation, and that ground."""
    ground = context.grounds.of(organisation.id)
    for each in context.of_types(types) if ground is not None else ():
        common = (context.grounds.of(each.id) or frozenset()) & (ground or frozenset())
        if len(common) > 0:
            yield each, common
