from __future__ import annotations

import contextlib
import errno
import io
import os
import stat
import struct
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.sounds import RATE, join, noise, silence, tone
from tts_studio.audio import files
from tts_studio.audio.quality import clipped_share
from tts_studio.audio.signal import Audio, FloatArray
from tts_studio.errors import AudioError, StudioError

SOUND = tone(1.0) + noise(1.0, 0.01)


def encoded(
    form: str, subtype: str | None = None, samples: np.ndarray = SOUND, rate: int = RATE, endian: str = "FILE"
) -> bytes:
    buffer = io.BytesIO()
    soundfile.write(buffer, samples, rate, subtype, endian, form)
    return buffer.getvalue()


WAV = encoded("WAV", "PCM_16")


def patched(content: bytes, offset: int, form: str, value: int) -> bytes:
    """Return the content with one number of its header replaced."""
    return content[:offset] + struct.pack(form, value) + content[offset + struct.calcsize(form) :]


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def cut_at_last_page(content: bytes) -> bytes:
    return content[: content.rindex(b"OggS") + 20]


def floats(*values: float) -> bytes:
    return encoded("WAV", "FLOAT", np.array([*SOUND[:100], *values], np.float32))


def wave_header(bytes_of_sound: int, rate: int = RATE) -> bytes:
    return (
        struct.pack("<4sI4s4sIHHIIHH", b"RIFF", 36 + bytes_of_sound, b"WAVE", b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16)
        + struct.pack("<4sI", b"data", bytes_of_sound)
    )  # fmt: skip


def streamed_flac(samples: np.ndarray = SOUND, rate: int = RATE) -> bytes:
    """Return FLAC as it comes through a pipe: the number of samples in its header is zero, for unknown."""
    content = bytearray(encoded("FLAC", "PCM_16", samples, rate))
    content[21] &= 0xF0
    content[22:26] = bytes(4)
    return bytes(content)


TEN_HOURS = 10 * 3600 * RATE * 2

BAD: dict[str, tuple[str, bytes, str]] = {
    "empty file": ("a.wav", b"", "is empty"),
    "text file": ("a.wav", b"This is no sound at all.\n" * 50, "not an audio file"),
    "text file named mp3": ("a.mp3", b"This is no sound at all.\n" * 50, "not an audio file"),
    "picture": ("a.wav", b"\x89PNG\r\n\x1a\n" + bytes(500), "not an audio file"),
    "zeros": ("a.flac", bytes(5000), "not an audio file"),
    "headerless": ("a.raw", bytes(5000), "not an audio file"),
    "0 Hz": ("a.wav", patched(WAV, 24, "<I", 0), "header"),
    "4 GHz": ("a.wav", patched(WAV, 24, "<I", 4_000_000_000), "header"),
    "2 GHz": ("a.wav", patched(WAV, 24, "<I", 2_000_000_000), "2000000000 Hz"),
    "1 kHz": ("a.wav", patched(WAV, 24, "<I", 1_000), "1000 Hz"),
    "no channel": ("a.wav", patched(WAV, 22, "<H", 0), "header"),
    "too many channels": ("a.wav", encoded("WAV", "PCM_16", np.zeros((99, 64))), "64 channels"),
    "unknown encoding": ("a.wav", patched(WAV, 20, "<H", 0x1234), "unknown kind"),
    "only the first bytes": ("a.wav", WAV[:30], "header"),
    "header without samples": ("a.wav", wave_header(0), "holds no sound"),
    "no samples": ("a.aiff", encoded("AIFF", "PCM_16", SOUND[:0]), "holds no sound"),
    "no samples, only a FLAC header": ("a.flac", encoded("FLAC", "PCM_16")[:42], "cut off"),
    "NaN": ("a.wav", floats(np.nan), "not numbers"),
    "infinity": ("a.wav", floats(np.inf), "not numbers"),
    "minus infinity": ("a.wav", floats(-np.inf), "not numbers"),
    "float64 beyond float32": ("a.wav", encoded("WAV", "DOUBLE", np.array([1e300, 0.0])), "not numbers"),
    "floats without any scale": ("a.wav", floats(1e10), "1 is full scale"),
    "ten hours promised": ("a.wav", wave_header(TEN_HOURS) + bytes(1000), "cut off"),
    "ten hours promised by FLAC": ("a.flac", patched(encoded("FLAC", "PCM_16"), 22, ">I", TEN_HOURS), "minutes"),
    "longer than allowed": ("a.flac", encoded("FLAC", "PCM_16", np.zeros(601 * 4000), 4000), "10 minutes"),
    "streamed, longer than allowed": ("a.flac", streamed_flac(np.zeros(601 * 4000), 4000), "10 minutes"),
    "truncated WAV behind another chunk": ("a.wav", half(WAV[:36] + b"LIST\3\0\0\0abc\0" + WAV[36:]), "cut off"),
    "truncated WAV": ("a.wav", half(WAV), "cut off"),
    "truncated 24-bit WAV": ("a.wav", half(encoded("WAV", "PCM_24")), "cut off"),
    "truncated RF64": ("a.wav", half(encoded("RF64", "PCM_16")), "cut off"),
    "truncated AIFF": ("a.aiff", half(encoded("AIFF", "PCM_16")), "cut off"),
    "truncated AU": ("a.au", half(encoded("AU", "PCM_16")), "cut off"),
    "truncated FLAC": ("a.flac", half(encoded("FLAC", "PCM_16")), "cut off"),
    "truncated streamed FLAC": ("a.flac", half(streamed_flac()), "cut off"),
    "truncated OGG": ("a.ogg", half(encoded("OGG", "VORBIS", np.tile(SOUND, 5))), "cut off"),
    "OGG cut within the header of its last page": ("a.ogg", cut_at_last_page(encoded("OGG", "VORBIS")), "cut off"),
    "truncated Opus": ("a.opus", half(encoded("OGG", "OPUS", np.tile(SOUND, 5), 48_000)), "cut off"),
    "truncated MP3": ("a.mp3", half(encoded("MP3")), "cut off"),
    "damaged FLAC": ("a.flac", encoded("FLAC", "PCM_16")[:5000] + bytes(20_000), "cut off"),
}

