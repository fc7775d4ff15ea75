"""Reading a whole book aloud into a file: two questions, then a job that every page shows at its foot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from tts_studio import jobs
from tts_studio.events import Event, Note
from tts_studio.formats import BOOKS
from tts_studio.gui.base.job import JobOutcome
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.base.utterance import SpeechRequest
from tts_studio.gui.kit.files import AskOpenFile, AskSaveFile, show_folder
from tts_studio.gui.kit.wording import spoken

_FORMATS = "M4B (*.m4b);;MP3 (*.mp3);;Opus (*.opus);;FLAC (*.flac);;WAV (*.wav)"


class BookReading(QObject):
    """Asks for a book and a file, and reads the one into the other."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        """``window`` is what the questions stand above."""
        super().__init__(window)
        self._studio = studio
        self._window = window
        self._notes: list[str] = []

    def ask(self, manner: SpeechRequest) -> None:
        """Ask, and begin to read by the voice and in the manner of ``manner``; its text is not used."""
        if self._studio.refuse_while_busy():
            return
        texts = self.tr("Texts ({0})").format(" ".join(f"*.{name}" for name in BOOKS))
        book = AskOpenFile.ask(self.tr("Read a book"), texts, self._window)
        if book is None:
            return
        out = AskSaveFile.ask(self.tr("Save the book"), book.with_suffix(".m4b"), _FORMATS, self._window)
        if out is None:
            return
        self._notes.clear()
        name = self.tr("Reading “{0}”").format(book.stem)
        work = partial(_read, book, out, manner, self._studio.settings.watermark)
        job = self._studio.run(name, work, heavy=True, then=self._on_done)
        if job is not None:
            job.happened.connect(self._take)
            job.ended.connect(self._on_ended)

    @Slot(object)
    def _take(self, events: Sequence[Event]) -> None:
        self._notes += [spoken(event.message) for event in events if isinstance(event, Note)]

    @Slot(object)
    def _on_ended(self, outcome: JobOutcome) -> None:
        if outcome is JobOutcome.CANCELLED:
            words = self.tr("Read the same book into the same file, and it goes on where it was.")
            self._studio.tell(Notice("info", self.tr("The reading was stopped."), words))

    def _on_done(self, result: Mapping[str, object]) -> None:
        path = Path(str(result["path"]))
        show = partial(show_folder, path.parent)
        saved = self.tr("Saved as “{0}”.").format(path.name)
        kind = "warning" if self._notes else "good"
        self._studio.tell(Notice(kind, saved, " ".join(self._notes[:2]), action=self.tr("Show in folder"), do=show))


def _read(book: Path, out: Path, manner: SpeechRequest, watermark: bool) -> Iterator[Event]:
    yield from jobs.read_book(book, manner.voice, out, manner.config, manner.folder, watermark=watermark)
