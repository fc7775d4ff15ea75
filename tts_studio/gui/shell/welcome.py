"""The first page: three ways to begin, and the recent projects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.page import Page
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import Picture, button, muted, name_control, row, space, title
from tts_studio.gui.kit.files import documents, projects_home
from tts_studio.gui.kit.flow import Sides
from tts_studio.gui.kit.help import open_manual
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.roles import Role, spoken_as
from tts_studio.gui.shell.new_project import NewProject
from tts_studio.project.presence import is_project

_FOLDER = Qt.ItemDataRole.UserRole


class WelcomePage(Page):
    """Record a voice, open or import, or hear the base voice."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(
            studio,
            self.tr("Your own voice, made on this computer"),
            self.tr(
                "Read aloud for a few minutes, let the program train your voice, then type anything and hear it."
                " Nothing leaves this computer."
            ),
        )
        self._errands = Errands(self)
        self._verbs = [
            Verb(
                "record", self.tr("Record a voice"), self.tr("Name the speaker and read sentences aloud."), self.start
            ),
            Verb(
                "import",
                self.tr("Use recordings I have"),
                self.tr("Import a folder of sound files with their texts."),
                self.start_import,
            ),
            Verb(
                "speak",
                self.tr("Hear the base voice"),
                self.tr("Listen to the starting point of all new voices."),
                self.try_base,
            ),
        ]
        self._heading = title(self.tr("Recent projects"), 1.2)
        self._recent = QListWidget()
        self._recent.setObjectName("recent")
        self._recent.setItemDelegate(_ProjectLines(self._recent))
        name_control(self._recent, self.tr("Recent projects"), self.tr("Enter opens the project"))
        self._recent.itemActivated.connect(self._open_item)
        self._none = muted(self.tr("Each speaker gets a folder, which you can copy and keep."))
        self._other = button(self.tr("Open project …"), self.ask_open, sign="folder")
        self._help = button(
            self.tr("Manual"), self.open_help, help_text=self.tr("How everything is done, in the browser"), sign="info"
        )
        self._lay_out()

    def enter(self) -> None:
        """Show the recent projects; those that cannot be reached leave the list as soon as that is known."""
        places = self.studio.settings.recent_projects
        self._recent.clear()
        for place in places:
            item = QListWidgetItem(icon("folder", "muted"), Path(place).name)
            item.setData(_FOLDER, place)
            item.setToolTip(place)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, place)
            self._recent.addItem(item)
        self._fit_list()
        self._recent.setCurrentRow(0)
        self._errands.run(partial(_missing, places), self._remove, self.studio.tell_failure)

    @Slot(object)
    def _remove(self, places: Sequence[str]) -> None:
        for row_number in reversed(range(self._recent.count())):
            if self._recent.item(row_number).data(_FOLDER) in places:
                self._recent.takeItem(row_number)
        self._fit_list()

    def _fit_list(self) -> None:
        lines = self._recent.count()
        self._recent.setVisible(lines > 0)
        self._heading.setVisible(lines > 0)
        self._none.setVisible(not lines)
        self._recent.setMaximumHeight(lines * self._recent.sizeHintForRow(0) + theme.unit() * 2)

    def first_focus(self) -> QWidget | None:
        """Return the list of recent projects, or without one the first verb."""
        return self._recent if self._recent.count() else self._verbs[0]

    @Slot()
    def start(self) -> None:
        """Make a project, then record."""
        if NewProject.ask(self.studio, self):
            self.studio.page_wanted.emit("record")

    @Slot()
    def start_import(self) -> None:
        """Make a project, then show where recordings are imported."""
        if NewProject.ask(self.studio, self):
            self.studio.page_wanted.emit("clips")

    @Slot()
    def try_base(self) -> None:
        """Go to the page where any voice can speak."""
        self.studio.page_wanted.emit("speak")

    @Slot()
    def ask_open(self) -> None:
        """Open a project's folder, which the user chooses."""
        recent = self.studio.settings.recent_projects
        beside = Path(recent[0]).parent if recent else projects_home()
        start = beside if beside.is_dir() else documents()
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Open project"), str(start))
        if chosen:
            self._open(Path(chosen))

    @Slot(QListWidgetItem)
    def _open_item(self, item: QListWidgetItem) -> None:
        self._open(Path(item.data(_FOLDER)))

    def _open(self, folder: Path) -> None:
        if self.studio.open(folder):
            self.studio.page_wanted.emit("record" if not self.studio.clips() else "clips")

    @Slot()
    def open_help(self) -> None:
        """Open the manual where it says how to begin."""
        open_manual("start", self)

    def _lay_out(self) -> None:
        self.body.addSpacing(theme.unit())
        self.body.addWidget(Sides(*((verb, 1) for verb in self._verbs)))
        self.body.addSpacing(theme.unit())
        below = row(self._heading, self._none, self._help, self._other)
        below.setStretch(0, 1)
        below.setStretch(1, 1)
        self.body.addLayout(below)
        self.body.addWidget(self._recent, 3)
        self.body.addStretch(1)


