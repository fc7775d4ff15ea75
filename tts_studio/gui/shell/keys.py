"""All keys of all pages in one table."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, fit_to_screen, muted, name_control, space, title
from tts_studio.gui.kit.help import offer_manual

Index = QModelIndex | QPersistentModelIndex

_KEYS = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Key:
    """One action of the keys."""

    keys: tuple[str | QKeySequence.StandardKey, ...]
    """Each of them triggers it."""
    does: str


@dataclass(frozen=True)
class Group:
    """The keys of one place."""

    place: str
    keys: tuple[Key, ...]


def groups() -> list[Group]:
    """Return all keys in the language of the window."""
    standard = QKeySequence.StandardKey
    return [
        Group(
            _tr("Everywhere"),
            (
                Key(("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5"), _tr("Record, Clips, Train, Speak, Voices")),
                Key((standard.New,), _tr("New project")),
                Key((standard.Open,), _tr("Open project")),
                Key(("Ctrl+,",), _tr("Preferences")),
                Key((standard.HelpContents,), _tr("Manual, at the chapter of the page or dialog")),
                Key(("Shift+F1",), _tr("These keys")),
                Key(("Ctrl+Q",), _tr("Quit")),
                Key(("Tab", "Shift+Tab"), _tr("To the next and the previous control")),
            ),
        ),
        Group(
            _tr("Record"),
            (
                Key(("Space",), _tr("Start and stop recording")),
                Key(("Return",), _tr("Keep the recording, show the next sentence")),
                Key(("R",), _tr("Record it again")),
                Key(("P",), _tr("Play the recording")),
                Key(("H",), _tr("Hear the sentence, read by the base voice")),
                Key(("S",), _tr("Skip the sentence")),
                Key(("Right",), _tr("Keep the recording, or skip the sentence if there is none")),
                Key(("Left",), _tr("Back to the sentence before")),
                Key(("Esc",), _tr("Discard the recording")),
            ),
        ),
        Group(
            _tr("Clips"),
            (
                Key(("Space",), _tr("Play or stop")),
                Key(("Return", "F2"), _tr("Edit the text")),
                Key(("Del", "Backspace"), _tr("Remove the selected clips")),
                Key(("Ctrl+F",), _tr("Find clips")),
                Key(("Esc",), _tr("Empty the search, then leave it")),
                Key(("Ctrl+Z",), _tr("Undo")),
                Key(("Ctrl+Shift+Z", "Ctrl+Y"), _tr("Redo")),
            ),
        ),
        Group(
            _tr("Waveform"),
            (
                Key(("Left", "Right"), _tr("Move the mark or the position")),
                Key(("Home", "End"), _tr("To the beginning or the end")),
                Key(("+", "-", "0"), _tr("Zoom in, zoom out, show all")),
            ),
        ),
        Group(
            _tr("Train"),
            (Key(("Space", "Return"), _tr("Play the sample selected in the list")),),
        ),
        Group(
            _tr("Speak"),
            (
                Key(("Ctrl+Return",), _tr("Speak the text")),
                Key(("Esc",), _tr("Be silent at once")),
                Key(("Space", "Return"), _tr("Play what is selected in the history")),
            ),
        ),
        Group(
            _tr("Phrases"),
            (
                Key(("Return",), _tr("Say what is typed")),
                Key(("Alt+1", "Alt+0"), _tr("Say the first to the tenth phrase; without Alt where you do not type")),
                Key(("Ctrl+PgUp", "Ctrl+PgDown"), _tr("Another category")),
                Key(("Ctrl+R",), _tr("Repeat the last")),
                Key(("Ctrl+L",), _tr("Louder, or as usual")),
                Key(("Space",), _tr("While scanning: choose what is marked, as Enter does")),
                Key(("Esc",), _tr("Be silent at once; then close")),
            ),
        ),
        Group(
            _tr("Blind test"),
            (
                Key(("1", "2"), _tr("Play X, play Y")),
                Key(("X", "Y"), _tr("Answer X, answer Y")),
                Key(("N",), _tr("Answer that you hear no difference")),
            ),
        ),
        Group(
            _tr("Voices"),
            (
                Key(("Space",), _tr("Hear the voice selected in the list")),
                Key(("Return",), _tr("Speak with it")),
                Key(("F2",), _tr("Rename it")),
                Key(("Del",), _tr("Move it to the trash")),
                Key(("Esc",), _tr("Be silent at once")),
            ),
        ),
    ]


class Keys(QDialog):
    """All keys; a table for the keyboard too, line by line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        offer_manual(self, "keys")
        fit_to_screen(self, 88, 88)
        self.table = _table(groups())
        name_control(self.table, self.tr("Keys"))
        self.table.setHorizontalHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        self.close_button = button(self.tr("&Close"), self.accept, kind="primary")
        self.close_button.setDefault(True)
        layout = QVBoxLayout(self)
        space(layout, margins=3.0, spacing=1.5)
        layout.addWidget(title(self.tr("All keyboard shortcuts"), 1.4))
        layout.addWidget(muted(self.tr("Single letters do nothing while you type a text.")))
        layout.addWidget(self.table, 1)
        foot = QHBoxLayout()
        space(foot)
        foot.addStretch()
        foot.addWidget(self.close_button)
        layout.addLayout(foot)

    @classmethod
    def ask(cls, parent: QWidget | None = None) -> None:
        """Show the dialog until it is closed."""
        dialog = cls(parent)
        dialog.exec()
        dialog.deleteLater()


