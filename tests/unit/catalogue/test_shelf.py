"""The shelf: rulings carried out on disk, and what happens when the disk does not follow."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from engine.catalogue import shelf as rules
from engine.catalogue.shelf import Shelf
from engine.errors import EnvironmentFailure
from engine.gossip.catalogue import Entry, encode_entry, shard_of, shard_topic
from engine.gossip.events import Verdict
from engine.gossip.messages import Message, PeerId, Topic
from engine.gossip.signing import peer_id_of, sign_message
from engine.storage.catalogue_store import CatalogueStore, Query
from tests.helpers.aio import run

WALL = 1_790_000_000
OWN = PeerId(b"own")


class Author:
    """Signs entries."""

    def __init__(self) -> None:
        self._key = Ed25519PrivateKey.generate()
        self.id = peer_id_of(self._key.public_key().public_bytes_raw())
        self.seqno = 0

    def message(self, data: bytes, topic: Topic | None = None) -> Message:
        self.seqno += 1
        where = topic or shard_topic(shard_of(self.id))
        return sign_message(self.id, self._key.sign, self.seqno, where, data)

    def entry(self, number: int, title: str = "Owls") -> Message:
        return self.message(encode_entry(Entry(bytes([number]) * 32, WALL, title)))


async def opened(path, changes: list[int] | None = None) -> Shelf:
    store = await CatalogueStore.open(path / "catalogue.db")
    shelf = Shelf(
        store,
        OWN,
        clock=lambda: 0.0,
        wall=lambda: float(WALL),
        on_change=lambda: (changes if changes is not None else []).append(1),
    )
    await shelf.load()
    return shelf


def test_what_is_heard_is_found_at_once_and_after_a_restart(tmp_path):
    async def main() -> None:
        anna, changes = Author(), []
        shelf = await opened(tmp_path, changes)
        said = anna.entry(1)
        assert shelf.hear(said) is Verdict.ACCEPT
        assert shelf.hear(said) is Verdict.IGNORE
        assert [row.title for row in await shelf.search(Query("owls"))] == ["Owls"]
        assert changes
        await shelf.close()
        shelf = await opened(tmp_path)
        assert shelf.hear(said) is Verdict.IGNORE  # the ledger took it up again
        assert await shelf.sample(shard_of(anna.id), 10, 9999, but=OWN) == [said]
        assert await shelf.sample(shard_of(anna.id), 10, 99, but=OWN) == []  # too large
        assert await shelf.sample(shard_of(anna.id), 10, 9999, but=anna.id) == []
        await shelf.block(anna.id)
        assert await shelf.count() == (0, 0)
        assert shelf.hear(anna.entry(2)) is Verdict.IGNORE
        await shelf.close()

    run(main())


def test_what_breaks_a_rule_is_rejected(tmp_path):
    async def main() -> None:
        anna = Author()
        shelf = await opened(tmp_path)
        other = shard_topic((shard_of(anna.id) + 1) % 64)
        entry = encode_entry(Entry(bytes(32), WALL, "Owls"))
        assert shelf.hear(anna.message(b"\xff")) is Verdict.REJECT
        assert shelf.hear(anna.message(entry, other)) is Verdict.REJECT
        assert shelf.hear(anna.message(entry, Topic("/elsewhere"))) is Verdict.IGNORE
        assert len(shelf.ledger) == 0
        await shelf.close()

    run(main())


def test_a_disk_that_is_behind_costs_nobody_and_loses_nothing(tmp_path, monkeypatch):
    async def main() -> None:
        monkeypatch.setattr(rules, "MAX_UNWRITTEN", 3)
        anna = Author()
        shelf = await opened(tmp_path)
        store = shelf._store
        write = store.write

        async def full(rows, gone) -> None:
            raise EnvironmentFailure("The disk is full.")

        monkeypatch.setattr(store, "write", full)
        for number in range(3):
            assert shelf.hear(anna.entry(number)) is Verdict.ACCEPT
        await shelf._write()
        assert shelf.hear(anna.entry(9)) is Verdict.THROTTLED
        monkeypatch.setattr(store, "write", write)
        await shelf.flush()
        assert await shelf.count() == (3, 1)
        assert shelf.hear(anna.entry(9)) is Verdict.ACCEPT
        await shelf.close()

    run(main())
