"""Who is in a swarm, by gossip."""

from __future__ import annotations

from engine.gossip.announcements import Announcement, Kind
from engine.gossip.availability import summarise
from engine.gossip.events import Verdict
from engine.gossip.swarm_index import BURST, MIN_INTERVAL_S, SwarmHealth, SwarmIndex
from tests.unit.gossip.harness import peer

F, G = b"f" * 32, b"g" * 32
A, B = peer("a"), peer("b")
SEED = Announcement(Kind.JOINED, ("/ip4/1.2.3.4/tcp/1",), ttl_s=900, complete=True)
PART = Announcement(Kind.AVAILABILITY, ttl_s=100, have=summarise(b"\xf0", 8))
LEFT = Announcement(Kind.LEFT)


def following() -> SwarmIndex:
    index = SwarmIndex()
    index.follow(F)
    return index


def test_a_join_makes_a_member_and_a_withdrawal_removes_it():
    index = following()
    assert index.apply(0.0, F, A, 1, SEED)
    (member,) = index.members(0.0, F)
    assert (member.peer_id, member.addresses, member.complete) == (A, SEED.addresses, True)
    assert index.apply(1.0, F, A, 2, LEFT)
    assert index.members(1.0, F) == []


def test_an_older_word_changes_nothing_not_even_after_a_withdrawal():
    index = following()
    index.apply(0.0, F, A, 5, LEFT)
    assert not index.apply(1.0, F, A, 4, SEED)
    assert not index.apply(1.0, F, A, 5, SEED)
    assert index.members(1.0, F) == []
    assert index.apply(2.0, F, A, 6, SEED)


def test_members_expire():
    index = following()
    index.apply(0.0, F, A, 1, SEED)
    index.apply(0.0, F, B, 1, PART)
    assert index.health(99.0, F) == SwarmHealth(1, 1)
    assert index.health(100.0, F) == SwarmHealth(1, 0)
    assert index.expire(100.0) == [(F, B)]
    assert index.expire(900.0) == [(F, A)]
    assert len(index) == 0


def test_files_that_are_not_followed_are_ignored():
    index = following()
    assert index.judge(0.0, G, A, 1) is Verdict.IGNORE
    assert not index.apply(0.0, G, A, 1, SEED)
    assert index.members(0.0, G) == []
    index.apply(0.0, F, A, 1, SEED)
    index.forget(F)
    index.forget(G)
    assert len(index) == 0


def test_stale_and_too_frequent_words_are_ignored():
    index = following()
    verdicts = [index.judge(0.0, F, A, n) for n in range(int(BURST) + 3)]
    assert verdicts == [Verdict.ACCEPT] * int(BURST) + [Verdict.IGNORE] * 3
    assert index.judge(0.0, F, B, 1) is Verdict.ACCEPT
    assert index.judge(MIN_INTERVAL_S, F, A, 50) is Verdict.ACCEPT
    index.apply(MIN_INTERVAL_S, F, A, 50, SEED)
    assert index.judge(1000.0, F, A, 50) is Verdict.IGNORE


def test_an_honest_speaker_is_never_too_frequent():
    index = following()
    now = 0.0
    for seqno in range(200):
        assert index.judge(now, F, A, seqno) is Verdict.ACCEPT
        now += 30.0


def test_members_are_bounded_and_those_who_left_go_first(monkeypatch):
    monkeypatch.setattr("engine.gossip.swarm_index.MAX_MEMBERS_PER_FILE", 4)
    index = following()
    index.apply(0.0, F, peer(0), 1, SEED)
    index.apply(0.0, F, peer(1), 1, LEFT)
    index.apply(0.0, F, peer(2), 1, PART)
    index.apply(0.0, F, peer(3), 1, SEED)
    index.apply(0.0, F, peer(4), 1, SEED)
    assert {m.peer_id for m in index.members(0.0, F)} == {peer(0), peer(2), peer(3), peer(4)}
    index.apply(0.0, F, peer(5), 1, SEED)
    assert peer(2) not in {m.peer_id for m in index.members(0.0, F)}
    assert len(index) == 4


def test_all_files_together_are_bounded(monkeypatch):
    monkeypatch.setattr("engine.gossip.swarm_index.MAX_MEMBERS", 5)
    index = following()
    index.follow(G)
    for number in range(5):
        index.apply(0.0, F, peer(number), 1, SEED)
    index.apply(0.0, G, A, 1, SEED)
    assert len(index) == 5
    assert len(index.members(0.0, G)) == 1
