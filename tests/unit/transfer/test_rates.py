"""Rates on a virtual clock."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.transfer.rates import WINDOW_S, RateMeter, TokenBucket


def test_a_steady_rate_is_measured_and_ends_with_the_window():
    meter = RateMeter(0.0)
    for step in range(100):
        meter.add(1000, step * 0.1)
    assert meter.rate(9.9) == pytest.approx(10_000, rel=0.07)
    assert meter.rate(9.9 + WINDOW_S + 1) == 0
    assert meter.total == 100_000


def test_a_young_meter_divides_by_its_age():
    meter = RateMeter(50.0)
    meter.add(1000, 51.0)
    assert meter.rate(51.0) == pytest.approx(1000)


@given(
    st.integers(50_000, 500_000_000),
    st.lists(st.integers(1, 262144), min_size=200, max_size=300),
)
def test_a_bucket_is_exact_over_time(rate, blocks):
    bucket, now, sent = TokenBucket(rate, 0.0), 0.0, 0
    for block in blocks:
        now += bucket.wait_s(now)
        bucket.take(block, now)
        sent += block
    now += bucket.wait_s(now)
    burst = rate * 0.25
    assert sent - burst <= now * rate * 1.000001 + 1
    assert now * rate <= sent + 1


def test_no_limit_never_waits():
    bucket = TokenBucket(0, 0.0)
    bucket.take(10**12, 0.0)
    assert bucket.wait_s(0.0) == 0
    bucket.set_rate(1000, 0.0)
    bucket.take(1000, 0.0)
    assert bucket.wait_s(0.0) > 0
