"""What prevents recording now, and the one button that helps: shown in place of the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from tts_studio.gui.base.microphone import Microphone, MicrophoneState
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit.controls import button
from tts_studio.gui.kit.empty_state import EmptyState
from tts_studio.gui.kit.stack import Stack
from tts_studio.gui.kit.wording import spoken


@dataclass(frozen=True)
class Obstacle:
    """Why nothing can be recorded, and what to do about it."""

    sign: str
    """Name of an icon."""
    heading: str
    sentence: str
    remedy: str
    """Text of a button."""
    do: Callable[[], object] = field(compare=False)
    """What the button does."""


def find_obstacle(studio: Studio, microphone: Microphone) -> Obstacle | None:
    """Return what prevents recording; None if nothing does."""
    if studio.project is None:
        return Obstacle(
            "record",
            _tr("No project is open"),
            _tr("Recordings belong to a speaker. Please make a project for the speaker first, or open one."),
            _tr("Go to the start page"),
            partial(studio.page_wanted.emit, "welcome"),
        )
    if studio.learning:
        return Obstacle(
            "train",
            _tr("Training is running"),
            _tr(
                "Recording is paused: the computer is busy and takes could have gaps. You can go on when the"
                " training has ended or is stopped."
            ),
            _tr("Go to the training"),
            partial(studio.page_wanted.emit, "train"),
        )
    failure = microphone.failure
    if microphone.state is MicrophoneState.PROBLEM and failure is not None:
        title, hint = spoken(failure.title), spoken(failure.hint)
        return Obstacle("record", title, hint, _tr("Try again"), microphone.look_again)
    return None


class DeskOrObstacle(Stack):
    """Shows the desk, or an obstacle."""

    def __init__(self, desk: QWidget) -> None:
        super().__init__()
        self.obstacle: Obstacle | None = None
        """The obstacle that is shown; None while the desk is."""
        self.remedy: QPushButton | None = None
        """The obstacle's button."""
        self._desk = desk
        self.addWidget(desk)

    @property
    def words(self) -> str:
        """What a screen reader says about the obstacle; empty without one."""
        return f"{self.obstacle.heading} {self.obstacle.sentence}" if self.obstacle is not None else ""

    def show_obstacle(self, obstacle: Obstacle | None) -> bool:
        """Show an obstacle, or the desk if it is None; return whether that is a change."""
        if obstacle == self.obstacle:
            return False
        before = self.currentWidget()
        self.obstacle, self.remedy = obstacle, None
        if obstacle is None:
            self.setCurrentWidget(self._desk)
        else:
            self.remedy = button(obstacle.remedy, obstacle.do, kind="primary")
            state = EmptyState(obstacle.sign, obstacle.heading, obstacle.sentence, self.remedy)
            self.addWidget(state)
            self.setCurrentWidget(state)
        if before is not self._desk and before is not None:
            self.removeWidget(before)
            before.deleteLater()
        return True


def _tr(text: str) -> str:
    return QCoreApplication.translate("Obstacle", text)
