"""A spectrogram below a waveform: pitches and noises over the same seconds."""

# ruff: noqa: N802 -- Qt's names

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tts_studio.audio import picture
from tts_studio.audio.signal import Audio, FloatArray
from tts_studio.gui.clips.colour_map import colour_map
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import name_control
from tts_studio.gui.kit.time_axis import TimeAxis
from tts_studio.gui.kit.trim_marks import TrimMarks
from tts_studio.gui.kit.waveform_picture import shade_cut

_HIGHEST = 8_000.0  # Hz
_COLUMNS = 1_200  # more than can be seen; fewer are computed sooner
_RANGE_DB = 65.0  # below the loudest; anything softer is not heard beside it


class Spectrogram(QWidget):
    """Shows a recording's spectrogram; it offers nothing to do, so it takes no focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._levels: FloatArray | None = None  # [frames, bins] in dB
        self._image = QImage()
        self._theme = ""
        self._axis = TimeAxis.whole(0.0)
        self._kept = TrimMarks.of(None, 0.0)
        self._position: float | None = None
        name_control(self, self.tr("Spectrogram"), self.tr("Loudness of the frequencies from 0 to 8 kHz over time"))

    def set_audio(self, audio: Audio | None, levels: FloatArray | None = None) -> None:
        """Show a recording; None or an empty one shows nothing. ``levels`` is what ``levels_of`` gave for it."""
        shown = audio is not None and len(audio.samples) > 0
        self._levels = (levels_of(audio) if levels is None else levels) if audio and shown else None
        total = audio.seconds if audio else 0.0
        self._axis, self._kept, self._position = TimeAxis.whole(total), TrimMarks.of(None, total), None
        self._theme = ""
        self.update()

    @Slot(object)
    def set_axis(self, axis: TimeAxis) -> None:
        """Show the same seconds as the waveform."""
        self._axis = axis
        self.update()

    def set_trim(self, trim: tuple[float, float] | None) -> None:
        """Hatch what is cut away."""
        self._kept = TrimMarks.of(trim, self._axis.total)
        self.update()

    def set_position(self, second: float | None) -> None:
        """Mark the second that is playing; None removes the mark."""
        self._position = second
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size at which vowels can be told apart."""
        return QSize(theme.unit() * 60, theme.unit() * 8)

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(theme.unit() * 16, theme.unit() * 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part of the image that the axis shows."""
        painter = QPainter(self)
        area = self.rect()
        painter.fillRect(area, theme.paint("surface"))
        if self._levels is not None and self._axis.total > 0:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            image = self._coloured(self._levels)
            share = image.width() / self._axis.total
            painter.drawImage(
                QRectF(area), image, QRectF(self._axis.start * share, 0, self._axis.seconds * share, image.height())
            )
            shade_cut(painter, area, self._axis, self._kept)
            self._paint_position(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.paint("border"), 1))
        painter.drawRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _paint_position(self, painter: QPainter) -> None:
        if self._position is not None:
            x = self._axis.x(self._position, self.width())
            painter.setPen(QPen(theme.paint("second"), 2))
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))

    def _coloured(self, levels: FloatArray) -> QImage:
        if self._theme != theme.name():
            self._theme = theme.name()
            self._image = _image(levels, dark=self._theme == "dark")
        return self._image


def levels_of(audio: Audio) -> FloatArray:
    """Return what is shown of a recording, float32 [frames, bins] in decibels; takes up to 0.1 s."""
    return picture.spectrogram(audio, highest=_HIGHEST, most=_COLUMNS)


def _image(levels: FloatArray, *, dark: bool) -> QImage:
    """Return levels [frames, bins] as colours, time to the right and frequency upwards."""
    top = max(float(levels.max()), picture.FLOOR_DB + _RANGE_DB)
    shares = np.clip((levels - (top - _RANGE_DB)) / _RANGE_DB, 0.0, 1.0)
    colours = np.ascontiguousarray(colour_map(dark)[(shares * 255).astype(np.uint8).T[::-1]])
    height, width, _ = colours.shape
    return QImage(colours.data, width, height, width * 3, QImage.Format.Format_RGB888).copy()
