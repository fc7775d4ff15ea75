"""Kaldi's data folders: ``text``, with ``wav.scp``, ``segments`` and ``utt2spk`` beside it.

What ``wav.scp`` would run is never run: only the recording in a command is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tts_studio.project.decoding import read_text
from tts_studio.project.lists import times
from tts_studio.project.lists.interface import Entry, ListContent, ListFile, ListReader, Span, empty
from tts_studio.project.lookup import is_audio


class Kaldi(ListReader):
    """The file ``text`` beside a ``wav.scp``."""

    def claims(self, file: ListFile) -> bool:
        """Return whether the file is called ``text`` and has a ``wav.scp`` beside it."""
        return file.name == "text" and _beside(file, "wav.scp").is_file()

    def read(self, file: ListFile) -> ListContent:
        """Return an entry for each utterance, with its part of the recording and its speaker."""
        recordings = {name: _recording(rest) for name, rest in _pairs(file, "wav.scp")}
        segments = {name: parts for name, rest in _pairs(file, "segments") if (parts := _segment(rest))}
        speakers = dict(_pairs(file, "utt2spk"))
        entries: list[Entry] = []
        for number, line in enumerate(file.text.split("\n"), 1):
            utterance, _, text = line.strip().partition(" ")
            if utterance:
                recording, span = segments.get(utterance, (utterance, None))
                name = recordings.get(recording, recording)
                entries.append(Entry(file.line(number), name, text, span, speakers.get(utterance, "").strip()))
        if not entries:
            raise empty(file)
        return ListContent(entries)


def _beside(file: ListFile, name: str) -> Path:
    return file.path.with_name(name)


def _pairs(file: ListFile, name: str) -> Iterator[tuple[str, str]]:
    path = _beside(file, name)
    if path.is_file():
        for line in read_text(path, file.around.language).split("\n"):
            key, _, rest = line.strip().partition(" ")
            if key:
                yield key, rest.strip()


def _recording(written: str) -> str:
    """Return the recording of a line: the path, or the word of a command that has the extension of one."""
    if not written.endswith("|"):
        return written
    return next((word for word in written.split() if is_audio(Path(word))), written)


def _segment(written: str) -> tuple[str, Span] | None:
    words = written.split()
    if len(words) < 3:
        return None
    start, end = times.seconds(words[1]), times.seconds(words[2])
    return None if start is None or end is None or end <= start else (words[0], (start, end))
