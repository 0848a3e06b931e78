"""How near to any key its k nearest nodes should be: what the lookups of this node have found.

Owns the estimate only. Nobody can choose many of the keys that a node looks up for itself (its own
id, its idle buckets, what its user wants), and the median passes over the few that are surrounded.
"""

from __future__ import annotations

from collections import deque
from statistics import median_low

REMEMBERED = 31
LOOKUPS_NEEDED = 8  # a newcomer's first ones say little, and of a network that may still be growing


class Density:
    """The median of the distances within which lookups found their k nearest."""

    def __init__(self) -> None:
        self._distances: deque[int] = deque(maxlen=REMEMBERED)

    def note(self, distance: int) -> None:
        """A lookup has found its k nearest within this distance; 0 where it found fewer."""
        if distance:
            self._distances.append(distance)

    def spread(self, seen_from_here: int) -> int:
        """The distance to expect; `seen_from_here` is that of our own k nearest, 0 if fewer."""
        if len(self._distances) < LOOKUPS_NEEDED:
            return seen_from_here
        return median_low(self._distances)
