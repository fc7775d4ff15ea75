"""The pages of the manual: Markdown in, HTML out that needs neither a network nor a script.

Headings have the same anchors in every language, those of the English words. ``**…**`` is what the window says, ``*…*``
is a key; pictures have a second one for dark pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path
from string import Template

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tts_studio.manual import CHAPTERS, CONTENTS, LANGUAGES

MANUAL = Path(__file__).resolve().parents[2] / "resources" / "manual"
DARK = "-dark"
"""At the end of the name of a picture for dark pages."""

_PAGE = Template("""\
<!DOCTYPE html>
<html lang="$lang">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>$title – TTS Studio</title>
<link rel="stylesheet" href="../style.css">
</head>
<body>
<a class="skip" href="#text">$skip</a>
<header>
<p><a href="index.html">$manual</a></p>
<p><a href="#chapters">$chapters</a></p>
<p><a href="../$other/$name.html" lang="$other_lang" hreflang="$other_lang">$other_name</a></p>
</header>
<main id="text" tabindex="-1">
$body
</main>
<nav id="chapters" aria-label="$chapters" tabindex="-1">
<ol>
$list
</ol>
</nav>
<footer>
<nav aria-label="$turn">
$turning
</nav>
</footer>
</body>
</html>
""")

_LANG = {"en": "en", "zh": "zh-Hans"}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "skip": "To the text",
        "manual": "TTS Studio: the manual",
        "chapters": "Chapters",
        "turn": "Previous and next chapter",
        "before": "Previous chapter:",
        "after": "Next chapter:",
        "here": "On this page",
        "name": "English",
        "intro": "In the program, F1 opens this manual at the chapter of the page or dialog that you are in. Below are"
        " all chapters with their sections: the search of your browser finds a subject here. It needs no network.",
    },
    "zh": {
        "skip": "跳到正文",
        "manual": "TTS Studio 使用手册",
        "chapters": "各章",
        "turn": "上一章和下一章",
        "before": "上一章：",
        "after": "下一章：",
        "here": "本页内容",
        "name": "中文",
        "intro": "在程序中按 F1，会打开本手册中与当前页面或对话框对应的一章。下面列出各章及其各节，"
        "可以用浏览器的查找功能找到某个主题。阅读手册不需要网络。",
    },
}


@dataclass(frozen=True)
class Heading:
    """A heading of a chapter."""

    level: int
    anchor: str
    words: str


@dataclass(frozen=True)
class Chapter:
    """A chapter in one language."""

    name: str
    language: str
    tokens: Sequence[Token]
    headings: Sequence[Heading]

    @property
    def title(self) -> str:
        """What its first heading says."""
        return self.headings[0].words


class ManualError(Exception):
    """The sources of the manual do not fit together; the message says where."""


def parse(markdown: str) -> list[Token]:
    """Return the tokens of a text, without its comments."""
    parser = MarkdownIt("commonmark").enable("table")
    return [token for token in parser.parse(markdown) if token.type != "html_block"]


def render(sources: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return the pages by their names, such as ``en/record.html``, of Markdown by language and chapter.

    Raises ManualError if the languages do not have the same chapters with the same headings.
    """
    books = {language: _chapters(language, sources) for language in LANGUAGES}
    pages: dict[str, str] = {}
    for language, book in books.items():
        for name, chapter in book.items():
            pages[f"{language}/{name}.html"] = _page(chapter, book, _body(chapter))
        pages[f"{language}/{CONTENTS}.html"] = _page(_contents(language), book, _table_of_contents(language, book))
    return pages


def _chapters(language: str, sources: Mapping[str, Mapping[str, str]]) -> dict[str, Chapter]:
    book: dict[str, Chapter] = {}
    for name in CHAPTERS:
        tokens, model = parse(sources[language][name]), _headings(parse(sources[LANGUAGES[0]][name]))
        found = _headings(tokens)
        if [each.level for each in found] != [each.level for each in model]:
            raise ManualError(f"{language}/{name}: other headings than in {LANGUAGES[0]}: {_difference(found, model)}")
        headings = [Heading(one.level, other.anchor, one.words) for one, other in zip(found, model, strict=True)]
        book[name] = Chapter(name, language, tokens, headings)
    return book


def _difference(found: Sequence[Heading], model: Sequence[Heading]) -> str:
    pairs = zip([*found, Heading(0, "", "–")], [*model, Heading(0, "", "–")], strict=False)
    return next((f"“{one.words}” for “{other.words}”" for one, other in pairs if one.level != other.level), "")


def _headings(tokens: Sequence[Token]) -> list[Heading]:
    found: list[Heading] = []
    for token, inside in pairwise(tokens):
        if token.type == "heading_open":
            words = _words(inside)
            found.append(Heading(int(token.tag[1]), anchor(words), words))
    anchors = [heading.anchor for heading in found]
    if found and len(set(anchors)) < len(anchors) and all(anchors):
        raise ManualError(f"“{found[0].words}” has two headings with the same words")
    return found


