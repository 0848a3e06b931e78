"""Where the process begins: Ctrl-C while the commands are still being imported is quiet, too.

Owns nothing else; `engine.cli.main` is the command line.
"""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line and leave the process with its exit code."""
    try:
        from engine.cli.main import main as command_line  # a fifth of a second

        command_line()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
