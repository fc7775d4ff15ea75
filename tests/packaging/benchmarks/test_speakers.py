"""The test speakers: which recordings are learned from and which are kept to judge by, from a tiny folder of sounds."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from benchmarks import speakers, spoken_person
from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.errors import StudioError
from tts_studio.project import exchange, languages

WARM_START = Path(__file__).parents[3] / "packaging" / "warm_start"

CLIPS = {f"clip-{number:02d}": f"This is clip {number}." for number in range(40)}
OTHERS = """
; clip-00: A comment.
a-tone: [a tone]
a-blank: You have <number> messages.
no-words: 1 ... 2
no-sound: There is no such recording.
digits/seven: Seven.
short: Too short.
long: Too long.
no colon here
menu/main: Press one: it is the first.
"""
SECONDS = {"short": 1.5, "long": 12.5}


@pytest.fixture
def installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Folders in which nothing is installed, and a decoder that makes a tone of each recording."""
    monkeypatch.setattr(speakers, "SOUNDS", tmp_path / "sounds")
    monkeypatch.setattr(speakers, "DOCUMENTS", tmp_path / "doc")
    monkeypatch.setattr(speakers.shutil, "which", lambda name: name)
    monkeypatch.setattr(speakers, "decode", lambda source: Audio(np.full(2205, 0.1, np.float32), 22_050))


def install() -> None:
    """Put recordings of nothing where the packages have theirs: 2 s each, but for some."""
    speaker = speakers.SPEAKERS["en"]
    listed = "".join(f"{name}: {text}\n" for name, text in CLIPS.items()) + OTHERS
    texts = speakers.DOCUMENTS / "asterisk-core-sounds-en" / "core-sounds-en.txt.gz"
    texts.parent.mkdir(parents=True)
    texts.write_bytes(gzip.compress(("\ufeff" + listed).encode()))
    names = [line.split(":")[0] for line in listed.splitlines() if ":" in line and not line.startswith(";")]
    for name in (name for name in names if name != "no-sound"):
        path = speakers.SOUNDS / speaker.folder / f"{name}.g722"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(round(8000 * SECONDS.get(name, 2.0))))


@pytest.mark.usefixtures("installation")
def test_clips_are_divided_the_same_way_each_time() -> None:
    install()

    selection = speakers.select(speakers.SPEAKERS["en"], 9.0)

    assert selection == speakers.select(speakers.SPEAKERS["en"], 9.0)
    assert len(selection.held_out) == 24
    assert [clip.seconds for clip in selection.learned] == [2.0] * 5
    more = speakers.select(speakers.SPEAKERS["en"], 1000.0)
    assert more.held_out == selection.held_out
    assert more.learned[:5] == selection.learned
    everything = {clip.name: clip.text for clip in more.learned + more.held_out}
    assert everything == {**CLIPS, "menu_main": "Press one: it is the first."}
    assert len(more.learned) + len(more.held_out) == len(everything), "none is on both sides"


@pytest.mark.usefixtures("installation")
def test_missing_packages_are_named_with_the_line_that_brings_them() -> None:
    with pytest.raises(StudioError) as caught:
        speakers.select(speakers.SPEAKERS["ru"], 300.0)

    assert "ru_RU_f_IvrvoiceRU" in str(caught.value)
    line = "apt-get install -y --no-install-recommends ffmpeg asterisk-core-sounds-ru asterisk-core-sounds-ru-g722"
    assert str(caught.value).endswith(line)
    assert "\n" not in str(caught.value)


@pytest.mark.usefixtures("installation")
def test_without_ffmpeg_nothing_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    install()
    monkeypatch.setattr(speakers.shutil, "which", lambda name: None)

    with pytest.raises(StudioError, match="there is no ffmpeg"):
        speakers.select(speakers.SPEAKERS["en"], 300.0)


@pytest.mark.usefixtures("installation")
def test_a_person_who_does_not_exist_is_spoken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    texts = {tmp_path / f"{number:03d}.wav": f"This is sentence {number}." for number in range(30)}
    for number, path in enumerate(texts):
        files.write(path, Audio(np.full(24_000 * (1 + number // 10), 0.1, np.float32), 24_000))
    monkeypatch.setattr(spoken_person, "spoken", lambda voice: texts if voice == "am_santa" else {})

    selection = speakers.select(speakers.SPEAKERS["man"], 300.0)

    assert len(selection.held_out) + len(selection.learned) == 20, "those of one second are too short"
    assert {clip.seconds for clip in (*selection.held_out, *selection.learned)} == {2.0, 3.0}


@pytest.mark.usefixtures("installation")
def test_what_is_written_can_be_imported_and_is_written_once(tmp_path: Path) -> None:
    source = tmp_path / "a.g722"
    said = speakers.Recording("a", source, 'She said: “yes | no”, "perhaps".')

    (path,) = speakers.write([said], tmp_path / "out")
    first = path.stat().st_mtime_ns
    speakers.write([said], tmp_path / "out")

    (row,) = exchange.scan(tmp_path / "out")
    assert (row.audio, row.text, row.problem) == (path, said.text, None)
    assert path.stat().st_mtime_ns == first


@pytest.mark.usefixtures("installation")
def test_what_is_written_can_be_changed_on_the_way(tmp_path: Path) -> None:
    names: list[str] = []

    def halve(name: str, audio: Audio) -> Audio:
        names.append(name)
        return Audio(audio.samples / 2, audio.rate)

    (path,) = speakers.write([speakers.Recording("a", Path(), "A tone.")], tmp_path / "out", halve)

    assert names == ["a"]
    assert np.allclose(files.read(path).samples, 0.05, atol=1e-4)


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
def test_recordings_are_decoded(tmp_path: Path) -> None:
    source = tmp_path / "a.g722"
    tone = ["-f", "lavfi", "-i", "sine=frequency=500:sample_rate=16000:duration=2"]
    subprocess.run(["ffmpeg", "-loglevel", "error", *tone, "-c:a", "g722", "-f", "g722", source], check=True)
    recording = speakers.Recording("a", source, "A tone.")

    audio = files.read(speakers.write([recording], tmp_path / "out")[0])

    assert audio.seconds == pytest.approx(recording.seconds, abs=0.01) == pytest.approx(2.0, abs=0.01)
    assert np.argmax(np.abs(np.fft.rfft(audio.samples))) / audio.seconds == pytest.approx(500, abs=2)


def test_what_a_program_spoke_is_brought_to_the_rate_of_the_base_voice(tmp_path: Path) -> None:
    files.write(tmp_path / "a.wav", Audio(np.full(24_000, 0.1, np.float32), 24_000))

    audio = speakers.decode(tmp_path / "a.wav")

    assert (audio.rate, audio.seconds) == (22_050, 1.0)


def test_a_broken_recording_is_named(tmp_path: Path) -> None:
    if shutil.which("ffmpeg") is None:
        pytest.skip("ffmpeg is not installed")

    with pytest.raises(StudioError, match=r"could not read .*gone\.g722"):
        speakers.write([speakers.Recording("a", tmp_path / "gone.g722", "Nothing.")], tmp_path / "out")


def test_known_speakers_are_those_that_the_shipped_start_has_heard() -> None:
    builder = "".join((WARM_START / name).read_text(encoding="utf-8") for name in ("build_start.py", "build_voices.py"))

    for speaker in speakers.SPEAKERS.values():
        assert speaker.known == (speaker.folder in builder), speaker.who
        assert languages.language(speaker.espeak_voice) == speaker.espeak_voice
