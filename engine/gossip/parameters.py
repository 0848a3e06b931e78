"""Every number of the router, where it comes from, and the checks that keep a set of them sane.

Owns the overlay's and the wire's parameters; those of peer scoring are in `score_parameters`.
"spec" is libp2p/specs pubsub/gossipsub (v1.0, v1.1, v1.2); "go" is go-libp2p-pubsub's
`gossipsub.go`, the reference implementation; "js" is @libp2p/gossipsub; "rust" is rust-libp2p.
Times are in seconds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from engine.errors import LocalProtocolError

# Protocol IDs, newest first (spec v1.2 "Protocol Id"; go `gossipsub.go`). v1.3 and later are not
# spoken.
MESHSUB_12: Final = "/meshsub/1.2.0"
MESHSUB_11: Final = "/meshsub/1.1.0"
MESHSUB_10: Final = "/meshsub/1.0.0"
FLOODSUB: Final = "/floodsub/1.0.0"

MESH_PROTOCOLS: Final = frozenset({MESHSUB_10, MESHSUB_11, MESHSUB_12})
PX_PROTOCOLS: Final = frozenset({MESHSUB_11, MESHSUB_12})  # PRUNE with peers and backoff
IDONTWANT_PROTOCOLS: Final = frozenset({MESHSUB_12})
PUBSUB_PROTOCOLS: Final = MESH_PROTOCOLS | {FLOODSUB}

# The wire.
MAX_RPC_BYTES: Final = 1 << 20  # spec README "The Message"; go `DefaultMaxMessageSize`
MAX_SENT_RPC_BYTES: Final = 60 * 1024  # rust refuses more than 64 KiB by default
MAX_PUBLISHED: Final = 5000  # messages in an RPC; js `decodeRpcLimits`, like the next three
MAX_SUBSCRIPTIONS: Final = 5000
MAX_IHAVE_IDS: Final = 5000
MAX_IWANT_IDS: Final = 5000
MAX_IDONTWANT_IDS: Final = 512
MAX_CONTROL_ENTRIES: Final = 5000  # GRAFT, PRUNE, IHAVE, IWANT, IDONTWANT entries in an RPC; js
MAX_PX_PEERS: Final = 16  # PeerInfo in a PRUNE; js, and go's `GossipSubPrunePeers`
MAX_TOPIC_BYTES: Final = 256  # ours are 75; no published limit
MAX_MESSAGE_ID_BYTES: Final = 64  # ours are 20, Eth2's 20, the default of go 46
MAX_PEER_ID_BYTES: Final = 64  # 38 for Ed25519; 34 for a SHA-256 multihash
MAX_SIGNATURE_BYTES: Final = 1024  # 64 for Ed25519; RSA-8192 would be 1,024
MAX_KEY_BYTES: Final = 2048  # js refuses RSA keys above 8,192 bits
MAX_RECORD_BYTES: Final = 8192  # a signed peer record; libp2p identify's own message limit
SEQNO_BYTES: Final = 8  # spec README: 64-bit big-endian
MAX_DATA_BYTES: Final = 32 * 1024  # what one of our topics may carry; must fit MAX_SENT_RPC_BYTES

# Bounds on what peers can make the router hold; go has none of these but the validation queue.
MAX_TOPICS_PER_PEER: Final = 100  # rust's and py-libp2p's subscription filter
MAX_SEEN: Final = 200_000  # message IDs within the seen TTL; the oldest go first
MAX_CACHED_BYTES: Final = 32 << 20  # payload in the message cache; the oldest go first
MAX_PENDING_PER_TOPIC: Final = 1024  # go `defaultValidateConcurrency`
MAX_PENDING: Final = 8192  # go `defaultValidateThrottle`
MAX_PENDING_VARIANTS: Final = 4  # copies of one ID under different signatures
MAX_BACKOFFS: Final = 20_000  # (topic, peer) pairs; the first to expire go first
MAX_BACKOFF_S: Final = 3600.0  # a PRUNE may not silence a link for longer
MAX_PROMISES: Final = 10_000
MAX_UNWANTED: Final = 2048  # IDs of IDONTWANT per peer; go's rates alone allow 30,000
MAX_AUTHORS: Final = 20_000  # highest sequence numbers remembered
MAX_SENDERS_PER_MESSAGE: Final = 64  # peers whose copies of a message are counted


@dataclass(frozen=True, slots=True)
class GossipParameters:
    """Parameters of the overlay, gossip and flood protection; the defaults are Shoal's."""

    d: int = 6
    """Target mesh degree: spec 6, go 6."""
    d_low: int = 5
    """Fill the mesh below this: spec 4, go 5."""
    d_high: int = 12
    """Prune the mesh at or above this: spec 12, go 12."""
    d_score: int = 4
    """Peers kept by score when pruning: spec 4 or 5, go 4."""
    d_out: int = 2
    """Outbound peers kept in the mesh, < d_low and <= d / 2: spec 2, go 2."""
    d_lazy: int = 6
    """Least number of peers that get IHAVE: spec 6, go 6."""
    gossip_factor: float = 0.25
    """Share of the candidates that get IHAVE: spec 0.25, go 0.25."""

    heartbeat_s: float = 1.0
    """spec 1 s, go 1 s."""
    heartbeat_initial_delay_s: float = 0.1
    """go 100 ms."""
    fanout_ttl_s: float = 60.0
    """spec 60 s, go 60 s."""
    history_length: int = 5
    """Heartbeats a message stays in the cache: spec 5, go 5."""
    history_gossip: int = 3
    """Heartbeats a message is advertised: spec 3, go 3."""
    seen_ttl_s: float = 120.0
    """From the first sight: spec 2 minutes, go `TimeCacheDuration` 120 s (rust 60 s)."""

    prune_backoff_s: float = 60.0
    """spec v1.1 1 minute, go 1 minute."""
    unsubscribe_backoff_s: float = 10.0
    """spec v1.1 10 s, go 10 s."""
    backoff_slack_heartbeats: int = 2
    """Kept this much longer before we GRAFT again: specs#289, go `clearBackoff`."""
    graft_flood_s: float = 10.0
    """A GRAFT this soon after the PRUNE costs twice: go `GossipSubGraftFloodThreshold`."""
    prune_peers: int = 16
    """Peers offered in a PRUNE, and accepted: go `GossipSubPrunePeers`."""
    do_px: bool = False
    """Offer peers when pruning: off but at bootstrappers (go's default is off)."""

    opportunistic_graft_ticks: int = 60
    """spec v1.1 1 minute, go 60."""
    opportunistic_graft_peers: int = 2
    """spec v1.1 2, go 2."""
    direct_connect_ticks: int = 300
    """spec v1.1 5 minutes, go 300."""
    flood_publish: bool = True
    """Own messages go to every peer of the topic: spec v1.1 true, js and rust true, go false."""

    gossip_retransmission: int = 3
    """Times one peer may IWANT one message: go 3 (the attack test allows 1 + 3 copies)."""
    max_ihave_messages: int = 10
    """IHAVE-bearing RPCs heeded per peer and heartbeat: go 10."""
    max_ihave_length: int = 5000
    """IDs asked for, or advertised, per peer and heartbeat: go 5,000."""
    iwant_followup_s: float = 3.0
    """A promise is broken after this: go 3 s."""
    idontwant_min_bytes: int = 1024
    """Smallest data worth an IDONTWANT: go 1,024 (js 512, rust 1,000)."""
    max_idontwant_length: int = 10
    """IDs heeded per IDONTWANT-bearing RPC: go 10."""
    max_idontwant_messages: int = 1000
    """IDONTWANT-bearing RPCs heeded per peer and heartbeat: go 1,000 (spec "???")."""
    idontwant_ttl_heartbeats: int = 3
    """go 3."""

    def __post_init__(self) -> None:
        if not self.is_bootstrapper:
            _demand(0 < self.d_low <= self.d <= self.d_high, "0 < d_low <= d <= d_high")
            _demand(0 <= self.d_score <= self.d, "0 <= d_score <= d")
            _demand(self.d_out < self.d_low and 2 * self.d_out <= self.d, "d_out too large")
        _demand(0 < self.history_gossip <= self.history_length, "history_gossip too large")
        _demand(0.0 <= self.gossip_factor <= 1.0, "gossip_factor is a share")
        _demand(self.heartbeat_s > 0, "heartbeat_s must be positive")
        _demand(self.seen_ttl_s > self.history_length * self.heartbeat_s, "seen TTL too short")

    @property
    def is_bootstrapper(self) -> bool:
        """Whether these are the parameters of a node that keeps no mesh."""
        return self.d == self.d_low == self.d_high == self.d_out == 0


def bootstrapper(base: GossipParameters | None = None) -> GossipParameters:
    """`base` without a mesh and with PX: spec v1.1 "Recommendations for Network Operators"."""
    return replace(
        base or GossipParameters(), d=0, d_low=0, d_high=0, d_score=0, d_out=0, do_px=True
    )


def _demand(condition: bool, rule: str) -> None:
    if not condition:
        raise LocalProtocolError(f"Gossip parameters break a rule: {rule}.")
