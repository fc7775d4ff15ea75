"""Texts in files beside recordings: ``a.wav`` and ``a.txt``, ``a.lab``, ``a.srt``, ``a.TextGrid``, and so on.

They may lie in a tree of their own, as VCTK's do (``txt/p225/p225_001.txt`` and ``wav48/p225/p225_001.wav``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from tts_studio.audio import quality
from tts_studio.errors import TextError
from tts_studio.events import Refusal
from tts_studio.messages import Message
from tts_studio.project.lists import readers
from tts_studio.project.lists.interface import ListFile, Surroundings
from tts_studio.project.lists.json_lists import parsed, text_in
from tts_studio.project.lists.labels import Labels
from tts_studio.project.lists.subtitles import SUFFIXES as SUBTITLES
from tts_studio.project.lists.whisper import Whisper
from tts_studio.project.lookup import distinct, is_audio
from tts_studio.project.rows import Problem, Row, cleaned, row_of, text_problem

PLAIN = (".normalized.txt", ".txt", ".lab", ".original.txt")
"""Endings of texts without times; of several, the first one here is taken."""
TIMED = (".textgrid", ".json", *SUBTITLES, ".tsv")
"""Endings of texts that have times."""

_MICROPHONE = re.compile(r"_mic\d$")  # VCTK has each sentence from two microphones, and one text
_SPEAKER = re.compile(r"(?!(?:day|take|part|book|disc|week|chap|ch|cd|set|rec)\d)[a-z]{1,4}\d{2,5}", re.IGNORECASE)
_READER = re.compile(r"\d{1,5}")
_NO_TEXTS = re.compile(r"(?:read.?me|licen[cs]e|copying|change.?log|authors?|notes?|about)\b.*", re.IGNORECASE)
_LABELS, _WHISPER = Labels(), Whisper()


class Sidecars:
    """The texts among some files, by the recordings that they belong to."""

    def __init__(self, files: Iterable[Path]) -> None:
        files = list(files)
        self._taken = {(path.parent, stem) for path in files if is_audio(path) for stem in _stems(path)}
        self._by_place: dict[tuple[Path, str], list[Path]] = {}
        self._by_name: dict[str, list[Path]] = {}
        self.files = [path for path in files if _ending(path) and not path.name.startswith(".")]
        """All files that may be texts."""
        for path in self.files:
            base = _base(path)
            self._by_place.setdefault((path.parent, base), []).append(path)
            self._by_name.setdefault(base, []).append(path)

    def of(self, recording: Path) -> list[Path]:
        """Return the texts of a recording, those without times first; none if that is not certain."""
        for stem in _stems(recording):
            found = self._by_place.get((recording.parent, stem)) or self._elsewhere(recording, stem)
            if found:
                return sorted(found, key=_rank)
        return []

    def _elsewhere(self, recording: Path, stem: str) -> list[Path]:
        """Return the texts of this name in other folders, if they are all in one, or in one of the recording's name."""
        found = [path for path in self._by_name.get(stem, []) if (path.parent, stem) not in self._taken]
        folders = {path.parent for path in found}
        if len(folders) == 1:
            return found
        return [path for path in found if path.parent.name == recording.parent.name] if len(folders) > 1 else []


def pairs(folder: Path, files: Sequence[Path], around: Surroundings) -> list[Row]:
    """Return the rows of a folder in which at least one recording has a text; none if no recording has."""
    sidecars = Sidecars(files)
    recordings = [path for path in distinct([path for path in files if is_audio(path)]) if not is_second(path)]
    found = {path: sidecars.of(path) for path in recordings}
    if not any(found.values()):
        return []
    return [
        row
        for recording, texts in found.items()
        for row in read(recording, texts, around, recording.relative_to(folder).as_posix())
    ]


def lonely(folder: Path, files: Sequence[Path], around: Surroundings) -> list[Row]:
    """Return the rows of the only recording of a folder by the only list with times in it, whatever they are called."""
    recordings = distinct([path for path in files if is_audio(path)])
    timed = [path for path in files if not is_audio(path) and _has_times(ListFile(path, around))]
    if len(recordings) != 1 or len(timed) != 1:
        return []
    return read(recordings[0], timed, around, recordings[0].relative_to(folder).as_posix())