GOOD: dict[str, tuple[str, bytes, float]] = {
    "8 bit": ("a.wav", encoded("WAV", "PCM_U8"), 0.02),
    "16 bit": ("a.wav", WAV, 1e-4),
    "24 bit": ("a.wav", encoded("WAV", "PCM_24"), 1e-6),
    "32 bit": ("a.wav", encoded("WAV", "PCM_32"), 1e-6),
    "32-bit float": ("a.wav", encoded("WAV", "FLOAT"), 1e-7),
    "64-bit float": ("a.wav", encoded("WAV", "DOUBLE"), 1e-7),
    "mu-law": ("a.wav", encoded("WAV", "ULAW"), 0.03),
    "A-law": ("a.wav", encoded("WAV", "ALAW"), 0.03),
    "extensible WAV": ("a.wav", encoded("WAVEX", "PCM_16"), 1e-4),
    "RF64": ("a.wav", encoded("RF64", "PCM_16"), 1e-4),
    "six channels": ("a.wav", encoded("WAV", "PCM_24", np.repeat(SOUND[:, None], 6, axis=1)), 1e-6),
    "FLAC": ("a.flac", encoded("FLAC", "PCM_24"), 1e-6),
    "streamed FLAC": ("a.flac", streamed_flac(), 1e-4),
    "AIFF": ("a.aiff", encoded("AIFF", "PCM_16"), 1e-4),
    "AU": ("a.au", encoded("AU", "PCM_16"), 1e-4),
    "OGG": ("a.ogg", encoded("OGG", "VORBIS"), 0.1),
    "MP3": ("a.mp3", encoded("MP3"), 0.1),
    "MP3 named WAV": ("a.wav", encoded("MP3"), 0.1),
    "FLAC named M4A": ("a.m4a", encoded("FLAC", "PCM_24"), 1e-6),
    "CAF": ("a.caf", encoded("CAF", "PCM_16"), 1e-4),
    "W64": ("a.w64", encoded("W64", "PCM_16"), 1e-4),
    "NIST": ("a.sph", encoded("NIST", "PCM_16"), 1e-4),
    "capital extension": ("A.WAV", WAV, 1e-4),
    "wrong extension": ("a.mp3", WAV, 1e-4),
    "no extension": ("recording", WAV, 1e-4),
    "streamed, size unknown": ("a.wav", patched(WAV, 40, "<I", 0xFFFFFFFF), 1e-4),
    "header counted as sound": ("a.wav", patched(WAV, 40, "<I", len(WAV)), 1e-4),
    "something after the sound": ("a.wav", WAV + b"LIST\x04\x00\x00\x00abcd", 1e-4),
    "spaces and Chinese": ("我的 声音 (1) ñ.wav", WAV, 1e-4),
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_file_is_a_clear_sentence(kind: str, tmp_path: Path) -> None:
    name, content, words = BAD[kind]
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(AudioError) as caught:
        files.read(path)

    assert words in str(caught.value.title)
    assert name in str(caught.value.title)
    assert str(caught.value.title).endswith(".")
    assert path.read_bytes() == content


@pytest.mark.parametrize("kind", GOOD)
def test_good_file_is_read_as_it_sounds(kind: str, tmp_path: Path) -> None:
    name, content, error = GOOD[kind]
    path = tmp_path / name
    path.write_bytes(content)

    audio = files.read(path)

    assert audio.rate == RATE
    assert audio.samples.dtype == np.float32
    assert audio.samples.shape == SOUND.shape
    assert np.abs(audio.samples - SOUND).max() < error
    assert files.seconds(path) == pytest.approx(audio.seconds)


def test_opus_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.opus"
    sound = tone(1.0, rate=48_000)
    path.write_bytes(encoded("OGG", "OPUS", sound, 48_000))

    audio = files.read(path)

    assert audio.seconds == pytest.approx(1.0, abs=0.01)
    assert np.sqrt(np.mean(audio.samples**2)) == pytest.approx(np.sqrt(np.mean(sound**2)), rel=0.05)


def without_length(content: bytes) -> bytes:
    """Return the MP3 without its first frame, the Xing header."""
    return content[content.index(content[:2], content.index(b"Xing")) :]


@pytest.mark.parametrize("tag", [b"", b"ID3\4\0\0\0\0\2\0" + bytes(256)])
def test_mp3_that_hides_its_length_is_read_as_a_whole(tag: bytes, tmp_path: Path) -> None:
    """Its bit rate varies; guessed from the first frame, which is loud here, its length would be far too short."""
    content = encoded("MP3", samples=np.concatenate([noise(2.0, 0.3), silence(2.0)]))
    (tmp_path / "a.mp3").write_bytes(tag + without_length(content))

    assert files.read(tmp_path / "a.mp3").seconds == pytest.approx(4.0, abs=0.1)


def test_mp3_of_constant_rate_needs_no_header(tmp_path: Path) -> None:
    """Its length is estimated, and the decoder swallows a little of its end."""
    buffer = io.BytesIO()
    with soundfile.SoundFile(
        buffer, "w", RATE, 1, format="MP3", compression_level=0.5, bitrate_mode="CONSTANT"
    ) as file:
        file.write(np.tile(SOUND, 3))
    (tmp_path / "a.mp3").write_bytes(without_length(buffer.getvalue().replace(b"Info", b"Xing")))

    assert files.read(tmp_path / "a.mp3").seconds == pytest.approx(3.0, abs=0.15)


def test_channels_are_averaged(tmp_path: Path) -> None:
    left, right = tone(0.5, 300.0, 0.8), tone(0.5, 500.0, 0.4)
    (tmp_path / "a.wav").write_bytes(encoded("WAV", "FLOAT", np.stack([left, right], axis=1)))

    assert np.allclose(files.read(tmp_path / "a.wav").samples, (left + right) / 2.0, atol=1e-6)


@pytest.mark.parametrize("subtype", ["FLOAT", "DOUBLE"])
@pytest.mark.parametrize("peak", [1.0001, 1.4, 4.0, 16.0])
def test_floats_beyond_full_scale_are_scaled_and_not_cut_off(subtype: str, peak: float, tmp_path: Path) -> None:
    loud = SOUND * (peak / np.abs(SOUND).max())
    (tmp_path / "a.wav").write_bytes(encoded("WAV", subtype, loud))

    samples = files.read(tmp_path / "a.wav").samples

    assert np.abs(samples).max() == pytest.approx(10 ** (-1 / 20), abs=1e-4)
    assert np.allclose(samples / np.abs(samples).max(), loud / peak, atol=1e-5)
    assert clipped_share(samples) == 0


def test_stereo_floats_are_scaled_after_they_were_mixed(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(encoded("WAV", "FLOAT", np.stack([1.5 * SOUND, 0.2 * SOUND], axis=1)))

    assert np.allclose(files.read(tmp_path / "a.wav").samples, 0.85 * SOUND, atol=1e-5)


@pytest.mark.parametrize("scale", [2.0**15, 2.0**23, 2.0**31])
def test_whole_numbers_in_a_file_of_floats_have_their_own_full_scale(scale: float, tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(encoded("WAV", "FLOAT", 0.7 * scale * SOUND))

    assert np.allclose(files.read(tmp_path / "a.wav").samples, 0.7 * SOUND, atol=1e-5)


def test_what_a_lossy_codec_adds_to_peaks_is_limited_so_that_clipping_is_still_seen(tmp_path: Path) -> None:
    distorted = np.clip(4.0 * tone(1.0, 200.0), -1.0, 1.0)
    files.write(tmp_path / "a.ogg", Audio(distorted, RATE))

    assert clipped_share(files.read(tmp_path / "a.ogg").samples) > 0.05


def test_constant_level_is_read(tmp_path: Path) -> None:
    """It can be read, so it is; ``quality`` finds that it is silent."""
    (tmp_path / "a.wav").write_bytes(encoded("WAV", "FLOAT", np.full(RATE, 0.5)))

    assert np.array_equal(files.read(tmp_path / "a.wav").samples, np.full(RATE, 0.5, np.float32))


def test_ten_hours_are_refused_without_reading_them(tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    with path.open("wb") as file:
        file.write(wave_header(TEN_HOURS))
        file.truncate(44 + TEN_HOURS)  # a hole: takes no room on the disk
    tracemalloc.start()
    try:
        with pytest.raises(AudioError, match="10 minutes"):
            files.read(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 1 << 20
    assert files.seconds(path) == 36_000.0


def test_wide_file_does_not_lie_in_memory_as_a_whole(tmp_path: Path) -> None:
    frames = 400_000
    path = tmp_path / "wide.wav"
    soundfile.write(path, np.zeros((frames, 32), np.int16), RATE)
    tracemalloc.start()
    try:
        files.read(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < frames * 32 * 4 / 2


def test_folder_is_named_as_one(tmp_path: Path) -> None:
    (tmp_path / "x.wav").mkdir()

    with pytest.raises(AudioError, match="is a folder"):
        files.read(tmp_path / "x.wav")


@pytest.mark.parametrize("name", ["none.wav", "none/none.wav", "file/none.wav", "nul\0.wav"])
def test_missing_file_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(WAV)

    with pytest.raises(AudioError, match=r"There is no file|could not be read"):
        files.read(tmp_path / name)


def test_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(AudioError):
        files.read(tmp_path / ("x" * 5000 + ".wav"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs in the file system")
def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")

    with pytest.raises(AudioError, match="not an ordinary file"):
        files.read(tmp_path / "pipe.wav")


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="may read all")
def test_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.wav"
    path.write_bytes(WAV)
    path.chmod(0)

    with pytest.raises(AudioError, match="may not be read"):
        files.read(path)


def test_refusal_of_the_system_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    (tmp_path / "a.wav").write_bytes(WAV)
    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(AudioError, match="may not be read"):
        files.read(tmp_path / "a.wav")


@pytest.mark.parametrize("read", [files.read, files.seconds])
@given(content=st.binary(max_size=400), start=st.sampled_from([b"", WAV[:44], WAV[:20], b"fLaC", b"OggS\0\2", b"FORM"]))
def test_any_bytes_are_sound_or_a_sentence(
    read: Callable[[Path], object], content: bytes, start: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any-{os.getpid()}.wav"
    path.write_bytes(start + content)
    with contextlib.suppress(AudioError):  # any other error is a bug
        read(path)


@pytest.mark.parametrize("form", ["WAV", "AIFF", "AU", "FLAC", "OGG"])
@given(data=st.data())
def test_any_cut_is_sound_or_a_sentence(
    form: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = encoded(form, samples=SOUND[:4000])
    path = tmp_path_factory.getbasetemp() / f"cut-{os.getpid()}.wav"
    path.write_bytes(content[: data.draw(st.integers(0, len(content) - 1))])
    with contextlib.suppress(AudioError):  # any other error is a bug
        assert files.read(path).seconds <= 4000 / RATE


@pytest.mark.parametrize(
    ("name", "error"), [("a.wav", 1e-4), ("a.flac", 1e-6), ("a.ogg", 0.1), ("a.mp3", 0.1), ("B.WAV", 1e-4)]
)
def test_written_sound_is_read_again(name: str, error: float, tmp_path: Path) -> None:
    files.write(tmp_path / name, Audio(SOUND, RATE))

    audio = files.read(tmp_path / name)

    assert audio.rate == RATE
    assert audio.samples.shape == SOUND.shape
    assert np.abs(audio.samples - SOUND).max() < error


@pytest.mark.parametrize(
    ("suffix", "rate"),
    [
        (".wav", 8_000),
        (".flac", 96_000),
        (".ogg", 44_100),
        (".opus", 16_000),
        (".opus", 22_050),  # which its encoder does not take: between two that it does
        (".opus", 96_000),  # beyond all that it does
        (".mp3", 48_000),
        (".mp3", 96_000),
    ],
)
def test_any_rate_is_written_in_any_format(suffix: str, rate: int, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    sound = tone(0.5, rate=rate)

    files.write(path, Audio(sound, rate))

    audio = files.read(path)
    assert audio.seconds == pytest.approx(0.5, abs=0.01)
    assert np.sqrt(np.mean(audio.samples**2)) == pytest.approx(np.sqrt(np.mean(sound**2)), rel=0.05)


def test_long_sound_is_written_as_ogg(tmp_path: Path) -> None:
    """Given in one piece it would overflow the stack of libsndfile's encoder."""
    files.write(tmp_path / "a.ogg", join(np.tile(silence(1.0), 500)))

    assert files.seconds(tmp_path / "a.ogg") == pytest.approx(500.0)


@pytest.mark.parametrize("name", ["a.txt", "a", "a.wav.exe", ".wav"])
def test_unknown_extension_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(AudioError, match="no audio format"):
        files.write(tmp_path / name, Audio(SOUND, RATE))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("samples", [SOUND[:0], np.array([0.0, np.nan], np.float32), np.array([np.inf], np.float32)])
def test_what_is_no_sound_is_not_written(samples: FloatArray, tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    files.write(path, Audio(SOUND, RATE))

    with pytest.raises(AudioError, match="was not written"):
        files.write(path, Audio(samples, RATE))

    assert path.read_bytes() == WAV
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["a.wav", "a.flac"])
def test_beyond_full_scale_is_limited_and_does_not_wrap(name: str, tmp_path: Path) -> None:
    files.write(tmp_path / name, Audio(4.0 * SOUND, RATE))

    assert np.abs(files.read(tmp_path / name).samples - np.clip(4.0 * SOUND, -1.0, 1.0)).max() < 1e-4


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_failed_write_leaves_the_old_file(code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"the old one")

    def fail(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:100])
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(StudioError):
        files.write(path, Audio(SOUND, RATE))

    assert path.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [path]


def test_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="could not be written"):
        files.write(tmp_path / "none" / "a.wav", Audio(SOUND, RATE))


def test_silence_is_sound_too(tmp_path: Path) -> None:
    files.write(tmp_path / "a.flac", join(silence(0.5)))

    assert not files.read(tmp_path / "a.flac").samples.any()


def test_written_file_can_be_read_by_others(tmp_path: Path) -> None:
    files.write(tmp_path / "a.wav", Audio(SOUND, RATE))

    assert stat.S_IMODE((tmp_path / "a.wav").stat().st_mode) & stat.S_IRUSR
