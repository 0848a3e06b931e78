"""Stroke icons from `resources/icons`, drawn in any colour at the right device pixel ratio.

Owns the reading, tinting and caching of the SVG files, and which icon stands for which content.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from pathlib import PurePosixPath

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from engine.views import TransferKind

CACHED_PIXMAPS = 256
APP_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)

_BY_SUFFIX = {
    "film": "mp4 mkv mov avi webm m4v mpg mpeg",
    "music": "mp3 flac ogg opus wav m4a aac",
    "image": "jpg jpeg png gif webp svg heic tif tiff bmp raw dng psd",
    "archive": "zip 7z gz xz zst tar rar bz2 deb rpm jar",
    "disc": "iso img dmg qcow2 vdi vmdk",
    "document": "pdf txt md doc docx odt rtf epub tex ppt pptx odp xls xlsx ods csv",
}
_ICON_OF = {suffix: icon for icon, names in _BY_SUFFIX.items() for suffix in names.split()}


@cache
def _source(name: str) -> str:
    return files("resources").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(CACHED_PIXMAPS)
def pixmap(name: str, tint: str, size: int, ratio: float, height: int = 0) -> QPixmap:
    """The icon `name` in the colour `tint`, `size` wide (and high, unless `height` is given)."""
    tall = height or size
    made = QPixmap(round(size * ratio), round(tall * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    svg = _source(name).replace("currentColor", tint)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, tall))
    painter.end()
    return made


def icon(name: str, tint: str, disabled: str = "", size: int = 20) -> QIcon:
    """A button's icon, sharp on every screen in sight."""
    made = QIcon()
    ratios = {1.0, 2.0} | {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    for ratio in sorted(ratios):
        made.addPixmap(pixmap(name, tint, size, ratio))
        if disabled:
            made.addPixmap(pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """Shoal's own icon in the sizes that desktops ask for."""
    made = QIcon()
    for size in APP_ICON_SIZES:
        made.addPixmap(pixmap("shoal", "#000000", size, 1.0))
    return made


def for_content(name: str, kind: TransferKind) -> str:
    """The icon's name that stands for a file of that name, or for a collection."""
    if kind is TransferKind.COLLECTION:
        return "folder"
    return _ICON_OF.get(PurePosixPath(name).suffix.lower().lstrip("."), "file")
