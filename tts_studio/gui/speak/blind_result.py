"""The result of a blind comparison."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tts_studio.gui.kit.announce import announce
from tts_studio.gui.kit.controls import button, muted, space, title
from tts_studio.gui.speak.blind import BlindTest, verdict


class BlindResult(QWidget):
    """How often each contender was chosen, and how sure that is."""

    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.sentence = title("", 1.5), QLabel()
        self.sentence.setWordWrap(True)
        self.counts = [(title("", 2.0), muted()) for _ in range(3)]
        counts = QHBoxLayout()
        space(counts, spacing=3.0)
        for number, name in self.counts:
            tile = QVBoxLayout()
            space(tile, spacing=0.4)
            tile.addWidget(number)
            tile.addWidget(name)
            counts.addLayout(tile, 1)
        self.more = button(self.tr("&More sentences"), self._on_more, kind="primary", sign="redo")
        layout = QVBoxLayout(self)
        space(layout, spacing=2.5)
        layout.addWidget(self.heading)
        layout.addWidget(self.sentence)
        layout.addLayout(counts)
        layout.addStretch(1)

    def show_result(self, test: BlindTest) -> None:
        """Show which contender was which."""
        heading, sentence = verdict(test)
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        names = (test.first.title, test.second.title, self.tr("No difference"))
        counts = (test.tally.first, test.tally.second, test.tally.same)
        for (number, name), words, count in zip(self.counts, names, counts, strict=True):
            number.setText(str(count))
            name.setText(words)
        announce(self, f"{heading} {sentence}")

    @Slot()
    def _on_more(self) -> None:
        self.more_wanted.emit()
