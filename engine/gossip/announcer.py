"""When to speak in a swarm: at once on joining, soon after a change, before the last word expires.

Owns the schedule and nothing that is said. Changes are coalesced to one announcement in 30 s;
without any, a word is refreshed well within its TTL, jittered so that a swarm does not speak in
step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

MIN_INTERVAL_S: Final = 30.0  # design.md section 5
REFRESH_S: Final = 360.0  # with the jitter below, twice within the TTL of 900 s
JITTER: Final = 0.1


@dataclass(slots=True)
class _Voice:
    spoken: float | None = None
    due: float = 0.0


class Announcer:
    """The files we announce, and when each is due."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._voices: dict[bytes, _Voice] = {}

    def __contains__(self, file_id: bytes) -> bool:
        return file_id in self._voices

    @property
    def files(self) -> tuple[bytes, ...]:
        """The files announced, in the order they were joined."""
        return tuple(self._voices)

    def join(self, now: float, file_id: bytes) -> None:
        """Announce the file from now on, first at once."""
        self._voices.setdefault(file_id, _Voice(due=now))

    def leave(self, file_id: bytes) -> None:
        """Announce it no more."""
        self._voices.pop(file_id, None)

    def changed(self, now: float, file_id: bytes) -> bool:
        """What would be said has changed: speak as soon as the interval allows.

        Whether that is earlier than it was: of many changes in a row, the first.
        """
        voice = self._voices.get(file_id)
        if voice is None or voice.spoken is None:
            return False
        soon = max(now, voice.spoken + MIN_INTERVAL_S)
        earlier = soon < voice.due
        voice.due = min(voice.due, soon)
        return earlier

    def next_due(self) -> float | None:
        """When somebody must be heard next, or None."""
        return min((voice.due for voice in self._voices.values()), default=None)

    def take_due(self, now: float) -> list[tuple[bytes, bool]]:
        """(file, whether it is the first time) of all that are due; they count as spoken."""
        due = [(file_id, voice) for file_id, voice in self._voices.items() if voice.due <= now]
        found = [(file_id, voice.spoken is None) for file_id, voice in due]
        for _, voice in due:
            voice.spoken = now
            voice.due = now + REFRESH_S * (1 + self._rng.uniform(-JITTER, JITTER))
        return found
