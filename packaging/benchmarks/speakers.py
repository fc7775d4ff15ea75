"""The people whose voices ``bench_voice.py`` trains.

Their recordings are those of Debian's packages ``asterisk-core-sounds-…``, which end at 8 kHz, or a clone of a public
data set with the whole band; a program speaks one of them (spoken_person.py).
The selection is always the same: which clips are learned from, and which are kept from the training to judge it by.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

import numpy as np

from tts_studio.audio import files
from tts_studio.audio.signal import Audio, resample
from tts_studio.errors import StudioError
from tts_studio.project import exchange
from tts_studio.storage import write_text
from warm_start.recorded_corpora import kept

SOUNDS = Path("/usr/share/asterisk/sounds")
DOCUMENTS = Path("/usr/share/doc")
HELD_OUT = 24
SHORTEST, LONGEST = 1.6, 12.0  # seconds
SKIPPED = ("digits", "phonetic", "letters")
"""Folders of lone words."""

_BYTES_A_SECOND = 8000  # G.722
_RATE = 22_050
_SHUFFLE = 1
_NOT_PLAIN = re.compile(r"[\[\]<>(){}]")  # a description of a sound, or a text with a blank to fill in
_LETTER = re.compile(r"[^\W\d_]")


class Source(Enum):
    """Where recordings come from."""

    PACKAGES = auto()
    """Debian packages; ``folder`` is theirs within SOUNDS."""
    DATA_SET = auto()
    """A clone of a public repository; ``folder`` is that of the recordings in it."""
    KOKORO = auto()
    """Spoken by a program; ``folder`` is a voice of Kokoro's, and there is no such person."""


@dataclass(frozen=True)
class Speaker:
    """A person, and where the recordings lie."""

    who: str
    language: str
    """As in the names of the packages."""
    espeak_voice: str
    folder: str
    source: Source = Source.PACKAGES
    repository: str = ""
    """Address of a data set."""
    known: bool = False
    """Whether something that is shipped has learned from this person: then the figures may flatter."""

    @property
    def packages(self) -> tuple[str, str]:
        """The Debian packages: of the texts, and of the recordings."""
        return f"asterisk-core-sounds-{self.language}", f"asterisk-core-sounds-{self.language}-g722"


def _volunteer(name: str, who: str, language: str, espeak_voice: str, folder: str, known: bool) -> Speaker:
    """Return a speaker of the Rhasspy project, who gave the recordings to everyone (CC0)."""
    address = f"https://github.com/rhasspy/dataset-voice-{name}"
    return Speaker(who, language, espeak_voice, folder, Source.DATA_SET, address, known)


SPEAKERS = {
    "en": Speaker("English woman", "en", "en-us", "en_US_f_Allison"),
    "fr": Speaker("French-speaking woman", "fr", "fr", "fr_CA_f_June"),
    "it": Speaker("Italian man", "it", "it", "it_IT_m_Carlo"),
    "ru": Speaker("Russian woman", "ru", "ru", "ru_RU_f_IvrvoiceRU"),
    "man": Speaker(
        *("English-speaking man of Kokoro, which spoke the start's voices too", "en", "en-us", "am_santa"),
        source=Source.KOKORO,
    ),
    "kathleen": _volunteer("kathleen", "American amateur with a USB microphone", "en", "en-us", "data", known=False),
    "kerstin": _volunteer("kerstin", "German volunteer", "de", "de", "verified", known=True),
    "nathalie": _volunteer("nathalie", "Flemish volunteer", "nl", "nl", "verified", known=True),
}


@dataclass(frozen=True)
class Recording:
    """A recording and what is said in it."""

    name: str
    source: Path
    """G.722, 16 kHz, or a WAV."""
    text: str

    @property
    def seconds(self) -> float:
        """Duration in seconds."""
        return self.source.stat().st_size / _BYTES_A_SECOND if _is_raw(self.source) else files.seconds(self.source)


@dataclass(frozen=True)
class Selection:
    """A speaker's recordings, divided."""

    learned: tuple[Recording, ...]
    held_out: tuple[Recording, ...]
    """Those that no part of the training sees."""


def select(speaker: Speaker, seconds: float, folder: Path | None = None) -> Selection:
    """Divide the recordings; about so many seconds are to be learned from, or as many as there are.

    ``folder`` is the clone of a data set, or the folder of the recordings in it. Raises StudioError if the packages are
    not installed, or the clone is not there.
    """
    clips = [clip for clip in _recordings(speaker, folder) if _is_clip(clip)]
    random.Random(_SHUFFLE).shuffle(clips)
    learned: list[Recording] = []
    total = 0.0
    for clip in clips[HELD_OUT:]:
        if total > seconds:
            break
        learned.append(clip)
        total += clip.seconds
    if not learned:
        raise StudioError(
            f"There are {len(clips)} recordings of {SHORTEST:g} to {LONGEST:g} seconds of the {speaker.who}.",
            f"More than {HELD_OUT} are needed.",
        )
    return Selection(tuple(learned), tuple(clips[:HELD_OUT]))


