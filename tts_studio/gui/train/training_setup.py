"""Before a training: its length, whether everything is ready, and the one button."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, card, muted, space, title
from tts_studio.gui.kit.disclosure import Disclosure
from tts_studio.gui.kit.times import duration
from tts_studio.gui.train.preset_cards import Preset, PresetCards
from tts_studio.gui.train.readiness import Readiness, can_begin
from tts_studio.gui.train.training_options import TrainingOptions
from tts_studio.gui.train.training_situation import Interrupted
from tts_studio.gui.train.unfinished_card import UnfinishedCard
from tts_studio.project.readiness import Need


class TrainingSetup(QWidget):
    """Collects what a training needs to know; the page starts it."""

    learn_wanted = Signal()
    preset_chosen = Signal(str)
    """Key of the preset that was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._needs: Sequence[Need] | None = None
        self._other_job = ""
        self.unfinished = UnfinishedCard()
        self.cards = PresetCards()
        self.readiness = Readiness()
        self.options = TrainingOptions()
        self.learn = button(self.tr("&Train the voice"), self._on_learn, kind="primary", sign="train")
        self.learn.setFont(theme.larger(1.3, bold=True))
        self.learn.setIconSize(QSize(theme.unit() * 4, theme.unit() * 4))  # its height follows
        self.advanced = Disclosure(
            self.tr("Advanced"), self.options, self.tr("Name of the voice, custom length, random seed")
        )
        self._promise = muted()
        self.start = QWidget()
        """The button and what it promises; the page places them where they are always in sight."""
        self._summary = title("", 1.2)
        self.cards.chosen.connect(self._on_preset)
        self.options.minutes_chosen.connect(self._on_minutes)
        self._lay_out()
        self.choose("balanced")

    @property
    def minutes(self) -> float:
        """The chosen minutes."""
        return self.options.minutes

    def choose(self, preset: str) -> None:
        """Choose a preset by its key."""
        self.cards.choose(preset)

    def show_situation(self, needs: Sequence[Need] | None, interrupted: Interrupted | None) -> None:
        """Show what is ready and what was interrupted; ``needs`` is None while that is being found out."""
        self._needs = needs
        self.readiness.show_needs(needs or ())
        for one, next_one in pairwise((self.cards.last, *self.readiness.remedies, self.advanced.heading)):
            self.setTabOrder(one, next_one)
        self.unfinished.show_interrupted(interrupted)
        self._show_state()

    def show_other_job(self, name: str) -> None:
        """Show which other job has to end first; empty for none."""
        self._other_job = name
        self.unfinished.set_busy(bool(name))
        self._show_state()

    def first_focus(self) -> QWidget:
        """Return the one button; the chosen length while that is disabled."""
        return self.learn if self.learn.isEnabled() else self.cards.focus_card()

    def _show_state(self) -> None:
        ready = self._needs is not None and can_begin(self._needs)
        self.learn.setEnabled(ready and not self._other_job)
        self._summary.setText(self._readiness_in_words())
        self._promise.setText(self._promise_in_words(ready=ready))
        self.learn.setAccessibleDescription(self._promise.text())

    def _readiness_in_words(self) -> str:
        if self._needs is None:
            return self.tr("Checking what the training needs …")
        missing = sum(need.required and not need.ok for need in self._needs)
        if missing:
            if missing == 1:
                return self.tr("Almost ready: 1 thing is missing")
            return self.tr("Almost ready: {0} things are missing").format(missing)
        if not all(need.ok for need in self._needs):
            return self.tr("Ready, though something could be better")
        return self.tr("Ready: everything is there")

    def _promise_in_words(self, *, ready: bool) -> str:
        if self._other_job:
            return self.tr("“{0}” is under way. The training can start when it has ended.").format(self._other_job)
        if self._needs is not None and not ready:
            return self.tr("The training can start when nothing is missing in the list above.")
        return self.tr(
            "Takes {0} until the voice is finished: the program times its first steps on this computer and plans"
            " the rest. You can pause or stop at any moment."
        ).format(duration(self.minutes * 60))

    @Slot(object)
    def _on_preset(self, preset: Preset) -> None:
        self.options.show_minutes(preset.minutes)
        self.preset_chosen.emit(preset.key)
        self._show_state()

    @Slot(float)
    def _on_minutes(self, minutes: float) -> None:
        self.cards.show_minutes(minutes)
        self._show_state()

    @Slot()
    def _on_learn(self) -> None:
        self.learn_wanted.emit()

    def _lay_out(self) -> None:
        ready, inside = card()
        inside.addWidget(self._summary)
        inside.addWidget(self.readiness)
        first = QHBoxLayout(self.start)
        space(first, spacing=2.0)
        first.addWidget(self.learn)
        first.addWidget(self._promise, 1)
        layout = QVBoxLayout(self)
        space(layout, spacing=2.0)
        layout.addWidget(self.unfinished)
        layout.addWidget(title(self.tr("How long may it take?"), 1.2))
        layout.addWidget(self.cards)
        layout.addWidget(ready)
        layout.addWidget(self.advanced)
        layout.addStretch(1)
