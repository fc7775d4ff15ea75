"""The lists of words: what is in them, heard, changed, taken in from a table and written to one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QDialog, QHeaderView, QTableView, QVBoxLayout, QWidget

from tts_studio import jobs
from tts_studio.events import Event
from tts_studio.formats import WORDS
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.playback import PlaybackClient
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.base.utterance import Utterance
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.announce import announce
from tts_studio.gui.kit.controls import (
    button,
    fit_to_screen,
    labelled,
    muted,
    name_control,
    shortcut,
    space,
    tinted,
)
from tts_studio.gui.kit.files import AskOpenFile, AskSaveFile, documents
from tts_studio.gui.kit.flow import Flow
from tts_studio.gui.kit.help import offer_manual
from tts_studio.gui.kit.wording import spoken
from tts_studio.gui.speak.say_differently import Sample, SayDifferently, WordHome
from tts_studio.gui.speak.word_table import WordTable
from tts_studio.text.word_list import Pronunciation

_TABLES = "CSV (*.csv)"


class WordListDialog(QDialog):
    """Shows the person's own list or that of the present voice."""

    def __init__(self, studio: Studio, home: WordHome, sample: Sample, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("How words are said"))
        offer_manual(self, "words")
        self._studio, self._home, self._sample = studio, home, sample
        self._errands = Errands(self)
        self._player = PlaybackClient(studio.playback, self)
        self._player.failed.connect(self._on_failed)
        self.changed = False
        """Whether a list was changed."""
        self.whose = QComboBox()
        self.whose.addItem(self.tr("All voices"))
        if home.voice:
            self.whose.addItem(self.tr("Only this voice: {0}").format(home.title))
        self.table = WordTable(self)
        self.view = QTableView()
        self.problem = tinted("", "bad")
        self.problem.hide()
        self._prepare_view()
        self._make_buttons()
        self._lay_out()
        self.whose.currentIndexChanged.connect(self.read)
        self.view.selectionModel().currentRowChanged.connect(self._show_state)
        self.table.modelReset.connect(self._show_state)
        self._show_state()
        fit_to_screen(self, 72, 50)
        self.read()

    @classmethod
    def ask(cls, studio: Studio, home: WordHome, sample: Sample, parent: QWidget | None = None) -> bool:
        """Show the dialog; return whether a list was changed."""
        dialog = cls(studio, home, sample, parent)
        try:
            dialog.exec()
            return dialog.changed
        finally:
            dialog.deleteLater()

    def done(self, result: int) -> None:
        """Stop what is heard, and wait for what is being written."""
        self._player.stop()
        self._errands.wait()
        super().done(result)

    @property
    def current(self) -> Pronunciation | None:
        """The word on which the cursor is."""
        place = self.view.currentIndex().row()
        return self.table.entries[place] if 0 <= place < len(self.table.entries) else None

    @Slot()
    def read(self) -> None:
        """Show the list that is chosen."""
        self._errands.run(partial(jobs.listed_words, *self._where), self._show, self._on_failed)

    @Slot()
    def hear(self) -> None:
        """Say how the current word is said."""
        request = self._sample(self.current.said) if self.current else None
        if request is not None:
            self._player.play(Utterance(request).speak)

    @Slot()
    def add(self) -> None:
        """Ask for another word."""
        self._edit(Pronunciation("", ""))

    @Slot()
    def change(self) -> None:
        """Change how the current word is said."""
        if self.current is not None:
            self._edit(self.current)

    @Slot()
    def delete(self) -> None:
        """Say the current word as it is written again."""
        if self.current is not None:
            self._run(partial(jobs.remove_word, self.current.word, *self._where, language=self.current.language))

    @Slot()
    def take_in(self) -> None:
        """Ask for a table, and take its words into the list."""
        path = AskOpenFile.ask(self.tr("A table of words"), f"{_TABLES};;{self.tr('Tables')} (*.tsv *.txt)", self)
        if path is not None:
            self._run(partial(jobs.import_words, path, *self._where))

    @Slot()
    def write_out(self) -> None:
        """Ask for a file, and write the list to it."""
        path = AskSaveFile.ask(self.tr("Write the words to a table"), documents() / WORDS, _TABLES, self)
        if path is not None:
            work = partial(_consumed, partial(jobs.export_words, path, *self._where))
            self._errands.run(work, self._on_written, self._on_failed)

    @property
    def _where(self) -> tuple[str, Path | None]:
        return (self._home.voice, self._home.folder) if self.whose.currentIndex() > 0 else ("", None)

    def _edit(self, entry: Pronunciation) -> None:
        of_voice = self.whose.currentIndex() > 0
        if SayDifferently.ask(self._studio, self._home, self._sample, entry, of_voice=of_voice, parent=self):
            self.changed = True
            self.read()

    def _run(self, job: Callable[[], Iterator[Event]]) -> None:
        self._errands.run(partial(_consumed, job), self._on_changed, self._on_failed)

    @Slot(object)
    def _on_changed(self, _answer: object) -> None:
        self.changed = True
        self.read()

    @Slot(object)
    def _on_written(self, _answer: object) -> None:
        self.problem.hide()
        announce(self, self.tr("The table has been written."))

    @Slot(object)
    def _show(self, entries: Sequence[Pronunciation]) -> None:
        self.problem.hide()
        place = self.view.currentIndex().row()
        self.table.show_entries(entries)
        if entries:
            self.view.setCurrentIndex(self.table.index(min(max(place, 0), len(entries) - 1), 0))
        self._show_state()

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self.problem.setText(spoken(failure.message))
        self.problem.show()
        announce(self.problem, self.problem.text())

    @Slot()
    def _show_state(self) -> None:
        some = self.current is not None
        for control in (self.alter, self.remove):
            control.setEnabled(some)
        self.listen.setEnabled(some and self._sample("a") is not None)
        self.export.setEnabled(bool(self.table.entries))
        self.nothing.setVisible(not self.table.entries)

    def _prepare_view(self) -> None:
        self.view.setModel(self.table)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setTabKeyNavigation(False)
        self.view.setShowGrid(False)
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.view.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        help_text = self.tr("Space says it, Enter changes it, Delete takes it out of the list.")
        name_control(self.view, self.tr("Words"), help_text)
        shortcut("Space", self.view, self.hear)
        for key in ("Return", "Enter"):
            shortcut(key, self.view, self.change)
        shortcut("Delete", self.view, self.delete)
        self.view.doubleClicked.connect(self.change)

    def _make_buttons(self) -> None:
        self.listen = button(self.tr("&Hear"), self.hear, sign="play")
        self.plus = button(self.tr("&Add …"), self.add, sign="plus")
        self.alter = button(self.tr("&Change …"), self.change, sign="edit")
        self.remove = button(self.tr("&Delete"), self.delete, sign="trash")
        self.imports = button(self.tr("&Import …"), self.take_in, sign="import", help_text=self.tr("A table (CSV)"))
        self.export = button(self.tr("&Export …"), self.write_out, sign="export", help_text=self.tr("A table (CSV)"))
        self.close_button = button(self.tr("Close"), self.reject)
        self.nothing = muted(self.tr("No word is said differently yet. Add one, or select a word in the text."))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        space(layout, margins=3.0, spacing=1.6)
        layout.addWidget(labelled(self.tr("&For"), self.whose))
        layout.addWidget(self.nothing)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.problem)
        first = Flow(self.listen, self.plus, self.alter, self.remove)
        last = Flow(self.imports, self.export)
        last.add_spring()
        last.addWidget(self.close_button)
        for line in (first, last):
            layout.addLayout(line)
        for one in (self.listen, self.plus, self.alter, self.remove, self.imports, self.export, self.close_button):
            one.setAutoDefault(False)
        self.view.setMinimumHeight(theme.unit() * 8)


def _consumed(job: Callable[[], Iterator[Event]]) -> None:
    """Run a job to its end; not for the window's thread."""
    for _ in job():
        pass
