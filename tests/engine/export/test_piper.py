"""Voices for Piper side by side in one folder: each keeps its own files, and nobody else's is touched."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tts_studio import jobs
from tts_studio.engine import bases
from tts_studio.engine.export.destinations import DESTINATIONS, destination
from tts_studio.engine.export.piper import Piper
from tts_studio.engine.speaking.voice_files import locate
from tts_studio.errors import VoiceError
from tts_studio.events import Event, Finished
from tts_studio.messages import Message

KEY = "en_US-anna-medium"
NAMES = {f"{KEY}{end}" for end in (".onnx", ".onnx.json", ".tokens.txt", ".MODEL_CARD", ".README.txt")}


pytestmark = pytest.mark.usefixtures("small_base")


@pytest.fixture
def anna(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A voice that lies in a folder of its own, with its card."""
    folder, base = tmp_path_factory.mktemp("voices") / KEY, bases.find()
    folder.mkdir()
    (folder / f"{KEY}.onnx").symlink_to(base.path)
    shutil.copy(base.config_path, folder / f"{KEY}.onnx.json")
    (folder / "MODEL_CARD").write_text("Anna has agreed.\n", encoding="utf-8")
    return folder


def test_two_voices_in_one_folder_keep_both_cards(anna: Path, tmp_path: Path) -> None:
    first = Piper().write(locate(anna), tmp_path)
    assert {path.name for path in first.files} == NAMES
    card = (tmp_path / f"{KEY}.MODEL_CARD").read_bytes()

    list(jobs.export("base", tmp_path))

    assert (tmp_path / f"{KEY}.MODEL_CARD").read_bytes() == card == b"Anna has agreed.\n"
    assert "research only" in (tmp_path / f"{bases.default().name}.MODEL_CARD").read_text(encoding="utf-8")
    names = {path.name for path in tmp_path.iterdir()}
    assert names == NAMES | {f"{bases.default().name}{name.removeprefix(KEY)}" for name in NAMES}


def test_a_voice_is_exported_again_over_its_own_files(anna: Path, tmp_path: Path) -> None:
    Piper().write(locate(anna), tmp_path)
    (tmp_path / f"{KEY}.onnx.json").write_text("{}")
    Piper().write(locate(anna), tmp_path)
    assert json.loads((tmp_path / f"{KEY}.onnx.json").read_text())["dataset"] == KEY
    assert {path.name for path in tmp_path.iterdir()} == NAMES


def test_files_of_others_stay_as_they_are(anna: Path, tmp_path: Path) -> None:
    others = {"README.txt", "MODEL_CARD", "tokens.txt", "readme.TXT", "Model_Card", "notes.onnx", f"x{KEY}.onnx"}
    for name in others:
        (tmp_path / name).write_text(f"mine: {name}", encoding="utf-8")
    Piper().write(locate(anna), tmp_path)
    assert all((tmp_path / name).read_text(encoding="utf-8") == f"mine: {name}" for name in others)
    assert {path.name for path in tmp_path.iterdir()} == NAMES | others


