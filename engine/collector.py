"""How often Python looks for cycles in this process: rarely, once the engine stands.

Bytes on their way make many objects that live for a moment, and next to no cycles. With Python's
own settings each thousand of them has everything young walked through, and now and then everything
that was ever imported: 7 % of a download's time.
"""

from __future__ import annotations

import gc
from functools import cache
from typing import Final

THRESHOLDS: Final = (50_000, 20, 100)
"""New objects before the youngest are looked at, and how many such rounds before the older ones."""


@cache
def settle() -> None:
    """What is loaded by now is there for good: it is never looked at again. Once per process."""
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
