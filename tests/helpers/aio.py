"""Run one coroutine to its end on a fresh loop, bounded: what async tests use."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

LIMIT_S = 120.0
"""Of a whole test, so that nothing hangs: it bounds no single step, however busy the machine."""


def run(coroutine: Coroutine[Any, Any, T], limit_s: float = LIMIT_S) -> T:
    """The coroutine's result; fails instead of hanging after `limit_s`."""

    async def bounded() -> T:
        return await asyncio.wait_for(coroutine, limit_s)

    return asyncio.run(bounded())
