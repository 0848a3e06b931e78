"""`shoal --self-test` in a process of its own, with nothing of this machine's set-up to help it."""

from __future__ import annotations

import subprocess
import sys


def test_two_engines_share_and_a_window_opens(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "engine.cli.main", "--self-test"],
        env={"HOME": str(tmp_path), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "content  identical" in done.stdout
    assert "self-test  passed" in done.stdout
