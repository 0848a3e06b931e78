"""Rows as they change: the facade's events, narrowed to the transfers a command waits for."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Collection

from engine.api import Facade, Subscription
from engine.errors import NodeStopped, NotFoundError
from engine.events import (
    Notice,
    ResyncNeeded,
    TransferAdded,
    TransferChanged,
    TransferFinished,
    TransferRemoved,
)
from engine.views import TransferView

ROW_EVENTS = (TransferAdded, TransferChanged, TransferFinished)

Tell = Callable[[str], None]


async def follow(
    facade: Facade, keys: Collection[str], tell: Tell = lambda text: None
) -> AsyncGenerator[TransferView, None]:
    """Each of these rows as it is now, and again whenever it changes; ends only by raising.

    `tell` hears what else a person should know: what is about these rows stands in them.
    Raises NotFoundError when one is removed, NodeStopped when the node stops.
    """
    while True:
        subscription = await facade.subscribe()
        try:
            async for row in _until_gap(subscription, keys, tell):
                yield row
        finally:
            await subscription.close()


async def changes(facade: Facade, tell: Tell) -> AsyncGenerator[TransferView, None]:
    """Every row as it changes; `tell` hears what a person should know. Ends only by raising."""
    while True:
        subscription = await facade.subscribe()
        try:
            async for event in subscription:
                if isinstance(event, ResyncNeeded):
                    break
                if isinstance(event, ROW_EVENTS):
                    yield event.transfer
                elif isinstance(event, Notice):
                    tell(event.text)
            else:
                raise NodeStopped("The node stopped.")
        finally:
            await subscription.close()


async def _until_gap(
    subscription: Subscription, keys: Collection[str], tell: Tell
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
        if isinstance(event, Notice) and not (event.trouble and event.key in keys):
            tell(event.text)
    raise NodeStopped("The node stopped.")
