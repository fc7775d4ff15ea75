"""A loudspeaker for tests of the window: it pulls all that is to be played, and its clock is turned by hand."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from tts_studio.audio.signal import Audio


class StillPlayer:
    """Stands in for ``devices.player.Player``. What is played is pulled on a thread of its own, as by the real one."""

    def __init__(self) -> None:
        self.position = 0.0
        self.problem: Exception | None = None
        self.played: list[tuple[str | None, float]] = []
        """Device and start of each sound."""
        self.refusal: Exception | None = None
        """Raised by the next ``play``."""
        self._playing = False
        self._feeding: threading.Thread | None = None
        self._stopped = threading.Event()
        self.heard: list[Audio] = []
        """The pieces of the sound that was played last."""

    @property
    def playing(self) -> bool:
        return self._playing

    @property
    def buffering(self) -> bool:
        return self._playing and not self.heard

    def play(self, chunks: Iterator[Audio] | Audio, device: str | None = None, start: float = 0.0) -> None:
        if self.refusal is not None:
            refusal, self.refusal = self.refusal, None
            raise refusal
        self.stop()
        self.played.append((device, start))
        self.position, self.problem, self.heard = start, None, []
        self._playing, self._stopped = True, threading.Event()
        pieces = iter([chunks]) if isinstance(chunks, Audio) else chunks
        self._feeding = threading.Thread(target=self._feed, args=(pieces, self._stopped), daemon=True)
        self._feeding.start()

    def stop(self) -> None:
        self._playing = False
        self._stopped.set()

    def close(self) -> None:
        self.stop()
        if self._feeding is not None:
            self._feeding.join(30)
            assert not self._feeding.is_alive()

    def end(self) -> None:
        """Let the sound come to its end."""
        assert self._feeding is not None
        self._feeding.join(30)
        self.position = sum(piece.seconds for piece in self.heard)
        self._playing = False

    def _feed(self, pieces: Iterator[Audio], stopped: threading.Event) -> None:
        try:
            for piece in pieces:
                if stopped.is_set():
                    break
                self.heard.append(piece)
        except Exception as error:  # the real one tells it in the same way
            self.problem = error
            self._playing = False
        finally:
            close = getattr(pieces, "close", None)
            if close is not None:
                close()
