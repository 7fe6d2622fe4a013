"""What is said to a request that is not HTTP, or too long: a problem, like every other error."""

from http import HTTPStatus

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.problems import problem

__all__ = ["ProblemProtocol"]


class ProblemProtocol(HttpToolsProtocol):
    """Speaks HTTP as uvicorn does, but for what it says of a request that it cannot read."""

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's own words, which say less
        """Answer with a problem, and close the connection."""
        answer = problem(
            HTTPStatus.BAD_REQUEST,
            "The request cannot be read",
            "It is no HTTP request, is longer than 64 KiB, or holds bytes that must be percent-encoded as UTF-8.",
        )
        headers = [*answer.raw_headers, (b"connection", b"close")]
        head = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
        self.transport.write(b"HTTP/1.1 400 Bad Request\r\n" + head + b"\r\n" + bytes(answer.body))
        self.transport.close()
