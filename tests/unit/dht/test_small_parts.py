"""Tokens, limits, timing, expiry and what others observe."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from engine.dht import limiter
from engine.dht.expiry import ExpiryWheel
from engine.dht.limiter import Bucket, Limiter
from engine.dht.observations import MAX_VOTES, OutsideView
from engine.dht.timing import INITIAL_S, LONGEST_S, SHORTEST_S, ReplyTimer
from engine.dht.tokens import EPOCH_S, Tokens

KEY = bytes(32)


def test_a_token_is_for_one_host_one_key_and_five_to_ten_minutes():
    tokens = Tokens(b"secret")
    token = tokens.issue("8.8.8.8", KEY, 1000.0)
    assert tokens.accepts(token, "8.8.8.8", KEY, 1000.0)
    assert tokens.accepts(token, "8.8.8.8", KEY, 1000.0 + EPOCH_S)
    assert not tokens.accepts(token, "8.8.8.8", KEY, 1000.0 + 2 * EPOCH_S)
    assert not tokens.accepts(token, "8.8.8.9", KEY, 1000.0)
    assert not tokens.accepts(token, "8.8.8.8", b"\1" * 32, 1000.0)
    assert not tokens.accepts(b"", "8.8.8.8", KEY, 1000.0)
    assert not Tokens(b"other").accepts(token, "8.8.8.8", KEY, 1000.0)


def test_a_source_is_limited_and_the_others_are_not():
    limits = Limiter(0.0)
    admitted = sum(limits.admits("8.8.8.8", 0.0) for _ in range(1000))
    assert admitted == limiter.SOURCE_BURST
    assert limits.admits("1.1.1.1", 0.0)
    assert sum(limits.admits("8.8.8.8", 1.0) for _ in range(1000)) == limiter.SOURCE_RATE


def test_all_sources_together_are_limited_and_forgotten():
    limits = Limiter(0.0)
    hosts = [f"8.{n // 65536}.{n // 256 % 256}.{n % 256}" for n in range(20_000)]
    assert sum(limits.admits(host, 0.0) for host in hosts) == limiter.TOTAL_BURST
    assert len(limits._sources) == limiter.MAX_SOURCES


def test_a_subscriber_of_ipv6_has_one_bucket():
    limits = Limiter(0.0)
    hosts = [f"2606:4700::{n:x}" for n in range(1000)]
    assert sum(limits.admits(host, 0.0) for host in hosts) == limiter.SOURCE_BURST


def test_a_bucket_can_owe():
    bucket = Bucket(10.0, 100.0, 0.0)
    bucket.spend(150.0, 0.0)
    assert not bucket.take(1.0, 0.0)
    assert 5.0 < bucket.wait_s(0.0) < 5.1
    assert bucket.wait_s(5.1) == 0.0


@given(st.lists(st.floats(0.0, 10.0), max_size=50))
def test_the_timeout_stays_around_a_second(samples):
    timer = ReplyTimer()
    assert timer.timeout_s == INITIAL_S
    for sample in samples:
        timer.heard(sample)
        assert SHORTEST_S <= timer.timeout_s <= LONGEST_S


@given(st.lists(st.tuples(st.integers(0, 5), st.floats(0, 10_000)), max_size=60))
def test_the_wheel_gives_each_item_once_after_its_last_end(entries):
    wheel: ExpiryWheel[int] = ExpiryWheel()
    ends = {}
    for item, end in entries:
        wheel.put(item, end)
        ends[item] = end
    assert len(wheel) == len(ends)
    popped = []
    for now in range(0, 10_200, 30):
        for item in wheel.pop_ended(float(now)):
            assert ends[item] <= now <= ends[item] + 120
            popped.append(item)
    assert sorted(popped) == sorted(ends)
    assert len(wheel) == 0


def test_two_groups_must_agree_on_our_public_address():
    view = OutsideView()
    view.note("8.8.8.8", "93.184.216.34")
    view.note("8.8.8.9", "93.184.216.34")
    assert view.public_host is None
    view.note("1.1.1.1", "93.184.216.34")
    assert view.public_host == "93.184.216.34"
    for n in range(20):
        view.note("9.9.9.9", f"45.1.1.{n + 1}")
    assert view.public_host == "93.184.216.34"


def test_neighbours_say_only_what_is_local():
    view = OutsideView()
    view.note("192.168.1.2", "93.184.216.34")
    view.note("8.8.8.8", "192.168.1.9")
    assert view.hosts == ()
    view.note("127.0.0.1", "127.0.0.1")
    view.note("192.168.1.2", "192.168.1.9")
    view.note("127.0.0.1", "127.0.0.1")
    assert view.hosts == ("192.168.1.9",)


def test_votes_are_bounded():
    view, rng = OutsideView(), random.Random(1)
    for _ in range(500):
        view.note(f"{rng.randrange(11, 100)}.{rng.randrange(256)}.1.1", "93.184.216.34")
    assert len(view._votes) <= MAX_VOTES
