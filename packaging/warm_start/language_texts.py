"""Sentences in several languages for the builders of ``resources``: those of Debian's packages, by the thousand.

    apt-get install fortunes fortunes-it fortunes-es fortunes-br fortunes-de wesnoth-1.16

``fortunes`` are short texts of daily life, questions and exclamations among them; the translations of the game Battle
for Wesnoth are dialogues. Any text would do; nothing of it is part of this repository or of what the builders write.
"""

from __future__ import annotations

import gettext
import html
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

GAMES = Path("/usr/share/games")


@dataclass(frozen=True)
class Source:
    """Where the texts of a language are, and what they are written in."""

    letters: str
    """Beyond ASCII, small."""
    translation: str = ""
    """Folder of the game's translation; the game itself is in English, but not in one of these files."""
    fortunes: str = ""
    """Pattern of files below ``fortunes``."""


SOURCES: Mapping[str, Source] = {
    "en": Source("", fortunes="*.u8"),  # only English ones have such a file, so others beside them stay out
    "it": Source("àèéìòù", "it", "it/*"),
    "es": Source("áéíóúüñ¿¡", "es", "es/*"),
    "fr": Source("àâäçéèêëîïôöùûüÿœæ", "fr"),
    "pt": Source("àáâãçéêíóôõúü", "pt_BR", "brasil"),
    "de": Source("äöüß", "de", "de/*"),
    "nl": Source("àáäèéêëïíóöúü", "nl"),
}
"""By the first part of espeak-ng's names."""
GRAVE = str.maketrans("aeiou", "àèìòù")


def read_sentences(language: str, games: Path = GAMES) -> list[str]:
    """Return plain sentences of 13 … 109 characters, shuffled the same way each time.

    Raises SystemExit if there are none: the packages are not installed.
    """
    source = SOURCES[language]
    whole = _whole(source.letters)
    texts = [*_translations(games, source), *_fortunes(games, source, language)]
    found = {sentence for text in texts for sentence in _split(text) if whole.fullmatch(sentence)}
    if not found:
        raise SystemExit(f"There are no sentences in “{language}”; language_texts.py says which packages have some.")
    chosen = sorted(sentence for sentence in found if _plain(sentence))
    random.Random(0).shuffle(chosen)
    return chosen


def _whole(letters: str) -> re.Pattern[str]:
    """Return what matches a whole sentence: letters and punctuation, no numbers and no abbreviations in capitals."""
    capitals = letters.upper().replace("SS", "")
    return re.compile(rf"[A-Z{capitals}¿¡][A-Za-z{letters}{capitals} ,'.!?;:-]{{11,107}}[.!?]")


def _plain(sentence: str) -> bool:
    return len(sentence.split()) >= 2 and sum(letter.isupper() for letter in sentence) < 6


def _translations(games: Path, source: Source) -> Iterator[str]:
    if not source.translation:
        return
    for path in sorted(games.glob(f"wesnoth/*/**/{source.translation}/LC_MESSAGES/*.mo")):
        with path.open("rb") as file:
            catalogue: dict[str, str] = vars(gettext.GNUTranslations(file))["_catalog"]
        yield from (text for key, text in catalogue.items() if key)  # that without a key is the file's header


def _fortunes(games: Path, source: Source, language: str) -> Iterator[str]:
    for path in sorted((games / "fortunes").glob(source.fortunes)) if source.fortunes else ():
        if path.is_file() and path.suffix != ".dat" and (path.suffix != ".u8" or source.fortunes.endswith(".u8")):
            for text in re.split(r"\n%+\n", path.read_text(encoding="utf-8", errors="ignore")):
                said = re.sub(r"\n\s*--.*", "", text, flags=re.DOTALL)  # whose saying it is
                yield _with_accents(said) if language == "it" else said


def _with_accents(text: str) -> str:
    """Return Italian whose accents were typed as apostrophes (“perche'”) as it is printed."""
    text = re.sub(r"che'(?=[ .,;:!?])", "ché", text)
    return re.sub(r"(?<!\bp)([aeiou])'(?=[ .,;:!?])", lambda found: found[1].translate(GRAVE), text)


def _split(text: str) -> Iterator[str]:
    plain = re.sub(r"<[^>]*>", " ", html.unescape(text)).replace("’", "'").replace("…", "...")
    plain = re.sub(r"\s+", " ", re.sub(r"[“”«»„\"]", "", plain))
    for sentence in re.split(r"(?<=[.!?])\s+", plain):
        yield re.sub(r"\s+([!?;:])", r"\1", sentence.strip(" -–—*"))
