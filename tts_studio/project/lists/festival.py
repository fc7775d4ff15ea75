"""Festival's ``txt.done.data``, which CMU Arctic has: ``( arctic_a0001 "Author of the danger trail." )``."""

from __future__ import annotations

import re

from tts_studio.project.lists.interface import Entry, ListContent, ListFile, ListReader, empty

_LINE = re.compile(r'\(\s*([^\s(]+)\s+"((?:[^"\\]|\\.)*)"\s*\)')


class Festival(ListReader):
    """A name and a text in brackets in each line."""

    def claims(self, file: ListFile) -> bool:
        """Return whether the first line is in brackets, with the text in quotes."""
        if file.suffix not in (".data", ".done", ".txt", ".list", ""):
            return False
        first = next((line for line in file.text.split("\n") if line.strip()), "")
        return _LINE.search(first) is not None

    def read(self, file: ListFile) -> ListContent:
        """Return an entry for each line."""
        entries = [
            Entry(file.line(number), match[1], match[2].replace('\\"', '"'))
            for number, line in enumerate(file.text.split("\n"), 1)
            if (match := _LINE.search(line))
        ]
        if not entries:
            raise empty(file)
        return ListContent(entries)
