"""The graph, for as long as a command runs; what is not known is told with the load that may yet bring it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from api.responses.common import load_notes
from api.signals import pipes_kept
from graph_model import pipeline
from graph_model.errors import AmbiguousError, NotFoundError, WhodecidesError
from graph_model.settings import Settings
from graph_model.store.live import LiveGraph

__all__ = ["graph_opened"]


@contextmanager
def graph_opened(settings: Settings) -> Iterator[LiveGraph]:
    """Connect to the graph while the block runs.

    Raises:
        WhodecidesError: see `pipeline.opened`.
    """
    with pipes_kept(), pipeline.opened(settings) as live:
        try:
            yield live
        except (NotFoundError, AmbiguousError) as error:
            with suppress(WhodecidesError):
                error.detail = " — ".join([error.detail, *load_notes(live.look())])
            raise