def _missing(places: Sequence[str]) -> list[str]:
    """Return the places without a project now: a network drive that has gone takes its time to answer."""
    return [place for place in places if not is_project(Path(place))]


@spoken_as(Role.Button, alone=True)
class Verb(QPushButton):
    """A large button: sign, verb, and a sentence below."""

    def __init__(self, sign: str, name: str, sentence: str, do: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("verb")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        name_control(self, name)
        self.setAccessibleDescription(sentence)
        picture = Picture(sign, "accent", 4.0)
        picture.setObjectName("badge")
        picture.setFixedSize(theme.unit() * 7, theme.unit() * 7)
        self._layout = layout = QVBoxLayout(self)
        space(layout, margins=2.5, spacing=0.75)
        layout.addWidget(picture)
        layout.addSpacing(theme.unit())
        layout.addWidget(title(name, 1.25))
        layout.addWidget(muted(sentence))
        layout.addStretch()
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(do)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the size of the texts; a button without a text of its own would be too small."""
        return self._layout.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return a width for a few words a line."""
        return QSize(theme.unit() * 18, self._layout.minimumSize().height())

    def hasHeightForWidth(self) -> bool:  # noqa: N802 -- Qt's name
        """Return that the texts wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 -- Qt's name
        """Return the height of the texts."""
        return self._layout.totalHeightForWidth(width)


class _ProjectLines(QStyledItemDelegate):
    """Paints a project's name, with its folder in small print below."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint background and icon as the style does, with the two lines beside them."""
        painter.save()
        widget = option.widget
        assert isinstance(widget, QWidget)
        widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget)
        unit = theme.unit()
        sign: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
        place = option.rect.adjusted(unit * 2, 0, -unit * 2, 0)
        sign.paint(painter, QRect(place.left(), place.center().y() - unit, unit * 2, unit * 2))
        place.setLeft(place.left() + unit * 4)
        top = place.center().y() - QFontMetrics(option.font).height()
        self._line(painter, place, top, index.data(), bold=True)
        self._line(painter, place, top + QFontMetrics(option.font).height(), str(Path(index.data(_FOLDER)).parent))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Return room for two lines."""
        return QSize(theme.unit() * 20, QFontMetrics(option.font).height() * 2 + theme.unit() * 2)

    def _line(self, painter: QPainter, place: QRect, top: int, words: str, *, bold: bool = False) -> None:
        painter.setFont(theme.larger(1.0, bold=bold))
        painter.setPen(theme.paint("text" if bold else "muted"))
        measure = painter.fontMetrics()
        shown = measure.elidedText(words, Qt.TextElideMode.ElideMiddle, place.width())
        painter.drawText(
            QRect(place.left(), top, place.width(), measure.height()), Qt.AlignmentFlag.AlignVCenter, shown
        )
