"""One router and scripted peers around it: what tests of single rules are written with."""

from __future__ import annotations

import random
from collections import defaultdict
from typing import Any, TypeVar

from engine.gossip.events import (
    Event,
    Heartbeat,
    Output,
    PeerConnected,
    PeerDisconnected,
    RpcReceived,
    SendRpc,
    Validate,
    Validated,
    Verdict,
)
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
from engine.gossip.parameters import MESHSUB_12, GossipParameters
from engine.gossip.router import Router
from engine.gossip.score_parameters import PeerScoreParameters

OWN = PeerId(b"self")
AUTHOR = PeerId(b"author")
T = Topic("/shoal/file/" + "0f" * 32)
U = Topic("/shoal/file/" + "1e" * 32)

Kind = TypeVar("Kind")

UNSCORED = PeerScoreParameters(behaviour_penalty_weight=-10.0, behaviour_penalty_decay=0.9)
"""Only P5 (set by the test) and P7 count."""


def peer(name: str | int) -> PeerId:
    return PeerId(f"peer{name}".encode())


def make_message(
    author: PeerId = AUTHOR, number: int = 1, topic: Topic = T, data: bytes = b"hello"
) -> Message:
    return Message(author, data, number.to_bytes(8, "big"), topic, signature=b"s" * 64)


class Lone:
    """A router, its clock, and everything it said."""

    def __init__(
        self,
        *,
        seed: int = 1,
        parameters: GossipParameters | None = None,
        score_parameters: PeerScoreParameters = UNSCORED,
        **options: Any,
    ) -> None:
        self.now = 1000.0
        self.scores: dict[PeerId, float] = defaultdict(float)
        self.verdict = Verdict.ACCEPT
        self.hold_validation = False
        self.outputs: list[Output] = []
        self.router = Router(
            OWN,
            random.Random(seed),
            parameters=parameters or GossipParameters(flood_publish=False),
            score_parameters=score_parameters,
            app_score=lambda p: self.scores[p],
            policy=options.pop("policy", lambda message: ""),
            **options,
        )

    def do(self, event: Event) -> list[Output]:
        """Hand in an event; validations are answered at once unless they are held."""
        made = self.router.handle(self.now, event)
        self.outputs += made
        for output in made:
            if isinstance(output, Validate) and not self.hold_validation:
                made = made + self.do(Validated(output.ticket, self.verdict))
        return made

    def connect(
        self,
        *names: str | int,
        topics: tuple[Topic, ...] = (T,),
        protocol: str = MESHSUB_12,
        outbound: bool = True,
        addresses: tuple[str, ...] = (),
    ) -> list[PeerId]:
        found = [peer(name) for name in names]
        for one in found:
            self.do(PeerConnected(one, protocol, outbound, addresses))
            if topics:
                self.subscribe(one, *topics)
        return found

    def disconnect(self, one: PeerId) -> None:
        self.do(PeerDisconnected(one))

    def subscribe(self, one: PeerId, *topics: Topic, on: bool = True) -> None:
        self.rpc(one, Rpc(tuple(SubOpts(on, topic) for topic in topics)))

    def rpc(self, one: PeerId, rpc: Rpc) -> list[Output]:
        return self.do(RpcReceived(one, rpc))

    def publish_from(self, one: PeerId, *messages: Message) -> list[Output]:
        return self.rpc(one, Rpc(publish=messages))

    def control(
        self,
        one: PeerId,
        *,
        graft: tuple[Topic, ...] = (),
        prune: tuple[ControlPrune, ...] = (),
        ihave: tuple[MessageId, ...] = (),
        iwant: tuple[MessageId, ...] = (),
        idontwant: tuple[MessageId, ...] = (),
        topic: Topic = T,
    ) -> list[Output]:
        return self.rpc(
            one,
            Rpc(
                control=ControlMessage(
                    ihave=(ControlIHave(topic, ihave),) if ihave else (),
                    iwant=(ControlIWant(iwant),) if iwant else (),
                    graft=tuple(map(ControlGraft, graft)),
                    prune=prune,
                    idontwant=(ControlIDontWant(idontwant),) if idontwant else (),
                )
            ),
        )

    def beat(self, times: int = 1) -> list[Output]:
        made: list[Output] = []
        for _ in range(times):
            self.now += 1.0
            made += self.do(Heartbeat())
        return made

    @property
    def mesh(self) -> tuple[PeerId, ...]:
        return self.router.mesh(T)

    def clear(self) -> None:
        self.outputs.clear()


def of(outputs: list[Output], kind: type[Kind]) -> list[Kind]:
    return [output for output in outputs if isinstance(output, kind)]


def sent(outputs: list[Output], to: PeerId | None = None) -> list[Rpc]:
    return [s.rpc for s in of(outputs, SendRpc) if to is None or s.peer == to]


def published(outputs: list[Output], to: PeerId | None = None) -> list[Message]:
    return [message for rpc in sent(outputs, to) for message in rpc.publish]


def receivers(outputs: list[Output]) -> set[PeerId]:
    """Who was sent a message."""
    return {s.peer for s in of(outputs, SendRpc) if s.rpc.publish}


def grafts(outputs: list[Output], to: PeerId | None = None) -> list[Topic]:
    return [entry.topic for rpc in sent(outputs, to) for entry in rpc.control.graft]


def prunes(outputs: list[Output], to: PeerId | None = None) -> list[ControlPrune]:
    return [entry for rpc in sent(outputs, to) for entry in rpc.control.prune]


def ihaves(outputs: list[Output], to: PeerId | None = None) -> list[ControlIHave]:
    return [entry for rpc in sent(outputs, to) for entry in rpc.control.ihave]


def asked(outputs: list[Output], to: PeerId | None = None) -> list[MessageId]:
    return [
        key for rpc in sent(outputs, to) for entry in rpc.control.iwant for key in entry.message_ids
    ]


def unwanted(outputs: list[Output], to: PeerId | None = None) -> list[MessageId]:
    return [
        key
        for rpc in sent(outputs, to)
        for entry in rpc.control.idontwant
        for key in entry.message_ids
    ]


def offered(prune: ControlPrune) -> list[PeerInfo]:
    return list(prune.peers)