def unpaired(files: Sequence[Path]) -> list[Path]:
    """Return the texts that belong to no recording, but for those that are about all of them."""
    sidecars = Sidecars(files)
    used = {path for recording in files if is_audio(recording) for path in sidecars.of(recording)}
    return [path for path in sidecars.files if path not in used and not _NO_TEXTS.match(path.name)]


def read(recording: Path, texts: Sequence[Path], around: Surroundings, place: str) -> list[Row]:
    """Return the rows of a recording: one, or one for each part where the text has times."""
    if not texts:
        missing = Message("There is no text “{name}” beside it.", name=f"{recording.stem}.txt")
        return [Row(place, recording, "", Problem(Refusal.NO_TEXT, missing))]
    speaker = speaker_by_folder(recording)
    problem: TextError | None = None
    for path in _in_order(recording, texts, around):
        file = ListFile(path, around)
        try:
            if _has_times(file):
                entries = readers.read(file).entries
                return [row_of(entry, None, recording) for entry in entries]
            words = cleaned(_plain(file))
        except TextError as error:
            problem = problem or error
            continue
        return [Row(place, recording, words, text_problem(words), speaker=speaker)]
    reason = problem.message if problem else Message("Its text is empty.")
    return [Row(place, recording, "", Problem(Refusal.UNREADABLE, reason))]


def speaker_by_folder(recording: Path) -> str:
    """Return who speaks by the folder: ``p225`` of ``p225/p225_001.wav``, ``84`` of ``84/121123/84_121123_0001.wav``.

    So VCTK, AISHELL, LibriSpeech and LibriTTS are sorted; in other trees a folder says nothing about the speaker.
    """
    stem = recording.stem
    for folder, inner in zip(recording.parents, (None, *recording.parents), strict=False):
        name = folder.name
        if _SPEAKER.fullmatch(name) and stem.startswith(name) and stem != name:
            return name
        if inner and _READER.fullmatch(name) and re.match(rf"{name}[-_]{re.escape(inner.name)}[-_]\d", stem):
            return name
    return ""


def _in_order(recording: Path, texts: Sequence[Path], around: Surroundings) -> list[Path]:
    """Return the texts, those with times first for a recording that is too long to be one clip."""
    timed = [path for path in texts if _is_timed(path)]
    if not timed or len(timed) == len(texts):
        return list(texts)
    seconds = around.seconds(recording)
    if seconds is None or seconds <= quality.MAX_SECONDS:
        return list(texts)
    return [*timed, *(path for path in texts if path not in timed)]


def _has_times(file: ListFile) -> bool:
    try:
        if file.suffix == ".json":
            return _WHISPER.claims(file)
        return _is_timed(file.path) or (file.suffix in (".txt", ".lab") and _LABELS.claims(file))
    except TextError:
        return False


def _plain(file: ListFile) -> str:
    """Return a text without times; one in JSON is under its usual key."""
    if file.suffix != ".json":
        return file.text
    found = text_in(parsed(file.text))
    if not found:
        raise TextError("“{name}” holds no text.", "Please put it under the key “text”.", name=file.path.name)
    return found


def _is_timed(path: Path) -> bool:
    return path.suffix.lower() in TIMED


def _rank(path: Path) -> int:
    endings = (*PLAIN, *TIMED)
    return endings.index(_ending(path))


def _ending(path: Path) -> str:
    name = path.name.lower()
    return max((ending for ending in (*PLAIN, *TIMED) if name.endswith(ending) and name != ending), key=len, default="")


def _base(path: Path) -> str:
    return path.name[: -len(_ending(path))].casefold()


def _stems(recording: Path) -> list[str]:
    """Return the names that the text of a recording may have, the likeliest first."""
    stem = recording.stem.casefold()
    return list(dict.fromkeys((stem, recording.name.casefold(), _MICROPHONE.sub("", stem))))


def is_second(recording: Path) -> bool:
    """Return whether a recording is what VCTK's second microphone has heard of one that is there, too."""
    if not recording.stem.endswith("_mic2"):
        return False
    return recording.with_name(f"{recording.stem[:-1]}1{recording.suffix}").exists()
