"""The sound to look at: its waveform, its position, its length; a click or an arrow key moves the position."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tts_studio.audio.signal import Audio
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import muted, name_control, space
from tts_studio.gui.kit.times import clock
from tts_studio.gui.kit.waveform import Waveform


class SoundView(QWidget):
    """A waveform with a clock below it, and space for more at the right of the clock."""

    seek_wanted = Signal(float)
    """Second from which to play."""

    def __init__(self) -> None:
        super().__init__()
        self.waveform = Waveform()
        name_control(self.waveform, self.tr("Waveform of what was spoken"))
        self.waveform.setFixedHeight(theme.unit() * 9)
        self.waveform.seek_wanted.connect(self._on_seek)
        self._clock = muted()
        self._clock.setWordWrap(False)
        self.foot = QHBoxLayout()
        space(self.foot, spacing=1.0)
        self.foot.addWidget(self._clock)
        self.status = QLabel()
        self.foot.addWidget(self.status, 1)
        layout = QVBoxLayout(self)
        space(layout, spacing=0.6)
        layout.addWidget(self.waveform)
        layout.addLayout(self.foot)
        self._seconds = 0.0
        self.show_audio(None)

    def show_audio(self, audio: Audio | None) -> None:
        """Show a sound, from its beginning; None shows nothing."""
        self.waveform.set_audio(audio)
        self._seconds = audio.seconds if audio is not None else 0.0
        self.show_position(None)

    def show_position(self, second: float | None) -> None:
        """Show the second that is playing; None while it is silent."""
        self.waveform.set_position(second)
        whole = clock(self._seconds)
        self._clock.setText(whole if second is None else f"{clock(second)} / {whole}")

    @Slot(float)
    def _on_seek(self, second: float) -> None:
        if self._seconds:
            self.seek_wanted.emit(second)
