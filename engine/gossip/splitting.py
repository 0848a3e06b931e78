"""Cuts an RPC into RPCs that each fit a size limit, losing and reordering nothing.

Owns the estimate of encoded sizes (never below the truth) and the greedy packing; what a receiver
would refuse however it is cut (one message above the limit) is handed back as such.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from engine.gossip.messages import (
    ControlGraft,
    ControlIDontWant,
    ControlIHave,
    ControlIWant,
    ControlMessage,
    ControlPrune,
    Message,
    MessageId,
    Rpc,
    SubOpts,
)

# A tag and a length of up to three bytes (1 MiB) surround every embedded message, string and ID.
_FIELD = 4
_VARINT_FIELD = 11

_Part = (
    SubOpts | Message | ControlIHave | ControlIWant | ControlGraft | ControlPrune | ControlIDontWant
)
_T = TypeVar("_T")


def size_bound(rpc: Rpc) -> int:
    """Never less than the number of bytes that `rpc` encodes to."""
    return _FIELD + sum(map(_part_bound, _parts(rpc)))


def split_rpc(rpc: Rpc, limit: int) -> tuple[list[Rpc], list[Message]]:
    """(RPCs of at most `limit` bytes each, messages that alone are above it), in order."""
    alone = len(rpc.publish) == 1 and not (rpc.control or rpc.subscriptions)
    # What is forwarded is one message most of the time.
    bound = _FIELD + _part_bound(rpc.publish[0]) if alone else size_bound(rpc)
    if bound <= limit:
        return [rpc], []
    packer = _Packer(limit)
    for part in _parts(rpc):
        packer.add(part)
    return packer.finish(), packer.oversized


def _parts(rpc: Rpc) -> Iterator[_Part]:
    control = rpc.control
    yield from rpc.subscriptions
    yield from control.graft
    yield from control.prune
    yield from rpc.publish
    yield from control.iwant
    yield from control.idontwant
    yield from control.ihave


def _part_bound(part: _Part) -> int:
    match part:
        case Message():
            topic = part.topic.encode()
            values = (part.author, part.data, part.seqno, topic, part.signature, part.key)
            return 7 * _FIELD + sum(map(len, values)) + len(part.unknown)
        case ControlIWant() | ControlIDontWant():
            return _FIELD + _ids_bound(part.message_ids)
        case ControlIHave():
            return 2 * _FIELD + len(part.topic.encode()) + _ids_bound(part.message_ids)
        case ControlPrune():
            peers = sum(
                3 * _FIELD + len(info.peer_id) + len(info.signed_peer_record) for info in part.peers
            )
            return 2 * _FIELD + _VARINT_FIELD + len(part.topic.encode()) + peers
        case ControlGraft():
            return 2 * _FIELD + len(part.topic.encode())
        case SubOpts():
            return 2 * _FIELD + 2 + len(part.topic.encode())


def _ids_bound(ids: tuple[MessageId, ...]) -> int:
    return sum(map(len, ids)) + _FIELD * len(ids)


@dataclass(slots=True)
class _Packer:
    limit: int
    oversized: list[Message] = field(default_factory=list)
    _done: list[Rpc] = field(default_factory=list)
    _held: list[_Part] = field(default_factory=list)
    _bytes: int = _FIELD

    def add(self, part: _Part) -> None:
        bound = _part_bound(part)
        if self._bytes + bound > self.limit:
            self._cut()
        if self._bytes + bound <= self.limit:
            self._held.append(part)
            self._bytes += bound
            return
        match part:
            case Message():
                self.oversized.append(part)
            case ControlIHave() | ControlIWant() | ControlIDontWant() if len(part.message_ids) > 1:
                for half in _halves(part):
                    self.add(half)
            case ControlPrune() if part.peers:
                # A PRUNE matters more than the peers offered with it.
                self.add(ControlPrune(part.topic, part.peers[: len(part.peers) // 2], part.backoff))
            case _:
                raise AssertionError(f"a limit of {self.limit} bytes fits no control entry")

    def finish(self) -> list[Rpc]:
        self._cut()
        return self._done

    def _cut(self) -> None:
        if self._held:
            self._done.append(_assemble(self._held))
        self._held = []
        self._bytes = _FIELD


def _halves(
    part: ControlIHave | ControlIWant | ControlIDontWant,
) -> tuple[_Part, _Part]:
    middle = len(part.message_ids) // 2
    first, second = part.message_ids[:middle], part.message_ids[middle:]
    match part:
        case ControlIHave():
            return ControlIHave(part.topic, first), ControlIHave(part.topic, second)
        case ControlIWant():
            return ControlIWant(first), ControlIWant(second)
        case ControlIDontWant():
            return ControlIDontWant(first), ControlIDontWant(second)


def _assemble(parts: list[_Part]) -> Rpc:
    def of(kind: type[_T]) -> tuple[_T, ...]:
        return tuple(part for part in parts if isinstance(part, kind))

    control = ControlMessage(
        ihave=of(ControlIHave),
        iwant=of(ControlIWant),
        graft=of(ControlGraft),
        prune=of(ControlPrune),
        idontwant=of(ControlIDontWant),
    )
    return Rpc(of(SubOpts), of(Message), control)
