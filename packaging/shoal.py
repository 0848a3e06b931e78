"""The frozen application's entry point: the same as the `shoal` command."""

from engine.cli.start import main

main()
