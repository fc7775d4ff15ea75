"""A bar with marks: how much there is, and from where on what is possible."""

# ruff: noqa: N802 -- Qt's names

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.direction import leftwards
from tts_studio.gui.kit.times import exact_duration


@dataclass(frozen=True)
class Mark:
    """A place on the bar."""

    seconds: float
    words: str
    """What is possible from there on."""

    @property
    def label(self) -> str:
        """The words with the amount."""
        return f"{exact_duration(self.seconds)} {self.words}"


class StageBar(QWidget):
    """Ends at its last mark. Half of the amount is more than half of the way: the first marks need room."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._seconds = 0.0
        self._marks: tuple[Mark, ...] = (Mark(1.0, ""),)

    def show_value(self, seconds: float, marks: Sequence[Mark]) -> None:
        """Show an amount of speech, and the marks, the smallest first."""
        self._seconds, self._marks = seconds, tuple(marks)
        self.update()

    @property
    def share(self) -> float:
        """The part of the bar that is filled, 0 … 1."""
        return self._share(self._seconds)

    def shown_labels(self) -> list[tuple[float, str]]:
        """Return the left end and the text of each label; one that would touch its neighbour is left out.

        The last one is what the bar aims at, and is always there.
        """
        metrics = QFontMetricsF(theme.larger(0.8))
        shown: list[tuple[float, str]] = []
        free = float(self.width())
        for mark in reversed(self._marks):
            width = metrics.horizontalAdvance(mark.label)
            left = min(max(0.0, self._share(mark.seconds) * self.width() - width / 2), free - width)
            if left >= 0.0 and abs(left + width / 2 - self._share(mark.seconds) * self.width()) <= width / 2 + 1:
                shown.append((left, mark.label))
                free = left - theme.unit()
        return shown[::-1]

    def sizeHint(self) -> QSize:
        """Return a size at which the labels can be read."""
        return QSize(theme.unit() * 40, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for the last label."""
        metrics = QFontMetricsF(theme.larger(0.8))
        height = _thickness() + theme.unit() / 2 + metrics.height()
        return QSize(round(metrics.horizontalAdvance(self._marks[-1].label)) + 1, round(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar, its filled part, the marks and their labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(0, 0, self.width(), _thickness())
        for width, role, edge in ((whole.width(), "track", "border"), (whole.width() * self.share, "accent", "accent")):
            painter.setBrush(theme.paint(role))
            painter.setPen(theme.paint(edge))
            left = self.width() - width if leftwards() else 0.0
            painter.drawRoundedRect(QRectF(left, 0, width, whole.height()), whole.height() / 2, whole.height() / 2)
        painter.setPen(QPen(theme.paint("text"), 1.5))
        for mark in self._marks:
            x = self._x(min(self._share(mark.seconds) * self.width(), self.width() - 1.0))
            painter.drawLine(QPointF(x, 0), QPointF(x, whole.height() + theme.unit() / 3))
        painter.setFont(theme.larger(0.8))
        painter.setPen(theme.paint("muted"))
        for left, words in self.shown_labels():
            metrics = QFontMetricsF(painter.font())
            begin = self._x(left + metrics.horizontalAdvance(words)) if leftwards() else left
            painter.drawText(QPointF(begin, self.height() - metrics.descent()), words)

    def _x(self, x: float) -> float:
        """Return where a place is painted that is so far from the beginning of the bar."""
        return self.width() - x if leftwards() else x

    def _share(self, seconds: float) -> float:
        return min(1.0, max(0.0, seconds / self._marks[-1].seconds)) ** 0.5


def _thickness() -> float:
    return theme.unit() * 0.8
