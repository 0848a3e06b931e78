"""What the interop tests need from outside, or the reason why they are skipped."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.interop.js_node import JS


@pytest.fixture(scope="session")
def js_libp2p() -> None:
    """js-libp2p as package-lock.json pins it, installed once into js/node_modules."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("Node.js and npm are not installed")
    installed = JS / "node_modules" / ".package-lock.json"
    wanted = JS / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < wanted.stat().st_mtime:
        command = ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"]
        result = subprocess.run(command, cwd=JS, capture_output=True, text=True, check=False)
        if result.returncode:
            pytest.skip(f"npm ci failed: {result.stderr.strip()[-300:]}")