@pytest.mark.parametrize("name", [*sorted(NAMES), f"{KEY}.model_card", f"{KEY}.ONNX", f"{KEY.upper()}.tokens.TXT"])
def test_a_file_of_others_with_the_name_of_ours_is_never_replaced(anna: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(VoiceError, match="was not written by TTS Studio") as caught:
        Piper().write(locate(anna), tmp_path)
    assert name in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_a_foreign_model_that_took_the_place_of_ours_is_not_replaced(anna: Path, tmp_path: Path) -> None:
    Piper().write(locate(anna), tmp_path)
    shutil.copy(bases.find().path, tmp_path / f"{KEY}.onnx")
    before = (tmp_path / f"{KEY}.onnx").stat().st_mtime_ns
    with pytest.raises(VoiceError, match="was not written by TTS Studio"):
        Piper().write(locate(anna), tmp_path)
    assert (tmp_path / f"{KEY}.onnx").stat().st_mtime_ns == before


def test_an_export_of_version_0_1_is_replaced_and_its_notes_stay(anna: Path, tmp_path: Path) -> None:
    shutil.copy(bases.find().path, tmp_path / f"{KEY}.onnx")
    shutil.copy(bases.find().config_path, tmp_path / f"{KEY}.onnx.json")
    (tmp_path / "README.txt").write_text(f"{KEY}: a Piper voice, made by TTS Studio.\n\nPiper …\n", encoding="utf-8")
    Piper().write(locate(anna), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == NAMES | {"README.txt"}
    (tmp_path / f"{bases.default().name}.onnx").write_text("mine")
    with pytest.raises(VoiceError, match="was not written"):  # the notes say nothing of the other voice
        list(jobs.export("base", tmp_path))


def test_an_exported_voice_can_be_exported_again_with_its_card(anna: Path, tmp_path: Path) -> None:
    first = Piper().write(locate(anna), tmp_path / "a")
    second = Piper().write(locate(first.model), tmp_path / "b")
    assert second.model.with_name(f"{KEY}.MODEL_CARD").read_text(encoding="utf-8") == "Anna has agreed.\n"


def test_piper_finds_an_exported_voice_by_its_name(anna: Path, tmp_path: Path) -> None:
    Piper().write(locate(anna), tmp_path)
    out = tmp_path / "said.wav"
    command = [sys.executable, "-m", "piper", "-m", KEY, "--data-dir", str(tmp_path), "-f", str(out), "--", "Hello."]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert answer.returncode == 0, answer.stderr
    assert out.stat().st_size > 10_000


def test_the_destination_is_chosen_by_its_name(monkeypatch: pytest.MonkeyPatch, anna: Path, tmp_path: Path) -> None:
    class Elsewhere:
        name, title = "elsewhere", Message("Elsewhere")

        def write(self, source: object, out: Path, card: str = "", *, small: bool = False) -> object:
            raise VoiceError("Written elsewhere.")

    monkeypatch.setattr(
        "tts_studio.engine.export.destinations.DESTINATIONS", {**DESTINATIONS, "elsewhere": Elsewhere()}
    )
    assert list(jobs.destinations()) == [*DESTINATIONS, "elsewhere"]
    with pytest.raises(VoiceError, match="Written elsewhere"):
        list(jobs.export(str(anna), tmp_path, to="elsewhere"))
    with pytest.raises(VoiceError, match="no destination “nowhere”"):
        destination("nowhere")


def test_a_voice_with_the_name_of_pipers_enumeration_is_exported_so_that_piper_reads_it(tmp_path: Path) -> None:
    model = tmp_path / "v.onnx"
    model.symlink_to(bases.find().path)
    config = json.loads(bases.find().config_path.read_text()) | {"phoneme_type": "PhonemeType.ESPEAK"}
    Path(f"{model}.json").write_text(json.dumps(config))
    events: list[Event] = list(jobs.export(str(model), tmp_path / "out"))
    assert isinstance(events[-1], Finished)
    assert json.loads(Path(events[-1].result["config"]).read_text())["phoneme_type"] == "espeak"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"phoneme_type": "klingon"}, "which this program does not know"),
        ({"inference": {"length_scale": 0}}, "its “length_scale” is 0"),
    ],
)
def test_a_voice_that_cannot_be_used_is_told_by_every_door(
    tmp_path: Path, changes: dict[str, object], words: str
) -> None:
    home = tmp_path / "voices" / "v"
    home.mkdir(parents=True)
    (home / "v.onnx").symlink_to(bases.find().path)
    config = json.loads(bases.find().config_path.read_text()) | changes
    (home / "v.onnx.json").write_text(json.dumps(config))
    for act in (
        lambda: list(jobs.export(str(home), tmp_path / "out")),
        lambda: list(jobs.speak("Hello.", str(home))),
        lambda: jobs.speakers(str(home)),
    ):
        with pytest.raises(VoiceError, match=words):
            act()
