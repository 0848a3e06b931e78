"""Where others see this node: votes of responders, one per address group.

Owns what is believed about our outside address. A host on the public internet is believed when two
groups of different owners say the same; a local one is believed at once, since it concerns only its
own network.
"""

from __future__ import annotations

from collections import Counter, OrderedDict

from engine.dht.endpoints import group_of, is_local, is_loopback

MAX_VOTES = 64
PUBLIC_QUORUM = 2


class OutsideView:
    """The last vote of each group of responders."""

    def __init__(self) -> None:
        self._votes: OrderedDict[bytes, str] = OrderedDict()
        self._local: str | None = None

    def note(self, responder: str, observed: str) -> None:
        """`responder` says that it sees us at the host `observed`."""
        if is_local(observed):
            if is_local(responder) and (self._local is None or not is_loopback(observed)):
                self._local = observed
            return
        if is_local(responder):
            return
        self._votes[group_of(responder)] = observed
        self._votes.move_to_end(group_of(responder))
        if len(self._votes) > MAX_VOTES:
            self._votes.popitem(last=False)

    def forget(self) -> None:
        """We may be somewhere else by now; only the local network is believed to be the same."""
        self._votes.clear()

    @property
    def public_host(self) -> str | None:
        """Our address on the internet, as most groups see it."""
        if not self._votes:
            return None
        host, votes = Counter(self._votes.values()).most_common(1)[0]
        return host if votes >= PUBLIC_QUORUM else None

    @property
    def hosts(self) -> tuple[str, ...]:
        """Everything that is believed, the public host first."""
        return tuple(host for host in (self.public_host, self._local) if host is not None)
