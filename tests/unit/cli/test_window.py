from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from engine.cli import window
from engine.cli.main import main
from engine.cli.options import Common
from engine.errors import UserFacingError


@pytest.fixture
def bare(monkeypatch):
    """A machine without a screen."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_without_a_screen_it_names_the_way_without_one(bare, capsys):
    bare.setattr("sys.argv", ["shoal"])
    with pytest.raises(SystemExit) as left:
        main()
    out, err = capsys.readouterr()
    assert left.value.code == 1
    assert out == ""
    assert err.count("\n") == 1
    assert "shoal node" in err


@pytest.mark.parametrize("name", ["WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_other_screens_are_screens(bare, name):
    bare.setenv(name, "offscreen")
    window.require_screen()


def test_a_display_that_is_not_there(bare):
    bare.setenv("DISPLAY", ":94321")
    with pytest.raises(UserFacingError, match=":94321"):
        window.require_screen()


def test_a_display_that_is_there(bare, tmp_path):
    bare.setattr(window, "X11_SOCKETS", str(tmp_path / "X"))
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "X7"))
        server.listen()
        bare.setenv("DISPLAY", ":7.0")
        window.require_screen()
    bare.setenv("DISPLAY", "elsewhere.example:0")
    window.require_screen()


def test_a_missing_system_library_is_named_with_its_remedy(bare, capsys):
    bare.setenv("QT_QPA_PLATFORM", "offscreen")
    bare.setitem(sys.modules, "gui.__main__", None)
    assert window.open_window(Common(), []) == 1
    assert "apt-get install" in capsys.readouterr().err


def test_a_bad_option_is_wrong_usage(bare):
    assert window.open_window(Common(listen="x"), []) == 2


def test_paths_travel_whole_and_ids_as_they_are(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("film.mkv").touch()
    assert window.items_of(["film.mkv", "shoal:ab"]) == [str(tmp_path / "film.mkv"), "shoal:ab"]


def test_desktops_name_files_by_url(tmp_path):
    path = tmp_path / "a b – ü%.mkv"
    path.touch()
    assert window.items_of([path.as_uri(), "file://elsewhere/x"]) == [
        str(path),
        "file://elsewhere/x",
    ]
