"""Icons: one set of one-coloured SVG files, coloured when painted, so that they are sharp and right in every theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tts_studio.assets import resource
from tts_studio.gui.kit import theme

_INK = "#000"  # the colour in the files


class PaintedIcon(QIconEngine):
    """An icon that is painted each time it is shown, so it is sharp at every size and has the colours of the theme."""

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon on a transparent ground."""
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return QPixmap.fromImage(image)


class _Drawing(PaintedIcon):
    """A drawing in a square at the left of its place; the rest of a wide place is space before a text."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = "muted" if mode == QIcon.Mode.Disabled else self._role
        if mode == QIcon.Mode.Selected and role == "text":
            role = "accent_text"
        side = min(rect.width(), rect.height())
        place = QRectF(rect.left(), rect.top() + (rect.height() - side) / 2, side, side)
        _renderer(self._name, theme.colour(role)).render(painter, place)

    def clone(self) -> QIconEngine:
        return _Drawing(self._name, self._role)


def icon(name: str, role: str = "text") -> QIcon:
    """Return the icon ``resources/icons/<name>.svg`` in a colour of the theme."""
    return QIcon(_Drawing(name, role))


def program_icon() -> QIcon:
    """Return the program's own icon."""
    return QIcon(str(resource("icons/tts-studio.svg")))


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = resource(f"icons/{name}.svg").read_text(encoding="utf-8").replace(f'"{_INK}"', f'"{colour}"')
    return QSvgRenderer(QByteArray(drawing.encode()))
