"""Options that several commands have, and what they stand for."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from graph_model.pipeline import Question
    from graph_model.settings import Settings

__all__ = ["Certainties", "DataDir", "Json", "On", "question_of", "settings_of"]

DataDir = Annotated[str | None, typer.Option("--data-dir", help="Folder of the embedded store.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Give the answer as JSON.")]
On = Annotated[
    str | None, typer.Option("--on", help="The day asked about, YYYY-MM-DD; today if left out.", show_default=False)
]
Certainties = Annotated[
    list[str] | None,
    typer.Option("--certainty", help="Which certainties count; in_force and planned if left out.", show_default=False),
]


def settings_of(data_dir: str | None, **overrides: Any) -> "Settings":
    """Read the settings; what a command was given goes before them.

    Raises:
        SettingsError: one cannot be used.
    """
    from graph_model.errors import SettingsError
    from graph_model.settings import read_settings

    if data_dir == "":
        raise SettingsError("--data-dir is empty: give a folder, or leave it out")
    return read_settings(data_dir=data_dir, **overrides)


def question_of(on: str | None, certainty: list[str] | None) -> "Question":
    """Read the day and the certainties that a command was given.

    Raises:
        BadQuestionError: one of them cannot be read.
    """
    from datetime import date

    from pydantic import TypeAdapter, ValidationError

    from graph_model.certainties import read_certainties
    from graph_model.errors import BadQuestionError
    from graph_model.fields import Day
    from graph_model.pipeline import Question

    try:
        day = date.today() if on is None else TypeAdapter(Day).validate_python(on)
    except ValidationError as error:
        raise BadQuestionError(f"--on {on!r} {error.errors()[0]['msg']}", "on") from error
    return Question(day, read_certainties(certainty or []))
