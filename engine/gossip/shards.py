"""Which of the catalogue's 64 shards to listen to: some always, a few in turn.

Owns the choice and its times. A node stands in its own shard and in those of publishers it follows;
four more places walk through the rest, so that in an hour everything has been heard once,
while the 100 topics that one peer may have in other implementations stay free for swarms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from engine.gossip.catalogue import SHARDS

if TYPE_CHECKING:
    from random import Random

MAX_STANDING: Final = 16
WALKING: Final = 4
STEP_S: Final = 5.0  # between two steps of the walk: each asks the DHT
LISTEN_S: Final = 200.0  # in a shard where entries are told: they come with the first links
QUIET_S: Final = 20.0  # in one where none are; others who walk through it are no reason to stay
ROUND_S: Final = 3600.0  # from the beginning of one round to that of the next, at least


@dataclass(frozen=True, slots=True)
class Step:
    """What to do now, in this order."""

    leave: tuple[int, ...] = ()
    join: tuple[int, ...] = ()


class ShardPlan:
    """The shards listened to, and when each was entered."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._standing: tuple[int, ...] = ()
        self._walked: dict[int, float] = {}
        self._entered: dict[int, None] = {}
        self._ahead: list[int] = []  # of this round
        self._round_began = -ROUND_S

    @property
    def listening(self) -> tuple[int, ...]:
        """The shards entered and not left."""
        return tuple(self._entered)

    @property
    def standing(self) -> tuple[int, ...]:
        """Those never left while they are wanted."""
        return self._standing

    def want(self, shards: Sequence[int]) -> None:
        """Stand in these, the first MAX_STANDING of them; the walk passes through the others."""
        self._standing = tuple(dict.fromkeys(shards))[:MAX_STANDING]

    def step(self, now: float, is_spoken: Callable[[int], bool]) -> Step:
        """What has to change now; `is_spoken`: whether anything was heard since we came."""
        for standing in self._standing:
            self._walked.pop(standing, None)
        for shard, since in list(self._walked.items()):
            if now - since >= (LISTEN_S if is_spoken(shard) else QUIET_S):
                del self._walked[shard]
        following = self._next(now) if len(self._walked) < WALKING else None
        if following is not None:
            self._walked[following] = now
        return self._apply()

    def stop(self) -> Step:
        """Leave all; the next step begins anew."""
        self._standing, self._walked, self._ahead = (), {}, []
        self._round_began = -ROUND_S
        return self._apply()

    def _apply(self) -> Step:
        wanted = dict.fromkeys((*self._standing, *self._walked))
        leave = tuple(shard for shard in self._entered if shard not in wanted)
        join = tuple(shard for shard in wanted if shard not in self._entered)
        self._entered = wanted
        return Step(leave, join)

    def _next(self, now: float) -> int | None:
        """The next shard of the walk, in a new order each round; None where there is none now."""
        if not self._ahead and now - self._round_began >= ROUND_S:
            self._round_began = now
            self._ahead = list(range(SHARDS))
            self._rng.shuffle(self._ahead)
        while self._ahead:
            shard = self._ahead.pop()
            if shard not in self._standing and shard not in self._walked:
                return shard
        return None
