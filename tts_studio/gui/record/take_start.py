"""The beginning of a take: at once, or after its sentence has been read aloud and has faded."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from tts_studio.gui.base.microphone import MicrophoneState
from tts_studio.gui.record.prompt_reader import PromptReader
from tts_studio.gui.record.recording import Recording
from tts_studio.text.prompts import Prompt


class TakeStart(QObject):
    """Begins takes. Nothing that the reader says is ever recorded."""

    changed = Signal()
    """``coming`` has changed."""
    given_up = Signal()
    """The take does not begin: its sentence could not be read, or nothing can be recorded now."""

    def __init__(self, recording: Recording, reader: PromptReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recording = recording
        self._reader = reader
        self._prompt: Prompt | None = None
        self._replaces = ""
        self._at_once = False  # whether the take begins although its sentence was not read to its end
        self._due = False  # whether it only waits for the microphone
        reader.ended.connect(self._on_read)
        recording.microphone.state_changed.connect(self._on_microphone)

    @property
    def coming(self) -> bool:
        """Whether a take begins as soon as the reader has ended and the microphone is open."""
        return self._prompt is not None

    def begin(self, prompt: Prompt, replaces: str = "", *, read: bool) -> None:
        """Begin a take of a prompt, as ``Recording.start`` does; with ``read`` its sentence is read aloud first."""
        self._prompt, self._replaces, self._at_once, self._due = prompt, replaces, not read, False
        if read:
            self._reader.read(prompt.text)
        elif self._reader.reading:
            self._reader.stop()
        else:
            self._go()
        self.changed.emit()

    def now(self) -> None:
        """Do not wait for the reader."""
        self._at_once = True
        self._reader.stop()

    @Slot()
    def cancel(self) -> None:
        """Begin no take, and be silent."""
        self._prompt, self._due = None, False
        self._reader.stop()
        self.changed.emit()

    @Slot(bool)
    def _on_read(self, whole: bool) -> None:
        if self._prompt is not None and (whole or self._at_once):
            self._go()
        elif self._prompt is not None:
            self._prompt = None
            self.given_up.emit()
        self.changed.emit()

    @Slot()
    def _on_microphone(self) -> None:
        if self._due:
            self._go()

    def _go(self) -> None:
        self._due = self._recording.microphone.state is MicrophoneState.OPENING  # a headset was plugged in, perhaps
        if self._due:
            return
        prompt, self._prompt = self._prompt, None
        if prompt is not None and self._recording.can_start:
            self._recording.start(prompt, self._replaces)
        else:
            self.given_up.emit()
