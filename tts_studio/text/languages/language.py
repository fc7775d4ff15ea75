"""What the front end knows of a language: one small interface, which each language fills with its data.

A language is a class with the words of the language, and with the few methods in which its grammar differs from that of
the others. What all languages share, such as what a date or an amount of money looks like, is in ``text/rules``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property

from tts_studio.text.languages.number_words import in_words

_NAME_FOLLOWS = re.compile(r"[ \u00a0\u202f]+[^\W\d_a-zà-ÿ]")
_SETTLED = str.maketrans("0123456789", "".join(chr(0xE000 + digit) for digit in range(10)))
SETTLED = "\ue000-\ue009"
"""Digits of numbers that a rule has read: no later rule takes them for a year, a fraction or a telephone number."""

_NUMBER_FOLLOWS = re.compile(rf"[ \u00a0\u202f]?\(?(?:[\d{SETTLED}]|(?!I\b(?!\s*(?:[.,;:)]|$)))[IVXLCDM]+\b|#)")

MOST_DIGITS = 15
"""Longer numbers, and those that begin with a nought, are read digit by digit."""


class Gender(Enum):
    """Grammatical gender of what is counted."""

    MASCULINE = auto()
    FEMININE = auto()
    NEUTER = auto()


class AbbreviationKind(Enum):
    """What follows an abbreviation, by which it is known whether its full stop ends the sentence."""

    NAME = auto()
    """A name: “Dr. Brown”. It never ends a sentence before a capital."""
    NUMBER = auto()
    """A number: “No. 5”. Without one it is no abbreviation."""
    MIDDLE = auto()
    """More of the sentence: “e.g. apples”. It never ends one."""
    ANY = auto()
    """Anything: “etc.” ends a sentence if a capital follows."""


@dataclass(frozen=True)
class Abbreviation:
    """What an abbreviation stands for."""

    words: str
    kind: AbbreviationKind = AbbreviationKind.ANY


@dataclass(frozen=True)
class Noun:
    """What is counted."""

    one: str
    many: str
    gender: Gender = Gender.MASCULINE
    few: str = ""
    """For a number that ends in a fraction, where that differs from ``many``."""


@dataclass(frozen=True)
class Currency:
    """A currency and its hundredth part."""

    noun: Noun
    cent: Noun | None = None
    """None where hundredths are read as a fraction."""


@dataclass(frozen=True)
class Number:
    """A number that was written in digits."""

    whole: str
    """Digits before the decimal mark, without marks between them."""
    fraction: str = ""
    """Digits after it."""
    negative: bool = False

    @property
    def value(self) -> int | None:
        """Its value if it is whole and is read as one number."""
        if self.fraction or len(self.whole) > MOST_DIGITS or (len(self.whole) > 1 and self.whole[0] == "0"):
            return None
        return int(self.whole)


def word_set(words: str) -> frozenset[str]:
    """Return words that are written one after another."""
    return frozenset(words.split())


def without_possessive(name: str) -> str:
    """Return a name without “'s”."""
    return re.sub(r"['’]s?$", "", name)


def names(kind: AbbreviationKind, **words: str) -> dict[str, Abbreviation]:
    """Return abbreviations of one kind, each by its letters without the full stop."""
    return {short.replace("_", "."): Abbreviation(long, kind) for short, long in words.items()}


