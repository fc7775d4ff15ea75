"""The test speakers: which recordings are learned from and which are kept to judge by, from a tiny folder of sounds."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile

from benchmarks import speakers, spoken_person
from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.engine.pretraining import corpus
from tts_studio.errors import StudioError
from tts_studio.project import exchange, languages
from warm_start import recorded_corpora

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


# Data sets


@pytest.fixture
def clones(tmp_path: Path) -> dict[str, Path]:
    """Return small clones of data sets: 30 recordings, one of them too long and some read twice; 60 with a list."""
    kathleen, kerstin = tmp_path / "dataset-voice-kathleen", tmp_path / "dataset-voice-kerstin"
    (kathleen / "README.md").parent.mkdir()
    (kathleen / "README.md").write_text("# Voice Dataset", encoding="utf-8")
    (kathleen / "cmuarctic.data").write_text('( arctic_a0001 "Author of the danger trail." )', encoding="utf-8")
    for number, reading in [(number, 1) for number in range(30)] + [(number, 2) for number in range(0, 30, 3)]:
        recording = kathleen / "data" / f"arctic_a{number:04d}_159274850{reading}.wav"
        seconds = 12.5 if number == 7 else 2.0
        record(recording, seconds, channels=2)
        recording.with_suffix(".txt").write_text(f"This is sentence {number}.", encoding="utf-8")
    for number in range(60):
        record(kerstin / "verified" / f"de_rhasspy-{number:04d}.flac", 2.0)
        (kerstin / "audio").mkdir(exist_ok=True)
        (kerstin / "audio" / f"de_rhasspy-{number:04d}.webm").write_bytes(b"webm")
    sentences = [f"Das ist Satz {'abcdefghij'[number % 10] * (1 + number // 10)}: schön." for number in range(60)]
    sentences[13] = sentences[20]
    rows = "".join(f"de_rhasspy-{number:04d}|{sentence}\n" for number, sentence in enumerate(sentences))
    for metadata in (kerstin / "metadata.csv", kerstin / "verified" / "metadata.csv"):
        metadata.write_text(rows, encoding="utf-8")
    return {"kathleen": kathleen, "kerstin": kerstin}


def record(path: Path, seconds: float, channels: int = 1) -> None:
    """Write noise at 48 kHz."""
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(len(path.name)).normal(0, 0.05, (round(48_000 * seconds), channels))
    soundfile.write(path, noise, 48_000)


def test_a_data_set_is_divided_by_text_and_the_last_reading_counts(clones: dict[str, Path]) -> None:
    selection = speakers.select(speakers.SPEAKERS["kathleen"], 300.0, clones["kathleen"])

    assert selection == speakers.select(speakers.SPEAKERS["kathleen"], 300.0, clones["kathleen"] / "data")
    assert len(selection.held_out) == 24
    everything = (*selection.learned, *selection.held_out)
    assert sorted(clip.text for clip in everything) == sorted(f"This is sentence {n}." for n in range(30) if n != 7)
    assert {clip.name[-1] for clip in everything if int(clip.name[8:12]) % 3 == 0} == {"2"}
    assert {clip.seconds for clip in everything} == {2.0}
    assert [clip.name for clip in selection.held_out] != sorted(clip.name for clip in selection.held_out)


def test_of_a_known_speaker_only_what_nothing_shipped_has_heard_is_taken(
    clones: dict[str, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(speakers, "HELD_OUT", 2)
    verified = clones["kerstin"] / "verified"
    corpus_of = recorded_corpora.build(tmp_path, "de", verified, 1000, "Kerstin")
    learned = {clip.audio.name for clip in corpus.read(corpus_of)}

    selection = speakers.select(speakers.SPEAKERS["kerstin"], 300.0, clones["kerstin"])

    taken = {clip.source.name for clip in (*selection.learned, *selection.held_out)}
    assert taken == {f"de_rhasspy-{number:04d}.flac" for number in (0, 10, 30, 40, 50)}, "the text of 20 was heard"
    assert len(learned) == 54
    assert not taken & learned


def test_a_data_set_with_a_list_is_read(
    clones: dict[str, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(speakers, "HELD_OUT", 2)

    selection = speakers.select(speakers.SPEAKERS["kerstin"], 3.0, clones["kerstin"])

    assert len(selection.held_out) == 2
    assert [clip.seconds for clip in selection.learned] == [2.0] * 2
    (path, *_) = speakers.write(selection.held_out, tmp_path / "out")
    assert files.read(path).rate == 22_050
    rows = exchange.scan(tmp_path / "out")
    assert [row.text for row in rows] == [clip.text for clip in selection.held_out]
    assert all(row.text.endswith(": schön.") for row in rows)


@pytest.mark.parametrize("name", ["kathleen", "kerstin", "nathalie"])
def test_without_its_clone_the_line_that_brings_a_data_set_is_told(name: str, tmp_path: Path) -> None:
    for folder in (None, tmp_path / "nowhere"):
        with pytest.raises(StudioError) as caught:
            speakers.select(speakers.SPEAKERS[name], 300.0, folder)

        assert f"git clone https://github.com/rhasspy/dataset-voice-{name}, " in str(caught.value)
        assert "--recordings" in str(caught.value)
        assert ("nowhere" in str(caught.value)) == (folder is not None)


def test_a_folder_with_too_few_recordings_is_refused(tmp_path: Path) -> None:
    record(tmp_path / "a.wav", 2.0)
    (tmp_path / "a.txt").write_text("A sentence.", encoding="utf-8")

    with pytest.raises(StudioError, match=r"There are 1 recordings of 1\.6 to 12 seconds .*More than 24 are needed"):
        speakers.select(speakers.SPEAKERS["kathleen"], 300.0, tmp_path)


@pytest.mark.parametrize("name", ["en", "man"])
def test_other_speakers_are_not_read_from_a_folder(name: str, tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="not read from a folder"):
        speakers.select(speakers.SPEAKERS[name], 300.0, tmp_path)


@pytest.mark.usefixtures("installation")
def test_a_person_who_does_not_exist_is_spoken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    texts = {tmp_path / f"{number:03d}.wav": f"This is sentence {number}." for number in range(45)}
    for number, path in enumerate(texts):
        files.write(path, Audio(np.full(24_000 * (1 + number // 15), 0.1, np.float32), 24_000))
    monkeypatch.setattr(spoken_person, "spoken", lambda voice: texts if voice == "am_santa" else {})

    selection = speakers.select(speakers.SPEAKERS["man"], 300.0)

    assert len(selection.held_out) + len(selection.learned) == 30, "those of one second are too short"
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


def test_known_speakers_are_those_that_something_shipped_has_heard() -> None:
    builders = ("build_start.py", "build_voices.py", "recorded_corpora.py")
    builder = "".join((WARM_START / name).read_text(encoding="utf-8") for name in builders)

    for speaker in speakers.SPEAKERS.values():
        heard = (speaker.repository.rpartition("/")[2] or speaker.folder) in builder
        assert speaker.known == heard, speaker.who
        assert languages.language(speaker.espeak_voice) == speaker.espeak_voice
