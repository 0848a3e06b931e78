"""The seen cache and the message cache: behaviours 21, 24 TestMessageCache."""

from __future__ import annotations

import time

import pytest

from engine.gossip.deliveries import Deliveries
from engine.gossip.message_cache import MessageCache, SeenCache
from engine.gossip.messages import MessageId
from tests.unit.gossip.harness import T, U, make_message, peer


def key(number: int) -> MessageId:
    return MessageId(number.to_bytes(20, "big"))


@pytest.mark.parametrize("made", [SeenCache, Deliveries])
def test_forgetting_a_flood_costs_no_more_than_remembering_it(made):
    """A dict that loses its first entry again and again looks at the place of each lost one."""

    def cost_of(count: int) -> float:
        cache = made(1.0, count)
        remember = cache.add if made is SeenCache else cache.record
        began = time.process_time()
        for number in range(2 * count):  # the second half takes the places of the first
            remember(0.0, key(number))
        cache.expire(10.0)
        assert len(cache) == 0
        return time.process_time() - began

    assert min(cost_of(64_000) for _ in range(2)) < 10 * min(cost_of(16_000) for _ in range(5))


def test_messages_are_advertised_for_three_windows_and_kept_for_five():
    cache = MessageCache(history=5, gossip=3)
    for window in range(7):
        cache.put(key(window), make_message(number=window))
        assert set(cache.gossip_ids(T)) == {key(n) for n in range(max(0, window - 2), window + 1)}
        cache.shift()
    assert [cache.get(key(n)) is not None for n in range(7)] == [False] * 3 + [True] * 4
    assert len(cache) == 4


def test_gossip_is_by_topic_and_newest_first():
    cache = MessageCache(history=5, gossip=3)
    cache.put(key(1), make_message())
    cache.put(key(2), make_message(topic=U))
    cache.shift()
    cache.put(key(3), make_message())
    assert cache.gossip_ids(T) == [key(3), key(1)]
    assert cache.gossip_ids(U) == [key(2)]


def test_putting_twice_changes_nothing():
    cache = MessageCache(history=2, gossip=1)
    cache.put(key(1), make_message())
    cache.shift()
    cache.put(key(1), make_message())
    assert cache.gossip_ids(T) == []


def test_requests_are_counted_per_peer():
    cache = MessageCache(history=2, gossip=1)
    cache.put(key(1), make_message())
    assert [cache.get_for_peer(key(1), peer("a"))[1] for _ in range(3)] == [1, 2, 3]
    assert cache.get_for_peer(key(1), peer("b")) == (make_message(), 1)
    assert cache.get_for_peer(key(2), peer("a")) is None
    cache.forget_peer(peer("a"))
    assert cache.get_for_peer(key(1), peer("a"))[1] == 1


def test_the_cache_is_bounded_in_bytes_and_the_oldest_go_first():
    cache = MessageCache(history=3, gossip=2, max_bytes=10_000)
    for number in range(20):
        cache.put(key(number), make_message(number=number, data=b"x" * 1000))
        if number % 5 == 4:
            cache.shift()
    assert len(cache) == 6
    assert cache.get(key(19)) is not None
    assert cache.get(key(13)) is None


def test_seen_counts_from_the_first_sight():
    seen = SeenCache(ttl_s=120.0)
    assert seen.add(0.0, key(1))
    assert not seen.add(100.0, key(1))
    seen.expire(119.9)
    assert key(1) in seen
    seen.expire(120.0)
    assert key(1) not in seen
    assert seen.add(121.0, key(1))


def test_seen_is_bounded():
    seen = SeenCache(ttl_s=120.0, limit=3)
    for number in range(5):
        seen.add(0.0, key(number))
    assert [key(n) in seen for n in range(5)] == [False, False, True, True, True]
    assert len(seen) == 3


def test_windows_need_room():
    with pytest.raises(IndexError):
        MessageCache(history=0, gossip=0).put(key(1), make_message())
