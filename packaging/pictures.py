"""Writes a picture of every page in every state: light and dark, single and double density, English and Chinese.

    python packaging/pictures.py FOLDER [--page NAME] [--state NAME] [--theme light] [--scale 1] [--language en]
                                        [--alone]

    python packaging/pictures.py --readme           the pictures of README, in packaging/screenshots

The states come from ``tests/gui/scenes/NAME.py``; each is a pair of a name and a function that returns the page, or a
dialog, in that state. Pictures are called ``NAME-STATE-THEME-SCALEx-LANGUAGE.png``; ``NAME-sheet-1.png`` … show all of
a page side by side. No screen is needed, and nothing of the user's settings is read or changed.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QDialog, QWidget

    from tts_studio.gui.base.studio import Studio
    from tts_studio.gui.shell.main_window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
SCENES = ROOT / "tests" / "gui" / "scenes"
THEMES = ("light", "dark")
SCALES = (1, 2)
LANGUAGES = ("en", "zh")

Scenes = Callable[["Studio | None"], list[tuple[str, Callable[[], "QWidget"]]]]

_WIDTH, _HEIGHT = 1280, 840
_POINTS = 10.0  # what desktops use; without a screen Qt has 9
_SETTLE_MS = 150  # for what a page does after it has come into sight
_THUMBNAIL = 480
_ROWS = 6  # of a sheet
_LOCALES = {"en": "en_GB.UTF-8", "zh": "zh_CN.UTF-8"}  # decides which of the Chinese, Japanese … glyphs are used


@dataclass(frozen=True)
class Manner:
    """How pictures are to look."""

    theme: str
    scale: int
    language: str

    def name(self, page: str, state: str) -> str:
        """Return the name of the file."""
        return f"{page}-{state}-{self.theme}-{self.scale}x-{self.language}.png"


@dataclass(frozen=True)
class Wanted:
    """Which pictures of a page are wanted."""

    states: Collection[str] = ()
    """Only these; all if it is empty."""
    alone: bool = False
    """A dialog without the window behind it."""

    def options(self) -> list[str]:
        """Return this as options of the command."""
        return [*(word for state in self.states for word in ("--state", state)), *(["--alone"] if self.alone else [])]


ALL = Wanted()
README = {"record": "good", "train": "learning"}
"""Pages that README shows, each in one state; the pictures are called as the pages."""
SCREENSHOTS = ROOT / "packaging" / "screenshots"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pictures; return the exit code."""
    parser = argparse.ArgumentParser(description="Write a picture of every page in every state.")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--readme", action="store_true", help="draw the pictures of README anew, and nothing else")
    parser.add_argument("--page", action="append", help="only this one; may be given more than once")
    parser.add_argument("--state", action="append", help="only this one of each page; may be given more than once")
    parser.add_argument("--theme", action="append", choices=THEMES)
    parser.add_argument("--scale", action="append", type=int, choices=SCALES)
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    parser.add_argument("--alone", action="store_true", help="a dialog without the window behind it")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.readme:
        _draw_readme()
        return 0
    if options.folder is None:
        parser.error("the following arguments are required: folder")
    pages: list[str] = options.page or page_names()
    themes, scales, languages = options.theme or THEMES, options.scale or SCALES, options.language or LANGUAGES
    wanted = Wanted(options.state or (), options.alone)
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.here:
        manners = [Manner(theme, scales[0], languages[0]) for theme in options.theme or ()]
        draw(options.folder, pages, manners, wanted)
        return 0
    for scale, language in product(scales, languages):  # Qt takes both from the environment, once
        _draw_elsewhere(options.folder, pages, themes, scale, language, wanted)
    _draw_elsewhere(options.folder, pages, (), 1, "en")  # the sheets
    return 0


def _draw_readme() -> None:
    """Write the pictures of README in place of those that are there."""
    manner = Manner("light", 1, "en")
    with tempfile.TemporaryDirectory() as place:
        for page, state in README.items():
            drawn = Path(place) / manner.name(page, state)
            _draw_elsewhere(drawn.parent, [page], [manner.theme], manner.scale, manner.language, Wanted((state,)))
            shutil.copyfile(drawn, SCREENSHOTS / f"{page}.png")


def page_names() -> list[str]:
    """Return the names of all pages that have scenes."""
    return sorted(path.stem for path in SCENES.glob("*.py") if not path.stem.startswith("_"))


def draw(folder: Path, pages: Sequence[str], manners: Sequence[Manner], wanted: Wanted = ALL) -> None:
    """Write the pictures of some pages, or their sheets if no manner is given, in this process."""
    from PySide6.QtGui import QFont

    from tts_studio.gui.shell.app import install_translation, make_application

    application = make_application()
    font = QFont(application.font())
    font.setPointSizeF(_POINTS)
    application.setFont(font)
    for page in pages:
        if not manners:
            _write_sheets(folder, page)
        for manner in manners:
            install_translation(application, manner.language)
            for state, picture in pictures(page, manner.theme, wanted):
                if not picture.save(str(folder / manner.name(page, state))):
                    raise SystemExit(f"{folder} cannot be written to")


