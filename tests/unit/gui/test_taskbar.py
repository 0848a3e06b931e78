"""The calls that reach a task bar's object, made here in memory as COM lays it out."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

import pytest

from gui.taskbar import HR_INIT, RELEASE, Taskbar

FUNCTION = ctypes.CFUNCTYPE
LONG, POINTER, U64 = ctypes.c_int32, ctypes.c_void_p, ctypes.c_uint64
# ITaskbarList3 up to what is called, in the order of ShObjIdl_core.h.
NAMES = (
    *("QueryInterface", "AddRef", "Release", "HrInit", "AddTab", "DeleteTab", "ActivateTab"),
    *("SetActiveAlt", "MarkFullscreenWindow", "SetProgressValue", "SetProgressState"),
)
KINDS: dict[str, tuple[Any, ...]] = {
    "SetProgressValue": (POINTER, U64, U64),
    "SetProgressState": (POINTER, ctypes.c_int),
}
WINDOW = 0x7FFF_1234_5678


class FakeObject:
    """An object of C: a pointer to a table of functions."""

    def __init__(self, refuses: int = 0) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self._kept = [self._function(name, refuses) for name in NAMES]
        pointers = [ctypes.cast(each, POINTER).value for each in self._kept]
        self._table = (POINTER * len(NAMES))(*pointers)
        self._object = POINTER(ctypes.addressof(self._table))
        self.address = ctypes.addressof(self._object)

    def _function(self, name: str, refuses: int) -> Any:
        def called(this: int, *arguments: int) -> int:
            assert this == self.address
            self.calls.append((name, *arguments))
            return refuses

        return FUNCTION(LONG, POINTER, *KINDS.get(name, ()))(called)


def test_the_bar_comes_grows_and_goes():
    made = FakeObject()
    bar = Taskbar(lambda: made.address)
    bar.show(WINDOW, 0.25)
    bar.show(WINDOW, None)
    bar.close()
    bar.show(WINDOW, 0.5)
    assert made.calls == [
        ("HrInit",),
        ("SetProgressState", WINDOW, 2),
        ("SetProgressValue", WINDOW, 250, 1000),
        ("SetProgressState", WINDOW, 0),
        ("Release",),
    ]
    assert NAMES[HR_INIT] == "HrInit"
    assert NAMES[RELEASE] == "Release"


def test_one_that_refuses_is_let_go():
    made = FakeObject(refuses=-1)
    Taskbar(lambda: made.address).show(WINDOW, 0.25)
    assert made.calls == [("HrInit",), ("Release",)]


@pytest.mark.skipif(sys.platform == "win32", reason="there is a task bar")
def test_without_windows_there_is_no_bar():
    bar = Taskbar()
    bar.show(WINDOW, 0.25)
    bar.close()
