"""What can be done about how the text is said: a menu behind a button, and behind a right click on the text."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction, Qt
from PySide6.QtWidgets import QMenu

from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit.controls import button
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.speak.markup_edits import (
    EMPHASIS,
    SLOWER,
    SPELLED,
    SpanMark,
    fits,
    put_around,
    put_pause,
    selected_words,
)
from tts_studio.gui.speak.say_differently import Sample, SayDifferently, WordHome
from tts_studio.gui.speak.speech_text import SpeechText
from tts_studio.gui.speak.voice_choice import VoiceChoice
from tts_studio.gui.speak.word_list_dialog import WordListDialog
from tts_studio.text.word_list import Pronunciation


class Pronouncing(QObject):
    """Words that are said differently, and marks for pauses, pace, stress and spelling."""

    changed = Signal()
    """A list of words was changed."""

    def __init__(self, studio: Studio, text: SpeechText, voices: VoiceChoice, sample: Sample) -> None:
        super().__init__(text)
        self._studio, self._text, self._voices, self._sample = studio, text, voices, sample
        self.differently = self._action(self.tr("Say it &differently …"), self.say_differently, "speak")
        self.pause = self._action(self.tr("&Pause here"), self._put_pause, "pause")
        self.marks = {
            mark: self._action(words, partial(self._put_around, mark))
            for mark, words in (
                (SLOWER, self.tr("&Slower")),
                (EMPHASIS, self.tr("With &emphasis")),
                (SPELLED, self.tr("Letter &by letter")),
            )
        }
        self.words = self._action(self.tr("&List of words …"), self.edit_words, "edit")
        self.button = button(
            self.tr("Pronun&ciation"), sign="edit", help_text=self.tr("How the word at the cursor is said, and pauses")
        )
        self.menu = QMenu(self.button)
        self.menu.setAccessibleName(self.tr("Pronunciation"))
        self._fill(self.menu)
        self.menu.aboutToShow.connect(self._show_state)
        self.button.setMenu(self.menu)
        text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        text.customContextMenuRequested.connect(self._on_right_click)

    @property
    def home(self) -> WordHome:
        """Whose lists there are: of a base voice there is none."""
        entry, project = self._voices.entry, self._studio.project
        if entry is None:
            return WordHome()
        language = entry.language.split("-")[0]
        if entry.is_base:
            return WordHome(language=language)
        return WordHome(entry.name, entry.title, project.folder if project else None, language)

    @Slot()
    def say_differently(self) -> None:
        """Ask how the selected words, or the word at the cursor, are said."""
        entry = Pronunciation(" ".join(selected_words(self._text).split()), "")
        if SayDifferently.ask(self._studio, self.home, self._sample, entry, parent=self._text):
            self.changed.emit()

    @Slot()
    def edit_words(self) -> None:
        """Show the lists of words."""
        if WordListDialog.ask(self._studio, self.home, self._sample, self._text):
            self.changed.emit()

    def context_menu(self, place: QPoint) -> QMenu:
        """Return the menu of a right click at a place of the text: what there is to be done, then the usual."""
        cursor = self._text.cursorForPosition(place)
        if not self._text.textCursor().hasSelection():
            self._text.setTextCursor(cursor)
        self._show_state()
        menu = self._text.createStandardContextMenu()
        usual = menu.actions()
        first = usual[0] if usual else None
        for action in self.menu.actions():
            menu.insertAction(first, action)  # pyright: ignore[reportArgumentType]
        if first is not None:
            menu.insertSeparator(first)
        return menu

    @Slot(QPoint)
    def _on_right_click(self, place: QPoint) -> None:
        menu = self.context_menu(place)
        menu.exec(self._text.viewport().mapToGlobal(place))
        menu.deleteLater()

    def _action(self, words: str, do: object, sign: str = "") -> QAction:
        made = QAction(words, self)
        if sign:
            made.setIcon(icon(sign))
        made.triggered.connect(do)
        return made

    def _fill(self, menu: QMenu) -> None:
        menu.addAction(self.differently)
        menu.addSeparator()
        menu.addAction(self.pause)
        for action in self.marks.values():
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.words)

    @Slot()
    def _put_pause(self) -> None:
        put_pause(self._text)
        self._text.setFocus()

    def _put_around(self, mark: SpanMark, _checked: bool = False) -> None:
        put_around(self._text, mark)
        self._text.setFocus()

    @Slot()
    def _show_state(self) -> None:
        self.differently.setEnabled(bool(selected_words(self._text)))
        for mark, action in self.marks.items():
            action.setEnabled(fits(self._text, mark))
