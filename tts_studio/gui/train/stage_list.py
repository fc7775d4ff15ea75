"""The stages of a training: finished, under way, to come."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from tts_studio.events import StageKind
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import name_control, retint
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.wording import spoken

_SIGNS = {"over": ("check", "good"), "now": ("chevron-right", "accent"), "later": ("circle", "muted")}


class StageList(QWidget):
    """One line a stage, with a sign before it; screen readers read the words as one sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.unit())
        self._grid.setVerticalSpacing(round(theme.unit() * 0.4))
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._shown: tuple[tuple[StageKind, str], ...] = ()

    def show_stages(
        self, stages: Sequence[StageKind], passed: Collection[StageKind], current: StageKind | None
    ) -> None:
        """Show the stages; those before the current one that are not among the passed ones were skipped."""
        states = tuple((stage, _state(number, stage, stages, passed, current)) for number, stage in enumerate(stages))
        states = tuple((stage, state) for stage, state in states if state != "skipped")
        if states == self._shown:
            return
        self._shown = states
        self._fit(len(states))
        for (sign, words), (stage, state) in zip(self._lines, states, strict=True):
            picture, role = _SIGNS[state]
            side = round(theme.unit() * 1.8)
            sign.setPixmap(icon(picture, role).pixmap(side, side))
            words.setText(spoken(stage.phrase))
            retint(words, {"over": "", "now": "", "later": "muted"}[state])
            words.setFont(theme.larger(1.0, bold=state == "now"))
        self._tell(states)

    def _fit(self, count: int) -> None:
        while len(self._lines) < count:
            line = (QLabel(), QLabel())
            place = len(self._lines)
            for number, label in enumerate(line):
                self._grid.addWidget(label, place, number)
            self._lines.append(line)
        while len(self._lines) > count:
            for label in self._lines.pop():
                self._grid.removeWidget(label)
                label.deleteLater()

    def _tell(self, states: Sequence[tuple[StageKind, str]]) -> None:
        words = {"over": self.tr("done"), "now": self.tr("under way"), "later": self.tr("to come")}
        name_control(self, self.tr("Stages"))
        self.setAccessibleDescription(", ".join(f"{spoken(stage.phrase)}: {words[state]}" for stage, state in states))


def _state(
    number: int,
    stage: StageKind,
    stages: Sequence[StageKind],
    passed: Collection[StageKind],
    current: StageKind | None,
) -> str:
    if stage == current:
        return "now"
    if stage in passed:
        return "over"
    reached = max((place for place, name in enumerate(stages) if name == current or name in passed), default=-1)
    return "skipped" if number < reached else "later"
