"""Speaking utterances aloud: one at a time, from the beginning or from anywhere in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from tts_studio.gui.base.playback import Playback, PlaybackClient
from tts_studio.gui.base.utterance import Utterance


class Speaking(QObject):
    """Reports what becomes of the utterance that is spoken."""

    changed = Signal()
    """It began, waits for the next sentence, goes on, or ended."""
    moved = Signal(float)
    """Second of the utterance that is heard."""
    grown = Signal()
    """Another sentence of the utterance is made."""
    ended = Signal(object)
    """The ``Utterance`` that is silent now, for whatever reason."""
    failed = Signal(object)
    """A ``Failure``; ``ended`` follows."""

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces = 0
        self._player = PlaybackClient(playback, self)
        self._player.moved.connect(self._on_moved)
        self._player.changed.connect(self.changed)
        self._player.failed.connect(self.failed)
        self._player.ended.connect(self._on_ended)

    @property
    def utterance(self) -> Utterance | None:
        """What is being spoken; None while it is silent."""
        return self._player.of

    @property
    def waiting(self) -> bool:
        """Whether it is silent because the next sentence is still being made."""
        return self._player.waiting

    def play(self, utterance: Utterance, start: float = 0.0) -> None:
        """Play the kept sound of a complete utterance from second ``start`` on; speak any other from its beginning."""
        self._pieces = 0
        audio = utterance.audio if utterance.complete else None
        if audio is None:
            self._player.play(utterance.speak, of=utterance)
        else:
            self._player.play(audio, start, of=utterance)

    @Slot()
    def stop(self) -> None:
        """Be silent at once."""
        self._player.stop()

    @Slot(object)
    def _on_moved(self, second: float | None) -> None:
        if second is not None and self.utterance is not None:
            self._note_growth(self.utterance)
            self.moved.emit(second)

    @Slot(object)
    def _on_ended(self, utterance: Utterance) -> None:
        self._note_growth(utterance)
        self.ended.emit(utterance)

    def _note_growth(self, utterance: Utterance) -> None:
        if utterance.pieces != self._pieces:
            self._pieces = utterance.pieces
            self.grown.emit()
