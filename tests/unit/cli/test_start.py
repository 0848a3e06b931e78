"""Ctrl-C before there is a command line is no traceback either."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from engine.cli.start import main


def test_ctrl_c_while_the_commands_are_imported(monkeypatch, capsys):
    module = ModuleType("engine.cli.main")

    def interrupted(name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "__getattr__", interrupted, raising=False)
    monkeypatch.setitem(sys.modules, "engine.cli.main", module)
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 130
    assert capsys.readouterr() == ("", "")


def test_it_leads_to_the_command_line(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["shoal", "--help"])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 0
    commands = capsys.readouterr().out
    assert "..." not in commands.partition("Commands:")[2]  # no description is cut short