class Language:
    """A language that has no data of its own: its characters and sentences are put in order, and nothing else."""

    cldr: str = ""
    """CLDR's name of the language, by which its numbers are read; empty if they stay as they are written."""
    scripts: frozenset[str] | None = None
    """First words of the Unicode names of the letters that it can say; None if that is not known."""
    folds_letters: bool = False
    """Whether Latin letters that its own alphabet and those of its neighbours lack lose their accents."""
    comma: str = ","
    """What is said before a pause inside a sentence."""
    given_sounds: re.Pattern[str] | None = None
    """What counts as sounds between double square brackets, beside the phonetic alphabet."""
    emoji_names: str = ""
    """Language of the names of emoji (package emoji); empty if espeak-ng names them."""
    reads_digits: bool = True
    """Whether espeak-ng's own reading of cardinal numbers is better than that of the number in words."""

    # Numbers
    decimal_mark: str = "."
    group_marks: str = ","
    numbering: str = "spellout-numbering"
    cardinals: Mapping[Gender, str] = {}
    ordinals: Mapping[Gender, str] = {}
    year_rules: str = "spellout-numbering-year"
    point: str = ""
    point_in_names: str = ""
    """Between the parts of a version."""
    version: str = ""
    """What “v” before a number is read as."""
    over: str = ""
    """Between two numbers with a stroke that are no fraction."""
    by: str = ""
    """Between the sides of “5 x 7”."""
    minus: str = ""
    plus: str = ""
    to: str = ""
    """Between the ends of a range."""
    through: str = ""
    """Between the ends of a span that was written with “t/m”, where that differs from ``to``."""
    score_words: frozenset[str] = frozenset()
    """Words, in lower case, shortly after which 21:19 is a score and no time."""
    chapters: re.Pattern[str] | None = None
    """What stands before chapter and verse, “23:1”."""
    versus: str = ""
    """Between the two numbers of a score."""
    fraction_by_digits: bool = True
    """Whether what follows the decimal mark is read digit by digit."""
    scales: Mapping[str, Noun] = {}
    """Word or letter for a thousand, a million … after an amount → the word that is read."""
    scale_joiner: str = " "
    """Between “five million” and “dollars”."""

    # Dates and times
    months: Sequence[str] = ()
    month_short: Mapping[str, int] = {}
    """Abbreviation without its full stop, in lower case → month 1 … 12."""
    weekday_short: Mapping[str, str] = {}
    month_first: bool = False
    """Whether 5/12 is the twelfth of May."""
    month_first_too: bool = False
    """Whether “May 12” is a date."""
    before_dates: frozenset[str] = frozenset()
    """Words, in lower case, after which 24/12 is a date."""
    before_weekdays: frozenset[str] = frozenset()
    """Words, in lower case, after which “Di.” is a weekday, whatever follows."""
    dotted_dates: bool = False
    """Whether “3. 5.” and “03.05.2024” are dates of the language itself."""
    date_of: str = ""
    """Word that may stand between the parts of a date: “3 de mayo de 2024”."""
    year_words: frozenset[str] = frozenset()
    """Words, in lower case, after which a number of four digits is a year."""
    clock_words: str = ""
    """Pattern of what follows a time of day: “Uhr”, “uur”, “h”."""
    clock_marks: str = ""
    """Pattern of what stands between hours and minutes, beside a colon: “h”."""

    # Amounts
    currencies: Mapping[str, Currency] = {}
    currency_joiner: str = " "
    """Between dollars and cents."""
    says_cents: bool = True
    """Whether “cents” is said after dollars: “five dollars and ten cents”, but “fünf Euro zehn”."""
    units: Mapping[str, Noun] = {}
    verbs_like_units: frozenset[str] = frozenset()
    """Units that are verbs, too: “7 ha” is seven hectares only before a mark, “of” or “and”."""
    metre_joiner: str = ""
    """Between metres and centimetres: “1,80 m” is “ein Meter achtzig”. Empty if it is read as a number."""
    per: str = ""
    per_many: str = ""
    """Between litres and a hundred kilometres, where that is not ``per``."""
    per_units: Mapping[str, str] = {}
    """Unit or word after a stroke → how it is read after ``per``."""

    # Words
    abbreviations: Mapping[str, Abbreviation] = {}
    undotted_titles: frozenset[str] = frozenset()
    """Of them, titles that are read before a name even without a full stop."""
    without_stop: frozenset[str] = frozenset()
    """Of them, those that are read anywhere without a full stop."""
    starters: frozenset[str] = frozenset()
    """Words that begin a sentence, as they are written there, and seldom a name."""
    pronouns: frozenset[str] = frozenset()
    """Words with a capital that stand in the middle of a sentence, too: “I”."""
    regnal_names: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    """Words, in lower case, before a Roman numeral: “Chapter IV”."""
    amount_words: frozenset[str] = frozenset()
    """Abbreviations before numbers, in words, that do count what follows: “about”, “at most”."""
    numbered_after: frozenset[str] = frozenset()
    """Words behind a Roman numeral of one letter: “I Guerra Mundial”."""
    after_pronoun: frozenset[str] = frozenset()
    """Words after which “I” is a pronoun, even behind a name."""
    dotted_ordinals: bool = False
    """Whether the full stop after a Roman numeral is a part of it."""
    not_roman: frozenset[str] = frozenset()
    """Words that look like a Roman numeral."""
    symbols: Mapping[str, str] = {}
    between_numbers: Mapping[str, str] = {}
    """Sign between two numbers or variables → how it is read."""
    web: Mapping[str, str] = {}
    """Signs in addresses."""
    says_hundreds: bool = False
    """Whether the group 800 of a telephone number is “eight hundred”."""
    digit_groups: int = 1
    """How many digits of a telephone number are read as one number."""
    nought: str = ""
    """How a nought is read in a telephone number, where that is not its usual name."""
    letter_names: Mapping[str, str] = {}
    """Single letters whose name espeak-ng does not say."""

    def __init_subclass__(cls) -> None:
        """Let abbreviations begin a sentence: with “pag.” comes “Pag.”."""
        own = cls.__dict__.get("abbreviations")
        if own:
            capitals = {
                f"{short[0].upper()}{short[1:]}": replace(entry, words=f"{entry.words[0].upper()}{entry.words[1:]}")
                for short, entry in own.items()
                if len(short) > 1 and short[0].islower()
            }
            cls.abbreviations = {**capitals, **own}

    # Numbers in words

    def cardinal(self, number: int, gender: Gender | None = None) -> str:
        """Return a number in words, as before a noun of that gender; without one, as in counting."""
        rules = self.cardinals.get(gender, self.numbering) if gender else self.numbering
        return in_words(number, self.cldr, rules)

    def ordinal(self, number: int, gender: Gender = Gender.MASCULINE) -> str:
        """Return “first” for 1."""
        return in_words(number, self.cldr, self.ordinals[gender])

    def year(self, number: int) -> str:
        """Return a year as it is read; digits stay if the number is read the same way."""
        return self.say(number)

    def say(self, number: int, gender: Gender | None = None) -> str:
        """Return a cardinal number as the rules leave it: in settled digits, unless its gender can be heard."""
        words = self.cardinal(number, gender)
        return str(number).translate(_SETTLED) if words == self.cardinal(number) else words

    def digits(self, written: str, *, telephone: bool = False) -> str:
        """Return digits one by one, in words."""
        names = [self.cardinal(int(digit)) for digit in written]
        if telephone and self.nought:
            names = [self.nought if digit == "0" else name for digit, name in zip(written, names, strict=True)]
        return " ".join(names)

    def whole(self, written: str, gender: Gender | None = None) -> str:
        """Return a whole number as it is read; digit by digit if it is too long or begins with a nought."""
        value = Number(written).value
        return self.digits(written) if value is None else self.say(value, gender)

    def number(self, number: Number, gender: Gender | None = None) -> str:
        """Return a number as it is read, its fraction included."""
        words = self.whole(number.whole, None if number.fraction else gender)
        if number.fraction:
            words = f"{words} {self.point} {self.after_point(number.fraction)}"
        return f"{self.minus} {words}" if number.negative else words

    def after_point(self, fraction: str) -> str:
        """Return the digits after the decimal mark as they are read."""
        if self.fraction_by_digits or len(fraction) > 3:
            return self.digits(fraction)
        noughts = len(fraction) - len(fraction.lstrip("0"))
        if noughts == len(fraction):
            return self.digits(fraction)
        return " ".join([self.digits("0" * noughts), self.say(int(fraction))]).strip()

    def is_one(self, number: Number) -> bool:
        """Return whether a noun after this number is in the singular."""
        return number.whole == "1" and not number.fraction

    def counted(self, number: Number, noun: Noun) -> str:
        """Return a number with what it counts: “one hour”, “2.5 hours”."""
        return f"{self.number(number, noun.gender)} {self.form(number, noun)}"

    def form(self, number: Number, noun: Noun) -> str:
        """Return the noun in the form that follows the number."""
        if self.is_one(number):
            return noun.one
        return noun.few if number.fraction and noun.few else noun.many

    def in_case(self, words: str, before: str, gender: Gender = Gender.MASCULINE) -> str:
        """Return a number, or an amount of money, in the case that the text before it asks for."""
        return words

    def is_king(self, name: str) -> bool:
        """Return whether it is a name of kings or popes, also in the genitive."""
        return without_possessive(name) in self.regnal_names

    def is_attributive(self, before: str, after: str) -> bool:
        """Return whether an amount between these texts describes what follows: “a $5 bill”, “a 10 km run”."""
        return False

    def hyphenated(self, number: Number, noun: Noun) -> str:
        """Return a number and a unit that were written with a hyphen."""
        return self.counted(number, noun)

    def fraction(self, top: int, bottom: int, noun: str = "") -> str | None:
        """Return “three quarters” for 3 and 4; None if it is not read as a fraction. ``noun`` is what follows."""
        return None

    def with_fraction(self, whole: int, top: int, bottom: int) -> str | None:
        """Return “two and a half” for 2, 1 and 2; None if it is not read so."""
        return None

    # Dates, times, amounts

    def date(self, day: int, month: int, year: str, before: str) -> str:
        """Return a date as it is read. ``year`` is in digits or empty; ``before`` is the text before the date."""
        raise NotImplementedError

    def days(self, first: int, last: int, month: int, year: str, before: str) -> str:
        """Return several days of a month as they are read: “the third to the fifth of May”."""
        return f"{self.say(first)} {self.to} {self.date(last, month, year, before)}"

    def expects_date(self, before: str) -> bool:
        """Return whether a number with full stops after this text is a date."""
        return False

    def is_year(self, year: int, before: str, after: str) -> bool:
        """Return whether a number of four digits between two words is a year."""
        return True

    def clock(self, hour: int, minute: int, second: int | None, suffix: str) -> str:
        """Return a time of day as it is read. ``suffix`` is what was written after it, such as “pm” or “Uhr”."""
        raise NotImplementedError

    def money(self, number: Number, currency: Currency, scale: str = "") -> str:
        """Return an amount of money as it is read; ``scale`` is a key of ``scales``, or empty."""
        if scale:
            noun = self.scales[scale]
            return f"{self.counted(number, noun)}{self.scale_joiner}{self.after_scale(currency)}"
        cent = currency.cent
        if cent is None or len(number.fraction) != 2:
            return self.counted(number, currency.noun)
        whole, cents = Number(number.whole, negative=number.negative), Number(str(int(number.fraction)))
        if cents.whole == "0":
            return self.counted(whole, currency.noun)
        if whole.whole.strip("0") == "":
            return self.counted(Number(cents.whole, negative=number.negative), cent)
        return self.dollars_and_cents(whole, cents, currency, cent)

    def dollars_and_cents(self, whole: Number, cents: Number, currency: Currency, cent: Noun) -> str:
        """Return both parts of an amount of money."""
        last = self.counted(cents, cent) if self.says_cents else self.number(cents)
        return f"{self.counted(whole, currency.noun)}{self.currency_joiner}{last}"

    def after_scale(self, currency: Currency) -> str:
        """Return the currency as it is said after “million”."""
        return currency.noun.many

    # Single words

    def abbreviated(self, short: str, stop: bool, before: str, after: str) -> str | None:
        """Return what an abbreviation stands for; None if it is none here.

        ``stop`` says whether it has a full stop; ``before`` and ``after`` are the text around it.
        """
        entry = self.abbreviations[short]
        if entry.kind is AbbreviationKind.NUMBER and not _NUMBER_FOLLOWS.match(after):
            return None
        if not stop and short not in self.without_stop:
            title = entry.kind is AbbreviationKind.NAME and short in self.undotted_titles
            return entry.words if title and _NAME_FOLLOWS.match(after) else None
        return entry.words

    def stop_is_inside(self, word: str, after: str, before: str) -> bool | None:
        """Return whether a full stop after a word, before a capital or number, is inside its sentence.

        ``after`` and ``before`` are the next word and the one before. None leaves it to the abbreviations.
        """
        return None

    def ends_after_title(self, short: str, before: str) -> bool:
        """Return whether an abbreviation that stands before names may end a sentence here: “on Main St. It is …”."""
        return False

    def roman(self, number: int, before: str, after: str) -> str | None:
        """Return a Roman numeral as it is read between these texts; None if it is none there."""
        words = before.split()[-2:]
        name = without_possessive(words[-1]) if words else ""
        if name in self.regnal_names:
            return self.regnal(number, words[-1], words[0] if len(words) > 1 else "")
        return self.say(number)

    def regnal(self, number: int, name: str, before: str) -> str:
        """Return the number of a king or pope: “the Fourteenth”. ``name`` and ``before`` are the words before it."""
        return self.say(number)

    def ratio(self, left: str, right: str) -> str:
        """Return “three to one”."""
        return f"{self.whole(left)} {self.versus} {self.whole(right)}"

    def per_unit(self, unit: str) -> str:
        """Return “per kilogram” for “kg”, a key of ``per_units``."""
        return f"{self.per} {self.per_units[unit]}"

    def counts(self, word: str) -> bool:
        """Return whether a number before this word counts it."""
        return True

    def gender_of(self, word: str) -> Gender:
        """Guess the gender of a noun by its ending."""
        return Gender.MASCULINE

    def ordinal_after(self, before: str, number: int, suffix: str, after: str) -> str | None:
        """Return a number that was written with an ordinal's suffix or full stop; None if it is no ordinal there."""
        return None

    @cached_property
    def ordinal_suffixes(self) -> re.Pattern[str] | None:
        """What is written after an ordinal number."""
        return None

    def extra(self, text: str) -> str:
        """Read what only this language has; called after dates, times and amounts, before plain numbers."""
        return text

    def spell_letter(self, letter: str) -> str:
        """Return a letter so that the phonemizer says its name."""
        return self.letter_names.get(letter.upper(), letter.upper())

    def single_letters(self, text: str) -> str:
        """Return the text with single letters that are no words written so that the phonemizer names them."""
        return text
