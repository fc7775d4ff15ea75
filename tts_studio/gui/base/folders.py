"""Showing files where the system shows them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show_folder(folder: Path) -> bool:
    """Open a folder in the system's file manager; return False if the system has none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
