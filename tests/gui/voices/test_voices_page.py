"""The page of the voices: each is heard, spoken with, measured, exported, renamed, removed and brought back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.scenes.voices import MISSING, SCORES, passport
from tests.helpers.accessible import button, nameless, names, readable
from tests.helpers.still_player import StillPlayer
from tts_studio import jobs
from tts_studio.audio import files
from tts_studio.engine import bases
from tts_studio.errors import StudioError, VoiceError
from tts_studio.events import Event, Finished, Stage, StageKind
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.speech_memory import recall
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit.ask import AskName
from tts_studio.gui.kit.files import AskFolder
from tts_studio.gui.voices import voices_page as module
from tts_studio.gui.voices.voices_page import VoicesPage

pytestmark = pytest.mark.usefixtures("small_base")

KEY = "en_US-anna-medium"
FIGURES = ("Like the speaker: 82 % easily recognised", "Words understood: 91 % clear", "Naturalness: 3.2 of 5 pleasant")


def put_voice(project: Path, recordings: Path, key: str = KEY, name: str = "Anna", **values: object) -> Path:
    """Put a voice into a project: the base voice under another name."""
    home = project / "voices" / key
    home.mkdir()
    (home / f"{key}.onnx").symlink_to(bases.find().path)
    shutil.copy(bases.find().config_path, home / f"{key}.onnx.json")
    files.write(home / "sample.flac", files.read(recordings / "1.wav"))
    kept = passport(name, {}, "2026-11-20T09:00:00+00:00", 6.1)
    kept = {k: v for k, v in kept.items() if k != "sha256"} | {"model": f"{key}.onnx", "key": key, **values}
    (home / "voice.json").write_text(json.dumps(kept))
    return home


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that the system was asked to show."""
    folders: list[Path] = []
    monkeypatch.setattr(module, "show_folder", folders.append)
    return folders


@pytest.fixture
def wanted(studio: Studio) -> list[str]:
    """The pages that were asked for."""
    pages: list[str] = []
    studio.page_wanted.connect(pages.append)
    return pages


def entered(qtbot: QtBot, studio: Studio) -> VoicesPage:
    page = VoicesPage(studio)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.enter()
    qtbot.waitUntil(lambda: page.entry is not None)
    page.view.setFocus()
    return page


@pytest.fixture
def home(project: Path, recordings: Path) -> Path:
    return put_voice(project, recordings)


@pytest.fixture
def page(qtbot: QtBot, studio: Studio, home: Path, player: StillPlayer) -> Iterator[VoicesPage]:
    made = entered(qtbot, studio)
    yield made
    made.leave()


def titles(page: VoicesPage) -> list[str]:
    return [entry.title for entry in page.model.entries]


def test_the_newest_voice_is_first_and_chosen_and_the_base_voice_last(
    qtbot: QtBot, studio: Studio, project: Path, recordings: Path, player: StillPlayer
) -> None:
    put_voice(project, recordings, "en_US-old-medium", "Old", created="2026-01-02T09:00:00+00:00")
    put_voice(project, recordings, "en_US-anna-medium", "Anna", created="2026-11-20T09:00:00+00:00")
    (project / "voices" / "broken").mkdir()
    page = entered(qtbot, studio)
    assert titles(page) == ["Anna", "Old", "broken", "The base voice"]
    assert page.entry is page.model.entries[0]
    assert "Train a voice" not in names(page)
    page.view.setCurrentIndex(page.model.index(2))
    assert "no voice in the folder" in readable(page.card)
    assert not page.card.speak.isVisible()
    assert not page.card.delete.isVisible()  # it is no voice of ours
    assert page.card.folder.isVisible()


def test_voices_of_one_name_are_told_apart(
    qtbot: QtBot, studio: Studio, home: Path, project: Path, recordings: Path, player: StillPlayer
) -> None:
    put_voice(project, recordings, "en_US-anna_two-medium", created="2026-11-21T09:00:00+00:00")
    assert titles(entered(qtbot, studio)) == ["Anna (anna_two)", "Anna (anna)", "The base voice"]


def test_without_a_voice_of_ones_own_the_next_step_is_offered(
    qtbot: QtBot, studio: Studio, player: StillPlayer, wanted: list[str]
) -> None:
    page = entered(qtbot, studio)
    assert titles(page) == ["The base voice"]
    assert "Train a voice" in names(page)
    assert not page.card.rename.isVisible()
    assert not page.card.delete.isVisible()
    assert not page.card.evaluate.isEnabled()
    button(page, "Train a voice").click()
    assert wanted == ["welcome"]


def test_with_a_project_the_next_step_is_training(
    qtbot: QtBot, studio: Studio, project: Path, player: StillPlayer, wanted: list[str]
) -> None:
    page = entered(qtbot, studio)
    button(page, "Train a voice").click()
    assert wanted == ["train"]


