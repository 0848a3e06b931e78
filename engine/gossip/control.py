"""Control messages of a peer: IHAVE, IWANT, GRAFT, PRUNE, IDONTWANT, and their flood protection.

Owns the answers (spec v1.0 "Control messages", v1.1 "Spam protection", v1.2; go `HandleRPC`). All
answers to one RPC leave in one RPC.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.errors import RemoteProtocolError
from engine.gossip.events import Connect
from engine.gossip.messages import (
    ControlIWant,
    ControlMessage,
    ControlPrune,
    Message,
    MessageId,
    PeerId,
    PeerInfo,
    Rpc,
    Topic,
)
from engine.gossip.outbox import make_prune, send
from engine.gossip.parameters import MAX_BACKOFF_S, MAX_UNWANTED
from engine.gossip.peer_record import PeerRecord
from engine.gossip.state import Peer, RouterState

OpenRecord = Callable[[bytes], PeerRecord]
RecordOf = Callable[[PeerId], bytes]


class ControlHandler:
    """Answers control messages on the router's state."""

    def __init__(
        self,
        state: RouterState,
        *,
        is_pending: Callable[[MessageId], bool],
        open_record: OpenRecord,
        record_of: RecordOf,
    ) -> None:
        self._state = state
        self._is_pending = is_pending
        self._open_record = open_record
        self._record_of = record_of

    def handle(self, now: float, peer_id: PeerId, control: ControlMessage) -> None:
        """Take in all control of one RPC and answer it."""
        peer = self._state.peers[peer_id]
        asked = self._on_ihave(now, peer_id, peer, control)
        messages = self._on_iwant(peer_id, peer, control)
        prunes = self._on_graft(now, peer_id, peer, control)
        self._on_prune(now, peer_id, control)
        self._on_idontwant(peer, control)
        iwant = (ControlIWant(tuple(asked)),) if asked else ()
        answer = Rpc(publish=tuple(messages), control=ControlMessage(iwant=iwant, prune=prunes))
        if answer:
            send(self._state, peer_id, answer)

    def _on_ihave(
        self, now: float, peer_id: PeerId, peer: Peer, control: ControlMessage
    ) -> list[MessageId]:
        state, parameters = self._state, self._state.parameters
        if not control.ihave or state.score.score(peer_id) < state.thresholds.gossip:
            return []
        peer.ihave_rpcs += 1
        room = parameters.max_ihave_length - peer.ids_asked
        if peer.ihave_rpcs > parameters.max_ihave_messages or room <= 0:
            return []
        wanted: dict[MessageId, None] = {}
        for ihave in control.ihave:
            if ihave.topic in state.mesh:
                for message_id in ihave.message_ids[: parameters.max_ihave_length]:
                    if message_id not in state.seen and not self._is_pending(message_id):
                        wanted[message_id] = None
        if not wanted:
            return []
        asked = list(wanted)
        state.rng.shuffle(asked)
        asked = asked[:room]
        peer.ids_asked += len(asked)
        state.promises.add(now, state.rng, peer_id, asked)
        return asked

    def _on_iwant(self, peer_id: PeerId, peer: Peer, control: ControlMessage) -> list[Message]:
        state = self._state
        if not control.iwant or state.score.score(peer_id) < state.thresholds.gossip:
            return []
        found: dict[MessageId, Message] = {}
        for iwant in control.iwant:
            for message_id in iwant.message_ids:
                if message_id in peer.unwanted:
                    continue
                cached = state.cache.get_for_peer(message_id, peer_id)
                if cached and cached[1] <= state.parameters.gossip_retransmission:
                    found[message_id] = cached[0]
        return list(found.values())

    def _on_graft(
        self, now: float, peer_id: PeerId, peer: Peer, control: ControlMessage
    ) -> tuple[ControlPrune, ...]:
        refused: list[ControlPrune] = []
        for graft in control.graft:
            links = self._state.mesh.get(graft.topic)
            # An unknown topic gets no answer at all: an answer could be used to amplify or to
            # probe.
            if links is None or peer_id in links:
                continue
            prune = self._refusal(now, peer_id, peer, graft.topic, len(links))
            if prune is None:
                self._state.add_to_mesh(now, graft.topic, peer_id)
            else:
                refused.append(prune)
        return tuple(refused)

    def _refusal(
        self, now: float, peer_id: PeerId, peer: Peer, topic: Topic, degree: int
    ) -> ControlPrune | None:
        """The PRUNE that answers a GRAFT, or None where the link is welcome."""
        state = self._state
        seconds = state.parameters.prune_backoff_s
        if peer_id in state.direct:
            # Not reciprocal: the other side does not know that we hold it for a direct peer.
            return make_prune(state, peer_id, topic, seconds=seconds)
        expiry = state.backoffs.expiry(topic, peer_id)
        if expiry is not None and now < expiry:
            self._penalise_early_graft(now, peer_id, expiry)
        elif state.score.score(peer_id) >= 0:
            if degree < state.parameters.d_high or peer.outbound:
                return None
            state.backoffs.add(now, topic, peer_id, seconds)
            offered = self.offer(peer_id, topic)
            return make_prune(state, peer_id, topic, seconds=seconds, offered=offered)
        state.backoffs.add(now, topic, peer_id, seconds)
        return make_prune(state, peer_id, topic, seconds=seconds)

    def _penalise_early_graft(self, now: float, peer_id: PeerId, expiry: float) -> None:
        parameters = self._state.parameters
        flood_until = expiry + parameters.graft_flood_s - parameters.prune_backoff_s
        self._state.penalise(peer_id, 2 if now < flood_until else 1, "GRAFT during backoff")

    def _on_prune(self, now: float, peer_id: PeerId, control: ControlMessage) -> None:
        state = self._state
        for prune in control.prune:
            if prune.topic not in state.mesh:
                continue
            linked = state.remove_from_mesh(prune.topic, peer_id)
            seconds = min(float(prune.backoff), MAX_BACKOFF_S)
            seconds = seconds or state.parameters.prune_backoff_s
            state.backoffs.add(now, prune.topic, peer_id, seconds)
            # Only with the end of a link (a GRAFT of ours that is refused ends one): else one RPC
            # could have us check the signatures of thousands of records.
            if linked and prune.peers and state.score.score(peer_id) >= state.thresholds.accept_px:
                self._accept_offer(peer_id, prune.peers)

    def _accept_offer(self, source: PeerId, offered: tuple[PeerInfo, ...]) -> None:
        state = self._state
        chosen = list(offered)
        state.rng.shuffle(chosen)
        for info in chosen[: state.parameters.prune_peers]:
            if info.peer_id in state.peers or info.peer_id == state.own_id:
                continue
            # Without a record there is no address, and anybody could send us anywhere.
            if not info.signed_peer_record:
                continue
            try:
                record = self._open_record(info.signed_peer_record)
            except RemoteProtocolError:
                state.penalise(source, 1, "a bad record in a peer exchange")
                continue
            if record.peer_id == info.peer_id:
                state.emit(Connect(record.peer_id, record.addresses))
            else:
                state.penalise(source, 1, "a record of another peer in a peer exchange")

    def offer(self, peer_id: PeerId, topic: Topic) -> tuple[PeerInfo, ...]:
        """Peers to offer to one that is pruned because the mesh is full; none unless PX is on."""
        state = self._state
        if not state.parameters.do_px or state.score.score(peer_id) < 0:
            return ()
        chosen = state.choose(
            topic,
            state.parameters.prune_peers,
            lambda other: other != peer_id and state.score.score(other) >= 0,
        )
        return tuple(PeerInfo(other, self._record_of(other)) for other in chosen)

    def _on_idontwant(self, peer: Peer, control: ControlMessage) -> None:
        parameters = self._state.parameters
        if not control.idontwant or peer.idontwant_rpcs >= parameters.max_idontwant_messages:
            return
        peer.idontwant_rpcs += 1
        ids = [message_id for entry in control.idontwant for message_id in entry.message_ids]
        for message_id in ids[: parameters.max_idontwant_length]:
            if len(peer.unwanted) < MAX_UNWANTED:
                peer.unwanted[message_id] = parameters.idontwant_ttl_heartbeats
