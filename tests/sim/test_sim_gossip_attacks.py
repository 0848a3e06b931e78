"""An attack in small: all honest messages arrive, and Sybils that forward nothing pay for it."""

from __future__ import annotations

from tests.sim.gossip_attacks import MIN_HONEST, SETUPS
from tests.sim.sim_gossip_attacks import measure

BY_NAME = {setup.name: setup for setup in SETUPS}


def test_there_are_nine():
    assert len(BY_NAME) == 9


def test_everything_arrives_and_sybils_pay():
    outcome = measure(BY_NAME["cold boot"], MIN_HONEST, scored=True)
    assert outcome.delivered == 1.0
    assert outcome.within_6_s == 1.0
    assert outcome.unpunished == 0
    assert outcome.wronged <= 8  # of 800 links between honest nodes
    assert outcome.mesh_share < 0.1
