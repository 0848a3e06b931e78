"""Credit: bytes given, summed over swarms, capped, and counted only now and then."""

from __future__ import annotations

from engine.gossip.credit import BYTES_PER_POINT, COUNT_EVERY_S, MAX_CREDIT, Credit


def test_what_was_given_counts_up_to_a_cap_and_is_counted_now_and_then():
    now, given = [0.0], [("anna", BYTES_PER_POINT), ("bert", 1000 * BYTES_PER_POINT)]
    credit = Credit(lambda: given, lambda: now[0])
    assert credit.of("anna") == 1.0
    assert credit.of("bert") == MAX_CREDIT
    assert credit.of("carl") == 0.0
    given.append(("anna", BYTES_PER_POINT))
    assert credit.of("anna") == 1.0
    now[0] += COUNT_EVERY_S
    assert credit.of("anna") == 2.0
    given.clear()
    now[0] += COUNT_EVERY_S
    assert credit.of("anna") == 0.0
