from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from engine.views import FileView, PeerView, TransferState
from gui.models.arrangement import Order, Section
from gui.models.detail_models import FileModel, PeerModel
from gui.models.transfer_model import VIEW_ROLE, TransferFilter, TransferModel
from tests.gui.helpers import shared, view


@pytest.fixture
def model(qapp):
    made = TransferModel()
    tester = QAbstractItemModelTester(
        made, QAbstractItemModelTester.FailureReportingMode.Fatal, made
    )
    assert tester is not None
    return made


def keys(model):
    return [model.index(row, 0).data(VIEW_ROLE).key for row in range(model.rowCount())]


def test_rows_are_newest_first(model, qtmodeltester):
    model.reset([view("a"), view("b")])
    model.put(view("c"))
    assert keys(model) == ["c", "b", "a"]
    model.remove("b")
    model.remove("never there")
    assert keys(model) == ["c", "a"]
    model.put(replace(view("a"), done=7))
    assert model.view("a").done == 7
    assert model.index_of("a").row() == 1
    assert not model.index_of("b").isValid()
    qtmodeltester.check(model)


def test_a_change_touches_only_its_row(model, qtbot):
    model.reset([view(key) for key in "abcd"])
    changed = []
    model.dataChanged.connect(lambda first, last, *_: changed.append((first.row(), last.row())))
    model.put(replace(view("b"), done=9))
    model.put(replace(view("b"), done=9))  # the same again: nothing to paint
    assert changed == [(2, 2)]


def test_counts(model):
    model.reset([view("a"), shared("b"), view("c", state=TransferState.HASHING, file_id="")])
    assert [model.count(section) for section in Section] == [3, 1, 2, 0, 0]
    model.put(shared("a"))
    assert [model.count(section) for section in Section] == [3, 0, 3, 0, 0]
    model.remove("a")
    assert [model.count(section) for section in Section] == [2, 0, 2, 0, 0]


def test_what_is_spoken(model):
    model.put(view("a", rate_down=5e6))
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("a.bin, Downloading, 25%")
    assert model.data(model.index(0), Qt.ItemDataRole.DecorationRole) is None


def test_the_filter(model, qtmodeltester):
    proxy = TransferFilter(model)
    model.reset([view("kiwi"), shared("lime"), shared("kiwano")])
    assert keys(proxy) == ["kiwano", "lime", "kiwi"]
    proxy.show_section(Section.SHARING)
    assert keys(proxy) == ["kiwano", "lime"]
    proxy.search("KIW")
    assert keys(proxy) == ["kiwano"]
    proxy.show_section(Section.DOWNLOADING)
    assert keys(proxy) == ["kiwi"]
    model.put(shared("kiwi"))
    assert keys(proxy) == []
    qtmodeltester.check(proxy)


def test_ten_thousand_rows(model):
    rows = [shared(f"r{n}") for n in range(10_000)]
    model.reset(rows)
    model.put(replace(rows[5000], rate_up=5.0))
    assert model.index_of("r5000").row() == 4999
    assert model.index(4999).data(VIEW_ROLE).rate_up == 5.0


def test_another_order_judges_all_rows_together(model, monkeypatch):
    proxy = TransferFilter(model)
    model.reset([replace(shared(f"r{n}"), rate_up=float(n % 7)) for n in range(50)])
    proxy.search("R1")  # no hexadecimal digit is an r
    there = proxy.rowCount()
    with monkeypatch.context() as patch:
        patch.setattr(proxy, "_accepts", lambda view: pytest.fail(f"{view.key} was asked for"))
        model.sort_by(Order.RATE)
        assert proxy.rowCount() == there
    rates = [proxy.index(row, 0).data(VIEW_ROLE).rate_up for row in range(proxy.rowCount())]
    assert len(rates) == there == 11
    assert rates == sorted(rates, reverse=True)


def peer(name, down=0.0):
    return PeerView(name, "/ip4/192.0.2.1/tcp/5", "x", 0.5, down, 0.0, 0, 0, ("nearby",))


def test_peers_keep_their_place(qapp, qtmodeltester):
    model = PeerModel()
    model.set_peers([peer("slow", 1), peer("fast", 9)])
    assert keys_of(model) == ["fast", "slow"]
    changed, resets = [], []
    model.dataChanged.connect(lambda first, *_: changed.append(first.row()))
    model.modelReset.connect(lambda: resets.append(1))
    model.set_peers([peer("fast", 9), peer("slow", 50)])
    assert (changed, resets) == ([1], [])
    model.set_peers([peer("slow", 50), peer("new", 4)])
    assert keys_of(model) == ["slow", "new"]
    assert "on your network" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    qtmodeltester.check(model)


def keys_of(model):
    return [model.index(row).data(VIEW_ROLE).peer_id for row in range(model.rowCount())]


def test_files(qapp, qtmodeltester):
    model = FileModel()
    files = tuple(FileView(f"d/{n}", 10, "", 0) for n in range(3))
    model.set_files(files)
    changed, resets = [], []
    model.dataChanged.connect(lambda *_: changed.append(1))
    model.modelReset.connect(lambda: resets.append(1))
    model.set_files(tuple(replace(file, done=5) for file in files))
    assert (len(changed), len(resets)) == (1, 0)
    model.set_files(())
    assert model.rowCount() == 0
    assert len(resets) == 1
    qtmodeltester.check(model)
