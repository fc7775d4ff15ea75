"""Everything that is visible while recording is possible; the page decides what it does."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.announce import announce
from tts_studio.gui.kit.controls import icon_button, muted, name_control, space
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.stack import Stack
from tts_studio.gui.record.interrupted_card import InterruptedCard
from tts_studio.gui.record.key_bar import KeyBar
from tts_studio.gui.record.level_meter import LevelMeter
from tts_studio.gui.record.own_text import OwnText
from tts_studio.gui.record.phases import PhaseSign
from tts_studio.gui.record.prompt_view import PromptView
from tts_studio.gui.record.reading_list import ReadingList
from tts_studio.gui.record.reading_options import ReadingOptions
from tts_studio.gui.record.recorded_so_far import RecordedSoFar
from tts_studio.gui.record.take_card import TakeCard


class RecordDesk(QWidget):
    """From top to bottom: interrupted take, level, options, sentence, take, sum. The keys are placed by the page."""

    def __init__(self, actions: tuple[str, ...]) -> None:
        """``actions`` are the names of all buttons of the key bar, in their order."""
        super().__init__()
        self.interrupted = InterruptedCard()
        self.hint = HintLine()
        self.meter = LevelMeter()
        self.sign = PhaseSign()
        self.place = Place()
        self.options = ReadingOptions()
        self.own = self.options.own
        self.prompt = PromptView()
        self.own_text = OwnText()
        self.take = TakeCard()
        self.keys = KeyBar(actions)
        self.so_far = RecordedSoFar()
        self.prompt.head.addWidget(self.sign)
        self.prompt.head.add_spring()
        self.prompt.head.addWidget(self.place)
        self.middle = Stack()
        """The sentence, or the line to type one's own."""
        self.middle.addWidget(self.prompt)
        self.middle.addWidget(self.own_text)
        layout = QVBoxLayout(self)
        space(layout, spacing=1.5)
        layout.addWidget(self.interrupted)
        layout.addWidget(self.hint)
        layout.addWidget(self.meter)
        layout.addWidget(self.options)
        layout.addWidget(self.middle, 3)
        layout.addWidget(self.take, 2)
        layout.addWidget(self.so_far)

    @property
    def typing(self) -> bool:
        """Whether a sentence of one's own is being typed."""
        return self.middle.currentWidget() is self.own_text

    def set_typing(self, typing: bool) -> None:
        """Show the line to type in, or the sentence to read."""
        self.middle.setCurrentWidget(self.own_text if typing else self.prompt)


class Place(QWidget):
    """The sentence's place in the list, and a way to any other one."""

    def __init__(self) -> None:
        super().__init__()
        before = QLabel(self.tr("Sentence"))
        self.number = QSpinBox()
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        """The place, from 1."""
        self.number.setKeyboardTracking(False)
        self.number.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.number.setFixedWidth(theme.unit() * 7)
        name_control(self.number, self.tr("Go to sentence"))
        self._of = muted()
        self._of.setWordWrap(False)
        layout = QHBoxLayout(self)
        space(layout, spacing=0.8)
        for widget in (before, self.number, self._of):
            layout.addWidget(widget)

    def show_place(self, reading: ReadingList) -> None:
        """Show the place in the list; nothing without a list."""
        count = len(reading.prompts)
        listed = not reading.own and reading.again is None  # others have no place in the list
        self.setVisible(count > 0 and listed)
        with QSignalBlocker(self.number):
            self.number.setRange(1, max(1, count))
            self.number.setValue(reading.number)
        read = sum(prompt.id in reading.recorded for prompt in reading.prompts)
        self._of.setText(self.tr("of {0}, {1} recorded").format(count, read))


class HintLine(QFrame):
    """A friendly remark that can be dismissed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        sign = QLabel()
        sign.setPixmap(icon("clock").pixmap(theme.unit() * 2, theme.unit() * 2))
        self._text = QLabel()
        self._text.setWordWrap(True)
        layout = QHBoxLayout(self)
        space(layout, margins=0.8, spacing=1.0)
        layout.addWidget(sign)
        layout.addWidget(self._text, 1)
        layout.addWidget(icon_button(self.tr("Dismiss"), "close", self.hide))
        self.hide()

    @property
    def text(self) -> str:
        """The text of the remark."""
        return self._text.text()

    def say(self, hint: str) -> None:
        """Show a remark."""
        self._text.setText(hint)
        self.setAccessibleName(hint)
        self.show()
        announce(self, hint)
