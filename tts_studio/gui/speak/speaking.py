"""Speaking utterances: aloud, from any second; without a loudspeaker they are made all the same."""

from __future__ import annotations

import threading
from contextlib import closing
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.playback import Playback, PlaybackClient
from tts_studio.gui.base.utterance import Utterance

_LOOK_MS = 100


class Speaking(QObject):
    """Speaks one utterance at a time and reports its progress."""

    changed = Signal()
    """The speech began, waits for the next sentence, goes on, or ended."""
    moved = Signal(float)
    """Second of the utterance that is playing."""
    grown = Signal()
    """Another sentence of the utterance has been made."""
    silent = Signal(object)
    """A ``Failure``: there is no loudspeaker, so the utterance is made without being heard."""
    ended = Signal(object)
    """The ``Utterance`` is no longer being spoken or made."""
    failed = Signal(object)
    """A ``Failure``; ``ended`` follows."""

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces = 0
        self._beginning = False
        self._refusal: Failure | None = None  # by the loudspeaker, while an utterance begins
        self._player = PlaybackClient(playback, self)
        self._maker = _SilentMaker(self)
        self._player.moved.connect(self._on_moved)
        self._player.changed.connect(self._on_changed)
        self._player.failed.connect(self._on_failed)
        self._player.ended.connect(self._on_ended)
        self._maker.looked.connect(self._on_looked)
        self._maker.failed.connect(self.failed)
        self._maker.ended.connect(self._on_made)

    @property
    def utterance(self) -> Utterance | None:
        """The utterance that is being spoken or made; None if there is none."""
        return self._player.subject or self._maker.utterance

    @property
    def waiting(self) -> bool:
        """Whether it is silent because the next sentence is still being made."""
        return self._player.waiting or self._maker.utterance is not None

    def play(self, utterance: Utterance, start: float = 0.0) -> None:
        """Play the sound of a complete utterance from second ``start`` on; speak any other from its beginning."""
        self.stop()
        self._pieces, self._refusal = 0, None
        audio = utterance.audio if utterance.complete else None
        if audio is not None:
            self._player.play(audio, start, subject=utterance)
            return
        self._beginning = True
        self._player.play(utterance.speak, subject=utterance)
        self._beginning = False
        if self._refusal is not None:
            self.silent.emit(self._refusal)
            self._maker.make(utterance)
            self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """Stop at once; the sentence that is being made is the last."""
        self._player.stop()
        self._maker.stop()

    @Slot(object)
    def _on_moved(self, second: float | None) -> None:
        if second is not None and self.utterance is not None:
            self._note_growth(self.utterance)
            self.moved.emit(second)

    @Slot()
    def _on_changed(self) -> None:
        if self._refusal is None:
            self.changed.emit()

    @Slot()
    def _on_looked(self) -> None:
        if self._maker.utterance is not None:
            self._note_growth(self._maker.utterance)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if self._beginning:
            self._refusal = failure
        else:
            self.failed.emit(failure)

    @Slot(object)
    def _on_ended(self, utterance: Utterance) -> None:
        if self._beginning:  # the loudspeaker has refused: it is made without
            return
        self._note_growth(utterance)
        self.ended.emit(utterance)

    @Slot(object)
    def _on_made(self, utterance: Utterance) -> None:
        self._refusal = None
        self._on_ended(utterance)
        self.changed.emit()

    def _note_growth(self, utterance: Utterance) -> None:
        if utterance.pieces != self._pieces:
            self._pieces = utterance.pieces
            self.grown.emit()


class _SilentMaker(QObject):
    """Makes an utterance as the player's thread does, but plays nothing."""

    looked = Signal()
    """The utterance may have grown."""
    ended = Signal(object)
    """The ``Utterance``, complete, stopped or failed."""
    failed = Signal(object)
    """A ``Failure``; ``ended`` follows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.utterance: Utterance | None = None
        """The utterance that is being made."""
        self._stopped = threading.Event()
        self._errands = Errands(self)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.looked)

    def make(self, utterance: Utterance) -> None:
        """Begin as soon as the utterance that was stopped before has made its last sentence."""
        self.utterance, self._stopped = utterance, threading.Event()
        self._timer.start()
        self._errands.run(partial(_make, utterance, self._stopped), self._on_made, self._on_failed)

    def stop(self) -> None:
        """Stop; the sentence that is being made is kept."""
        self._stopped.set()
        self._end()

    def _end(self) -> None:
        self._timer.stop()
        utterance, self.utterance = self.utterance, None
        if utterance is not None:
            self.ended.emit(utterance)

    @Slot(object)
    def _on_made(self, stopped: threading.Event) -> None:
        if stopped is self._stopped:
            self._end()

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if self.utterance is not None and not self._stopped.is_set():
            self.failed.emit(failure)
            self._end()


def _make(utterance: Utterance, stopped: threading.Event) -> threading.Event:
    try:
        with closing(utterance.speak()) as sentences:
            for _ in sentences:
                if stopped.is_set():
                    break
    except Exception:
        if not stopped.is_set():  # one that has been stopped does not count any more
            raise
    return stopped
