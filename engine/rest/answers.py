"""An answer in JSON: the one way in which views, refusals and errors become a response.

Owns its encoding, which is ASCII: a sentence or a view may name a path that is no UTF-8.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel
from starlette.responses import Response

from engine import view_json
from engine.errors import ShoalError
from engine.rest.faults import body_of, status_of


class ErrorAnswer(BaseModel):
    """Why a request was not answered: a sentence for a person, and the kind of error."""

    error: str
    kind: str


def answer(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A view, or a list or mapping of them."""
    return Response(view_json.dumps(value), status, headers, "application/json")


def refusal(error: ShoalError) -> Response:
    """What an error is answered with."""
    return answer(body_of(error), status_of(error))
