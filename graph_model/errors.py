"""What can go wrong in a way that a user can mend: one class an error, each with its exit code and title.

`detail` is one line that says what to do; it never holds a traceback, a query or a path of the server.
"""

from collections.abc import Sequence
from typing import ClassVar

__all__ = [
    "AmbiguousError",
    "BadQuestionError",
    "DataFolderError",
    "EmptyGraphError",
    "LoadInProgressError",
    "NotFoundError",
    "OutputError",
    "PortInUseError",
    "RegisterRejectedError",
    "RegisterUnreadableError",
    "SettingsError",
    "StoreAccessError",
    "StoreUnavailableError",
    "WhodecidesError",
]


class WhodecidesError(Exception):
    """The root of all errors that a user can mend."""

    exit_code: ClassVar[int] = 10
    title: ClassVar[str] = "Something went wrong"

    def __init__(self, detail: str) -> None:
        """Keep the one line that says what happened and what to do."""
        super().__init__(detail)
        self.detail = detail


class SettingsError(WhodecidesError):
    """A setting is malformed, or unsafe where it is used."""

    exit_code = 11
    title = "A setting cannot be used"


class StoreUnavailableError(WhodecidesError):
    """No store answers at the address, or it went away."""

    exit_code = 12
    title = "The store is not there"


class StoreAccessError(WhodecidesError):
    """The store refuses the user, the password or the database."""

    exit_code = 13
    title = "The store refused access"


class DataFolderError(WhodecidesError):
    """The folder of the embedded store cannot be made or written."""

    exit_code = 14
    title = "The data folder cannot be used"


class PortInUseError(WhodecidesError):
    """Another program listens on the port, or the address is not one of this machine."""

    exit_code = 15
    title = "The port cannot be used"


class LoadInProgressError(WhodecidesError):
    """Another loader is writing to the graph."""

    exit_code = 16
    title = "A register is being loaded"


class RegisterUnreadableError(WhodecidesError):
    """There is no register at the path."""

    exit_code = 17
    title = "There is no register to read"


class EmptyGraphError(WhodecidesError):
    """Nothing was loaded yet, so there is nothing to ask."""

    exit_code = 20
    title = "The graph is empty"


class OutputError(WhodecidesError):
    """What a command gives cannot be written."""

    exit_code = 21
    title = "The output cannot be written"


class RegisterRejectedError(WhodecidesError):
    """A register has faults of form, and nothing of it was written."""

    exit_code = 1
    title = "The register was rejected"


class _QuestionError(WhodecidesError):
    """A question cannot be understood; `parameter` is the part at fault, `nearest` what may be meant."""

    def __init__(self, detail: str, parameter: str, nearest: Sequence[str] = ()) -> None:
        """Keep what is at fault and what may be meant."""
        super().__init__(detail)
        self.parameter = parameter
        self.nearest = tuple(nearest)


class NotFoundError(_QuestionError):
    """No place, function, organisation or line has that id, code or name."""

    exit_code = 18
    title = "Not known"


class AmbiguousError(_QuestionError):
    """A code or name fits several; `nearest` lists them."""

    exit_code = 19
    title = "More than one fits"


class BadQuestionError(_QuestionError):
    """A parameter is malformed."""

    exit_code = 2
    title = "A parameter cannot be used"
