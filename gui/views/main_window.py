"""The window: puts header, list, details and status bar together and carries wishes to the bridge.

Owns which page is shown, what is accepted when dropped or pasted, and the keys that work anywhere.
It holds copies of views in its models, and no truth.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFileDialog,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.views import TransferView
from gui import desktop, icons, text
from gui.causes import Remedy
from gui.desktop import WindowSettings
from gui.models.arrangement import Order
from gui.models.transfer_model import TransferModel
from gui.theme import Theme
from gui.tray import Tray
from gui.views.catalogue_card import CatalogueCard
from gui.views.detail_pane import DetailPane
from gui.views.drop_zone import Veil, Welcome
from gui.views.header import Header
from gui.views.limit_card import LimitCard
from gui.views.notice_bar import NoticeBar
from gui.views.preview_card import PreviewCard
from gui.views.qr_card import QrCard
from gui.views.row_actions import RowActions
from gui.views.settings_card import SettingsCard
from gui.views.status_bar import StatusBar
from gui.views.transfer_list import TransferList
from gui.words import tr

OnRows = Callable[..., None]  # takes the keys of rows

SIZE = (1180, 780)
LEAST_SIZE = (840, 480)


class MainWindow(QMainWindow):
    """Everything on the screen; `closed` says that the user is done."""

    closed = Signal()
    dropped = Signal(object)  # list of paths to share
    pasted = Signal(object)  # list of IDs and links to preview
    links_opened = Signal(object)  # list of .shoal files to open

    def __init__(
        self, theme: Theme, settings: WindowSettings | None = None, tray: bool | None = None
    ) -> None:
        super().__init__()
        self.theme, self._settings = theme, settings
        self._dragged: list[Path] = []
        self._early: list[tuple[SignalInstance, object]] | None = []  # wishes before an engine
        self._last_folder = str(Path.home())  # where the next file chooser begins
        self._offered: set[str] = set()  # IDs on the clipboard that were offered already
        self.setWindowTitle("Shoal")
        self.setWindowIcon(icons.app_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*SIZE)
        self.model = TransferModel(self)
        self.header = Header(theme)
        self.welcome = Welcome(theme)
        self.rows = TransferList(theme, self.model)
        self.detail = DetailPane(theme)
        self.status = StatusBar(theme)
        self._lay_out()
        self.preview = PreviewCard(theme, self._root)
        self.tray = Tray(self, tray)
        self.catalogue_card = CatalogueCard(theme, self._root)
        self.settings_card = SettingsCard(theme, settings, self.tray.available, self._root)
        self.code = QrCard(theme, self._root)
        self.limit_card = LimitCard(theme, self._root)
        self.notices = NoticeBar(theme, self._root)
        self._veil = Veil(theme, self._root)
        self.actions_ = RowActions(theme, self.model, self.notices, self)
        self._connect()
        self._add_keys()
        self._restore()
        self._choose_page()

    def _lay_out(self) -> None:
        self._root = QWidget()
        self._root.setObjectName("root")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(12)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.rows)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(0, 52)
        self.splitter.setStretchFactor(1, 48)
        self.splitter.setSizes([596, 544])
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(14, 14, 14, 12)
        inner.addWidget(self.splitter)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(body)
        box = QVBoxLayout(self._root)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.header)
        box.addWidget(self.pages, 1)
        box.addWidget(self.status)
        self.setCentralWidget(self._root)

    def _connect(self) -> None:
        self.header.wanted.connect(self._paste_text)
        self.header.share.connect(self.choose_files)
        self.welcome.choose_files.connect(self.choose_files)
        self.welcome.choose_folder.connect(self.choose_folder)
        self.welcome.paste.connect(self.paste)
        self.rows.browse.connect(self.choose_files)
        self.rows.menu_wanted.connect(self.actions_.open_menu)
        self.rows.opened.connect(self.actions_.reveal)
        self.rows.moved.connect(self.actions_.drop_before)
        self.detail.file_opened.connect(self.actions_.play)
        self.detail.file_revealed.connect(self.actions_.reveal)
        head = self.detail.head
        head.menu_wanted.connect(lambda key, where: self.actions_.open_menu([key], where))
        head.pause_or_resume.connect(self.actions_.pause_or_resume)
        head.reveal.connect(self.actions_.reveal)
        head.copy_id.connect(self.actions_.copy_id)
        head.copy_link.connect(self.actions_.copy_link)
        head.show_qr.connect(self.actions_.show_qr)
        self.preview.cancelled.connect(self._after_preview)
        self.model.counts_changed.connect(self._choose_page)
        self.notices.installEventFilter(self)
        self.header.settings.connect(self.settings_card.open)
        self.header.catalogue.connect(self._open_catalogue)
        self.catalogue_card.wanted.connect(self._look_at)
        self.settings_card.connection.refused.connect(self.notices.warn)
        for card in (self.settings_card, self.catalogue_card, self.code, self.limit_card):
            card.closed.connect(self.focus_rows)
        self.actions_.show_code.connect(self.code.open)
        head.help_wanted.connect(self._help)
        self.actions_.limits_wanted.connect(self.limit_card.open)
        self.tray.open_window.connect(self.come_forward)
        self.tray.share_files.connect(self._share_from_tray)
        self.tray.paste.connect(self._paste_from_tray)
        self.tray.quit_wanted.connect(self.leave)
        self.tray.drops.dropped.connect(self._take_from_tray)

    def _help(self, key: str, remedy: Remedy) -> None:
        """Do the one thing that helps a row which does not move."""
        view = self.model.view(key)
        if view is None:
            return
        match remedy:
            case Remedy.RESUME | Remedy.TRY_AGAIN:
                self.actions_.pause_or_resume(key)
            case Remedy.START_NOW:
                self.actions_.start_now(key)
            case Remedy.STOP_READING:
                self.actions_.stop_reading(key)
            case Remedy.STOP_LOOKING:
                self.actions_.remove(key)
            case Remedy.ASK_AROUND:
                self.actions_.ask_around(key)
            case Remedy.TRY_NOW:
                self.actions_.try_now(key)
            case Remedy.SHOW_PEERS:
                self.detail.show_tab("Peers")
            case Remedy.LIMITS:
                self._show_limits(view)
            case Remedy.MOVE:
                self.actions_.move(key)
            case Remedy.SHARE_AGAIN:
                self.actions_.share_again(key)
            case Remedy.NONE:
                pass

    def _show_limits(self, view: TransferView) -> None:
        """Its own limits where it has some, else those of the whole node."""
        if view.limit_down or view.limit_up:
            self.limit_card.open([view])
        else:
            self.settings_card.open()

    def _share_from_tray(self) -> None:
        self.come_forward()
        self.choose_files()

    def _paste_from_tray(self) -> None:
        self.come_forward()
        self.paste()

    def _take_from_tray(self, paths: Sequence[Path], ids: Sequence[str]) -> None:
        """Share what was dropped on the icon; what must be looked at first needs the window."""
        if not paths or desktop.split_links(paths)[0]:
            self.come_forward()
        self._take(paths, ids)

    def _open_catalogue(self) -> None:
        self.catalogue_card.offer(lambda: [one for one in self.model.views() if one.complete])
        self.catalogue_card.open()

    def _look_at(self, file_id: str) -> None:
        self.catalogue_card.dismiss()
        self.pasted.emit([file_id])

    def _add_keys(self) -> None:
        def key(keys: QKeySequence | QKeySequence.StandardKey, run: Callable[[], None]) -> None:
            QShortcut(QKeySequence(keys), self).activated.connect(run)

        def on_row(keys: QKeySequence | QKeySequence.StandardKey | Qt.Key, run: OnRows) -> None:
            shortcut = QShortcut(QKeySequence(keys), self.rows.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda: run(*self.rows.chosen()))

        key(QKeySequence.StandardKey.Paste, self.paste)
        key(QKeySequence.StandardKey.Open, self.choose_files)
        key(QKeySequence("Ctrl+Shift+O"), self.choose_folder)
        key(QKeySequence.StandardKey.Find, self.rows.start_search)
        key(QKeySequence.StandardKey.Quit, self.leave)
        key(QKeySequence("Ctrl+,"), self.settings_card.open)
        on_row(Qt.Key.Key_Delete, self.actions_.remove)
        on_row(Qt.Key.Key_Space, self.actions_.pause_or_resume)
        on_row(QKeySequence.StandardKey.Copy, self.actions_.copy_id)
        on_row(QKeySequence("Ctrl+Shift+C"), self.actions_.copy_link)
        on_row(QKeySequence("Alt+Up"), lambda *keys: self.actions_.step(-1, *keys))
        on_row(QKeySequence("Alt+Down"), lambda *keys: self.actions_.step(1, *keys))

    # Pages and places.

    def _choose_page(self) -> None:
        page = 1 if self.model.rowCount() else 0
        if self.pages.currentIndex() != page:
            self.pages.setCurrentIndex(page)
            self.focus_rows()

    def _restore(self) -> None:
        if self._settings is None:
            return
        name, falling = self._settings.order
        if name in Order.__members__:
            self.rows.sort_by(Order[name], falling)
        self.rows.order_changed.connect(self._settings.choose_order)
        geometry = self._settings.bytes_of("geometry")
        splitter = self._settings.bytes_of("splitter")
        if geometry is not None:
            self.restoreGeometry(geometry)
        if splitter is not None:
            self.splitter.restoreState(splitter)

    def save_settings(self) -> None:
        """Keep theme and geometry for the next run."""
        if self._settings is not None:
            self._settings.save(
                self.theme.chosen,
                self.theme.accent,
                geometry=self.saveGeometry(),
                splitter=self.splitter.saveState(),
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.preview.place()
        self.notices.place()
        self.settings_card.place()
        self.catalogue_card.place()
        self.code.place()
        self.limit_card.place()
        self._veil.setGeometry(self._root.rect())

    def focus_rows(self) -> None:
        """Give the keyboard to the list, where there is one and nothing else wants it."""
        cards = (self.preview, self.settings_card, self.catalogue_card, self.code, self.limit_card)
        wanted = bool(self.header.field.text()) or any(card.isVisible() for card in cards)
        if self.pages.currentIndex() == 1 and not wanted:
            self.rows.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        # Qt must not end by itself: the engine stops first, then the loop (see gui.__main__).
        event.ignore()
        if self.tray.available and self.settings_card.general.to_tray.isChecked():
            self.save_settings()
            self.hide()
            return
        self.leave()

    def leave(self) -> None:
        """Close the window and end."""
        self.save_settings()
        self.hide()
        self.tray.close()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What nobody below took: Qt presses a button by Return in dialogs alone.
        button = self.focusWidget()
        pressed = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if pressed and isinstance(button, QAbstractButton) and not isinstance(button, QCheckBox):
            button.click()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.notices and event.type() == QEvent.Type.LayoutRequest:
            self.notices.place()
        return super().eventFilter(watched, event)

    def come_forward(self) -> None:
        """Be seen: out of the tray, off the task bar, over the other windows."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._look_at_clipboard()

    def _look_at_clipboard(self) -> None:
        """Offer what was copied elsewhere, once, and only when it is not here already."""
        ids = desktop.pasted_ids(QGuiApplication.clipboard().mimeData())
        bare = {text.bare_id(each) for each in ids}
        if not ids or bare == self._offered or bare <= self.model.file_ids():
            return
        self._offered = bare
        if not self.preview.isVisible() and not self.notices.isVisible():
            self.notices.tell(
                text.on_clipboard(len(ids)), tr("Show"), lambda: self._ask(self.pasted, ids)
            )

    # Dropping, pasting, choosing.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = self._dragged = desktop.local_paths(event.mimeData())
        if paths or desktop.pasted_ids(event.mimeData()):
            event.acceptProposedAction()
            if paths:
                self._veil.invite(len(paths))
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._dragged = []
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        # A source that quits at the drop no longer answers: then what it showed at the edge counts.
        paths = desktop.local_paths(event.mimeData()) or self._dragged
        self._dragged = []
        if self._take(paths, desktop.pasted_ids(event.mimeData())):
            event.acceptProposedAction()
            self.activateWindow()  # whoever drops here looks here, and needs no word elsewhere
        else:
            event.ignore()

    def paste(self) -> None:
        """Preview the IDs, or share the files, that are on the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        if not self._take(desktop.local_paths(mime), desktop.pasted_ids(mime)):
            self.notices.warn(
                tr(
                    "There is no Shoal ID on the clipboard. An ID has 64 digits, 0–9 and a–f; "
                    "copy it and paste again."
                )
            )

    def _take(self, paths: Sequence[Path], ids: Sequence[str]) -> bool:
        if paths:
            links, shared = desktop.split_links(paths)
            if links:
                self._ask(self.links_opened, links)
            if shared:
                self._ask(self.dropped, shared)
        elif ids:
            self._ask(self.pasted, list(ids))
        return bool(paths or ids)

    def _share(self, paths: Sequence[Path]) -> None:
        self._ask(self.dropped, list(paths))

    def _ask(self, signal: SignalInstance, wish: object) -> None:
        """Tell what is wished, as soon as there is an engine to ask."""
        if self._early is None:
            signal.emit(wish)
        else:
            self._early.append((signal, wish))

    def listen(self) -> None:
        """There is an engine now: tell what was wished before, and everything from now on."""
        early, self._early = self._early or [], None
        for signal, wish in early:
            signal.emit(wish)

    def _paste_text(self, words: str) -> None:
        # What does not look like an ID goes on as it is: the facade says what is wrong with it.
        self._ask(self.pasted, text.find_ids(words) or [words])

    def _after_preview(self) -> None:
        self.header.clear()
        self.focus_rows()

    def choose_files(self) -> None:
        """Open the file chooser; what is chosen is shared."""
        self._choose(tr("Share files"), QFileDialog.FileMode.ExistingFiles, self._share)

    def choose_folder(self) -> None:
        """Open the folder chooser; the folder is shared."""
        self._choose(tr("Share a folder"), QFileDialog.FileMode.Directory, self._share)

    def choose_destination(self, done: Callable[[Path], None]) -> None:
        """Open the folder chooser for a download."""
        self._choose(tr("Save to"), QFileDialog.FileMode.Directory, lambda paths: done(paths[0]))

    def _keep_folder(self, folder: str) -> None:
        self._last_folder = folder

    def _choose(
        self, title: str, mode: QFileDialog.FileMode, done: Callable[[list[Path]], object]
    ) -> None:
        dialog = QFileDialog(self, title, self._last_folder)
        dialog.directoryEntered.connect(self._keep_folder)
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: done([Path(name) for name in names]))
        dialog.open()
