"""Choosing the voice: one of the project, a base voice, or any other Piper file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from tts_studio.gui.base.voice_entry import VoiceEntry
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, name_control, space
from tts_studio.gui.kit.files import AskOpenFile


class VoiceChoice(QWidget):
    """A list of voices, a list of speakers where the voice has several, and a button for another file."""

    changed = Signal()
    file_chosen = Signal(object)
    """The ``Path`` of another voice; the page reads it, then calls ``add`` and ``choose``."""

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
        if row < 0:
            return False
        self.voices.setCurrentIndex(row)
        self.speakers.setCurrentIndex(max(0, self.speakers.findText(speaker)) if self.speakers.count() else -1)
        return True

    def add(self, entry: VoiceEntry) -> None:
        """List the voice of a file, unless it is listed."""
        if self._row_of(entry.name) < 0:
            self._files.append(entry)
            self.voices.addItem(entry.title, entry)

    @Slot()
    def _ask_file(self) -> None:
        path = AskOpenFile.ask(self.tr("A Piper voice"), self.tr("Piper voices (*.onnx)"), self)
        if path is not None:
            self.file_chosen.emit(path)

    def _row_of(self, name: str) -> int:
        return next((row for row, entry in enumerate(self.entries) if entry.name == name), -1)

    @Slot()
    def _on_voice(self) -> None:
        self._show_speakers()
        self.voices.setToolTip(str(self.entry.path) if self.entry else "")
        self.voices.setAccessibleDescription(self.entry.path.name if self.entry else "")  # not the whole path
        self.changed.emit()

    @Slot()
    def _on_speaker(self) -> None:
        self.changed.emit()

    def _show_speakers(self) -> None:
        self.speakers.blockSignals(True)
        self.speakers.clear()
        self.speakers.addItems(self.entry.speakers if self.entry else ())
        self.speakers.blockSignals(False)
        self.speakers.setVisible(self.speakers.count() > 0)
