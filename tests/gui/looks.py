"""Every page and state of the window by name, and what must hold for all of them: nothing clipped,
everything named, everything reachable by Tab. Used by tests and by the maker of the pictures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QMenu, QWidget

from engine.views import Preview, TransferKind
from gui.views.main_window import MainWindow
from gui.views.widgets import ElidedLabel, stops_tab
from tests.helpers.fake_catalogue import ENTRY
from tests.helpers.fake_facade import FakeFacade, fake_id

OWN = replace(ENTRY, file_id="ef" * 32, title="My holiday film", own=True, tags=(), description="")

State = Callable[[MainWindow, FakeFacade], Any]


def known(window: MainWindow) -> str:
    """The key of a row whose ID is known."""
    return next(view.key for view in window.model.views() if view.file_id)


def _settings(page: str) -> State:
    return lambda window, _: window.settings_card.open(getattr(window.settings_card, page))


def _preview(window: MainWindow, engine: FakeFacade) -> None:
    for name, have in (("a film.mkv", 0), ("here already.iso", 9_000_000)):
        found = Preview(fake_id(name), TransferKind.FILE, name, 9_000_000, 3, have=have)
        engine.known[fake_id(name)] = found
    window.pasted.emit([fake_id("a film.mkv"), fake_id("here already.iso"), fake_id("nobody")])


def _catalogue(on: bool) -> State:
    def show(window: MainWindow, engine: FakeFacade) -> None:
        fake = engine.catalogue
        fake.entries = {(one.publisher, one.file_id): one for one in (ENTRY, OWN)}
        fake.state = replace(fake.state, on=on)
        window.header.catalogue_button.click()

    return show


STATES: dict[str, State] = {
    "list": lambda window, _: window.rows.view.setFocus(),
    "preview": _preview,
    "notice": lambda window, _: window.notices.tell("Removed “a.bin”.", "Undo", lambda: None),
    "confirm": lambda window, _: window.actions_.delete(window.model.at(0).key),
    "qr": lambda window, _: window.actions_.show_qr(known(window)),
    "catalogue-off": _catalogue(False),
    "catalogue": _catalogue(True),
    "veil": lambda window, _: window._veil.invite(3),
    **{
        f"settings-{page}": _settings(page)
        for page in ("general", "speed", "connection", "looks", "about")
    },
}


def put_away(window: MainWindow) -> None:
    """Close whatever a state opened."""
    window.preview.dismiss()
    window.settings_card.dismiss()
    window.catalogue_card.dismiss()
    window.limit_card.dismiss()
    window.code.dismiss()
    window.notices.dismiss()
    window._veil.hide()
    window.rows._end_search(True)
    for menu in window.findChildren(QMenu):
        menu.close()


def clipped(window: QWidget) -> list[str]:
    """Words that do not fit where they stand, and widgets cut off by what they lie in."""
    found = []
    for each in window.findChildren(QWidget):
        if not each.isVisible() or not isinstance(each, QLabel | QAbstractButton):
            continue
        words = each.text() if isinstance(each, QLabel | QAbstractButton) else ""
        if isinstance(each, ElidedLabel) or (isinstance(each, QLabel) and each.wordWrap()):
            continue
        if words and each.width() + 1 < each.minimumSizeHint().width():
            found.append(f"too narrow: {words!r} {each.width()}<{each.minimumSizeHint().width()}")
        if not _within(each):
            found.append(f"cut off: {words!r} of {type(each).__name__}")
    return found


def _within(widget: QWidget) -> bool:
    """Whether every ancestor shows all of it; what scrolls need only fit in width."""
    box, parent = QRect(QPoint(), widget.size()), widget.parentWidget()
    here: QWidget = widget
    while parent is not None:
        box.translate(here.pos())
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return box.left() >= 0 and box.right() <= parent.width()
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(box):
            return False
        here, parent = parent, parent.parentWidget()
    return True


def stops(window: QWidget) -> list[QWidget]:
    """What can take the keyboard by Tab and is to be seen; of a group of choices the chosen one."""
    return [each for each in window.findChildren(QWidget) if stops_tab(each)]


def spoken(widget: QWidget) -> tuple[str, QAccessible.Role]:
    """Name and role as a screen reader gets them."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name), interface.role()
