"""The picture of a piece grid: its colours, the gaps between its cells, one image drawn at once."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPixmap, QRegion

from gui.models import piece_cells
from gui.models.piece_cells import Fit
from gui.theme import Tokens

_COMMON_HERE = 0.42  # how much of the accent is left of a piece that many others have, too


def mixed(low: str, high: str, part: float) -> int:
    """A colour between two, 0 = the first, 1 = the second."""
    one, other = QColor(low), QColor(high)
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + (b - a) * part) for a, b in pairs)).rgb()


def missing_shade(tokens: Tokens, rarity: int) -> int:
    """A missing piece: red where nobody has it, then from amber to the ground of a common one."""
    if rarity == 0:
        return QColor(tokens.red).rgb()
    return mixed(tokens.amber, tokens.cell, (rarity - 1) / (piece_cells.RARITIES - 2))


def here_shade(tokens: Tokens, rarity: int) -> int:
    """A verified piece: the rarer it is elsewhere, the stronger."""
    part = 1 - (1 - _COMMON_HERE) * rarity / (piece_cells.RARITIES - 1)
    return mixed(tokens.surface, tokens.accent, part)


def color_table(tokens: Tokens) -> list[int]:
    """The 256 colours of the image: from missing to verified, the moving states, rarities."""
    table = [
        mixed(tokens.cell, tokens.accent, shade / piece_cells.FULL)
        for shade in range(piece_cells.SHADES)
    ]
    table += [QColor(c).rgb() for c in (tokens.asked, tokens.amber, tokens.violet, tokens.red)]
    table += [missing_shade(tokens, rarity) for rarity in range(piece_cells.RARITIES)]
    table += [here_shade(tokens, rarity) for rarity in range(piece_cells.RARITIES)]
    surface = QColor(tokens.surface).rgb()
    return table + [surface] * (256 - len(table))


def gaps(shape: Fit, ratio: float, ground: str) -> QPixmap:
    """The gaps around one cell, to be tiled: small cells get none, large ones round corners."""
    side = min(shape.width, shape.height)
    if side < 4 * ratio:
        return QPixmap()
    gap = max(1, round(ratio * (2 if side >= 10 * ratio else 1)))
    mask = QPixmap(shape.width, shape.height)
    mask.fill(Qt.GlobalColor.transparent)
    hole = QRectF(0, 0, shape.width - gap, shape.height - gap)
    path = QPainterPath()
    path.addRect(QRectF(0, 0, shape.width, shape.height))
    corner = ratio * (2.5 if side >= 10 * ratio else 0)
    path.addRoundedRect(hole, corner, corner)
    painter = QPainter(mask)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, corner > 0)
    painter.fillPath(path, QColor(ground))
    painter.end()
    return mask


def draw(
    painter: QPainter, region: QRegion, image: QImage, mask: QPixmap, shape: Fit, ratio: float
) -> None:
    """Draw the cells that a region (logical pixels) touches."""
    whole = QRect(0, 0, shape.columns, shape.rows)
    painter.save()
    painter.scale(1 / ratio, 1 / ratio)
    for rect in region:  # type: ignore[attr-defined]
        left, top = int(rect.left() * ratio) // shape.width, int(rect.top() * ratio)
        right = int((rect.right() + 1) * ratio) // shape.width
        bottom = int((rect.bottom() + 1) * ratio) // shape.height
        part = QRect(QPoint(left, top // shape.height), QPoint(right, bottom)) & whole
        place = QRect(
            part.left() * shape.width,
            part.top() * shape.height,
            part.width() * shape.width,
            part.height() * shape.height,
        )
        painter.drawImage(place, image, part)
        if not mask.isNull():
            painter.drawTiledPixmap(place, mask)
    painter.restore()
