"""The arguments of the commands that manage many transfers: queue, priorities, limits, settings."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from engine.cli.options import Common, with_common
from engine.cli.session import finish

Ref = Annotated[str, typer.Argument(metavar="ID", help="A file ID, or a transfer's key.")]
AnyRef = Annotated[str | None, typer.Argument(metavar="[ID]", help="As above; none: the node.")]
RateOption = Annotated[
    str | None, typer.Option(metavar="RATE", help="Bytes per second, or 2MiB; 0 = no limit.")
]


class Level(StrEnum):
    """The words of a priority."""

    SKIP = "skip"
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


class Mode(StrEnum):
    """Which limits apply."""

    NORMAL = "normal"
    ALTERNATIVE = "alternative"
    SCHEDULE = "schedule"


def add_to(app: typer.Typer) -> None:
    """Make these commands of `shoal`."""
    for command in (queue, priority, files, limit, move, settings):
        app.command()(with_common(command))


def queue(
    common: Common,
    ref: Annotated[str | None, typer.Argument(metavar="[ID]", help="Who is to be moved.")] = None,
    place: Annotated[
        str | None, typer.Argument(metavar="[PLACE]", help="top, bottom, a number, or now.")
    ] = None,
) -> None:
    """List the downloads that wait for their turn, or move one there."""
    from engine.cli import manage

    finish(common, lambda: manage.queue(common, ref, place))


def priority(
    common: Common,
    ref: Ref,
    level: Annotated[Level, typer.Argument(help="skip is for files alone.")],
    file: Annotated[
        list[str] | None,
        typer.Option(metavar="GLOB", help="Files of a folder, not the transfer; repeatable."),
    ] = None,
) -> None:
    """Say how much a transfer, or files of a folder, matter."""
    from engine.cli import manage

    finish(common, lambda: manage.priority(common, ref, level.value, file or []))


def files(common: Common, ref: Ref) -> None:
    """List the files of a transfer and which of them are wanted."""
    from engine.cli import manage

    finish(common, lambda: manage.files(common, ref))


def limit(
    common: Common, ref: AnyRef = None, down: RateOption = None, up: RateOption = None
) -> None:
    """Show or change the limits of the node, or of one transfer."""
    from engine.cli import manage

    finish(common, lambda: manage.limit(common, ref, down, up))


def move(
    common: Common,
    ref: Ref,
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The folder it goes to.")],
) -> None:
    """Move the data of a transfer to another folder, and go on there."""
    from engine.cli import manage

    finish(common, lambda: manage.move(common, ref, directory.absolute()))


def settings(
    common: Common,
    active: Annotated[
        int | None, typer.Option(metavar="N", help="Downloads at a time; 0 = any number.")
    ] = None,
    downloads: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where downloads go.")
    ] = None,
    alternative_down: RateOption = None,
    alternative_up: RateOption = None,
    mode: Annotated[Mode | None, typer.Option(help="Which limits apply.")] = None,
    period: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHEN",
            help='When the alternative limits apply: "mon-fri 09:00-17:00", "daily 22:00-06:00", '
            'or "never"; repeatable, replaces all.',
        ),
    ] = None,
) -> None:
    """Show or change what the node keeps over restarts."""
    from engine.cli import manage

    change = manage.Change(active, downloads, alternative_down, alternative_up, mode, period)
    finish(common, lambda: manage.settings(common, change))
