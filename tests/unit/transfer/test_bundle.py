"""The swarm of a collection's small files: each piece is a file, proved by its ID."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from random import Random

from engine.content.bundle import Bundle
from engine.content.file_id import FileId, file_id
from engine.errors import EnvironmentFailure
from engine.transfer.blocks import BufferPool, PeerKey
from engine.transfer.effects import Drop, Send, Verify
from engine.transfer.messages import (
    Choke,
    DataStart,
    HashRequest,
    HaveAll,
    Hello,
    Reject,
    RejectCode,
    RequestId,
    Requests,
)
from engine.transfer.piece_table import FilesTable
from engine.transfer.pieces import SharedPieces
from engine.transfer.prover import Prover
from engine.transfer.swarm import Swarm
from engine.transfer.verifier import Source
from tests.helpers.aio import run

DATA = [b"%d" % number * 9 for number in range(20)]
FILES = tuple(file_id(len(data), sha256(data).digest()) for data in DATA)
BUNDLE = Bundle(FileId(b"c" * 32), FILES, tuple(len(data) for data in DATA))
PEER = PeerKey("peer")
HELLO = Hello(BUNDLE.id, BUNDLE.size, BUNDLE.collection, 1 << 20, "")


def fetching(unwanted: frozenset[int] = frozenset()) -> Swarm:
    """A core that wants all but `unwanted`, with a peer that has everything and serves us."""
    core = Swarm(BUNDLE.id, Random(1), BufferPool(), bundle=BUNDLE)
    core.add_peer(PEER, 0.0)
    core.receive(PEER, HELLO, 0.0)
    core.share(FilesTable(BUNDLE.sizes, [], unwanted), BUNDLE.size, BUNDLE.collection, 0.0)
    hashes = core.certifier.piece_hashes
    assert hashes is not None
    core.fetch(hashes, 0.0)
    core.receive(PEER, HaveAll(), 0.0)
    core.receive(PEER, Choke(False), 0.0)
    return core


def asked(core: Swarm) -> list[Requests]:
    core.pump(1.0)
    sent = [effect.message for effect in core.take_effects() if isinstance(effect, Send)]
    assert not any(isinstance(message, HashRequest) for message in sent)
    return [message for message in sent if isinstance(message, Requests)]


def fetch(core: Swarm) -> dict[int, Verify]:
    """Answer all requests; gives what is to be verified, which counts as written."""
    came: dict[int, Verify] = {}
    while messages := asked(core):
        for request in (one for message in messages for one in message.requests):
            start = DataStart(request.id, request.piece, request.offset, request.length)
            core.begin_data(PEER, start).fill(memoryview(DATA[request.piece]))
            core.data_arrived(PEER, request.id, 1.0)
            for effect in core.take_effects():
                if isinstance(effect, Verify):
                    came[effect.piece] = effect
                    core.verified(effect.piece)
    return came


def source() -> Source:
    async def none() -> bytes:
        raise EnvironmentFailure("There are none.")

    pieces = SharedPieces("", FilesTable(BUNDLE.sizes, []))
    return Source(BUNDLE.size, BUNDLE.collection, "", pieces, Nothing(), none, BUNDLE)


class Nothing:
    def read_into(self, view: memoryview, offset: int) -> None:
        raise AssertionError

    def write_at(self, data: memoryview, offset: int) -> None:
        raise AssertionError


def test_every_file_is_asked_for_whole_and_proved_by_its_id():
    came = fetch(fetching())
    assert sorted(came) == list(range(20))
    assert all(source().hash_of(piece) == piece.expected == FILES[i] for i, piece in came.items())


def test_other_bytes_of_that_length_are_another_file():
    core = fetching()
    (first, *_) = asked(core)[0].requests
    core.begin_data(PEER, DataStart(first.id, first.piece, first.offset, first.length)).fill(
        memoryview(bytes(first.length))
    )
    core.data_arrived(PEER, first.id, 1.0)
    (forged,) = [effect for effect in core.take_effects() if isinstance(effect, Verify)]
    assert source().hash_of(forged) != forged.expected
    core.mismatched(forged.piece, forged.leaves)
    assert [e for e in core.take_effects() if isinstance(e, Drop) and e.ban and e.peer == PEER]


def test_skipped_files_are_neither_asked_for_nor_waited_for():
    core = fetching(frozenset(range(5, 20)))
    assert core.open_pieces == 5
    assert sorted(fetch(core)) == list(range(5))
    assert core.fetcher is not None
    assert core.fetcher.done
    assert core.open_pieces == 0
    assert not core.peers[PEER].interesting


def test_who_means_another_collection_is_dropped():
    core = Swarm(BUNDLE.id, Random(1), BufferPool(), bundle=BUNDLE)
    core.add_peer(PEER, 0.0)
    core.receive(PEER, Hello(BUNDLE.id, BUNDLE.size, b"d" * 32, 1 << 20, ""), 0.0)
    assert [e for e in core.take_effects() if isinstance(e, Drop) and e.ban]


def test_there_are_no_hashes_to_ask_for():
    async def main() -> None:
        with ThreadPoolExecutor(1) as executor:
            prover = Prover(source, lambda: None, executor)
            assert prover.reserve(PEER)
            answer = await prover.answer(PEER, HashRequest(RequestId(1), 0, 0, 1))
            assert answer == Reject(RequestId(1), RejectCode.NO_HASHES)

    run(main())
