"""Preferences, keys, About, and the question whose voice it will be."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from tests.helpers.fakes import FakeMicrophone, FakeSound, FakeSpeaker
from tts_studio import __version__, jobs, settings
from tts_studio.devices import catalogue, portaudio, refusals
from tts_studio.errors import StudioError
from tts_studio.events import Event, Finished
from tts_studio.gui.base.job import Job
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit import theme
from tts_studio.gui.shell import new_project
from tts_studio.gui.shell.about import About
from tts_studio.gui.shell.keys import Keys, groups
from tts_studio.gui.shell.main_window import MainWindow
from tts_studio.gui.shell.new_project import NewProject
from tts_studio.gui.shell.preferences import FONT_SCALES, Preferences
from tts_studio.settings import Settings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")  # it has no desktop to tell


@pytest.fixture
def sound() -> Iterator[FakeSound]:
    module = FakeSound([FakeMicrophone("Headset"), FakeMicrophone("Desk", default=False)], [FakeSpeaker("Phones")])
    with portaudio.use(module):
        yield module


@pytest.fixture
def preferences(studio: Studio, sound: FakeSound, qtbot) -> Preferences:
    return opened(Preferences(studio), qtbot)


def opened(dialog: Preferences, qtbot) -> Preferences:
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog._errands.busy)
    return dialog


def choices(box) -> list[str]:
    return [box.itemText(row) for row in range(box.count())]


def choose(box, value: object, qtbot) -> None:
    """Choose with the keys alone."""
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    while box.currentData() != value:
        before = box.currentIndex()
        qtbot.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before, f"{value} is not offered"


def press_mnemonic(dialog: QDialog, key: Qt.Key, qtbot) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, key, Qt.KeyboardModifier.AltModifier)  # the button is clicked 100 ms later


# --- preferences ---------------------------------------------------------------------------------------------------


def test_each_choice_is_on_disk_at_once(preferences: Preferences, qtbot) -> None:
    choose(preferences.theme, "dark", qtbot)
    choose(preferences.language, "zh", qtbot)
    choose(preferences.font_scale, 1.5, qtbot)
    choose(preferences.microphone, "Desk", qtbot)
    choose(preferences.loudspeaker, "Phones", qtbot)

    kept = settings.load()
    assert (kept.theme, kept.language, kept.font_scale) == ("dark", "zh", 1.5)
    assert (kept.microphone, kept.loudspeaker) == ("Desk", "Phones")


def test_a_theme_is_seen_at_once(preferences: Preferences, qtbot) -> None:
    choose(preferences.theme, "dark", qtbot)
    assert theme.name() == "dark"
    assert preferences.palette().window().color() == theme.paint("window")

    choose(preferences.theme, "light", qtbot)
    assert theme.name() == "light"


def test_a_size_waits_for_the_next_start_and_is_shown_in_a_sentence(preferences: Preferences, qtbot) -> None:
    before = QApplication.font().pointSizeF()

    choose(preferences.font_scale, 2.0, qtbot)

    assert QApplication.font().pointSizeF() == before
    assert preferences.preview.font().pointSizeF() == pytest.approx(2 * before, rel=0.01)
    choose(preferences.theme, "dark", qtbot)
    assert QApplication.font().pointSizeF() == pytest.approx(before)


def test_sizes_go_from_100_to_200_percent(preferences: Preferences) -> None:
    assert (FONT_SCALES[0], FONT_SCALES[-1]) == (1.0, 2.0)
    assert choices(preferences.font_scale)[0] == "100 %"


def test_a_size_from_elsewhere_is_offered_too(studio: Studio, sound: FakeSound, qtbot) -> None:
    studio.change_settings(font_scale=0.9)

    dialog = opened(Preferences(studio), qtbot)

    assert dialog.font_scale.currentText() == "90 %"


def test_all_devices_are_offered_after_the_system_s_own_choice(preferences: Preferences) -> None:
    assert choices(preferences.microphone) == ["System default", "Headset", "Desk"]
    assert choices(preferences.loudspeaker) == ["System default", "Phones"]
    assert preferences.microphone.currentData() == ""


def test_a_device_that_is_gone_stays_chosen(studio: Studio, sound: FakeSound, qtbot) -> None:
    studio.change_settings(microphone="Studio X")

    dialog = opened(Preferences(studio), qtbot)

    assert dialog.microphone.currentText() == "Studio X (not connected)"
    choose(dialog.theme, "dark", qtbot)
    assert settings.load().microphone == "Studio X"


def test_without_a_sound_system_the_rest_still_works(studio: Studio, monkeypatch: pytest.MonkeyPatch, qtbot) -> None:
    def missing() -> list[catalogue.Device]:
        raise refusals.no_sound_system(OSError("PortAudio"))

    monkeypatch.setattr(catalogue, "inputs", missing)
    dialog = opened(Preferences(studio), qtbot)

    assert dialog.sound_problem.isVisible()
    assert "could not be started" in dialog.sound_problem.text()
    choose(dialog.theme, "dark", qtbot)
    assert settings.load().theme == "dark"


def test_reset_chooses_the_first_day_s(preferences: Preferences, studio: Studio, qtbot) -> None:
    studio.change_settings(recent_projects=("/a",), speed=1.5)
    choose(preferences.theme, "dark", qtbot)
    choose(preferences.font_scale, 1.5, qtbot)
    choose(preferences.microphone, "Desk", qtbot)

    with qtbot.waitSignal(preferences.reset.clicked):
        press_mnemonic(preferences, Qt.Key.Key_R, qtbot)

    kept, first = settings.load(), Settings()
    assert (kept.theme, kept.font_scale, kept.microphone) == (first.theme, first.font_scale, first.microphone)
    assert preferences.theme.currentData() == "system"
    assert (kept.recent_projects, kept.speed) == (("/a",), 1.5)  # what is not asked here stays


def test_others_hear_of_a_change_and_only_of_a_change(preferences: Preferences, studio: Studio, qtbot) -> None:
    with qtbot.waitSignal(studio.settings_changed):
        choose(preferences.microphone, "Desk", qtbot)
    with qtbot.assertNotEmitted(studio.settings_changed):
        preferences.microphone.activated.emit(preferences.microphone.currentIndex())


def test_closing_while_devices_are_still_listed(studio: Studio, sound: FakeSound, qtbot) -> None:
    dialog = Preferences(studio)
    qtbot.addWidget(dialog)
    dialog.show()

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog._errands.busy)


# --- keys ----------------------------------------------------------------------------------------------------------


def test_every_key_of_the_window_is_told(studio: Studio, qtbot) -> None:
    window = MainWindow(studio)
    qtbot.addWidget(window)
    listed = {QKeySequence(key).toString() for key in keys_of("Everywhere")}

    used = {action.shortcut().toString() for action in window.findChildren(QAction)} - {""}

    assert used - listed == set()
    assert listed - used == {"Tab", "Shift+Tab"}


def keys_of(place: str) -> list[str | QKeySequence.StandardKey]:
    return [one for group in groups() if group.place == place for key in group.keys for one in key.keys]


def test_every_key_exists_and_no_place_lists_one_twice() -> None:
    for group in groups():
        keys = [QKeySequence(one).toString() for one in keys_of(group.place)]
        assert all(keys), group.place
        assert len(keys) == len(set(keys)), group.place


def test_the_table_is_walked_through_by_keyboard(application: QApplication, qtbot) -> None:
    dialog = Keys()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.table.setFocus()
    dialog.table.setCurrentCell(0, 0)

    rows, read = [], []
    for _ in range(dialog.table.rowCount() - 1):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
        row = dialog.table.currentRow()
        rows.append(row)
        key = dialog.table.item(row, 1)
        read.append((dialog.table.item(row, 0).text(), key.text() if key else ""))

    assert ("Start and stop recording", QKeySequence("Space").toString(QKeySequence.SequenceFormat.NativeText)) in read
    assert rows == list(range(1, dialog.table.rowCount())), "each row once"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not dialog.table


# --- About ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def about(application: QApplication, qtbot) -> About:
    dialog = About()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_about_shows_version_licence_and_lineage(about: About) -> None:
    words = " ".join([*(label.text() for label in about.findChildren(QLabel)), about.licences.toPlainText()[:800]])

    for listed in (__version__, "General Public License", "en_US-joe-medium", "lessac", "research only"):
        assert listed in words


def test_about_shows_all_licences_as_tables(about: About) -> None:
    text = about.licences.toPlainText()

    for listed in ("espeak-ng", "onnxruntime", "Kokoro-82M", "Silero"):
        assert listed in text
    assert "|" not in text
    assert about.licences.openExternalLinks()


def test_versions_are_copied(about: About, qtbot) -> None:
    about.copy.setFocus()
    qtbot.keyClick(about.copy, Qt.Key.Key_Space)

    assert f"TTS Studio {__version__}" in QGuiApplication.clipboard().text()
    assert about.copy.text() == "Copied"


def test_licences_are_scrolled_by_keyboard(about: About, qtbot) -> None:
    about.licences.setFocus()
    qtbot.keyClick(about.licences, Qt.Key.Key_PageDown)

    assert about.licences.verticalScrollBar().value() > 0


# --- all -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [Preferences, Keys, About, NewProject])
def test_escape_closes(kind: type[QDialog], studio: Studio, sound: FakeSound, qtbot) -> None:
    dialog = kind(studio) if kind in (Preferences, NewProject) else kind()
    qtbot.addWidget(dialog)
    dialog.show()

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()


@pytest.mark.parametrize(("kind", "needs_studio"), [(Preferences, True), (Keys, False), (About, False)])
def test_ask_shows_the_dialog_and_lets_go_of_it(
    kind: type, needs_studio: bool, studio: Studio, sound: FakeSound, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    shown: list[QDialog] = []
    monkeypatch.setattr(kind, "exec", lambda self: (shown.append(self), self.done(0)))
    parent = MainWindow(studio)
    qtbot.addWidget(parent)

    kind.ask(studio, parent) if needs_studio else kind.ask(parent)

    assert [type(dialog) for dialog in shown] == [kind]
    assert shown[0].parent() is parent


# --- whose voice ---------------------------------------------------------------------------------------------------


@pytest.fixture
def question(studio: Studio, qtbot) -> NewProject:
    dialog = NewProject(studio)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_project_is_made_by_keyboard_alone(question: NewProject, studio: Studio, qtbot) -> None:
    assert not question.make.isEnabled()
    qtbot.keyClicks(question.speaker, "Anna")
    assert not question.make.isEnabled()
    with qtbot.waitSignal(question.own.clicked):
        press_mnemonic(question, Qt.Key.Key_M, qtbot)
    assert question.make.isEnabled()

    qtbot.keyClick(question.speaker, Qt.Key.Key_Return)

    assert question.result() == QDialog.DialogCode.Accepted
    assert studio.project is not None
    assert (studio.project.info.speaker, studio.project.info.language) == ("Anna", "en-us")
    assert studio.project.folder.name == "Anna"


@pytest.mark.parametrize(
    ("typed", "language"), [("Chinese (Mandarin)", "cmn"), ("German", "de"), ("pt-br", "pt-br"), (" pl ", "pl")]
)
def test_languages_are_chosen_by_name_or_typed(
    question: NewProject, studio: Studio, typed: str, language: str, qtbot
) -> None:
    question.speaker.setText("Anna")
    question.permission.click()
    question.language.setCurrentText(typed)

    assert question.create()

    assert studio.project is not None
    assert studio.project.info.language == language
    assert studio.project.info.consent.statement == "permission"


def test_a_folder_is_proposed_that_is_free(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    """What is there is looked up once and off the window's thread, not at each letter: it may be a network drive."""
    (tmp_path / "anna" / "clips").mkdir(parents=True)
    (tmp_path / "Anna 2").mkdir()
    (tmp_path / "Bert").write_text("a file")
    looked_on: list[threading.Thread] = []
    looking = new_project._taken  # pyright: ignore[reportPrivateUsage]

    def looked(home: Path) -> frozenset[str]:
        looked_on.append(threading.current_thread())
        return looking(home)

    monkeypatch.setattr(new_project, "_taken", looked)
    monkeypatch.setattr(new_project, "projects_home", lambda: tmp_path)
    dialog = NewProject(studio)
    qtbot.addWidget(dialog)
    dialog.speaker.setText("Anna")
    qtbot.waitUntil(lambda: dialog.folder.text() == str(tmp_path / "Anna 2"))  # empty, so it can be used
    dialog.speaker.setText("Bert")
    assert dialog.folder.text() == str(tmp_path / "Bert 2")
    dialog.speaker.setText("Anna-Maria")
    assert dialog.folder.text() == str(tmp_path / "Anna-Maria")
    assert len(looked_on) == 1
    assert looked_on[0] is not threading.main_thread()


