"""Choosing a file to write: its extension, and that nothing is replaced without a question."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tts_studio.gui.kit.ask import Confirm
from tts_studio.gui.kit.files import AskFolder, AskOpenFile, AskSaveFile

FILTERS = "WAV (*.wav);;OGG (*.ogg *.oga);;MP3 (*.mp3)"


class Answers:
    """What a person answers, one after the other: (name typed, filter chosen), and whether to replace a file."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *files: tuple[str, str], replace: bool = True) -> None:
        self.left = list(files)
        self.proposals: list[str] = []
        self.asked: list[str] = []

        def choose(_parent: object, _heading: str, proposal: str, _filters: str) -> tuple[str, str]:
            self.proposals.append(proposal)
            return self.left.pop(0)

        def confirm(question: str, *_: object, **__: object) -> bool:
            self.asked.append(question)
            return replace

        monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
        monkeypatch.setattr(Confirm, "ask", confirm)


@pytest.mark.parametrize(
    ("typed", "chosen", "name"),
    [
        ("b.mp3", "WAV (*.wav)", "b.mp3"),
        ("b.MP3", "WAV (*.wav)", "b.MP3"),
        ("b", "MP3 (*.mp3)", "b.mp3"),
        ("b", "OGG (*.ogg *.oga)", "b.ogg"),
        ("b.oga", "OGG (*.ogg *.oga)", "b.oga"),
        ("b", "", "b.wav"),
        ("v1.2", "WAV (*.wav)", "v1.2.wav"),
        ("Dr. Smith", "WAV (*.wav)", "Dr. Smith.wav"),
        ("The end.", "WAV (*.wav)", "The end.wav"),
        ("你好。", "WAV (*.wav)", "你好。.wav"),
        ("song.m4a", "MP3 (*.mp3)", "song.m4a.mp3"),
    ],
)
def test_a_file_to_write_has_an_extension_that_can_be_written(
    typed: str, chosen: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Answers(monkeypatch, (str(tmp_path / typed), chosen))
    assert AskSaveFile.ask("Save", tmp_path, FILTERS) == tmp_path / name
    assert answers.asked == []


def test_no_file_is_replaced_without_a_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "story.wav").write_text("dear")
    typed, other = (str(tmp_path / "story"), "WAV (*.wav)"), (str(tmp_path / "story 2"), "WAV (*.wav)")

    answers = Answers(monkeypatch, typed)
    assert AskSaveFile.ask("Save", tmp_path, FILTERS) == tmp_path / "story.wav"
    assert answers.asked == ["“story.wav” exists already. Replace it?"]

    answers = Answers(monkeypatch, typed, other, replace=False)
    assert AskSaveFile.ask("Save", tmp_path, FILTERS) == tmp_path / "story 2.wav"
    assert answers.proposals == [str(tmp_path), str(tmp_path / "story.wav")]

    answers = Answers(monkeypatch, typed, ("", ""), replace=False)
    assert AskSaveFile.ask("Save", tmp_path, FILTERS) is None

    answers = Answers(monkeypatch, (str(tmp_path / "story.wav"), "WAV (*.wav)"))
    assert AskSaveFile.ask("Save", tmp_path, FILTERS) == tmp_path / "story.wav"
    assert answers.asked == [], "the system has asked"


def test_files_and_folders_that_are_not_chosen_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    assert AskOpenFile.ask("Open", "Voices (*.onnx)") is None
    assert AskFolder.ask("Folder", Path("/a")) is None
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/b")
    assert AskFolder.ask("Folder", Path("/a")) == Path("/b")
