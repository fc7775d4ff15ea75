"""The mark in synthetic speech: found after what happens to files, and not where it is not."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from tests.helpers.tables import each_row
from tts_studio.audio import files, watermark
from tts_studio.audio.signal import Audio, resample
from tts_studio.audio.streams import STREAMS, StreamEncoder
from tts_studio.audio.watermark import THRESHOLD, mark, score


def as_mp3(audio: Audio) -> Audio:
    """The sound after MP3 at 64 kbit/s."""
    encoder = StreamEncoder(STREAMS["mp3"], audio.rate)
    data = encoder.add(audio.samples) + encoder.finish()
    with av.open(io.BytesIO(data)) as sound:
        convert = av.AudioResampler(format="flt", layout="mono")
        parts = [each.to_ndarray()[0] for frame in sound.decode(audio=0) for each in convert.resample(frame)]
    return Audio(np.concatenate(parts), audio.rate)


def test_the_mark_outlives_what_happens_to_files(spoken_clips: Any) -> None:
    faults: list[str] = []
    for clip in spoken_clips[:2]:
        plain = files.read(clip.audio)
        marked = mark(plain)
        part = slice(len(marked.samples) // 5, -len(marked.samples) // 5)
        telephone = resample(as_mp3(marked), 16_000)
        sounds = {
            "as it is": marked,
            "MP3": as_mp3(marked),
            "16 kHz": resample(marked, 16_000),
            "cut": Audio(marked.samples[part], marked.rate),
            "softer": Audio(0.1 * marked.samples, marked.rate),
            "MP3, 16 kHz, cut": Audio(telephone.samples[len(telephone.samples) // 4 :], 16_000),
        }
        scores = {name: score(sound) for name, sound in sounds.items()} | {"without": 1.0 - score(plain)}
        faults += [f"{clip.text} {name}: {found:.3f}" for name, found in scores.items() if found < 1.0 - THRESHOLD / 2]
        change = np.linalg.norm(marked.samples - plain.samples) / np.linalg.norm(plain.samples)
        if not (0.05 < change < 0.25 and np.abs(marked.samples).max() <= 1.0):
            faults.append(f"{clip.text} changed by {change:.2f}")
    assert faults == []


def test_a_long_sound_is_marked_as_a_short_one(spoken_clips: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = files.read(spoken_clips[0].audio)
    whole = mark(plain).samples
    monkeypatch.setattr(watermark, "_BLOCK", 4096)
    watermark._filter.cache_clear()
    pieces = mark(plain).samples
    watermark._filter.cache_clear()
    np.testing.assert_allclose(pieces, whole, atol=1e-5)


@each_row("samples", [np.zeros(100), np.zeros(22_050), np.ones(22_050), np.full(1000, 0.5)])
def test_what_is_no_speech_is_no_fault(samples: np.ndarray) -> None:
    audio = Audio(samples.astype(np.float32), 22_050)
    assert len(mark(audio).samples) == len(samples)
    assert np.isfinite(mark(audio).samples).all()
    assert score(audio) < THRESHOLD


def test_metadata_are_kept_by_each_format(tmp_path: Path) -> None:
    from tts_studio.audio import ffmpeg

    sound = Audio(np.zeros(2000, np.float32), 22_050)
    faults: list[str] = []
    for suffix in ("wav", "flac", "ogg", "opus", "mp3"):
        path = tmp_path / f"sound.{suffix}"
        files.write(path, sound, {"comment": "made up é"})
        if ffmpeg.tags(path).get("comment") != "made up é":
            faults.append(f"{suffix}: {ffmpeg.tags(path)}")
    assert faults == []