def scenes(page: str) -> Scenes:
    """Return the function that lists a page's states; listing them needs no studio, only making them does."""
    path = SCENES / f"{page}.py"
    spec = importlib.util.spec_from_file_location(f"scenes_{page}", path)  # the tests are no package
    if not path.is_file() or spec is None or spec.loader is None:
        raise SystemExit(f"There are no scenes of “{page}”; there are some of {', '.join(page_names())}.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.scenes


def pictures(page: str, theme_name: str, wanted: Wanted = ALL) -> Iterator[tuple[str, QPixmap]]:
    """Yield each state of a page that is wanted with its picture, each with a window and a studio of its own."""
    from tts_studio.gui.base.studio import Studio
    from tts_studio.gui.kit import theme
    from tts_studio.settings import Settings

    listed = scenes(page)
    for number, (state, _) in enumerate(listed(None)):
        if wanted.states and state not in wanted.states:
            continue
        theme.apply(theme_name)
        studio = Studio(Settings())
        make = listed(studio)[number][1]
        with _window(studio) as window:
            yield state, _picture(window, page, make(), alone=wanted.alone)
        studio.close_project()
        studio.deleteLater()


@contextmanager
def _window(studio: Studio) -> Generator[MainWindow]:
    from tts_studio.gui.shell.main_window import MainWindow

    window = MainWindow(studio)
    window.resize(_WIDTH, _HEIGHT)
    window.show()
    _settle()
    try:
        yield window
    finally:
        window.hide()
        window.deleteLater()
        _settle()


def _picture(window: MainWindow, page: str, made: QWidget, *, alone: bool) -> QPixmap:
    """Return the window with a page, or a dialog, in it; of a dialog only itself if it is to be alone."""
    from PySide6.QtWidgets import QDialog

    from tts_studio.gui.base.page import Page

    if isinstance(made, QDialog):
        return _with_dialog(window, made, alone=alone)
    show_page(window, page, made)
    _settle()
    picture = window.grab()
    if isinstance(made, Page):
        made.leave()
    return picture


def show_page(window: MainWindow, name: str, page: QWidget) -> None:
    """Show a page that was made elsewhere in place of the window's own, as it is, and give it the focus."""
    from PySide6.QtWidgets import QStackedWidget

    from tts_studio.gui.base.page import Page
    from tts_studio.gui.shell.sidebar import Sidebar

    stack, sidebar = window.findChild(QStackedWidget, "pages"), window.findChild(Sidebar)
    assert stack is not None
    assert sidebar is not None
    stack.addWidget(page)
    stack.setCurrentWidget(page)
    sidebar.show_page(name)
    focus = page.first_focus() if isinstance(page, Page) else None
    if focus is not None:
        focus.setFocus()


def _with_dialog(window: MainWindow, dialog: QDialog, *, alone: bool) -> QPixmap:
    """Return the window, dimmed, with the dialog in its middle, or the dialog alone."""
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QPainter, QPen

    from tts_studio.gui.kit import theme

    dialog.show()
    _settle()
    picture, inner = window.grab(), dialog.grab()
    dialog.close()
    dialog.deleteLater()
    if alone:
        return inner
    place = QRect(0, 0, dialog.width(), dialog.height())
    place.moveCenter(window.rect().center())
    painter = QPainter(picture)
    painter.fillRect(window.rect(), QColor(0, 0, 0, 90))
    painter.drawPixmap(place.topLeft(), inner)
    painter.setPen(QPen(theme.paint("outline"), 1))
    painter.drawRect(place.adjusted(-1, -1, 0, 0))
    painter.end()
    return picture


def _settle() -> None:
    """Let what is under way come to an end."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()


def _write_sheets(folder: Path, page: str) -> None:
    """Write all pictures of a page, those of single density, onto sheets."""
    found = sorted(path.name for path in folder.glob(f"{page}-*-1x-*.png"))
    states = list(dict.fromkeys(name.removeprefix(f"{page}-").rsplit("-", 3)[0] for name in found))
    for old in folder.glob(f"{page}-sheet-*.png"):
        old.unlink()
    for number, first in enumerate(range(0, len(states), _ROWS), 1):
        _sheet(folder, page, states[first : first + _ROWS]).save(str(folder / f"{page}-sheet-{number}.png"))


def _sheet(folder: Path, page: str, states: Sequence[str]) -> QPixmap:
    """Return a sheet with a state a row and a manner a column."""
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QPainter, QPixmap

    columns = [Manner(theme, 1, language) for language, theme in product(LANGUAGES, THEMES)]
    height, margin, line = _THUMBNAIL * _HEIGHT // _WIDTH, 16, 28
    sheet = QPixmap(len(columns) * (_THUMBNAIL + margin) + margin, len(states) * (height + margin + line) + margin)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    for (row, state), (column, manner) in product(enumerate(states), enumerate(columns)):
        left, top = margin + column * (_THUMBNAIL + margin), margin + row * (height + margin + line)
        painter.drawText(QRect(left, top, _THUMBNAIL, line), manner.name(page, state))
        picture = QPixmap(str(folder / manner.name(page, state)))
        if not picture.isNull():
            small = picture.scaledToWidth(_THUMBNAIL, Qt.TransformationMode.SmoothTransformation)
            painter.drawPixmap(left, top + line, small)
    painter.end()
    return sheet


def _draw_elsewhere(
    folder: Path, pages: Sequence[str], themes: Sequence[str], scale: int, language: str, wanted: Wanted = ALL
) -> None:
    """Call this script in a process of its own, with a home folder of its own."""
    command = [sys.executable, str(Path(__file__)), str(folder.resolve()), "--here", "--scale", str(scale)]
    command += ["--language", language, *wanted.options()]
    for option, values in (("--page", pages), ("--theme", themes)):
        for value in values:
            command += [option, value]
    with tempfile.TemporaryDirectory() as home:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_", "LC_"))}
        environment |= {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale), "LANG": _LOCALES[language]}
        environment |= dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), home)
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        subprocess.run(command, env=environment, check=True)


if __name__ == "__main__":
    sys.exit(main())
