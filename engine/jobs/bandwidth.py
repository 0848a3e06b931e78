"""What each transfer may take of the bandwidth: its limits, and its weight beside the others.

Owns one `Lane` per transfer that has a running swarm or had one. A content that several transfers
use moves in the lane of the one that has had it longest.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.content.file_id import FileId
from engine.jobs.choosing import URGENCY
from engine.jobs.context import Context
from engine.jobs.row import Row
from engine.transfer.lanes import Lane
from engine.views import Priority


class Bandwidth:
    """The lanes of all transfers."""

    def __init__(self, context: Context, clock: Callable[[], float]) -> None:
        self._context = context
        self._clock = clock
        self._lanes: dict[str, Lane] = {}

    def lane_of(self, file_id: FileId) -> tuple[Lane, float]:
        """The lane in which a content moves, and its weight beside the lane's other files."""
        users = self._context.registry.users(file_id)
        if not users:
            return Lane(self._clock), 1.0  # somebody looks at it
        return self._lane(users[0]), _weight_in(users[0], file_id)

    def _lane(self, row: Row) -> Lane:
        lane = self._lanes.get(row.key)
        if lane is None:
            lane = self._lanes[row.key] = Lane(self._clock)
            _set_up(lane, row)
        return lane

    def changed(self, row: Row) -> None:
        """The row's priority, limits or choice of files changed."""
        lane = self._lanes.get(row.key)
        if lane is not None:
            _set_up(lane, row)
            self._take_lanes(row)

    def removed(self, row: Row) -> None:
        """The row is gone: its contents move on in the lanes of others that use them."""
        if self._lanes.pop(row.key, None) is not None:
            self._take_lanes(row)

    def _take_lanes(self, row: Row) -> None:
        for driver in self._context.swarms.running:
            if row.uses(driver.file_id):
                driver.use_lane(*self.lane_of(driver.file_id))


def _set_up(lane: Lane, row: Row) -> None:
    lane.set_limits(row.limit_down, row.limit_up)
    lane.set_weight(URGENCY[row.priority])


def _weight_in(row: Row, file_id: FileId) -> float:
    members = row.members if row.bundled(file_id) else row.members_of(file_id)
    wanted = (member.priority for member in members if member.wanted)
    return max((URGENCY[priority] for priority in wanted), default=URGENCY[Priority.LOW])
