"""“Reads as”: what will be read of the text, sentence by sentence, and what is left out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from tts_studio import jobs
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.utterance import SpeechRequest
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import column, name_control, space, tinted
from tts_studio.gui.kit.disclosure import Disclosure
from tts_studio.gui.kit.wording import spoken
from tts_studio.gui.speak.say_differently import Sample
from tts_studio.gui.speak.speech_text import SpeechText
from tts_studio.messages import Message
from tts_studio.text.readings import PauseKind, Trouble

_WAIT_MS = 300  # after the last key
_MOST = 200  # sentences: a book is not read while someone types
_REMARKS = 3


@dataclass(frozen=True)
class Reading:
    """What will be read of a request's text, or of its beginning."""

    request: SpeechRequest
    words: str
    """A sentence a line, and a blank line after a paragraph."""
    remarks: tuple[Message, ...]
    troubles: tuple[Trouble, ...]


class ReadingView(QWidget):
    """Closed at first; while it is open it follows the text, the voice and the lists of words."""

    found_wrong = Signal(object)
    """All ``Trouble``s of the text that is shown, as a tuple."""

    def __init__(self, text: SpeechText, sample: Sample) -> None:
        super().__init__()
        self._text, self._sample = text, sample
        self._errands = Errands(self)
        self._wanted: SpeechRequest | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._read)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(theme.unit() * 5)
        self.words.setMaximumHeight(theme.unit() * 14)
        name_control(self.words, self.tr("Reads as"), self.tr("What will be read, a sentence a line"))
        self.remarks = tinted("", "warning")
        inside, inner = column(spacing=0.6)
        inner.addWidget(self.words)
        inner.addWidget(self.remarks)
        self.disclosure = Disclosure(self.tr("Reads as"), inside, self.tr("Shows numbers, dates and signs as words"))
        layout = QVBoxLayout(self)
        space(layout)
        layout.addWidget(self.disclosure)
        self.remarks.hide()
        self.disclosure.heading.opened.connect(self.refresh)
        text.textChanged.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Read the text again soon, if the view is open."""
        if self.disclosure.open:
            self._timer.start()

    @Slot()
    def _read(self) -> None:
        request = self._sample(self._text.toPlainText())
        self._wanted = request
        if request is None or not request.text.strip():
            self._show("", ())
            return
        self._errands.run(partial(_read_as, request), self._on_read, self._on_failed)

    @Slot(object)
    def _on_read(self, reading: Reading) -> None:
        if reading.request is self._wanted:
            self._show(reading.words, reading.remarks)
            self.found_wrong.emit(reading.troubles)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self._show("", (failure.message,))

    def _show(self, words: str, remarks: Sequence[Message]) -> None:
        if words != self.words.toPlainText():
            self.words.setPlainText(words)
        self.remarks.setText(" ".join(map(spoken, remarks[:_REMARKS])))
        self.remarks.setVisible(bool(remarks))


def _read_as(request: SpeechRequest) -> Reading:
    """Read a text, or its beginning; not for the window's thread."""
    remarks = jobs.TextRemarks(request.text)
    lines: list[str] = []
    troubles: list[Trouble] = []
    readings = jobs.readings(request.text, request.voice, request.folder)
    for reading in islice(readings, _MOST):
        remarks.add(reading)
        troubles += reading.troubles
        if reading.pieces:
            lines.append(reading.words)
            if reading.pause is PauseKind.PARAGRAPH:
                lines.append("")
    if next(readings, None) is not None:
        lines.append("…")
    notes = tuple(note.message for note in remarks.notes())
    return Reading(request, "\n".join(lines).rstrip(), notes, tuple(troubles))
