"""Making controls: label, widget, accessible name and help in one call, so that none lacks a name."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.roles import Heading
from tts_studio.gui.kit.scrolling import scrolling

_BODY = "body"


def button(
    text: str, do: Callable[[], object] | None = None, *, kind: str = "", sign: str = "", help_text: str = ""
) -> QPushButton:
    """Return a push button; ``kind`` is ``primary``, ``record``, ``danger``, ``flat`` or empty, ``sign`` an icon."""
    made = QPushButton(text)
    made.setObjectName(kind)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keys away from the work
    name_control(made, text, help_text)
    if sign:
        role = {"primary": "accent_text", "record": "record_text", "danger": "bad"}.get(kind, "text")
        made.setIcon(icon(sign, role))
        made.setIconSize(QSize(round(theme.unit() * 2.6), theme.unit() * 2))  # room between it and the text
    if do is not None:
        made.clicked.connect(do)
    return made


def icon_button(name: str, sign: str, do: Callable[[], object] | None = None, *, help_text: str = "") -> QToolButton:
    """Return a button that shows only an icon; its name is for screen readers and the tool tip."""
    made = QToolButton()
    made.setIcon(icon(sign))
    made.setIconSize(_icon_size())
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    name_control(made, name, help_text)
    made.setToolTip(name)
    if do is not None:
        made.clicked.connect(do)
    return made


def name_control(control: QWidget, name: str, help_text: str = "") -> None:
    """Give a control an accessible name, from the text that it shows, and a help text, which is its tool tip too."""
    control.setAccessibleName(without_mnemonic(name))
    if help_text:
        control.setAccessibleDescription(help_text)
        control.setToolTip(help_text)


def without_mnemonic(text: str) -> str:
    """Return a text without the mark of its keyboard letter: “&Close” and “关闭(&C)” are “Close” and “关闭”."""
    return re.sub(r"\(&\w\)|&(?=\w)", "", text)


def labelled(text: str, control: QWidget, help_text: str = "") -> QWidget:
    """Return a control below its label, which also is its accessible name; with the help as small print below."""
    box, layout = column(spacing=0.4)
    caption = QLabel(text)
    caption.setBuddy(control)
    layout.addWidget(caption)
    layout.addWidget(control)
    name_control(control, text)
    if help_text:
        control.setAccessibleDescription(help_text)
        layout.addWidget(muted(help_text))
    return box


def title(text: str, times: float = 1.6) -> Heading:
    """Return a heading ``times`` as large as text."""
    made = Heading(text)
    made.setObjectName("title")
    made.setFont(theme.larger(times, bold=True))
    made.setWordWrap(True)
    return made


def muted(text: str = "") -> QLabel:
    """Return a line of secondary text, which may wrap."""
    return tinted(text, "muted")


def tinted(text: str, kind: str) -> QLabel:
    """Return a line in a colour of meaning: ``muted``, ``good``, ``warning`` or ``bad``; words must say it as well."""
    made = QLabel(text)
    made.setObjectName(kind)
    made.setWordWrap(True)
    return made


def retint(label: QLabel, kind: str) -> None:
    """Change what ``tinted`` chose."""
    if label.objectName() != kind:
        label.setObjectName(kind)
        label.style().unpolish(label)
        label.style().polish(label)


def card() -> tuple[QFrame, QVBoxLayout]:
    """Return a framed surface and its column."""
    frame = QFrame()
    frame.setObjectName("card")
    layout = QVBoxLayout(frame)
    space(layout, margins=2.0, spacing=1.0)
    return frame, layout


def column(*, margins: float = 0.0, spacing: float = 1.0) -> tuple[QWidget, QVBoxLayout]:
    """Return an empty column; distances in halves of a line."""
    box = QWidget()
    layout = QVBoxLayout(box)
    space(layout, margins=margins, spacing=spacing)
    return box, layout


def row(*controls: QWidget, spacing: float = 1.0) -> QHBoxLayout:
    """Return a row of controls; give it a stretch where needed."""
    layout = QHBoxLayout()
    space(layout, spacing=spacing)
    for control in controls:
        layout.addWidget(control)
    return layout


def space(layout: QBoxLayout, *, margins: float = 0.0, spacing: float = 1.0) -> None:
    """Set a layout's distances, in halves of a line."""
    margin = round(theme.unit() * margins)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(round(theme.unit() * spacing))


class Picture(QLabel):
    """An icon beside a text that says the same; follows the theme. ``side`` is in halves of a line."""

    def __init__(self, sign: str, role: str = "text", side: float = 2.0) -> None:
        super().__init__()
        self._sign, self._role = sign, role
        self._side = round(theme.unit() * side)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw it again in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self.setPixmap(icon(self._sign, self._role).pixmap(self._side, self._side))


def fit_to_screen(window: QWidget, width: float, height: float) -> None:
    """Give a window a size in halves of a line, but no more than its screen has room for."""
    wanted = QSize(round(theme.unit() * width), round(theme.unit() * height))
    window.resize(wanted.boundedTo(room_on_screen(window)))


def room_on_screen(window: QWidget) -> QSize:
    """Return the largest size that a window may have on its screen, less the frame that the system adds."""
    room = window.screen().availableGeometry().size()
    return QSize(room.width(), room.height() - round(theme.unit() * 4))


def least_width(window: QWidget, units: float) -> None:
    """Give a window a least width in halves of a line, but no more than its screen has room for."""
    window.setMinimumWidth(min(round(theme.unit() * units), room_on_screen(window).width()))


def fill_dialog(dialog: QWidget, content: QWidget, foot: QLayout | QWidget) -> None:
    """Put a content that scrolls where the screen is too small, and below it a foot that is always in sight."""
    area = scrolling(content)
    area.setObjectName(_BODY)
    layout = QVBoxLayout(dialog)
    space(layout, margins=3.0, spacing=2.0)
    layout.addWidget(area, 1)
    if isinstance(foot, QLayout):
        layout.addLayout(foot)
    else:
        layout.addWidget(foot)


def grow_to_fit(window: QWidget) -> None:
    """Make a visible window as high as its words need: Qt does not ask wrapped labels for their height.

    It does not grow beyond its screen; what ``fill_dialog`` has put into it scrolls then.
    """
    layout = window.layout()
    if layout is None or not window.isVisible():  # before that it has no width
        return
    layout.activate()
    area = window.findChild(QScrollArea, _BODY)
    if area is None:
        needed = layout.totalHeightForWidth(window.width())
    else:
        content = area.widget()
        assert content is not None
        around = window.height() - area.height()
        needed = around + content.heightForWidth(area.width()) + 2
    window.resize(window.width(), min(max(window.height(), needed), room_on_screen(window).height()))


def line() -> QFrame:
    """Return a thin line between two parts."""
    made = QFrame()
    made.setObjectName("line")
    return made


def shortcut(keys: str | QKeySequence.StandardKey, owner: QWidget, do: Callable[[], object]) -> QShortcut:
    """Let keys do something while ``owner`` or a child of it has the focus."""
    made = QShortcut(QKeySequence(keys), owner)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(do)
    return made


def _icon_size() -> QSize:
    side = theme.unit() * 2
    return QSize(side, side)
