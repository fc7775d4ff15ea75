"""A folder of other people's voices is managed as a project's are: listed, spoken with by name, exported."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import onnx
import pytest

from tests.helpers import small_voice
from tts_studio import cli, jobs
from tts_studio.engine import bases
from tts_studio.errors import StudioError, VoiceError
from tts_studio.events import Event, Finished

pytestmark = pytest.mark.usefixtures("small_base")

SPEAKERS = {"Łukasz": 0, "mary": 1, "p225": 2}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as people have it: voices side by side and in folders, some kinds of phonemes, two broken ones."""
    voices = tmp_path / "piper voices"
    (voices / "german").mkdir(parents=True)
    (voices / "notes").mkdir()
    (voices / "notes" / "package.json").write_text("{}")
    copied(voices / "en_US-amy-medium.onnx")
    copied(voices / "en_US-letters-medium.onnx", phoneme_type="text")
    copied(voices / "german" / "de_DE-one-low.onnx", espeak={"voice": "de"})
    copied(voices / "german" / "de_DE-two-low.onnx", espeak={"voice": "de"})
    small_voice.write_mandarin(voices)
    small_voice.write_several(voices, SPEAKERS)
    shutil.copy(bases.find().path, voices / "alone.onnx")
    copied(voices / "half.onnx")
    (voices / "half.onnx").write_bytes(bases.find().path.read_bytes()[: bases.find().path.stat().st_size // 2])
    return voices


def copied(model: Path, **changes: object) -> None:
    shutil.copy(bases.find().path, model)
    config = json.loads(bases.find().config_path.read_text(encoding="utf-8")) | changes
    Path(f"{model}.json").write_text(json.dumps(config), encoding="utf-8")


def result(events: Iterator[Event]) -> Mapping[str, object]:
    *_, last = events
    assert isinstance(last, Finished)
    return last.result


def test_they_are_listed_with_what_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = {voice.name: voice for voice in jobs.listed_voices(folder)}
    names = {"amy-medium", "letters-medium", "several-medium"}
    assert {f"en_US-{name}.onnx" for name in names} | {"zh_CN-small-medium.onnx"} <= listed.keys()
    assert {"de_DE-one-low.onnx", "de_DE-two-low.onnx", "alone.onnx", "half.onnx"} <= listed.keys()
    assert "notes" not in listed
    assert "lacks its second file “alone.onnx.json”" in str(listed["alone.onnx"].problem)
    assert listed["de_DE-one-low.onnx"].language == "de"
    assert cli.main(["voices", str(folder)]) == 0
    assert "en_US-amy-medium" in capsys.readouterr().out


def test_each_speaks_and_is_exported_by_its_name_or_says_why_not(folder: Path, tmp_path: Path) -> None:
    texts = {"zh_CN-small-medium": "你好。", "letters": "hello there.", "several#mary": "Hello."}
    names = ("amy", "en_US-amy-medium.onnx", "one", "two", *texts)
    wrong = [name for name in names if not list(jobs.speak(texts.get(name, "Hello."), name, folder=folder))]
    assert wrong == []
    exported = {name: Path(str(result(jobs.export(name, tmp_path / "out", folder))["model"])).name for name in names}
    assert exported["one"] == "de_DE-one-low.onnx"
    assert exported["several#mary"] == "en_US-several-medium.onnx"
    reasons = {
        "alone": "lacks its second file",
        "half": "cut off or damaged",
        "several": "They are: Łukasz, mary, p225.",
        "peter": "Known here: ",
    }
    for name, reason in reasons.items():
        with pytest.raises(StudioError, match=reason):
            list(jobs.speak("Hello.", name, folder=folder))


def test_each_speaker_of_a_voice_is_heard_by_name(folder: Path) -> None:
    assert jobs.speakers("several", folder) == list(SPEAKERS)

    def pitch(speaker: str) -> float:
        (said,) = jobs.speak("Hello.", f"several#{speaker}", folder=folder)
        spectrum = np.abs(np.fft.rfft(said.audio.samples))
        return float(np.argmax(spectrum)) * said.audio.rate / len(said.audio.samples)

    assert np.diff([pitch(name) for name in ("łukasz", "MARY", "2")]) == pytest.approx([40.0, 40.0], abs=8.0)


def test_a_voice_that_knows_no_sound_of_its_language_is_not_exported(tmp_path: Path) -> None:
    copied(tmp_path / "v.onnx", phoneme_id_map={"_": [0], "^": [1], "$": [2], ".": [3]})
    with pytest.raises(VoiceError, match="knows none of the sounds of its language"):
        list(jobs.export(str(tmp_path / "v.onnx"), tmp_path / "out"))
    assert not list((tmp_path / "out").iterdir())


def test_a_voice_without_the_file_of_its_weights_says_so(tmp_path: Path) -> None:
    model = onnx.load(bases.default().path)
    weights = [onnx.numpy_helper.from_array(np.ones(4000, np.float32), "weights")]
    model.graph.initializer.extend(weights)
    model.graph.node.append(onnx.helper.make_node("Identity", ["weights"], ["unused"]))
    copied(tmp_path / "v.onnx")
    onnx.save_model(model, tmp_path / "v.onnx", save_as_external_data=True, location="v.data")
    assert list(jobs.speak("Hello.", str(tmp_path / "v.onnx")))
    (tmp_path / "v.data").rename(tmp_path / "gone.data")
    with pytest.raises(VoiceError, match="lacks a file beside it that holds its weights"):
        list(jobs.export(str(tmp_path / "v.onnx"), tmp_path / "out"))


def test_a_folder_without_voices_is_no_folder_of_voices(tmp_path: Path) -> None:
    with pytest.raises(StudioError):
        jobs.listed_voices(tmp_path)
