"""What an import has decided about a list, to be changed: the column with the texts, and whose recordings are taken."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from tts_studio.events import ListRead, SpeakersFound
from tts_studio.gui.clips.importing import ImportOutcome
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, column, labelled, muted, row
from tts_studio.gui.kit.wording import spoken

_ALL = "*"
_LEAST_COLUMNS = 3  # one for the recordings, and two to choose between


class ImportChoices(QWidget):
    """Choices that are shown where there is something to choose; hidden otherwise."""

    chosen = Signal(str, str)
    """The column and the speaker, as ``jobs.import_clips`` takes them; empty where nothing was ever chosen."""

    def __init__(self, outcome: ImportOutcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column_chosen = bool(outcome.text_column)
        self.columns: QComboBox | None = None
        self.speakers: QComboBox | None = None
        self.again = button(_tr("&Import again with this choice"), self._choose, sign="import")
        inner, layout = column(spacing=1.5)
        outer = row(inner)
        self.setLayout(outer)
        table = next((table for table in outcome.tables if len(table.columns) >= _LEAST_COLUMNS), None)
        if table is not None:
            self.columns = _combo([(name, _shown(name, cell)) for name, cell in table.columns.items()], table.text)
            layout.addWidget(labelled(_tr("Column with the texts"), self.columns, _why(table)))
        if outcome.speakers is not None:
            self.speakers = _combo(_people(outcome.speakers), outcome.speakers.chosen or _ALL)
            layout.addWidget(
                labelled(_tr("Whose recordings"), self.speakers, _tr("A voice is learned from one person."))
            )
        for combo in (self.columns, self.speakers):
            if combo is not None:
                combo.currentIndexChanged.connect(self._check)
        if self.columns is not None or self.speakers is not None:
            feet = row(self.again, muted())
            feet.setStretch(1, 1)
            layout.addLayout(feet)
        self._before = self._now()
        self._check()
        self.setVisible(self.columns is not None or self.speakers is not None)

    def as_lines(self) -> list[str]:
        """Return what was decided, as text."""
        lines: list[str] = []
        if self.columns is not None:
            lines.append(_tr("Column with the texts: {0}").format(self.columns.currentText()))
        if self.speakers is not None:
            lines.append(_tr("Whose recordings: {0}").format(self.speakers.currentText()))
        return lines

    def _now(self) -> tuple[str, str]:
        columns, speakers = (
            str(combo.currentData()) if combo is not None else "" for combo in (self.columns, self.speakers)
        )
        return columns, speakers

    @Slot()
    def _check(self) -> None:
        self.again.setEnabled(self._now() != self._before)

    @Slot()
    def _choose(self) -> None:
        column, speaker = self._now()
        chosen = self._column_chosen or column != self._before[0]
        self.chosen.emit(column if chosen else "", speaker)


def _combo(entries: list[tuple[str, str]], current: str) -> QComboBox:
    combo = QComboBox()
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumWidth(theme.unit() * 40)
    for name, shown in entries:
        combo.addItem(shown, name)
    combo.setCurrentIndex(max(0, combo.findData(current)))
    return combo


def _shown(name: str, cell: str) -> str:
    return f"{name}: {cell}" if cell else name


def _why(table: ListRead) -> str:
    return _tr("“{0}” was taken, since {1}.").format(table.text, spoken(table.why))


def _people(found: SpeakersFound) -> list[tuple[str, str]]:
    people = [(name, f"{name} ({count})") for name, count in found.counts.items()]
    return [*people, (_ALL, _tr("All of them: they are one person"))]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportChoices", text)
