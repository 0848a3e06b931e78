"""GossipSub v1.1 + v1.2: a node's router as a function of (now, event), its seed and its state.

Owns the dispatch of events, the coming and going of peers and topics, and the choice of who gets a
published or forwarded message. `control` answers control messages, `heartbeat` mends the meshes,
`validation` decides what is delivered, `outbox` what leaves, `score` whom to trust. No I/O, no
clock, no dice of its own; RPCs come in decoded (`rpc`) and signatures are checked by whoever
answers `Validate`. Sources: libp2p/specs pubsub/gossipsub v1.0, v1.1, v1.2; go-libp2p-pubsub
`gossipsub.go`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from engine.gossip.backoff import Backoffs
from engine.gossip.control import ControlHandler, OpenRecord, RecordOf
from engine.gossip.events import (
    AddDirect,
    Event,
    Heartbeat,
    Join,
    Leave,
    MalformedRpc,
    Output,
    PeerConnected,
    PeerDisconnected,
    PeerSubscribed,
    Protect,
    Publish,
    RemoveDirect,
    Resend,
    RpcDropped,
    RpcReceived,
    Unprotect,
    Validated,
)
from engine.gossip.heartbeat import HeartbeatHandler
from engine.gossip.message_cache import MessageCache, SeenCache
from engine.gossip.messages import ControlMessage, Message, MessageId, PeerId, Rpc, SubOpts, Topic
from engine.gossip.outbox import make_prune, retry_dropped, send, send_graft, send_to_all
from engine.gossip.parameters import MAX_TOPICS_PER_PEER, GossipParameters
from engine.gossip.peer_record import open_record
from engine.gossip.promises import Promises
from engine.gossip.replay import ReplayGuard
from engine.gossip.score import PeerScore
from engine.gossip.score_parameters import SHOAL_SCORE, PeerScoreParameters, ScoreThresholds
from engine.gossip.signing import message_id as id_of
from engine.gossip.signing import policy_fault
from engine.gossip.state import DIRECT_TAG, Peer, RouterState
from engine.gossip.validation import PolicyFault, Validation

if TYPE_CHECKING:
    from random import Random

MALFORMED_PENALTY = 10  # reaches the graylist at once: no honest codec produces such bytes


def _no_record(peer: PeerId) -> bytes:
    return b""


def _no_opinion(peer: PeerId) -> float:
    return 0.0


class Router:
    """One node's router. `handle` is the whole interface; the properties are for looking on."""

    def __init__(
        self,
        own_id: PeerId,
        rng: Random,
        *,
        parameters: GossipParameters | None = None,
        score_parameters: PeerScoreParameters = SHOAL_SCORE,
        thresholds: ScoreThresholds | None = None,
        app_score: Callable[[PeerId], float] = _no_opinion,
        policy: PolicyFault = policy_fault,
        open_record: OpenRecord = open_record,
        record_of: RecordOf = _no_record,
    ) -> None:
        rules = parameters or GossipParameters()
        self._state = state = RouterState(
            own_id=own_id,
            parameters=rules,
            thresholds=thresholds or ScoreThresholds(),
            score=PeerScore(score_parameters, seen_ttl_s=rules.seen_ttl_s, app_score=app_score),
            rng=rng,
            cache=MessageCache(rules.history_length, rules.history_gossip),
            seen=SeenCache(rules.seen_ttl_s),
            promises=Promises(rules.iwant_followup_s),
            backoffs=Backoffs(rules.backoff_slack_heartbeats * rules.heartbeat_s),
            replay=ReplayGuard(rules.seen_ttl_s),
        )
        self._validation = Validation(state, self._forward, policy)
        self._control = ControlHandler(
            state,
            is_pending=self._validation.is_pending,
            open_record=open_record,
            record_of=record_of,
        )
        self._heartbeat = HeartbeatHandler(state, self._control)
        self._handlers: Mapping[type[Any], Callable[[float, Any], None]] = {
            PeerConnected: self._on_peer_connected,
            PeerDisconnected: self._on_peer_disconnected,
            RpcReceived: self._on_rpc,
            MalformedRpc: self._on_malformed,
            RpcDropped: self._on_rpc_dropped,
            Join: self._on_join,
            Leave: self._on_leave,
            Publish: self._on_publish,
            Resend: self._on_resend,
            Validated: self._on_validated,
            Heartbeat: self._on_heartbeat,
            AddDirect: self._on_add_direct,
            RemoveDirect: self._on_remove_direct,
        }

    def handle(self, now: float, event: Event) -> list[Output]:
        """Take in one event at `now` (seconds, never backwards); what must be done, in order."""
        self._handlers[type(event)](now, event)
        outputs, self._state.outputs = self._state.outputs, []
        return outputs

    # Looking on

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The joined topics."""
        return tuple(self._state.mesh)

    @property
    def peers(self) -> tuple[PeerId, ...]:
        """The connected peers that speak pubsub."""
        return tuple(self._state.peers)

    def mesh(self, topic: Topic) -> tuple[PeerId, ...]:
        """The topic's mesh; empty also where the topic is not joined."""
        return tuple(self._state.mesh.get(topic, ()))

    def fanout(self, topic: Topic) -> tuple[PeerId, ...]:
        """Whom messages of a topic that is not joined go to."""
        return tuple(self._state.fanout.get(topic, ()))

    def subscribers(self, topic: Topic) -> tuple[PeerId, ...]:
        """The connected peers in the topic."""
        return tuple(self._state.subscribers.get(topic, ()))

    def score(self, peer: PeerId) -> float:
        """The peer's score."""
        return self._state.score.score(peer)

    @property
    def state(self) -> RouterState:
        """The live state, for tests and diagnostics: look, don't touch."""
        return self._state

    @property
    def idle(self) -> bool:
        """Whether a heartbeat would find nothing to do, now or until the next event.

        Scores decay by the clock, not by heartbeats, so an idle router need not be woken.
        """
        state = self._state
        shared = any(topic in state.subscribers for topic in state.mesh)
        waiting = len(state.cache) or len(state.promises) or state.last_published
        absent = any(peer not in state.peers for peer in state.direct)
        return not (shared or waiting or absent or self._owing())

    def _owing(self) -> bool:
        return any(peer.unannounced or peer.retry for peer in self._state.peers.values())

    # Peers

    def _on_peer_connected(self, now: float, event: PeerConnected) -> None:
        state = self._state
        if event.peer in state.peers:
            state.remove_peer(now, event.peer)
        peer = state.peers[event.peer] = Peer(event.protocol, event.outbound)
        if not peer.meshes:
            state.flooding[event.peer] = None
        state.score.add_peer(event.peer, event.addresses)
        if state.mesh:
            hello = tuple(SubOpts(True, topic) for topic in state.mesh)
            send(state, event.peer, Rpc(subscriptions=hello))
        if event.peer in state.direct:
            state.emit(Protect(event.peer, DIRECT_TAG))

    def _on_peer_disconnected(self, now: float, event: PeerDisconnected) -> None:
        if event.peer in self._state.peers:
            self._state.remove_peer(now, event.peer)

    def _on_add_direct(self, now: float, event: AddDirect) -> None:
        state = self._state
        state.direct[event.peer] = None
        for topic in state.mesh:
            if state.remove_from_mesh(topic, event.peer):
                self._send_prune(event.peer, topic, state.parameters.prune_backoff_s)
        if event.peer in state.peers:
            state.emit(Protect(event.peer, DIRECT_TAG))
        else:
            self._heartbeat.connect_direct()

    def _on_remove_direct(self, now: float, event: RemoveDirect) -> None:
        if event.peer in self._state.direct:
            del self._state.direct[event.peer]
            self._state.emit(Unprotect(event.peer, DIRECT_TAG))

    # RPCs

    def _on_rpc(self, now: float, event: RpcReceived) -> None:
        state, peer, rpc = self._state, event.peer, event.rpc
        if peer not in state.peers:
            return
        for option in rpc.subscriptions:
            self._on_subscription(peer, option)
        # Below the graylist nothing else is looked at. Subscriptions are: they say what is so, and
        # would be missing when the score has recovered.
        if peer not in state.direct and state.score.score(peer) < state.thresholds.graylist:
            return
        if rpc.publish:
            self._validation.receive(now, peer, rpc.publish)
        if rpc.control:
            self._control.handle(now, peer, rpc.control)

    def _on_subscription(self, peer_id: PeerId, option: SubOpts) -> None:
        state, peer = self._state, self._state.peers[peer_id]
        if not option.subscribe:
            state.unsubscribe_peer(option.topic, peer_id)
        elif option.topic not in peer.topics and len(peer.topics) < MAX_TOPICS_PER_PEER:
            peer.topics[option.topic] = None
            state.subscribers.setdefault(option.topic, {})[peer_id] = None
            state.emit(PeerSubscribed(peer_id, option.topic))

    def _on_malformed(self, now: float, event: MalformedRpc) -> None:
        self._state.penalise(event.peer, MALFORMED_PENALTY, "a malformed RPC")

    def _on_rpc_dropped(self, now: float, event: RpcDropped) -> None:
        retry_dropped(self._state, event.peer, event.rpc)
        if event.rpc.publish:
            self._state.score.slow(event.peer)

    # Topics

    def _on_join(self, now: float, event: Join) -> None:
        state, topic = self._state, event.topic
        if topic in state.mesh:
            return
        state.mesh[topic] = {}
        self._announce(SubOpts(True, topic))
        state.last_published.pop(topic, None)
        kept = [peer for peer in state.fanout.pop(topic, {}) if state.may_graft(now, topic, peer)]
        wanted = state.parameters.d - len(kept)
        more = state.choose(
            topic, wanted, lambda p: p not in kept and state.may_graft(now, topic, p)
        )
        for peer in kept + more:
            state.add_to_mesh(now, topic, peer)
            send_graft(state, peer, topic)

    def _on_leave(self, now: float, event: Leave) -> None:
        state, topic = self._state, event.topic
        if topic not in state.mesh:
            return
        seconds = state.parameters.unsubscribe_backoff_s
        links = list(state.mesh[topic])
        for peer in links:
            state.remove_from_mesh(topic, peer)
        del state.mesh[topic]
        self._announce(SubOpts(False, topic))
        for peer in links:
            state.backoffs.add(now, topic, peer, seconds)
            self._send_prune(peer, topic, seconds)

    def _announce(self, option: SubOpts) -> None:
        send_to_all(self._state, list(self._state.peers), Rpc(subscriptions=(option,)))

    def _send_prune(self, peer: PeerId, topic: Topic, seconds: float) -> None:
        prune = make_prune(self._state, peer, topic, seconds=seconds)
        send(self._state, peer, Rpc(control=ControlMessage(prune=(prune,))))

    # Messages

    def _on_publish(self, now: float, event: Publish) -> None:
        message_id = id_of(event.message)
        if self._state.seen.add(now, message_id):
            self._forward(now, message_id, event.message, {})

    def _on_resend(self, now: float, event: Resend) -> None:
        send(self._state, event.peer, Rpc(publish=event.messages))

    def _on_validated(self, now: float, event: Validated) -> None:
        self._validation.conclude(now, event.ticket, event.verdict)

    def _on_heartbeat(self, now: float, event: Heartbeat) -> None:
        self._heartbeat.run(now)

    def _forward(
        self, now: float, message_id: MessageId, message: Message, has_it: dict[PeerId, None]
    ) -> None:
        """Keep the message for gossip and send it to whom it is due, but not back."""
        self._state.cache.put(message_id, message)
        own = message.author == self._state.own_id
        if own and self._state.parameters.flood_publish:
            targets = self._flood_targets(message.topic)
        else:
            targets = self._routed_targets(now, message_id, message.topic)
        due = [peer for peer in targets if peer not in has_it and peer != message.author]
        if due:
            send_to_all(self._state, due, Rpc(publish=(message,)))

    def _flood_targets(self, topic: Topic) -> dict[PeerId, None]:
        """Every peer of the topic that may get what we publish, and the direct ones among them."""
        state = self._state
        return {
            peer: None
            for peer in state.subscribers.get(topic, ())
            if peer in state.direct or state.score.score(peer) >= state.thresholds.publish
        }

    def _routed_targets(
        self, now: float, message_id: MessageId, topic: Topic
    ) -> dict[PeerId, None]:
        """Direct and floodsub peers of the topic, and the mesh, or else the fanout."""
        state = self._state
        targets: dict[PeerId, None] = {}
        members = state.subscribers.get(topic, {})
        for peer in state.direct:
            if peer in members:
                targets[peer] = None
        for peer in state.flooding:
            if peer in members and state.score.score(peer) >= state.thresholds.publish:
                targets[peer] = None
        links = state.mesh.get(topic)
        if links is None:
            links = self._fanout_peers(now, topic)
        for peer in links:
            if message_id not in state.peers[peer].unwanted:
                targets[peer] = None
        return targets

    def _fanout_peers(self, now: float, topic: Topic) -> dict[PeerId, None]:
        state = self._state
        peers = state.fanout.get(topic)
        if not peers:
            enough = state.thresholds.publish
            chosen = state.choose(
                topic,
                state.parameters.d,
                lambda p: p not in state.direct and state.score.score(p) >= enough,
            )
            peers = dict.fromkeys(chosen)
            if peers:
                state.fanout[topic] = peers
        state.last_published[topic] = now
        return peers
