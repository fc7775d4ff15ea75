"""The window's one loudspeaker, and its clients: when a page plays something, what was playing before ends.

The player's own threads never call Qt: while there is sound, a timer asks the player for its state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from tts_studio.errors import StudioError
from tts_studio.gui.base.job import Failure

if TYPE_CHECKING:
    from tts_studio.audio.signal import Audio
    from tts_studio.devices.player import Player

_POLL_MS = 33

Source = Callable[[], Iterator["Audio"]]
"""Makes the sound piece by piece, on the player's thread: reading a file and synthesis belong here."""


class Playback(QObject):
    """Plays a sound, finished or in the making, and reports its position. Belongs to the window's thread."""

    started = Signal()
    """A sound begins; until its first piece has been made, ``buffering`` is true."""
    buffering_changed = Signal(bool)
    """Whether the player waits for the next piece."""
    position_changed = Signal(float)
    """Seconds from the beginning of the sound, about 30 times a second."""
    finished = Signal()
    """The sound has ended, was stopped, or failed; exactly once for each ``started``."""
    failed = Signal(object)
    """A ``Failure``: no loudspeaker, or what makes the sound failed. ``finished`` follows if it had started."""

    def __init__(
        self, loudspeaker: Callable[[], str | None], parent: QObject | None = None, player: Player | None = None
    ) -> None:
        """``loudspeaker`` returns the name of the device to play with; empty or None for the system's default."""
        super().__init__(parent)
        self._loudspeaker = loudspeaker
        self._player = player
        self._sound = 0  # number of the present sound, which tells it from the next
        self._playing = False
        self._buffering = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._look)

    @property
    def playing(self) -> bool:
        """Whether something is playing, or about to."""
        return self._playing

    @property
    def buffering(self) -> bool:
        """Whether the player waits for the next piece to be made."""
        return self._playing and self._buffering

    def play(self, source: Audio | Source, start: float = 0.0) -> None:
        """Play a sound from second ``start`` on, in place of what is playing; emits ``failed`` if it cannot."""
        self.stop()
        try:
            player = self._ready_player()
            pieces = _pieces(source) if callable(source) else source
            player.play(pieces, self._loudspeaker(), start=start)
        except StudioError as error:
            self.failed.emit(Failure.of(error))
            return
        self._sound += 1
        self._playing = True
        self._buffering = player.buffering
        self._timer.start()
        self.started.emit()
        self.buffering_changed.emit(self._buffering)

    def prepare(self) -> None:
        """Load what plays and look for loudspeakers, on any thread; raises DeviceError if there is no sound system."""
        if self._player is None:
            from tts_studio.devices import catalogue

            import_module("tts_studio.devices.player")  # needed when something is played
            catalogue.outputs()

    @Slot()
    def stop(self) -> None:
        """Stop at once."""
        if self._playing and self._player is not None:
            self._player.stop()
            self._end()

    @Slot()
    def close(self) -> None:
        """Stop, and wait until what makes the sound has ended, at most for a sentence: before the program ends."""
        self.stop()
        if self._player is not None:
            self._player.close()

    @Slot()
    def _look(self) -> None:
        player, sound = self._player, self._sound
        if player is None:
            return
        playing, buffering, position = player.playing, player.buffering, player.position
        if buffering != self._buffering:
            self._buffering = buffering
            self.buffering_changed.emit(buffering)
        self.position_changed.emit(position)
        if playing or sound != self._sound or not self._playing:  # a receiver may have stopped it, or begun another
            return
        if player.problem is not None:
            self.failed.emit(Failure.of(player.problem))
        self._end()

    def _end(self) -> None:
        self._timer.stop()
        self._playing = False
        self.finished.emit()

    def _ready_player(self) -> Player:
        if self._player is None:
            from tts_studio.devices.player import Player

            self._player = Player()
        return self._player


class PlaybackClient(QObject):
    """One user of the loudspeaker, such as a page.

    Reports about its own sound only, whatever else is played. Each client plays one sound at a time, and a sound that
    any client plays ends the one before.
    """

    changed = Signal()
    """``playing`` or ``waiting`` has changed."""
    moved = Signal(object)
    """Second of the sound that is heard, about 30 times a second; None when it has ended."""
    ended = Signal(object)
    """The sound has ended, was stopped or replaced, or could not begin; the argument is its ``subject``."""
    failed = Signal(object)
    """A ``Failure``: no loudspeaker, or what makes the sound failed. ``ended`` follows."""

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._playing = False
        self._subject: Any = None
        self._origin = 0.0
        playback.position_changed.connect(self._on_position)
        playback.buffering_changed.connect(self._on_buffering)
        playback.failed.connect(self._on_failed)
        playback.finished.connect(self._on_finished)

    @property
    def playing(self) -> bool:
        """Whether the sound of this client is playing, or about to."""
        return self._playing

    @property
    def waiting(self) -> bool:
        """Whether it is silent because the next piece is still being made."""
        return self._playing and self._playback.buffering

    @property
    def subject(self) -> Any:
        """The subject given to ``play``; None while this client plays nothing."""
        return self._subject

    def play(self, source: Audio | Source, second: float = 0.0, *, subject: object = None, origin: float = 0.0) -> None:
        """Play a sound from a second on, in place of what is playing.

        ``origin`` is the second at which the sound begins on the caller's scale, which ``second`` and ``moved`` use:
        that of the trim mark when part of a recording is played. If there is no loudspeaker, ``failed`` and ``ended``
        are emitted before this returns.
        """
        self._playback.stop()
        self._playing, self._subject, self._origin = True, subject, origin
        self._playback.play(source, second - origin)

    @Slot()
    def stop(self) -> None:
        """Stop at once, if it is the sound of this client that is playing."""
        if self._playing:
            self._playback.stop()

    @Slot(float)
    def _on_position(self, second: float) -> None:
        if self._playing:
            self.moved.emit(self._origin + second)

    @Slot()
    def _on_buffering(self) -> None:
        if self._playing:  # emitted at the start of each sound too
            self.changed.emit()

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if self._playing:
            self.failed.emit(failure)
            if not self._playback.playing:  # what could not begin does not finish either
                self._on_finished()

    @Slot()
    def _on_finished(self) -> None:
        if self._playing:
            subject, self._subject, self._playing = self._subject, None, False
            self.moved.emit(None)
            self.ended.emit(subject)
            self.changed.emit()


def _pieces(source: Source) -> Iterator[Audio]:
    """Call ``source`` where the first piece is asked for, not here."""
    yield from source()
