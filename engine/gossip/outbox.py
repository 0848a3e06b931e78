"""The way out: what rides along with an RPC, how it is cut to size, what of a lost one is retried.

Owns piggybacking (go `sendRPC`, `piggybackControl`, `flush`) and the retry of dropped GRAFT, PRUNE
and subscriptions; IHAVE, IWANT and IDONTWANT are never retried, they would be stale.
"""

from __future__ import annotations

from collections.abc import Iterable

from engine.gossip.events import SendRpc
from engine.gossip.messages import (
    NO_CONTROL,
    ControlGraft,
    ControlMessage,
    ControlPrune,
    PeerId,
    PeerInfo,
    Rpc,
    SubOpts,
    Topic,
)
from engine.gossip.parameters import MAX_SENT_RPC_BYTES
from engine.gossip.splitting import split_rpc
from engine.gossip.state import Peer, RouterState


def send(state: RouterState, peer_id: PeerId, rpc: Rpc, *, urgent: bool = False) -> None:
    """Send an RPC with all that waits for the peer; nothing if the peer is not connected."""
    send_to_all(state, (peer_id,), rpc, urgent=urgent)


def send_to_all(
    state: RouterState, peers: Iterable[PeerId], rpc: Rpc, *, urgent: bool = False
) -> None:
    """Send one RPC to several peers; it is cut to size once, unless something rides along."""
    pieces: list[Rpc] | None = None
    for peer_id in peers:
        peer = state.peers.get(peer_id)
        if peer is None:
            continue
        if peer.gossip or peer.retry:
            own, _ = split_rpc(_loaded(state, peer_id, peer, rpc), MAX_SENT_RPC_BYTES)
        else:
            if pieces is None:
                pieces, _ = split_rpc(rpc, MAX_SENT_RPC_BYTES)
            own = pieces
        for piece in own:
            state.outputs.append(SendRpc(peer_id, piece, urgent))


def _loaded(state: RouterState, peer_id: PeerId, peer: Peer, rpc: Rpc) -> Rpc:
    """`rpc` with the retried control that is not stale and the IHAVE that wait for the peer."""
    own, mesh = rpc.control, state.mesh
    graft = tuple(graft for graft in peer.retry.graft if peer_id in mesh.get(graft.topic, ()))
    prune = tuple(prune for prune in peer.retry.prune if peer_id not in mesh.get(prune.topic, ()))
    control = ControlMessage(
        ihave=own.ihave + tuple(peer.gossip),
        iwant=own.iwant,
        graft=own.graft + graft,
        prune=own.prune + prune,
        idontwant=own.idontwant,
    )
    peer.retry = NO_CONTROL
    peer.gossip = []
    return Rpc(rpc.subscriptions, rpc.publish, control)


def send_graft(state: RouterState, peer: PeerId, topic: Topic) -> None:
    """Tell a peer that it is in our mesh now."""
    send(state, peer, Rpc(control=ControlMessage(graft=(ControlGraft(topic),))))


def make_prune(
    state: RouterState,
    peer_id: PeerId,
    topic: Topic,
    *,
    seconds: float,
    offered: tuple[PeerInfo, ...] = (),
) -> ControlPrune:
    """A PRUNE as the peer's version understands it: v1.0 has neither peers nor backoff."""
    peer = state.peers.get(peer_id)
    if peer is None or not peer.exchanges_peers:
        return ControlPrune(topic)
    return ControlPrune(topic, offered, int(seconds))


def retry_dropped(state: RouterState, peer_id: PeerId, rpc: Rpc) -> None:
    """Keep of a dropped RPC what must not be lost; a newer word on a topic replaces the older."""
    peer = state.peers.get(peer_id)
    if peer is None:
        return
    grafts = {graft.topic: graft for graft in (*peer.retry.graft, *rpc.control.graft)}
    prunes = {prune.topic: prune for prune in (*peer.retry.prune, *rpc.control.prune)}
    peer.retry = ControlMessage(graft=tuple(grafts.values()), prune=tuple(prunes.values()))
    for option in rpc.subscriptions:
        peer.unannounced[option.topic] = None


def flush(state: RouterState) -> None:
    """Send what found no RPC to ride on, and announce again what was lost: ends each heartbeat."""
    for peer_id, peer in state.peers.items():
        if not (peer.gossip or peer.retry or peer.unannounced):
            continue
        announced = tuple(SubOpts(topic in state.mesh, topic) for topic in peer.unannounced)
        peer.unannounced = {}
        rpc = _loaded(state, peer_id, peer, Rpc(subscriptions=announced))
        if rpc:
            send(state, peer_id, rpc)
