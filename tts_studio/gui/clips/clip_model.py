"""The clips of a project as a table, and what is shown of them: filtered and sorted."""

# ruff: noqa: N802 -- Qt's names

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
    Slot,
)

from tts_studio.audio import quality
from tts_studio.gui.clips.clip_edits import number
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.direction import isolated
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.wording import place_in_words, spoken
from tts_studio.project.model import Clip
from tts_studio.project.readiness import needs_attention

CLIP = Qt.ItemDataRole.UserRole
"""Role of the ``Clip`` of a row."""
SORT = Qt.ItemDataRole.UserRole + 1
"""Role of the value by which a column is sorted."""

_SIGNS = {"good": ("good", "good"), "fair": ("warning", "warning"), "bad": ("error", "bad")}
_ORDER = {"bad": 0, "fair": 1, "good": 2}
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Column(IntEnum):
    """What the table shows."""

    NUMBER = 0
    TEXT = 1
    SECONDS = 2
    VERDICT = 3
    LOUDNESS = 4
    SNR = 5
    SOURCE = 6


def wants_attention(clip: Clip) -> bool:
    """Return whether a clip needs attention: one that was left out has had it."""
    return clip.accepted and needs_attention(clip)


def kept_seconds(clip: Clip) -> float:
    """Return the seconds of a clip that are used."""
    start, end = clip.span
    return end - start


def verdict_word(clip: Clip) -> str:
    """Return a clip's verdict as a word."""
    words = {
        "good": QCoreApplication.translate("Verdict", "Good"),
        "fair": QCoreApplication.translate("Verdict", "Usable"),
        "bad": QCoreApplication.translate("Verdict", "Poor"),
    }
    return words.get(_verdict(clip), words["good"])


def verdict_sign(clip: Clip) -> tuple[str, str]:
    """Return icon and colour of a clip's verdict."""
    return _SIGNS.get(_verdict(clip), _SIGNS["good"])


def source_words(clip: Clip) -> str:
    """Return where a clip comes from, in words: recorded here, or the row or file that was imported."""
    if clip.device:
        return QCoreApplication.translate("ClipsModel", "Recorded here ({0})").format(clip.device)
    if clip.prompt:
        return QCoreApplication.translate("ClipsModel", "Recorded here")
    return place_in_words(spoken(clip.origin))


def figure(clip: Clip, name: str) -> float | None:
    """Return a figure of a clip's report; None if it was not measured."""
    value = clip.report.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


