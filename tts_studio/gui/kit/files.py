"""Choosing files and folders, and showing them in the system's file manager.

Each question has one classmethod ``ask``, which tests replace.
"""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from tts_studio.gui.kit.ask import Confirm


class AskOpenFile:
    """An existing file."""

    @classmethod
    def ask(cls, heading: str, filters: str, parent: QWidget | None = None) -> Path | None:
        """Return the file; None if the question was dismissed. ``filters`` as Qt writes them: ``Voices (*.onnx)``."""
        chosen, _ = QFileDialog.getOpenFileName(parent, heading, QDir.homePath(), filters)
        return Path(chosen) if chosen else None


class AskSaveFile:
    """A file to write."""

    @classmethod
    def ask(cls, heading: str, proposal: Path, filters: str, parent: QWidget | None = None) -> Path | None:
        """Return the file, with one of the extensions of ``filters``; None if the question was dismissed.

        A name without one of them gets that of the chosen filter. The system asks before it replaces the name that was
        typed, this class before it replaces the name with the extension.
        """
        while True:
            chosen, used = QFileDialog.getSaveFileName(parent, heading, str(proposal), filters)
            if not chosen:
                return None
            path = _with_extension(Path(chosen), used, filters)
            if path == Path(chosen) or not path.exists() or _may_replace(path, parent):
                return path
            proposal = path


class AskFolder:
    """A folder that exists or will be made."""

    @classmethod
    def ask(cls, heading: str, proposal: Path, parent: QWidget | None = None) -> Path | None:
        """Return the folder; None if the question was dismissed."""
        chosen = QFileDialog.getExistingDirectory(parent, heading, str(proposal))
        return Path(chosen) if chosen else None


def dropped(event: QDropEvent) -> list[Path]:
    """Return the files and folders of this computer that are dropped."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def free_folder(wanted: Path) -> Path:
    """Return a folder that is not there yet: the wanted one, or “name 2”, “name 3” … beside it."""
    number, place = 1, wanted
    while place.exists():
        number += 1
        place = wanted.with_name(f"{wanted.name} {number}")
    return place


def projects_home() -> Path:
    """Return the folder where projects are made unless another one is chosen."""
    return documents() / "TTS Studio"


def documents() -> Path:
    """Return the user's folder for documents, where files are saved by default."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place or QDir.homePath())


def show_folder(folder: Path) -> bool:
    """Open a folder in the system's file manager; return False if there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _with_extension(path: Path, used: str, filters: str) -> Path:
    """Return the path as it is if it has an extension of the filters: the “.2” of “v1.2” is none."""
    known = _extensions(filters)
    if path.suffix.lower() in known:
        return path
    return path.with_name(path.name.rstrip(".") + (_extensions(used) or known)[0])


def _extensions(filters: str) -> list[str]:
    """Return the extensions of filters such as ``WAV (*.wav);;OGG (*.ogg *.oga)``, in their order."""
    return [extension.lower() for extension in re.findall(r"\*(\.\w+)", filters)]


def _may_replace(path: Path, parent: QWidget | None) -> bool:
    return Confirm.ask(
        _tr("“{0}” exists already. Replace it?").format(path.name),
        _tr("What is in it now will be lost."),
        _tr("Replace"),
        _tr("Cancel"),
        parent,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Files", text)
