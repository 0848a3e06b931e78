"""The running window: ties one window to one bridge, for as long as there is an engine.

Owns what happens between an event and the screen: which row is watched, which drops wait for their
IDs, the rate history, and the flow from paste to download. Widgets show, the bridge calls.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from engine.api import Facade
from engine.views import NodeView, Snapshot, TransferView
from gui import desktop, text
from gui.bridge import Bridge
from gui.catalogue_desk import CatalogueDesk
from gui.citizen import Citizen
from gui.engine_words import said
from gui.log_file import LogFile, diagnostics
from gui.share_batch import Ready, ShareBatches
from gui.shown_row import Memory, ShownRow
from gui.views.main_window import MainWindow
from gui.views.preview_card import Wanted
from gui.words import tr


class Controller(QObject):
    """`start()` connects and fills the window; `stop()` ends every task."""

    def __init__(
        self,
        window: MainWindow,
        facade: Facade,
        token_file: Path | None = None,
        log: LogFile | None = None,
        memory: Memory | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self.bridge = Bridge(facade, self, token_file)
        memory = memory or Memory()
        self.shown = ShownRow(window.detail, self.bridge.feed, window.model, memory, self)
        self._token_file, self._log = token_file, log
        self._node: NodeView | None = None
        self._batches = ShareBatches(window.model.view)
        self._download_dir = ""
        self._awaited = ""  # a row to select as soon as it is told of
        self._chosen = False  # whether a row of the downloads that were begun last is shown
        window.actions_.bridge = self.bridge
        self._citizen = Citizen(window, self.bridge)
        catalogue = CatalogueDesk(self.bridge, facade.catalogue, self)
        window.catalogue_card.use(catalogue)
        catalogue.told.connect(window.notices.tell)
        self._connect_bridge()
        self._connect_window()

    async def start(self) -> None:
        """Fill the window and follow the engine; raises ShoalError."""
        await self.bridge.start()
        self._window.listen()

    async def stop(self) -> None:
        """Let go of the engine."""
        self._citizen.close()
        await self.bridge.flush(self._window.actions_.going())
        self._window.actions_.bridge = None
        await self.bridge.stop()

    def open(self, words: Sequence[str]) -> None:
        """Share the paths that the program was started with, and show what IDs and links name.

        A link may have been clicked on a page of a stranger: nothing is fetched before a person
        has seen what it is.
        """
        ids = [each for each in words if text.find_ids(each)]
        paths = [Path(each).absolute() for each in words if each not in ids]
        links, shared = desktop.split_links(paths)
        if links:
            self.bridge.open_links(links)
        if shared:
            self.bridge.share(shared)
        if ids:
            self._ask_preview([found for each in ids for found in text.find_ids(each)])

    def _connect_bridge(self) -> None:
        bridge, window = self.bridge, self._window
        bridge.snapshot.connect(self._fill)
        bridge.put.connect(self._put)
        bridge.removed.connect(self._remove)
        bridge.finished.connect(self._finish)
        bridge.node_changed.connect(self._show_node)
        bridge.notice.connect(self._tell)
        bridge.trouble.connect(window.notices.warn)
        bridge.shared.connect(self._begin_batch)
        bridge.begun.connect(self._show_begun)
        bridge.previewed.connect(window.preview.found)
        bridge.preview_failed.connect(window.preview.failed)
        bridge.lost.connect(self._lose)
        bridge.links.connect(window.pasted)
        bridge.told.connect(window.notices.tell)
        bridge.copied.connect(self._copy_words)
        bridge.space.connect(window.preview.show_space)
        bridge.address.connect(self._open_address)
        bridge.missing.connect(window.actions_.find_file)

    def _connect_window(self) -> None:
        window = self._window
        window.dropped.connect(self.bridge.share)
        window.pasted.connect(self._ask_preview)
        window.preview.download.connect(self._download)
        window.preview.cancelled.connect(self.bridge.cancel_preview)
        window.preview.change_folder.connect(
            lambda: window.choose_destination(window.preview.save_to)
        )
        window.rows.current_changed.connect(self.shown.show)
        window.detail.files_wanted.connect(self.bridge.set_file_priorities)
        window.limit_card.chosen.connect(self._limit)
        window.links_opened.connect(self.bridge.open_links)
        window.preview.space_wanted.connect(self.bridge.ask_space)
        card = window.settings_card
        card.speed.changed.connect(self.bridge.set_settings)
        card.general.change_folder.connect(
            lambda: window.choose_destination(self.bridge.set_download_dir)
        )
        card.connection.test.connect(self.bridge.test_reachability)
        self.bridge.tested.connect(card.connection.end_test)
        card.connection.copy_token.connect(self._copy_token)
        card.about.report.clicked.connect(self._copy_diagnostics)
        card.about.log.clicked.connect(self._open_log)

    def _copy_words(self, words: str, what: str) -> None:
        desktop.copy(words)
        self._window.notices.tell(what)

    def _copy_token(self) -> None:
        if self._token_file is not None:
            self.bridge.copy_file(
                self._token_file, tr("The API token is copied. Keep it to yourself.")
            )

    def _copy_diagnostics(self) -> None:
        node, log = self._node, self._log
        version = node.version if node is not None else ""

        def make() -> str:
            return diagnostics(node, version, log.last_lines() if log is not None else [])

        self.bridge.copy_made(make, tr("Versions, state and the end of the log are copied."))

    def _open_log(self) -> None:
        if self._log is None or not desktop.open_path(self._log.path):
            self._window.notices.warn(tr("There is no log yet."))

    # Events.

    def _fill(self, snapshot: Snapshot) -> None:
        current = self._window.detail.view
        self._window.model.reset(snapshot.transfers)
        self._show_node(snapshot.node)
        if current is not None and self._window.model.view(current.key) is not None:
            self._window.rows.select(current.key)
        self._window.focus_rows()

    def _put(self, view: TransferView) -> None:
        before = self._window.model.view(view.key)
        self._window.model.put(view)
        if view.key == self._awaited:
            self._select(view.key)
        self.shown.put(before, view)
        for ready in self._batches.changed(view.key):
            self._copy_ids(ready)

    def _remove(self, key: str) -> None:
        self._window.model.remove(key)
        self.shown.forget(key)
        for ready in self._batches.removed(key):
            self._copy_ids(ready)

    def _finish(self, view: TransferView) -> None:
        words = tr(
            "“{name}” is here, complete and checked. You are sharing it now.",
            name=text.title(view),
        )
        self._window.notices.tell(words)
        self._citizen.tell(words)

    def _show_node(self, node: NodeView) -> None:
        self._download_dir, self._node = node.download_dir, node
        self._window.status.show_node(node)
        self._window.settings_card.show_node(node)
        self._window.welcome.show_folder(node.download_dir)

    def _tell(self, words: str, trouble: bool, key: str) -> None:
        words = said(words)
        if key:
            self.shown.note(key, words)
        if trouble:
            self._window.notices.warn(words)
            self._citizen.tell(words, trouble=True)
        else:
            self._window.notices.tell(words)

    def _lose(self, words: str) -> None:
        self._window.status.show_trouble(tr("Not connected"))
        self._window.notices.warn(words)

    def _show_begun(self, key: str) -> None:
        """Of several downloads that were begun together the first is shown."""
        if not self._chosen:
            self._chosen = True
            self._select(key)

    def _select(self, key: str) -> None:
        known = self._window.model.view(key) is not None
        self._awaited = "" if known else key
        if known:
            self._window.rows.select(key)

    def _open_address(self, address: str, copy: bool) -> None:
        if copy:
            desktop.copy(address)
            words = tr("The address is copied. Open it in a media player on this computer.")
            self._window.notices.tell(words)
        elif not desktop.open_address(address):
            self._window.notices.warn(tr("No program opens it. Copy the play address instead."))

    def _limit(self, keys: Sequence[str], down: int, up: int) -> None:
        for key in keys:
            self.bridge.set_transfer_limits(key, down, up)

    # Dropping.

    def _begin_batch(self, keys: tuple[str, ...]) -> None:
        if keys:
            self._select(keys[0])
        ready = self._batches.begin(keys)
        if ready is not None:
            self._copy_ids(ready)

    def _copy_ids(self, ready: Ready) -> None:
        desktop.copy("\n".join(ready.ids))
        words, window = text.copied(list(ready.names)), self._window
        self._citizen.tell(words)
        if len(ready.keys) == 1:
            key = ready.keys[0]
            window.notices.tell(
                words, tr("Show QR code"), lambda: window.actions_.show_qr(key), icon="qr"
            )
        else:
            window.notices.tell(words)

    # Pasting.

    def _ask_preview(self, wanted: Sequence[str]) -> None:
        self._window.preview.ask(wanted, self._download_dir)
        self.bridge.preview(wanted)

    def _download(self, wanted: Sequence[Wanted], directory: Path | None) -> None:
        self.bridge.cancel_preview()
        self._window.header.clear()
        self._window.focus_rows()
        self._chosen = False
        for each in wanted:
            self.bridge.download(each.text, directory, each.only)
