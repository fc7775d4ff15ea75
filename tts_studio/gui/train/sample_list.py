"""Listening to a training: the same sentence after every few steps, besides the real voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.gui.base.playback import Playback, PlaybackClient
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, muted, name_control, shortcut, space, title
from tts_studio.gui.train.progress import Sample
from tts_studio.gui.train.sample_model import Index, SampleModel
from tts_studio.project.model import Clip


class SampleList(QWidget):
    """A list in which a click, Space or Enter plays a row, and stops it the second time."""

    failed = Signal(object)
    """A ``Failure``: a row could not be played."""
    use_wanted = Signal(int)
    """The voice of this step was chosen."""

    def __init__(self, playback: Playback) -> None:
        super().__init__()
        self._player = PlaybackClient(playback, self)
        self.model = SampleModel(self)
        self._sentence = muted()
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_SampleDelegate(self.view))
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMinimumHeight(theme.unit() * 14)
        name_control(self.view, self.tr("Samples"), self.tr("Space or Enter plays the sample, and once more stops it."))
        self.use = button("", self._on_use, sign="check")
        self.view.clicked.connect(self._toggle)
        self.view.selectionModel().currentChanged.connect(self._offer)
        self.model.dataChanged.connect(self._offer)
        self.model.modelReset.connect(self._offer)
        for key in ("Space", "Return", "Enter"):
            shortcut(key, self.view, self._toggle_current)
        self._player.changed.connect(self._on_playing)
        self._player.failed.connect(self.failed)
        layout = QVBoxLayout(self)
        space(layout, spacing=0.8)
        layout.addWidget(title(self.tr("Listen to the progress"), 1.2))
        layout.addWidget(self._sentence)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_samples((), None)
        self.show_kept(())

    def show_real(self, clip: Clip | None) -> None:
        """Offer a recording of the speaker for comparison."""
        self.model.show_real(clip)

    def show_samples(self, samples: Sequence[Sample], best: int | None, sentence: str = "") -> None:
        """Show the samples, given oldest first; see ``SampleModel``."""
        self.model.show_samples(samples, best)
        if sentence:
            words = self.tr("Every sample says: “{0}”").format(sentence)
        elif samples:
            words = self.tr("Every sample says the same sentence.")
        else:
            words = self.tr("The first sample comes after a minute or so, then one about every minute.")
        self._sentence.setText(words)

    def show_kept(self, steps: Sequence[int]) -> None:
        """Offer the voices that were saved at these steps, once the training has ended."""
        self.model.show_kept(steps)
        self.use.setVisible(bool(steps))
        self._offer()

    @Slot()
    def _offer(self) -> None:
        step = self._usable
        words = self.tr("Use the voice of step {0}").format(step) if step is not None else self.tr("Use this voice")
        self.use.setText(words)
        self.use.setEnabled(step is not None)
        name_control(self.use, words, self.tr("Uses the voice as it was at the chosen sample, if it was kept."))

    @property
    def _usable(self) -> int | None:
        index = self.view.currentIndex()
        return self.model.usable(index.row()) if index.isValid() else None

    @Slot()
    def _on_use(self) -> None:
        if (step := self._usable) is not None:
            self.use_wanted.emit(step)

    @Slot()
    def _toggle_current(self) -> None:
        index = self.view.currentIndex()
        if not index.isValid() and self.model.rowCount():
            index = self.model.index(0)
            self.view.setCurrentIndex(index)
        if index.isValid():
            self._toggle(index)

    @Slot(QModelIndex)
    def _toggle(self, index: QModelIndex) -> None:
        if self.model.playing(index.row()):
            self._player.stop()
        else:
            path = self.model.path(index.row())
            self._player.play(partial(_read, path), subject=path)

    @Slot()
    def _on_playing(self) -> None:
        self.model.mark_playing(self._player.subject)


class _SampleDelegate(QStyledItemDelegate):
    """Paints rows of a ``SampleModel``: a sign to press, the name, and smaller print below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 -- Qt's name
        """Return the size of two lines with space around them."""
        return QSize(theme.unit() * 20, round(QFontMetrics(option.font).height() * 2.2 + theme.unit() * 1.4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        unit = theme.unit()
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        first, second = index.data(SampleModel.WORDS)
        area = option.rect.adjusted(unit, 0, -unit, 0)
        side = round(unit * 2.4)
        sign = QRect(area.left(), area.center().y() - side // 2, side, side)
        index.data(Qt.ItemDataRole.DecorationRole).paint(painter, sign)
        texts = area.adjusted(side + round(unit * 1.2), round(unit * 0.6), 0, -round(unit * 0.6))
        half = texts.height() // 2
        painter.save()
        painter.setFont(theme.larger(1.0, bold=True))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        self._write(painter, texts.adjusted(0, 0, 0, -half), first)
        painter.setFont(option.font)
        painter.setPen(theme.paint("muted"))
        self._write(painter, texts.adjusted(0, half, 0, 0), second)
        if index.data(SampleModel.LAST_OF_ITS_KIND):
            painter.setPen(theme.paint("border"))
            edge = option.rect.bottom() + 0.5
            painter.drawLine(QPointF(option.rect.left(), edge), QPointF(option.rect.right(), edge))
        painter.restore()

    @staticmethod
    def _write(painter: QPainter, place: QRect, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _read(path: Path) -> Iterator[Audio]:
    yield files.read(path)
