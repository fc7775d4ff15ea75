"""Playing a clip: the part of it that is kept, from any second of its recording."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.studio import Studio
from tts_studio.project.model import Clip


class ClipPlayer(QObject):
    """Plays one clip at a time through the loudspeaker of the window; another page may take that over."""

    position_changed = Signal(object)
    """Second of the recording that is heard; None when nothing is."""
    playing_changed = Signal(bool)

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._clip: Clip | None = None  # while it is being played by us
        self._begin = 0.0
        studio.playback.position_changed.connect(self._on_position)
        studio.playback.finished.connect(self._on_finished)
        studio.playback.failed.connect(self._on_failed)

    @property
    def playing(self) -> Clip | None:
        """The clip that is being played."""
        return self._clip

    def play(self, clip: Clip, second: float | None = None) -> None:
        """Play what is kept of a clip, from a second of its recording on, or from the beginning of what is kept."""
        self._studio.playback.stop()
        start, end = clip.span
        begin = start if second is None or not start <= second < end else second
        self._clip, self._begin = clip, start
        self.playing_changed.emit(True)
        self._studio.playback.play(partial(_pieces, clip), begin - start)

    @Slot()
    def stop(self) -> None:
        """Be silent, if it is a clip that is heard."""
        if self._clip is not None:
            self._studio.playback.stop()

    @Slot(float)
    def _on_position(self, second: float) -> None:
        if self._clip is not None:
            self.position_changed.emit(self._begin + second)

    @Slot()
    def _on_finished(self) -> None:
        if self._clip is not None:
            self._clip = None
            self.position_changed.emit(None)
            self.playing_changed.emit(False)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if self._clip is not None:
            self._studio.tell_failure(failure)
            self._on_finished()  # what cannot begin does not finish either


def _pieces(clip: Clip):  # noqa: ANN202 -- an iterator of Audio
    yield clip.read()
