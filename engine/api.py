"""The one facade: what the window, the command line and the REST API can ask of Shoal.

`Facade` is the contract. `engine.node.Node` composes the parts behind `Engine`, its
implementation in this process; `engine.rest.client.RemoteEngine` is the same contract over HTTP.
Commands take and give plain frozen data. A *ref* names a transfer by its key or by its file ID.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol

from engine.config import EngineConfig
from engine.errors import HomeTaken, UserFacingError
from engine.events import Event, PiecesChanged
from engine.views import (
    ArrivalsView,
    AvailabilityView,
    CatalogueEntryView,
    CatalogueView,
    InfoView,
    NodeView,
    PeerView,
    PiecesView,
    PieceView,
    Preview,
    Priority,
    SettingsView,
    Snapshot,
    TransferView,
)


class Subscription(Protocol):
    """A snapshot and every event after it, without a gap; ends when closed or the engine stops."""

    snapshot: Snapshot

    def __aiter__(self) -> AsyncIterator[Event]: ...

    async def close(self) -> None:
        """Stop receiving; the iteration ends."""


class PieceSubscription(Protocol):
    """The pieces of one file at one moment, and every change after it."""

    snapshot: PiecesView

    def __aiter__(self) -> AsyncIterator[PiecesChanged]: ...

    async def close(self) -> None:
        """Stop receiving; the iteration ends."""


class Catalogue(Protocol):
    """The public catalogue: off until it is switched on, and nothing is ever fetched by itself.

    A publisher is named by its peer ID. Every method may raise a `ShoalError` with a sentence.
    """

    async def view(self) -> CatalogueView:
        """What is here of it, and what is followed and blocked."""

    async def set_on(self, on: bool) -> None:
        """Listen and publish from now on, or no more; kept over restarts. Entries stay here."""

    async def publish(
        self, ref: str, title: str = "", tags: Sequence[str] = (), description: str = ""
    ) -> CatalogueEntryView:
        """Sign an entry for a transfer that is complete here, and tell the network.

        Without a title, its name. An earlier entry for the same ID is replaced. Raises
        UserFacingError when the catalogue is off or a text is too long, NotFoundError.
        """

    async def withdraw(self, file_id: str) -> None:
        """Take an own entry back; raises NotFoundError."""

    async def search(
        self,
        text: str = "",
        *,
        publisher: str = "",
        followed: bool = False,
        hidden: bool = False,
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[CatalogueEntryView, ...]:
        """Entries in the local index with all words (each may be a beginning), the best first.

        Without words: the newest first. Of one publisher, or of those followed, where asked.
        Hidden entries are left out, or with `hidden` they are what is given; those of blocked
        publishers never are. At most 200 at a time.
        """

    async def follow(self, publisher: str) -> None:
        """Always listen for this publisher, and keep its entries before others'."""

    async def unfollow(self, publisher: str) -> None:
        """Treat it as any other again."""

    async def block(self, publisher: str) -> None:
        """Drop all it has published and take in nothing more of it."""

    async def unblock(self, publisher: str) -> None:
        """Take in what it publishes from now on."""

    async def hide(self, publisher: str, file_id: str) -> None:
        """Show this one entry no more; raises NotFoundError."""

    async def unhide(self, publisher: str, file_id: str) -> None:
        """Show it again; raises NotFoundError."""


