"""From a received message to its delivery: policy, origin, seen, signature, validators, in turn.

Owns what is being validated, bounded. The cheap checks come first, because each message arrives
about six times; the signature and the application's opinion are asked for once per copy that
differs. An ID counts as seen only when a signature held: it does not cover the signature, so a
forged copy that came first must not hide the honest one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from engine.gossip.events import Deliver, Penalise, Validate, Verdict
from engine.gossip.messages import (
    ControlIDontWant,
    ControlMessage,
    Message,
    MessageId,
    PeerId,
    Rpc,
    Topic,
)
from engine.gossip.outbox import send_to_all
from engine.gossip.parameters import (
    MAX_PENDING,
    MAX_PENDING_PER_TOPIC,
    MAX_PENDING_VARIANTS,
    MAX_SENDERS_PER_MESSAGE,
)
from engine.gossip.score import Rejection
from engine.gossip.signing import message_id as id_of
from engine.gossip.signing import policy_fault
from engine.gossip.state import RouterState

PolicyFault = Callable[[Message], str]
Forward = Callable[[float, MessageId, Message, dict[PeerId, None]], None]

_REJECTIONS = {
    Verdict.REJECT: Rejection.INVALID,
    Verdict.IGNORE: Rejection.IGNORED,
    Verdict.THROTTLED: Rejection.THROTTLED,
}


@dataclass(slots=True)
class _Pending:
    ticket: int
    source: PeerId
    message_id: MessageId
    message: Message
    senders: dict[PeerId, None] = field(default_factory=dict)


class Validation:
    """The pipeline on the router's state; `forward` passes a valid message on."""

    def __init__(
        self, state: RouterState, forward: Forward, policy: PolicyFault = policy_fault
    ) -> None:
        self._state = state
        self._forward = forward
        self._policy = policy
        self._next_ticket = 0
        self._tickets: dict[int, _Pending] = {}
        self._by_id: dict[MessageId, dict[bytes, _Pending]] = {}  # by signature
        self._per_topic: dict[Topic, int] = {}

    def __len__(self) -> int:
        return len(self._tickets)

    def is_pending(self, message_id: MessageId) -> bool:
        """Whether a copy is being validated."""
        return message_id in self._by_id

    def receive(self, now: float, source: PeerId, messages: tuple[Message, ...]) -> None:
        """Look at the messages of one RPC; those that are new are handed out for validation."""
        fresh: list[_Pending] = []
        for message in messages:
            if message.topic in self._state.mesh:
                pending = self._admit(now, source, message)
                if pending is not None:
                    fresh.append(pending)
            elif len(self._state.promises):
                # We have left since we asked: it is no use any more, but a promise kept.
                self._state.promises.fulfil(id_of(message))
        self._send_idontwant(source, fresh)
        for entry in fresh:
            validate = Validate(entry.ticket, source, entry.message_id, entry.message)
            self._state.emit(validate)

    def _admit(self, now: float, source: PeerId, message: Message) -> _Pending | None:
        """A new entry under validation, or None where the message is known or refused."""
        state = self._state
        if fault := self._policy(message):
            self._refuse(now, source, message, Rejection.POLICY, fault)
            return None
        message_id = id_of(message)
        if message_id in state.seen:
            # Our own too: js forwards a message to its author (go and rust do not). Older ones of
            # ours are told to newcomers, so those are no offence either where the signature holds.
            state.score.duplicate(now, source, message_id, message.topic)
            return None
        copies = self._by_id.get(message_id, {})
        if same := copies.get(message.signature):
            if len(same.senders) < MAX_SENDERS_PER_MESSAGE:
                same.senders[source] = None
            return None
        full = self._per_topic.get(message.topic, 0) >= MAX_PENDING_PER_TOPIC
        if full or len(self) >= MAX_PENDING or len(copies) >= MAX_PENDING_VARIANTS:
            # Nobody pays: we have not looked. Whoever promised it has kept the promise.
            state.promises.fulfil(message_id)
            return None
        return self._enter(source, message_id, message)

    def _refuse(
        self, now: float, source: PeerId, message: Message, why: Rejection, fault: str
    ) -> None:
        self._state.score.rejected(now, source, MessageId(b""), message.topic, why)
        self._state.emit(Penalise(source, f"a message with {fault}"))

    def _enter(self, source: PeerId, message_id: MessageId, message: Message) -> _Pending:
        self._next_ticket += 1
        entry = _Pending(self._next_ticket, source, message_id, message)
        self._tickets[entry.ticket] = entry
        self._by_id.setdefault(message_id, {})[message.signature] = entry
        self._per_topic[message.topic] = self._per_topic.get(message.topic, 0) + 1
        return entry

    def _send_idontwant(self, source: PeerId, fresh: list[_Pending]) -> None:
        """Tell the mesh at once, before validation, what it need not send (v1.2)."""
        state = self._state
        large: dict[Topic, list[MessageId]] = {}
        for entry in fresh:
            if len(entry.message.data) >= state.parameters.idontwant_min_bytes:
                large.setdefault(entry.message.topic, []).append(entry.message_id)
        for topic, message_ids in large.items():
            told = [
                peer
                for peer in state.mesh[topic]
                if peer != source and state.peers[peer].takes_idontwant
            ]
            idontwant = (ControlIDontWant(tuple(message_ids)),)
            rpc = Rpc(control=ControlMessage(idontwant=idontwant))
            send_to_all(state, told, rpc, urgent=True)

    def conclude(self, now: float, ticket: int, verdict: Verdict) -> None:
        """Act on a verdict; an unknown ticket is ignored (its topic was left)."""
        entry = self._tickets.pop(ticket, None)
        if entry is None:
            return
        self._leave(entry)
        if verdict is Verdict.BAD_SIGNATURE:
            for peer in {entry.source: None, **entry.senders}:
                self._refuse(now, peer, entry.message, Rejection.BAD_SIGNATURE, "a bad signature")
            return
        state, topic = self._state, entry.message.topic
        state.promises.fulfil(entry.message_id)
        if not state.seen.add(now, entry.message_id):
            for peer in {entry.source: None, **entry.senders}:
                state.score.duplicate(now, peer, entry.message_id, topic)
            return
        state.score.validating(now, entry.message_id)
        for peer in entry.senders:
            state.score.duplicate(now, peer, entry.message_id, topic)
        self._settle(now, entry, self._replayed(now, entry.message, verdict))

    def _replayed(self, now: float, message: Message, verdict: Verdict) -> Verdict:
        if verdict is not Verdict.ACCEPT or not message.seqno:
            return verdict
        seqno = int.from_bytes(message.seqno, "big")
        if self._state.replay.is_replay(now, message.author, seqno):
            return Verdict.IGNORE
        self._state.replay.accepted(now, message.author, seqno)
        return verdict

    def _settle(self, now: float, entry: _Pending, verdict: Verdict) -> None:
        state, message = self._state, entry.message
        if verdict is not Verdict.ACCEPT:
            why = _REJECTIONS[verdict]
            state.score.rejected(now, entry.source, entry.message_id, message.topic, why)
            if why is Rejection.INVALID:
                state.emit(Penalise(entry.source, "an invalid message"))
            return
        state.score.delivered(now, entry.source, entry.message_id, message.topic)
        if message.topic in state.mesh:
            state.emit(Deliver(entry.source, entry.message_id, message))
            has_it = {entry.source: None, **entry.senders}
            self._forward(now, entry.message_id, message, has_it)

    def _leave(self, entry: _Pending) -> None:
        copies = self._by_id[entry.message_id]
        del copies[entry.message.signature]
        if not copies:
            del self._by_id[entry.message_id]
        topic = entry.message.topic
        self._per_topic[topic] -= 1
        if not self._per_topic[topic]:
            del self._per_topic[topic]