def write(
    recordings: Sequence[Recording], folder: Path, change: Callable[[str, Audio], Audio] | None = None
) -> list[Path]:
    """Write the recordings and their list into the folder as an import reads them; return their paths, in order.

    ``change`` makes of a recording's name and sound what is written in its place. What is there already stays. Raises
    StudioError if ffmpeg is missing or cannot read a recording.
    """
    (folder / "wavs").mkdir(parents=True, exist_ok=True)
    paths = [folder / "wavs" / f"{recording.name}.wav" for recording in recordings]
    for path, recording in zip(paths, recordings, strict=True):
        if not path.exists():
            audio = decode(recording.source)
            files.write(path, change(recording.name, audio) if change else audio)
    rows = zip(paths, recordings, strict=True)
    lines = [json.dumps({"audio": f"wavs/{path.name}", "text": clip.text}, ensure_ascii=False) for path, clip in rows]
    write_text(folder / "metadata.jsonl", "\n".join(lines) + "\n")
    return paths


def _recordings(speaker: Speaker, folder: Path | None) -> list[Recording]:
    if speaker.source is Source.DATA_SET:
        return _read_aloud(speaker, folder)
    if folder is not None:
        raise StudioError(f"The recordings of the {speaker.who} are not read from a folder.")
    return _spoken(speaker) if speaker.source is Source.KOKORO else _packaged(speaker)


def _read_aloud(speaker: Speaker, folder: Path | None) -> list[Recording]:
    """Return the recordings of a data set: a list and its recordings, or a text beside each.

    Of a sentence that was read several times it is the last reading, so that no text is on both sides. Of a speaker
    whom something that is shipped has heard, these are the recordings that were kept from it (recorded_corpora.py).
    """
    if folder is None or not folder.is_dir():
        lacking = (
            "recordings are in no package" if folder is None else f"recordings are not there: {folder} is no folder"
        )
        raise StudioError(
            f"The {speaker.who}'s {lacking}.",
            f"Please get them: git clone {speaker.repository}, and name the clone with --recordings.",
        )
    inner = folder / speaker.folder
    rows = exchange.scan(inner if inner.is_dir() else folder)
    read = [(row.audio, row.text) for row in rows if row.audio is not None and row.text and row.problem is None]
    readings = {text: Recording(audio.stem, audio, text) for audio, text in read}
    if speaker.known:
        unheard = kept({audio.stem: text for audio, text in read})
        heard = {text for audio, text in read if audio.stem not in unheard}
        return [clip for clip in readings.values() if clip.text not in heard]
    return list(readings.values())


def _packaged(speaker: Speaker) -> list[Recording]:
    folder = SOUNDS / speaker.folder
    texts = DOCUMENTS / speaker.packages[0] / f"core-sounds-{speaker.language}.txt.gz"
    missing = [str(path) for path in (folder, texts) if not path.exists()]
    if missing or shutil.which("ffmpeg") is None:
        raise StudioError(
            f"The recordings of the {speaker.who} cannot be read: there is no {' and no '.join(missing) or 'ffmpeg'}.",
            f"Please install them: apt-get install -y --no-install-recommends ffmpeg {' '.join(speaker.packages)}",
        )
    lines = gzip.decompress(texts.read_bytes()).decode("utf-8-sig", "replace").splitlines()
    found = (_recording(folder, line) for line in lines)
    return [recording for recording in found if recording is not None]


def _spoken(speaker: Speaker) -> list[Recording]:
    from benchmarks.spoken_person import spoken  # here, since it loads torch, and drawing a curve needs none

    return [Recording(source.stem, source, text) for source, text in spoken(speaker.folder).items()]


def _recording(folder: Path, line: str) -> Recording | None:
    """Return what a line ``name: text`` of a list stands for; None if it is a comment or holds no speech."""
    key, colon, text = (part.strip() for part in line.partition(":"))
    source = folder / f"{key}.g722"
    if line.startswith(";") or not colon or _NOT_PLAIN.search(text) or not _LETTER.search(text):
        return None
    return Recording(key.replace("/", "_"), source, text) if source.is_file() else None


def _is_raw(source: Path) -> bool:
    return source.suffix == ".g722"


def _is_clip(recording: Recording) -> bool:
    return SHORTEST < recording.seconds < LONGEST and not recording.name.startswith(SKIPPED)


def decode(source: Path) -> Audio:
    """Return a recording at the base voice's rate; raises StudioError if it cannot be read."""
    if not _is_raw(source):
        return resample(files.read(source), _RATE)
    command = ["ffmpeg", "-loglevel", "error", "-f", "g722", "-i", str(source)]
    command += ["-ar", str(_RATE), "-ac", "1", "-f", "f32le", "-"]
    result = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if result.returncode:
        raise StudioError(f"ffmpeg could not read {source}.", result.stderr.decode(errors="replace").strip())
    return Audio(np.frombuffer(result.stdout, np.float32).copy(), _RATE)