class Facade(Protocol):
    """Everything a front end can ask; every method may raise a `ShoalError` with a sentence."""

    async def stop(self) -> None:
        """Stop cleanly (local engine) or let go of the connection (remote one)."""

    async def subscribe(self) -> Subscription:
        """Snapshot and subscription in one step."""

    async def watch_pieces(self, ref: str, path: str = "") -> PieceSubscription:
        """Pieces of a transfer; `path`: which file of a collection ("": the first with bytes)."""

    async def node(self) -> NodeView:
        """The node as a whole."""

    async def test_reachability(self) -> NodeView:
        """Ask the router, and others to call back, who can reach this node; the node after that.

        Takes until the router has answered, ten seconds at most.
        """

    async def transfers(self) -> tuple[TransferView, ...]:
        """All rows, oldest first."""

    async def transfer(self, ref: str) -> TransferView:
        """One row; raises NotFoundError."""

    async def share(self, paths: Sequence[Path]) -> tuple[str, ...]:
        """Begin to share each path; gives the rows' keys at once, hashing goes on behind.

        Raises UserFacingError for a path that does not exist or cannot be read (then nothing
        begins).
        """

    async def preview(self, text: str, timeout_s: float = 30.0) -> Preview:
        """What an ID or link names; raises UserFacingError when nobody answers in time."""

    async def download(
        self,
        text: str,
        directory: Path | None = None,
        name: str = "",
        only: Sequence[str] = (),
    ) -> str:
        """Begin to download an ID or link into `directory` (default: the download folder).

        `only` chooses files of a collection, all when it is empty: paths of files, of folders
        (everything below), or patterns with `*` and `?`; they need not be known yet. The others
        are skipped until `set_file_priorities` wants them. Gives the row's key at once; it may
        wait for its turn (QUEUED). What is already here is used; a name already taken becomes
        `name (2).ext`. Raises UserFacingError when the text names nothing.
        """

    async def info(self, text: str, timeout_s: float = 30.0) -> InfoView:
        """Metadata and providers of an ID or link."""

    async def pause(self, ref: str) -> None:
        """Stop moving bytes of this transfer, up and down."""

    async def resume(self, ref: str) -> None:
        """Go on where it stopped, also after a failure; what is QUEUED begins now.

        A download that runs looks for peers at once, also where they did not answer lately.
        """

    async def remove(self, ref: str, delete_files: bool = False) -> None:
        """Forget the transfer; the data stays on disk unless `delete_files`."""

    async def verify(self, ref: str) -> None:
        """Hash everything on disk again and keep only what matches."""

    async def pieces(self, ref: str, path: str = "") -> PiecesView:
        """One immutable snapshot of the pieces."""

    async def peers(self, ref: str) -> tuple[PeerView, ...]:
        """Connected peers in the swarm of a transfer."""

    async def content_size(self, file_id: str) -> int:
        """Size in bytes of a known file, by its ID; raises NotFoundError."""

    def read_content(self, file_id: str, start: int, length: int) -> AsyncIterator[bytes]:
        """The bytes of a file, fetched first where they are missing; also while downloading."""

    async def availability(self, ref: str, path: str = "") -> AvailabilityView:
        """How many others have each piece; empty while its swarm does not run."""

    async def piece_details(self, ref: str, index: int, path: str = "") -> PieceView:
        """Everything known of one piece; raises NotFoundError where there is no such piece."""

    async def arrivals(self, ref: str, path: str = "") -> ArrivalsView:
        """When each piece of a download came in, in this run of the engine and those before."""

    async def queue_move(self, ref: str, position: int) -> None:
        """Put a waiting download at a place of the queue: 1 = next, 0 or beyond the end = last.

        What is active already stays so. Raises UserFacingError for a row that is not QUEUED.
        """

    async def set_priority(self, ref: str, priority: Priority) -> None:
        """Share of a limited bandwidth beside other transfers; raises UsageError for SKIP."""

    async def set_file_priorities(self, ref: str, priorities: Mapping[str, Priority]) -> None:
        """Choose among a collection's files; those not named stay as they are.

        Named as in `download`: files, folders or patterns; where two name a file, the later counts.

        A file that is wanted again is fetched, also after the row was finished; one that is
        skipped keeps what is here of it. Raises NotFoundError for what names no file of it,
        UsageError when every file would be skipped.
        """

    async def set_transfer_limits(self, ref: str, down: int, up: int) -> None:
        """Bytes per second of one transfer, within the node's limits; 0 = none."""

    async def move_to(self, ref: str, directory: Path) -> None:
        """Move the data of a transfer into `directory`, and go on there.

        Returns when all of it stands there; across disks it is copied, checked and only then
        deleted at the old place. Raises EnvironmentFailure or UserFacingError, and then it is
        where it was.
        """

    async def settings(self) -> SettingsView:
        """What the node keeps over restarts; the same as in `NodeView.settings`."""

    async def set_settings(self, settings: SettingsView) -> None:
        """Replace all settings: take `settings()`, change what is meant, give it back.

        Raises UserFacingError for a download folder that is none, UsageError for values that do
        not fit; then nothing has changed.
        """

    async def set_download_dir(self, directory: Path) -> None:
        """Where downloads go from now on; kept over restarts."""

    async def set_limits(self, down: int, up: int) -> None:
        """The normal limits of the whole node in bytes per second, 0 = none; kept over restarts."""

    @property
    def catalogue(self) -> Catalogue:
        """The public catalogue."""


