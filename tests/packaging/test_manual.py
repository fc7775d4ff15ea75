"""The manual: what it quotes is what the program says, what it names is there, and both languages say the same."""

from __future__ import annotations

import ast
import contextlib
import io
import re
import shlex
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it.token import Token

import translations
from manual import build, made_parts, pages, pictures_of_pages
from tests.helpers.console_examples import examples
from tts_studio import cli, manual
from tts_studio.engine.export.destinations import DESTINATIONS

GUI = build.ROOT / "tts_studio" / "gui"
MOST_BYTES = 3_000_000
"""Of all pictures together."""
KEYS_OF_EVERY_PROGRAM = {"Alt", "Alt+P", "Alt+V", "Alt+H"}
SET_UP = (build.ROOT / "packaging" / "studio.py").read_text(encoding="utf-8")
INLINE = re.compile(r"`(tts-studio [^`]+)`")

Place = tuple[str, str]
"""Language and chapter."""


@cache
def chapters() -> dict[Place, str]:
    """Return the Markdown of all chapters, without the parts that the program makes."""
    texts = {
        (language, name): (build.MANUAL / language / f"{name}.md").read_text(encoding="utf-8")
        for language in manual.LANGUAGES
        for name in manual.CHAPTERS
    }
    return {place: re.sub(r"<!-- made: .*?<!-- end -->", "", text, flags=re.DOTALL) for place, text in texts.items()}


def inline(markdown: str) -> Iterator[Token]:
    for token in pages.parse(markdown):
        yield from token.children or ()


def inside(markdown: str, kind: str) -> list[str]:
    """Return the texts between two tokens, such as those that are ``strong``, in order."""
    found: list[str] = []
    opened = False
    for token in inline(markdown):
        if token.type == f"{kind}_open":
            found.append("")
            opened = True
        elif token.type == f"{kind}_close":
            opened = False
        elif opened:
            found[-1] += token.content
    return found


# --- pages -----------------------------------------------------------------------------------------------------------


def test_pages_are_those_of_the_chapters() -> None:
    assert list(build.out_of_step()) == [], "python packaging/manual/build.py makes them anew"


def test_there_is_no_other_file() -> None:
    sources, pages_of = {f"{name}.md" for name in manual.CHAPTERS}, {*manual.CHAPTERS, manual.CONTENTS}
    expected = {f"{language}/{name}" for language in manual.LANGUAGES for name in sources}
    expected |= {f"{language}/{name}.html" for language in manual.LANGUAGES for name in pages_of}

    kept = {path.relative_to(build.MANUAL).as_posix() for path in build.MANUAL.rglob("*") if path.is_file()}
    assert {name for name in kept if not name.startswith("pictures/")} == expected | {"style.css"}


