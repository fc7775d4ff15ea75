"""A veil over a page while something that can be dropped is held above it."""

# ruff: noqa: N802 -- Qt's names

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tts_studio.gui.kit import theme


class DropVeil(QWidget):
    """Covers its parent and says what dropping does."""

    def __init__(self, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._sentence = sentence
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(sentence)
        parent.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Show above everything else in the parent."""
        self._fit()
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the size of the parent."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._fit()
        return False

    def _fit(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a dashed frame and the sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = theme.paint("accent_soft")
        veil.setAlphaF(0.93)
        painter.fillRect(self.rect(), veil)
        margin = theme.unit() * 1.5
        painter.setPen(QPen(theme.paint("accent"), 2, Qt.PenStyle.DashLine))
        frame = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        painter.drawRoundedRect(frame, theme.unit(), theme.unit())
        painter.setFont(theme.larger(1.4, bold=True))
        painter.setPen(theme.paint("text"))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._sentence)
        painter.end()
