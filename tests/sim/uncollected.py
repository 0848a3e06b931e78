"""Simulations without the cycle collector.

Millions of events that live for a moment make it look through the whole world again and again:
more than half of the CPU time of 5,000 nodes. What a run leaves in cycles waits for its end.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No collection inside; one is due afterwards, as far as there was one before."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