def test_only_voices_of_the_project_can_be_measured(qtbot: QtBot, page: VoicesPage) -> None:
    """What is measured of the base voice would be kept nowhere, and take minutes."""
    assert page.card.evaluate.isVisible()
    assert "Not measured yet" in readable(page.card)
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert titles(page)[page.view.currentIndex().row()] == "The base voice"
    assert not page.card.evaluate.isVisible()
    assert "Not measured yet" not in readable(page.card)


def test_enter_speaks_with_the_voice(qtbot: QtBot, studio: Studio, page: VoicesPage, wanted: list[str]) -> None:
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert wanted == ["speak"]
    memory = recall(studio.settings)
    assert memory.voice == KEY
    assert memory.text is None  # what is said the first time is still to be offered


def test_space_lets_the_sample_be_heard_and_once_more_is_silence(
    qtbot: QtBot, page: VoicesPage, home: Path, player: StillPlayer
) -> None:
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(player.heard))
    assert player.heard[0].seconds == pytest.approx(files.read(home / "sample.flac").seconds)
    assert page.card.sample.text() == "Stop"
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert not player.playing
    assert page.card.sample.text() == "Hear &it"


def test_another_voice_or_leaving_ends_the_sample(qtbot: QtBot, page: VoicesPage, player: StillPlayer) -> None:
    page.hear()
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert not player.playing
    page.hear()
    page.leave()
    assert not player.playing


def test_a_damaged_sample_is_told(
    qtbot: QtBot, page: VoicesPage, home: Path, player: StillPlayer, notices: list[Notice]
) -> None:
    (home / "sample.flac").write_bytes(b"fLaC")
    page.hear()
    qtbot.waitUntil(lambda: bool(notices))
    assert [notice.kind for notice in notices] == ["error"]


@pytest.mark.parametrize(("language", "of_project"), [("en-us", "en-us"), ("cmn", "en-us"), ("de", "de")])
def test_a_voice_without_a_stored_sample_speaks_a_sentence_in_its_language(
    language: str,
    of_project: str,
    project: Path,
    recordings: Path,
    studio: Studio,
    player: StillPlayer,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    """There is no German sentence in the program, so the voice says one that its speaker has recorded."""
    info = json.loads((project / "project.json").read_text())
    (project / "project.json").write_text(json.dumps(info | {"language": of_project}))
    home = put_voice(project, recordings)
    (home / "sample.flac").unlink()
    config = home / f"{KEY}.onnx.json"
    config.write_text(json.dumps(json.loads(config.read_text()) | {"espeak": {"voice": language}}))
    said: list[str] = []
    speak = jobs.speak

    def heard(text: str, *how: Any, **more: Any) -> Any:
        said.append(text)
        return speak(text, *how, **more)

    monkeypatch.setattr(jobs, "speak", heard)
    studio.open(project)
    page = entered(qtbot, studio)
    assert page.card.sample.isVisible()
    page.card.sample.click()
    qtbot.waitUntil(lambda: bool(player.heard) or bool(notices), timeout=30_000)
    assert not notices
    offered = {clip.text for clip in studio.clips()} if of_project == "de" else {jobs.greeting(language)}
    assert said[0] in offered


def test_the_base_voice_speaks_a_sample(qtbot: QtBot, studio: Studio, player: StillPlayer) -> None:
    page = entered(qtbot, studio)
    page.card.sample.click()
    qtbot.waitUntil(lambda: len(player.heard) == 2, timeout=30_000)


def test_renaming_changes_the_name_and_nothing_else(
    qtbot: QtBot, page: VoicesPage, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(AskName, "ask", lambda _h, _l, name, *_: asked.append(name) or "Anna in winter")
    before = {path.name for path in home.iterdir()}
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: titles(page)[0] == "Anna in winter")
    assert asked == ["Anna"]
    assert {path.name for path in home.iterdir()} == before
    assert page.entry is not None
    assert page.entry.name == KEY
    assert "Anna in winter" in readable(page.card)


def test_a_name_that_is_none_is_told(
    qtbot: QtBot, page: VoicesPage, notices: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AskName, "ask", lambda *_: "x" * 200)
    page.rename()
    assert [notice.kind for notice in notices] == ["error"]
    assert titles(page)[0] == "Anna"


def test_deleting_is_undone_by_one_button(
    qtbot: QtBot, page: VoicesPage, home: Path, player: StillPlayer, notices: list[Notice]
) -> None:
    page.hear()
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert not player.playing
    assert not home.exists()
    qtbot.waitUntil(lambda: titles(page) == ["The base voice"])
    assert "Train a voice" in names(page)
    assert notices[-1].action == "Undo"
    assert notices[-1].do is not None
    notices[-1].do()
    qtbot.waitUntil(lambda: titles(page) == ["Anna", "The base voice"])
    assert home.is_dir()
    assert page.entry is not None
    assert page.entry.name == KEY


def test_an_undo_that_comes_too_late_is_told(
    qtbot: QtBot, page: VoicesPage, project: Path, recordings: Path, notices: list[Notice]
) -> None:
    page.delete()
    undo = notices[-1].do
    assert undo is not None
    put_voice(project, recordings)
    undo()
    assert notices[-1].kind == "error"
    assert "already" in notices[-1].title


def test_the_base_voice_cannot_be_renamed_or_deleted(
    qtbot: QtBot, studio: Studio, player: StillPlayer, notices: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AskName, "ask", lambda *_: pytest.fail("it was asked"))
    page = entered(qtbot, studio)
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert notices == []
    assert bases.find().path.exists()


def test_figures_are_shown_in_words_after_measuring(
    qtbot: QtBot, page: VoicesPage, home: Path, notices: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, Path]] = []

    def evaluate(voice: str, folder: Path) -> Iterator[Event]:
        asked.append((voice, folder))
        yield Stage(StageKind.SPEAKING)
        kept = json.loads((home / "voice.json").read_text())
        (home / "voice.json").write_text(json.dumps(kept | {"scores": SCORES}))
        yield Finished({"voice": voice, **SCORES, "missing": {}})

    monkeypatch.setattr(jobs, "evaluate", evaluate)
    assert not set(FIGURES) & set(names(page.card))
    page.card.evaluate.click()
    qtbot.waitUntil(lambda: set(FIGURES) <= set(names(page.card)))
    assert asked == [(KEY, page.studio.project.folder)]
    assert [(notice.kind, notice.title) for notice in notices] == [("good", "“Anna” has been measured.")]


