"""Curves of a training: how much closer the voice has come to recordings it learns from and to held-out ones."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from tts_studio.axis import ticks
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import name_control
from tts_studio.gui.train.progress import Point

_LINES = 4  # roughly, across the height


@dataclass(frozen=True)
class _Curve:
    name: str
    figure: str
    role: str
    line: Qt.PenStyle
    points: tuple[tuple[int, float], ...] = ()


class LossChart(QWidget):
    """Two curves over the steps; line style and mark distinguish them as well as the colour.

    They show by how many percent the loss has fallen below that of the first measurement on held-out recordings: a loss
    has no unit, and falls where people expect progress to rise.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(theme.unit() * 30, theme.unit() * 20)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        name_control(self, self.tr("Curves of the training"))
        self._curves = (
            _Curve(self.tr("Sentences it is tested on"), "validation_envelope_l1", "wave", Qt.PenStyle.SolidLine),
            _Curve(self.tr("Sentences it is trained on"), "train_envelope_l1", "second", Qt.PenStyle.DashLine),
        )
        self._steps = 0.0
        self.setAccessibleDescription(self._words())

    def show_points(self, points: Sequence[Point], steps: float = 0.0) -> None:
        """Show the measurements; the axis reaches to ``steps`` if so many are planned."""
        losses = [_values(points, curve.figure) for curve in self._curves]
        first = next((known[0][1] for known in losses if known), 0.0)
        self._curves = tuple(
            _Curve(c.name, c.figure, c.role, c.line, tuple((step, _closer(loss, first)) for step, loss in known))
            for c, known in zip(self._curves, losses, strict=True)
        )
        self._steps = max([steps, *(float(point.step) for point in points)])
        self.setAccessibleDescription(self._words())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return a size at which the curves are readable."""
        return QSize(theme.unit() * 46, theme.unit() * 26)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint legend, axes and curves."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text = QFontMetricsF(self.font())
        top = self._paint_legend(painter, text)
        values = [value for curve in self._curves for _, value in curve.points]
        if not values:
            painter.setPen(theme.paint("muted"))
            rest = QRectF(self.rect()).adjusted(0, top, 0, 0)
            painter.drawText(
                rest, Qt.AlignmentFlag.AlignCenter, self.tr("The first measurement comes after a minute or so.")
            )
            return
        marks = ticks(min(values), max(values), _LINES)
        labels = [_label(mark, marks) for mark in marks]
        left = max(text.horizontalAdvance(label) for label in labels) + theme.unit()
        area = QRectF(self.rect()).adjusted(left, top + text.height() * 2.3, -theme.unit(), -text.height() * 2.7)
        self._paint_axes(painter, text, area, marks, labels)
        painter.setClipRect(area.adjusted(-theme.unit(), -theme.unit(), theme.unit(), theme.unit()))
        for curve in self._curves:
            self._paint_curve(painter, curve, area, marks)

    def _paint_legend(self, painter: QPainter, text: QFontMetricsF) -> float:
        """Paint the names of the curves, one below the other if they do not fit side by side; return the height."""
        unit, x, y = theme.unit(), 0.0, 0.0
        for curve in self._curves:
            width = 4 * unit + unit + text.horizontalAdvance(curve.name)
            if x > 0 and x + width > self.width():
                x, y = 0.0, y + text.height() * 1.2
            middle = y + text.height() / 2
            painter.setPen(self._pen(curve))
            painter.drawLine(QPointF(x, middle), QPointF(x + 4 * unit, middle))
            self._paint_mark(painter, curve, QPointF(x + 2 * unit, middle))
            painter.setPen(theme.paint("text"))
            painter.drawText(QPointF(x + 5 * unit, y + text.ascent()), curve.name)
            x += width + 2.5 * unit
        return y + text.height()

    def _paint_axes(
        self, painter: QPainter, text: QFontMetricsF, area: QRectF, marks: Sequence[float], labels: Sequence[str]
    ) -> None:
        muted, grid = theme.paint("muted"), QPen(theme.paint("grid"), 1.0)
        painter.setPen(muted)
        painter.drawText(QPointF(0, area.top() - text.height() * 0.8), self.tr("Closer to the speaker, in percent"))
        for mark, label in zip(marks, labels, strict=True):
            y = self._y(mark, area, marks)
            painter.setPen(grid)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(muted)
            place = QRectF(0, y - text.height() / 2, area.left() - theme.unit() * 0.6, text.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label)
        room = max(2, int(area.width() / (text.horizontalAdvance(f"{self._steps:.0f}") + 2.5 * theme.unit())))
        for step in ticks(0, max(1.0, self._steps), min(8, room)):
            if step <= self._steps:
                self._paint_step(painter, text, area, step)
        painter.setPen(muted)
        foot = QRectF(area.left(), area.bottom() + text.height() * 1.3, area.width(), text.height() * 1.2)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self.tr("Steps of training"))

    def _paint_step(self, painter: QPainter, text: QFontMetricsF, area: QRectF, step: float) -> None:
        x = self._x(step, area)
        painter.setPen(QPen(theme.paint("outline"), 1.0))
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + theme.unit() * 0.4))
        painter.setPen(theme.paint("muted"))
        label = f"{step:.0f}"
        place = min(x - text.horizontalAdvance(label) / 2, self.width() - text.horizontalAdvance(label))
        painter.drawText(QPointF(place, area.bottom() + theme.unit() * 0.5 + text.ascent()), label)

    def _paint_curve(self, painter: QPainter, curve: _Curve, area: QRectF, marks: Sequence[float]) -> None:
        places = [QPointF(self._x(step, area), self._y(value, area, marks)) for step, value in curve.points]
        painter.setPen(self._pen(curve))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))
        crowded = len(places) > area.width() / (2 * theme.unit())
        for place in places[-1:] if crowded else places:
            self._paint_mark(painter, curve, place)

    def _paint_mark(self, painter: QPainter, curve: _Curve, place: QPointF) -> None:
        side = max(2.5, theme.unit() * 0.35)
        painter.setPen(QPen(theme.paint(curve.role), 1.6))
        painter.setBrush(theme.paint(curve.role) if curve.line == Qt.PenStyle.SolidLine else theme.paint("surface"))
        if curve.line == Qt.PenStyle.SolidLine:
            painter.drawEllipse(place, side, side)
        else:
            painter.drawRect(QRectF(place.x() - side, place.y() - side, 2 * side, 2 * side))

    def _pen(self, curve: _Curve) -> QPen:
        pen = QPen(theme.paint(curve.role), max(1.8, theme.unit() * 0.22), curve.line)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen

    def _x(self, step: float, area: QRectF) -> float:
        return area.left() + area.width() * step / max(1.0, self._steps)

    @staticmethod
    def _y(value: float, area: QRectF, marks: Sequence[float]) -> float:
        return area.bottom() - area.height() * (value - marks[0]) / (marks[-1] - marks[0])

    def _words(self) -> str:
        known = [curve for curve in self._curves if curve.points]
        if not known:
            return self.tr("Nothing has been measured yet.")
        line = self.tr("{0}: {1} % closer to the speaker than at the first measurement.")
        return " ".join(line.format(c.name, round(c.points[-1][1])) for c in known)


def _closer(loss: float, first: float) -> float:
    return 100.0 * (1.0 - loss / first) if first > 0.0 else 0.0


def _label(mark: float, marks: Sequence[float]) -> str:
    digits = max(0, -math.floor(math.log10(marks[1] - marks[0]) + 1e-9))
    return f"{mark:.{digits}f}"


def _values(points: Sequence[Point], figure: str) -> list[tuple[int, float]]:
    found = [(point.step, point.values[figure]) for point in points if figure in point.values]
    return [(step, value) for step, value in found if math.isfinite(value)]
