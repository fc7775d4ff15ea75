"""Speaking takes through the window's loudspeaker: one at a time, from the beginning or from anywhere in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.playback import Playback
from tts_studio.gui.base.utterance import Take


class Speaking(QObject):
    """Says what becomes of the take that is spoken. Sounds that others play meanwhile are none of its business."""

    changed = Signal()
    """It began, waits for the next sentence, goes on, or ended."""
    moved = Signal(float)
    """Second of the take that is heard."""
    grown = Signal()
    """Another sentence of the take is made."""
    ended = Signal(object)
    """The ``Take`` that is silent now, for whatever reason."""
    failed = Signal(object)
    """A ``Failure``; ``ended`` follows."""

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._take: Take | None = None
        self._pieces = 0
        playback.position_changed.connect(self._on_moved)
        playback.buffering_changed.connect(self._on_buffering)
        playback.failed.connect(self._on_failed)
        playback.finished.connect(self._on_finished)

    @property
    def take(self) -> Take | None:
        """What is being spoken; None while it is silent."""
        return self._take

    @property
    def waiting(self) -> bool:
        """Whether it is silent because the next sentence is still being made."""
        return self._take is not None and self._playback.buffering

    def play(self, take: Take, start: float = 0.0) -> None:
        """Let a take be heard: the kept sound of a complete one, from second ``start``; else it is spoken (again)."""
        self._playback.stop()
        self._take, self._pieces = take, 0
        audio = take.audio if take.complete else None
        if audio is None:
            self._playback.play(take.speak)
        else:
            self._playback.play(audio, start)
        if not self._playback.playing:  # refused, which has been told
            self._on_finished()

    @Slot()
    def stop(self) -> None:
        """Be silent at once."""
        if self._take is not None:
            self._playback.stop()

    @Slot(float)
    def _on_moved(self, second: float) -> None:
        if self._take is None:
            return
        self._note_growth(self._take)
        self.moved.emit(second)

    @Slot(bool)
    def _on_buffering(self, _waiting: bool) -> None:
        if self._take is not None:
            self.changed.emit()

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if self._take is not None:
            self.failed.emit(failure)

    @Slot()
    def _on_finished(self) -> None:
        take, self._take = self._take, None
        if take is not None:
            self._note_growth(take)
            self.ended.emit(take)
            self.changed.emit()

    def _note_growth(self, take: Take) -> None:
        if take.pieces != self._pieces:
            self._pieces = take.pieces
            self.grown.emit()
