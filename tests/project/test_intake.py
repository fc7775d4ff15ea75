from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from tts_studio.audio import files, quality
from tts_studio.audio.signal import Audio
from tts_studio.errors import AudioError
from tts_studio.project import flac, intake, store
from tts_studio.project.model import Clip


@pytest.fixture
def clip(project: store.Project, spoken_clips: tuple) -> Clip:
    """Give a clip of real speech with 0.4 s of silence before and after it."""
    spoken = files.read(spoken_clips[0].audio)
    pause = np.zeros(round(0.4 * spoken.rate), np.float32)
    audio = Audio(np.concatenate([pause, spoken.samples, pause]), spoken.rate)
    text = spoken_clips[0].text
    report = intake.plain(quality.judge(audio, text))
    return project.add_clip(audio, text, "a.wav", flac.digest(audio), report, 16)


def test_a_clip_is_judged_as_at_its_import(clip: Clip) -> None:
    assert intake.rejudge(clip) == clip.report
    assert json.loads(json.dumps(clip.report)) == clip.report


def test_a_text_that_does_not_fit_is_noticed_and_nothing_is_refused(clip: Clip) -> None:
    report = intake.rejudge(replace(clip, text="A much longer text than anybody could have read aloud here. " * 4))

    assert report["verdict"] == "bad"
    assert quality.codes(report) == ("too_short_for_text",)


def test_a_trim_is_judged_alone_and_its_times_count_from_the_beginning(project: store.Project, clip: Clip) -> None:
    middle = (clip.report["speech_start"] + clip.report["speech_end"]) / 2

    report = intake.rejudge(replace(clip, trim=(middle, clip.seconds)))

    assert report["seconds"] == pytest.approx(clip.seconds - middle, abs=0.001)
    assert middle <= report["speech_start"] < middle + 0.3
    assert report["speech_end"] == pytest.approx(clip.report["speech_end"], abs=0.1)
    assert report["speech_seconds"] < clip.report["speech_seconds"]
    changed = project.update_clip(clip.id, trim=(middle, clip.seconds), report=report)
    assert 0 < changed.speech_seconds <= clip.seconds - middle


def test_takes_are_asked_whether_they_were_cut_off_but_not_after_a_trim(clip: Clip) -> None:
    cut = Audio(clip.read().samples[round((clip.report["speech_start"] + 0.25) * clip.rate) :], clip.rate)
    flac.write(clip.audio, cut, 16)
    taken = replace(clip, device="Mic", prompt="en001", seconds=cut.seconds)

    assert quality.codes(intake.rejudge(taken)) == ("cut_start",)
    assert quality.codes(intake.rejudge(clip)) == ()
    assert quality.codes(intake.rejudge(replace(taken, trim=(0.0, cut.seconds - 0.1)))) == ()


def test_what_is_used_of_a_recording_is_between_the_marks(clip: Clip) -> None:
    whole = files.read(clip.audio)

    assert (clip.read().samples == whole.samples).all()
    part = replace(clip, trim=(0.5, 1.0)).read()
    assert (part.samples == whole.samples[round(0.5 * whole.rate) : round(1.0 * whole.rate)]).all()
    assert part.rate == whole.rate


def test_a_recording_that_cannot_be_read_is_reported(clip: Clip) -> None:
    clip.audio.unlink()

    with pytest.raises(AudioError, match="There is no file"):
        intake.rejudge(clip)
