"""Playing a take before it is decided on. Another page may take the loudspeaker over."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from tts_studio.audio.signal import Audio
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.playback import Source
from tts_studio.gui.base.studio import Studio


class TakePlayer(QObject):
    """Says whether it is heard, and where."""

    playing_changed = Signal(bool)
    position_changed = Signal(object)
    """The second that is heard; None when nothing is."""

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.playing = False
        """Whether it is this player that is heard."""
        self._studio = studio
        studio.playback.position_changed.connect(self._on_position)
        studio.playback.finished.connect(self._on_finished)
        studio.playback.failed.connect(self._on_failed)

    def play(self, source: Audio | Source, start: float = 0.0) -> None:
        """Play a take from second ``start`` on."""
        self._studio.playback.stop()
        self._set_playing(True)
        self._studio.playback.play(source, start)

    @Slot()
    def stop(self) -> None:
        """Be silent, if it is a take that is heard."""
        if self.playing:
            self._studio.playback.stop()

    @Slot(float)
    def _on_position(self, second: float) -> None:
        if self.playing:
            self.position_changed.emit(second)

    @Slot()
    def _on_finished(self) -> None:
        if self.playing:
            self._set_playing(False)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if self.playing:
            self._set_playing(False)
            self._studio.tell_failure(failure)

    def _set_playing(self, playing: bool) -> None:
        self.playing = playing
        self.playing_changed.emit(playing)
        if not playing:
            self.position_changed.emit(None)
