"""Rows as they change: the facade's events, narrowed to the transfers a command waits for."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Collection

from engine.api import Facade, Subscription
from engine.errors import EnvironmentFailure, NotFoundError
from engine.events import (
    ResyncNeeded,
    TransferAdded,
    TransferChanged,
    TransferFinished,
    TransferRemoved,
)
from engine.views import TransferView

ROW_EVENTS = (TransferAdded, TransferChanged, TransferFinished)


async def follow(facade: Facade, keys: Collection[str]) -> AsyncGenerator[TransferView, None]:
    """Each of these rows as it is now, and again whenever it changes; ends only by raising.

    Raises NotFoundError when one is removed, EnvironmentFailure when the node stops.
    """
    while True:
        subscription = await facade.subscribe()
        try:
            async for row in _until_gap(subscription, keys):
                yield row
        finally:
            await subscription.close()


async def _until_gap(
    subscription: Subscription, keys: Collection[str]
) -> AsyncGenerator[TransferView, None]:
    rows = {row.key: row for row in subscription.snapshot.transfers}
    for key in keys:
        if key not in rows:
            raise NotFoundError("The transfer was removed.")
        yield rows[key]
    async for event in subscription:
        if isinstance(event, ResyncNeeded):
            return
        if isinstance(event, TransferRemoved) and event.key in keys:
            raise NotFoundError("The transfer was removed.")
        if isinstance(event, ROW_EVENTS) and event.transfer.key in keys:
            yield event.transfer
    raise EnvironmentFailure("The node stopped.")
