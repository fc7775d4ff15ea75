"""Speaking phrases: at once from kept sound, one after the other what is typed, the last again, louder."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from tts_studio import jobs
from tts_studio.audio.signal import Audio
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.playback import Playback, PlaybackClient
from tts_studio.gui.base.utterance import SpeechRequest, Utterance

LOUDER = 6.0
"""Decibels."""
_MOST_KEPT = 300  # sounds in memory: 50 MB


class PhraseSpeech(QObject):
    """Says phrases by requests; their sounds are made beforehand, on a thread of its own."""

    changed = Signal()
    """Something is being said, or no more; or there is something to repeat."""
    failed = Signal(object)
    """A ``Failure``: there is no loudspeaker, or the voice cannot say it."""

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.louder = False
        """Whether all that is said from now on is louder."""
        self.last: SpeechRequest | None = None
        """What was said last."""
        self._kept: OrderedDict[SpeechRequest, Audio] = OrderedDict()
        self._waiting: deque[SpeechRequest] = deque()  # to be said
        self._to_make: deque[SpeechRequest] = deque()
        self._making = False
        self._errands = Errands(self)
        self._player = PlaybackClient(playback, self)
        self._player.ended.connect(self._on_ended)
        self._player.failed.connect(self._on_failed)
        self._player.changed.connect(self.changed)

    @property
    def speaking(self) -> bool:
        """Whether something is being said."""
        return self._player.playing

    @property
    def ready(self) -> bool:
        """Whether no sound is to be made any more."""
        return not self._to_make and not self._making

    def kept(self, request: SpeechRequest) -> Audio | None:
        """Return the sound that is kept for a request."""
        return self._kept.get(request)

    def say(self, request: SpeechRequest) -> None:
        """Say something at once, in place of what is being said."""
        self._waiting.clear()
        self._play(request)

    def add(self, request: SpeechRequest) -> None:
        """Say something after what is being said."""
        if self.speaking:
            self._waiting.append(request)
        else:
            self._play(request)

    @Slot()
    def repeat(self) -> None:
        """Say the last once more."""
        if self.last is not None:
            self.say(self.last)

    @Slot()
    def stop(self) -> None:
        """Stop at once, and forget what was to come."""
        self._waiting.clear()
        self._player.stop()

    def prepare(self, requests: Iterable[SpeechRequest]) -> None:
        """Make the sounds of phrases that may be asked for, in place of those that were to be made before."""
        self._to_make = deque(request for request in requests if request not in self._kept)
        self._make_next()

    def close(self) -> None:
        """Stop, and wait for the sound that is being made."""
        self._to_make.clear()
        self.stop()
        self._errands.wait()

    def _play(self, request: SpeechRequest) -> None:
        self.last = request
        audio = self.kept(request)
        source = partial(_sounds, request, audio, self.louder) if audio is None or self.louder else audio
        self._player.play(source, subject=request)

    @Slot(object)
    def _on_ended(self, _request: object) -> None:
        if self._waiting and not self._player.playing:
            self._play(self._waiting.popleft())
        else:
            self._make_next()

    @Slot(object)
    def _on_failed(self, failure: object) -> None:
        self._waiting.clear()
        self.failed.emit(failure)

    def _make_next(self) -> None:
        """Make one sound, unless something is being said: that has the voice and the processor for itself."""
        if self._to_make and not self._making and not self.speaking:
            self._making = True
            request = self._to_make.popleft()
            work = partial(_made, request, is_last=not self._to_make)
            self._errands.run(work, self._on_made, self._on_not_made)

    @Slot(object)
    def _on_made(self, made: tuple[SpeechRequest, Audio]) -> None:
        self._kept[made[0]] = made[1]
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        self._go_on()

    @Slot(object)
    def _on_not_made(self, _failure: object) -> None:
        self._go_on()  # what is wrong is said when the phrase is asked for

    def _go_on(self) -> None:
        self._making = False
        self.changed.emit()
        self._make_next()


def _made(request: SpeechRequest, *, is_last: bool) -> tuple[SpeechRequest, Audio]:
    """Return the sound of a request; after the last the voice is made ready for what may be typed next."""
    sound = jobs.phrase_sound(request.text, request.voice, request.config, request.folder)
    if is_last:
        jobs.get_ready(request.voice, request.config, request.folder)
    return request, sound


def _sounds(request: SpeechRequest, audio: Audio | None, louder: bool) -> Iterator[Audio]:
    """Yield a sound, kept or in the making, as loud as it is wanted; on the player's thread."""
    from tts_studio.audio import loudness

    for piece in [audio] if audio is not None else Utterance(request).speak():
        yield loudness.louder(piece, LOUDER) if louder else piece
