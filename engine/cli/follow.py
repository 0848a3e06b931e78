"""Rows as they change: the facade's events, narrowed to the transfers a command waits for."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Collection
from contextlib import aclosing

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

Tell = Callable[[str, bool], None]
"""Hears a sentence, and whether it is about what is waited for."""


async def follow(
    facade: Facade, keys: Collection[str], tell: Tell = lambda text, own: None
) -> AsyncGenerator[TransferView, None]:
    """Each of these rows as it is now, and again whenever it changes; ends only by raising.

    Raises as `changes`.
    """
    async with aclosing(changes(facade, keys, tell)) as rows:
        async for row in rows:
            if row.key in keys:
                yield row


async def changes(
    facade: Facade, needed: Collection[str], tell: Tell
) -> AsyncGenerator[TransferView, None]:
    """Every row as it is now, those needed first, and again as it changes; ends only by raising.

    `tell` hears what else a person should know: what went wrong with those needed stands in them.
    Who is needed may change. Raises NotFoundError when one of them is removed, NodeStopped when the
    node stops.
    """
    while True:
        subscription = await facade.subscribe()
        try:
            async for row in _until_gap(subscription, needed, tell):
                yield row
        finally:
            await subscription.close()


async def _until_gap(
    subscription: Subscription, needed: Collection[str], tell: Tell
) -> AsyncGenerator[TransferView, None]:
    rows = {row.key: row for row in subscription.snapshot.transfers}
    for key in tuple(needed):
        if key not in rows:
            raise NotFoundError("The transfer was removed.")
        yield rows.pop(key)
    for row in rows.values():
        yield row
    async for event in subscription:
        if isinstance(event, ResyncNeeded):
            return
        if isinstance(event, TransferRemoved) and event.key in needed:
            raise NotFoundError("The transfer was removed.")
        if isinstance(event, ROW_EVENTS):
            yield event.transfer
        if isinstance(event, Notice) and not (event.trouble and event.key in needed):
            tell(event.text, event.key in needed)
    raise NodeStopped("The node stopped.")
