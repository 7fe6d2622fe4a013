"""Forms that change something: only a page of this service may send one.

A browser tells where a form was sent from (`Sec-Fetch-Site`, or `Origin` where it is older), and another site's page
cannot forge that. What is no browser sends neither, and carries nobody's session either.
"""

from urllib.parse import urlsplit

from fastapi import Depends, Request

from graph_model.errors import BadQuestionError

__all__ = ["SAME_ORIGIN", "refuse_other_origins"]


def refuse_other_origins(request: Request) -> None:
    """Refuse a form that a page of another site sent.

    Raises:
        BadQuestionError: it was.
    """
    fetched, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    elsewhere = fetched not in {None, "same-origin", "none"}
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    if elsewhere or foreign:
        raise BadQuestionError("the form was sent from another site: open the page here and send it", "origin")


# Of every route that changes something.
SAME_ORIGIN = [Depends(refuse_other_origins)]
