"""A voice: everything that is known about it, and everything that can be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QMenu, QVBoxLayout, QWidget

from tts_studio.gui.base.voice_entry import VoiceEntry
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, card, muted, name_control, row, space, tinted, title
from tts_studio.gui.kit.disclosure import Disclosure
from tts_studio.gui.kit.flow import Flow, Sides
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.wording import spoken
from tts_studio.gui.voices.voice_figures import Figure, details, figures, measured
from tts_studio.gui.voices.voice_list import minutes_in_words
from tts_studio.messages import Message

_LONG, _SHOWN = 48, 16


class VoiceDetails(QWidget):
    """Shows one voice. The page acts on its buttons."""

    export_wanted = Signal(str)
    """Name of the program to export for."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._facts = title("", 1.5), muted()
        self._problem = tinted("", "bad")
        self.speak = button(self.tr("&Speak with it"), kind="primary", sign="speak")
        self.sample = button("", sign="play")
        self.evaluate = button(self.tr("&Measure"), sign="search")
        self.export = button(self.tr("&Export …"), sign="export")
        self.export_menu: QMenu | None = None  # where there are several programs to export for
        self._half: QAction | None = None
        self._destinations: dict[str, str] = {}
        self.folder = button(self.tr("Show in &folder"), sign="folder")
        self.rename = button(self.tr("&Rename …"), sign="edit", help_text=self.tr("F2"))
        self.delete = button(self.tr("&Delete"), kind="danger", sign="trash", help_text=self.tr("Del"))
        self._tiles = [_Tile() for _ in range(3)]
        self._unmeasured = muted()
        self._licence, self._details = muted(), QWidget()
        self._form = QFormLayout(self._details)
        self._lay_out()
        self.export.clicked.connect(self._on_export)
        self.show_sample_playing(False)

    def show_entry(self, entry: VoiceEntry, missing: Mapping[str, Message], *, with_recordings: bool) -> None:
        """Show a voice.

        ``missing`` says for each missing score why it could not be measured, ``with_recordings`` whether there are
        recordings to compare the voice with.
        """
        name_control(self, entry.title)
        self._name.setText(entry.title)
        facts = (entry.speaker if entry.speaker != entry.title else "", entry.created, minutes_in_words(entry))
        self._facts.setText(" · ".join(fact for fact in facts if fact) or self._about_base(entry))
        self._problem.setText(entry.problem)
        self._problem.setVisible(bool(entry.problem))
        self._show_buttons(entry, with_recordings=with_recordings)
        self._show_figures(entry, missing)
        self._show_origin(entry)

    def show_destinations(self, destinations: Mapping[str, str]) -> None:
        """Offer the programs that a voice can be exported for: name → what people call it."""
        if self._destinations == destinations:
            return
        self._destinations = dict(destinations)
        several = len(destinations) > 1
        title = self.tr("&Export …") if several else self.tr("&Export to {0} …").format(*destinations.values())
        self.export.setText(title)
        name_control(self.export, title.replace("&", ""))
        self.export_menu = QMenu(self) if several else None
        self.export.setMenu(self.export_menu)  # pyright: ignore[reportArgumentType] -- None takes the menu away
        if self.export_menu is not None:
            for name, words in destinations.items():
                self.export_menu.addAction(words, partial(self.export_wanted.emit, name))
            self.export_menu.addSeparator()
            self._half = self.export_menu.addAction(self.tr("Half the size, sounds the same"))
            self._half.setCheckable(True)

    @property
    def half_the_size(self) -> bool:
        """Whether the variant of half the size is wanted of an export."""
        return self._half is not None and self._half.isChecked()

    @Slot()
    def _on_export(self) -> None:
        if self.export_menu is None and self._destinations:
            self.export_wanted.emit(next(iter(self._destinations)))

    def show_sample_playing(self, playing: bool) -> None:
        """Show “Stop” on the sample's button while it plays, else “Hear it”."""
        words = self.tr("Stop") if playing else self.tr("Hear &it")
        self.sample.setText(words)
        self.sample.setIcon(icon("stop" if playing else "play"))
        name_control(self.sample, self.tr("Stop") if playing else self.tr("Hear it"), self.tr("Space"))

    def _about_base(self, entry: VoiceEntry) -> str:
        return "" if entry.own else self.tr("{0}, the starting point for new voices").format(entry.base)

    def _show_buttons(self, entry: VoiceEntry, *, with_recordings: bool) -> None:
        usable = not entry.problem
        for control in (self.speak, self.sample, self.export):
            control.setVisible(usable)
        self.rename.setVisible(usable and entry.own)
        self.delete.setVisible(entry.own and bool(entry.passport))
        self.evaluate.setEnabled(with_recordings)
        self.evaluate.setToolTip("" if with_recordings else self.tr("This needs an open project with recordings."))

    def _show_figures(self, entry: VoiceEntry, missing: Mapping[str, Message]) -> None:
        known = measured(entry)
        for tile, figure in zip(self._tiles, figures(entry), strict=True):
            tile.setVisible(known)
            tile.show_figure(figure)
        if missing:
            words = "\n".join(dict.fromkeys(spoken(reason) for reason in missing.values()))
        elif known:
            words = ""
        else:
            words = self.tr(
                "Not measured yet. The program can compare it with the recordings: how alike, how clear and how"
                " natural it is."
            )
        self._unmeasured.setText(words)
        self._figures.setVisible(entry.own and not entry.problem)  # a base voice has no file to store them in
        self._unmeasured.setVisible(bool(words))

    def _show_origin(self, entry: VoiceEntry) -> None:
        self._licence.setText(entry.licence.replace("\n", " "))
        self._base.setText(self.tr("Made from {0}").format(entry.base) if entry.own and entry.base else "")
        self._base.setVisible(bool(self._base.text()))
        self._licence_part.setVisible(bool(entry.licence))
        while self._form.rowCount():
            self._form.removeRow(0)
        for name, value in details(entry):
            words = muted(value if len(value) < _LONG else f"{value[:_SHOWN]}…")  # a checksum has no place to wrap
            words.setToolTip(value)
            self._form.addRow(name, words)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        space(head, spacing=0.6)
        for part in (self._name, self._facts, self._problem):
            head.addWidget(part)
        first = Flow(self.speak, self.sample)
        self._figures, inner = card()
        inner.addWidget(Sides(*((tile, 1) for tile in self._tiles)))
        measuring = row()
        measuring.addWidget(self._unmeasured, 1)
        measuring.addStretch()
        measuring.addWidget(self.evaluate, 0, Qt.AlignmentFlag.AlignBottom)
        inner.addLayout(measuring)
        self._base = QLabel()
        licence = QWidget()
        column = QVBoxLayout(licence)
        space(column, spacing=0.6)
        column.addWidget(self._base)
        column.addWidget(self._licence)
        self._licence_part = Disclosure(self.tr("Origin and licence"), licence)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(theme.unit())
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        last = Flow(self.export, self.folder, self.rename)
        last.add_spring()
        last.addWidget(self.delete)
        layout = QVBoxLayout(self)
        space(layout, spacing=2.0)
        layout.addLayout(head)
        layout.addLayout(first)
        layout.addWidget(self._figures)
        layout.addLayout(last)
        layout.addWidget(self._licence_part)
        layout.addWidget(Disclosure(self.tr("Details"), self._details))
        layout.addStretch(1)


class _Tile(QFrame):
    """A figure: a large number, what it is, what it means."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._value, self._title, self._verdict = title("", 1.6), QLabel(), muted()
        self._title.setWordWrap(True)
        layout = QVBoxLayout(self)
        space(layout, spacing=0.3)
        for part in (self._value, self._title, self._verdict):
            layout.addWidget(part)
        layout.addStretch(1)

    def show_figure(self, figure: Figure) -> None:
        self._value.setText(figure.value)
        self._title.setText(figure.title)
        self._verdict.setText(figure.verdict)
        self.setAccessibleName(f"{figure.title}: {figure.value} {figure.verdict}")
