"""The arguments of `shoal catalogue …`, and nothing of what the commands do."""

from __future__ import annotations

from typing import Annotated

import typer

from engine.cli.options import Common, with_common
from engine.cli.session import finish

app = typer.Typer(
    help="The public catalogue of the running node; off at first.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Ref = Annotated[str, typer.Argument(metavar="ID", help="A file ID, or a transfer's key.")]
FileId = Annotated[str, typer.Argument(metavar="ID", help="A file ID.")]
Publisher = Annotated[str, typer.Argument(metavar="PUBLISHER", help="A publisher's peer ID.")]


@app.callback()
@with_common
def catalogue(common: Common) -> None:
    """Take the common options also between `catalogue` and its command."""


@app.command()
@with_common
def status(common: Common) -> None:
    """Show whether it is on, and what is here of it."""
    from engine.cli import catalogue

    finish(common, lambda: catalogue.status(common))


@app.command()
@with_common
def on(common: Common) -> None:
    """Listen for entries and publish one's own."""
    from engine.cli import catalogue

    finish(common, lambda: catalogue.ask(common, lambda asked: asked.set_on(True)))


@app.command()
@with_common
def off(common: Common) -> None:
    """Listen and publish no more; what came in stays searchable."""
    from engine.cli import catalogue

    finish(common, lambda: catalogue.ask(common, lambda asked: asked.set_on(False)))


@app.command()
@with_common
def publish(
    common: Common,
    ref: Ref,
    title: Annotated[str, typer.Option(help="One line; without it, the file's name.")] = "",
    tag: Annotated[list[str] | None, typer.Option(help="A word to find it by; repeatable.")] = None,
    description: Annotated[str, typer.Option(help="What it is.")] = "",
) -> None:
    """Put something that is shared here into the catalogue, signed."""
    from engine.cli import catalogue

    tags = tuple(tag or ())
    finish(common, lambda: catalogue.publish(common, ref, title, tags, description))


@app.command()
@with_common
def withdraw(common: Common, file_id: FileId) -> None:
    """Take an own entry back."""
    from engine.cli import catalogue

    finish(common, lambda: catalogue.ask(common, lambda asked: asked.withdraw(file_id)))


@app.command()
@with_common
def search(
    common: Common,
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORD]...")] = None,
    publisher: Annotated[str, typer.Option(metavar="PUBLISHER", help="Of this one only.")] = "",
    followed: Annotated[bool, typer.Option("--followed", help="Of those followed only.")] = False,
    hidden: Annotated[bool, typer.Option("--hidden", help="What was hidden, instead.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=200, help="At most so many.")] = 50,
) -> None:
    """Find entries with all these words; without words, the newest."""
    from engine.cli import catalogue

    text = " ".join(words or ())
    finish(
        common,
        lambda: catalogue.search(
            common, text, publisher, followed=followed, hidden=hidden, limit=limit
        ),
    )


@app.command()
@with_common
def follow(common: Common, publisher: Publisher) -> None:
    """Always listen for a publisher."""
    from engine.cli import catalogue

    finish(common, lambda: catalogue.ask(common, lambda asked: asked.follow(publisher)))


@app.command()
@with_common
def unfollow(common: Common, publisher: Publisher) -> None:
    """Treat a publisher as any other again."""
    from engine.cli import catalogue

    finish(common, lambda: catalogue.ask(common, lambda asked: asked.unfollow(publisher)))


@app.command()
@with_common
def block(common: Common, publisher: Publisher) -> None:
    """Drop all of a publisher and take in nothing more of it."""
    from engine.cli import catalogue

    finish(common, lambda: catalogue.ask(common, lambda asked: asked.block(publisher)))


@app.command()
@with_common
def unblock(common: Common, publisher: Publisher) -> None:
    """Take in what a publisher publishes from now on."""
    from engine.cli import catalogue

    finish(common, lambda: catalogue.ask(common, lambda asked: asked.unblock(publisher)))


@app.command()
@with_common
def hide(common: Common, publisher: Publisher, file_id: FileId) -> None:
    """Show one entry no more."""
    from engine.cli import catalogue

    finish(common, lambda: catalogue.ask(common, lambda asked: asked.hide(publisher, file_id)))


@app.command()
@with_common
def unhide(common: Common, publisher: Publisher, file_id: FileId) -> None:
    """Show a hidden entry again."""
    from engine.cli import catalogue

    finish(common, lambda: catalogue.ask(common, lambda asked: asked.unhide(publisher, file_id)))
