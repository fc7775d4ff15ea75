"""Starting the window: one instance, the language, the theme, the log, and what happens after an error."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tts_studio import __version__, settings
from tts_studio import log as logs
from tts_studio.assets import resource
from tts_studio.errors import StudioError
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.icons import program_icon
from tts_studio.gui.kit.wording import spoken
from tts_studio.gui.shell.crashes import watch_for_crashes
from tts_studio.gui.shell.display import choose_input_method, sentence_without_screen
from tts_studio.gui.shell.instance import Instance
from tts_studio.gui.shell.main_window import MainWindow
from tts_studio.project.presence import is_project


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window; return the exit code once it is closed."""
    parser = argparse.ArgumentParser(prog="tts-studio-window", description="The window of TTS Studio.")
    parser.add_argument("project", nargs="?", type=Path, help="project to open")
    parser.add_argument("--smoke-test", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(sys.argv[1:] if arguments is None else arguments)
    choose_input_method()
    with sentence_without_screen():
        application = make_application()
    if options.smoke_test:
        from tts_studio.gui.shell.smoke import smoke_test

        return smoke_test()
    instance = Instance("tts-studio")
    if instance.hand_over(str(options.project.resolve()) if options.project else ""):
        return 0
    logs.start_logging()
    crashes = watch_for_crashes(application)
    crash = logs.last_crash()
    kept = settings.load()
    install_translation(application, kept.language)
    theme.apply(kept.theme, kept.font_scale)
    studio = Studio(kept)
    folder = options.project or last_project(kept)
    if folder is not None:
        studio.open(folder)
    window = MainWindow(studio)
    instance.called.connect(window.come_forward)
    crashes.happened.connect(window.show_crash)
    window.show()
    if kept.note:
        studio.tell(Notice("warning", spoken(kept.note)))
    if crash:
        studio.tell(_crash_notice(window))
    _let_ctrl_c_close(window)
    return application.exec()


def last_project(kept: settings.Settings) -> Path | None:
    """Return the project that was open at the end; None if there was none, or if it is no longer there."""
    place = Path(kept.project)
    return place if kept.project and is_project(place) else None


def make_application() -> QApplication:
    """Return the application with its name and high-resolution rules; the present one if there is one."""
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    QGuiApplication.setDesktopFileName("io.github.tts_studio.TTSStudio")
    application = QApplication(sys.argv[:1])
    application.setApplicationName("tts-studio")
    application.setApplicationDisplayName("TTS Studio")
    application.setApplicationVersion(__version__)
    application.setWindowIcon(program_icon())
    return application


def install_translation(application: QApplication, language: str) -> None:
    """Set the window's language (``en``, ``zh``; ``system``: that of the desktop)."""
    locale = QLocale() if language == "system" else QLocale(language)
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.deleteLater()
    if locale.language() != QLocale.Language.Chinese:
        return
    try:
        ours = resource("i18n/zh_CN.qm")
    except StudioError:
        return
    for file in (str(ours), f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_zh_CN.qm"):
        translator = QTranslator(application)
        if translator.load(file):
            application.installTranslator(translator)


def _crash_notice(window: MainWindow) -> Notice:
    return Notice(
        "warning",
        window.tr("TTS Studio ended unexpectedly the last time. Everything that was saved is still there."),
        window.tr("The log has the details."),
        window.tr("Show the log"),
        window.open_log,
    )


def _let_ctrl_c_close(window: MainWindow) -> None:
    signal.signal(signal.SIGINT, lambda *_: window.close())
    signal.signal(signal.SIGTERM, lambda *_: window.close())
    pulse = QTimer(window)
    pulse.timeout.connect(_let_python_run)
    pulse.start(500)


def _let_python_run() -> None:
    """Do nothing: Python calls its signal handlers only while it runs some Python code."""


if __name__ == "__main__":
    sys.exit(main())
