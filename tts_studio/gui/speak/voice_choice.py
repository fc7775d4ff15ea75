"""Choosing the voice: one of the project, a base voice, or any other Piper file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from tts_studio import jobs
from tts_studio.errors import StudioError
from tts_studio.formats import MODEL_SUFFIX
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.voice_entry import VoiceEntry, file_entry
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, name_control, space
from tts_studio.gui.kit.files import AskOpenFile


class VoiceChoice(QWidget):
    """A list of voices, a list of speakers where the voice has several, and a button for another file."""

    changed = Signal()
    failed = Signal(object)
    """A ``Failure``: the file is not a voice."""

    def __init__(self) -> None:
        super().__init__()
        self._listed: list[VoiceEntry] = []
        self._files: list[VoiceEntry] = []  # that the user has added
        self.voices = QComboBox()
        self.voices.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.voices.setMinimumContentsLength(12)
        self.voices.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.voices.setPlaceholderText(self.tr("No voice found"))
        caption = QLabel(self.tr("Vo&ice"))
        caption.setBuddy(self.voices)
        name_control(self.voices, self.tr("Voice"))
        self.speakers = QComboBox()
        self.speakers.setMaximumWidth(theme.unit() * 24)
        name_control(self.speakers, self.tr("Speaker"), self.tr("This voice can speak as several people"))
        self.other = button(self.tr("&Other Piper file …"), self._ask_file, sign="folder")
        self.voices.currentIndexChanged.connect(self._on_voice)
        self.speakers.currentIndexChanged.connect(self._on_speaker)
        layout = QHBoxLayout(self)
        space(layout, spacing=1.0)
        layout.addWidget(caption)
        layout.addWidget(self.voices, 1)
        layout.addWidget(self.speakers)
        layout.addWidget(self.other)
        self._show_speakers()

    @property
    def entry(self) -> VoiceEntry | None:
        """The chosen voice; None while there is none."""
        entry = self.voices.currentData()
        return entry if isinstance(entry, VoiceEntry) else None

    @property
    def entries(self) -> Sequence[VoiceEntry]:
        """All usable voices."""
        return [entry for entry in (*self._listed, *self._files) if not entry.problem]

    @property
    def voice(self) -> str:
        """The chosen voice as ``jobs.speak`` takes it; empty while there is none."""
        if self.entry is None:
            return ""
        speaker = self.speakers.currentText()
        return f"{self.entry.name}#{speaker}" if speaker else self.entry.name

    @property
    def title(self) -> str:
        """The name that is shown for the chosen voice, with its speaker."""
        if self.entry is None:
            return ""
        speaker = self.speakers.currentText()
        return f"{self.entry.title}, {speaker}" if speaker else self.entry.title

    def show_entries(self, entries: Sequence[VoiceEntry]) -> None:
        """List these voices and the added files; the chosen one stays if it is still there."""
        chosen = self.entry
        self._listed = list(entries)
        self.voices.blockSignals(True)
        self.voices.clear()
        for entry in self.entries:
            self.voices.addItem(entry.title, entry)
        self.voices.setCurrentIndex(max(self._row_of(chosen.name if chosen else ""), min(0, self.voices.count() - 1)))
        self.voices.blockSignals(False)
        if self.entry != chosen:
            self._on_voice()

    def choose(self, voice: str) -> bool:
        """Choose a voice by its name or a file by its path, and the speaker that is given after “#”.

        Returns False, with nothing changed, if it is not there.
        """
        name, _, speaker = (voice, "", "") if self._row_of(voice) >= 0 else voice.partition("#")
        row = self._row_of(name)
        if row < 0 and name.endswith(MODEL_SUFFIX) and Path(name).is_file():
            self._add(Path(name))
            row = self._row_of(name)
        if row < 0:
            return False
        self.voices.setCurrentIndex(row)
        self.speakers.setCurrentIndex(max(0, self.speakers.findText(speaker)) if self.speakers.count() else -1)
        return True

    @Slot()
    def _ask_file(self) -> None:
        path = AskOpenFile.ask(self.tr("A Piper voice"), self.tr("Piper voices (*.onnx)"), self)
        if path is None:
            return
        try:
            jobs.speakers(str(path))  # a file that is not a voice is refused now, not at the first word
        except StudioError as error:
            self.failed.emit(Failure.of(error))
            return
        self.choose(str(path))

    def _add(self, path: Path) -> None:
        entry = file_entry(path)
        self._files.append(entry)
        self.voices.addItem(entry.title, entry)

    def _row_of(self, name: str) -> int:
        return next((row for row, entry in enumerate(self.entries) if entry.name == name), -1)

    @Slot()
    def _on_voice(self) -> None:
        self._show_speakers()
        self.voices.setToolTip(str(self.entry.path) if self.entry else "")
        self.changed.emit()

    @Slot()
    def _on_speaker(self) -> None:
        self.changed.emit()

    def _show_speakers(self) -> None:
        self.speakers.blockSignals(True)
        self.speakers.clear()
        self.speakers.addItems(_speakers(self.entry))
        self.speakers.blockSignals(False)
        self.speakers.setVisible(self.speakers.count() > 0)


def _speakers(entry: VoiceEntry | None) -> list[str]:
    """Return the speakers of a file; a voice that was trained here has one."""
    if entry is None or entry.name != str(entry.path):
        return []
    try:
        return jobs.speakers(entry.name)
    except StudioError:  # shown when it is to speak
        return []
