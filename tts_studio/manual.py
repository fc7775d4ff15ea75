"""The manual: where its chapters are, and their text for a terminal.

Each chapter is a file ``resources/manual/LANGUAGE/CHAPTER.md``, and ``CHAPTER.html`` beside it, which
``packaging/manual/build.py`` makes of it.
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from tts_studio.assets import resource

LANGUAGES = ("en", "zh")
_INSTALLED = Path("/usr/lib/tts-studio")
_DOCUMENTS = Path("/usr/share/doc/tts-studio/manual")
"""Where Debian's package has the program, and the pages a second time: browsers in a sandbox may read the second."""
CONTENTS = "index"
"""The page that lists all chapters."""
CHAPTERS = (
    "install",
    "start",
    "record",
    "import",
    "clips",
    "train",
    "judge",
    "speak",
    "words",
    "books",
    "voices",
    "export",
    "server",
    "synthetic",
    "languages",
    "privacy",
    "licences",
    "trouble",
    "keys",
    "commands",
)
"""In the order in which they are read."""


def page(chapter: str, language: str) -> Path:
    """Return a chapter's page, or that with the contents; raises StudioError if it is not installed."""
    own = resource(f"manual/{language}/{chapter}.html")
    second = _DOCUMENTS / language / own.name
    return second if own.is_relative_to(_INSTALLED) and second.is_file() else own


def title(chapter: str, language: str) -> str:
    """Return a chapter's title; raises StudioError if it is not installed."""
    return _source(chapter, language).partition("\n")[0].removeprefix("# ")


def text(chapter: str, language: str) -> str:
    """Return a chapter as plain text; raises StudioError if it is not installed."""
    return plain(_source(chapter, language))


def plain(markdown: str) -> str:
    """Return Markdown without the signs that are of no use to a reader of plain text; pictures become their words."""
    shown = re.sub(r"<!--.*?-->\n?", "", markdown, flags=re.DOTALL)
    shown = re.sub(r"!\[([^\]]*)\]\([^)]*\)", r"[\1]", shown)
    shown = re.sub(r"\[([^\]]*)\]\((\w+://[^)]*)\)", r"\1 (\2)", shown)
    shown = re.sub(r"\[([^\]]*)\]\((?!\w+://)[^)]*\)", r"\1", shown)
    shown = re.sub(r"\*\*(.+?)\*\*", r"\1", shown)
    shown = re.sub(r"\*([^\s*][^*\n]{0,20}?)\*", r"\1", shown)
    shown = re.sub(r"^\|[-| ]+\|\n", "", shown, flags=re.MULTILINE)
    shown = re.sub(r"^\| (.*) \|$", _row, shown, flags=re.MULTILINE)
    shown = re.sub(r"^```\w*\n(.*?)^```$", _block, shown, flags=re.MULTILINE | re.DOTALL)
    return shown.replace("`", "").strip() + "\n"


def _block(found: re.Match[str]) -> str:
    """Return commands, indented."""
    return textwrap.indent(found[1].rstrip(), "    ")


def _row(line: re.Match[str]) -> str:
    """Return the cells of a line of a table with dashes between them, at which screen readers pause."""
    return re.sub(r" \| ", " – ", line[1]).replace("\\|", "|")


def _source(chapter: str, language: str) -> str:
    return resource(f"manual/{language}/{chapter}.md").read_text(encoding="utf-8")
