"""How the pieces of one file came in, to be shown again: their states at any moment of it.

Pure. The log is the engine's; this reads it.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right
from typing import Final

from engine.views import ArrivalsView, PieceState

MARK_EVERY: Final = 20_000  # arrivals between two pictures of all pieces
MOST_MARKED: Final = 32 << 20  # bytes of pictures; beyond that they stand further apart
_ENTRY: Final = struct.Struct("<II")
_ONLY_COMPLETE: Final = bytes(
    state if state == PieceState.COMPLETE else PieceState.MISSING for state in range(256)
)


class PieceHistory:
    """One download from its beginning; what has no moment of its own was there from the start."""

    def __init__(self, states: bytes, arrivals: ArrivalsView) -> None:
        """From all pieces as they are now, and their log; entries of other pieces are left out."""
        self.began = arrivals.began
        self._moments = array("I")  # milliseconds since the beginning, never falling
        self._pieces = array("I")
        self._read(arrivals.log, len(states))
        self._first = self._before(states)
        self._marks = self._pictures()

    def _read(self, log: bytes, count: int) -> None:
        latest = 0
        for moment, piece in _ENTRY.iter_unpack(log[: len(log) // _ENTRY.size * _ENTRY.size]):
            if piece < count:
                latest = max(latest, moment)
                self._moments.append(latest)
                self._pieces.append(piece)

    def _before(self, states: bytes) -> bytes:
        first = bytearray(states.translate(_ONLY_COMPLETE))
        for piece in self._pieces:
            first[piece] = PieceState.MISSING
        return bytes(first)

    @property
    def arrivals(self) -> int:
        """How many pieces came in."""
        return len(self._pieces)

    @property
    def span(self) -> float:
        """Seconds from the beginning to the last piece."""
        return self._moments[-1] / 1000 if self._moments else 0.0

    def at(self, moment: float) -> bytes:
        """Every piece's state, `moment` seconds after the beginning."""
        end = bisect_right(self._moments, round(moment * 1000))
        mark = min(end // self._apart, len(self._marks) - 1)
        states = bytearray(self._marks[mark])
        self._play(states, mark * self._apart, end)
        return bytes(states)

    def _pictures(self) -> list[bytes]:
        """All states before every so many arrivals, so that no moment is far from one."""
        room = max(1, MOST_MARKED // max(1, len(self._first)))
        self._apart = max(MARK_EVERY, -(-len(self._pieces) // room))
        marks, states = [self._first], bytearray(self._first)
        for begin in range(0, len(self._pieces) - self._apart, self._apart):
            self._play(states, begin, begin + self._apart)
            marks.append(bytes(states))
        return marks

    def _play(self, states: bytearray, begin: int, end: int) -> None:
        for piece in self._pieces[begin:end]:
            states[piece] = PieceState.COMPLETE
