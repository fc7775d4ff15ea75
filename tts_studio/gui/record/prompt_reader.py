"""A sentence read aloud by a base voice, for those who cannot see it; never while a take is recorded."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from tts_studio import jobs
from tts_studio.gui.base.playback import PlaybackClient
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.base.utterance import SpeechRequest, Utterance

ECHO_SECONDS = 0.4
"""From the last sound until a take may begin: what is in the loudspeaker's buffer, and the room, must fade first."""


class PromptReader(QObject):
    """Reads with the base voice of the open project, or one that speaks its language."""

    changed = Signal()
    """``reading`` has changed."""
    ended = Signal(bool)
    """The sentence has been read and has faded; False: it could not be read, or was stopped."""

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._player = PlaybackClient(studio.playback, self)
        self._player.ended.connect(self._on_ended)
        self._player.failed.connect(studio.tell_failure)
        self._last: Utterance | None = None
        self._whole = False  # whether the sound came to its end
        self._fading = QTimer(self)
        self._fading.setSingleShot(True)
        self._fading.timeout.connect(self._on_faded)
        studio.project_changed.connect(self._look)
        self.voice = ""
        """Name of the voice that reads; empty if none speaks the project's language."""
        self._look()

    @property
    def reading(self) -> bool:
        """Whether it is being read, or fades."""
        return self._player.playing or self._fading.isActive()

    def read(self, text: str) -> None:
        """Read a text; ``ended`` follows."""
        if not self.voice:
            self.ended.emit(False)
            return
        self._fading.stop()
        request = SpeechRequest(text, self.voice, "")
        if self._last is None or self._last.request != request or not self._last.complete:
            self._last = Utterance(request)
        known, self._whole = self._last.audio if self._last.complete else None, True
        self._player.play(known if known is not None else self._last.speak)
        self.changed.emit()

    def stop(self) -> None:
        """Stop at once; ``ended`` follows when it has faded."""
        if self._player.playing:
            self._whole = False
            self._player.stop()

    @Slot(object)
    def _on_ended(self, _subject: object) -> None:
        self._whole = self._whole and self._last is not None and self._last.complete
        self._fading.start(round(1000 * ECHO_SECONDS))
        self.changed.emit()

    @Slot()
    def _on_faded(self) -> None:
        self.changed.emit()
        self.ended.emit(self._whole)

    @Slot()
    def _look(self) -> None:
        project = self._studio.project
        self.stop()
        self.voice = "" if project is None else jobs.reader(project.info.language, project.info.base)
