"""Labels of Audacity: start, end and text of a line, divided by tabs; and HTK's and MFA's ``.lab``."""

from __future__ import annotations

from tts_studio.errors import TextError
from tts_studio.messages import Message
from tts_studio.project.lists import times
from tts_studio.project.lists.interface import Entry, ListContent, ListFile, ListReader

_SPECTRAL = "\\"  # Audacity writes the frequencies of a label on a line of its own that begins with this
_POINT = Message("It is a point in time, not a part of the recording.")


class Labels(ListReader):
    """Labels of the recording beside them."""

    def claims(self, file: ListFile) -> bool:
        """Return whether each line begins with two times in seconds."""
        if file.suffix not in (".txt", ".tsv", ".lab", ".labels"):
            return False
        lines = [line for line in file.text.split("\n") if line.strip() and not line.startswith(_SPECTRAL)]
        return bool(lines) and all(_parts(line) is not None for line in lines)

    def read(self, file: ListFile) -> ListContent:
        """Return the labels; raises TextError if there are none."""
        entries: list[Entry] = []
        for number, line in enumerate(file.text.split("\n"), 1):
            parts = _parts(line)
            if parts is not None:
                start, end, text = parts
                problem = _POINT if end <= start else None
                entries.append(Entry(file.line(number), "", text, (start, end), problem=problem))
        if not entries:
            raise TextError("“{name}” holds no labels.", "Please export the labels again.", name=file.path.name)
        return ListContent(entries)


def _parts(line: str) -> tuple[float, float, str] | None:
    cells = line.split("\t", 2)
    if len(cells) < 2:
        return None
    start, end = times.seconds(cells[0]), times.seconds(cells[1])
    if start is None or end is None or not ("." in cells[0] or "," in cells[0]):
        return None
    return start, end, cells[2].strip() if len(cells) > 2 else ""
