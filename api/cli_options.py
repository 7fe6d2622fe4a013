"""What several commands are asked with, and how it is read."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from datetime import date

    from graph_model.pipeline import Question
    from graph_model.settings import Settings

__all__ = ["Certainties", "DataDir", "Json", "On", "day_of", "question_of", "settings_of"]

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
    """Read the settings; what was given on the command line overrides them.

    Raises:
        SettingsError: one is malformed or unsafe.
    """
    from graph_model.errors import SettingsError
    from graph_model.settings import read_settings

    if data_dir == "":
        raise SettingsError("--data-dir is empty: give a folder, or leave it out")
    return read_settings(data_dir=data_dir, **overrides)


def question_of(on: str | None, certainty: list[str] | None) -> "Question":
    """Read when a question is put; today, and the certainties that count by default, where they are left out.

    Raises:
        BadQuestionError: the day or a certainty is malformed.
    """
    from datetime import date

    from graph_model.certainties import read_certainties
    from graph_model.pipeline import Question

    return Question(date.today() if on is None else day_of(on, "on"), read_certainties(certainty or []))


def day_of(text: str, option: str) -> "date":
    """Read a day.

    Raises:
        BadQuestionError: it is none.
    """
    from pydantic import TypeAdapter, ValidationError

    from graph_model.errors import BadQuestionError
    from graph_model.fields import Day

    try:
        day: date = TypeAdapter(Day).validate_python(text)
    except ValidationError as error:
        raise BadQuestionError(f"--{option} {text!r} {error.errors()[0]['msg']}", option) from error
    return day
