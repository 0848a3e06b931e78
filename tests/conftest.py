"""Rules of the whole suite: no example is timed, because a shared machine may be slow; and where
nothing may be skipped, a skipped comparison is a failure."""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# Set by .ci/run, which installs every outside program the tests compare with.
SKIP_NOTHING = "SHOAL_SKIP_NOTHING"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """A test against another implementation has to run."""
    report = yield
    if item.get_closest_marker("interop") is not None:
        _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Generator[None, Any, Any]:
    """Nor may a whole module of them step aside."""
    report = yield
    if "interop" in collector.path.parts:
        _refuse_skip(report)
    return report


def _refuse_skip(report: Any) -> None:
    if os.environ.get(SKIP_NOTHING) and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"may not be skipped here ({SKIP_NOTHING}): {report.longrepr}"
