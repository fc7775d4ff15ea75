"""What was spoken, to hear or to use again."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout, QWidget

from tts_studio.gui.base.utterance import Utterance
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, muted, name_control, shortcut, space, title
from tts_studio.gui.kit.flow import Flow
from tts_studio.gui.speak.history import HistoryModel


class SpeechHistory(QWidget):
    """A list in which Space, Enter or a double click plays a row, and stops it the second time."""

    chosen = Signal(object)
    """The ``Utterance`` that was selected."""
    play_wanted = Signal(object)
    """The ``Utterance``."""
    use_wanted = Signal(object)
    """The ``Utterance`` whose text, voice and manner are to be used again."""
    star_wanted = Signal(object)
    """The ``Utterance`` whose text is to be a phrase."""

    def __init__(self) -> None:
        super().__init__()
        self.model = HistoryModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setIconSize(QSize(theme.unit() * 2, theme.unit() * 2))
        self.view.setSpacing(theme.unit() // 4)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        name_control(self.view, self.tr("History"), self.tr("Space or Enter plays it, and once more stops it."))
        self.view.doubleClicked.connect(self._on_play)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        for key in ("Space", "Return", "Enter"):
            shortcut(key, self.view, self._on_play)
        self.use = button(
            self.tr("Edit &again"), self._on_use, sign="redo", help_text=self.tr("Brings back text, voice and settings")
        )
        self.star = button(
            self.tr("Make it a phrase"),
            self._on_star,
            sign="plus",
            help_text=self.tr("Puts the text on the board of phrases"),
        )
        self._nothing = muted(self.tr("What was spoken stands here."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._views = QStackedWidget()
        self._views.addWidget(self._nothing)
        self._views.addWidget(self.view)
        layout = QVBoxLayout(self)
        space(layout, spacing=1.0)
        layout.addWidget(title(self.tr("History"), 1.15))
        layout.addWidget(self._views, 1)
        layout.addLayout(Flow(self.use, self.star))
        self.model.rowsInserted.connect(self._on_rows)
        self.model.rowsRemoved.connect(self._on_rows)
        self._on_rows()

    @property
    def current(self) -> Utterance | None:
        """The selected utterance."""
        row = self.view.currentIndex().row()
        return self.model.utterances[row] if 0 <= row < len(self.model.utterances) else None

    def add(self, utterance: Utterance) -> None:
        """Put an utterance first and select it."""
        self.model.add(utterance)
        self.view.setCurrentIndex(self.model.index(0))
        self.view.scrollToTop()

    @Slot()
    def _on_rows(self) -> None:
        some = self.model.rowCount() > 0
        self._views.setCurrentWidget(self.view if some else self._nothing)
        for control in (self.use, self.star):
            control.setVisible(some)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, *_indexes: QModelIndex) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)

    @Slot()
    def _on_play(self) -> None:
        if self.current is not None:
            self.play_wanted.emit(self.current)

    @Slot()
    def _on_star(self) -> None:
        if self.current is not None:
            self.star_wanted.emit(self.current)

    @Slot()
    def _on_use(self) -> None:
        if self.current is not None:
            self.use_wanted.emit(self.current)
