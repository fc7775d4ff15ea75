"""A word, and how it is said: heard at once, kept in a list of the person or of one voice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from tts_studio import jobs
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.playback import PlaybackClient
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.base.utterance import SpeechRequest, Utterance
from tts_studio.gui.kit.announce import announce
from tts_studio.gui.kit.controls import (
    button,
    grow_to_fit,
    labelled,
    least_width,
    name_control,
    row,
    space,
    tinted,
    title,
)
from tts_studio.gui.kit.help import offer_manual
from tts_studio.gui.kit.wording import spoken
from tts_studio.text.word_list import Pronunciation

Sample = Callable[[str], SpeechRequest | None]
"""Returns what is to be heard of a text, by the present voice; None while there is no voice."""


@dataclass(frozen=True)
class WordHome:
    """Whose lists of words there are, beside the person's own, and what language their words are in."""

    voice: str = ""
    """The voice as ``jobs`` take it; empty if it can have no list: base voices have none."""
    title: str = ""
    folder: Path | None = None
    language: str = ""
    """First part of espeak-ng's name of the language; empty if it is not known."""


class SayDifferently(QDialog):
    """Asks how a word is said, and saves it."""

    def __init__(
        self,
        studio: Studio,
        home: WordHome,
        sample: Sample,
        entry: Pronunciation,
        *,
        of_voice: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``entry`` is what is shown at first; if it is in a list, that of the voice or the person's, it is changed."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Say it differently"))
        offer_manual(self, "words")
        least_width(self, 56)
        self._home, self._sample, self._before = home, sample, entry
        self._errands = Errands(self)
        self._player = PlaybackClient(studio.playback, self)
        self._player.failed.connect(self._on_failed)
        self.word, self.said = QLineEdit(entry.word), QLineEdit(entry.said)
        self.said.setPlaceholderText(self.tr("win, or [[ wˈɪn ]]"))
        self.everywhere = QRadioButton(self.tr("Kept for &all voices"))
        self.voice_only = QRadioButton(self.tr("Kept for &this voice: {0}").format(home.title))
        for choice in (self.everywhere, self.voice_only):
            name_control(choice, choice.text())
        (self.voice_only if of_voice else self.everywhere).setChecked(True)
        self.voice_only.setVisible(bool(home.voice))
        self.problem = tinted("", "bad")
        self.problem.hide()
        self._lay_out()
        for field in (self.word, self.said):
            field.textChanged.connect(self._check)
        self._check()
        (self.said if entry.word else self.word).setFocus()

    @classmethod
    def ask(
        cls,
        studio: Studio,
        home: WordHome,
        sample: Sample,
        entry: Pronunciation,
        *,
        of_voice: bool = False,
        parent: QWidget | None = None,
    ) -> bool:
        """Show the dialog; return whether a list was changed."""
        dialog = cls(studio, home, sample, entry, of_voice=of_voice, parent=parent)
        try:
            return bool(dialog.exec())
        finally:
            dialog.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Make room for all words."""
        super().showEvent(event)
        grow_to_fit(self)

    def done(self, result: int) -> None:
        """Stop what is heard."""
        self._player.stop()
        self._errands.wait()
        super().done(result)

    @Slot()
    def hear(self) -> None:
        """Say what was typed, with the present voice."""
        self._play(self.said.text())

    @Slot()
    def hear_as_it_is(self) -> None:
        """Say the word as it is said now."""
        self._play(self.word.text())

    @Slot()
    def save(self) -> None:
        """Keep it, and close."""
        self.keep.setEnabled(False)
        home = self._home
        voice, folder = (home.voice, home.folder) if self.voice_only.isChecked() and home.voice else ("", None)
        language = self._before.language if self._before.said else home.language
        work = partial(_save, self._before, self.word.text(), self.said.text(), language, voice, folder)
        self._errands.run(work, self._on_saved, self._on_failed)

    def _play(self, text: str) -> None:
        request = self._sample(text) if text.strip() else None
        if request is not None:
            self.problem.hide()
            self._player.play(Utterance(request).speak)

    @Slot(object)
    def _on_saved(self, _answer: object) -> None:
        self.accept()

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self.problem.setText(spoken(failure.message))
        self.problem.show()
        announce(self.problem, self.problem.text())
        grow_to_fit(self)
        self._check()

    @Slot()
    def _check(self) -> None:
        has_voice = self._sample("a") is not None
        self.listen.setEnabled(has_voice and bool(self.said.text().strip()))
        self.listen_now.setEnabled(has_voice and bool(self.word.text().strip()))
        self.keep.setEnabled(bool(self.word.text().strip() and self.said.text().strip()))

    def _lay_out(self) -> None:
        self.listen_now = button(self.tr("Hear it as it &is"), self.hear_as_it_is, sign="play")
        self.listen = button(self.tr("&Hear this"), self.hear, sign="play")
        for one in (self.listen_now, self.listen):
            one.setAutoDefault(False)
        buttons = QDialogButtonBox()
        self.keep = button(self.tr("&Save"), self.save, kind="primary")
        buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.ActionRole)
        refuse = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        name_control(refuse, self.tr("Cancel"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        space(layout, margins=3.0, spacing=1.6)
        layout.addWidget(title(self.tr("How is it said?"), 1.4))
        layout.addWidget(labelled(self.tr("&Word or words"), self.word))
        layout.addWidget(
            labelled(
                self.tr("Said &like"),
                self.said,
                self.tr("Other words that sound like it, or phonemes between double square brackets."),
            )
        )
        heard = row(self.listen, self.listen_now)
        heard.addStretch(1)
        layout.addLayout(heard)
        layout.addWidget(self.everywhere)
        layout.addWidget(self.voice_only)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.keep.setDefault(True)  # only a button that is in the dialog is its default for good


def _save(before: Pronunciation, word: str, said: str, language: str, voice: str, folder: Path | None) -> None:
    """Take a word into a list, in place of the one that was changed; not for the window's thread."""
    for _ in jobs.add_word(word, said, language, voice, folder):
        pass
    listed = before in jobs.listed_words(voice, folder)
    if listed and before.word != " ".join(word.split()):
        for _ in jobs.remove_word(before.word, voice, folder, language=before.language):
            pass
