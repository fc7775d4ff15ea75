"""Where there are several base voices or destinations, the window lets people choose; else there is nothing to see."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.still_player import StillPlayer
from tts_studio import jobs
from tts_studio.engine import bases
from tts_studio.engine.bases import BaseVoice
from tts_studio.events import Event, Finished
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.base.voice_entry import VoiceEntry
from tts_studio.gui.kit.files import AskFolder
from tts_studio.gui.shell.new_project import NewProject
from tts_studio.gui.speak.speak_page import SpeakPage
from tts_studio.gui.train.training_options import TrainingOptions
from tts_studio.gui.voices.voice_details import VoiceDetails
from tts_studio.gui.voices.voices_page import VoicesPage


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> list[BaseVoice]:
    """The installed base voice, and one that speaks Italian."""
    installed = bases.default()
    italian = replace(installed, name="it_IT-anna-medium", title="Anna", languages=("it",), aliases=(), default=False)
    both = [installed, italian]
    for name in ("catalogue", "bases_to_start_from"):
        monkeypatch.setattr(bases if name == "catalogue" else jobs, name, lambda: both)
    return both


def asked(studio: Studio, qtbot: QtBot) -> NewProject:
    dialog = NewProject(studio)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_one_base_voice_is_not_asked_for(studio: Studio, qtbot: QtBot) -> None:
    dialog = asked(studio, qtbot)
    assert not dialog.base.isVisible()
    dialog.speaker.setText("Anna")
    dialog.own.click()
    assert dialog.create()
    assert studio.project is not None
    assert studio.project.info.base == bases.default().name


@pytest.mark.usefixtures("two")
def test_a_project_starts_from_the_base_voice_that_has_learned_its_language(studio: Studio, qtbot: QtBot) -> None:
    dialog = asked(studio, qtbot)
    assert not dialog.base.isVisible(), "one voice that speaks English is no choice"
    dialog.speaker.setText("Anna")
    dialog.own.click()
    dialog.language.setCurrentText("Italian")
    assert not dialog.base.isVisible()
    assert dialog.create()
    assert studio.project is not None
    assert (studio.project.info.base, studio.project.info.language) == ("it_IT-anna-medium", "it")


def test_of_several_that_have_learned_it_one_is_chosen(studio: Studio, qtbot: QtBot, two: list[BaseVoice]) -> None:
    two.append(replace(two[1], name="it_IT-ben-medium", title="Ben"))
    dialog = asked(studio, qtbot)
    dialog.language.setCurrentText("it")
    assert dialog.base.isVisible()
    assert [dialog.base.itemText(row) for row in range(dialog.base.count())] == ["Anna", "Ben"]
    dialog.base.setCurrentText("Ben")
    dialog.base.activated.emit(1)
    dialog.language.setCurrentText("Italian")
    assert dialog.base.base == "it_IT-ben-medium"


@pytest.mark.usefixtures("two")
def test_a_language_that_no_base_voice_has_learned_is_pointed_out(studio: Studio, qtbot: QtBot) -> None:
    dialog = asked(studio, qtbot)
    seen: dict[str, tuple[bool, str]] = {}
    for language in ("English (Great Britain)", "Italian", "it", "German", "no language"):
        dialog.language.setCurrentText(language)
        seen[language] = "has not learned" in dialog._concern.text(), dialog.base.currentText()
    assert seen == {
        "English (Great Britain)": (False, "Joe"),
        "Italian": (False, "Anna"),
        "it": (False, "Anna"),
        "German": (True, "Joe"),
        "no language": (False, "Joe"),
    }
    dialog.language.setCurrentText("German")
    dialog.base.setCurrentText("Anna")
    assert dialog._concern.isVisible()
    assert "has not learned" in dialog._concern.text()


def test_a_language_that_is_still_being_learned_is_pointed_out_with_its_figure(
    studio: Studio, qtbot: QtBot, two: list[BaseVoice]
) -> None:
    two[1] = replace(two[1], being_learned=True, misheard=23.4)
    dialog = asked(studio, qtbot)
    dialog.language.setCurrentText("Italian")
    assert dialog._concern.isVisible()
    assert dialog._concern.text().endswith("still learning this language: of 100 words, 23 are misheard.")
    dialog.language.setCurrentText("English (United States)")
    assert "learn" not in dialog._concern.text()


def test_a_training_starts_from_the_projects_base_voice_where_there_is_one_only(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "bases_to_start_from", lambda: [bases.default()])
    options = TrainingOptions()
    qtbot.addWidget(options)
    options.show()
    options.show_project("Anna", bases.default().name)
    assert options.base == ""
    assert not options._start.isVisible()


@pytest.mark.usefixtures("two")
def test_a_training_may_start_from_another_base_voice(qtbot: QtBot, tmp_path: Path) -> None:
    options = TrainingOptions()
    qtbot.addWidget(options)
    options.show()
    options.show_project("Anna", "it_IT-anna-medium")
    assert options._start.isVisible()
    assert options.base == "it_IT-anna-medium"
    options._base.setCurrentText("Joe")
    assert options.base == bases.default().name
    options.show_project("Ben", str(tmp_path / "mine.onnx"))
    assert options.base == str(tmp_path / "mine.onnx")


def test_the_programs_to_export_for_are_offered(qtbot: QtBot) -> None:
    card, wanted = VoiceDetails(), []
    qtbot.addWidget(card)
    card.export_wanted.connect(wanted.append)
    card.show_destinations({"piper": "Piper"})
    assert card.export.text() == "&Export to Piper …"
    card.export.click()
    card.show_destinations({"piper": "Piper", "else": "Elsewhere"})
    assert card.export_menu is not None
    texts = [action.text() for action in card.export_menu.actions()]
    assert texts == ["Piper", "Elsewhere", "", "Half the size, sounds the same"]
    card.export_menu.actions()[1].trigger()
    assert wanted == ["piper", "else"]
    assert not card.half_the_size
    card.export_menu.actions()[3].trigger()
    assert card.half_the_size


def test_an_export_goes_to_the_chosen_program(
    studio: Studio, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for: list[Any] = []

    def export(*arguments: Any, small: bool) -> Iterator[Event]:
        asked_for.extend([*arguments, small])
        yield Finished({"folder": str(tmp_path), "model": "a.onnx"})

    monkeypatch.setattr(jobs, "export", export)
    monkeypatch.setattr(AskFolder, "ask", lambda *_: tmp_path)
    monkeypatch.setattr("tts_studio.gui.voices.voices_page.show_folder", lambda _: None)
    page = VoicesPage(studio)
    qtbot.addWidget(page)
    page._show_entries([VoiceEntry("base", "The base voice", Path("base.onnx"), is_base=True)])
    with qtbot.waitSignal(studio.job_ended):
        page.export("elsewhere")
    assert asked_for == ["base", tmp_path, None, "elsewhere", False]


def test_sounds_that_a_voice_does_not_know_are_named_once(
    studio: Studio, qtbot: QtBot, player: StillPlayer, notices: list[Notice], tmp_path: Path
) -> None:
    model = tmp_path / "letters.onnx"
    model.symlink_to(bases.find().path)
    Path(f"{model}.json").write_text(json.dumps(bases.find().document | {"phoneme_type": "text"}), encoding="utf-8")
    page = SpeakPage(studio)
    qtbot.addWidget(page)
    page.voices.add(VoiceEntry(str(model), "Letters", model))
    page.voices.choose(str(model))
    page.text.setPlainText("hello жук.")
    for _ in range(2):
        with qtbot.waitSignal(page.speaking.ended, timeout=30_000):
            page.speak()
            player.end()
    assert [notice.kind for notice in notices] == ["warning"]
    assert "left out: ж у к." in str(notices[0].title)
