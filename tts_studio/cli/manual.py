"""``tts-studio manual``: read the manual in the terminal, or say where its pages are."""

from __future__ import annotations

import argparse
import locale

from tts_studio import manual, settings
from tts_studio.cli.exit_codes import DONE


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add which chapter is wanted, and in which form."""
    parser.add_argument("chapter", metavar="CHAPTER", nargs="?", choices=manual.CHAPTERS,
                        help="chapter to print (default: the list of chapters)")  # fmt: skip
    parser.add_argument("--language", choices=manual.LANGUAGES, default=None,
                        help="of the manual (default: the window's)")  # fmt: skip
    parser.add_argument("--path", action="store_true", help="only print where the page for a browser is")


def run(options: argparse.Namespace) -> int:
    """Print the chapter, its place, or what chapters there are; return the exit code."""
    language = options.language or _language()
    if options.path:
        print(manual.page(options.chapter or manual.CONTENTS, language))
    elif options.chapter:
        print(manual.text(options.chapter, language), end="")
    else:
        print(_contents(language))
    return DONE


def _contents(language: str) -> str:
    width = max(map(len, manual.CHAPTERS))
    lines = [f"  {chapter:{width}}  {manual.title(chapter, language)}" for chapter in manual.CHAPTERS]
    how = "One of them: tts-studio manual CHAPTER"
    return "\n".join([*lines, "", how, f"In a browser: {manual.page(manual.CONTENTS, language)}"])


def _language() -> str:
    """Return the language that was chosen in the preferences, else that of the system."""
    chosen = settings.load().language
    if chosen in manual.LANGUAGES:
        return chosen
    return "zh" if (locale.getlocale()[0] or "").startswith(("zh", "Chinese")) else "en"
