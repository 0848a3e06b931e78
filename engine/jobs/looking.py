"""Looking at a running download: does anything come, who has what is missing, and since when not.

Owns what has to be remembered between two looks. The words are `standstill`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from engine.jobs.context import Context
from engine.jobs.row import Row
from engine.jobs.standstill import Facts, why
from engine.transfer.driver import SwarmDriver
from engine.views import TransferState

MAX_HEARD_LOOKUPS: Final = 1024
"""Pieces without a connected holder that gossip is asked about, one by one, in one look."""
SEARCH_S: Final = 10.0
"""After that it is said that nobody is found, even where the search goes on."""
MOVING: Final = frozenset({TransferState.DOWNLOADING, TransferState.FINDING})


class Look:
    """What was seen of one download so far."""

    def __init__(self, context: Context, row: Row, now: float) -> None:
        self._context = context
        self._row = row
        self._came_at = now
        self._with_holder = 0  # wanted pieces that somebody had at the last look

    def take(
        self, drivers: Sequence[SwarmDriver], providers: int, searched: bool, now: float
    ) -> float:
        """Say in the row why nothing moves, or that it does; gives seconds since something came."""
        row = self._row
        if row.state is TransferState.VERIFYING:
            self._came_at = now
        if row.state not in MOVING:
            return now - self._came_at
        if any(_comes(driver, now) for driver in drivers):
            self._came_at = now
        open_pieces = sum(driver.core.open_pieces for driver in drivers)
        missing = sum(self._missing(driver) for driver in drivers)
        self._remember(missing, open_pieces)
        quiet_s = now - self._came_at
        facts = Facts(
            providers=providers,
            searched=searched or quiet_s > SEARCH_S,
            missing=missing,
            open_pieces=open_pieces,
            quiet_s=quiet_s,
        )
        reason, cause = why(_with_peers(facts, drivers, now))
        if (reason, cause) != (row.reason, row.cause):
            row.turn(row.state, reason, cause)
            self._context.registry.changed(row)
        return now - self._came_at

    def _remember(self, missing: int, open_pieces: int) -> None:
        """When more pieces are without a holder than before, their last one has just left."""
        row = self._row
        if missing > row.missing and self._with_holder:
            row.seen_at = self._context.now()
        self._with_holder = open_pieces - missing
        if missing != row.missing:
            row.missing = missing
            self._context.registry.changed(row)

    def _missing(self, driver: SwarmDriver) -> int:
        """Wanted pieces that nobody has who is connected or heard of."""
        nowhere = driver.core.nowhere()
        if not nowhere:
            return 0
        whole, _ = self._context.network.swarm(driver.file_id)
        if whole - set(driver.links):
            return 0
        heard, table = driver.core.heard, driver.core.table
        copies = heard(table.count) if heard is not None and table is not None else None
        if copies is None:
            return len(nowhere)
        return len(nowhere) - sum(copies(index) > 0 for index in nowhere[:MAX_HEARD_LOOKUPS])


def _comes(driver: SwarmDriver, now: float) -> bool:
    return any(peer.down.rate(now) > 0 for peer in driver.core.peers.values())


def _with_peers(facts: Facts, drivers: Sequence[SwarmDriver], now: float) -> Facts:
    peers = {key for driver in drivers for key in driver.links}
    wanted = [p for driver in drivers for p in driver.core.peers.values() if p.interesting]
    holding = {peer.key for peer in wanted}
    serving = {peer.key for peer in wanted if not peer.choking_us}
    held_back = [rate for driver in drivers if (rate := driver.held_back_to(now))]
    return replace(
        facts,
        peers=len(peers),
        holding=len(holding),
        choking=len(holding - serving),
        limit=min(held_back, default=0),
        held_back=bool(held_back),
    )
