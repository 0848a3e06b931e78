"""The options every command takes, before or after its name, and the settings they add up to.

Owns their names, help and defaults. It checks no value itself: `engine.config` does.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from engine.config import (
    DEFAULT_API_PORT,
    DEFAULT_PORT,
    LOOPBACK,
    Connection,
    Endpoint,
    EngineConfig,
    default_download_dir,
    default_home,
    parse_endpoint,
    parse_rate,
)
from engine.errors import UsageError

API_OFF = "off"


@dataclass(frozen=True, slots=True)
class Common:
    """The common options as they were typed; None and False where they were not."""

    home: Path | None = None
    listen: str | None = None
    bootstrap: tuple[str, ...] = ()
    api: str | None = None
    limit_down: str | None = None
    limit_up: str | None = None
    json: bool = False
    no_lan: bool = False
    no_portmap: bool = False
    verbose: int = 0

    def over(self, base: Common) -> Common:
        """These options, and those of `base` where these say nothing."""
        given = {f.name: getattr(self, f.name) for f in fields(self)}
        return replace(base, **{name: value for name, value in given.items() if value})

    def config(self) -> EngineConfig:
        """The engine's settings, as said here or else as the home is connected. Blocking.

        Raises UsageError for a value that is none.
        """
        said = self.said()
        return Connection.load(said.connection_file).applied(said)

    def said(self) -> EngineConfig:
        """The engine's settings from these options alone; raises UsageError."""
        return EngineConfig(
            home=(self.home or default_home()).absolute(),
            download_dir=default_download_dir(),
            listen=parse_endpoint(self.listen) if self.listen else Endpoint("", DEFAULT_PORT),
            listen_required=self.listen is not None,
            bootstrap=tuple(_dialable(text) for text in self.bootstrap),
            lan=not self.no_lan,
            portmap=not self.no_portmap,
            limit_down=parse_rate(self.limit_down) if self.limit_down else 0,
            limit_up=parse_rate(self.limit_up) if self.limit_up else 0,
            api=self._api(),
            api_required=self.api is not None,
        )

    def _api(self) -> Endpoint | None:
        if self.api is None:
            return Endpoint(LOOPBACK, DEFAULT_API_PORT)
        return None if self.api.lower() == API_OFF else parse_endpoint(self.api)

    @property
    def for_engine_only(self) -> list[str]:
        """The options given that mean nothing to a node that already runs."""
        named = {
            "--listen": self.listen,
            "--bootstrap": self.bootstrap,
            "--api": self.api,
            "--limit-down": self.limit_down,
            "--limit-up": self.limit_up,
            "--no-lan": self.no_lan,
            "--no-portmap": self.no_portmap,
        }
        return [name for name, value in named.items() if value]


def _dialable(text: str) -> Endpoint:
    endpoint = parse_endpoint(text)
    if not endpoint.host or not endpoint.port:
        raise UsageError(f"{text!r} names no computer to start from; write HOST:PORT.")
    return endpoint


def _option(*names: str, text: str, metavar: str | None = None, **more: Any) -> Any:
    return typer.Option(*names, help=text, metavar=metavar, **more)


_TYPES: dict[str, Any] = {
    "home": Annotated[
        Path | None, _option("--home", text="Where key and library are kept.", metavar="DIR")
    ],
    "listen": Annotated[
        str | None,
        _option("--listen", text="Where other peers reach this node.", metavar="HOST:PORT"),
    ],
    "bootstrap": Annotated[
        list[str] | None,
        _option("--bootstrap", text="A node to start from; repeatable.", metavar="HOST:PORT"),
    ],
    "api": Annotated[
        str | None, _option("--api", text="Where the REST API listens.", metavar="HOST:PORT|off")
    ],
    "limit_down": Annotated[
        str | None, _option("--limit-down", text="Bytes per second, or 2MiB.", metavar="RATE")
    ],
    "limit_up": Annotated[
        str | None, _option("--limit-up", text="Bytes per second, or 2MiB.", metavar="RATE")
    ],
    "json": Annotated[bool, _option("--json", text="One JSON object per line.")],
    "no_lan": Annotated[bool, _option("--no-lan", text="Do not look for peers on this network.")],
    "no_portmap": Annotated[
        bool, _option("--no-portmap", text="Do not ask the router for a port.")
    ],
    "verbose": Annotated[
        int,
        _option("-v", "--verbose", text="Say more on stderr; twice: everything.", count=True),
    ],
}
_DEFAULTS: dict[str, Any] = {"json": False, "no_lan": False, "no_portmap": False, "verbose": 0}


def with_common(command: Callable[..., None]) -> Callable[..., None]:
    """Give `command`, which takes `common: Common`, all the common options in its place."""
    hints = typing.get_type_hints(command, include_extras=True)
    own = [p for p in inspect.signature(command).parameters.values() if p.name != "common"]

    def called(context: typer.Context, **given: Any) -> None:
        typed = {name: given.pop(name) for name in _TYPES}
        typed["bootstrap"] = tuple(typed["bootstrap"] or ())
        base = context.obj if isinstance(context.obj, Common) else Common()
        context.obj = Common(**typed).over(base)
        if "context" in hints:
            given["context"] = context
        command(common=context.obj, **given)

    common = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=_DEFAULTS.get(name), annotation=kind
        )
        for name, kind in _TYPES.items()
    ]
    context = inspect.Parameter(
        "context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context
    )
    rest = [
        p.replace(annotation=hints[p.name], kind=inspect.Parameter.KEYWORD_ONLY)
        for p in own
        if p.name != "context"
    ]
    parameters = [context, *rest, *common]
    called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    called.__annotations__ = {p.name: p.annotation for p in parameters} | {"return": None}
    called.__name__, called.__doc__ = command.__name__, command.__doc__
    called.__module__ = command.__module__
    return called
