"""Plain texts, and Markdown, whose signs the text front end leaves out by itself."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from tts_studio.books.blocks import CHAPTER_LEVELS
from tts_studio.books.book import Book
from tts_studio.books.headings import Heading, cut, headings
from tts_studio.errors import TextError
from tts_studio.messages import Message
from tts_studio.project import decoding


def read_plain(path: Path) -> Book:
    """Read a plain text in any encoding that lists are imported in."""
    text = read_text(path)
    return Book(path.stem, cut(text, list(headings(text)), path.stem))


def read_markdown(path: Path) -> Book:
    """Read a text in Markdown; its first heading is its title if it is the only one of its level."""
    text = read_text(path)
    start, author, title = _front_matter(text)
    body = text[start:]
    found = _headings(body)
    firsts = [heading for heading, level in found if level == 1]
    if not title and len(firsts) == 1 and found[0][1] == 1:
        title = firsts[0].title
    title = title or path.stem
    return Book(title, cut(body, [heading for heading, _ in found], title), author)


def of_text(text: str, title: str) -> Book:
    """Return a text that is no file, such as one from the clipboard, as a book; raises TextError if it is empty."""
    if not text.strip():
        raise TextError("There is nothing to say.", "Please give a text with at least one word.")
    return Book(title, cut(text, list(headings(text)), title))


def read_text(path: Path) -> str:
    """Return what is in a text file; raises TextError if it is none, or its encoding cannot be told."""
    try:
        return decoding.read_text(path)
    except TextError as error:
        if "{reason}" in error.hint.template:
            raise
        raise TextError(error.title, Message("Please choose another file, or save it as UTF-8.")) from error


def _headings(text: str) -> list[tuple[Heading, int]]:
    """Return the headings of the upper levels, and the level of each."""
    from markdown_it import MarkdownIt

    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    tokens = MarkdownIt().parse(text)
    found: list[tuple[Heading, int]] = []
    for token, inside in pairwise(tokens):
        if token.type == "heading_open" and token.level == 0 and token.map and int(token.tag[1:]) <= CHAPTER_LEVELS:
            said = "".join(one.content for one in inside.children or () if one.type in ("text", "code_inline"))
            found.append((Heading(" ".join(said.split()), starts[token.map[0]]), int(token.tag[1:])))
    return found


def _front_matter(text: str) -> tuple[int, str, str]:
    """Return where the text begins after a head of YAML, and the author and the title that the head names."""
    if not text.startswith("---\n"):
        return 0, "", ""
    end = text.find("\n---\n", 3)
    if end < 0:
        return 0, "", ""
    named = dict(line.split(":", 1) for line in text[4:end].splitlines() if ":" in line and line[:1].isalpha())
    known = {name.strip().lower(): value.strip().strip("\"'") for name, value in named.items()}
    return end + len("\n---\n"), known.get("author", ""), known.get("title", "")
