"""How the pieces of one file came in, to be shown again: every change that was seen and its moment.

Pure, the clock is given. Bounded: when a history grows too long, what was only passing (asked for,
arriving, being checked) is dropped, and only what lasted is noted from then on.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

from engine.views import PieceState

MOST_CHANGES: Final = 600_000  # 9 bytes each
MARK_EVERY: Final = 20_000  # changes between two pictures of all pieces
MOST_REPLAYS: Final = 64  # files; those untouched for longest are forgotten
MOST_MARKED: Final = 32 << 20  # bytes of pictures; beyond that they stand further apart
PASSING: Final = frozenset({PieceState.REQUESTED, PieceState.DOWNLOADING, PieceState.VERIFYING})


class PieceHistory:
    """The states at the beginning and every change since."""

    def __init__(self, states: bytes, now: float) -> None:
        self.began = now
        self._first = bytes(states)
        self._moments = array("f")  # seconds since the beginning
        self._pieces = array("I")
        self._states = bytearray()
        self._lasting_only = False
        self._marks: list[tuple[int, bytes]] = []  # (changes before it, all states), rising
        self._latest = bytearray(states)

    @classmethod
    def restored(
        cls, began: float, first: bytes, moments: array[float], pieces: array[int], states: bytes
    ) -> PieceHistory:
        """A history as it was kept: changes of `pieces` to `states` at rising `moments`."""
        made = cls(first, began)
        for moment, piece, state in zip(moments, pieces, states, strict=True):
            made._moments.append(moment)
            made._pieces.append(piece)
            made._states.append(state)
            made._latest[piece] = state
            made._mark()
        return made

    def lasting(self) -> tuple[array[float], array[int], bytes]:
        """Moments, pieces and states of the changes that were not only passing."""
        kept = [at for at, state in enumerate(self._states) if state not in PASSING]
        return (
            array("f", (self._moments[at] for at in kept)),
            array("I", (self._pieces[at] for at in kept)),
            bytes(self._states[at] for at in kept),
        )

    @property
    def first(self) -> bytes:
        """The states at the beginning."""
        return self._first

    @property
    def pieces(self) -> int:
        """How many pieces the file has."""
        return len(self._first)

    @property
    def changes(self) -> int:
        """How many changes are kept."""
        return len(self._pieces)

    @property
    def span(self) -> float:
        """Seconds from the beginning to the last change."""
        return self._moments[-1] if self._moments else 0.0

    def note(self, changes: Iterable[tuple[int, PieceState]], now: float) -> None:
        """Add what changed at one moment."""
        moment = max(self.span, now - self.began)
        for piece, state in changes:
            if not 0 <= piece < len(self._latest) or self._latest[piece] == state:
                continue
            self._latest[piece] = state
            if self._lasting_only and state in PASSING:
                continue
            self._moments.append(moment)
            self._pieces.append(piece)
            self._states.append(state)
            self._mark()
        if len(self._pieces) > MOST_CHANGES and not self._lasting_only:
            self._drop_passing()

    def catch_up(self, states: bytes, now: float) -> None:
        """The pieces as they are now, after a time in which nobody told of changes."""
        pairs = enumerate(zip(self._latest, states, strict=False))
        self.note([(at, PieceState(new)) for at, (old, new) in pairs if old != new], now)

    def _mark(self) -> None:
        room = max(1, MOST_MARKED // max(1, len(self._first)))
        apart = max(MARK_EVERY, MOST_CHANGES // room)
        if len(self._pieces) % apart == 0:
            before = self._marks[-1][0] if self._marks else 0
            states = bytearray(self._marks[-1][1] if self._marks else self._first)
            self._play(states, before, len(self._pieces))
            self._marks.append((len(self._pieces), bytes(states)))

    def _drop_passing(self) -> None:
        self._lasting_only = True
        kept = [at for at, state in enumerate(self._states) if state not in PASSING]
        self._moments = array("f", (self._moments[at] for at in kept))
        self._pieces = array("I", (self._pieces[at] for at in kept))
        self._states = bytearray(self._states[at] for at in kept)
        self._marks = []

    def at(self, moment: float) -> bytes:
        """Every piece's state, `moment` seconds after the beginning."""
        end = bisect_right(self._moments, moment)
        before = [mark for mark in self._marks if mark[0] <= end]
        begin, first = before[-1] if before else (0, self._first)
        states = bytearray(first)
        self._play(states, begin, end)
        return bytes(states)

    def _play(self, states: bytearray, begin: int, end: int) -> None:
        pieces, news = self._pieces, self._states
        for at in range(begin, end):
            states[pieces[at]] = news[at]


class Replays:
    """The histories by row and file."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], PieceHistory] = {}

    def begin(self, key: str, path: str, states: bytes, now: float) -> None:
        """All pieces of a file at this moment; the first time, its history begins with them."""
        known = self._kept.pop((key, path), None)
        if known is None or known.pieces != len(states):
            known = PieceHistory(states, now)
        else:
            known.catch_up(states, now)
        self._kept[key, path] = known  # at the end: touched last
        while len(self._kept) > MOST_REPLAYS:
            del self._kept[next(iter(self._kept))]

    def note(
        self, key: str, path: str, changes: Iterable[tuple[int, PieceState]], now: float
    ) -> None:
        """Pieces of a file changed."""
        known = self._kept.get((key, path))
        if known is not None:
            known.note(changes, now)

    def keep(self, key: str, path: str, history: PieceHistory) -> None:
        """Take up a history of an earlier run."""
        self._kept[key, path] = history

    def latest_first(self) -> list[tuple[str, str, PieceHistory]]:
        """Key, path and history of each file, the one touched last at the front."""
        return [(key, path, kept) for (key, path), kept in reversed(self._kept.items())]

    def of(self, key: str, path: str) -> PieceHistory | None:
        """The history of one file, if any was seen."""
        return self._kept.get((key, path))

    def forget(self, key: str) -> None:
        """A row is gone."""
        for kept in [kept for kept in self._kept if kept[0] == key]:
            del self._kept[kept]
