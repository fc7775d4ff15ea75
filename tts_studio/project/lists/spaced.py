"""Lists with the name of the recording first, then its text, divided by a space.

LibriSpeech (``84-121123.trans.txt``), VoxForge (``PROMPTS``), Kaldi without ``wav.scp``, and JVS, which divides by “:”.
"""

from __future__ import annotations

import re

from tts_studio.project.lists.cells import SAMPLE
from tts_studio.project.lists.interface import Entry, ListContent, ListFile, ListReader, empty

NAMES = ("prompts", "prompts-original", "transcript_utf8.txt", "transcripts.txt")
"""What such lists are called where their names say that they are lists."""
_OTHER_NAMES = ("text", "txt.txt")
_LINE = re.compile(r"([^\s:]+)(?:\s*:\s*|\s+)(\S.*)")


class Spaced(ListReader):
    """A name, a space and a text in each line."""

    def claims(self, file: ListFile) -> bool:
        """Return whether most lines begin with the name of a recording, and are no tables."""
        if not (file.name in (*NAMES, *_OTHER_NAMES) or file.suffix in (".txt", ".trans", ".transcription", "")):
            return False
        lines = [line for line in file.text.split("\n") if line.strip()][:SAMPLE]
        if any("\t" in line for line in lines):
            return False
        matches = [match for line in lines if (match := _LINE.fullmatch(line.strip()))]
        if not matches or any(delimiter in match[1] for match in matches for delimiter in "|;,"):
            return False
        return sum(file.around.find(match[1]) is not None for match in matches) > len(lines) / 2

    def read(self, file: ListFile) -> ListContent:
        """Return an entry for each line."""
        entries: list[Entry] = []
        for number, line in enumerate(file.text.split("\n"), 1):
            match = _LINE.fullmatch(line.strip())
            if match:
                entries.append(Entry(file.line(number), match[1], match[2]))
            elif line.strip():
                entries.append(Entry(file.line(number), line.strip(), ""))
        if not entries:
            raise empty(file)
        return ListContent(entries)
