"""Any sequence of events, hostile RPCs among them, leaves the router whole and bounded."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.gossip.events import (
    AddDirect,
    Event,
    Heartbeat,
    Join,
    Leave,
    MalformedRpc,
    PeerConnected,
    PeerDisconnected,
    Publish,
    RemoveDirect,
    Resend,
    RpcDropped,
    RpcReceived,
    SendRpc,
    Validate,
    Validated,
    Verdict,
)
from engine.gossip.messages import Message, MessageId, PeerId, Topic
from engine.gossip.parameters import MAX_SENT_RPC_BYTES, PUBSUB_PROTOCOLS, GossipParameters
from engine.gossip.router import Router
from engine.gossip.rpc import encode_rpc
from tests.unit.gossip import strategies
from tests.unit.gossip.strategies import rpcs

TOPICS = [Topic("a"), Topic("b"), Topic("c")]
PEERS = [PeerId(b"p%d" % n) for n in range(6)]
IDS = [MessageId(bytes([n]) * 20) for n in range(4)]
OWN = PeerId(b"own")


def small(monkeypatch) -> None:
    monkeypatch.setattr(strategies, "topics", lambda: st.sampled_from(TOPICS))


def events() -> st.SearchStrategy[Event]:
    peers, topics = st.sampled_from(PEERS), st.sampled_from(TOPICS)
    messages = st.builds(
        Message,
        st.sampled_from([*PEERS, OWN]),
        st.sampled_from([b"", b"x" * 1024, b"y" * 70_000]),
        st.integers(0, 5).map(lambda n: n.to_bytes(8, "big")),
        topics,
        st.sampled_from([b"s" * 64, b"t" * 64]),
    )
    return st.one_of(
        st.builds(PeerConnected, peers, st.sampled_from(sorted(PUBSUB_PROTOCOLS)), st.booleans()),
        st.builds(PeerDisconnected, peers),
        st.builds(RpcReceived, peers, rpcs()),
        st.builds(RpcDropped, peers, rpcs()),
        st.builds(MalformedRpc, peers),
        st.builds(Join, topics),
        st.builds(Leave, topics),
        st.builds(Publish, messages.map(lambda m: Message(OWN, m.data, m.seqno, m.topic))),
        st.builds(Resend, peers, st.lists(messages, max_size=3).map(tuple)),
        st.builds(Validated, st.integers(1, 20), st.sampled_from(Verdict)),
        st.builds(Heartbeat),
        st.builds(AddDirect, peers),
        st.builds(RemoveDirect, peers),
    )


def check(router: Router) -> None:
    state = router.state
    for topic, links in state.mesh.items():
        assert set(links) <= set(state.peers)
        assert not set(links) & set(state.direct)
        assert all(state.peers[peer].meshes for peer in links if topic in state.peers[peer].topics)
    for topic, members in state.subscribers.items():
        assert members
        assert all(topic in state.peers[peer].topics for peer in members)
    for fanout in state.fanout.values():
        assert set(fanout) <= set(state.peers)
    assert not set(state.mesh) & set(state.fanout)


def test_any_events_leave_the_router_whole(monkeypatch):
    small(monkeypatch)

    @settings(max_examples=150, deadline=None)
    @given(st.lists(st.tuples(events(), st.floats(0, 5)), max_size=40), st.randoms())
    def run(script, dice):
        parameters = GossipParameters(flood_publish=dice.random() < 0.5)
        router = Router(OWN, random.Random(1), parameters=parameters, policy=lambda m: "")
        now = 0.0
        for event, step in script:
            now += step
            for output in router.handle(now, event):
                if isinstance(output, SendRpc):
                    assert output.peer in router.peers
                    assert len(encode_rpc(output.rpc)) <= MAX_SENT_RPC_BYTES
                elif isinstance(output, Validate) and dice.random() < 0.7:
                    router.handle(now, Validated(output.ticket, dice.choice(list(Verdict))))
            check(router)

    run()
