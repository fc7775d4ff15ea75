"""Keys of the keyboard as a picture on a button, sharp at every scale and right in every theme."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QIcon, QIconEngine, QPainter, QPen

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.icons import PaintedIcon


def caps_icon(keys: Sequence[str]) -> QIcon:
    """Return an icon that shows these keys side by side; give it the size of ``caps_size``."""
    return QIcon(_KeyCaps(tuple(keys)))


def caps_size(keys: Sequence[str]) -> QSize:
    """Return the size of the icon of these keys."""
    widths = [_width(key) for key in keys]
    return QSize(round(sum(widths) + _gap() * (len(keys) - 1)) + 1, round(_height()) + 2)


class _KeyCaps(PaintedIcon):
    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__()
        self._keys = keys

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        painter.translate(rect.topLeft())
        factor = rect.width() / caps_size(self._keys).width()  # a pixmap of a fine screen is painted in its own pixels
        painter.scale(factor, factor)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.larger(0.85, bold=True))
        ink = theme.paint("muted" if mode == QIcon.Mode.Disabled else "text")
        x = 0.0
        for key in self._keys:
            cap = QRectF(x + 0.5, 1.5, _width(key) - 1.0, _height() - 1.0)
            self._paint_cap(painter, cap, key, ink)
            x += _width(key) + _gap()
        painter.restore()

    def _paint_cap(self, painter: QPainter, cap: QRectF, key: str, ink: object) -> None:
        radius = theme.unit() / 2.5
        painter.setPen(QPen(theme.paint("outline"), 1))
        painter.setBrush(theme.paint("raised"))
        painter.drawRoundedRect(cap, radius, radius)
        edge = cap.bottom() - 1.0
        painter.drawLine(QPointF(cap.left() + radius, edge), QPointF(cap.right() - radius, edge))
        painter.setPen(ink)
        painter.drawText(cap.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, key)

    def clone(self) -> QIconEngine:
        return _KeyCaps(self._keys)


def _height() -> float:
    return theme.unit() * 2.2


def _width(key: str) -> float:
    advance = QFontMetricsF(theme.larger(0.85, bold=True)).horizontalAdvance(key)
    return max(_height(), advance + theme.unit())


def _gap() -> float:
    return theme.unit() / 2
