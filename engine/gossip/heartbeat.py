"""The heartbeat: once a second each mesh is mended, gossip is emitted and the windows move on.

Owns the order of these steps, which is go's (`gossipsub.go` `heartbeat`), and the choice of whom to
graft, to prune and to gossip to (spec v1.1 "Heartbeat" and "Opportunistic Grafting").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from engine.gossip.control import ControlHandler
from engine.gossip.events import Connect
from engine.gossip.messages import (
    ControlGraft,
    ControlIHave,
    ControlMessage,
    ControlPrune,
    PeerId,
    Rpc,
    Topic,
)
from engine.gossip.outbox import flush, make_prune, send
from engine.gossip.state import RouterState


@dataclass(slots=True)
class _Changes:
    """GRAFT and PRUNE of one heartbeat, coalesced per peer."""

    graft: dict[PeerId, list[Topic]] = field(default_factory=dict)
    prune: dict[PeerId, list[ControlPrune]] = field(default_factory=dict)


class HeartbeatHandler:
    """Runs heartbeats on the router's state."""

    def __init__(self, state: RouterState, control: ControlHandler) -> None:
        self._state = state
        self._control = control

    def run(self, now: float) -> None:
        """One heartbeat."""
        state = self._state
        state.ticks += 1
        state.score.refresh(now)
        state.seen.expire(now)
        state.backoffs.clear_expired(now)
        self._reset_counters()
        for peer, count in state.promises.broken(now).items():
            state.penalise(peer, count, "a promised message did not come")
        if state.ticks % state.parameters.direct_connect_ticks == 0:
            self.connect_direct()
        changes = _Changes()
        for topic in state.mesh:
            self._maintain_mesh(now, topic, changes)
            self._emit_gossip(topic, state.mesh[topic])
        self._maintain_fanout(now)
        self._send_changes(changes)
        flush(state)
        state.cache.shift()

    def connect_direct(self) -> None:
        """Ask for a connection to every direct peer that is away."""
        for peer in self._state.direct:
            if peer not in self._state.peers:
                self._state.emit(Connect(peer))

    def _reset_counters(self) -> None:
        for peer in self._state.peers.values():
            peer.ihave_rpcs = peer.ids_asked = peer.idontwant_rpcs = 0
            if peer.unwanted:
                peer.unwanted = {key: left - 1 for key, left in peer.unwanted.items() if left > 1}

    # Mesh

    def _maintain_mesh(self, now: float, topic: Topic, changes: _Changes) -> None:
        state, parameters = self._state, self._state.parameters
        links = state.mesh[topic]
        for peer in [peer for peer in links if state.score.score(peer) < 0]:
            self._prune(now, topic, peer, changes)
        if len(links) < parameters.d_low:
            self._graft_some(now, topic, parameters.d - len(links), changes)
        if len(links) >= parameters.d_high and links:
            for peer in self._excess(topic):
                self._prune(now, topic, peer, changes, offering=True)
        if len(links) >= parameters.d_low:
            missing = parameters.d_out - self._outbound(links)
            self._graft_some(now, topic, missing, changes, outbound_only=True)
        if state.ticks % parameters.opportunistic_graft_ticks == 0 and len(links) > 1:
            self._graft_better(now, topic, changes)

    def _graft_some(
        self,
        now: float,
        topic: Topic,
        count: int,
        changes: _Changes,
        *,
        outbound_only: bool = False,
    ) -> None:
        state = self._state

        def accept(peer: PeerId) -> bool:
            wanted = state.peers[peer].outbound or not outbound_only
            return wanted and state.may_graft(now, topic, peer)

        for peer in state.choose(topic, count, accept):
            self._graft(now, topic, peer, changes)

    def _excess(self, topic: Topic) -> list[PeerId]:
        """Whom to prune from a full mesh: keep d, the d_score best, d_out outbound among them."""
        state, parameters = self._state, self._state.parameters
        ranked = list(state.mesh[topic])
        state.rng.shuffle(ranked)
        ranked.sort(key=state.score.score, reverse=True)
        rest = ranked[parameters.d_score :]
        state.rng.shuffle(rest)
        kept = ranked[: parameters.d_score] + rest[: parameters.d - parameters.d_score]
        excess = rest[parameters.d - parameters.d_score :]
        missing = parameters.d_out - self._outbound(kept)
        rescued = [peer for peer in excess if state.peers[peer].outbound][: max(missing, 0)]
        # The last of those kept are the random ones: they make room, inbound ones only.
        inbound = [peer for peer in kept if not state.peers[peer].outbound]
        displaced = inbound[len(inbound) - len(rescued) :]
        return [peer for peer in excess if peer not in rescued] + displaced

    def _graft_better(self, now: float, topic: Topic, changes: _Changes) -> None:
        state = self._state
        scores = sorted(state.score.score(peer) for peer in state.mesh[topic])
        median = scores[len(scores) // 2]
        if median >= state.thresholds.opportunistic_graft:
            return
        better = state.choose(
            topic,
            state.parameters.opportunistic_graft_peers,
            lambda p: state.may_graft(now, topic, p) and state.score.score(p) > median,
        )
        for peer in better:
            self._graft(now, topic, peer, changes)

    def _graft(self, now: float, topic: Topic, peer: PeerId, changes: _Changes) -> None:
        self._state.add_to_mesh(now, topic, peer)
        changes.graft.setdefault(peer, []).append(topic)

    def _prune(
        self, now: float, topic: Topic, peer: PeerId, changes: _Changes, *, offering: bool = False
    ) -> None:
        state = self._state
        seconds = state.parameters.prune_backoff_s
        state.remove_from_mesh(topic, peer)
        state.backoffs.add(now, topic, peer, seconds)
        offered = self._control.offer(peer, topic) if offering else ()
        prune = make_prune(state, peer, topic, seconds=seconds, offered=offered)
        changes.prune.setdefault(peer, []).append(prune)

    def _outbound(self, peers: Iterable[PeerId]) -> int:
        return sum(self._state.peers[peer].outbound for peer in peers)

    def _send_changes(self, changes: _Changes) -> None:
        for peer in {**changes.graft, **changes.prune}:
            graft = tuple(map(ControlGraft, changes.graft.get(peer, ())))
            prune = tuple(changes.prune.get(peer, ()))
            send(self._state, peer, Rpc(control=ControlMessage(graft=graft, prune=prune)))

    # Gossip

    def _emit_gossip(self, topic: Topic, excluded: dict[PeerId, None]) -> None:
        """Queue IHAVE for max(d_lazy, factor · candidates) peers outside the mesh or the fanout."""
        state, parameters = self._state, self._state.parameters
        message_ids = state.cache.gossip_ids(topic)
        if not message_ids:
            return
        candidates = [
            peer
            for peer in state.subscribers.get(topic, ())
            if peer not in excluded
            and peer not in state.direct
            and state.peers[peer].meshes
            and state.score.score(peer) >= state.thresholds.gossip
        ]
        target = max(parameters.d_lazy, int(parameters.gossip_factor * len(candidates)))
        state.rng.shuffle(candidates)
        state.rng.shuffle(message_ids)
        room = parameters.max_ihave_length
        ihave = ControlIHave(topic, tuple(message_ids[:room]))
        for peer in candidates[:target]:
            if len(message_ids) > room:
                # A different set for each peer: together they cover more than one IHAVE holds.
                state.rng.shuffle(message_ids)
                ihave = ControlIHave(topic, tuple(message_ids[:room]))
            state.peers[peer].gossip.append(ihave)

    def _maintain_fanout(self, now: float) -> None:
        state, parameters = self._state, self._state.parameters
        for topic, published in list(state.last_published.items()):
            if published + parameters.fanout_ttl_s < now:
                state.fanout.pop(topic, None)
                del state.last_published[topic]
        for topic, peers in state.fanout.items():
            for peer in [peer for peer in peers if not self._may_fan_out(peer)]:
                del peers[peer]
            self._fill_fanout(topic, peers)
            self._emit_gossip(topic, peers)

    def _fill_fanout(self, topic: Topic, peers: dict[PeerId, None]) -> None:
        missing = self._state.parameters.d - len(peers)
        more = self._state.choose(
            topic, missing, lambda peer: peer not in peers and self._may_fan_out(peer)
        )
        peers.update(dict.fromkeys(more))

    def _may_fan_out(self, peer: PeerId) -> bool:
        state = self._state
        enough = state.thresholds.publish
        return peer not in state.direct and state.score.score(peer) >= enough
