"""What an import has accepted and refused, and why: grouped by reason, to read and to copy."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from tts_studio.events import Refusal, Refused
from tts_studio.gui.clips.import_choices import ImportChoices
from tts_studio.gui.clips.importing import ImportOutcome
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import (
    button,
    column,
    fit_to_screen,
    muted,
    name_control,
    row,
    shortcut,
    space,
    title,
)
from tts_studio.gui.kit.help import offer_manual
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.scrolling import scrolling
from tts_studio.gui.kit.wording import place_in_words, spoken

_OPEN_AT_ONCE = 12  # lines of a group that are shown without a click


class ImportReport(QDialog):
    """Shows the outcome of one import; it may stay open beside the window."""

    def __init__(self, outcome: ImportOutcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcome = outcome
        self.setWindowTitle(self.tr("Import report"))
        offer_manual(self, "import")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_to_screen(self, 110, 64)
        self.choices = ImportChoices(outcome)
        """What was decided about a list."""
        self.tree = self._tree()
        self.copy = button(self.tr("&Copy the report"), self._copy)
        self.close_button = button(self.tr("C&lose"), self.accept, kind="primary")
        self.close_button.setDefault(True)
        self._copied = muted()
        content, layout = column(spacing=1.5)
        layout.addWidget(title(self.headline(), 1.3))
        layout.addWidget(muted(self.summary()))
        layout.addWidget(self.choices)
        feet = row(self.copy, self._copied)
        feet.setStretch(1, 1)
        feet.addWidget(self.close_button)
        self._about = scrolling(content)
        """What is above the list; beside it, not around it: a list that scrolls inside what scrolls is hard to use."""
        outer = QVBoxLayout(self)
        space(outer, margins=3.0, spacing=2.0)
        outer.addWidget(self._about)
        outer.addWidget(self.tree, 1)
        outer.addLayout(feet)
        if not outcome.refused:
            self.tree.hide()
            outer.addStretch(1)
        shortcut("Ctrl+C", self.tree, self._copy)
        (self.tree if outcome.refused else self.close_button).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Give what is above the list the height that it needs, and half of the dialog at most."""
        super().resizeEvent(event)
        content = self._about.widget()
        assert content is not None
        needed = content.heightForWidth(self._about.width()) + 2
        self._about.setFixedHeight(min(needed, self.height() // 2))

    def headline(self) -> str:
        """Return the result in one sentence."""
        taken, total = len(self._outcome.taken), len(self._outcome.taken) + len(self._outcome.refused)
        if not self._outcome.refused:
            return self.tr("All recordings imported: {0}").format(taken)
        return self.tr("{0} of {1} recordings imported").format(taken, total)

    def summary(self) -> str:
        """Return what the numbers mean for the person."""
        sentences: list[str] = []
        if not self._outcome.complete:
            sentences.append(self.tr("The import was stopped. What was imported until then stays in the project."))
        if self._outcome.refused:
            sentences.append(
                self.tr(
                    "The others were not imported, for the reasons below. Fix them and import again; nothing is added"
                    " twice."
                )
            )
        return "\n".join([" ".join(sentences), *map(spoken, self._outcome.notes)]).strip()

    def as_text(self) -> str:
        """Return the whole report as text."""
        lines = [self._outcome.source, self.headline(), self.summary(), *self.choices.as_lines()]
        for code, refused in self._outcome.groups.items():
            lines += ["", f"{heading(code)} ({len(refused)})"]
            lines += [f"  {place_in_words(one.source)}: {spoken(one.reason)}" for one in refused]
        return "\n".join(lines) + "\n"

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        name_control(tree, self.tr("Recordings that were not imported, by reason"))
        tree.setHeaderLabels([self.tr("Not imported"), self.tr("Why")])
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        tree.header().setStretchLastSection(True)
        tree.setColumnWidth(0, theme.unit() * 42)
        tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for code, refused in self._outcome.groups.items():
            _add_group(tree, heading(code), refused)
        first = tree.topLevelItem(0)
        if first is not None:
            tree.setCurrentItem(first)
        return tree

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.as_text())
        self._copied.setText(self.tr("Copied."))


def _add_group(tree: QTreeWidget, reason: str, refused: list[Refused]) -> None:
    group = QTreeWidgetItem([f"{reason} ({len(refused)})"])
    group.setIcon(0, icon("warning", "warning"))
    group.setFont(0, theme.larger(1.0, bold=True))
    high = QSize(0, round(theme.unit() * 3))
    group.setSizeHint(0, high)
    tree.addTopLevelItem(group)
    group.setFirstColumnSpanned(True)
    for one in refused:
        words = spoken(one.reason)
        place = place_in_words(one.source)
        line = QTreeWidgetItem([place, words])
        line.setSizeHint(0, high)
        line.setToolTip(0, place)
        line.setToolTip(1, words)
        group.addChild(line)
    group.setExpanded(len(refused) <= _OPEN_AT_ONCE or tree.topLevelItemCount() == 1)


def heading(code: str) -> str:
    """Return what the recordings that were refused with this code have in common."""
    return {
        "too_short": _tr("Too short"),
        "too_long": _tr("Too long"),
        "silent": _tr("Silent"),
        "distorted": _tr("Badly distorted"),
        "no_speech": _tr("No speech found"),
        "too_short_for_text": _tr("Too short for the text"),
        "too_long_for_text": _tr("Too long for the text"),
        Refusal.ALREADY_IN_PROJECT: _tr("In the project already"),
        Refusal.DUPLICATE: _tr("Duplicates of other recordings"),
        Refusal.OTHER_TEXT: _tr("In the project with another text"),
        Refusal.NO_RECORDING: _tr("Sound file missing"),
        Refusal.NO_TEXT: _tr("Text file missing"),
        Refusal.BAD_ROW: _tr("Line of the list not understood"),
        Refusal.UNREADABLE: _tr("File not readable"),
        Refusal.NOT_HEARD: _tr("Not heard in the recording"),
        Refusal.OTHER_SPEAKER: _tr("Spoken by another person"),
        Refusal.NOT_IMPORTABLE: _tr("Neither recordings nor lists of texts"),
    }.get(code, _tr("Other reasons"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportReport", text)
