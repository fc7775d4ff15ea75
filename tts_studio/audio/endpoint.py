"""Where speech ends while it is still being recorded: end-point detection by level, against the noise of the room."""

from __future__ import annotations

from collections import deque

from tts_studio.audio.signal import SILENCE_DB

_ABOVE_ROOM = 12.0  # dB over the room that still are quiet: traffic and breath come and go
_BELOW_SPEECH = 15.0  # dB under the loudest moment from where on it is quiet, should the room be nearly as loud …
_LEAST_ABOVE_ROOM = 6.0  # … but the room itself never counts as speech
_QUIET_DBFS = -60.0  # quiet whatever the room is like: some microphones give nothing at all between two words
_READINGS = 200  # about six seconds; a fan that starts in between is the room after that

USUAL_RATE = 10.0
"""Letters a second of a careful speaker, for as long as the speaker's own pace is not known."""
SILENCE_AT_END = 0.7
"""Seconds of quiet that end a sentence of which all can have been said."""
SILENCE_BEFORE = 2.0
"""Seconds of quiet that end one of which half or less can have been said: the speaker may be looking for the line."""
_ALL, _HALF = 0.9, 0.5  # of the letters, at the speaker's pace
_CLICK_SECONDS = 0.25  # what is loud for a shorter time is a key, not a word


class EndPointer:
    """Hears the level again and again, and knows since when it has been quiet. Times are seconds into the take."""

    def __init__(self) -> None:
        self._levels: deque[float] = deque(maxlen=_READINGS)
        self.begin()

    def begin(self) -> None:
        """Begin a take; what is known about the room stays."""
        self.spoken = 0.0
        """Seconds that were loud."""
        self.loud_at: float | None = None
        """The last moment that was loud; None before the first."""
        self._loud_from = 0.0
        self._loudest: float | None = None
        self._now = 0.0

    def hear_room(self, level: float) -> None:
        """Take a level (dBFS, RMS since the last one) that belongs to no take.

        Digital silence says nothing: a microphone that has just been opened gives no sound yet.
        """
        if level > SILENCE_DB:
            self._levels.append(level)

    def hear(self, level: float, seconds: float) -> None:
        """Take a level (dBFS, RMS since the last one) of the take, which is so long by now."""
        self._levels.append(level)
        before, self._now = self._now, seconds
        if level > self.threshold:
            if self.loud_at is None:
                self._loud_from = before
            self._loudest = level if self._loudest is None else max(self._loudest, level)
            self.loud_at = seconds
            self.spoken += max(0.0, seconds - before)

    @property
    def threshold(self) -> float:
        """The level (dBFS) above which it is not quiet."""
        room = min(self._levels, default=0.0)
        quiet = room + _ABOVE_ROOM
        if self._loudest is not None:
            quiet = min(quiet, max(self._loudest - _BELOW_SPEECH, room + _LEAST_ABOVE_ROOM))
        return max(quiet, _QUIET_DBFS)

    @property
    def spoke(self) -> bool:
        """Whether more than a click was loud."""
        return self.spoken >= _CLICK_SECONDS

    @property
    def quiet_seconds(self) -> float:
        """How long it has been quiet by now; the whole take if nothing was loud."""
        return self._now - (self.loud_at or 0.0)

    def ended(self, letters: float, rate: float = USUAL_RATE) -> bool:
        """Return whether a text has been said to its end, as far as the silence after it tells.

        ``letters``: its length as ``pace.length`` counts; ``rate``: how many of them the speaker says a second. The
        less of it can have been said, the longer the silence has to be.
        """
        if self.loud_at is None or not self.spoke:
            return False
        said = (self.loud_at - self._loud_from) * rate / letters if letters else 1.0
        missing = min(1.0, max(0.0, (_ALL - said) / (_ALL - _HALF)))
        return self.quiet_seconds >= SILENCE_AT_END + missing * (SILENCE_BEFORE - SILENCE_AT_END)
