from __future__ import annotations

import dataclasses
import json
import typing
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import events, views
from engine.errors import RemoteProtocolError
from engine.view_json import EVENT_TYPES, event_from_json, from_json, to_json
from tests.helpers.stub_facade import NODE, ROW

VIEWS = [
    kind
    for kind in vars(views).values()
    if dataclasses.is_dataclass(kind) and kind.__module__ == "engine.views"
]

scalars = {
    str: st.text(),
    int: st.integers(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    bytes: st.binary(),
}


def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a view's type."""
    args = typing.get_args(kind)
    if typing.get_origin(kind) is tuple:
        if args[-1] is Ellipsis:
            return st.lists(any_of(args[0]), max_size=3).map(tuple)
        return st.tuples(*map(any_of, args))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return st.builds(kind, **{f.name: any_of(hints[f.name]) for f in dataclasses.fields(kind)})
    return scalars[kind]


def test_every_event_is_known():
    kinds = {
        name
        for name, kind in vars(events).items()
        if isinstance(kind, type) and issubclass(kind, events.Event) and kind is not events.Event
    }
    assert set(EVENT_TYPES) == kinds


@pytest.mark.parametrize("kind", VIEWS, ids=lambda kind: kind.__name__)
def test_every_view_survives_the_way_there_and_back(kind):
    @given(any_of(kind))
    def check(value):
        assert from_json(kind, json.loads(json.dumps(to_json(value)))) == value

    check()


@pytest.mark.parametrize("kind", EVENT_TYPES.values(), ids=lambda kind: kind.__name__)
def test_every_event_survives_the_way_there_and_back(kind):
    @given(any_of(kind))
    def check(event):
        data = json.loads(json.dumps(to_json(event)))
        assert data["event"] == kind.__name__
        assert event_from_json(data) == event

    check()


def test_what_a_newer_node_adds_is_ignored_and_what_an_older_lacks_has_its_default():
    data = to_json(ROW) | {"colour": "blue"}
    del data["rate_up"]
    assert from_json(views.TransferView, data) == ROW
    assert event_from_json({"event": "FromTheFuture", "sequence": 1}) is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(st.data(), json_values, st.sampled_from(VIEWS))
def test_anything_else_is_one_kind_of_error(data, junk, kind):
    good = to_json(data.draw(any_of(kind)))
    name = data.draw(st.sampled_from(sorted(good)))
    for value in (junk, good | {name: junk}):
        with suppress(RemoteProtocolError):
            assert isinstance(from_json(kind, value), kind)


@pytest.mark.parametrize("junk", [None, [], {}, {"event": 3}, "x"])
def test_an_event_without_a_kind_is_refused(junk):
    with pytest.raises(RemoteProtocolError):
        event_from_json(junk)


def test_plain_values_and_containers():
    assert to_json({"a": (Path("/x"), b"\x00", None)}) == {"a": ["/x", "AA==", None]}
    assert to_json(views.PieceState.FAILED) == 5
    assert to_json(NODE)["peer_id"] == NODE.peer_id
    with pytest.raises(TypeError):
        to_json(object())
