from __future__ import annotations

import pytest

from engine.views import Cause, TransferKind, TransferState, TransferView
from gui.models.arrangement import FALLING, Order, Section, natural, sections_of, sort_key


def view(name, **fields):
    base = {
        "key": name,
        "file_id": "ab" * 32,
        "kind": TransferKind.FILE,
        "name": name,
        "size": 100,
        "done": 0,
        "state": TransferState.DOWNLOADING,
    }
    return TransferView(**(base | fields))


def arranged(order, rows):
    made = sorted(rows, key=sort_key(order), reverse=order in FALLING)
    return [row.name for row in made]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.ADDED, ["b", "c", "a"]),
        (Order.NAME, ["a", "b", "c"]),
        (Order.SIZE, ["c", "b", "a"]),
        (Order.PROGRESS, ["a", "c", "b"]),
        (Order.RATE, ["b", "a", "c"]),
        (Order.STATE, ["b", "a", "c"]),
        (Order.QUEUE, ["c", "a", "b"]),
    ],
)
def test_orders(order, expected):
    queued = TransferState.QUEUED
    rows = [
        view("a", added_at=1.0, size=10, done=9, queue_position=2, state=queued, rate_up=4.0),
        view("b", added_at=3.0, size=50, done=0, rate_down=9.0),
        view("c", added_at=2.0, size=90, done=9, queue_position=1, state=queued),
    ]
    by_name = arranged(order, rows)
    assert by_name == expected


def test_numbers_in_names_are_numbers():
    names = ["take 10", "Take 2", "take", "1", "²"]
    assert sorted(names, key=natural) == ["1", "take", "Take 2", "take 10", "²"]


def test_a_skipped_half_does_not_count_as_progress():
    half = view("half", size=100, skipped=50, done=50)
    assert sort_key(Order.PROGRESS)(half) == 1.0


def test_sections():
    assert sections_of(view("a")) == {Section.ALL, Section.DOWNLOADING}
    stuck = view("a", cause=Cause.NO_HOLDER)
    assert Section.STUCK in sections_of(stuck)
    paused = view("a", state=TransferState.PAUSED, cause=Cause.PAUSED)
    assert sections_of(paused) == {Section.ALL, Section.DOWNLOADING, Section.PAUSED}
    hashing = view("a", state=TransferState.HASHING, file_id="")
    assert sections_of(hashing) == {Section.ALL, Section.SHARING}
