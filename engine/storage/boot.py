"""Whether the machine was restarted since a mark was made.

Owns the mark. What a dead process wrote is still in the system's cache; after a restart of the
machine without a clean stop that is not certain, and the library wants to know the difference.
"""

from __future__ import annotations

import time
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")  # Linux: one random UUID per boot
_TOLERANCE_S = 120.0  # clocks are set and drift; a restart within this goes unseen


def boot_mark() -> str:
    """Text that stays the same, for `same_boot`, as long as the machine runs."""
    try:
        return _BOOT_ID.read_text().strip()
    except OSError:
        return f"{time.time() - _since_boot_s():.0f}"


def same_boot(one: str, other: str) -> bool:
    """Whether two marks were made without a restart in between; False when in doubt."""
    try:
        return abs(float(one) - float(other)) <= _TOLERANCE_S
    except ValueError:
        return one == other


def _since_boot_s() -> float:
    # macOS's CLOCK_MONOTONIC and Windows' monotonic count sleep; macOS's time.monotonic does not.
    if hasattr(time, "clock_gettime"):
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()
