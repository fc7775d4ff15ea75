"""What can be done now, each with its key: a row of buttons that always shows the keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import name_control
from tts_studio.gui.kit.flow import Flow
from tts_studio.gui.record.key_caps import caps_icon, caps_size


@dataclass(frozen=True)
class KeyAction:
    """One button."""

    name: str
    """Its name in the program."""
    word: str
    """Its text."""
    keys: tuple[Qt.Key, ...]
    kind: str = ""
    """``primary``, ``record`` or empty, as of ``controls.button``."""
    enabled: bool = True

    @property
    def caps(self) -> tuple[str, ...]:
        """The keys as they are labelled on keyboards."""
        return tuple(_cap(key) for key in self.keys)


class KeyBar(QWidget):
    """Shows the actions that are possible now. The page handles the keys themselves."""

    wanted = Signal(str)
    """Name of the action whose button was pressed."""

    def __init__(self, names: Iterable[str]) -> None:
        """``names``: all actions there can be, in their order."""
        super().__init__()
        layout = Flow(centred=True)
        self.setLayout(layout)
        self._buttons = {name: self._button(name) for name in names}
        for button in self._buttons.values():
            layout.addWidget(button)
        self._shown: tuple[KeyAction, ...] | None = None

    def show_actions(self, actions: Iterable[KeyAction]) -> None:
        """Show these actions and no others."""
        shown = tuple(actions)
        if shown == self._shown:
            return
        self._shown = shown
        offered = {action.name: action for action in shown}
        for name, button in self._buttons.items():
            if name in offered:
                _dress(button, offered[name])
            button.setVisible(name in offered)

    @property
    def focused(self) -> bool:
        """Whether one of the buttons has the focus."""
        return any(button.hasFocus() for button in self._buttons.values())

    def button(self, name: str) -> QPushButton:
        """Return the button of an action."""
        return self._buttons[name]

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Adapt the sizes to another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self._shown is not None:
            shown, self._shown = self._shown, None
            self.show_actions(shown)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("action", name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the page's keys away
        button.clicked.connect(self._on_clicked)
        button.hide()
        return button

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.wanted.emit(str(button.property("action")))


def _dress(button: QPushButton, action: KeyAction) -> None:
    button.setText(action.word)
    button.setIcon(caps_icon(action.caps))
    button.setIconSize(caps_size(action.caps))
    button.setEnabled(action.enabled)
    name_control(button, f"{action.word} ({', '.join(action.caps)})")
    if button.objectName() != action.kind:
        button.setObjectName(action.kind)
        button.style().unpolish(button)
        button.style().polish(button)
    button.setMinimumHeight(theme.unit() * 5)  # after the style has set its own


def _cap(key: Qt.Key) -> str:
    signs = {
        Qt.Key.Key_Space: QCoreApplication.translate("KeyBar", "Space"),
        Qt.Key.Key_Return: QCoreApplication.translate("KeyBar", "Enter"),
        Qt.Key.Key_Escape: QCoreApplication.translate("KeyBar", "Esc"),
        Qt.Key.Key_Left: "←",
        Qt.Key.Key_Right: "→",
    }
    return signs.get(key) or chr(key.value)
