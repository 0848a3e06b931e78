"""Views and events as JSON, and back: the one encoding that the REST API and `--json` share.

Owns how frozen plain data is spelled in JSON: a dataclass is an object with its fields' names, a
tuple an array, an enum its value, bytes base64. An event carries its class under `"event"`.
Decoding is strict about types and lenient about names: what a newer node adds is ignored, what an
older one leaves out takes its default. It does not know what the views mean.
"""

from __future__ import annotations

import base64
import binascii
import dataclasses
import json
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from pathlib import PurePath
from typing import Any, TypeVar

from engine import events
from engine.errors import RemoteProtocolError

T = TypeVar("T")

EVENT_TYPES: Mapping[str, type[events.Event]] = {
    kind.__name__: kind
    for kind in (
        events.TransferAdded,
        events.TransferChanged,
        events.TransferRemoved,
        events.TransferFinished,
        events.PiecesChanged,
        events.NodeChanged,
        events.Notice,
        events.CatalogueChanged,
        events.ResyncNeeded,
    )
}


def to_json(value: object) -> Any:
    """Plain JSON values for a view, an event, or a tuple, list or mapping of them."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _object_of(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def dumps(value: object) -> str:
    """The same as one line of text: ASCII, so that a path that is no UTF-8 survives, too."""
    return json.dumps(to_json(value), separators=(",", ":"))


def _object_of(value: Any) -> dict[str, Any]:
    fields = {f.name: to_json(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, events.Event):
        return {"event": type(value).__name__, **fields}
    return fields


def from_json(kind: type[T], data: object) -> T:
    """A `kind` from what `to_json` made of it; raises RemoteProtocolError when it does not fit."""
    try:
        return typing.cast(T, _decode(kind, data))
    except (TypeError, ValueError, KeyError, RecursionError) as error:
        raise RemoteProtocolError(
            f"The node answered with something that is no {_name(kind)}: {error}."
        ) from error


def event_from_json(data: object) -> events.Event | None:
    """The event, or None when its kind is unknown here (a newer node)."""
    name = data.get("event") if isinstance(data, dict) else None
    if not isinstance(name, str):
        raise RemoteProtocolError("The node sent an event without a kind.")
    kind = EVENT_TYPES.get(name)
    return None if kind is None else from_json(kind, data)


def _name(kind: Any) -> str:
    return getattr(kind, "__name__", str(kind))


@cache
def _fields(kind: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def _decode(kind: Any, data: object) -> object:
    origin = typing.get_origin(kind)
    if origin is tuple:
        return _decode_tuple(typing.get_args(kind), data)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _decode_object(kind, data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    return _decode_scalar(kind, data)


def _decode_scalar(kind: Any, data: object) -> object:
    if kind is bytes and isinstance(data, str):
        try:
            return base64.b64decode(data, validate=True)
        except binascii.Error as error:
            raise ValueError("no base64") from error
    if kind is float and isinstance(data, int | float) and not isinstance(data, bool):
        return float(data)
    if kind in (str, bool, int) and type(data) is kind:
        return data
    raise TypeError(f"{type(data).__name__} where {_name(kind)} belongs")


def _decode_tuple(args: tuple[Any, ...], data: object) -> tuple[object, ...]:
    if not isinstance(data, list):
        raise TypeError(f"{type(data).__name__} where a list belongs")
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_decode(args[0], item) for item in data)
    if len(args) != len(data):
        raise ValueError(f"{len(data)} items where {len(args)} belong")
    return tuple(_decode(arg, item) for arg, item in zip(args, data, strict=True))


def _decode_object(kind: Any, data: object) -> object:
    if not isinstance(data, dict):
        raise TypeError(f"{type(data).__name__} where {_name(kind)} belongs")
    known: dict[str, Any] = _fields(kind)
    return kind(**{name: _decode(known[name], data[name]) for name in known if name in data})
