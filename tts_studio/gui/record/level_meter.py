"""The microphone's level: peak with hold, power over 300 ms, and a lamp that stays lit after clipping."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from tts_studio.audio.levels import Ballistics, PeakHold, iec_scale
from tts_studio.audio.signal import SILENCE_DB
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.announce import announce
from tts_studio.gui.kit.controls import button, muted, name_control, space
from tts_studio.gui.kit.direction import isolated, leftwards
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.roles import Gauge

LOUD_DBFS = -6.0
QUIET_DBFS = -18.0
"""Peaks of good speech lie between these two."""
NOTHING_DBFS = -60.0

_MARKS = (-40.0, QUIET_DBFS, -12.0, LOUD_DBFS, 0.0)
_ZONES = ((QUIET_DBFS, "wave"), (LOUD_DBFS, "good"), (0.0, "warning"))
"""Upper end of each part of the scale and its colour."""
_NUMBER_SECONDS = 0.25  # a number that changes more often cannot be read
_TOLD_SECONDS = 1.0  # a screen reader that begins anew more often says nothing to the end


class LevelMeter(Gauge):
    """Bar, figure and clip lamp in one line. The gauge's value, for screen readers, is the level in whole dB."""

    clip_reset = Signal()
    """The lamp has gone out."""

    def __init__(self, parent: QWidget | None = None, *, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._clock = clock
        self._ballistics = Ballistics()
        self._hold = PeakHold()
        self._last: float | None = None
        self._numbered = float("-inf")
        self._clipped = False
        self._bar = _Bar()
        self._number = QLabel()
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._word = muted()
        self._word.setWordWrap(False)
        self._lamp = button("", self.reset_clip)
        self._lamp.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        space(layout, spacing=1.5)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(self._bar, 1, top)
        for label in (self._number, self._word):
            label.setFixedHeight(_track_height())
            layout.addWidget(label, 0, top)
        layout.addWidget(self._lamp, 0, top)
        name_control(self, self.tr("Microphone level in decibels"))
        self.setRange(round(NOTHING_DBFS), 0)
        self._told = float("-inf")
        self._reserve_widths()
        self._show_number()
        self._show_lamp()

    @property
    def clipped(self) -> bool:
        """Whether the lamp is lit."""
        return self._clipped

    @property
    def level(self) -> float:
        """The held peak, in dBFS, −120 … 0."""
        return self._hold.level

    def set_reading(self, peak_dbfs: float, rms_dbfs: float, clipped: bool) -> None:
        """Show the levels since the last reading, in dBFS; ``clipped`` lights the lamp."""
        now = self._clock()
        elapsed = 0.0 if self._last is None else now - self._last
        self._last = now
        self._ballistics.update(peak_dbfs, rms_dbfs, elapsed)
        self._hold.update(peak_dbfs, elapsed)
        self._bar.show_levels(self._ballistics.rms_dbfs, self._ballistics.peak_dbfs, self._hold.level)
        if now - self._numbered >= _NUMBER_SECONDS:
            self._numbered = now
            self._show_number()
        if clipped and not self._clipped:
            self._clipped = True
            self._show_lamp()
            announce(self, self.tr("Too loud: the sound is distorted."))

    @Slot()
    def reset(self) -> None:
        """Reset everything, as for another microphone."""
        self._ballistics, self._hold = Ballistics(), PeakHold()
        self._last, self._numbered = None, float("-inf")
        self._bar.show_levels(SILENCE_DB, SILENCE_DB, SILENCE_DB)
        self._show_number()
        self.reset_clip()

    @Slot()
    def reset_clip(self) -> None:
        """Put the lamp out."""
        if self._clipped:
            self._clipped = False
            self._show_lamp()
            self.clip_reset.emit()

    def _show_number(self) -> None:
        level = self._hold.level
        figure, word = _figure(level), _word(level)
        if figure == self._number.text() and word == self._word.text():
            return
        if word != self._word.text() or self._numbered - self._told >= _TOLD_SECONDS:
            self._told = self._numbered
            self.setValue(round(level))
            self.setAccessibleDescription(word)
        self._number.setText(figure)
        self._word.setText(word)

    def _show_lamp(self) -> None:
        lamp = self._lamp
        lamp.setText(self.tr("Too loud") if self._clipped else self.tr("Not too loud"))
        lamp.setObjectName("danger" if self._clipped else "flat")
        lamp.setIcon(icon("warning", "bad") if self._clipped else icon("lamp", "muted"))
        lamp.setEnabled(self._clipped)
        lamp.style().unpolish(lamp)
        lamp.style().polish(lamp)
        hint = (
            self.tr("Press to turn the lamp off")
            if self._clipped
            else self.tr("Lights up when the sound is too loud and distorted")
        )
        name_control(lamp, self.tr("Too loud: lamp lit") if self._clipped else self.tr("Not too loud: lamp off"), hint)

    def _reserve_widths(self) -> None:
        """Keep the bar's length while the figure changes."""
        metrics = QFontMetricsF(self.font())
        self._number.setMinimumWidth(round(metrics.horizontalAdvance(_figure(NOTHING_DBFS + 1)) + 1))
        widest = max(metrics.horizontalAdvance(_word(level)) for level in (-90.0, -30.0, -12.0, -3.0))
        self._word.setMinimumWidth(round(widest + 1))
        self._lamp.setText(self.tr("Not too loud"))
        self._lamp.setIcon(icon("warning"))
        self._lamp.setMinimumWidth(self._lamp.sizeHint().width())


class _Bar(QWidget):
    """The painted part: scale by IEC 60268-18, with room for its figures below."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rms = self._peak = self._held = SILENCE_DB

    def show_levels(self, rms: float, peak: float, held: float) -> None:
        """Show three levels in dBFS."""
        if (rms, peak, held) != (self._rms, self._peak, self._held):
            self._rms, self._peak, self._held = rms, peak, held
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return a size at which the marks can be read."""
        return QSize(theme.unit() * 30, _track_height() + self._scale_height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the smallest useful size."""
        return QSize(theme.unit() * 14, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the track, the two bars, the held peak and the marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        outline = QPainterPath()
        outline.addRoundedRect(area, theme.unit() / 2, theme.unit() / 2)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(area, theme.paint("surface"))
        painter.fillRect(self._span(area, QUIET_DBFS, LOUD_DBFS), theme.paint("good_soft"))
        painter.setOpacity(0.45)
        self._paint_bar(painter, area, self._peak)
        painter.setOpacity(1.0)
        third = area.height() / 4
        self._paint_bar(painter, area.adjusted(0, third, 0, -third), self._rms)
        self._paint_held(painter, area)
        painter.restore()
        painter.setPen(QPen(theme.paint("outline"), 1))
        painter.drawPath(outline)
        self._paint_marks(painter, area)

    def _paint_bar(self, painter: QPainter, area: QRectF, level: float) -> None:
        start = SILENCE_DB
        for end, role in _ZONES:
            if level > start:
                painter.fillRect(self._span(area, start, min(level, end)), theme.paint(role))
            start = end

    def _paint_held(self, painter: QPainter, area: QRectF) -> None:
        if self._held > NOTHING_DBFS:
            x = max(area.left() + 1.5, min(self._x(area, self._held), area.right() - 1.5))
            painter.setPen(QPen(theme.paint("text"), 2.0))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _paint_marks(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(theme.larger(0.8))
        metrics = QFontMetricsF(painter.font())
        for mark in _MARKS:
            x = self._x(area, mark)
            painter.setPen(QPen(theme.paint("outline"), 1))
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + theme.unit() / 3))
            text = _minus(mark)
            width = metrics.horizontalAdvance(text)
            left = max(0.0, min(x - width / 2, self.width() - width))
            painter.setPen(theme.paint("muted"))
            painter.drawText(QPointF(left, self.height() - metrics.descent()), text)

    def _area(self) -> QRectF:
        return QRectF(0.5, 0.5, self.width() - 1.0, _track_height() - 1.0)

    def _span(self, area: QRectF, start: float, end: float) -> QRectF:
        left, right = sorted((self._x(area, start), self._x(area, end)))
        return QRectF(left, area.top(), right - left, area.height())

    def _x(self, area: QRectF, level: float) -> float:
        share = iec_scale(level)
        return area.left() + (1.0 - share if leftwards() else share) * area.width()

    def _scale_height(self) -> int:
        return round(QFontMetricsF(theme.larger(0.8)).height() + theme.unit() / 3)


def _track_height() -> int:
    return round(theme.unit() * 3.2)


def _figure(level: float) -> str:
    figure = "–" if level <= NOTHING_DBFS else _minus(level)
    return isolated(QCoreApplication.translate("LevelMeter", "{0} dB").format(figure))


def _minus(level: float) -> str:
    return isolated(f"{level:.0f}".replace("-0", "0").replace("-", "−"))


def _word(level: float) -> str:
    if level <= NOTHING_DBFS:
        return QCoreApplication.translate("LevelMeter", "silent")
    if level < QUIET_DBFS:
        return QCoreApplication.translate("LevelMeter", "quiet")
    if level <= LOUD_DBFS:
        return QCoreApplication.translate("LevelMeter", "good")
    return QCoreApplication.translate("LevelMeter", "loud")