class Page(HTMLParser):
    """What a browser and a screen reader find in a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.language = ""
        self.tags: list[str] = []
        self.headings: list[int] = []
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.pictures: list[str] = []
        self.faults: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if "id" in given:
            self.faults += [f"two anchors {given['id']}"] if given["id"] in self.anchors else []
            self.anchors.add(given["id"])
        match tag:
            case "html":
                self.language = given.get("lang", "")
            case "h1" | "h2" | "h3":
                self.headings.append(int(tag[1]))
            case "a":
                self.links.append(given["href"])
            case "img" | "source":
                self.pictures.append(given.get("src") or given["srcset"])
                self.faults += [f"no words for {given['src']}"] if tag == "img" and not given.get("alt") else []
            case "link":
                self.links.append(given["href"])
            case "th":
                self.faults += [] if given.get("scope") == "col" else ["a column without scope"]
            case "nav":
                self.faults += [] if given.get("aria-label") else ["a list of links without a name"]
            case _ if any(name.startswith("on") for name in given):
                self.faults.append(f"a script in {tag}")
            case _:
                pass

    def problems(self, others: dict[Path, Page]) -> Iterator[str]:
        yield from self.faults
        if self.language != {"en": "en", "zh": "zh-Hans"}[self.path.parent.name]:
            yield f"language {self.language}"
        if self.headings[:1] != [1] or self.headings.count(1) != 1:
            yield "not one heading of the first level, before all others"
        steps = pairwise(self.headings)
        yield from (f"heading {two} below {one}" for one, two in steps if two > one + 1)
        yield from (f"no {tag}" for tag in ("main", "header", "footer", "nav", "title") if tag not in self.tags)
        yield from (f"has a {tag}" for tag in ("script", "iframe", "style", "form") if tag in self.tags)
        yield from re.findall(r"&lt;!--.*|\*\*.*", self.path.read_text(encoding="utf-8"))  # marks shown as text
        yield from (link for link in self.links if not self.leads_somewhere(link, others))
        yield from (name for name in self.pictures if not (self.path.parent / name).is_file())

    def leads_somewhere(self, link: str, others: dict[Path, Page]) -> bool:
        if "://" in link:
            return True
        name, _, anchor = link.partition("#")
        path = (self.path.parent / name).resolve() if name else self.path
        return path.is_file() and (not anchor or anchor in others[path].anchors)


def test_every_page_is_whole_and_its_links_and_pictures_lead_somewhere() -> None:
    found = {path: Page(path) for path in sorted(build.MANUAL.resolve().rglob("*.html"))}

    assert [
        f"{path.parent.name}/{path.name}: {line}" for path, page in found.items() for line in page.problems(found)
    ] == []
    used = {(path.parent / name).resolve() for path, page in found.items() for name in page.pictures}
    kept = set((build.MANUAL / "pictures").resolve().rglob("*.*"))
    assert kept == used
    assert {path.stem.removesuffix(pages.DARK) for path in kept} == set(pictures_of_pages.SHOWN)
    assert sum(path.stat().st_size for path in kept) < MOST_BYTES


# --- what is quoted --------------------------------------------------------------------------------------------------


def shown(text: str) -> str:
    """Return what a text of the window looks like: without the marks of its keys, and the ellipsis."""
    return re.sub(r"\(&\w\)|&(?=\w)", "", text).rstrip("… ")


@cache
def window() -> dict[str, set[str]]:
    """Return each text of the window with its translations."""
    found: dict[str, set[str]] = {}
    for message, chinese in translations.read_ts().items():
        found.setdefault(shown(message.source), set()).add(shown(chinese))
    return found


def test_what_the_manual_says_of_the_window_stands_there() -> None:
    known = {"en": set(window()), "zh": set[str]().union(*window().values())}

    wrong = [
        f"{language}/{name}: {words}"
        for (language, name), text in chapters().items()
        for words in inside(text, "strong")
        if words not in known[language]
    ]
    assert wrong == []


def test_every_key_is_one() -> None:
    for language in manual.LANGUAGES:
        known = set(inside(made_parts.keys(language), "em")) | KEYS_OF_EVERY_PROGRAM
        named = {
            key: name for (where, name), text in chapters().items() if where == language for key in inside(text, "em")
        }
        assert {key: name for key, name in named.items() if key not in known} == {}


def test_both_languages_quote_the_same() -> None:
    wrong: list[str] = []
    for name in manual.CHAPTERS:
        english, chinese = chapters()["en", name], chapters()["zh", name]
        there = inside(chinese, "strong")
        wrong += [
            f"{name}: {words}" for words in inside(english, "strong") if not window().get(words, set()) & {*there}
        ]
        for what in (facts, lambda text: sorted(inside(text, "em"))):
            one, other = what(english), [words.replace("空格键", "Space") for words in what(chinese)]
            wrong += [f"{name}: {one} / {other}"] if sorted(one) != sorted(other) else []
    assert wrong == []


def facts(markdown: str) -> list[str]:
    """Return what no translation changes: pictures, links, and the commands without the words that they take."""
    found = [str(token.attrGet("src")).replace("/zh/", "/en/") for token in inline(markdown) if token.type == "image"]
    found += [str(token.attrGet("href")) for token in inline(markdown) if token.type == "link_open"]
    commands = [example.words for example in examples(markdown)]
    return found + [" ".join([*words[:2], *(word for word in words if word.startswith("--"))]) for words in commands]


# --- commands --------------------------------------------------------------------------------------------------------


def refusal(words: list[str]) -> str:
    """Return why the program does not take a command; empty if it does."""
    if words[:2] == ["python3", "packaging/studio.py"]:
        return "" if re.search(rf"^  {words[2]} ", SET_UP, re.MULTILINE) else "no such command"
    if words[0] != "tts-studio":
        return "no command of this program"
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        try:
            cli._parser(words[1:]).parse_args(words[1:])
        except SystemExit:
            return said.getvalue().strip().splitlines()[-1]
    return ""


def test_every_command_is_one_that_the_program_takes() -> None:
    wrong: list[str] = []
    for place, text in chapters().items():
        for words in (example.words for example in examples(text)):
            wrong += [f"{place}: {shlex.join(words)}: {why}"] if (why := refusal(words)) else []
        for words in (found.split() for found in INLINE.findall(text)):
            options = {each for action in made_parts.options_of(words[1]) for each in action.option_strings}
            wrong += [f"{place}: {word}" for word in words if word.startswith("--") and word not in options]
    assert wrong == []


def test_every_option_that_is_named_belongs_to_a_command() -> None:
    known = {each for name in cli.COMMANDS for action in made_parts.options_of(name) for each in action.option_strings}

    for place, text in chapters().items():
        named = set(re.findall(r"`(--[a-z-]+)`", text))
        assert named - known - {"--help"} == set(), place


def test_every_text_of_a_command_is_in_chinese() -> None:
    texts = {action.help for name in cli.COMMANDS for action in made_parts.options_of(name)}

    assert set(made_parts.chinese_of_commands()) == texts | {*cli.COMMANDS.values()}


# --- everything has its place ----------------------------------------------------------------------------------------


def test_every_command_and_destination_has_its_place() -> None:
    explained = "".join(
        text for (language, name), text in chapters().items() if language == "en" and name != "commands"
    )
    assert [name for name in cli.COMMANDS if f"tts-studio {name}" not in explained] == []

    titles = [each.title.template for each in DESTINATIONS.values()]
    headings = re.findall(r"^## (.*)$", chapters()["en", "export"], re.MULTILINE)
    assert [title for title in titles if title not in headings] == []


def test_every_page_and_dialog_of_the_window_opens_a_chapter() -> None:
    from tts_studio.gui.shell import main_window

    opened = {main_window._CHAPTERS.get(page, page) for page in main_window._CLASSES}
    without: list[str] = []
    for path in sorted(GUI.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        dialogs = [
            node.name
            for node in ast.parse(source).body
            if isinstance(node, ast.ClassDef) and "QDialog" in map(ast.unparse, node.bases)
        ]
        offered = re.findall(r'^        offer_manual\(self, "(\w+)"\)$', source, re.MULTILINE)
        opened.update(offered)
        without += dialogs if len(offered) < len(dialogs) else []
    assert opened <= set(manual.CHAPTERS)
    assert without == ["AskName"], "it asks for a name, nothing else"


def test_a_package_opens_the_pages_where_browsers_may_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = manual.page("keys", "zh")
    second = tmp_path / "zh" / "keys.html"
    second.parent.mkdir()
    second.touch()
    monkeypatch.setattr(manual, "_DOCUMENTS", tmp_path)
    assert manual.page("keys", "zh") == own, "pages of another installation"

    monkeypatch.setattr(manual, "_INSTALLED", build.ROOT)
    assert manual.page("keys", "zh") == second
    assert manual.page("keys", "en").is_relative_to(build.ROOT), "not there a second time"


# --- in a terminal ---------------------------------------------------------------------------------------------------


def test_text_for_a_terminal_has_no_marks() -> None:
    marked = (
        "# A\n\n<!-- made: x -->\n![A *window*](a.webp)\n<!-- end -->\n\nPress *Ctrl+1*, **Stop**, *空格键*; 2 * 3 * 4;"
        " “*”. [here](b.md#c), [there](https://example.org).\n\n"
        "| A | B |\n| --- | --- |\n| `a\\|b` | c |\n\n```console\n$ run\n```\n"
    )
    assert manual.plain(marked) == (
        "# A\n\n[A window]\n\nPress Ctrl+1, Stop, 空格键; 2 * 3 * 4;"
        " “*”. here, there (https://example.org).\n\nA – B\na|b – c\n\n    $ run\n"
    )


def test_the_command_lists_prints_and_finds(capsys: pytest.CaptureFixture[str]) -> None:
    for language, title in (("en", "Training"), ("zh", "训练")):
        assert cli.main(["manual", "--language", language]) == 0
        assert re.search(rf"^  train +{title}$", capsys.readouterr().out, re.MULTILINE)
        assert cli.main(["manual", "train", "--language", language]) == 0
        assert capsys.readouterr().out.startswith(f"# {title}\n")
        assert cli.main(["manual", "train", "--language", language, "--path"]) == 0
        assert Path(capsys.readouterr().out.strip()).is_file()
