"""The colours of a system that asks for high contrast: of what is drawn here, nothing has a colour of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: (
        *("window", "sidebar", "accent_soft", "good_soft", "warning_soft", "bad_soft", "info_soft", "grid"),
        "selection",
        "track",
    ),
    _Role.Base: ("surface",),
    _Role.Button: ("raised",),
    _Role.WindowText: (
        *("text", "muted", "border", "outline", "good", "warning", "bad", "wave", "wave_soft", "second"),
        "focus",
    ),
    _Role.Highlight: ("accent", "accent_hover", "record", "record_hover"),
    _Role.HighlightedText: ("accent_text", "record_text"),
}
"""What of the themes becomes which colour of the system: signs and words carry the meaning that colours have there."""
RULES = """
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected {{ border: 2px solid {accent}; }}
QPushButton:pressed, QPushButton:checked {{ border: 3px solid {accent}; }}
QProgressBar {{ background: {window}; border: 1px solid {text}; }}
QSlider::groove:horizontal {{ background: {window}; border: 1px solid {text}; }}
"""
"""What the style adds, in the colours of the roles, where the themes tell things apart by shades."""

_known: dict[str, str] = {}


def wanted() -> bool:
    """Return whether the system asks for high contrast; Qt knows that from its version 6.10 on."""
    hints = QGuiApplication.styleHints()
    asked = getattr(hints, "accessibility", None)
    return asked is not None and asked().contrastPreference() == Qt.ContrastPreference.HighContrast


def learn(application: QApplication) -> None:
    """Read the system's colours; afterwards the application has no others."""
    application.setPalette(QPalette())
    palette = system_palette(application)
    _known.update({name: palette.color(role).name() for role, names in _ROLES.items() for name in names})


def system_palette(application: QApplication) -> QPalette:
    """Return the colours of the system, as long as the application has none of its own."""
    return application.palette()


def colours() -> dict[str, str]:
    """Return the colours by their roles in the themes, as ``learn`` has read them."""
    return _known
