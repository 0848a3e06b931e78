from __future__ import annotations

from dataclasses import replace

from engine.views import TransferKind, TransferState, TransferView
from gui.share_batch import MAX_BATCHES, Ready, ShareBatches


def hashing(key):
    return TransferView(key, "", TransferKind.FILE, f"{key}.txt", 9, 0, TransferState.HASHING)


def test_ids_of_one_drop_come_together():
    rows = {"a": hashing("a"), "b": hashing("b")}
    batches = ShareBatches(rows.get)
    assert batches.begin(("a", "b")) is None
    rows["a"] = replace(rows["a"], file_id="1" * 64)
    assert batches.changed("a") == []
    rows["b"] = replace(rows["b"], file_id="2" * 64)
    assert batches.changed("b") == [Ready(("a", "b"), ("1" * 64, "2" * 64), ("a.txt", "b.txt"))]
    assert batches.changed("b") == []


def test_known_ids_are_ready_at_once():
    rows = {"a": replace(hashing("a"), file_id="1" * 64)}
    assert ShareBatches(rows.get).begin(("a", "a")) == Ready(("a",), ("1" * 64,), ("a.txt",))
    assert ShareBatches(rows.get).begin(()) is None


def test_failed_and_removed_rows_do_not_hold_the_rest_up():
    rows = {key: hashing(key) for key in "abc"}
    batches = ShareBatches(rows.get)
    batches.begin(("a", "b", "c"))
    rows["a"] = replace(rows["a"], state=TransferState.FAILED)
    assert batches.changed("a") == []
    del rows["b"]
    assert batches.removed("b") == []
    rows["c"] = replace(rows["c"], file_id="3" * 64)
    assert batches.changed("c") == [Ready(("c",), ("3" * 64,), ("c.txt",))]


def test_drops_that_never_end_are_forgotten():
    rows = {str(n): hashing(str(n)) for n in range(3 * MAX_BATCHES)}
    batches = ShareBatches(rows.get)
    for key in rows:
        batches.begin((key,))
    assert len(batches._waiting) == MAX_BATCHES


def test_a_row_may_appear_after_its_drop():
    rows = {}
    batches = ShareBatches(rows.get)
    assert batches.begin(("a",)) is None
    rows["a"] = hashing("a")
    assert batches.changed("a") == []
    rows["a"] = replace(rows["a"], file_id="1" * 64)
    assert batches.changed("a") == [Ready(("a",), ("1" * 64,), ("a.txt",))]


def test_a_drop_of_which_nothing_is_left_ends():
    rows = {"a": hashing("a")}
    batches = ShareBatches(rows.get)
    batches.begin(("a",))
    assert batches.removed("a") == []
    assert batches._waiting == []
