"""The take while it is being recorded: its peaks so far, the newest at the right."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tts_studio.audio.levels import iec_scale
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import name_control

SECONDS = 8.0
"""What is in sight; a longer take moves on to the left."""


class LiveWave(QWidget):
    """Peaks on the scale of the level meter, mirrored as waveforms are. Time goes to the right in every language."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._peaks: list[tuple[float, float]] = []
        name_control(self, self.tr("Waveform of the take so far"))

    def clear(self) -> None:
        """Show nothing: another take begins."""
        self._peaks.clear()
        self.update()

    def add(self, seconds: float, peak_dbfs: float) -> None:
        """Add the peak (dBFS) since the last one; the take is ``seconds`` long by now."""
        if self._peaks and seconds <= self._peaks[-1][0]:
            return
        self._peaks.append((seconds, peak_dbfs))
        while seconds - self._peaks[0][0] > SECONDS:
            self._peaks.pop(0)
        self.update()

    def bars(self) -> list[tuple[float, float]]:
        """Return the right end (0 … 1 of the width) and the height (0 … 1) of each bar, from left to right."""
        if not self._peaks:
            return []
        begin = max(0.0, self._peaks[-1][0] - SECONDS)
        return [((second - begin) / SECONDS, iec_scale(peak)) for second, peak in self._peaks]

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return a size at which words can be told from pauses."""
        return QSize(theme.unit() * 40, theme.unit() * 6)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the least useful size."""
        return QSize(theme.unit() * 12, theme.unit() * 3)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the middle line and a bar for each peak."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, half = self.height() / 2, self.height() / 2 - 1
        painter.setPen(QPen(theme.paint("grid"), 1))
        painter.drawLine(QLineF(0, middle, self.width(), middle))
        painter.setPen(QPen(theme.paint("wave"), max(1.5, self.width() / 300)))
        for place, height in self.bars():
            x = place * (self.width() - 1)
            painter.drawLine(QLineF(x, middle - height * half, x, middle + height * half))
