"""The list of pages at the left, with the project's name above."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QPushButton, QVBoxLayout, QWidget

from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import name_control, space
from tts_studio.gui.kit.icons import icon


class Sidebar(QWidget):
    """Shows the pages, the current one among them."""

    chosen = Signal(str)
    """Name of the page that was chosen."""

    def __init__(self, studio: Studio, pages: list[tuple[str, str, str]], actions: list[QAction]) -> None:
        """``pages`` are (name, icon, title); ``actions`` are offered under the project's name."""
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.studio = studio
        self._project = QPushButton()
        self._project.setObjectName("project")
        menu = QMenu(self)
        menu.addActions(actions)
        self._project.setMenu(menu)
        self._project.setIconSize(QSize(theme.unit() * 2, theme.unit() * 2))
        self._project.setStyleSheet("QPushButton::menu-indicator { width: 0; }")
        self._navigation = QListWidget()
        self._navigation.setObjectName("navigation")
        side = theme.unit() * 2
        self._navigation.setIconSize(QSize(side, side))
        self._navigation.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        name_control(self._navigation, self.tr("Pages"))
        self._navigation.setMinimumSize(1, theme.unit() * 18)  # Qt's own minimum is wider than the icons
        self._titles = [title for _, _, title in pages]
        for name, sign, title in pages:
            item = QListWidgetItem(icon(sign), title)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, title)
            self._navigation.addItem(item)
        self._navigation.itemSelectionChanged.connect(self._on_selected)
        self._navigation.itemActivated.connect(self._on_activated)
        self._navigation.itemClicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        space(layout, margins=1.0, spacing=1.0)
        layout.addWidget(self._project)
        layout.addWidget(self._navigation, 1)
        self.narrow = False
        self.set_narrow(False)
        studio.project_changed.connect(self.show_project)
        self.show_project()

    def set_narrow(self, narrow: bool) -> None:
        """Show only the icons of the pages, or their names too."""
        self.narrow = narrow
        for item, title in zip(self._items(), self._titles, strict=True):
            item.setText("" if narrow else title)
            item.setToolTip(title if narrow else "")
        full = max(theme.unit() * 23, self._navigation.sizeHintForColumn(0) + theme.unit() * 5)
        self.setFixedWidth(theme.unit() * 7 if narrow else full)
        self.show_project()

    def _items(self) -> list[QListWidgetItem]:
        return [self._navigation.item(row) for row in range(self._navigation.count())]

    def show_page(self, name: str) -> None:
        """Mark the visible page; none for a page that is not in the list."""
        self._navigation.blockSignals(True)
        self._navigation.setCurrentRow(-1)
        self._navigation.clearSelection()
        for row, item in enumerate(self._items()):
            if item.data(Qt.ItemDataRole.UserRole) == name:
                self._navigation.setCurrentRow(row)
        self._navigation.blockSignals(False)

    def set_enabled(self, names: set[str]) -> None:
        """Enable only some pages."""
        for item in self._items():
            usable = item.data(Qt.ItemDataRole.UserRole) in names
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags if usable else Qt.ItemFlag.NoItemFlags)

    @Slot()
    def show_project(self) -> None:
        """Show the project's name, or that there is none."""
        project = self.studio.project
        words = project.info.speaker if project else self.tr("No project")
        shown = self._project.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, theme.unit() * 17)
        self._project.setText("" if self.narrow else shown)
        self._project.setIcon(icon("folder") if self.narrow else QIcon())
        self._project.setToolTip(f"{words}\n{project.folder}" if project else "")
        name_control(self._project, self.tr("Project: {0}").format(words))
        self._project.setAccessibleDescription(str(project.folder) if project else "")

    @Slot()
    def _on_selected(self) -> None:
        """Emit the selected page; none is selected just because the list gets the focus."""
        for item in self._navigation.selectedItems():
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    @Slot(QListWidgetItem)
    def _on_clicked(self, item: QListWidgetItem) -> None:
        """Emit the page also if it is visible already: the focus goes to its work."""
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    @Slot(QListWidgetItem)
    def _on_activated(self, item: QListWidgetItem) -> None:
        item.setSelected(True)
