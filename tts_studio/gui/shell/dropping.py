"""What is dropped on any page: a project is opened, recordings and lists are imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit.drop_veil import DropVeil
from tts_studio.gui.kit.files import dropped
from tts_studio.project.presence import is_project


class Dropping(QObject):
    """Watches a window for what its pages do not take themselves."""

    def __init__(
        self,
        window: QWidget,
        studio: Studio,
        open_project: Callable[[Path], object],
        import_paths: Callable[[Sequence[Path]], object],
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._open_project = open_project
        self._import_paths = import_paths
        self._veil = DropVeil(self.tr("Drop to open the project, or to import the recordings"), window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Show what a drop does, and do it."""
        if isinstance(event, QDragEnterEvent):
            if dropped(event) and not self._studio.busy:
                event.acceptProposedAction()
                self._veil.cover()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._veil.hide()
            event.acceptProposedAction()
            self.take(dropped(event))
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._veil.hide()
        return False

    def take(self, paths: Sequence[Path]) -> None:
        """Open the project that is the only thing dropped; import everything else."""
        if len(paths) == 1 and is_project(paths[0]):
            self._open_project(paths[0])
        elif paths:
            self._import_paths(paths)
