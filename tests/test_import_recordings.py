"""Imports of recordings as people make them: each is taken, and what was mended is said."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from tests.conftest import SpokenClip
from tests.helpers.encoded import encode
from tests.helpers.sounds import silence, tone
from tts_studio import jobs
from tts_studio.audio import files
from tts_studio.audio.signal import Audio, resample
from tts_studio.errors import StudioError
from tts_studio.events import Finished, Note, NoteKind, Refused
from tts_studio.project import opening
from tts_studio.project.model import Clip

pytestmark = pytest.mark.usefixtures("no_recogniser")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    list(jobs.new_project(tmp_path / "Anna", "Anna", "own", "en-us"))
    return tmp_path / "Anna"


@pytest.fixture(scope="session")
def spoken(spoken_clips: tuple[SpokenClip, ...]) -> tuple[Audio, str]:
    audio = files.read(spoken_clips[0].audio)
    return Audio(0.6 * audio.samples, audio.rate), spoken_clips[0].text


def imported(project: Path, *paths: Path) -> tuple[list[Clip], list[str], list[Refused], dict[str, Any]]:
    """Import and return the clips, what was said about those taken, what was refused, and the counts."""
    events: Iterator[Any] = iter(list(jobs.import_clips(project, *paths)))
    told = list(events)
    notes = [str(event.message) for event in told if isinstance(event, Note) and event.kind is NoteKind.MENDED]
    refused = [event for event in told if isinstance(event, Refused)]
    last = told[-1]
    assert isinstance(last, Finished)
    opened = opening.open_project(project)
    assert isinstance(opened, opening.Ready)
    with opened.project as ready:
        return ready.clips(), notes, refused, dict(last.result)


@pytest.fixture
def bring(project: Path, spoken: tuple[Audio, str], tmp_path: Path) -> Callable[[Path], tuple[Clip, list[str]]]:
    """Give a function that imports a recording of the sentence and returns its clip and what was said."""

    def do(path: Path) -> tuple[Clip, list[str]]:
        path.with_suffix(".txt").write_text(spoken[1])
        clips, notes, refused, _ = imported(project, path)
        assert refused == []
        return clips[-1], notes

    return do


Bring = Callable[[Path], tuple[Clip, list[str]]]
TELEPHONES = ["m4a", "alac", "aac", "amr", "webm", "3gp", "mp4", "mov", "mkv", "wma", "mp3"]


@pytest.mark.parametrize("kind", TELEPHONES)
def test_what_a_telephone_records_becomes_a_clip(
    kind: str, bring: Bring, spoken: tuple[Audio, str], tmp_path: Path
) -> None:
    rate = {"amr": 8_000, "webm": 48_000}.get(kind, 44_100)
    sound = resample(spoken[0], rate)
    path = tmp_path / f"memo.{kind if kind != 'alac' else 'm4a'}"
    path.write_bytes(encode(kind, sound.samples, rate))

    clip, notes = bring(path)

    assert notes == []
    assert clip.seconds == pytest.approx(sound.seconds, abs=0.1)
    assert (clip.rate, clip.report["verdict"]) == (rate, "fair" if kind == "amr" else "good")
    assert soundfile.info(clip.audio).subtype == "PCM_24"


def test_a_recording_whose_program_crashed_is_taken_to_its_end(
    bring: Bring, spoken: tuple[Audio, str], tmp_path: Path
) -> None:
    files.write(tmp_path / "a.wav", spoken[0])
    content = bytearray((tmp_path / "a.wav").read_bytes())
    content[4:8] = content[40:44] = bytes(4)
    (tmp_path / "a.wav").write_bytes(content)

    clip, (note,) = bring(tmp_path / "a.wav")

    assert clip.seconds == pytest.approx(spoken[0].seconds)
    assert note == (
        "The header gives less sound than there is, as after a crash: the file was read to its end."
        " Please listen to how it ends. (a.wav)"
    )


def test_a_header_of_half_the_length_is_said_of_all_recordings_at_once(
    project: Path, spoken: tuple[Audio, str], tmp_path: Path
) -> None:
    paths = [tmp_path / f"{number}.wav" for number in range(5)]
    for number, path in enumerate(paths):
        files.write(path, Audio((1 - number / 50) * spoken[0].samples, spoken[0].rate))
        content = bytearray(path.read_bytes())
        content[40:44] = struct.pack("<I", len(spoken[0].samples))
        path.write_bytes(content)
        path.with_suffix(".txt").write_text(spoken[1])

    clips, (note,), _, counts = imported(project, *paths)

    assert counts["taken"] == 5
    assert all(clip.seconds == pytest.approx(spoken[0].seconds) for clip in clips)
    assert note.endswith("(0.wav; 1.wav; 2.wav; 2 more)")


def test_channels_that_cancel_are_taken_at_the_level_of_one(
    bring: Bring, spoken: tuple[Audio, str], tmp_path: Path
) -> None:
    samples, rate = spoken[0].samples, spoken[0].rate
    soundfile.write(tmp_path / "a.wav", np.stack([samples, -samples], axis=1), rate)

    clip, (note,) = bring(tmp_path / "a.wav")

    assert clip.report["peak_dbfs"] == pytest.approx(20 * np.log10(np.abs(samples).max()), abs=0.1)
    assert "would cancel" in note


def test_a_hum_beside_the_voice_does_not_spoil_it(bring: Bring, spoken: tuple[Audio, str], tmp_path: Path) -> None:
    samples, rate = spoken[0].samples, spoken[0].rate
    hum = tone(2 * len(samples) / rate, 50.0, 0.2, rate)[: len(samples)]
    soundfile.write(tmp_path / "a.wav", np.stack([hum, samples], axis=1), rate)

    clip, (note,) = bring(tmp_path / "a.wav")

    assert clip.report["verdict"] == "good"
    assert "hums or hisses" in note


@pytest.mark.parametrize("peak", [1.4, 4.0])
def test_floats_beyond_full_scale_bring_no_reproach(
    peak: float, bring: Bring, spoken: tuple[Audio, str], tmp_path: Path
) -> None:
    samples = spoken[0].samples * (peak / np.abs(spoken[0].samples).max())
    soundfile.write(tmp_path / "a.wav", samples, spoken[0].rate, "FLOAT")

    clip, notes = bring(tmp_path / "a.wav")

    assert (notes, clip.report["verdict"], clip.report["clipped"]) == ([], "good", 0.0)


def test_long_silence_makes_no_recording_too_long(bring: Bring, spoken: tuple[Audio, str], tmp_path: Path) -> None:
    rate = spoken[0].rate
    quiet = 1e-4 * np.random.default_rng(0).standard_normal(20 * rate).astype(np.float32)
    soundfile.write(tmp_path / "a.wav", np.concatenate([quiet, spoken[0].samples, silence(18.0, rate)]), rate)

    clip, (note,) = bring(tmp_path / "a.wav")

    assert clip.seconds < spoken[0].seconds + 2
    assert clip.report["speech_seconds"] > 0.6 * spoken[0].seconds
    assert note == "The silence before and after the speech was cut off. (a.wav)"


def test_speech_that_is_too_long_is_still_refused(project: Path, spoken: tuple[Audio, str], tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.tile(spoken[0].samples, 20), spoken[0].rate)
    (tmp_path / "a.txt").write_text(spoken[1] * 20)

    _, notes, (refused,), _ = imported(project, tmp_path / "a.wav")

    assert (notes, refused.code) == ([], "too_long")


def test_a_recording_without_a_known_extension_is_one(bring: Bring, spoken: tuple[Audio, str], tmp_path: Path) -> None:
    path = tmp_path / "PTT-20261129.tmp"
    path.write_bytes(encode("m4a", spoken[0].samples, spoken[0].rate))
    assert jobs.offered([path]).recordings == (path,)

    assert bring(path)[0].rate == spoken[0].rate


def test_a_text_without_a_known_extension_is_none(project: Path, tmp_path: Path) -> None:
    (tmp_path / "a.tmp").write_text("Hello there.")
    assert jobs.offered([tmp_path / "a.tmp"]).strangers == (tmp_path / "a.tmp",)
    with pytest.raises(StudioError):
        imported(project, tmp_path / "a.tmp")


def test_files_of_all_kinds_are_dropped_at_once(project: Path, spoken: tuple[Audio, str], tmp_path: Path) -> None:
    paths: list[Path] = []
    for number, kind in enumerate(("m4a", "webm", "mp4", "wma")):
        sound = resample(Audio((1 - number / 10) * spoken[0].samples, spoken[0].rate), 48_000)
        (tmp_path / str(number)).mkdir()
        paths.append(tmp_path / str(number) / f"memo.{kind}")
        paths[-1].write_bytes(encode(kind, sound.samples, 48_000))
        paths[-1].with_suffix(".txt").write_text(spoken[1])
    paths.insert(2, tmp_path / "3")  # a folder among them

    assert imported(project, *paths[:4])[3]["taken"] == 4