class ClipsModel(QAbstractTableModel):
    """One row a clip, in the order of their numbers."""

    text_entered = Signal(object, str)
    """A ``Clip`` and its new text."""
    use_chosen = Signal(object, bool)
    """A ``Clip`` and whether to use it for training."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clips: list[Clip] = []

    def set_clips(self, clips: Sequence[Clip]) -> None:
        """Show these clips in place of the earlier ones; rows that stay keep their selection."""
        kept = {clip.id for clip in clips}
        for row in reversed(range(len(self._clips))):
            if self._clips[row].id not in kept:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._clips[row]
                self.endRemoveRows()
        self._update(clips)
        self._insert(clips)

    def clip(self, row: int) -> Clip:
        """Return the clip of a row."""
        return self._clips[row]

    def row_of(self, identifier: str) -> int | None:
        """Return the row of a clip, None if it is not there."""
        return next((row for row, clip in enumerate(self._clips) if clip.id == identifier), None)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return how many clips there are."""
        return 0 if parent.isValid() else len(self._clips)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._explanations().get(column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the text be edited and the use be chosen."""
        flags = super().flags(index)
        if not index.isValid():
            return flags
        if index.column() == Column.TEXT:
            flags |= Qt.ItemFlag.ItemIsEditable
        if index.column() == Column.NUMBER:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid() or index.row() >= len(self._clips):
            return None
        clip, column = self._clips[index.row()], Column(index.column())
        make = self._ROLES.get(role)
        return make(self, clip, column) if make else None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Request a change; the cell shows it once it has been written."""
        if not index.isValid():
            return False
        clip = self._clips[index.row()]
        if role == Qt.ItemDataRole.EditRole and index.column() == Column.TEXT:
            self.text_entered.emit(clip, str(value))
            return True
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == Column.NUMBER:
            self.use_chosen.emit(clip, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        return False

    # --- rows ----------------------------------------------------------------------------------------------------

    def _update(self, clips: Sequence[Clip]) -> None:
        new = {clip.id: clip for clip in clips}
        for row, clip in enumerate(self._clips):
            if new[clip.id] != clip:
                self._clips[row] = new[clip.id]
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def _insert(self, clips: Sequence[Clip]) -> None:
        """Insert new clips, neighbours together: an import brings hundreds at once."""
        row = 0
        while row < len(clips):
            if row < len(self._clips) and self._clips[row].id == clips[row].id:
                row += 1
                continue
            next_known = self._clips[row].id if row < len(self._clips) else None
            end = next((at for at in range(row, len(clips)) if clips[at].id == next_known), len(clips))
            self.beginInsertRows(QModelIndex(), row, end - 1)
            self._clips[row:row] = clips[row:end]
            self.endInsertRows()
            row = end

    # --- cells ---------------------------------------------------------------------------------------------------

    def _titles(self) -> dict[Column, str]:
        return {
            Column.NUMBER: self.tr("Clip"),
            Column.TEXT: self.tr("Text"),
            Column.SECONDS: self.tr("Length"),
            Column.VERDICT: self.tr("Verdict"),
            Column.LOUDNESS: self.tr("Loudness"),
            Column.SNR: self.tr("Signal-to-noise"),
            Column.SOURCE: self.tr("Source"),
        }

    def _explanations(self) -> dict[Column, str]:
        return {
            Column.NUMBER: self.tr("Ticked: used for training"),
            Column.LOUDNESS: self.tr("Loudness of the speech in LUFS; the closer to 0, the louder"),
            Column.SNR: self.tr("How much louder the voice is than the room's noise; 20 dB or more is good"),
        }

    def _display(self, clip: Clip, column: Column) -> str:
        match column:
            case Column.NUMBER:
                return number(clip.id)
            case Column.TEXT:
                return clip.text
            case Column.SECONDS:
                return isolated(self.tr("{0} s").format(f"{kept_seconds(clip):.1f}"))
            case Column.VERDICT:
                return verdict_word(clip)
            case Column.LOUDNESS:
                return isolated(_in_words(figure(clip, "loudness"), self.tr("{0} LUFS")))
            case Column.SNR:
                return isolated(_in_words(figure(clip, "snr_db"), self.tr("{0} dB")))
            case Column.SOURCE:
                return source_words(clip)

    def _edit(self, clip: Clip, column: Column) -> str | None:
        return clip.text if column is Column.TEXT else None

    def _check(self, clip: Clip, column: Column) -> Qt.CheckState | None:
        if column is not Column.NUMBER:
            return None
        return Qt.CheckState.Checked if clip.accepted else Qt.CheckState.Unchecked

    def _decoration(self, clip: Clip, column: Column) -> Any:
        return icon(*verdict_sign(clip)) if column is Column.VERDICT else None

    def _colour(self, clip: Clip, column: Column) -> Any:
        return theme.paint("muted") if not clip.accepted or column >= Column.LOUDNESS else None

    def _tip(self, clip: Clip, column: Column) -> str | None:
        if column is Column.VERDICT:
            return "\n".join(spoken(reason) for reason in quality.reasons(clip.report)) or None
        if column is Column.SECONDS and clip.trim:
            return self.tr("Trimmed: {0} s of {1} s").format(f"{kept_seconds(clip):.1f}", f"{clip.seconds:.1f}")
        return self._display(clip, column) if column in (Column.TEXT, Column.SOURCE) else None

    def _accessible(self, clip: Clip, column: Column) -> str:
        title, value = self._titles()[column], self._display(clip, column)
        if column is Column.NUMBER:
            used = self.tr("used for training") if clip.accepted else self.tr("left out of training")
            return f"{title} {value}, {used}"
        return value if column is Column.TEXT else f"{title}: {value}"

    def _sorting(self, clip: Clip, column: Column) -> Any:
        match column:
            case Column.NUMBER:
                return int(clip.id)
            case Column.SECONDS:
                return kept_seconds(clip)
            case Column.VERDICT:
                return _ORDER.get(_verdict(clip), len(_ORDER))
            case Column.LOUDNESS:
                return _or_least(figure(clip, "loudness"))
            case Column.SNR:
                return _or_least(figure(clip, "snr_db"))
            case _:
                return self._display(clip, column).casefold()

    _ROLES: dict[int, Callable[[ClipsModel, Clip, Column], Any]] = {  # noqa: RUF012 -- never changed
        Qt.ItemDataRole.DisplayRole: _display,
        Qt.ItemDataRole.EditRole: _edit,
        Qt.ItemDataRole.CheckStateRole: _check,
        Qt.ItemDataRole.DecorationRole: _decoration,
        Qt.ItemDataRole.ForegroundRole: _colour,
        Qt.ItemDataRole.ToolTipRole: _tip,
        Qt.ItemDataRole.TextAlignmentRole: lambda _model, _clip, column: _alignment(column),
        Qt.ItemDataRole.AccessibleTextRole: _accessible,
        CLIP: lambda _model, clip, _column: clip,
        SORT: _sorting,
    }


class ClipsFilter(QSortFilterProxyModel):
    """The clips that contain certain words, or that need attention."""

    def __init__(self, model: ClipsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clips = model
        self._words: list[str] = []
        self._attention = False
        self.setSortRole(SORT)
        self.setSourceModel(model)

    @Slot(str)
    def set_text(self, text: str) -> None:
        """Show the clips that contain all these words in text, number or source."""
        self.beginFilterChange()
        self._words = text.casefold().split()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    @Slot(bool)
    def set_attention(self, only: bool) -> None:
        """Show only what needs attention, or all."""
        self.beginFilterChange()
        self._attention = only
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def clip(self, index: _Index) -> Clip:
        """Return the clip of a row as it is shown."""
        return self._clips.clip(self.mapToSource(index).row())

    def index_of(self, identifier: str, column: Column = Column.TEXT) -> QModelIndex:
        """Return the cell of a clip; an invalid one if it is not shown."""
        row = self._clips.row_of(identifier)
        return QModelIndex() if row is None else self.mapFromSource(self._clips.index(row, column))

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:
        """Return whether a clip is shown."""
        clip = self._clips.clip(source_row)
        if self._attention and not wants_attention(clip):
            return False
        place = f"{clip.text} {number(clip.id)} {source_words(clip)} {clip.source}".casefold()
        return all(word in place for word in self._words)


def _verdict(clip: Clip) -> str:
    return str(clip.report.get("verdict", "good"))


def _or_least(value: float | None) -> float:
    return -math.inf if value is None else value


def _alignment(column: Column) -> Qt.AlignmentFlag:
    to_the_right = column in (Column.SECONDS, Column.LOUDNESS, Column.SNR)
    side = Qt.AlignmentFlag.AlignRight if to_the_right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _in_words(value: float | None, pattern: str) -> str:
    return "–" if value is None else pattern.format(f"{value:.0f}".replace("-", "−"))
