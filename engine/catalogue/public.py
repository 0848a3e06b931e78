"""The facade's catalogue in this process: switching it, publishing, searching, whom to listen to.

Owns the switch and our own entries: what is published, and when it is said again. What is here is
the shelf's; who is listened to, and where, the listener's. While it is off nothing is joined or
sent, and no file is made; what came in earlier can still be searched.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from engine.catalogue.listening import Listener, Network
from engine.catalogue.shelf import Shelf
from engine.content.file_id import format_id, parse_id
from engine.errors import EnvironmentFailure, NotFoundError, RemoteProtocolError, UserFacingError
from engine.gossip.catalogue import Entry, encode_entry, make_entry, shard_of, shard_topic
from engine.gossip.ledger import MAX_FOLLOWED, MAX_PER_PUBLISHER
from engine.gossip.messages import PeerId
from engine.gossip.service import GossipService
from engine.gossip.signing import peer_id_of as binary_of
from engine.jobs.row import Row
from engine.net.peer_id import key_in_multihash, peer_id_of, public_key_of
from engine.storage.catalogue_store import MAX_FOUND, CatalogueStore, EntryRow, Query
from engine.storage.library import Library
from engine.tasks import Debounce, TaskOwner
from engine.views import CatalogueEntryView, CatalogueView, TransferKind

REPUBLISH_S: Final = 86400.0
"""How often an own entry is said again, give or take a tenth; well within its seven days."""
EXPIRE_EVERY_S: Final = 3600.0
TELL_S: Final = 1.0  # front ends hear of changes at most so often

SETTING: Final = "catalogue"
ON, OFF = "on", "off"


class PublicCatalogue:
    """`engine.api.Catalogue`, in this process.

    `find_row` gives the row of a transfer by its ref; `on_change` publishes a view of the whole.
    """

    def __init__(
        self,
        path: Path,
        peer_id: str,
        gossip: GossipService,
        network: Network,
        *,
        find_row: Callable[[str], Row],
        on_change: Callable[[CatalogueView], None],
        library: Library,
    ) -> None:
        self._path = path
        self._peer_id = peer_id
        self._own = binary_of(public_key_of(peer_id))
        self._gossip = gossip
        self._network = network
        self._find_row = find_row
        self._publish_view = on_change
        self._library = library
        self._shelf: Shelf | None = None
        self._listener: Listener | None = None
        self._switching = asyncio.Lock()
        self._expired_at = -EXPIRE_EVERY_S
        self._tasks = TaskOwner("public catalogue")
        self._telling = Debounce(TELL_S, self._tell_soon)

    # The switch

    async def start(self) -> None:
        """Go on as it was left."""
        if (await self._library.settings()).get(SETTING) == ON:
            await self._switch(True)

    async def stop(self) -> None:
        """End; the setting stays."""
        await self._switch(False)
        self._telling.cancel()
        await self._tasks.stop()
        if self._shelf is not None:
            await self._shelf.close()
        self._telling.cancel()  # what is written last is a change, too

    async def set_on(self, on: bool) -> None:
        """Listen and publish from now on, or no more; kept over restarts."""
        await self._switch(on)
        await self._library.set_settings({SETTING: ON if on else OFF})
        self._telling.arm()

    async def _switch(self, on: bool) -> None:
        async with self._switching:
            if on and self._listener is None:
                shelf = await self._open()
                self._listener = Listener(
                    self._gossip,
                    self._network,
                    shelf,
                    shard_of(self._own),
                    wanted=lambda: [shard_of(one) for one in shelf.ledger.followed],
                    on_step=self._on_step,
                )
                self._listener.start()
            elif not on and self._listener is not None:
                listener, self._listener = self._listener, None
                await listener.stop()

    async def _open(self) -> Shelf:
        """The shelf, its file made where there is none."""
        if self._shelf is None:
            store = await CatalogueStore.open(self._path)
            shelf = Shelf(
                store,
                self._own,
                clock=asyncio.get_running_loop().time,
                wall=time.time,
                on_change=self._telling.arm,
            )
            try:
                await shelf.load()
            except EnvironmentFailure:
                await store.close()
                raise
            self._shelf = shelf
        return self._shelf

    async def _opened(self, *, make: bool = False) -> Shelf | None:
        """The shelf, if there is one or it is to be made."""
        async with self._switching:
            if self._shelf is None and not make:
                exists = await asyncio.to_thread(self._path.exists)
                return await self._open() if exists else None
            return await self._open()

    async def _made(self) -> Shelf:
        shelf = await self._opened(make=True)
        assert shelf is not None
        return shelf

    # What is here

    async def view(self) -> CatalogueView:
        """What is here of it, and what is followed and blocked."""
        shelf, listener = await self._opened(), self._listener
        shards = listener.listening if listener is not None else 0
        if shelf is None:
            return CatalogueView(listener is not None, self._peer_id, shards=shards)
        entries, publishers = await shelf.count()
        return CatalogueView(
            on=listener is not None,
            publisher=self._peer_id,
            entries=entries,
            publishers=publishers,
            shards=shards,
            followed=tuple(map(_text, shelf.ledger.followed)),
            blocked=tuple(map(_text, shelf.ledger.blocked)),
        )

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
        """Entries in the local index; nothing is asked of anybody."""
        shelf = await self._opened()
        if shelf is None:
            return ()
        of = _peer(publisher) if publisher else b""
        page = (min(max(limit, 0), MAX_FOUND), max(offset, 0))
        rows = await shelf.search(Query(text, of, followed, hidden, *page))
        return tuple(self._entry_view(row, shelf) for row in rows)

    def _entry_view(self, row: EntryRow, shelf: Shelf) -> CatalogueEntryView:
        return CatalogueEntryView(
            publisher=_text(PeerId(row.publisher)),
            file_id=row.file_id.hex(),
            kind=TransferKind.COLLECTION if row.collection else TransferKind.FILE,
            title=row.title,
            tags=row.tags,
            description=row.description,
            size=row.size,
            published_at=float(row.at),
            own=row.publisher == self._own,
            followed=row.publisher in shelf.ledger.followed,
            hidden=row.hidden,
        )

    def _tell_soon(self) -> None:
        self._tasks.start(self._tell(), "tell")

    async def _tell(self) -> None:
        self._publish_view(await self.view())

    # Our own entries

    async def publish(
        self, ref: str, title: str = "", tags: Sequence[str] = (), description: str = ""
    ) -> CatalogueEntryView:
        """Sign an entry for a transfer that is complete here, and tell the network."""
        shelf = self._listening()
        row = self._find_row(ref)
        if row.file_id is None or not row.complete:
            raise UserFacingError(
                f"{row.name} is not complete here; it can be published when it is."
            )
        standing = shelf.ledger.entries_of(self._own)
        if row.file_id not in standing and len(standing) >= MAX_PER_PUBLISHER:
            raise UserFacingError(
                f"One computer may have {MAX_PER_PUBLISHER} entries in the catalogue, those taken "
                "back in the last week counted; take one back and wait, or publish a collection."
            )
        entry = make_entry(
            row.file_id,
            int(time.time()),
            title=title or row.name,
            tags=tags,
            description=description,
            size=row.size,
            collection=row.kind is TransferKind.COLLECTION,
        )
        self._say(shelf, entry)
        said = await shelf.entry(self._own, row.file_id)
        assert said is not None
        return self._entry_view(said, shelf)

    async def withdraw(self, file_id: str) -> None:
        """Take an own entry back: everybody who hears of it drops it."""
        shelf = self._listening()
        content = parse_id(file_id)
        known = shelf.ledger.known(self._own, content)
        if known is None or known.withdrawn:
            raise NotFoundError(f"This node has no catalogue entry for {file_id}.")
        self._say(shelf, Entry(content, int(time.time()), withdrawn=True))

    def _listening(self) -> Shelf:
        if self._listener is None or self._shelf is None:
            raise UserFacingError("The catalogue is off; switch it on first.")
        return self._shelf

    def _say(self, shelf: Shelf, entry: Entry) -> None:
        message = self._gossip.publish(shard_topic(shard_of(self._own)), encode_entry(entry))
        shelf.say(entry, message)

    def _on_step(self) -> None:
        """Now and then: what has run out goes, and one own entry that is due is said again."""
        shelf, now = self._shelf, asyncio.get_running_loop().time()
        if shelf is None:
            return
        if now - self._expired_at >= EXPIRE_EVERY_S:
            self._expired_at = now
            shelf.expire()
        wall = time.time()
        for file_id, known in shelf.ledger.entries_of(self._own).items():
            if not known.withdrawn and known.at + _interval(file_id) <= wall:
                self._tasks.start(self._say_again(shelf, file_id), "say again")
                return

    async def _say_again(self, shelf: Shelf, file_id: bytes) -> None:
        row = await shelf.entry(self._own, file_id)
        if row is None or row.withdrawn or self._listener is None:
            return
        entry = Entry(
            file_id,
            int(time.time()),
            row.title,
            row.tags,
            row.description,
            row.size,
            row.collection,
        )
        self._say(shelf, entry)

    # Whom to listen to

    async def follow(self, publisher: str) -> None:
        """Always listen for this publisher, and keep its entries before others'."""
        peer = self._other(publisher)
        if not await (await self._made()).follow(peer):
            raise UserFacingError(
                f"At most {MAX_FOLLOWED} publishers can be followed; unfollow one first."
            )
        if self._listener is not None:
            self._listener.look_again()

    async def unfollow(self, publisher: str) -> None:
        """Treat it as any other again."""
        await (await self._made()).unfollow(self._other(publisher))
        if self._listener is not None:
            self._listener.look_again()

    async def block(self, publisher: str) -> None:
        """Drop all it has published and take in nothing more of it."""
        await (await self._made()).block(self._other(publisher))

    async def unblock(self, publisher: str) -> None:
        """Take in what it publishes from now on."""
        await (await self._made()).unblock(self._other(publisher))

    async def hide(self, publisher: str, file_id: str) -> None:
        """Show this one entry no more."""
        await self._set_hidden(publisher, file_id, True)

    async def unhide(self, publisher: str, file_id: str) -> None:
        """Show it again."""
        await self._set_hidden(publisher, file_id, False)

    async def _set_hidden(self, publisher: str, file_id: str, hidden: bool) -> None:
        shelf, peer, content = await self._opened(), _peer(publisher), parse_id(file_id)
        if shelf is None or not await shelf.hide(peer, content, hidden):
            raise NotFoundError(f"The catalogue here has no entry {format_id(content)} of it.")

    def _other(self, publisher: str) -> PeerId:
        peer = _peer(publisher)
        if peer == self._own:
            raise UserFacingError("That is this computer's own peer ID; name another publisher.")
        return peer


def _interval(file_id: bytes) -> float:
    """Spread by the file, so that a hundred entries do not come at once for ever."""
    return REPUBLISH_S * (0.9 + 0.2 * file_id[0] / 255)


def _peer(text: str) -> PeerId:
    try:
        return binary_of(public_key_of(text.strip()))
    except RemoteProtocolError as error:
        raise UserFacingError(
            f"{text!r} is no publisher; name one by its peer ID (12D3KooW…)."
        ) from error


def _text(peer: PeerId) -> str:
    return peer_id_of(key_in_multihash(peer))
