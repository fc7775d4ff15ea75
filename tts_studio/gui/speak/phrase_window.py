"""A small window for those who speak through the program: what they type, their phrases, one switch if need be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from tts_studio import jobs
from tts_studio.errors import StudioError
from tts_studio.events import Event
from tts_studio.formats import PHRASES
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.base.utterance import SpeechRequest
from tts_studio.gui.kit.announce import announce
from tts_studio.gui.kit.controls import (
    button,
    fit_to_screen,
    muted,
    name_control,
    shortcut,
    space,
    tinted,
    without_mnemonic,
)
from tts_studio.gui.kit.files import AskOpenFile, AskSaveFile, documents
from tts_studio.gui.kit.flow import Flow
from tts_studio.gui.kit.help import offer_manual
from tts_studio.gui.kit.scrolling import scrolling
from tts_studio.gui.kit.wording import spoken
from tts_studio.gui.speak.big_button import BigButton
from tts_studio.gui.speak.board_editor import BoardEditor
from tts_studio.gui.speak.phrase_grid import KEYS, PhraseGrid
from tts_studio.gui.speak.phrase_memory import INTERVALS, recall_use, remembering_use
from tts_studio.gui.speak.phrase_speech import PhraseSpeech
from tts_studio.gui.speak.scanning import Scanner
from tts_studio.text.as_typed import finished
from tts_studio.text.phrase_board import Board, BoardPhrase, with_phrase

_BOARDS = "CSV (*.csv);;Open Board Format (*.obf)"
_CLICKS = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
)
_SWITCH = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)

Sample = Callable[[str], SpeechRequest | None]


class PhraseWindow(QDialog):
    """Stays beside other windows; its own keys: Enter says what is typed, digits say phrases, Esc stops."""

    closed = Signal()

    def __init__(
        self, studio: Studio, sample: Sample, language: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        """``sample`` makes a request of a text by the voice that is chosen, ``language`` is espeak-ng's name of its."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(self.tr("Phrases"))
        offer_manual(self, "speak")
        self._studio, self._sample, self._language = studio, sample, language
        self._errands = Errands(self)
        self._use = recall_use(studio.settings)
        self.board = Board()
        self._category = 0
        self.speech = PhraseSpeech(studio.playback, self)
        self.speech.louder = self._use.louder
        self.scanner = Scanner(by_rows=self._use.by_rows)
        self._beat = QTimer(self)
        self._beat.timeout.connect(self.step)
        self.problem = tinted("", "bad")
        self.problem.hide()
        self._make_controls()
        self._make_menu()
        self._lay_out()
        self._connect()
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, self._use.on_top)
        fit_to_screen(self, 72, 62)
        self._scan(self._use.scanning)
        self.read()

    # --- speaking ------------------------------------------------------------------------------------------------

    @Slot()
    def say_typed(self) -> None:
        """Say what is typed, after what is being said, and make room for the next."""
        text = self.typed.text().strip()
        self.typed.clear()
        if text:
            self._say(text, after=True)

    def say(self, phrase: BoardPhrase) -> None:
        """Say a phrase at once."""
        self._say(phrase.said)

    def _say(self, text: str, *, after: bool = False) -> None:
        request = self._sample(text)
        self.problem.hide()
        if request is None:
            self._tell(self.tr("There is no voice to speak with."))
        elif after:
            self.speech.add(request)
        else:
            self.speech.say(request)

    @Slot()
    def _on_typed(self) -> None:
        text = self.typed.text()
        self.keep.setEnabled(bool(text.strip()))
        if not self._use.as_typed:
            return
        done, rest = finished(text, self._language())
        if done:
            self.typed.setText(rest)
            self._say(done, after=True)

    @Slot(bool)
    def _on_louder(self, on: bool) -> None:
        self.speech.louder = on
        self._remember(louder=on)

    # --- the board -----------------------------------------------------------------------------------------------

    @Slot()
    def add_typed(self) -> None:
        """Take what is typed into the category that is shown."""
        text = " ".join(self.typed.text().split())
        categories = self.board.categories
        name = categories[self._category].name if categories else self.tr("My phrases")
        if text:
            self.typed.clear()
            self._change(lambda board: with_phrase(board, name, BoardPhrase(text)))

    @Slot()
    def edit(self) -> None:
        """Edit all phrases."""
        board = BoardEditor.ask(self.board, self)
        if board is not None:
            self._change(lambda _: board)

    @Slot()
    def take_in(self) -> None:
        """Ask for a file, and add its phrases."""
        path = AskOpenFile.ask(self.tr("A board of phrases"), self.tr("Boards (*.csv *.obf *.tsv *.txt)"), self)
        if path is not None:
            self._errands.run(partial(_taken_in, path, self.board), self._show_board, self._on_failed)

    @Slot()
    def write_out(self) -> None:
        """Ask for a file, and write the phrases to it."""
        path = AskSaveFile.ask(self.tr("Write the phrases to a file"), documents() / PHRASES, _BOARDS, self)
        if path is not None:
            self._errands.run(partial(_consumed, partial(jobs.export_phrases, path)), self._on_written, self._on_failed)

    def _change(self, change: Callable[[Board], Board]) -> None:
        work = partial(jobs.keep_phrases, change, self.board)
        self._errands.run(work, self._show_board, self._on_failed)

    @Slot()
    def read(self) -> None:
        """Show the board as it is kept now."""
        self._errands.run(partial(_board, self._language()), self._show_board, self._on_failed)

    @Slot(object)
    def _show_board(self, board: Board) -> None:
        self.problem.hide()
        self.board = board
        self._category = max(0, min(self._category, len(board.categories) - 1))
        for old in self.categories:
            self._category_row.removeWidget(old)
            old.deleteLater()
        self.categories = [
            BigButton(category.name or self.tr("Others"), partial(self._on_category, number), low=True)
            for number, category in enumerate(board.categories)
        ]
        for one in self.categories:
            one.setCheckable(True)
            self._category_row.addWidget(one)
        self.nothing.setVisible(not board.count)
        self._show_category()

    def _on_category(self, number: int, _checked: bool = False) -> None:
        self._category = number
        self._show_category()

    def _show_category(self) -> None:
        for number, one in enumerate(self.categories):
            one.setChecked(number == self._category)
        phrases = self.board.categories[self._category].phrases if self.board.categories else ()
        self.grid.show_phrases(phrases)
        self.prepare()

    def _turn(self, by: int) -> None:
        if self.board.categories:
            self._on_category((self._category + by) % len(self.board.categories))

    @Slot()
    def prepare(self) -> None:
        """Make the sounds of the phrases that are shown, then those of the others."""
        shown = self.board.categories[self._category : self._category + 1]
        phrases = [phrase for one in (*shown, *self.board.categories) for phrase in one.phrases]
        requests = (self._sample(phrase.said) for phrase in dict.fromkeys(phrases))
        self.speech.prepare([request for request in requests if request is not None])

    # --- one switch ----------------------------------------------------------------------------------------------

    @property
    def scanned(self) -> Sequence[Sequence[BigButton]]:
        """The rows of what can be chosen by one switch."""
        most = [self.repeat, self.loud, self.stopping]
        return [list(self.categories), *map(list, self.grid.rows), [one for one in most if one.isEnabled()]]

    @Slot()
    def step(self) -> None:
        """Move the mark on."""
        self.scanner.step()
        self._show_mark()

    def switch(self) -> None:
        """Choose what is marked."""
        rows = self.scanned
        chosen = self.scanner.choose()
        self._beat.start()  # after each press there is the whole time
        if chosen is not None and chosen[0] < len(rows) and chosen[1] < len(rows[chosen[0]]):
            rows[chosen[0]][chosen[1]].click()
        self._show_mark()

    @Slot()
    def _rows_changed(self) -> None:
        self.scanner.change([len(row) for row in self.scanned])
        self._show_mark()

    def _show_mark(self) -> None:
        marked = set(self.scanner.marked) if self._use.scanning else set()
        for row, controls in enumerate(self.scanned):
            for column, control in enumerate(controls):
                is_marked = (row, column) in marked
                control.mark(is_marked)
                if is_marked:
                    self._area.ensureWidgetVisible(control)

    def _scan(self, on: bool) -> None:
        self.scanner = Scanner([len(row) for row in self.scanned], by_rows=self._use.by_rows)
        self._beat.setInterval(round(1000 * self._use.interval))
        self._listen_to_switch(on)
        self._show_mark()

    def _listen_to_switch(self, on: bool) -> None:
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)
        self._beat.stop()
        if on and self.isVisible():
            application.installEventFilter(self)
            self._beat.start()
            self._area.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """While one scans, Space, Enter and a click on a big button are the switch; a text that is typed keeps them."""
        if not isinstance(watched, QWidget) or watched.window() is not self:
            return False
        if isinstance(event, QKeyEvent):
            if event.key() not in _SWITCH or self.focusWidget() is self.typed:
                return False
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self.switch()
            return True
        if event.type() not in _CLICKS or not (isinstance(watched, BigButton) or watched is self.grid):
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            self.switch()
        return True

    # --- the window ----------------------------------------------------------------------------------------------

    def showEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Begin to scan, if that is wanted."""
        super().showEvent(event)  # pyright: ignore[reportArgumentType]
        self._listen_to_switch(self._use.scanning)
        if not self._use.scanning:
            self.typed.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        """Stop what is said and made."""
        self._end()
        super().closeEvent(event)

    def reject(self) -> None:
        """Stop what is being said; if there is nothing, close."""
        if self.speech.speaking:
            self.speech.stop()
            return
        self._end()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Say a phrase by its digit, unless one types."""
        digit = event.text()
        if digit.isdecimal() and len(digit) == 1 and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._press(int(digit))
            return
        if event.key() not in _SWITCH:
            super().keyPressEvent(event)
        elif isinstance(focused := self.focusWidget(), QPushButton):  # a dialog's Enter would press its first button
            focused.click()

    def _press(self, digit: int) -> None:
        place = (digit - 1) % KEYS
        if place < len(self.grid.buttons):
            self.grid.buttons[place].click()

    def _end(self) -> None:
        self._beat.stop()
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)
        self.speech.close()
        self._errands.wait()
        self.closed.emit()

    @Slot(object)
    def _on_written(self, _answer: object) -> None:
        announce(self, self.tr("The phrases have been written."))

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self._tell(spoken(failure.message))

    def _tell(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        announce(self.problem, words)

    def _remember(self, **changed: object) -> None:
        self._use = replace(self._use, **changed)  # pyright: ignore[reportArgumentType]
        try:
            self._studio.change_settings(**remembering_use(self._studio.settings, self._use))
        except StudioError as error:
            self._on_failed(Failure.of(error))

    @Slot()
    def _show_state(self) -> None:
        self.stopping.setEnabled(self.speech.speaking)
        self.repeat.setEnabled(self.speech.last is not None)

    # --- making --------------------------------------------------------------------------------------------------

    def _make_controls(self) -> None:
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(self.tr("Type, then Enter"))
        name_control(self.typed, self.tr("What to say"), self.tr("Enter says it, Esc stops."))
        self.speaks = button(self.tr("&Speak"), self.say_typed, kind="primary", sign="play", help_text=self.tr("Enter"))
        self.keep = button(
            self.tr("&Keep"), self.add_typed, sign="plus", help_text=self.tr("Adds what is typed to the phrases")
        )
        self.more = button(self.tr("&Options"), sign="settings")
        for one in (self.speaks, self.keep, self.more):
            one.setAutoDefault(False)
        self.keep.setEnabled(False)
        self.repeat = BigButton(self.tr("Repeat"), self.speech.repeat, said=self.tr("Says the last once more: Ctrl+R"))
        self.loud = BigButton(self.tr("Louder"), said=self.tr("Until it is pressed again: Ctrl+L"))
        self.loud.setCheckable(True)
        self.loud.setChecked(self._use.louder)
        self.stopping = BigButton(self.tr("Stop"), self.speech.stop, said=self.tr("Esc"))
        self.categories: list[BigButton] = []
        self.grid = PhraseGrid(self.say, self._rows_changed)
        self.nothing = muted(self.tr("There is no phrase yet. Type one and keep it."))
        self._show_state()

    def _make_menu(self) -> None:
        self.menu = QMenu(self.more)
        self.menu.setAccessibleName(without_mnemonic(self.more.text()))
        self.as_typed = self._switch(self.tr("Say each sentence as I &type"), "as_typed")
        self.on_top = self._switch(self.tr("Stay on top of &other windows"), "on_top")
        self.menu.addSeparator()
        self.scans = self._switch(self.tr("S&canning: one switch chooses"), "scanning")
        self.by_rows = self._switch(self.tr("First the &row, then the phrase"), "by_rows")
        speeds = self.menu.addMenu(self.tr("S&peed of scanning"))
        speeds.setAccessibleName(without_mnemonic(speeds.title()))
        group = QActionGroup(self)
        for seconds in INTERVALS:
            made = speeds.addAction(self.tr("{0} seconds").format(f"{self.locale().toString(seconds, 'f', 1)}"))
            made.setCheckable(True)
            made.setChecked(seconds == self._use.interval)
            made.triggered.connect(partial(self._on_interval, seconds))
            group.addAction(made)
        self.menu.addSeparator()
        for words, do in (
            (self.tr("&Edit the phrases …"), self.edit),
            (self.tr("&Import …"), self.take_in),
            (self.tr("E&xport …"), self.write_out),
        ):
            self.menu.addAction(words).triggered.connect(do)
        self.more.setMenu(self.menu)

    def _switch(self, words: str, name: str) -> QAction:
        made = self.menu.addAction(words)
        made.setCheckable(True)
        made.setChecked(bool(getattr(self._use, name)))
        made.toggled.connect(partial(self._on_switched, name))
        return made

    def _on_switched(self, name: str, on: bool) -> None:
        self._remember(**{name: on})
        if name == "on_top":
            self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on)
            self.show()  # which Qt hides a window for
        elif name != "as_typed":
            self._scan(self._use.scanning)

    def _on_interval(self, seconds: float, _checked: bool = False) -> None:
        self._remember(interval=seconds)
        self._scan(self._use.scanning)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        space(layout, margins=1.6, spacing=1.2)
        layout.addWidget(self.typed)
        layout.addLayout(Flow(self.speaks, self.keep, self.more))
        board = QWidget()
        inside = QVBoxLayout(board)
        space(inside, spacing=1.2)
        self._category_row = Flow(spacing=0.6)
        inside.addLayout(self._category_row)
        inside.addWidget(self.nothing)
        inside.addWidget(self.grid, 1)
        self._area = scrolling(board)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.problem)
        foot = QHBoxLayout()
        space(foot, spacing=0.6)
        for one in (self.repeat, self.loud, self.stopping):
            foot.addWidget(one)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.typed.returnPressed.connect(self.say_typed)
        self.typed.textEdited.connect(self._on_typed)
        self.loud.toggled.connect(self._on_louder)
        self.speech.changed.connect(self._show_state)
        self.speech.failed.connect(self._on_failed)
        for digit in range(KEYS):
            shortcut(f"Alt+{digit}", self, partial(self._press, digit))
        shortcut("Ctrl+R", self, self.speech.repeat)
        shortcut("Ctrl+L", self, self.loud.toggle)
        shortcut("Ctrl+PgDown", self, partial(self._turn, 1))
        shortcut("Ctrl+PgUp", self, partial(self._turn, -1))


def _board(language: str) -> Board:
    """Return the person's board, or the one to begin with; not for the window's thread."""
    found = jobs.phrase_board()
    return jobs.starting_board(language) if found is None else found


def _taken_in(path: Path, shown: Board) -> Board:
    _consumed(partial(jobs.import_phrases, path, shown))
    return jobs.phrase_board() or Board()


def _consumed(job: Callable[[], Iterator[Event]]) -> None:
    """Run a job to its end; not for the window's thread."""
    for _ in job():
        pass
