from __future__ import annotations

import json
from pathlib import Path

import pytest

from tts_studio.errors import StudioError, VoiceError
from tts_studio.passports import list_voices
from tts_studio.project import store, voices


def make(project: store.Project, key: str, /, **passport: object) -> Path:
    folder = project.voices / key
    folder.mkdir()
    (folder / f"{key}.onnx").write_text("model of " + key)
    (folder / "sample.flac").touch()
    document: dict[str, object] = {
        "name": key.split("-")[1].title(),
        "key": key,
        "created": "2026-11-21T10:00:00+00:00",
        **passport,
    }
    (folder / "voice.json").write_text(json.dumps(document), encoding="utf-8")
    return folder


def test_voices_are_listed_latest_first_then_those_without_a_passport(project: store.Project) -> None:
    first = make(project, "en_US-anna-medium", minutes=5.5)
    second = make(project, "en_US-ben-medium", created="2026-11-22T10:00:00+00:00")
    make(project, ".en_US-half-medium.7.tmp")
    (project.voices / "empty").mkdir()
    (make(project, "en_US-damaged-medium") / "voice.json").write_text("[1")
    (project.voices / "notes.txt").touch()
    (project.voices / "alone.onnx").touch()

    found = list_voices(project.voices)

    assert [card.folder for card in found[:2]] == [second, first]
    assert {card.path.name: card.problem is None for card in found[2:]} == {
        "en_US-damaged-medium": False,
        "empty": True,
        "alone.onnx": True,
    }
    assert (found[1].name, found[1].key, found[1].passport["minutes"]) == ("Anna", "en_US-anna-medium", 5.5)
    assert found[1].model.read_text() == "model of en_US-anna-medium"
    assert found[1].sample.is_file()
    assert list_voices(project.voices / "none") == []


def test_a_new_name_is_shown_and_no_file_is_renamed(project: store.Project) -> None:
    folder = make(project, "en_US-anna-medium", scores={"wer": 0.1})
    before = {path.name for path in folder.iterdir()}

    card = voices.rename_voice(folder, "  Anna \n at home 安娜 ")

    assert card.name == "Anna at home 安娜"
    assert list_voices(project.voices) == [card]
    assert (card.key, card.passport["scores"]) == ("en_US-anna-medium", {"wer": 0.1})
    assert {path.name for path in folder.iterdir()} == before


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_name_must_be_one(name: str, project: store.Project) -> None:
    folder = make(project, "en_US-anna-medium")

    with pytest.raises(VoiceError, match="needs a name"):
        voices.rename_voice(folder, name)
    assert list_voices(project.voices)[0].name == "Anna"


def test_a_removed_voice_comes_back_as_it_was(project: store.Project) -> None:
    folder = make(project, "en_US-anna-medium")
    (before,) = list_voices(project.voices)

    trashed = voices.trash_voice(folder)
    assert list_voices(project.voices) == []

    assert voices.restore_voice(trashed) == folder
    assert list_voices(project.voices) == [before]
    assert before.model.is_file()
    assert not trashed.exists()


def test_the_same_voice_removed_twice_is_there_twice(project: store.Project) -> None:
    places = [voices.trash_voice(make(project, "en_US-anna-medium", name=name)) for name in ("One", "Two")]

    assert voices.restore_voice(places[1]) == project.voices / "en_US-anna-medium"
    assert list_voices(project.voices)[0].name == "Two"
    with pytest.raises(VoiceError, match="in the project already"):
        voices.restore_voice(places[0])
    assert [card.name for card in list_voices(places[0].parent)] == ["One"]


def test_what_is_no_voice_is_neither_renamed_nor_moved(project: store.Project) -> None:
    folder = project.voices / "letters"
    folder.mkdir()

    for act in (voices.trash_voice, voices.restore_voice, lambda path: voices.rename_voice(path, "Anna")):
        with pytest.raises(VoiceError, match="is not a voice"):
            act(folder)
        with pytest.raises(StudioError):
            act(project.voices / "none")
    assert folder.is_dir()


def test_a_passport_cannot_send_a_voice_elsewhere(project: store.Project) -> None:
    folder = make(project, "en_US-anna-medium", key="../../elsewhere")

    assert voices.restore_voice(voices.trash_voice(folder)) == folder


def test_a_folder_that_refuses_is_reported_and_the_voice_stays(
    project: store.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make(project, "en_US-anna-medium")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        with pytest.raises(StudioError, match="cannot be written to"):
            voices.trash_voice(folder)
    assert len(list_voices(project.voices)) == 1
