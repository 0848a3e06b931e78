"""The bar on a window's button in Windows' task bar.

Owns one ITaskbarList3 object, called through its table of functions: Qt 6 has no class for it. It
is best effort: where Windows refuses, nothing is shown. The numbers are those of ShObjIdl_core.h.
"""

from __future__ import annotations

import ctypes
import logging
import uuid
from collections.abc import Callable
from typing import Any, Final

logger = logging.getLogger(__name__)

CLSID_TASKBAR_LIST: Final = uuid.UUID("56fdf344-fd6d-11d0-958a-006097c9a090").bytes_le
IID_TASKBAR_LIST3: Final = uuid.UUID("ea1afb91-9e28-4b86-90e9-9e9f8a5eefaf").bytes_le
CLSCTX_INPROC_SERVER: Final = 1
RELEASE, HR_INIT, SET_PROGRESS_VALUE, SET_PROGRESS_STATE = 2, 3, 9, 10  # places in the table
NO_PROGRESS, NORMAL = 0, 2  # TBPFLAG
STEPS: Final = 1000


class Taskbar:
    """One window's bar; made and used in the thread of the window, where Qt has begun COM."""

    def __init__(self, make: Callable[[], int] | None = None) -> None:
        """`make` gives the address of the object, 0 for none; by default Windows is asked."""
        self._object = (make or _from_windows)()
        if self._object and self._call(HR_INIT) < 0:
            self.close()

    def show(self, window: int, share: float | None) -> None:
        """How much is done on the button of the window with this handle, 0..1; None: no bar."""
        if not self._object:
            return
        handle = ctypes.c_void_p(window)
        if share is None:
            self._call(SET_PROGRESS_STATE, handle, ctypes.c_int(NO_PROGRESS))
        else:
            done, total = ctypes.c_uint64(round(share * STEPS)), ctypes.c_uint64(STEPS)
            self._call(SET_PROGRESS_STATE, handle, ctypes.c_int(NORMAL))
            self._call(SET_PROGRESS_VALUE, handle, done, total)

    def close(self) -> None:
        """Let the object go."""
        if self._object:
            self._call(RELEASE)
            self._object = 0

    def _call(self, place: int, *arguments: Any) -> int:
        table = ctypes.cast(self._object, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p))).contents
        kind = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, *map(type, arguments))
        return int(kind(table[place])(self._object, *arguments))


def _from_windows() -> int:
    found = ctypes.c_void_p()
    try:  # 64-bit Windows has one calling convention, so CDLL fits
        create = ctypes.CDLL("ole32").CoCreateInstance
    except (OSError, AttributeError) as error:
        logger.info("no bar on the task bar: %s", error)
        return 0
    create.argtypes = [
        *(ctypes.c_char_p, ctypes.c_void_p, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_void_p)
    ]
    create.restype = ctypes.c_int32
    result = create(
        CLSID_TASKBAR_LIST, None, CLSCTX_INPROC_SERVER, IID_TASKBAR_LIST3, ctypes.byref(found)
    )
    if result < 0:
        logger.info("no bar on the task bar: 0x%08x", result & 0xFFFFFFFF)
        return 0
    return found.value or 0
