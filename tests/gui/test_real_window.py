"""The story in real windows, where there are the programs for it; see `tests.gui.drive`."""

from __future__ import annotations

import pytest

from tests.gui import drive


@pytest.mark.interop
@pytest.mark.slow
@pytest.mark.skipif(bool(drive.missing()), reason=f"not installed: {', '.join(drive.missing())}")
def test_the_story_in_real_windows(tmp_path):
    drive.drive(tmp_path)