def anchor(words: str) -> str:
    """Return the anchor of a heading; empty if there is no Latin letter in it."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def _words(inline: Token) -> str:
    return "".join(child.content for child in inline.children or ())


# --- what is between the headings and foot of a page -----------------------------------------------------------------


def _body(chapter: Chapter) -> str:
    tokens = list(_prepared(chapter))
    parser = MarkdownIt("commonmark").enable("table")
    after_title = next(number for number, token in enumerate(tokens) if token.type == "heading_close") + 1
    head = parser.renderer.render(tokens[:after_title], parser.options, {})
    rest = parser.renderer.render(tokens[after_title:], parser.options, {})
    return f"{head}{_on_this_page(chapter)}{rest}".rstrip()


def _prepared(chapter: Chapter) -> Iterator[Token]:
    """Yield the tokens as they are to be written."""
    headings, in_figure = iter(chapter.headings), False
    for token, following in zip(chapter.tokens, [*chapter.tokens[1:], None], strict=True):
        if token.type == "heading_open":
            token.attrSet("id", next(headings).anchor)
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        elif token.type == "paragraph_open" and _is_picture(following):
            token.tag, in_figure = "figure", True
        elif token.type == "paragraph_close" and in_figure:
            token.tag, in_figure = "figure", False
        elif token.type in ("code_block", "fence") and chapter.language != "en" and _is_english(token.content):
            token = _raw(f'<pre lang="en"><code>{escape(token.content)}</code></pre>\n')
        elif token.type == "inline":
            token.children = [_inline(child, chapter) for child in token.children or ()]
        yield token


def _is_picture(token: Token | None) -> bool:
    return token is not None and [child.type for child in token.children or ()] == ["image"]


def _inline(token: Token, chapter: Chapter) -> Token:
    if token.type == "link_open":
        token.attrSet("href", re.sub(r"\.md(?=#|$)", ".html", str(token.attrGet("href"))))
    elif token.type in ("em_open", "em_close"):
        token.tag = "kbd"
    elif token.type == "image":
        return _raw(_picture(str(token.attrGet("src")), token.content), "html_inline")
    elif token.type == "code_inline" and chapter.language != "en" and _is_english(token.content):
        token.attrSet("lang", "en")
    return token


def _picture(source: str, words: str) -> str:
    dark = re.sub(r"(\.\w+)$", rf"{DARK}\1", source)
    width, height = size_of(MANUAL / "en" / source)
    size = f'width="{width}" height="{height}"'
    return (
        f'<picture><source media="(prefers-color-scheme: dark)" srcset="{escape(dark)}">'
        f'<img src="{escape(source)}" alt="{escape(words)}" {size} loading="lazy"></picture>'
    )


@cache
def size_of(path: Path) -> tuple[int, int]:
    """Return the width and height of a picture in pixels; raises ManualError if it is none."""
    from PySide6.QtGui import QImageReader

    size = QImageReader(str(path)).size()
    if not size.isValid():
        raise ManualError(f"{path} is no picture; --pictures draws those that are listed")
    return size.width(), size.height()


def _raw(html: str, kind: str = "html_block") -> Token:
    return Token(kind, "", 0, content=html)


def _is_english(text: str) -> bool:
    return bool(re.search(r"[A-Za-z]{4}", text)) and not re.search(r"[\u4e00-\u9fff]", text)


# --- the page around it ----------------------------------------------------------------------------------------------


def _page(chapter: Chapter, book: Mapping[str, Chapter], body: str) -> str:
    words = _WORDS[chapter.language]
    other = next(language for language in LANGUAGES if language != chapter.language)
    return _PAGE.substitute(
        words,
        lang=_LANG[chapter.language],
        title=escape(chapter.title, quote=False),
        other=other,
        other_lang=_LANG[other],
        other_name=_WORDS[other]["name"],
        name=chapter.name,
        list="\n".join(_entry(each, current=each.name == chapter.name) for each in book.values()),
        body=body,
        turning="\n".join(_turning(chapter, book)),
    )


def _entry(chapter: Chapter, *, current: bool) -> str:
    here = ' aria-current="page"' if current else ""
    return f'<li><a href="{chapter.name}.html"{here}>{escape(chapter.title, quote=False)}</a></li>'


def _turning(chapter: Chapter, book: Mapping[str, Chapter]) -> Iterator[str]:
    words, names = _WORDS[chapter.language], list(book)
    number = names.index(chapter.name) if chapter.name in book else -1
    if number > 0:
        yield _turn("prev", words["before"], book[names[number - 1]])
    if number + 1 < len(names):
        yield _turn("next", words["after"], book[names[number + 1]])


def _turn(way: str, words: str, chapter: Chapter) -> str:
    link = f'<a href="{chapter.name}.html" rel="{way}">{escape(chapter.title, quote=False)}</a>'
    return f"<p>{words} {link}</p>"


def _on_this_page(chapter: Chapter) -> str:
    label, sections = _WORDS[chapter.language]["here"], _sections(chapter, "")
    return f'<nav class="here" aria-label="{label}">\n<p>{label}</p>\n{sections}</nav>\n' if sections else ""


def _sections(chapter: Chapter, page: str) -> str:
    """Return a list of links to the sections of a chapter, whose page is ``page``; empty if there are none."""
    links = [
        f'<li><a href="{page}#{each.anchor}">{escape(each.words, quote=False)}</a></li>\n'
        for each in chapter.headings
        if each.level == 2
    ]
    return f"<ul>\n{''.join(links)}</ul>\n" if links else ""


def _contents(language: str) -> Chapter:
    return Chapter(CONTENTS, language, (), (Heading(1, "", _WORDS[language]["manual"]),))


def _table_of_contents(language: str, book: Mapping[str, Chapter]) -> str:
    """Return all chapters and their sections: with it, the browser's search finds a subject."""
    parts = [f"<h1>{_WORDS[language]['manual']}</h1>\n<p>{_WORDS[language]['intro']}</p>\n"]
    for chapter in book.values():
        page = f"{chapter.name}.html"
        parts.append(f'<h2><a href="{page}">{escape(chapter.title, quote=False)}</a></h2>\n{_sections(chapter, page)}')
    return "".join(parts).rstrip()
