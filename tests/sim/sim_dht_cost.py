"""What keeping many files announced costs: the scheduler alone on a virtual clock.

    python -m tests.sim.sim_dht_cost

The first column of costs is a renewal at remembered holders, the last a full lookup with 20 stores;
steady cost is that of the third day.
"""

from __future__ import annotations

import random

from engine.dht.ids import Key
from engine.dht.scheduler import RepublishScheduler

DAY_S = 86_400.0
COSTS = (10_000, 30_000, 60_000)
FILES = (10, 100, 1000, 10_000)


def simulate(files: int, cost: int) -> tuple[float, float, float]:
    """Bytes per second on the third day, interval (hours), TTL (hours) at so many bytes each."""
    plan, now, spent = RepublishScheduler(random.Random(1), 0.0), 0.0, 0
    for number in range(files):
        plan.resume(Key(number.to_bytes(32, "big")), now + 3600.0 * random.Random(number).random())
    while now < 3 * DAY_S:
        while (key := plan.next(now)) is not None:
            plan.placed(key, cost, True, now)
            spent += cost if now >= 2 * DAY_S else 0
        now += max(1.0, min(plan.wait_s(now), 300.0))
    return spent / DAY_S, plan.interval_s / 3600, plan.ttl_s / 3600


def main() -> None:
    """Print the table."""
    print("| files | KB per announcement | KB/s | interval h | TTL h |\n|---|---|---|---|---|")
    for files in FILES:
        for cost in COSTS:
            rate, interval, ttl = simulate(files, cost)
            print(f"| {files} | {cost // 1000} | {rate / 1000:.2f} | {interval:.1f} | {ttl:.1f} |")


if __name__ == "__main__":
    main()