@pytest.mark.parametrize("refusal", ["“Martian” is not a language", "is not empty"])
def test_a_refusal_is_told_in_the_dialog_and_can_be_mended(
    question: NewProject,
    studio: Studio,
    notices: list[Notice],
    refusal: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot,
) -> None:
    said: list[str] = []
    monkeypatch.setattr(new_project, "announce", lambda _, text, **__: said.append(text))
    question.speaker.setText("Anna")
    question.own.click()
    if "Martian" in refusal:
        question.language.setCurrentText("Martian")
    else:
        (tmp_path / "letter.txt").touch()
        question.folder.setText(str(tmp_path))

    qtbot.keyClick(question.speaker, Qt.Key.Key_Return)

    assert question.isVisible()
    assert studio.project is None
    label = question._missing
    assert refusal in label.text()
    assert label.height() >= label.heightForWidth(label.width()), "all of it is seen"
    assert said == [
        "Please say whose voice it is: a voice may only be made with the speaker's consent.",
        "Nothing is missing: Enter creates the project.",
        label.text(),
    ]
    assert notices == [], "it would be behind the dialog"

    question.language.setCurrentText("German")
    question.folder.setText(str(tmp_path / "Anna"))
    qtbot.keyClick(question.speaker, Qt.Key.Key_Return)
    assert not question.isVisible()
    assert studio.project is not None


