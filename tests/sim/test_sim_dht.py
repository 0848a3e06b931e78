"""Small worlds of the DHT simulation: what the large ones measure must hold here, too."""

from __future__ import annotations

from tests.sim import sim_dht


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_records_are_found_while_nodes_come_and_go(monkeypatch):
    monkeypatch.setattr(sim_dht, "PUBLISHERS", 5)
    monkeypatch.setattr(sim_dht, "WARM_UP_S", 300.0)
    assert float(cells(sim_dht.churn(200, 0.3, 0.0, 1))[5]) == 100.0


def test_a_fifth_of_hostile_nodes_hides_nothing(monkeypatch):
    monkeypatch.setattr(sim_dht, "PUBLISHERS", 5)
    monkeypatch.setattr(sim_dht, "WARM_UP_S", 300.0)
    assert float(cells(sim_dht.churn(200, 0.3, 0.2, 1))[5]) >= 99.0


def test_every_datagram_simulated_gives_the_same(monkeypatch):
    monkeypatch.setattr(sim_dht, "PUBLISHERS", 2)
    monkeypatch.setattr(sim_dht, "WARM_UP_S", 200.0)
    assert float(cells(sim_dht.churn(40, 0.1, 0.0, 1, full=True))[5]) == 100.0


def test_a_key_that_a_fifth_of_all_addresses_surround_is_found(monkeypatch):
    monkeypatch.setattr(sim_dht, "ECLIPSED_KEYS", 1)
    assert float(cells(sim_dht.eclipse(300, 0.2, 1))[5]) >= 95.0
