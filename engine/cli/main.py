"""The command line of `shoal`: the commands, their arguments, and nothing of what they do."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from engine.cli import catalogue_app, manage_app
from engine.cli.options import Common, with_common
from engine.cli.session import finish

app = typer.Typer(
    name="shoal",
    help="Share files directly between computers. Without a command: open the window.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(catalogue_app.app, name="catalogue")

Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", show_default=False)]
Ref = Annotated[str, typer.Argument(metavar="ID", help="A file ID, or a transfer's key.")]
Refs = Annotated[list[str], typer.Argument(metavar="ID...", help="File IDs or transfers' keys.")]
Named = Annotated[str, typer.Argument(metavar="ID|LINK", help="A file ID or a shoal: link.")]


def main() -> None:
    """Run the command line and leave the process with its exit code."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="surrogateescape")  # a path is printed as the bytes it is
    app()


def shoal_version() -> str:
    """The installed version."""
    from importlib.metadata import PackageNotFoundError, version  # late: it brings `email`

    try:
        return version("shoal")
    except PackageNotFoundError:
        return "0 (not installed)"


@app.callback(invoke_without_command=True)
@with_common
def shoal(
    context: typer.Context,
    common: Common,
    show_version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    self_test: Annotated[
        bool, typer.Option("--self-test", help="Share, fetch and open a window, all here.")
    ] = False,
) -> None:
    """Share files directly between computers. Without a command: open the window."""
    if show_version:
        typer.echo(f"shoal {shoal_version()}")
        raise typer.Exit
    if self_test:
        from engine.cli.self_test import self_test as run_self_test

        sys.exit(run_self_test(common))
    if context.invoked_subcommand is None:
        _open_window(common, [])


@app.command()
@with_common
def gui(
    common: Common,
    items: Annotated[list[str] | None, typer.Argument(metavar="[PATH|ID|LINK]...")] = None,
    hidden: Annotated[
        bool, typer.Option("--hidden", help="Begin beside the clock, without a window.")
    ] = False,
) -> None:
    """Open the window. Paths named are shared there, and what IDs and links name is shown."""
    _open_window(common, items or [], hidden)


def _open_window(common: Common, items: list[str], hidden: bool = False) -> None:
    from engine.cli.window import items_of, open_window

    sys.exit(open_window(common, items_of(items), hidden))


@app.command()
@with_common
def seed(common: Common, paths: Paths) -> None:
    """Share files and folders until stopped. Prints ID, link and path of each when hashed."""
    from engine.cli import sharing

    finish(common, lambda: sharing.seed(common, [path.absolute() for path in paths]))


@app.command("id")
@with_common
def identify(common: Common, paths: Paths) -> None:
    """Print the IDs of files and folders, without any network."""
    from engine.cli import sharing

    finish(common, lambda: sharing.identify(common, paths))


@app.command()
@with_common
def get(
    common: Common,
    text: Named,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Where to save it.")
    ] = Path(),
    keep_sharing: Annotated[
        bool, typer.Option("--seed", help="Keep sharing until stopped.")
    ] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="GLOB", help="Of a folder only these files; repeatable."),
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(metavar="SECONDS", min=0.001, help="Give up when nothing arrives so long."),
    ] = None,
) -> None:
    """Download and verify; prints the final path."""
    from engine.cli import fetching

    where, chosen = output.absolute(), only or []
    finish(common, lambda: fetching.get(common, text, where, keep_sharing, timeout, chosen))


@app.command()
@with_common
def info(
    common: Common,
    text: Named,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.001, help="How long to look.")
    ] = 30.0,
) -> None:
    """Show what an ID names and who has it."""
    from engine.cli import fetching

    finish(common, lambda: fetching.info(common, text, timeout))


@app.command()
@with_common
def node(common: Common) -> None:
    """Run without a window, with the REST API, until stopped."""
    from engine.cli import serving

    finish(common, lambda: serving.node(common))


@app.command()
@with_common
def ls(common: Common) -> None:
    """List the transfers of the running node."""
    from engine.cli import remote

    finish(common, lambda: remote.ls(common))


@app.command()
@with_common
def peers(common: Common, ref: Ref) -> None:
    """List the connected peers of a transfer."""
    from engine.cli import remote

    finish(common, lambda: remote.peers(common, ref))


@app.command()
@with_common
def status(common: Common) -> None:
    """Show the running node."""
    from engine.cli import remote

    finish(common, lambda: remote.status(common))


@app.command()
@with_common
def pause(common: Common, refs: Refs) -> None:
    """Stop moving bytes of transfers."""
    from engine.cli import remote

    finish(common, lambda: remote.each(common, refs, lambda facade, ref: facade.pause(ref)))


@app.command()
@with_common
def resume(common: Common, refs: Refs) -> None:
    """Go on where they stopped."""
    from engine.cli import remote

    finish(common, lambda: remote.each(common, refs, lambda facade, ref: facade.resume(ref)))


@app.command()
@with_common
def remove(
    common: Common,
    refs: Refs,
    delete_files: Annotated[
        bool, typer.Option("--delete-files", help="Delete the data on disk, too.")
    ] = False,
) -> None:
    """Forget transfers; their data stays on disk."""
    from engine.cli import remote

    finish(
        common,
        lambda: remote.each(common, refs, lambda facade, ref: facade.remove(ref, delete_files)),
    )


@app.command()
@with_common
def verify(common: Common, refs: Refs) -> None:
    """Hash what is on disk again and keep only what matches."""
    from engine.cli import remote

    finish(common, lambda: remote.each(common, refs, lambda facade, ref: facade.verify(ref)))


manage_app.add_to(app)

if __name__ == "__main__":
    main()
