"""The length of a training: three cards, one of them chosen, with what to expect of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from tts_studio.formats import PRESETS
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import muted, name_control, space, title
from tts_studio.gui.kit.flow import Sides
from tts_studio.gui.kit.roles import Role, spoken_as
from tts_studio.gui.kit.times import duration


@dataclass(frozen=True)
class Preset:
    """A length of training."""

    key: str
    minutes: float
    name: str
    promise: str
    """What to expect, one or two sentences."""


def presets() -> tuple[Preset, ...]:
    """Return the three lengths, the shortest first."""
    return (
        Preset("quick", PRESETS["quick"], _tr("Quick"), _tr("A voice that people recognise.")),
        Preset(
            "balanced",
            PRESETS["balanced"],
            _tr("Balanced"),
            _tr("Comes closer to the speaker. A good first choice."),
        ),
        Preset(
            "thorough",
            PRESETS["thorough"],
            _tr("Thorough"),
            _tr("The best this computer can do, while you do something else."),
        ),
    )


class PresetCards(QWidget):
    """An exclusive group: Tab reaches the chosen card, the arrow keys choose another."""

    chosen = Signal(object)
    """The ``Preset`` that was chosen."""

    def __init__(self, offered: Sequence[Preset] | None = None) -> None:
        super().__init__()
        self._presets = tuple(offered or presets())
        name_control(self, self.tr("How long the training may take"))
        self._group = QButtonGroup(self)
        self._cards = [PresetCard(preset) for preset in self._presets]
        for number, card in enumerate(self._cards):
            self._group.addButton(card, number)
        self._group.idToggled.connect(self._on_toggled)
        layout = QVBoxLayout(self)
        space(layout)
        layout.addWidget(Sides(*((card, 1) for card in self._cards), spacing=1.5))
        self._lead_tab()

    @property
    def preset(self) -> Preset | None:
        """The chosen preset; None if the length is another one."""
        number = self._group.checkedId()
        return self._presets[number] if number >= 0 else None

    def choose(self, key: str) -> None:
        """Choose a preset by its key; an unknown key changes nothing."""
        for preset, card in zip(self._presets, self._cards, strict=True):
            if preset.key == key:
                card.setChecked(True)

    def show_minutes(self, minutes: float) -> None:
        """Mark the preset of this length, or none."""
        self._group.blockSignals(True)
        self._group.setExclusive(False)
        for preset, card in zip(self._presets, self._cards, strict=True):
            card.setChecked(preset.minutes == minutes)
        self._group.setExclusive(True)
        self._group.blockSignals(False)
        self._lead_tab()

    def _lead_tab(self) -> None:
        """Let Tab stop at one card only, as is usual for a group."""
        stop = self.focus_card()
        for card in self._cards:
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if card is stop else Qt.FocusPolicy.ClickFocus)

    @property
    def last(self) -> QWidget:
        """The card after which Tab goes on."""
        return self._cards[-1]

    def focus_card(self) -> QWidget:
        """Return the card that takes the focus: the chosen one, or the first."""
        return self._group.checkedButton() or self._cards[0]

    def has_focus(self) -> bool:
        """Return whether one of the cards has its window's focus, also while another window is the active one."""
        return self.window().focusWidget() in self._cards

    @Slot(int, bool)
    def _on_toggled(self, number: int, checked: bool) -> None:
        self._lead_tab()
        if checked:
            self.chosen.emit(self._presets[number])


@spoken_as(Role.RadioButton, alone=True)
class PresetCard(QRadioButton):
    """A radio button as large as a card, so that screen readers and arrow keys treat it as one."""

    def __init__(self, preset: Preset) -> None:
        super().__init__()
        length = duration(preset.minutes * 60)
        name_control(self, f"{preset.name}, {length}")
        self.setAccessibleDescription(preset.promise)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        time = QLabel(length)
        time.setFont(theme.larger(1.5, bold=True))
        promise = muted(preset.promise)
        promise.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        space(column, margins=1.8, spacing=0.6)
        column.addWidget(title(preset.name, 1.1))
        column.addWidget(time)
        column.addWidget(promise, 1)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the size of the content."""
        return self._inside().totalSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the smallest size of the content."""
        return self._inside().totalMinimumSize()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 -- Qt's name
        """Return that the text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 -- Qt's name
        """Return the height of the content."""
        return self._inside().totalHeightForWidth(width)

    def hitButton(self, place: QPoint) -> bool:  # noqa: N802 -- Qt's name
        """Return whether a place belongs to the button: all of the card does."""
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the surface, its edge and the mark of the choice; the words are labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, near = self.isChecked(), self.underMouse() or self.isDown()
        painter.setOpacity(1.0 if self.isEnabled() else 0.6)
        painter.setBrush(theme.paint("accent_soft" if chosen or near else "surface"))
        self._outline(painter, theme.paint("accent" if chosen or near else "border"), 2.0 if chosen else 1.0, 1.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._outline(painter, theme.paint("text"), 2.0, 1.0)
        self._mark(painter, chosen=chosen)

    def _outline(self, painter: QPainter, colour: QColor, width: float, inset: float) -> None:
        painter.setPen(QPen(colour, width))
        edge = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(edge, theme.unit(), theme.unit())

    def _mark(self, painter: QPainter, *, chosen: bool) -> None:
        unit = theme.unit()
        middle = QPointF(self.width() - 2.8 * unit, 2.8 * unit)
        painter.setBrush(theme.paint("surface"))
        painter.setPen(QPen(theme.paint("accent" if chosen else "outline"), 2.0))
        painter.drawEllipse(middle, 0.85 * unit, 0.85 * unit)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.paint("accent"))
            painter.drawEllipse(middle, 0.45 * unit, 0.45 * unit)

    def _inside(self) -> QVBoxLayout:
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        return layout


def _tr(text: str) -> str:
    return QCoreApplication.translate("PresetCards", text)
