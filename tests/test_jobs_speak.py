"""Speaking as a job: the same sound in the window and in a file, and errors before the first word."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tts_studio import jobs
from tts_studio.audio import files
from tts_studio.engine import bases
from tts_studio.errors import AudioError, TextError, VoiceError
from tts_studio.events import Finished, Note, NoteKind, Progress, Saved, Stage
from tts_studio.synthesis import SynthesisConfig

TEXT = "Good morning. The kettle is on."


PLAIN = SynthesisConfig(seed=3)


def test_each_sentence_is_spoken_with_its_place_and_the_same_way_again() -> None:
    spoken, again = (list(jobs.speak(TEXT, "base", PLAIN)) for _ in range(2))
    assert [TEXT[slice(*sentence.span)] for sentence in spoken] == ["Good morning.", "The kettle is on."]
    for one, other in zip(spoken, again, strict=True):
        np.testing.assert_array_equal(one.audio.samples, other.audio.samples)


def test_a_text_is_saved_as_it_is_said(tmp_path: Path) -> None:
    out = tmp_path / "spoken.wav"
    events = list(jobs.save_text(TEXT, "base", PLAIN, out, watermark=False))
    said = np.concatenate([sentence.audio.samples for sentence in jobs.speak(TEXT, "base", PLAIN)])
    np.testing.assert_allclose(files.read(out).samples, said, atol=1 / 32_000)
    stage, first, second, saved, finished = events
    assert isinstance(stage, Stage)
    assert (first, second) == (Progress(13, len(TEXT)), Progress(len(TEXT), len(TEXT)))
    assert saved == Saved(out)
    assert isinstance(finished, Finished)
    assert finished.result == {"path": str(out), "seconds": pytest.approx(len(said) / 22_050, abs=0.01)}


def test_sounds_that_a_voice_does_not_know_are_told_once(tmp_path: Path) -> None:
    model = tmp_path / "letters.onnx"
    model.symlink_to(bases.find().path)
    Path(f"{model}.json").write_text(json.dumps(bases.find().document | {"phoneme_type": "text"}))
    events = list(jobs.save_text("hello жж. so жу.", str(model), PLAIN, tmp_path / "spoken.wav"))
    notes = [event for event in events if isinstance(event, Note)]
    assert len(notes) == 1
    assert "left out: ж у." in str(notes[0].message)


def test_wrong_markup_is_told_with_its_place_once_the_text_is_saved(tmp_path: Path) -> None:
    events = list(jobs.save_text("One.\nTwo <break time='x'/>.", "base", PLAIN, tmp_path / "spoken.wav"))
    (note,) = (event for event in events if isinstance(event, Note))
    assert note.kind is NoteKind.WRONG_MARKUP
    assert str(note.message).startswith("Line 2, character 5: “x” is no pause")


def test_what_a_voice_would_read_is_known_without_speaking() -> None:
    first, second = jobs.readings("Mr. Smith paid $5. 你", "base")
    assert (first.words, first.span) == ("Mister Smith paid five dollars.", (0, 18))
    assert (second.pieces, second.unsayable) == ((), ("你",))


def test_closing_the_job_saves_nothing(tmp_path: Path) -> None:
    job = jobs.save_text(TEXT, "base", PLAIN, tmp_path / "spoken.wav")
    next(job)
    next(job)
    job.close()  # pyright: ignore[reportAttributeAccessIssue]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["spoken.xyz", "nowhere/spoken.wav"])
def test_a_file_that_cannot_be_written_is_told_before_the_first_word(tmp_path: Path, name: str) -> None:
    with pytest.raises(AudioError):
        next(jobs.save_text(TEXT, "no such voice", PLAIN, tmp_path / name))


def test_nothing_to_say_and_no_voice_are_errors(tmp_path: Path) -> None:
    with pytest.raises(TextError):
        list(jobs.save_text(" ", "base", PLAIN, tmp_path / "spoken.wav"))
    with pytest.raises(VoiceError):
        list(jobs.speak(TEXT, str(tmp_path / "nobody.onnx"), PLAIN))


def test_speakers_of_a_voice(tmp_path: Path) -> None:
    assert jobs.speakers("base") == []
    model = tmp_path / "three.onnx"
    model.symlink_to(bases.find().path)
    config = bases.find().document | {"num_speakers": 3, "speaker_id_map": {"mary": 2, "tom": 0}}
    Path(f"{model}.json").write_text(json.dumps(config))
    assert jobs.speakers(str(model)) == ["tom", "1", "mary"]
    with pytest.raises(VoiceError):
        jobs.speakers(str(tmp_path / "nobody.onnx"))


def test_the_licence_of_the_base_voice_is_known() -> None:
    assert "lessac" in jobs.licence()
