"""Painting a waveform: its outline, a scale of seconds, and what is cut away."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPen, QPixmap, QPolygonF

from tts_studio.audio.picture import Pyramid
from tts_studio.audio.signal import FloatArray
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.time_axis import TimeAxis
from tts_studio.gui.kit.trim_marks import TrimMarks

_LEAST_PEAK = 0.2  # a softer recording is not enlarged to full height


class WaveformPicture:
    """The outline of one recording, painted again only when something about it has changed."""

    def __init__(self, pyramid: Pyramid) -> None:
        self._pyramid = pyramid
        whole = pyramid.envelope(1)
        self._scale = 1.0 / max(_LEAST_PEAK, float(np.abs(whole).max()))
        self._key: tuple[object, ...] = ()
        self._pixmap = QPixmap()

    def pixmap(self, size: QSize, ratio: float, axis: TimeAxis, kept: TrimMarks) -> QPixmap:
        """Return the picture of what ``axis`` shows, ``size`` large at ``ratio`` device pixels a pixel."""
        key = (size.width(), size.height(), ratio, axis, kept, theme.name())
        if key != self._key:
            self._pixmap, self._key = self._painted(size, ratio, axis, kept), key
        return self._pixmap

    def _painted(self, size: QSize, ratio: float, axis: TimeAxis, kept: TrimMarks) -> QPixmap:
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        columns = max(1, round(size.width() * ratio))
        limits = self._pyramid.envelope(columns, axis.start, axis.end) * self._scale
        outline = _outline(limits, size)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.paint("grid"), 1))
        painter.drawLine(QPointF(0, size.height() / 2), QPointF(size.width(), size.height() / 2))
        _fill(painter, outline, "wave_soft")
        painter.setClipRect(kept_area(QRect(0, 0, size.width(), size.height()), axis, kept))
        _fill(painter, outline, "wave")
        painter.end()
        return pixmap


def kept_area(area: QRect, axis: TimeAxis, kept: TrimMarks) -> QRectF:
    """Return the part of ``area`` that shows what is kept."""
    left = max(0.0, axis.x(kept.start, area.width()))
    right = min(float(area.width()), axis.x(kept.end, area.width()))
    return QRectF(area.left() + left, area.top(), max(0.0, right - left), area.height())


def shade_cut(painter: QPainter, area: QRect, axis: TimeAxis, kept: TrimMarks) -> None:
    """Hatch what is cut away, so that not only its colour differs."""
    inside = kept_area(area, axis, kept)
    veil = theme.paint("window")
    veil.setAlphaF(0.6)
    right = area.left() + area.width()
    for left, end in ((float(area.left()), inside.left()), (inside.right(), float(right))):
        if end - left > 0.5:
            rect = QRectF(left, area.top(), end - left, area.height())
            painter.fillRect(rect, veil)
            painter.fillRect(rect, QBrush(theme.paint("border"), Qt.BrushStyle.BDiagPattern))


def draw_scale(painter: QPainter, area: QRect, axis: TimeAxis) -> None:
    """Write seconds below a picture."""
    font = theme.larger(0.82)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    widest = metrics.horizontalAdvance("00.00 s") * 2
    ticks = axis.ticks(max(2, area.width() // max(1, widest)))
    digits = _digits(ticks)
    for second in ticks:
        x = area.left() + axis.x(second, area.width())
        painter.setPen(theme.paint("outline"))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.top() + theme.unit() * 0.4))
        text = f"{second:.{digits}f} s"
        width = metrics.horizontalAdvance(text)
        left = min(max(x - width / 2, area.left()), area.left() + area.width() - width)
        painter.setPen(theme.paint("muted"))
        painter.drawText(QPointF(left, area.top() + theme.unit() * 0.4 + metrics.ascent()), text)


def scale_height() -> int:
    """Return the pixels that ``draw_scale`` needs."""
    return round(theme.unit() * 0.4) + QFontMetrics(theme.larger(0.82)).height()


def _digits(ticks: list[float]) -> int:
    step = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
    return next((digits for digits in range(4) if abs(step * 10**digits - round(step * 10**digits)) < 1e-6), 3)


def _outline(limits: FloatArray, size: QSize) -> QPolygonF:
    middle, reach = size.height() / 2, size.height() / 2 - 1
    across = np.linspace(0, size.width(), len(limits))
    upper, lower = middle - limits[:, 1] * reach, middle - limits[:, 0] * reach
    points = [QPointF(x, y) for x, y in zip(across.tolist(), upper.tolist(), strict=True)]
    points += [QPointF(x, y) for x, y in zip(across[::-1].tolist(), lower[::-1].tolist(), strict=True)]
    return QPolygonF(points)


def _fill(painter: QPainter, outline: QPolygonF, role: str) -> None:
    painter.setPen(QPen(theme.paint(role), 1))
    painter.setBrush(theme.paint(role))
    painter.drawPolygon(outline)
