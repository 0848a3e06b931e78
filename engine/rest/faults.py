"""Errors on the wire: one table between Shoal's exceptions and HTTP answers, read from both ends.

Owns the status of each error class and the shape `{"error": sentence, "kind": class}`. What is no
`ShoalError` is a bug and stays a 500.
"""

from __future__ import annotations

from engine import errors
from engine.errors import ShoalError

# The first class that fits decides, so subclasses stand before their bases.
STATUS_OF: tuple[tuple[type[ShoalError], int], ...] = (
    (errors.NotFoundError, 404),
    (errors.UsageError, 400),
    (errors.HomeTaken, 400),
    (errors.UserFacingError, 400),
    (errors.NodeStopped, 503),
    (errors.EnvironmentFailure, 503),
    (errors.PeerUnavailable, 504),
    (errors.RemoteProtocolError, 502),
    (errors.LocalProtocolError, 500),
    (ShoalError, 500),
)
_BY_NAME = {kind.__name__: kind for kind, _ in STATUS_OF}


def status_of(error: ShoalError) -> int:
    """The HTTP status that says whose fault `error` is."""
    return next(status for kind, status in STATUS_OF if isinstance(error, kind))


def body_of(error: ShoalError) -> dict[str, str]:
    """The JSON body: the sentence, and the class a client raises again."""
    kind = next(kind for kind, _ in STATUS_OF if isinstance(error, kind))
    return {"error": str(error), "kind": kind.__name__}


def error_from(status: int, body: object) -> ShoalError:
    """The error a client raises for an answer of `status` with this decoded body (any JSON)."""
    fields = body if isinstance(body, dict) else {}
    sentence = fields.get("error")
    kind = _BY_NAME.get(str(fields.get("kind")))
    if kind is None:
        # Without a name it is the plainest of that status, which stands last.
        kind = next((kind for kind, known in reversed(STATUS_OF) if known == status), None)
    if kind is None:
        kind = errors.EnvironmentFailure if status >= 500 else errors.UserFacingError
    if not isinstance(sentence, str):
        sentence = f"The node answered with HTTP status {status}."
    return kind(sentence)
