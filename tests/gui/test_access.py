"""Every page and dialog in every state: by keyboard alone, by ear, in large type, and in both themes."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import pictures
from tests.helpers.accessible import called_otherwise, nameless
from tests.helpers.measured import faults
from tts_studio.gui.base.page import Page
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit import contrast, theme
from tts_studio.gui.shell.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen screen has no window manager

ROOT = Path(__file__).parents[2]
LAPTOP = 1366, 728
"""A small laptop's screen without the bar of the system."""


STATES = [(page, state) for page in pictures.page_names() for state, _ in pictures.scenes(page)(None)]


@pytest.fixture(scope="module")
def type_size() -> float:
    """Show the scenes in large type: what they are called and where Tab goes does not depend on it."""
    return 2.0


@pytest.mark.parametrize(("page", "state"), STATES, ids=["-".join(state) for state in STATES])
def test_a_scene_can_be_used_by_ear_by_keyboard_and_in_large_type(
    page: str, state: str, studio: Studio, qtbot: QtBot
) -> None:
    shown, window = made(studio, page, state, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    pressed = pressed_by_enter(window)
    found = {
        "controls without a name": nameless(window),
        "controls that are called otherwise than they are labelled": called_otherwise(window),
        "letters that two controls answer to": doubled_mnemonics(window),
        "keys that mean two things": doubled_shortcuts(shown),
        "what has too little room in large type": faults(window),
        "what is larger than its screen": beyond_the_screen(shown),
        "controls that Tab does not reach": out_of_reach(shown, window, qtbot),
        "what Enter presses once Tab has gone round": sorted(pressed_by_enter(window) ^ pressed),
    }

    assert {fault: where for fault, where in found.items() if where} == {}
    assert not window.grab().isNull()


def pressed_by_enter(window: QWidget) -> set[str]:
    """Return the buttons that Enter presses where the focus is on none of them."""
    focused = QApplication.focusWidget()
    window.setFocus()
    found = {one.accessibleName() for one in window.findChildren(QPushButton) if one.isDefault()}
    if focused is not None:
        focused.setFocus()
    return found


def beyond_the_screen(shown: QWidget) -> list[str]:
    room = shown.screen().availableGeometry().size()
    size = shown.size()
    small = not isinstance(shown, QDialog) or (size.width() <= room.width() and size.height() <= room.height())
    return [] if small else [f"{size.toTuple()} on a screen of {room.toTuple()}"]


def made(studio: Studio, page: str, state: str, qtbot: QtBot) -> tuple[QWidget, QWidget]:
    """Return a page, or a dialog, in a state, and the window that it is in."""
    shown = dict(pictures.scenes(page)(studio))[state]()
    if isinstance(shown, QDialog):
        window = shown
    else:
        window = MainWindow(studio)
        window.resize(*LAPTOP)
        pictures.show_page(window, page, shown)
    qtbot.addWidget(window, before_close_func=lambda _: shown.leave() if isinstance(shown, Page) else None)
    with qtbot.waitExposed(window):
        window.show()
    return shown, window


# --- by keyboard ---------------------------------------------------------------------------------------------------


def out_of_reach(shown: QWidget, window: QWidget, qtbot: QtBot) -> list[str]:
    """Return the controls in use that Tab does not come to."""
    wanted = focusable(shown)
    reached = walk(window, qtbot)
    return [repr(widget) for widget in wanted if not is_reached(widget, reached)]


def focusable(shown: QWidget) -> list[QWidget]:
    """Return the controls that can be used now."""
    parts = [part for part in shown.findChildren(QWidget) if part.isVisibleTo(shown) and part.isEnabled()]
    return [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None]


def walk(window: QWidget, qtbot: QtBot) -> list[QWidget]:
    """Press Tab until the focus is where it was before; return where it has been.

    Some controls keep it for several presses: the handles of a waveform, the links of a text.
    """
    reached: list[QWidget] = []
    focused = QApplication.focusWidget() or window
    for _ in range(300):
        qtbot.keyClick(focused, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        focused = QApplication.focusWidget() or window
        if focused in reached[:-1]:
            return reached
        if focused not in reached:
            reached.append(focused)
    assert len(reached) == 1, "the focus never comes back"
    return reached


def is_reached(widget: QWidget, reached: list[QWidget]) -> bool:
    """Tell whether a control, or the one of its group that stands for all, or its inner part, had the focus."""
    if isinstance(widget, QRadioButton) or (isinstance(widget, QAbstractButton) and widget.group() is not None):
        siblings = widget.group().buttons() if widget.group() else widget.parentWidget().findChildren(QRadioButton)
        return any(sibling in reached for sibling in siblings)
    return any(widget is one or widget.isAncestorOf(one) for one in reached)


def doubled_mnemonics(window: QWidget) -> list[str]:
    """Return the letters that more than one control in sight answers to; menus have their own."""
    letters: dict[str, list[str]] = {}
    for part in window.findChildren(QWidget):
        text = part.text() if isinstance(part, QLabel | QAbstractButton) else ""
        mnemonic = QKeySequence.mnemonic(text).toString()
        plain_label = isinstance(part, QLabel) and part.buddy() is None
        if mnemonic and part.isVisible() and part.isEnabled() and not plain_label:
            letters.setdefault(mnemonic, []).append(text)
    if isinstance(window, MainWindow):
        for action in window.menuBar().actions():
            letters.setdefault(QKeySequence.mnemonic(action.text()).toString(), []).append(action.text())
    return [f"{letter}: {texts}" for letter, texts in letters.items() if len(texts) > 1]


def doubled_shortcuts(shown: QWidget) -> list[str]:
    """Return the keys that two shortcuts wait for at the same time, one in the other's widget."""
    return [
        one.key().toString()
        for one, other in combinations(shown.findChildren(QShortcut), 2)
        if one.key() == other.key() and one.isEnabled() and other.isEnabled() and overlap(one.parent(), other.parent())
    ]


def overlap(one: object, other: object) -> bool:
    assert isinstance(one, QWidget)
    assert isinstance(other, QWidget)
    return one is other or one.isAncestorOf(other) or other.isAncestorOf(one)


# --- colours -------------------------------------------------------------------------------------------------------

TEXTS = [
    *[(ink, ground) for ink in ("text", "muted") for ground in ("window", "surface", "raised", "sidebar")],
    *[("text", f"{kind}_soft") for kind in ("accent", "good", "warning", "bad", "info")],
    *[(kind, ground) for kind in ("good", "warning", "bad", "accent") for ground in ("window", "surface")],
    *[(kind, f"{kind}_soft") for kind in ("good", "warning", "bad", "accent")],
    ("text", "selection"),
    ("muted", "accent_soft"),
    ("muted", "selection"),
    ("muted", "grid"),  # a disabled main button
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    ("record_text", "record"),
    ("record_text", "record_hover"),
]
LINES = [
    *[(line, ground) for line in ("outline", "focus", "wave", "second") for ground in ("window", "surface")],
    *[("accent", ground) for ground in ("accent_soft", "track", "sidebar")],
    ("outline", "raised"),
    ("record", "surface"),
    ("record", "window"),
    ("text", "window"),  # the ring around a focused main button
]


def colours(name: str) -> dict[str, str]:
    return tomllib.loads((ROOT / "resources" / "themes" / f"{name}.toml").read_text(encoding="utf-8"))


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_what_wcag_says() -> None:
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXTS, 4.5), (LINES, 3.0)], ids=["texts", "lines and signs"])
def test_texts_lines_and_signs_stand_out(name: str, pairs: list[tuple[str, str]], least: float) -> None:
    table = colours(name)

    too_alike = {f"{ink} on {ground}": contrast_ratio(table[ink], table[ground]) for ink, ground in pairs}

    assert {pair: ratio for pair, ratio in too_alike.items() if ratio < least} == {}


