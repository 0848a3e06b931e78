"""What is borne of a peer, and when not any more."""

from __future__ import annotations

import pytest

from engine.content.file_id import BLOCK_SIZE
from engine.transfer import patience
from engine.transfer.messages import (
    Bitmap,
    Cancel,
    HashRequest,
    Have,
    Hint,
    PieceIndex,
    Request,
    RequestId,
    Requests,
)
from engine.transfer.patience import (
    EFFORT_BURST,
    EFFORT_RATE,
    FREE_STAYS,
    LONGEST_WAIT_S,
    MAX_OFFENCES,
    OFFENCE_S,
    SHORT_STAY_S,
    Effort,
    Offences,
    Visits,
    effort_of,
)


def test_work_is_borne_in_a_burst_and_then_at_a_rate():
    effort = Effort()
    assert effort.spend(EFFORT_BURST, 0.0)
    assert not effort.spend(1, 0.0)
    assert effort.spend(EFFORT_RATE - 2, 1.0)
    assert not effort.spend(EFFORT_BURST + 1, 1000.0)  # a rest saves no more than the burst


@pytest.mark.parametrize("rate", [100e6, 1e9])
def test_an_honest_peer_stays_far_below(rate):
    """It asks us for everything at full speed, and tells of as many pieces, of a gibibyte."""
    each = int(rate / 20 / 262144)
    effort = Effort()
    for tick in range(400):
        requests = [Request(RequestId(n), PieceIndex(0), 0, BLOCK_SIZE) for n in range(each)]
        told = [
            Requests(tuple(requests[:512])),
            Have((PieceIndex(0),) * each),
            *[Cancel(RequestId(0))] * 3,
        ]
        assert all(effort.spend(effort_of(message, 4), 0.05 * tick) for message in told)


def test_whole_bitmaps_and_all_hashes_of_the_largest_files_are_borne():
    effort = Effort()
    assert all(effort.spend(effort_of(Bitmap(0, bytes(32768)), 10), 0.0) for _ in range(8))
    effort = Effort()
    asked = (effort_of(HashRequest(RequestId(n), 10, 512 * n, 512), 10) for n in range(2048))
    assert sum(asked) < EFFORT_BURST + 2 * EFFORT_RATE


def test_leaves_and_hints_cost_what_they_make_us_do():
    assert effort_of(HashRequest(RequestId(1), 0, 0, 1), 10) > 1024  # a piece of 16 MiB is read
    assert effort_of(Hint(((0, 1 << 31),)), 10) == effort_of(Hint(((0, 4096),)), 10) > 256


def test_the_fifth_offence_within_ten_minutes_is_one_too_many():
    offences = Offences()
    assert [offences.note("a", float(n)) for n in range(MAX_OFFENCES)] == [False] * 4 + [True]
    assert not offences.note("b", 5.0)
    slow = Offences()
    assert not any(slow.note("a", n * (OFFENCE_S + 1)) for n in range(20))


def test_offenders_are_bounded(monkeypatch):
    monkeypatch.setattr(patience, "MAX_OFFENDERS", 3)
    offences = Offences()
    for number in range(10):
        offences.note(str(number), 0.0)
    assert len(offences._lately) == 3


def come_and_go(visits, now, stay_s=0.1):
    visits.came("a", now)
    visits.went("a", now + stay_s)


def test_who_never_stays_waits_longer_each_time():
    visits = Visits()
    now, came = 0.0, 0
    while now < 3600.0:
        if visits.may_come("a", now):
            come_and_go(visits, now)
            came += 1
        now += 0.5
    assert FREE_STAYS < came < FREE_STAYS + 9 + 3600 / LONGEST_WAIT_S


def test_who_stays_is_welcome_again_at_once():
    visits = Visits()
    for _ in range(FREE_STAYS):
        come_and_go(visits, 0.0)
    assert not visits.may_come("a", 0.5)
    assert visits.may_come("b", 0.5)
    come_and_go(visits, 10.0, SHORT_STAY_S + 1)
    come_and_go(visits, 20.0)
    assert visits.may_come("a", 20.2)


def test_visitors_are_bounded(monkeypatch):
    monkeypatch.setattr(patience, "MAX_VISITORS", 3)
    visits = Visits()
    for number in range(10):
        visits.came(str(number), 0.0)
    assert len(visits._visitors) == 3
    visits.went("0", 1.0)
