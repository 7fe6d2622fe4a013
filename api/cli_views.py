"""The command that draws: `view` writes a network view into a file."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli_options import Certainties, DataDir, Json, On, question_of, settings_of
from graph_model.vocabulary import ViewKind

__all__ = ["add_to"]

# Kept in a page that stands by itself, for what it is asked to show besides.
SPARE = 500


def add_to(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command()(view)


def view(
    kind: Annotated[ViewKind, typer.Argument(help="What the view shows.")],
    subject: Annotated[
        str,
        typer.Argument(
            help="An organisation, place, region or system by id, code or name; the function of a decision; of a "
            "finding, its id, or the ids of the lines, rights and organisations that it is of, parted by commas."
        ),
    ],
    output: Annotated[Path, typer.Option("--output", help="A file: .html, .svg, .csv, .graphml or .json.")],
    on: On = None,
    depth: Annotated[int, typer.Option(min=1, max=4, help="How many lines from an organisation.")] = 1,
    function: Annotated[
        str | None, typer.Option(help="Only what is about it; all if left out.", show_default=False)
    ] = None,
    place: Annotated[str | None, typer.Option(help="Where a decision is taken.", show_default=False)] = None,
    limit: Annotated[int, typer.Option(min=1, max=3000, help="How many organisations are shown on a date.")] = 500,
    certainty: Certainties = None,
    data_dir: DataDir = None,
    json: Json = False,
) -> None:
    """A self-contained network view, which opens from a file and asks no network for anything."""
    from api.opening import graph_opened
    from api.tell_views import tell_view, write_files
    from graph_model.showing import show
    from graph_model.views.viewing import Sight
    from visualisations.exports import files_of

    question = question_of(on, certainty)
    sight = Sight(kind, subject, depth, function, place, limit, SPARE)
    with graph_opened(settings_of(data_dir)) as live:
        picture, look = show(live, question, sight)
    written = write_files(files_of(picture, str(output)))
    tell_view(picture, look, written, as_json=json)