FORCED = {
    "black": ("#000000", "#ffffff", "#000000", "#1aebff", "#000000"),
    "white": ("#ffffff", "#000000", "#ffffff", "#37006e", "#ffffff"),
    "night sky": ("#000000", "#ffff00", "#202020", "#00ff00", "#000000"),
}
"""Palettes of systems with high contrast: window, its text, fields, what is chosen, the text of what is chosen."""


@pytest.mark.parametrize("name", FORCED)
def test_a_palette_of_high_contrast_is_respected(
    name: str, studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contrast, "wanted", lambda: True)
    monkeypatch.setattr(contrast, "system_palette", lambda _: forced(name))
    theme.apply("system")
    table = theme.colours(theme.name())

    assert theme.name() == "contrast"
    assert table.keys() == colours("light").keys()
    assert [pair for pair in TEXTS if contrast_of(table, *pair) < 4.5] == []
    assert [pair for pair in LINES if contrast_of(table, *pair) < 3.0] == []

    own = {colour for theme_name in ("light", "dark") for colour in colours(theme_name).values()} - set(FORCED[name])
    for page, state in (("welcome", "full"), ("record", "good"), ("train", "learning"), ("speak", "full")):
        _, window = made(studio, page, state, qtbot)
        assert own & painted(window) == set(), f"colours of our own on {page}"


def forced(name: str) -> QPalette:
    window, text, field, chosen, chosen_text = map(QColor, FORCED[name])
    roles = QPalette.ColorRole
    named = {roles.Window: window, roles.WindowText: text, roles.Base: field, roles.Text: text, roles.Button: window}
    palette = QPalette()
    for role, colour in {**named, roles.Highlight: chosen, roles.HighlightedText: chosen_text}.items():
        palette.setColor(role, colour)
    return palette


def contrast_of(table: dict[str, str], ink: str, ground: str) -> float:
    return contrast_ratio(table[ink], table[ground])


def painted(window: QWidget) -> set[str]:
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(picture.constBits(), np.uint32).reshape(picture.height(), -1)[:, : picture.width()]
    return {f"#{pixel & 0xFFFFFF:06x}" for pixel in np.unique(pixels).tolist()}


def test_both_themes_have_the_same_colours() -> None:
    assert colours("light").keys() == colours("dark").keys()
