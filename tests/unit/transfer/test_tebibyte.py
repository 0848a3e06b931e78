"""131,072 pieces cost what 4,096 cost: by counts of what is looked at, not by times."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from engine.content.file_id import FileId, file_id, piece_count
from engine.transfer import availability
from engine.transfer.availability import CHUNK, MAX_WALK, PieceSet, RarestOrder
from engine.transfer.blocks import BufferPool, PeerKey
from engine.transfer.certifier import MAX_HASH_REQUESTS, Certifier
from engine.transfer.effects import Certified, Send
from engine.transfer.messages import MAX_REQUEST, Bitmap, HashRequest, encode
from engine.transfer.peer_state import PeerState
from engine.transfer.picker import Picker
from engine.transfer.piece_table import COMPLETE, DOWNLOADING, REQUESTED, VERIFYING, PieceTable
from engine.transfer.rates import RateMeter
from engine.transfer.swarm import Swarm

GIB, TIB = 1 << 30, 1 << 40
PEER = PeerKey("p")


class Counted:
    """Calls of methods, by name."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls: Counter[str] = Counter()
        self._patch = monkeypatch

    def watch(self, owner: type, name: str) -> None:
        original = getattr(owner, name)

        def counted(*args, **settings):
            self.calls[name] += 1
            return original(*args, **settings)

        self._patch.setattr(owner, name, counted)


class OneBuffer(BufferPool):
    def take(self, length: int) -> bytearray:
        return bytearray(1)  # nothing is written to it


@pytest.fixture
def counted(monkeypatch):
    return Counted(monkeypatch)


def picks(size: int, counted: Counted, has: PieceSet, number: int = 200) -> Counter[str]:
    """What is looked at in that many picks of a new piece each."""
    table = PieceTable(size)
    picker = Picker(table, Random(1), OneBuffer())
    common = Random(2).sample(range(table.count), table.count // 50)
    for _ in range(8):
        picker.order.count_up(common)
    for name in ("__contains__", "common_with"):
        counted.watch(PieceSet, name)
    counted.watch(RarestOrder, "_swap")
    counted.calls.clear()
    for _ in range(number):
        run = picker.pick(PEER, has, MAX_REQUEST)
        assert run is not None
        picker.abandon(run.piece.index)
    return counted.calls


@pytest.mark.parametrize("share", [1.0, 0.01])
def test_a_pick_looks_at_no_more_pieces_in_a_tebibyte(monkeypatch, share):
    looked = {}
    for size in (GIB, TIB):
        has = PieceSet(piece_count(size))
        for index in Random(3).sample(range(piece_count(size)), int(share * piece_count(size))):
            has.add(index)
        with monkeypatch.context() as patch:
            looked[size] = picks(size, Counted(patch), has)
    assert looked[TIB]["__contains__"] <= 200 * (MAX_WALK + 8)
    assert looked[TIB]["_swap"] <= looked[GIB]["_swap"] + 200
    assert looked[TIB]["common_with"] <= 200 + 4


def test_bits_in_common_are_looked_for_in_chunks():
    has = PieceSet(piece_count(TIB))
    has.add(131_071)
    wanted = bytearray(b"\xff" * 16_384)
    assert has.common_with(wanted, 0) == 131_071
    assert 131_072 // 8 // CHUNK == 32  # at most so many steps, of one big number each
    assert availability.MAX_WALK == 64


def test_the_grid_hears_of_changes_and_of_nothing_else():
    table = PieceTable(TIB)
    revision = table.revision
    assert len(table.snapshot()) == 131_072
    for state in (REQUESTED, DOWNLOADING, VERIFYING, COMPLETE):
        table.move(77_777, state)
    assert table.changes_since(revision) == tuple(
        (77_777, state) for state in (REQUESTED, DOWNLOADING, VERIFYING, COMPLETE)
    )
    assert table.changes_since(table.revision) == ()
    assert table.done_bytes == 8 << 20


def test_availability_is_one_message_and_metadata_a_few_hundred():
    assert piece_count(TIB) == 131_072
    swarm = Swarm(FileId(file_id(TIB, bytes(32))), Random(1), BufferPool())
    swarm.share(PieceTable(TIB, b"\x80"), TIB, bytes(32), 0.0)
    swarm.add_peer(PEER, 0.0)
    said = [effect.message for effect in swarm.take_effects() if isinstance(effect, Send)]
    bitmaps = [message for message in said if isinstance(message, Bitmap)]
    assert len(bitmaps) == 1
    assert len(encode(bitmaps[0])) < 17 * 1024

    effects: list = []
    certifier = Certifier(swarm.file_id, iter(range(10_000)).__next__, effects.append)
    assert certifier.believe(TIB, bytes(32), "")
    peer = PeerState(PEER, 0.0, RateMeter(0.0), RateMeter(0.0))
    peer.greeted, peer.has = True, PieceSet(131_072)
    peer.has.add_all()
    certifier.request_from(peer, 0.0)
    asked = [effect.message for effect in effects if not isinstance(effect, Certified)]
    assert len(asked) == MAX_HASH_REQUESTS
    assert all(isinstance(one, HashRequest) and one.count == 512 for one in asked)
    assert len(certifier._runs) == 256


def test_a_peer_that_leaves_is_counted_down_a_part_at_a_time(counted):
    core = Swarm(FileId(bytes(32)), Random(1), OneBuffer())
    core.certifier.certified = Certified(core.file_id, TIB, bytes(32), "")
    core.add_peer(PEER, 0.0)
    peer = core.peers[PEER]
    core.table = PieceTable(TIB)
    core.fetch(bytes(32 * core.table.count), 0.0)
    core.certifier.certified = None  # such a root has no hashes to ask for
    assert core.fetcher is not None
    peer.has = PieceSet(core.table.count)
    has = peer.has
    core.fetcher.peer_has(
        peer, [index for index in range(0, core.table.count, 2) if has.add(index)]
    )
    order = core.fetcher.picker.order
    counted.watch(RarestOrder, "_swap")
    core.remove_peer(PEER)
    steps = 0
    while core.is_behind:
        counted.calls.clear()
        core.pump(1.0)
        assert counted.calls["_swap"] <= 2048
        steps += 1
    assert steps == 64
    assert not any(order.availability(index) for index in range(core.table.count))
