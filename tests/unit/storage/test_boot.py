"""Boot marks: equal within one boot, different after a restart, doubtful when unclear."""

from pathlib import Path

import pytest

from engine.storage import boot
from engine.storage.boot import boot_mark, same_boot


def test_marks_of_one_boot_are_the_same():
    assert same_boot(boot_mark(), boot_mark())


def test_without_a_boot_id_the_clock_serves(monkeypatch):
    monkeypatch.setattr(boot, "_BOOT_ID", Path("/nonexistent"))
    mark = boot_mark()
    assert float(mark) > 0
    assert same_boot(mark, boot_mark())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1000", "1050", True),
        ("1000", "5000", False),
        ("6e2f", "6e2f", True),
        ("6e2f", "7a10", False),
        ("6e2f", "1000", False),
        ("", "1000", False),
    ],
)
def test_same_boot(one, other, same):
    assert same_boot(one, other) is same
