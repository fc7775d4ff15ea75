"""Having the voice and the loudspeaker ready before they are asked for, so that the first text begins at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from tts_studio import jobs
from tts_studio.errors import StudioError
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.playback import Playback
from tts_studio.gui.base.utterance import SpeechRequest

_PATIENCE_MS = 150  # a page or a voice that is only passed by loads nothing


class ReadyVoice(QObject):
    """Loads the voice that is chosen, on a thread of its own; what is wrong with it is said when it is to speak."""

    def __init__(
        self, playback: Playback, sample: Callable[[str], SpeechRequest | None], parent: QObject | None = None
    ) -> None:
        """``sample`` makes a request of a text by the voice that is chosen."""
        super().__init__(parent)
        self._playback = playback
        self._sample = sample
        self._errands = Errands(self)
        self._loaded: SpeechRequest | None = None
        self._loading = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE_MS)
        self._timer.timeout.connect(self._load)

    @Slot()
    def prepare(self) -> None:
        """Load what the next text needs, unless it is loaded."""
        self._timer.start()

    @Slot()
    def cancel(self) -> None:
        """Load nothing that has not begun."""
        self._timer.stop()

    @Slot()
    def _load(self) -> None:
        request = self._sample("")
        if request is None or request == self._loaded or self._loading:
            return
        self._loaded, self._loading = request, True
        self._errands.run(partial(_load, request, self._playback), self._on_loaded, self._on_loaded)

    @Slot(object)
    def _on_loaded(self, _answer: object) -> None:
        self._loading = False
        self.prepare()  # for a voice that was chosen meanwhile


def _load(request: SpeechRequest, playback: Playback) -> None:
    with suppress(StudioError):
        playback.prepare()
    with suppress(StudioError):
        jobs.get_ready(request.voice, request.config, request.folder)
