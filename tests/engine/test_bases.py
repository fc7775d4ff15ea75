"""Base voices: found by name and path, checked against what they must be, named by the words that people use."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from tts_studio.engine import bases
from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.speaking import find_voice
from tts_studio.engine.speaking.voice_files import VoiceFiles
from tts_studio.errors import VoiceError


@pytest.mark.parametrize("name", ["base", "joe", "en_US-joe-medium"])
def test_the_installed_base_voice_is_intact(name: str) -> None:
    base = bases.find(name)
    assert base.name == "en_US-joe-medium"
    assert base.verify() == hashlib.sha256(base.path.read_bytes()).hexdigest()
    assert "research" in base.lineage
    assert "CC0" in base.lineage


def test_a_damaged_base_voice_is_noticed(tmp_path: Path) -> None:
    base = bases.find()
    model = tmp_path / base.path.name
    data = bytearray(base.path.read_bytes())
    data[len(data) // 2] ^= 1
    model.write_bytes(data)
    files = VoiceFiles(model, base.config_path, base.files.sha256, base.files.config_sha256)
    with pytest.raises(VoiceError, match="is damaged"):
        BaseVoice(base.name, files, "").verify()


def test_another_voice_serves_as_a_base_by_its_path(tmp_path: Path) -> None:
    base = bases.find()
    shutil.copy(base.path, tmp_path / "mine.onnx")
    shutil.copy(base.config_path, tmp_path / "mine.onnx.json")
    other = bases.find(tmp_path / "mine.onnx")
    assert (other.name, other.files.sha256) == ("mine", None)
    assert "not known" in other.lineage


def test_a_base_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match="There is no voice"):
        bases.find(tmp_path / "nowhere.onnx")


@pytest.fixture
def voices(tmp_path: Path) -> Path:
    base = bases.find()
    for name in ("en_US-anna-medium", "en_US-bob-medium", "en_GB-bob-medium"):
        folder = tmp_path / "voices" / name
        folder.mkdir(parents=True)
        (folder / f"{name}.onnx").symlink_to(base.path)
        shutil.copy(base.config_path, folder / f"{name}.onnx.json")
    (tmp_path / "voices" / ".en_US-carl-medium.12.tmp").mkdir()
    return tmp_path / "voices"


@pytest.mark.parametrize("said", ["anna", "en_US-anna-medium"])
def test_a_voice_is_named_by_its_whole_name_or_the_middle_of_it(voices: Path, said: str) -> None:
    assert find_voice.choose(said, voices).files.stem == "en_US-anna-medium"


def test_a_file_a_folder_and_the_base_serve_as_well(voices: Path) -> None:
    folder = voices / "en_US-anna-medium"
    for said in (str(folder), str(folder / "en_US-anna-medium.onnx")):
        assert find_voice.choose(said, None).files.stem == "en_US-anna-medium"
    assert find_voice.choose("base", voices).files == bases.find().files
    named = find_voice.choose(f"{folder / 'en_US-anna-medium.onnx'}#mary", voices)
    assert (named.files.stem, named.speaker) == ("en_US-anna-medium", "mary")


def test_a_name_that_fits_several_or_none_is_a_clear_error(voices: Path) -> None:
    with pytest.raises(VoiceError, match="any of en_"):
        find_voice.choose("bob", voices)
    with pytest.raises(VoiceError, match="no voice “carl”") as caught:
        find_voice.choose("carl", voices)
    assert "en_US-anna-medium" in str(caught.value.hint)