def test_while_something_else_runs_the_question_is_not_asked(
    studio: Studio, notices: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NewProject, "exec", lambda _: pytest.fail("it was asked"))
    studio.job = Job("Training", lambda: iter(()), studio)

    assert not NewProject.ask(studio)

    assert "still under way" in notices[0].title
    studio.job = None


def test_about_looks_for_a_newer_version_when_it_is_asked(
    application: QApplication, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def newest_release() -> Iterator[Event]:
        asked.append("")
        if len(asked) == 1:
            raise StudioError("The list of versions at {page} cannot be read.", page="https://example.org/list")
        yield Finished({"newer": len(asked) == 2, "newest": "9.0.0", "page": "https://example.org/list"})

    monkeypatch.setattr(jobs, "release_page", lambda: "https://example.org/list", raising=False)
    monkeypatch.setattr(jobs, "newest_release", newest_release, raising=False)
    about = About()
    qtbot.addWidget(about)
    about.show()
    assert "https://example.org/list" in about.newer.toolTip() + about.newer.accessibleDescription()
    assert not asked

    for said in (
        "The list of versions at https://example.org/list cannot be read.",
        "TTS Studio 9.0.0 has been published: https://example.org/list",
        "No newer version has been published.",
    ):
        qtbot.mouseClick(about.newer, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(about.newer.isEnabled)
        assert about.answer.text() == said


def test_about_offers_no_search_where_no_list_is_known(about: About) -> None:
    assert about.newer.isHidden()
