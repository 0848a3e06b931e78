"""The checklist's tests exist: a line that is ticked names what shows it."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parents[2]
CHECKLIST = TESTS.parent / "engine" / "gossip" / "CHECKLIST.md"
NAMED = re.compile(r"`((?:\w+/)*)(test_\w+)::(test_\w+)`")


def test_every_line_names_tests_that_exist():
    rows = [row for row in CHECKLIST.read_text("utf-8").splitlines() if row.startswith("| ✓")]
    assert len(rows) > 70
    for row in rows:
        named = NAMED.findall(row)
        assert named, row
        for folder, module, test in named:
            path = TESTS / (folder or "unit/gossip/") / f"{module}.py"
            assert re.search(rf"^def {test}\(", path.read_text("utf-8"), re.MULTILINE), row
