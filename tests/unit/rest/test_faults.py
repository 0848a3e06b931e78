from __future__ import annotations

import pytest

from engine import errors
from engine.rest.faults import STATUS_OF, body_of, error_from, status_of

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.ShoalError)
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_comes_back_as_itself(kind):
    error = kind("A sentence.")
    again = error_from(status_of(error), body_of(error))
    assert type(again) is kind
    assert str(again) == "A sentence."


def test_a_subclass_of_elsewhere_travels_as_its_base():
    class DiskFull(errors.EnvironmentFailure):
        pass

    assert status_of(DiskFull("x")) == 503
    assert body_of(DiskFull("x"))["kind"] == "EnvironmentFailure"


def test_subclasses_stand_before_their_bases():
    kinds = [kind for kind, _ in STATUS_OF]
    for at, kind in enumerate(kinds):
        assert not any(issubclass(later, kind) for later in kinds[at + 1 :])


@pytest.mark.parametrize("body", [None, [], {"error": 3}, {"kind": "Nonsense"}])
def test_an_answer_of_another_server_still_becomes_a_sentence(body):
    assert isinstance(error_from(500, body), errors.ShoalError)
    assert "418" in str(error_from(418, body))
