"""What Spanish, French, Italian and Portuguese have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tts_studio.text.languages.language import AbbreviationKind, Gender, Language, Noun, Number

NAME, NUMBER, MIDDLE, ANY = (
    AbbreviationKind.NAME,
    AbbreviationKind.NUMBER,
    AbbreviationKind.MIDDLE,
    AbbreviationKind.ANY,
)
MASCULINE, FEMININE = Gender.MASCULINE, Gender.FEMININE
_MOST_ORDINAL = 20
_NEXT_WORD = re.compile(r"\s+([^\W\d_]{3,})")


def masculine(one: str, many: str = "") -> Noun:
    """Return a masculine noun, its plural in -s unless it is given."""
    return Noun(one, many or f"{one}s", MASCULINE)


def feminine(one: str, many: str = "") -> Noun:
    """Return a feminine noun, its plural in -s unless it is given."""
    return Noun(one, many or f"{one}s", FEMININE)


class Romance(Language):
    """A Romance language."""

    scripts = frozenset({"LATIN", "GREEK"})
    folds_letters = True
    decimal_mark, group_marks = ",", ". \u00a0\u202f'’"
    fraction_by_digits = False
    cardinals: Mapping[Gender, str] = {
        MASCULINE: "spellout-cardinal-masculine",
        FEMININE: "spellout-cardinal-feminine",
    }
    ordinals: Mapping[Gender, str] = {
        MASCULINE: "spellout-ordinal-masculine",
        FEMININE: "spellout-ordinal-feminine",
    }
    function_words: frozenset[str] = frozenset()
    """Words after a number that it does not count."""
    masculine_nouns: frozenset[str] = frozenset()
    feminine_nouns: frozenset[str] = frozenset()
    """Nouns whose ending misleads."""
    feminine_endings: tuple[str, ...] = ()
    of = "de"
    """Between “million” and the currency."""
    halves: tuple[str, str, str] = ("", "", "")
    """“un medio”, “y medio”, and the word for “and” before other fractions."""
    parts: Mapping[int, tuple[str, str]] = {}
    """Names of the n-th part, singular and plural."""
    queens: frozenset[str] = frozenset({"Isabel", "Beatriz"})
    """Names of queens that do not end in -a."""
    reads_kings_to = 10
    """Up to this number a king is “the second”; from then on “fourteen”."""

    def counted(self, number: Number, noun: Noun) -> str:
        """Return a number with what it counts: “dos millones de euros”, but “dos millones cien euros”."""
        value = number.value
        if value and value % 1_000_000 == 0:
            return f"{self.number(number)}{self.of_before(noun.many)}{noun.many}"
        return super().counted(number, noun)

    def of_before(self, word: str) -> str:
        """Return “ de ” between millions and what they are of."""
        return f" {self.of} "

    def counts(self, word: str) -> bool:
        """Return whether it is more than a function word."""
        return word.lower() not in self.function_words

    def gender_of(self, word: str) -> Gender:
        """Guess by the ending."""
        plain = word.lower()
        if plain in self.masculine_nouns:
            return MASCULINE
        is_feminine = plain in self.feminine_nouns or plain.endswith(self.feminine_endings)
        return FEMININE if is_feminine else MASCULINE

    def fraction(self, top: int, bottom: int, noun: str = "") -> str | None:
        """Return “un medio”, “tres cuartos”."""
        if (top, bottom) == (1, 2):
            return self.half_of(noun)
        part = self.part(bottom)
        return part and f"{self.say(top, MASCULINE)} {part[0] if top == 1 else part[1]}"

    def half_of(self, noun: str) -> str:
        """Return “medio” or “media”."""
        half = self.halves[0]
        is_counted = noun and self.counts(noun)
        return f"{half[:-1]}a" if is_counted and self.gender_of(noun) is FEMININE else half

    def part(self, bottom: int) -> tuple[str, str] | None:
        """Return the name of the n-th part, singular and plural."""
        return self.parts.get(bottom)

    def with_fraction(self, whole: int, top: int, bottom: int) -> str | None:
        """Return “tres y medio”."""
        if (top, bottom) == (1, 2):
            return f"{self.say(whole)} {self.halves[1]}"
        part = self.fraction(top, bottom)
        return part and f"{self.say(whole)} {self.halves[2]} {part}"

    def roman(self, number: int, before: str, after: str) -> str | None:
        """Return an ordinal before a noun (“II Guerra Mundial”), else the number of a king or a cardinal."""
        words = before.split()
        last = words[-1].lower() if words else ""
        following = _NEXT_WORD.match(after)
        is_counted = last in self.numbered or (words and words[-1] in self.regnal_names)
        if following and not is_counted and number <= _MOST_ORDINAL and self.counts(following[1]):
            return self.ordinal(number, self.gender_of(following[1]))
        return super().roman(number, before, after)

    _SHORT_YEAR = re.compile(r"(?<![\w'’])['’](?P<year>\d\d)\b(?!['’])")

    def extra(self, text: str) -> str:
        """Read years without a century: “gli anni '80”."""
        return self._SHORT_YEAR.sub(lambda found: self.whole(found["year"]), text)

    def regnal(self, number: int, name: str, before: str) -> str:
        """Return “segundo”, “catorce”."""
        if number > self.reads_kings_to:
            return self.say(number)
        return self.ordinal(number, FEMININE if name.endswith("a") or name in self.queens else MASCULINE)
