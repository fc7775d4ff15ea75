"""Colours, sizes and style: two themes of named colours; the system's choice holds unless one was chosen.

Where the system asks for high contrast, its own colours hold in place of both.

Every size derives from the font, so that a larger font or another scale enlarges everything.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from tts_studio.assets import resource
from tts_studio.gui.kit import contrast

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "text",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "border",
    QPalette.ColorRole.Midlight: "border",
    QPalette.ColorRole.Mid: "outline",
    QPalette.ColorRole.Dark: "outline",
    QPalette.ColorRole.Shadow: "border",
}


def apply(choice: str = "system", font_scale: float = 1.0) -> None:
    """Give the application a theme (``system``, ``light``, ``dark``) and ``font_scale`` × the system's font size."""
    application = _application()
    hints = QGuiApplication.styleHints()
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    hints.setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))
    application.setProperty("studioTheme", choice if choice in schemes else "")
    _set_font(application, font_scale)
    refresh()


def refresh() -> None:
    """Style the application again, after the system has changed its colours or the font has changed."""
    application = _application()
    application.setStyle(QStyleFactory.create("Fusion"))
    contrast.learn(application)
    application.setPalette(_palette(name()))
    application.setStyleSheet(_style_sheet(name(), tuple(colours(name()).items()), unit()))


def name() -> Literal["light", "dark", "contrast"]:
    """Return the theme in force; ``contrast`` is made of the system's own colours."""
    chosen = _application().property("studioTheme")
    if chosen in ("light", "dark"):
        return chosen
    if contrast.wanted():
        return "contrast"
    return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def colour(role: str) -> str:
    """Return a colour of the theme in force, such as ``#0b6b7e``; raises KeyError for an unknown role."""
    return colours(name())[role]


def paint(role: str) -> QColor:
    """Return a colour of the theme in force for painting."""
    return QColor(colour(role))


def colours(theme: str) -> dict[str, str]:
    """Return the colours of a theme by their roles."""
    return contrast.colours() if theme == "contrast" else _colours_of_file(theme)


@lru_cache(maxsize=4)
def _colours_of_file(theme: str) -> dict[str, str]:
    return tomllib.loads(resource(f"themes/{theme}.toml").read_text(encoding="utf-8"))


def unit() -> int:
    """Return half a line of text in pixels: the measure of every distance."""
    return max(6, round(QFontMetrics(QApplication.font()).height() / 2))


def larger(times: float, *, bold: bool = False) -> QFont:
    """Return the application's font, ``times`` as large."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * times)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def _set_font(application: QApplication, scale: float) -> None:
    kept = application.property("studioFontSize")
    size = float(kept) if kept else application.font().pointSizeF()
    application.setProperty("studioFontSize", size)
    font = QFont(application.font())
    font.setPointSizeF(size * scale)
    application.setFont(font)


def _palette(theme: str) -> QPalette:
    table = colours(theme)
    palette = QPalette()
    for role, named in _ROLES.items():
        palette.setColor(role, QColor(table[named]))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(table["muted"]))
    return palette


def _dark_on(ground: str, ink: str) -> bool:
    """Return whether a sign in this ink is darker than its ground; signs are drawn for either."""
    return QColor(ink).lightness() < QColor(ground).lightness()


@lru_cache(maxsize=8)
def _style_sheet(theme: str, table: tuple[tuple[str, str], ...], half_line: int) -> str:
    vertical, horizontal, bar = round(half_line * 0.6), round(half_line * 1.5), max(4, round(half_line * 0.7))
    sizes = {
        "u": half_line,
        "u15": round(half_line * 1.5),
        "u2": half_line * 2,
        "u3": half_line * 3,
        "half": max(2, half_line // 2),
        "line": half_line * 2,
        "r": max(4, round(half_line * 0.6)),
        "r2": half_line,
        "pv": vertical,
        "ph": horizontal,
        "pv1": vertical - 1,
        "pv2": vertical - 2,
        "pv3": vertical - 3,
        "ph1": horizontal - 1,
        "bar": bar,
        "bar2": bar // 2,
        "radio": round(half_line * 1.5) // 2 + 1,  # half of the circle with its border
        "handle": half_line - bar // 2,
        "knob": half_line * 2 - 4,  # within its border
    }
    sheet = resource("themes/style.qss")
    named = dict(table)
    styled = sheet.read_text(encoding="utf-8").format(
        **named,
        **sizes,
        drawings=sheet.parent.as_posix(),
        arrows="light" if _dark_on(named["surface"], named["text"]) else "dark",
        ticks="dark" if _dark_on(named["accent"], named["accent_text"]) else "light",
    )
    return styled + (contrast.RULES.format(**named) if theme == "contrast" else "")


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
