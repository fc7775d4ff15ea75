"""The window: pages at the right, the list of them at the left, notices above, the job under way below."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from tts_studio.gui.base.job import Job, JobOutcome
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.page import Page
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.ask import Confirm
from tts_studio.gui.kit.controls import fit_to_screen, room_on_screen, space
from tts_studio.gui.kit.files import show_folder
from tts_studio.gui.kit.help import open_manual
from tts_studio.gui.kit.icons import program_icon
from tts_studio.gui.shell.banner import Banner
from tts_studio.gui.shell.dropping import Dropping
from tts_studio.gui.shell.job_news import JobNews
from tts_studio.gui.shell.job_strip import JobStrip
from tts_studio.gui.shell.page_commands import PageCommands
from tts_studio.gui.shell.sidebar import Sidebar

_CLASSES = {
    "welcome": ("shell.welcome", "WelcomePage"),
    "record": ("record.record_page", "RecordPage"),
    "clips": ("clips.clips_page", "ClipsPage"),
    "train": ("train.train_page", "TrainPage"),
    "speak": ("speak.speak_page", "SpeakPage"),
    "voices": ("voices.voices_page", "VoicesPage"),
}
"""Module and class of each page; imported when the page is first shown, so that the window opens quickly."""
_CHAPTERS = {"welcome": "start"}
"""Chapters of the manual whose name is not that of their page."""
_LEAST_FOR_NAMES = 110  # halves of a line: a narrower window shows the icons of the pages only
_ALWAYS = {"welcome", "speak", "voices"}  # pages that need no project


class MainWindow(QMainWindow):
    """Holds the pages and switches between them."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.studio = studio
        self.page_name = ""
        self._pages: dict[str, Page] = {}
        self._closing = False
        self.setWindowIcon(program_icon())
        self._make_actions()
        self._sidebar = Sidebar(studio, self._page_list(), [*self._project_actions, self._close_project])
        self._sidebar.chosen.connect(self.show_page)
        self._strip = JobStrip(self.studio, self._page_shows_job)
        self._stack = QStackedWidget()
        self._stack.setObjectName("pages")
        self.banner = Banner(self._stack, self._foot_height)
        self._stack.installEventFilter(self)
        self._lay_out()
        self._fill_menu_bar()
        Dropping(self, studio, self.open_project, self.import_paths)
        self._news = JobNews(studio, self)
        self._news.progress_changed.connect(self._show_title)
        self._news.clicked.connect(self._show_training)
        studio.told.connect(self.banner.show_notice)
        studio.page_wanted.connect(self.show_page)
        studio.project_changed.connect(self.banner.dismiss)
        studio.project_changed.connect(self._on_project)
        studio.job_started.connect(self.banner.dismiss)
        studio.job_ended.connect(self._on_job_ended)
        self._restore_place()
        self._on_project()
        self.show_page(self._first_page())

    # --- pages ---------------------------------------------------------------------------------------------------

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Show a page; without a project, those that need one give way to the first page."""
        if name not in _CLASSES or (self.studio.project is None and name not in _ALWAYS):
            name = "welcome"
        if name == self.page_name:
            self._focus_work()
            return
        page = self.page(name)
        if self.page_name:
            self._pages[self.page_name].leave()
        self.page_name = name
        self.banner.pass_on()
        self._stack.setCurrentWidget(page)
        self._sidebar.show_page(name)
        page.enter()
        self._strip.look()
        self.banner.place()
        self._focus_work()

    def first_focus(self) -> QWidget | None:
        """Return the control with which work goes on, on the visible page."""
        return self._pages[self.page_name].first_focus() if self.page_name else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Go back to the work with Esc, from wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._focus_work()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Keep the banner in its place when the room for the page changes."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.banner.place()
        return super().eventFilter(watched, event)

    def _foot_height(self) -> int:
        return self._pages[self.page_name].foot_height if self.page_name else 0

    def _focus_work(self) -> None:
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def page(self, name: str) -> Page:
        """Return a page, made now if it has not been shown yet."""
        if name not in self._pages:
            module, class_name = _CLASSES[name]
            made: Page = getattr(importlib.import_module(f"tts_studio.gui.{module}"), class_name)(self.studio)
            self._pages[name] = made
            self._stack.addWidget(made)
        return self._pages[name]

    def _page_shows_job(self) -> bool:
        return bool(self.page_name) and self._pages[self.page_name].shows_job()

    def _page_list(self) -> list[tuple[str, str, str]]:
        return [
            ("record", "record", self.tr("Record")),
            ("clips", "clips", self.tr("Clips")),
            ("train", "train", self.tr("Train")),
            ("speak", "speak", self.tr("Speak")),
            ("voices", "voices", self.tr("Voices")),
        ]

    def _first_page(self) -> str:
        if self.studio.project is None:
            return "welcome"
        return self.studio.settings.page if self.studio.settings.page in _CLASSES else "record"

    # --- actions -------------------------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        self._new = self._action(self.tr("&New project …"), self._make_project, QKeySequence.StandardKey.New)
        self._open = self._action(self.tr("&Open project …"), self._ask_open, QKeySequence.StandardKey.Open)
        self._start = self._action(self.tr("&Start page"), self._show_welcome)
        self._project_actions = [self._start, self._new, self._open]
        self._show_folder = self._action(self.tr("Show the project's &folder"), self._open_folder)
        self._sample = self._action(self.tr("Sa&mple project …"), self._make_sample)
        self._rename = self._action(self.tr("Re&name the project …"), self._rename_project)
        self._delete = self._action(self.tr("&Delete the project …"), self._delete_project)
        self._close_project = self._action(self.tr("&Close the project"), self._leave_project)
        self._quit = self._action(self.tr("&Quit"), self.close, "Ctrl+Q")
        self._preferences = self._action(self.tr("&Preferences …"), self._show_preferences, "Ctrl+,")
        self._manual = self._action(self.tr("&Manual"), self._show_manual, QKeySequence.StandardKey.HelpContents)
        self._keys = self._action(self.tr("&Keys …"), self._show_keys, "Shift+F1")
        self._log = self._action(self.tr("Show the &log"), self.open_log)
        self._about = self._action(self.tr("&About and licences …"), self._show_about)

    def _action(self, text: str, do: object, keys: QKeySequence.StandardKey | str | None = None) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(do)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        return action

    def _fill_menu_bar(self) -> None:
        bar = self.menuBar()
        project = bar.addMenu(self.tr("&Project"))
        project.addActions(self._project_actions)
        self._recent = project.addMenu(self.tr("&Recent"))
        self._recent.aboutToShow.connect(self._fill_recent)
        project.addSeparator()
        project.addActions([self._rename, self._show_folder, self._delete, self._close_project])
        project.addSeparator()
        project.addActions([self._preferences, self._quit])
        self._view = bar.addMenu(self.tr("&View"))
        bar.addMenu(PageCommands(self.tr("Pa&ge"), self._visible_page, self))
        for number, (name, _, title) in enumerate(self._page_list(), 1):
            action = self._action(title, self._show_sender, f"Ctrl+{number}")
            action.setData(name)
            self._view.addAction(action)
        helping = bar.addMenu(self.tr("&Help"))
        helping.addActions([self._manual, self._sample, self._keys, self._log, self._about])

    def _visible_page(self) -> QWidget | None:
        return self._stack.currentWidget()

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import recordings on the page of the clips; without a project, make one first."""
        from tts_studio.gui.clips.clips_page import ClipsPage
        from tts_studio.gui.shell.new_project import NewProject

        if self.studio.project is None and not NewProject.ask(self.studio, self):
            return
        self.show_page("clips")
        page = self.page("clips")
        assert isinstance(page, ClipsPage)
        page.exchange.import_paths(paths)

    @Slot()
    def _show_sender(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.show_page(str(action.data()))

    @Slot()
    def _fill_recent(self) -> None:
        menu: QMenu = self._recent
        menu.clear()
        for place in self.studio.settings.recent_projects:
            action = menu.addAction(Path(place).name)
            action.setToolTip(place)
            action.setData(place)
            action.triggered.connect(self._open_sender)
        menu.setEnabled(True)
        if menu.isEmpty():
            menu.addAction(self.tr("None yet")).setEnabled(False)

    @Slot()
    def _open_sender(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.open_project(Path(str(action.data())))

    def open_project(self, folder: Path) -> None:
        """Open a project and show its recordings."""
        if self.studio.open(folder):
            self.show_page("clips" if self.studio.clips() else "record")

    @Slot()
    def _make_project(self) -> None:
        self._welcome().start()

    @Slot()
    def _ask_open(self) -> None:
        self._welcome().ask_open()

    @Slot()
    def _show_welcome(self) -> None:
        self.show_page("welcome")

    def _welcome(self):  # noqa: ANN202 -- the class is imported when it is needed
        from tts_studio.gui.shell.welcome import WelcomePage

        page = self.page("welcome")
        assert isinstance(page, WelcomePage)
        return page

    @Slot()
    def _leave_project(self) -> None:
        if not self.studio.refuse_while_busy():
            self.show_page("welcome")
            self.studio.close_project()
            self.studio.change_settings(project="")

    @Slot()
    def _rename_project(self) -> None:
        from tts_studio.gui.shell import project_care

        project_care.rename(self.studio, self)

    @Slot()
    def _delete_project(self) -> None:
        from tts_studio.gui.shell import project_care

        if project_care.delete(self.studio, self):
            self.show_page("welcome")

    @Slot()
    def _make_sample(self) -> None:
        """Make a project that the base voice speaks, and show its recordings."""
        from tts_studio import jobs
        from tts_studio.gui.kit.files import free_folder, projects_home

        folder = free_folder(projects_home() / self.tr("Sample"))
        start = partial(jobs.sample_project, folder)
        self.studio.run(self.tr("Making a sample project"), start, then=lambda _: self.open_project(folder))

    @Slot()
    def _open_folder(self) -> None:
        if self.studio.project is not None:
            show_folder(self.studio.project.folder)

    @Slot()
    def open_log(self) -> None:
        """Show the log's folder."""
        from tts_studio.log import log_folder

        show_folder(log_folder())

    @Slot()
    def _show_preferences(self) -> None:
        from tts_studio.gui.shell.preferences import Preferences

        Preferences.ask(self.studio, self)

    @Slot()
    def _show_manual(self) -> None:
        """Open the chapter of the page that is shown."""
        open_manual(_CHAPTERS.get(self.page_name, self.page_name), self)

    @Slot()
    def _show_keys(self) -> None:
        from tts_studio.gui.shell.keys import Keys

        Keys.ask(self)

    @Slot()
    def _show_about(self) -> None:
        from tts_studio.gui.shell.about import About

        About.ask(self)

    # --- state ---------------------------------------------------------------------------------------------------

    @Slot()
    def _on_project(self) -> None:
        project = self.studio.project
        self._show_title()
        for action in (self._rename, self._show_folder, self._delete, self._close_project):
            action.setEnabled(project is not None)
        usable = set(_CLASSES) if project else _ALWAYS
        self._sidebar.set_enabled(usable)
        for action in self._view.actions():
            action.setEnabled(action.data() in usable)

    @Slot(str)
    def _show_title(self, progress: str = "") -> None:
        """Show whose project is open, and before it how far a training is: a task list shows the beginning."""
        project = self.studio.project
        parts = [progress, project.info.speaker if project else "", "TTS Studio"]
        self.setWindowTitle(" – ".join(filter(None, parts)))

    @Slot()
    def _show_training(self) -> None:
        self.come_forward("")
        self.show_page("train")

    @Slot(str)
    def come_forward(self, project: str) -> None:
        """Raise the window, since the program was started again, and open the project of that start."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if project:
            self.open_project(Path(project))

    def _restore_place(self) -> None:
        """Take the size and place of the last time, or a usual size; never more than the screen has room for."""
        fit_to_screen(self, 140, 92)
        kept = self.studio.settings.geometry
        if kept and self.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            place = self.geometry()
            room = self.screen().availableGeometry()
            place.setSize(place.size().boundedTo(room_on_screen(self)))
            place.moveLeft(max(room.left(), min(place.left(), room.right() - place.width())))
            place.moveTop(max(room.top(), min(place.top(), room.bottom() - place.height())))
            self.setGeometry(place)
        self.setMinimumSize(QSize(theme.unit() * 50, theme.unit() * 36).boundedTo(room_on_screen(self)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Leave the width to the page where there is little."""
        super().resizeEvent(event)
        narrow = self.width() < theme.unit() * _LEAST_FOR_NAMES
        if narrow != self._sidebar.narrow:
            self._sidebar.set_narrow(narrow)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Follow the system between light and dark."""
        if event.type() == QEvent.Type.ThemeChange:
            theme.refresh()
        super().changeEvent(event)

    @Slot(str)
    def show_crash(self, what: str) -> None:
        """Show that the program has a fault; the window goes on."""
        title = self.tr("Unexpected error: {0}").format(what)
        self.banner.show_notice(Notice("error", title, self.tr("Nothing saved is lost.")))

    # --- closing -------------------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        """Close at once, or after a running job has been stopped and has saved its results.

        If something cannot be saved, the window stays open and shows why, unless it is closed all the same.
        """
        job = self.studio.job
        if job is not None:
            event.ignore()
            if not self._closing and self._agrees_to_stop(job):
                self._stop_and_close(job)
        elif self._save() or self._agrees_to_lose():
            geometry = self.saveGeometry().toBase64().toStdString()
            self.studio.change_settings(geometry=geometry, page=self.page_name)
            self.studio.close_project()
            event.accept()
        else:
            event.ignore()
            self._pages[self.page_name].enter()

    def _stop_and_close(self, job: Job) -> None:
        self._closing = True
        self.setEnabled(False)
        self.banner.show_notice(Notice("info", self.tr("Saving, then closing …")))
        if self.studio.job is None:  # it ended while the question was open
            self._on_job_ended(job)
        else:
            job.cancel()

    def _save(self) -> bool:
        """Write everything that was put off; return False, and show it, if something cannot be written."""
        failures = self.studio.failures
        self._pages[self.page_name].leave()
        self.studio.hush()
        self.studio.write_pending()
        return self.studio.failures == failures

    def _agrees_to_lose(self) -> bool:
        notice = self.banner.notice
        return Confirm.ask(
            self.tr("Not everything could be saved. Close all the same?"),
            f"{notice.title} {notice.hint}".strip() if notice is not None else "",
            self.tr("Close"),
            self.tr("Stay"),
            self,
            destructive=True,
        )

    def _agrees_to_stop(self, job: Job) -> bool:
        return Confirm.ask(
            self.tr("“{0}” is still under way. Stop it and close?").format(job.name),
            self.tr(
                "What is done so far is kept. A training saves its voice, and can go on later from where it stops."
            ),
            self.tr("Stop, save and close"),
            self.tr("Go on"),
            self,
        )

    @Slot(object)
    def _on_job_ended(self, job: Job) -> None:
        if self._closing:
            self._closing = False
            self.setEnabled(True)
            if job.outcome is not JobOutcome.FAILED:  # otherwise it could not save, and the banner says why
                self.close()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        space(right, spacing=0.0)
        right.addWidget(self._stack, 1)
        right.addWidget(self._strip)
        centre = QWidget()
        across = QHBoxLayout(centre)
        space(across, spacing=0.0)
        across.addWidget(self._sidebar)
        across.addLayout(right, 1)
        self.setCentralWidget(centre)
