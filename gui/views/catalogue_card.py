"""The public catalogue: one card over the window. Off at first, and says what others would see.

Shows views and entries it is given and tells what was pressed. Strangers wrote the entries: they
are shown as plain text, and nothing of them is fetched before a preview was looked at.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.views import CatalogueEntryView, CatalogueView, TransferView
from gui import icons, text
from gui.catalogue_desk import CatalogueDesk, Query
from gui.theme import Theme
from gui.views.settings_parts import Choice, note, row
from gui.views.widgets import (
    Badge,
    ElidedLabel,
    Floating,
    IconButton,
    Picture,
    SteadyScroll,
    label,
)
from gui.words import noop, tr

WIDTH, HEIGHT, LEAST_HEIGHT = 780, 640, 260
NOTHING_HEIGHT = 160
TYPING_MS = 200  # a search begins when the typing rests
MOST_TITLE, MOST_TAGS = 120, 8
SHOWN = {
    "all": noop("Everything"),
    "followed": noop("Followed"),
    "own": noop("Yours"),
    "hidden": noop("Hidden"),
}


class Entry(QFrame):
    """One entry, with what can be done with it."""

    def __init__(self, theme: Theme, entry: CatalogueEntryView, card: CatalogueCard) -> None:
        super().__init__()
        self.setObjectName("tile")
        self.entry, self._card = entry, card
        self._theme = theme
        badge = Badge(theme, icons.for_content(entry.title, entry.kind), "accent", 36)
        title = ElidedLabel("strong")
        title.setText(entry.title)
        facts = ElidedLabel("dim")
        facts.setText(text.entry_facts(entry, time.time()))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(facts)
        if entry.description:
            words.addWidget(note(" ".join(entry.description.split())))
        self.get = IconButton(theme, "download", tr("Look"), style="quiet", tint="accent_text")
        self.get.setAccessibleName(tr("Look at “{name}”", name=entry.title))
        self.more = IconButton(theme, "more", tr("More actions"), style="ghost", tint="dim")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 9, 6, 9)
        line.setSpacing(12)
        line.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self.get, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.get.clicked.connect(lambda: card.wanted.emit(entry.file_id))
        self.more.clicked.connect(self._open_menu)

    def menu(self) -> QMenu:
        """What fits this entry."""
        entry, desk = self.entry, self._card.desk
        menu = QMenu(self)
        if desk is None:
            return menu
        if entry.own:
            self._add(menu, tr("Take it back"), lambda: desk.withdraw(entry))
            return menu
        follow = tr("Follow no more") if entry.followed else tr("Follow its publisher")
        self._add(menu, follow, lambda: desk.follow(entry, not entry.followed))
        hide = tr("Show it again") if entry.hidden else tr("Hide it")
        self._add(menu, hide, lambda: desk.hide(entry, not entry.hidden))
        self._add(menu, tr("Block its publisher"), lambda: desk.block(entry.publisher, True))
        return menu

    @staticmethod
    def _add(menu: QMenu, words: str, run: Callable[[], None]) -> None:
        menu.addAction(words).triggered.connect(run)

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))


class CatalogueCard(Floating):
    """Opens over the window; Escape and Done close it."""

    wanted = Signal(str)  # file ID to preview
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(tr("Catalogue"))
        self.desk: CatalogueDesk | None = None
        self._shares: Callable[[], Sequence[TransferView]] = tuple
        self._blocked: tuple[str, ...] = ()
        self.done = IconButton(theme, "check", tr("Done"), style="primary", tint="on_accent")
        self.pages = QStackedWidget()
        self.pages.addWidget(self._invitation())
        self.pages.addWidget(self._shelves())
        self.pages.addWidget(self._form())
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 10, 0)
        head.addWidget(label(tr("Catalogue"), "h1"))
        head.addStretch(1)
        head.addWidget(self.done)
        self.box.setContentsMargins(18, 14, 8, 12)
        self.box.addLayout(head)
        self.box.addWidget(self.pages, 1)
        self.done.clicked.connect(self.dismiss)

    # Parts.

    def _invitation(self) -> QWidget:
        page = QWidget()
        self.switch_on = IconButton(
            self.theme, "globe", tr("Switch it on"), style="primary", tint="on_accent"
        )
        self.switch_on.clicked.connect(lambda: self._switch(True))
        box = QVBoxLayout(page)
        box.setContentsMargins(60, 10, 60, 20)
        box.setSpacing(14)
        box.addStretch(1)
        picture = Picture(self.theme, "globe", "accent", QSize(72, 72))
        box.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for style, words in (
            ("h1", tr("A public list of what people share")),
            (
                "lead",
                tr(
                    "It is off. When it is on, this computer keeps a list of what others publish, "
                    "and you can search it. Nothing is ever downloaded by itself."
                ),
            ),
            (
                "lead",
                tr(
                    "Others see that this computer takes part. What you publish, and only that, "
                    "can be read by everybody, carries this computer's name in the network, and "
                    "cannot be taken back from everywhere."
                ),
            ),
        ):
            line = label(words, style)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.setWordWrap(True)
            box.addWidget(line)
        box.addWidget(self.switch_on, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
        return page

    def _shelves(self) -> QWidget:
        page = QWidget()
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Search the catalogue…"))
        self.field.setAccessibleName(tr("Search the catalogue"))
        self.field.setClearButtonEnabled(True)
        self.shown = Choice(
            tr("Shown"), [(name, tr(words)) for name, words in SHOWN.items()], self._show_shelf
        )
        self.shown.show_choice("all")
        self._shelf = "all"
        self.entries = QVBoxLayout()
        self.entries.setContentsMargins(0, 0, 14, 0)
        self.entries.setSpacing(8)
        holder = QWidget()
        holder.setLayout(self.entries)
        self.state = ElidedLabel("dim")
        self.publish = IconButton(self.theme, "plus", tr("Publish…"))
        self.switch_off = IconButton(
            self.theme, "close", tr("Switch it off"), style="quiet", tint="accent_text"
        )
        self.publish.clicked.connect(self._open_form)
        self.switch_off.clicked.connect(lambda: self._switch(False))
        foot = row(self.state, self.switch_off, self.publish)
        foot.setContentsMargins(0, 0, 14, 0)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 14, 0)
        top.setSpacing(10)
        top.addWidget(self.field, 1)
        top.addWidget(self.shown)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addLayout(top)
        box.addWidget(SteadyScroll(holder), 1)
        box.addLayout(foot)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._search)
        self.field.textChanged.connect(self._type)
        return page

    def _form(self) -> QWidget:
        page = QWidget()
        self.share = QComboBox()
        self.share.setAccessibleName(tr("What to publish"))
        self.title, self.tags = QLineEdit(), QLineEdit()
        self.title.setMaxLength(MOST_TITLE)
        self.title.setAccessibleName(tr("Title"))
        self.tags.setAccessibleName(tr("Tags, with commas between"))
        self.about = QPlainTextEdit()
        self.about.setAccessibleName(tr("Description"))
        self.about.setTabChangesFocus(True)
        self.back = IconButton(self.theme, "close", tr("Cancel"))
        self.send = IconButton(
            self.theme, "globe", tr("Publish to everybody"), style="primary", tint="on_accent"
        )
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 14, 0)
        box.setSpacing(8)
        for words, field in (
            (tr("What to publish"), self.share),
            (tr("Title"), self.title),
            (tr("Tags, with commas between"), self.tags),
            (tr("Description"), self.about),
        ):
            box.addWidget(label(words, "plain"))
            box.addWidget(field)
        box.addWidget(note(tr("Everybody can read it, and it cannot be taken back everywhere.")))
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self.back)
        bottom.addWidget(self.send)
        box.addLayout(bottom)
        self.share.currentTextChanged.connect(self.title.setText)
        self.back.clicked.connect(lambda: self.pages.setCurrentIndex(1))
        self.send.clicked.connect(self._send)
        return page

    # What is shown.

    def use(self, desk: CatalogueDesk) -> None:
        """Speak through this desk from now on."""
        self.desk = desk
        desk.viewed.connect(self.show_view)
        desk.found.connect(self.show_entries)
        if self.isVisible():
            desk.look()  # it was opened before there was an engine to ask

    def offer(self, shares: Callable[[], Sequence[TransferView]]) -> None:
        """How to find out what may be published: the complete shares of that moment."""
        self._shares = shares

    def show_view(self, view: CatalogueView) -> None:
        """Show how the catalogue stands."""
        if self.pages.currentIndex() != 2 or not view.on:
            self.pages.setCurrentIndex(1 if view.on else 0)
        self.state.setText(text.catalogue_state(view))
        self._blocked = view.blocked

    def show_entries(self, entries: Sequence[CatalogueEntryView]) -> None:
        """Show what was found."""
        while (item := self.entries.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for entry in entries:
            self.entries.addWidget(Entry(self.theme, entry, self))
        if self._shelf == "hidden":
            for publisher in self._blocked:
                self.entries.addLayout(self._blocked_row(publisher))
        if not entries:
            empty = label(self._nothing(), "dim")
            empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
            empty.setMinimumHeight(NOTHING_HEIGHT)
            self.entries.addWidget(empty)
        self.entries.addStretch(1)

    def _nothing(self) -> str:
        if self.field.text().strip():
            return tr("Nothing matches")
        if self._shelf == "all":
            return tr("Nothing has come in yet. What others publish appears here by itself.")
        return tr("Nothing here yet")

    def _blocked_row(self, publisher: str) -> QHBoxLayout:
        name = ElidedLabel("dim")
        name.setText(tr("Blocked: {publisher}", publisher=text.short_publisher(publisher)))
        undo = IconButton(self.theme, "check", tr("Unblock"), style="quiet", tint="accent_text")
        undo.clicked.connect(lambda: self._unblock(publisher))
        return row(name, undo)

    # What is told.

    def _unblock(self, publisher: str) -> None:
        if self.desk is not None:
            self.desk.block(publisher, False)

    def _switch(self, on: bool) -> None:
        if self.desk is not None:
            self.desk.switch(on)

    def _show_shelf(self, name: str) -> None:
        self._shelf = name
        self._search()

    def _type(self) -> None:
        self._typing.start()

    def _search(self) -> None:
        if self.desk is not None:
            shelf = self._shelf
            self.desk.search(
                Query(self.field.text(), shelf == "followed", shelf == "hidden", shelf == "own")
            )

    def _open_form(self) -> None:
        self.share.clear()
        for view in self._shares():
            self.share.addItem(text.title(view), view.key)
        some = self.share.count() > 0
        if not some:
            self.share.addItem(tr("Share something first: nothing here is complete."), "")
            self.title.clear()
        self.share.setEnabled(some)
        self.send.setEnabled(some)
        self.pages.setCurrentIndex(2)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self) -> None:
        if self.desk is not None:
            tags = [tag.strip() for tag in self.tags.text().split(",") if tag.strip()]
            about = self.about.toPlainText()
            key = str(self.share.currentData())
            self.desk.publish(key, self.title.text().strip(), tags[:MOST_TAGS], about)
        self.pages.setCurrentIndex(1)

    def open(self) -> None:
        """Come up over the window."""
        if self.desk is not None:
            self.desk.look()
        self.place()
        self.show()
        self.raise_()
        first = self.field if self.pages.currentIndex() == 1 else self.switch_on
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Go away."""
        self.hide()
        self.closed.emit()

    def place(self) -> None:
        """Lie in the middle of the window."""
        self.centre(WIDTH, HEIGHT, LEAST_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
