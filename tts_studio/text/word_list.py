"""A list of words that are said otherwise than they are written: names, foreign words, what a voice stumbles over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tts_studio.text.markup.phonemes import are_phonemes, decomposed

_BRACKETED = re.compile(r"\[\[(.*)\]\]", re.DOTALL)


@dataclass(frozen=True)
class Pronunciation:
    """How a word is said."""

    word: str
    """One or more words, as they are written. One in small letters stands for every spelling with capitals, too."""
    said: str
    """Other words that sound like it, or phonemes as ``[[ ˈdʒiː ]]``."""
    language: str = ""
    """First part of espeak-ng's name of the language in which it is said so; empty for all."""

    @property
    def phonemes(self) -> str | None:
        """Its phonemes; None if it is said by other words."""
        found = _BRACKETED.fullmatch(self.said.strip())
        return decomposed(found[1]) if found and are_phonemes(f" {found[1]} ") else None


@dataclass(frozen=True)
class WordList:
    """Pronunciations, the later ones before the earlier ones."""

    entries: tuple[Pronunciation, ...] = ()

    @classmethod
    def joined(cls, *lists: WordList) -> WordList:
        """Return several lists as one, in which the last ones decide."""
        return cls(tuple(entry for words in lists for entry in words.entries))

    def of_language(self, espeak_voice: str) -> WordList:
        """Return the entries for a language, such as ``en-us``."""
        family = espeak_voice.split("-")[0].lower()
        return WordList(tuple(entry for entry in self.entries if entry.language in ("", family)))

    def parts(self, text: str) -> Iterator[str | Pronunciation]:
        """Yield a text in parts: what is not in the list, and the words that are."""
        at = 0
        for found in self._pattern.finditer(text) if self.entries else ():
            entry = self._exact.get(found[0]) or self._folded.get(found[0].casefold())
            if entry is None:
                continue
            if found.start() > at:
                yield text[at : found.start()]
            yield entry
            at = found.end()
        if at < len(text):
            yield text[at:]

    @cached_property
    def _exact(self) -> dict[str, Pronunciation]:
        return {entry.word: entry for entry in self.entries}

    @cached_property
    def _folded(self) -> dict[str, Pronunciation]:
        return {entry.word: entry for entry in self.entries if entry.word == entry.word.casefold()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(_any_word(entry.word for entry in self.entries), re.IGNORECASE)


def _any_word(words: Iterable[str]) -> str:
    longest_first = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    written = "|".join(re.escape(word) for word in longest_first)
    return rf"(?<![^\W_])(?:{written})(?![^\W_])"
