"""Headers that give less sound than there is: their program crashed before it could write the size."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.sounds import RATE, noise, tone
from tts_studio.audio import containers, files
from tts_studio.audio.remarks import Remark

SOUND = tone(1.0) + noise(1.0, 0.01)
KINDS = [
    ("WAV", "PCM_16"),
    ("WAV", "PCM_24"),
    ("WAV", "FLOAT"),
    ("WAVEX", "PCM_24"),
    ("RF64", "PCM_16"),
    ("W64", "PCM_16"),
    ("AIFF", "PCM_16"),
    ("AIFF", "PCM_24"),
    ("CAF", "PCM_16"),
    ("AU", "PCM_16"),
]


def encoded(form: str, subtype: str, samples: np.ndarray = SOUND) -> bytes:
    buffer = io.BytesIO()
    soundfile.write(buffer, samples, RATE, subtype, format=form)
    return buffer.getvalue()


def with_size(content: bytes, share: float) -> bytes:
    """Return the file with a header that gives so much of its sound, and nothing where it counts frames again."""
    extent = containers._extent(io.BytesIO(content))
    assert extent is not None
    assert extent.size is not None
    size = round(share * extent.size)
    size += extent.counted if size or extent.counted < 24 else 0
    changed = bytearray(content)
    changed[extent.field : extent.field + struct.calcsize(extent.form)] = struct.pack(extent.form, size)
    if content.startswith((b"RIFF", b"FORM")):
        changed[4:8] = bytes(4)
    if content.startswith(b"FORM"):
        frames = content.index(b"COMM") + 10
        changed[frames : frames + 4] = struct.pack(">I", round(share * len(SOUND)))
    return bytes(changed)


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.75])
@pytest.mark.parametrize(("form", "subtype"), KINDS)
def test_all_sound_is_read_and_the_user_hears_about_it(form: str, subtype: str, share: float, tmp_path: Path) -> None:
    content = encoded(form, subtype)
    path = tmp_path / "crash.wav"
    path.write_bytes(with_size(content, share))

    recording = files.load(path)

    assert recording.remarks == (Remark.HEADER_TOO_SHORT,)
    assert np.abs(recording.audio.samples - SOUND).max() < 1e-4
    assert files.seconds(path) == pytest.approx(1.0)
    assert path.read_bytes() == with_size(content, share)


@pytest.mark.parametrize(
    "behind",
    [
        b"",
        b"LIST\x04\0\0\0abcd",
        b"LIST\x10\x27\0\0" + bytes(10_000),
        bytes(32_768),
        b"TAG" + b"Morning" * 1_000,
        b"ID3\3" + b"cover" * 2_000,
        b"id3 \x10\x27\0\0" + bytes(range(256)) * 40,
        b"bext\x10\x27\0\0" + bytes(range(256)) * 39 + bytes(16) + b"cue \4\0\0\0\0\0\0\0",
    ],
)
@pytest.mark.parametrize("subtype", ["PCM_16", "FLOAT"])
def test_what_follows_the_sound_is_no_sound(subtype: str, behind: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(encoded("WAV", subtype) + behind)

    recording = files.load(tmp_path / "a.wav")

    assert recording.remarks == ()
    assert len(recording.audio.samples) == len(SOUND)


def test_a_file_of_more_than_four_gigabytes_counts_in_vain(tmp_path: Path) -> None:
    """Its size of 32 bits starts again from zero, so that the header gives what is beyond."""
    content = encoded("WAV", "PCM_16")
    size = 16_000
    (tmp_path / "a.wav").write_bytes(content[:40] + struct.pack("<I", size) + content[44:])

    assert files.load(tmp_path / "a.wav").audio.seconds == pytest.approx(1.0)


@given(cut=st.integers(0, 100), content=st.binary(max_size=200))
def test_any_header_is_looked_at_without_an_error(
    cut: int, content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "header"
    for form, subtype in KINDS:
        path.write_bytes(encoded(form, subtype, SOUND[:100])[:cut] + content)
        assert containers.missing_bytes(path) >= 0
        containers.unclaimed(path)
