"""The collector is settled once, however many engines a process opens."""

from __future__ import annotations

import gc

from engine.collector import THRESHOLDS, settle


def test_it_is_settled_once():
    before = gc.get_threshold()
    settle.cache_clear()
    try:
        settle()
        assert gc.get_threshold() == THRESHOLDS
        frozen = gc.get_freeze_count()
        assert frozen > 0
        kept = [[] for _ in range(1000)]
        settle()
        assert gc.get_freeze_count() <= frozen
        assert len(kept) == 1000
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
        settle.cache_clear()