class _Caps(QStyledItemDelegate):
    """Paints each key as a cap."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground as the style does, then the caps in place of the text."""
        super().paint(painter, option, index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        radius = theme.unit() * 0.4
        for name, cap in self._caps(option, index):
            painter.setPen(QPen(theme.paint("outline"), 1))
            painter.setBrush(theme.paint("raised"))
            painter.drawRoundedRect(cap, radius, radius)
            painter.setPen(theme.paint("text"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, name)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 -- Qt's name
        """Leave the text to the caps; screen readers still get it from the model."""
        super().initStyleOption(option, index)
        option.text = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 -- Qt's name
        """Return the size of the caps."""
        caps = self._caps(option, index)
        width = caps[-1][1].right() - option.rect.left() if caps else 0.0
        return QSize(round(width) + theme.unit() * 2, option.fontMetrics.height() + theme.unit() * 2)

    def _caps(self, option: QStyleOptionViewItem, index: Index) -> list[tuple[str, QRectF]]:
        """Return each key's name with the place of its cap."""
        unit, words = theme.unit(), option.fontMetrics
        height = words.height() + unit * 0.5
        top, left = option.rect.center().y() - height / 2 + 1, option.rect.left() + unit
        caps: list[tuple[str, QRectF]] = []
        for name in index.data(_KEYS) or ():
            width = max(words.horizontalAdvance(name) + unit, height)
            caps.append((name, QRectF(left + 0.5, top, width, height)))
            left += width + unit * 0.6
        return caps


def _table(shown: list[Group]) -> QTableWidget:
    table = QTableWidget(sum(1 + len(group.keys) for group in shown), 2)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    table.setItemDelegateForColumn(1, _Caps(table))
    row = 0
    for group in shown:
        heading = QTableWidgetItem(group.place)
        heading.setFont(theme.larger(1.1, bold=True))
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        table.setItem(row, 0, heading)
        table.setSpan(row, 0, 1, 2)
        row += 1
        for key in group.keys:
            names = [_name(one) for one in key.keys]
            table.setItem(row, 0, QTableWidgetItem(key.does))
            caps = QTableWidgetItem(", ".join(names))
            caps.setData(_KEYS, names)
            table.setItem(row, 1, caps)
            row += 1
    return table


def _name(keys: str | QKeySequence.StandardKey) -> str:
    """Return keys as they are labelled on keyboards, and on the buttons of the pages."""
    labels = {"Return": _tr("Enter"), "Space": _tr("Space"), "Left": "←", "Right": "→"}
    parts = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText).split("+")
    return "+".join(labels.get(part, part) for part in parts) if all(parts) else "+".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Keys", text)
