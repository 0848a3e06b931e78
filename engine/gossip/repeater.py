"""What a newcomer to a swarm is told at once: our own word, and the last words of some others.

Owns the last signed announcement of us and of a few members per file, and how often they are
repeated to one peer. They are repeated to that peer alone, as the messages they were: for everybody
else they are duplicates or replays, so they go no further.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from engine.gossip.messages import Message, PeerId

if TYPE_CHECKING:
    from random import Random

MAX_WORDS_PER_FILE: Final = 32  # the least recently heard go first
MAX_TOLD: Final = 8  # of others, to one peer: a small swarm is known whole, a large one in part
MIN_INTERVAL_S: Final = 30.0  # per peer and file: leaving and joining again draws nothing more


@dataclass(slots=True)
class _File:
    own: Message | None = None
    heard: dict[PeerId, tuple[Message, float]] = field(default_factory=dict)  # with its expiry


class Repeater:
    """Last words by file."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._files: dict[bytes, _File] = {}
        self._told: dict[tuple[PeerId, bytes, str], float] = {}

    def said(self, file_id: bytes, message: Message) -> None:
        """We have published this."""
        self._files.setdefault(file_id, _File()).own = message

    def heard(self, file_id: bytes, message: Message, expires: float) -> None:
        """A member has, and vouches for it until `expires`."""
        words = self._files.setdefault(file_id, _File()).heard
        words.pop(message.author, None)
        words[message.author] = (message, expires)
        if len(words) > MAX_WORDS_PER_FILE:
            del words[next(iter(words))]

    def has_spoken(self, file_id: bytes) -> bool:
        """Whether we have published anything about the file."""
        return file_id in self._files and self._files[file_id].own is not None

    def left(self, file_id: bytes, author: PeerId) -> None:
        """A member has withdrawn."""
        if file_id in self._files:
            self._files[file_id].heard.pop(author, None)

    def forget(self, file_id: bytes) -> None:
        """We are in that swarm no more."""
        self._files.pop(file_id, None)

    def expire(self, now: float) -> None:
        """Forget what has run out."""
        self._told = {key: at for key, at in self._told.items() if now - at < MIN_INTERVAL_S}
        for words in self._files.values():
            words.heard = {peer: word for peer, word in words.heard.items() if word[1] > now}

    def for_newcomer(self, now: float, file_id: bytes, peer: PeerId) -> list[Message]:
        """Our own word, for a peer that has just subscribed to the file's topic."""
        words = self._files.get(file_id)
        if words is None or words.own is None or not self._may_tell(now, peer, file_id, "own"):
            return []
        return [words.own]

    def for_link(self, now: float, file_id: bytes, peer: PeerId) -> list[Message]:
        """Some words of others, for a peer that our mesh has just been linked with.

        Not earlier: until it is in a mesh, what reaches us in the meantime would not reach it.
        """
        words = self._files.get(file_id)
        if words is None:
            return []
        valid = [
            message
            for author, (message, expires) in words.heard.items()
            if author != peer and expires > now
        ]
        if not valid or not self._may_tell(now, peer, file_id, "others"):
            return []
        return self._rng.sample(valid, min(MAX_TOLD, len(valid)))

    def _may_tell(self, now: float, peer: PeerId, file_id: bytes, what: str) -> bool:
        key = (peer, file_id, what)
        if now - self._told.get(key, -MIN_INTERVAL_S) < MIN_INTERVAL_S:
            return False
        self._told[key] = now
        return True
