"""Hypothesis strategies for RPCs within every bound."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from engine.gossip.messages import (
    ControlGraft,
    ControlIDontWant,
    ControlIHave,
    ControlIWant,
    ControlMessage,
    ControlPrune,
    Message,
    MessageId,
    PeerId,
    PeerInfo,
    Rpc,
    SubOpts,
    Topic,
)

FEW = settings(max_examples=60, deadline=None)
"""RPCs are slow to generate; the fuzzers in tests/fuzz take more."""


def topics() -> st.SearchStrategy[Topic]:
    return st.text(max_size=60).map(Topic)


def message_ids() -> st.SearchStrategy[tuple[MessageId, ...]]:
    return st.lists(st.binary(max_size=64).map(MessageId), max_size=8).map(tuple)


def tuples(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(strategy, max_size=4).map(tuple)


def messages() -> st.SearchStrategy[Message]:
    return st.builds(
        Message,
        author=st.binary(max_size=64).map(PeerId),
        data=st.binary(max_size=300),
        seqno=st.binary(max_size=8),
        topic=topics(),
        signature=st.binary(max_size=80),
        key=st.binary(max_size=80),
    )


def controls() -> st.SearchStrategy[ControlMessage]:
    infos = st.builds(PeerInfo, st.binary(max_size=64).map(PeerId), st.binary(max_size=100))
    return st.builds(
        ControlMessage,
        ihave=tuples(st.builds(ControlIHave, topics(), message_ids())),
        iwant=tuples(st.builds(ControlIWant, message_ids())),
        graft=tuples(st.builds(ControlGraft, topics())),
        prune=tuples(st.builds(ControlPrune, topics(), tuples(infos), st.integers(0, 2**64 - 1))),
        idontwant=tuples(st.builds(ControlIDontWant, message_ids())),
    )


def rpcs() -> st.SearchStrategy[Rpc]:
    return st.builds(
        Rpc,
        subscriptions=tuples(st.builds(SubOpts, st.booleans(), topics())),
        publish=tuples(messages()),
        control=controls(),
    )
