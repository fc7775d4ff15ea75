"""Subtitles: SubRip (.srt), WebVTT (.vtt), SubViewer (.sbv)."""

from __future__ import annotations

import re

from tts_studio.errors import TextError
from tts_studio.project.lists import times
from tts_studio.project.lists.interface import Entry, ListContent, ListFile, ListReader

SUFFIXES = (".srt", ".vtt", ".sbv")

_TIME = r"(?:\d{1,6}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,12})?"
_CUE = re.compile(rf"^\s*({_TIME})\s*(?:-->|,)\s*({_TIME})(?:\s.*)?$")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s([^<>]*)>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")


class Subtitles(ListReader):
    """Subtitles of the recording beside them."""

    def claims(self, file: ListFile) -> bool:
        """Return whether the file has the extension of subtitles."""
        return file.suffix in SUFFIXES

    def read(self, file: ListFile) -> ListContent:
        """Return the subtitles, each with its time, without formatting."""
        entries = _entries(file)
        if not entries:
            raise TextError(
                "“{name}” holds no subtitles.", "Each needs a line such as “00:00:01,000 --> 00:00:04,000”.",
                name=file.path.name,
            )  # fmt: skip
        return ListContent(entries)


def _entries(file: ListFile) -> list[Entry]:
    """Return a text for each line with times: what follows until a blank line, or the number of the next one."""
    lines = file.text.split("\n")
    cues = [(number, match) for number, line in enumerate(lines) if (match := _CUE.match(line))]
    ends = [*(number for number, _ in cues), len(lines)][1:]
    entries: list[Entry] = []
    for (number, match), end in zip(cues, ends, strict=True):
        start, stop = times.seconds(match[1]), times.seconds(match[2])
        if start is None or stop is None:
            continue
        text = _until_blank(lines[number + 1 : end])
        voice = _VOICE.search(text)
        entries.append(
            Entry(file.line(number + 1), "", _TAG.sub("", text), (start, stop), voice[1].strip() if voice else "")
        )
    return entries


def _until_blank(lines: list[str]) -> str:
    kept: list[str] = []
    for line in lines:
        if not line.strip():
            break
        kept.append(line.strip())
    else:
        if kept and kept[-1].isdecimal() and len(kept) > 1:  # without a blank line, the next number follows at once
            kept.pop()
    return " ".join(kept)