# How long a node that has just been started may take to say where its API is.
STARTING_S = 5.0
STARTING_PAUSE_S = 0.1


async def open_engine(config: EngineConfig) -> Facade:
    """The engine of this process, started; takes the home's lock until it is stopped.

    With `config.api` set, its API is served too. Raises UserFacingError when the home is taken.
    """
    # The engine is half a second of imports: a window that is up already stays alive meanwhile.
    await asyncio.to_thread(import_module, "engine.node")
    from engine.collector import settle
    from engine.node import open_node

    engine = await open_node(config)
    settle()
    return engine


async def open_running(config: EngineConfig) -> Facade | None:
    """The engine that already runs on this home, over its API; None when none does.

    Raises UserFacingError when one runs that offers no API.
    """
    from engine.home_lock import read_owner

    loop = asyncio.get_running_loop()
    deadline = loop.time() + STARTING_S
    owner = await asyncio.to_thread(read_owner, config.lock_file)
    while owner is not None and owner.api is None and loop.time() < deadline:
        await asyncio.sleep(STARTING_PAUSE_S)
        owner = await asyncio.to_thread(read_owner, config.lock_file)
    if owner is None:
        return None
    if not owner.api:
        raise UserFacingError(
            f"Shoal already runs on {config.home} (process {owner.pid}) without its API: use that "
            "one, stop it, or choose another folder with --home."
        )
    from engine.rest.client import RemoteEngine
    from engine.rest.security import load_token

    token = await asyncio.to_thread(load_token, config.token_file)
    return RemoteEngine(owner.api, token)


async def open_facade(config: EngineConfig) -> Facade:
    """The engine that already runs on this home, or else one of this process."""
    facade, _ = await open_either(config)
    return facade


async def open_either(config: EngineConfig) -> tuple[Facade, bool]:
    """As `open_facade`, and whether it runs in another process."""
    running = await open_running(config)
    if running is not None:
        return running, True
    try:
        return await open_engine(config), False
    except HomeTaken:  # somebody else began in this very moment
        running = await open_running(config)
        if running is None:
            raise
        return running, True


async def content_address(api: str, token_file: Path, file_id: str) -> str:
    """The address at which a player finds one content, also while it arrives.

    `api` is `NodeView.api`. Raises UserFacingError or EnvironmentFailure as the token's file does.
    """
    from engine.rest.security import content_key, load_or_create_token

    token = await asyncio.to_thread(load_or_create_token, token_file)
    return f"{api.rstrip('/')}/content/{file_id}?token={content_key(token, file_id)}"


async def identify_path(path: Path, on_progress: Callable[[int, int], None]) -> str:
    """The ID of a file or folder, without an engine: nothing is kept and nobody is told.

    `on_progress` gets the bytes hashed so far and in all. Raises as `Facade.share`.
    """
    from engine.identify import identify_path as identify

    return await identify(path, on_progress)
