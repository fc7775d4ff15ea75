"""What telephones, browsers and cameras write."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.encoded import CONTAINERS, encode
from tests.helpers.sounds import noise, silence, tone
from tts_studio.audio import files
from tts_studio.errors import AudioError

SECONDS = 1.5
RATES = {"amr": 8_000, "webm": 48_000}


def rate_of(kind: str) -> int:
    return RATES.get(kind, 44_100)


def sound(kind: str, seconds: float = SECONDS) -> np.ndarray:
    return tone(seconds, 440.0, 0.4, rate_of(kind))


TOLERANCE = {"amr": 0.3, "avi": 0.1}  # that of telephones is made for speech, not for tones


def loudness(samples: np.ndarray) -> float:
    middle = samples[len(samples) // 4 : 3 * len(samples) // 4]
    return float(np.sqrt(np.mean(np.square(middle))))


@pytest.mark.parametrize("extension", ["", ".wav", ".mp3", ".ogg", ".m4a", ".txt"])
@pytest.mark.parametrize("kind", CONTAINERS)
def test_sound_is_read_whatever_its_extension(kind: str, extension: str, tmp_path: Path) -> None:
    path = tmp_path / f"Sprachmemo 1{extension}"
    path.write_bytes(encode(kind, sound(kind), rate_of(kind)))

    audio = files.read(path)

    assert audio.rate == rate_of(kind)
    assert audio.seconds == pytest.approx(SECONDS, abs=0.06)
    assert files.seconds(path) == pytest.approx(SECONDS, abs=0.06)
    assert audio.samples.dtype == np.float32
    assert loudness(audio.samples) == pytest.approx(loudness(sound(kind)), rel=TOLERANCE.get(kind, 0.05))


@pytest.mark.parametrize("kind", ["mp4", "mov", "3gp", "mkv", "avi", "ts"])
def test_the_sound_of_a_video_is_read(kind: str, tmp_path: Path) -> None:
    (tmp_path / "film").write_bytes(encode(kind, sound(kind), rate_of(kind), picture=True))

    assert loudness(files.read(tmp_path / "film").samples) == pytest.approx(loudness(sound(kind)), rel=0.1)


@pytest.mark.parametrize("kind", ["m4a", "alac", "mov", "webm", "wma", "mp3", "mkv"])
def test_two_channels_are_mixed(kind: str, tmp_path: Path) -> None:
    both = np.stack([sound(kind), 0.5 * sound(kind)], axis=1)
    (tmp_path / "a").write_bytes(encode(kind, both, rate_of(kind)))

    assert loudness(files.read(tmp_path / "a").samples) == pytest.approx(0.75 * loudness(sound(kind)), rel=0.05)


@pytest.mark.parametrize("channels", [6, 8])
@pytest.mark.parametrize("kind", ["m4a", "mkv", "mov"])
def test_surround_is_mixed(kind: str, channels: int, tmp_path: Path) -> None:
    every = np.repeat(sound(kind)[:, None], channels, axis=1)
    (tmp_path / "a").write_bytes(encode(kind, every, rate_of(kind)))

    low = 0.75 if kind == "m4a" else 0.95  # the channel of deep sounds has no tone of 440 Hz in AAC
    assert low < loudness(files.read(tmp_path / "a").samples) / loudness(sound(kind)) < 1.1


def test_a_number_of_channels_that_changes_wildly_is_damage(tmp_path: Path) -> None:
    """PyAV would read beyond the channels that there are."""
    stereo = np.stack([sound("aac", 0.3)] * 2, axis=1)
    parts = encode("aac", sound("aac", 0.3), 44_100), encode("aac", np.stack([sound("aac", 0.3)] * 6, axis=1), 44_100)
    (tmp_path / "a.aac").write_bytes(parts[0] + parts[1])
    (tmp_path / "b.aac").write_bytes(parts[0] + encode("aac", stereo, 44_100))

    with pytest.raises(AudioError, match="cut off or damaged"):
        files.read(tmp_path / "a.aac")
    assert files.read(tmp_path / "b.aac").seconds == pytest.approx(0.65, abs=0.1)


def test_whole_numbers_are_read_exactly(tmp_path: Path) -> None:
    for kind in ("alac", "mov", "mkv"):
        (tmp_path / kind).write_bytes(encode(kind, sound(kind), 44_100))
        assert np.abs(files.read(tmp_path / kind).samples - sound(kind)).max() < 1e-4


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
@pytest.mark.parametrize(
    ("kind", "options"), [("m4a", {"movflags": "faststart"}), ("mkv", {}), ("wma", {}), ("mp3", {})]
)
def test_half_a_file_is_cut_off(kind: str, options: dict[str, str], share: float, tmp_path: Path) -> None:
    content = encode(kind, sound(kind, 6.0), rate_of(kind), **options)
    (tmp_path / "a").write_bytes(content[: round(share * len(content))])

    with pytest.raises(AudioError, match="cut off or damaged"):
        files.read(tmp_path / "a")


def test_a_memo_whose_program_crashed_says_so(tmp_path: Path) -> None:
    content = encode("m4a", sound("m4a", 4.0), 44_100)
    (tmp_path / "memo.m4a").write_bytes(content[: content.rindex(b"moov") - 4])

    with pytest.raises(AudioError, match="was never finished"):
        files.read(tmp_path / "memo.m4a")


def test_damage_within_is_told(tmp_path: Path) -> None:
    content = bytearray(encode("m4a", noise(6.0, 0.1, 44_100), 44_100))
    middle = slice(len(content) // 3, 2 * len(content) // 3)
    content[middle] = np.random.default_rng(1).bytes(middle.stop - middle.start)
    (tmp_path / "a.m4a").write_bytes(content)

    with pytest.raises(AudioError, match="cut off or damaged"):
        files.read(tmp_path / "a.m4a")


def test_a_video_without_sound_says_so(tmp_path: Path) -> None:
    import av

    with av.open(str(tmp_path / "a.mp4"), "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width = stream.height = 32
        container.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((32, 32, 3), np.uint8))))
        container.mux(stream.encode(None))

    with pytest.raises(AudioError, match="without sound"):
        files.read(tmp_path / "a.mp4")


def test_a_recording_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.amr").write_bytes(encode("amr", silence(601.0, 8_000), 8_000))

    with pytest.raises(AudioError, match="10 minutes"):
        files.read(tmp_path / "a.amr")


@pytest.mark.parametrize(
    "content",
    [
        "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{0}\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile '{0}'\n",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n",
    ],
)
def test_a_playlist_opens_no_other_file(content: str, tmp_path: Path) -> None:
    other = tmp_path / "other.mp3"
    other.write_bytes(encode("mp3", sound("mp3"), 44_100))
    (tmp_path / "a.m4a").write_text(content.format(other))

    with pytest.raises(AudioError, match="not an audio file"):
        files.read(tmp_path / "a.m4a")


def test_nothing_is_printed_about_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(encode("m4a", sound("m4a"), 44_100))
    (tmp_path / "b.mp3").write_bytes(b"no sound " * 500)
    (tmp_path / "c.mp3").write_bytes(encode("mp3", sound("mp3"), 44_100)[:9_000] + b"\1\2\3" * 3_000)
    code = (
        "import sys; from pathlib import Path; from tts_studio.audio import files\n"
        "from tts_studio.errors import AudioError\n"
        "for name in 'abc':\n"
        "    try: files.read(Path(sys.argv[1], name + '.mp3'))\n"
        "    except AudioError: pass\n"
    )

    result = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)

    assert (result.stdout, result.stderr) == ("", "")


@pytest.mark.parametrize(
    "content",
    [
        b"RIFF\x10\0\0\0WAVEfmt \x10\0\0\0\x55\0" + bytes(200),
        b"\xff\xff\x05\xd3" * 200,
        encode("m4a", sound("m4a", 0.2), 44_100).replace(b"stsz", b"\xff\xff\xff\xff"),
        encode("avi", sound("avi", 0.2), 44_100).replace(b"movi", b"\xff\xff\xff\xff"),
    ],
)
def test_nor_of_a_damaged_one(content: bytes, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.wav").write_bytes(content)
    with contextlib.suppress(AudioError):
        files.read(tmp_path / "a.wav")

    assert capfd.readouterr() == ("", "")


def test_ffmpeg_is_loaded_when_it_is_needed() -> None:
    code = "import sys, tts_studio.project.intake, tts_studio.jobs; print('av' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


@pytest.mark.parametrize("kind", ["m4a", "aac", "amr", "webm", "wma", "mp3", "3gp", "avi"])
@given(data=st.data())
def test_any_damage_is_sound_or_a_sentence(
    kind: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = bytearray(encode(kind, tone(0.3, rate=rate_of(kind)), rate_of(kind)))
    for _ in range(data.draw(st.integers(0, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / f"damaged-{os.getpid()}"
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    with contextlib.suppress(AudioError):  # any other error is a bug
        files.read(path)
    with contextlib.suppress(AudioError):
        files.seconds(path)