def test_a_judge_that_is_missing_is_named(
    qtbot: QtBot, page: VoicesPage, notices: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "evaluate", lambda *_: (event for event in [Finished({"missing": {"mos": MISSING}})]))
    page.card.evaluate.click()
    qtbot.waitUntil(lambda: "distillmos" in readable(page.card))
    assert [(notice.kind, notice.hint) for notice in notices] == [("info", str(MISSING))]


def test_measuring_that_fails_is_told(
    qtbot: QtBot, page: VoicesPage, notices: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    def evaluate(*_: object) -> Iterator[Event]:
        yield Stage(StageKind.SPEAKING)
        raise VoiceError("There are too few recordings to compare with.", "Please import at least two clips.")

    monkeypatch.setattr(jobs, "evaluate", evaluate)
    with qtbot.waitSignal(page.studio.job_ended):
        page.evaluate()
    assert [notice.title for notice in notices] == ["There are too few recordings to compare with."]


def test_exporting_writes_the_files_and_shows_them(
    qtbot: QtBot,
    page: VoicesPage,
    notices: list[Notice],
    shown: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr(AskFolder, "ask", lambda *_: out)
    with qtbot.waitSignal(page.studio.job_ended, timeout=60_000):
        assert page.card.export_menu is not None
        page.card.export_menu.actions()[0].trigger()
    assert (out / f"{KEY}.onnx").is_file()
    assert shown == [out]
    assert notices[-1].kind == "good"
    assert KEY in notices[-1].title
    assert notices[-1].hint == f"What to do with it is in “{KEY}.README.txt”."


def test_an_export_that_is_refused_is_told(
    qtbot: QtBot,
    page: VoicesPage,
    home: Path,
    notices: list[Notice],
    shown: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(AskFolder, "ask", lambda *_: home)
    with qtbot.waitSignal(page.studio.job_ended, timeout=60_000):
        page.export()
    assert "itself" in notices[-1].title
    assert shown == []


def test_questions_that_are_dismissed_do_nothing(
    page: VoicesPage, notices: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AskFolder, "ask", lambda *_: None)
    monkeypatch.setattr(AskName, "ask", lambda *_: None)
    page.export()
    page.rename()
    assert notices == []
    assert not page.studio.busy


def test_the_folder_is_shown(page: VoicesPage, home: Path, shown: list[Path]) -> None:
    page.card.folder.click()
    assert shown == [home]


def test_voices_that_cannot_be_read_are_told_with_a_way_out(
    qtbot: QtBot, studio: Studio, player: StillPlayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = VoicesPage(studio)
    qtbot.addWidget(page)
    page.show()
    refuse = [True]
    read = module.read_entries

    def reading(folder: Path | None) -> object:
        if refuse:
            raise StudioError("The disk is gone.", "Please plug it in.")
        return read(folder)

    monkeypatch.setattr(module, "read_entries", reading)
    for _ in range(2):  # twice in a row: the second time nothing is left of the first
        page.enter()
        qtbot.waitUntil(lambda: "The disk is gone. Please plug it in." in readable(page))
    refuse.clear()
    button(page, "Try again").click()
    qtbot.waitUntil(lambda: page.view.isVisible())


def test_a_voice_that_was_trained_meanwhile_is_chosen(
    qtbot: QtBot, studio: Studio, page: VoicesPage, project: Path, recordings: Path
) -> None:
    put_voice(project, recordings, "en_US-new-medium", "New", created="2026-01-01T09:00:00+00:00")
    studio.voices_changed.emit()
    qtbot.waitUntil(lambda: page.entry is not None and page.entry.title == "New")


def test_every_control_has_a_name(page: VoicesPage) -> None:
    assert nameless(page) == []
