"""The ledger's rulings: what is taken in, passed on or ignored, and what goes to make room."""

from __future__ import annotations

import pytest

from engine.gossip import ledger as rules
from engine.gossip.catalogue import MAX_AHEAD_S, TTL_S, Entry, shard_of
from engine.gossip.events import Verdict
from engine.gossip.ledger import (
    MAX_FOLLOWED,
    MAX_PER_PUBLISHER,
    PUBLISHER_INTERVAL_S,
    SHARD_BURST,
    Known,
    Ledger,
    Ruling,
)
from engine.gossip.messages import PeerId

OWN, ANNA, BERT = PeerId(b"own"), PeerId(b"anna"), PeerId(b"bert")
WALL = 1_790_000_000.0


def file(number: int) -> bytes:
    return number.to_bytes(32, "big")


class Book:
    """A ledger, its clocks, and a sequence number that grows."""

    def __init__(self) -> None:
        self.ledger = Ledger(OWN)
        self.now = 0.0
        self.wall = WALL
        self.seqno = 0

    def hear(
        self,
        publisher: PeerId,
        number: int = 1,
        *,
        at: float | None = None,
        seqno: int | None = None,
        shard: int | None = None,
        withdrawn: bool = False,
        size: int = 100,
    ) -> Ruling:
        self.seqno += 1
        entry = Entry(file(number), int(self.wall if at is None else at), withdrawn=withdrawn)
        where = shard_of(publisher) if shard is None else shard
        number = self.seqno if seqno is None else seqno
        return self.ledger.judge(self.now, self.wall, where, publisher, number, entry, size)


@pytest.fixture
def book():
    return Book()


def test_a_new_entry_is_taken_in_and_passed_on_once(book):
    assert book.hear(ANNA, seqno=5) == Ruling(Verdict.ACCEPT, taken=True)
    assert book.hear(ANNA, seqno=5) == Ruling(Verdict.IGNORE)
    assert book.hear(ANNA, seqno=4) == Ruling(Verdict.IGNORE)
    assert book.hear(ANNA, seqno=6).taken
    assert (len(book.ledger), book.ledger.size) == (1, 100)


def test_another_shard_is_an_offence(book):
    other = (shard_of(ANNA) + 1) % 64
    assert book.hear(ANNA, shard=other) == Ruling(Verdict.REJECT)


@pytest.mark.parametrize(
    ("at", "taken"),
    [
        (WALL - TTL_S + 1, True),
        (WALL - TTL_S, False),
        (WALL + MAX_AHEAD_S - 1, True),
        (WALL + MAX_AHEAD_S, False),
        (0, False),
    ],
)
def test_an_entry_stands_for_a_week(book, at, taken):
    assert book.hear(ANNA, at=at).taken is taken


def test_a_withdrawal_outlives_the_entry(book):
    """An older word of the entry on its way must not revive it."""
    book.hear(ANNA, seqno=5)
    assert book.hear(ANNA, seqno=6, withdrawn=True).taken
    assert not book.hear(ANNA, seqno=5).taken
    assert book.ledger.known(ANNA, file(1)) == Known(6, int(WALL), 100, withdrawn=True)
    book.wall += TTL_S
    assert book.ledger.expire(book.wall) == ((ANNA, file(1)),)
    assert len(book.ledger) == book.ledger.size == 0


def test_a_publisher_may_say_all_it_has_at_once_and_then_little(book):
    for number in range(MAX_PER_PUBLISHER):
        assert book.hear(ANNA, number).taken
    assert not book.hear(ANNA, 0).taken
    book.now += PUBLISHER_INTERVAL_S
    assert book.hear(ANNA, 0).taken
    assert not book.hear(ANNA, 1).taken


def test_a_publisher_has_so_many_entries_and_its_oldest_goes(book):
    for number in range(MAX_PER_PUBLISHER):
        book.hear(ANNA, number, at=WALL - 1000 + number)
    book.now += PUBLISHER_INTERVAL_S
    ruling = book.hear(ANNA, 999)
    assert ruling.evicted == ((ANNA, file(0)),)
    assert len(book.ledger) == MAX_PER_PUBLISHER


def test_many_keys_share_the_shard_s_quota_but_not_those_followed(book):
    """Keys cost nothing; whoever is followed is heard all the same."""
    shard = shard_of(ANNA)
    keys = [key for key in (PeerId(b"k%d" % n) for n in range(100_000)) if shard_of(key) == shard]
    taken = sum(book.hear(key).taken for key in keys[:700])
    assert taken == SHARD_BURST
    assert not book.hear(ANNA).taken
    book.ledger.follow(ANNA)
    assert book.hear(ANNA).taken


def test_a_full_index_loses_what_nobody_here_follows(book, monkeypatch):
    monkeypatch.setattr(rules, "MAX_ENTRIES", 20)
    monkeypatch.setattr(rules, "ROOM", 5)
    book.ledger.follow(ANNA)
    book.ledger.say(0.0, 1, Entry(file(1), int(WALL) - 9999), 100)
    for number in range(10):
        book.hear(ANNA, number, at=WALL - 5000)
    for number in range(9):
        book.hear(BERT, number, at=WALL - 100 + number)
    ruling = book.hear(BERT, 50)
    assert ruling.taken
    assert ruling.evicted == tuple((BERT, file(number)) for number in range(5))
    assert len(book.ledger) == 16
    assert book.ledger.known(OWN, file(1)) is not None


def test_bytes_are_bounded_too(book, monkeypatch):
    monkeypatch.setattr(rules, "MAX_BYTES", 1000)
    for number in range(50):
        book.hear(ANNA, number, size=90)
        assert book.ledger.size <= 1000


def test_blocked_is_dropped_and_not_heard(book):
    book.ledger.follow(ANNA)
    book.hear(ANNA, 1)
    book.hear(ANNA, 2)
    assert book.ledger.block(ANNA) == ((ANNA, file(1)), (ANNA, file(2)))
    assert book.ledger.followed == ()
    assert book.hear(ANNA, 3) == Ruling(Verdict.IGNORE)  # whoever passed it on did nothing wrong
    book.ledger.unblock(ANNA)
    assert book.hear(ANNA, 3).taken


def test_so_many_can_be_followed(book):
    for number in range(MAX_FOLLOWED):
        assert book.ledger.follow(PeerId(b"p%d" % number))
    assert not book.ledger.follow(ANNA)
    assert book.ledger.follow(PeerId(b"p1"))


def test_our_own_stand_until_they_are_withdrawn(book):
    book.ledger.say(0.0, 1, Entry(file(1), int(WALL)), 100)
    book.ledger.say(0.0, 2, Entry(file(2), int(WALL), withdrawn=True), 100)
    assert book.ledger.expire(WALL + TTL_S) == ((OWN, file(2)),)
    assert list(book.ledger.entries_of(OWN)) == [file(1)]


def test_it_takes_up_what_an_earlier_run_kept(book):
    book.ledger.load([((ANNA, file(1)), Known(7, int(WALL), 60))], 0.0)
    assert (len(book.ledger), book.ledger.size) == (1, 60)
    assert not book.hear(ANNA, 1, seqno=7).taken
