from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.tables import each_row
from tts_studio.errors import TextError
from tts_studio.text.phonemes import sentences
from tts_studio.text.phonemizers import PINYIN
from tts_studio.text.phonemizers.syllables import FINALS, INITIALS, NO_INITIAL, TONES
from tts_studio.text.prompts import Prompt, coverage, load, next_prompt

ENGLISH_SOUNDS = set("aæɐəɚɜɛɪᵻiɑɔʌʊueobdfhjklmnpstvwzðŋɡɹɾʃʒθʔʲ̩ː")
"""What espeak-ng's American English is made of, as Piper splits it: one code point each, stress marks apart."""
LICENCE = Path(__file__).parents[2] / "LICENSE"


@each_row(
    ("language", "least"),
    [("en", 220), ("zh", 180), *((language, 170) for language in ("hi", "it", "es", "fr", "pt", "de", "nl"))],
)
def test_lists_are_long_and_without_repetition(language: str, least: int) -> None:
    prompts = load(language)

    assert len(prompts) >= least
    assert len({prompt.id for prompt in prompts}) == len(prompts)
    assert len({prompt.text.casefold() for prompt in prompts}) == len(prompts)
    assert [prompt.id for prompt in prompts] == [f"{language}{number:03}" for number in range(1, len(prompts) + 1)]


@each_row("language", ["en", "hi", "it", "es", "fr", "pt", "de", "nl"])
def test_sentences_are_short_enough_to_read_in_one_breath(language: str) -> None:
    assert [prompt.text for prompt in load(language) if not 3 <= len(prompt.text.split()) <= 16] == []


def test_chinese_sentences_are_simplified_chinese_of_readable_length() -> None:
    for prompt in load("zh"):
        characters = re.sub("[，。、？！]", "", prompt.text)
        assert re.fullmatch(r"[\u4e00-\u9fff]{3,22}", characters), prompt.text
        prompt.text.encode("gb2312")  # traditional characters are not in it


@each_row(
    ("language", "question", "exclamation"),
    [
        ("en", "?", "!"),
        ("zh", "？", "！"),
        ("hi", "?", "!"),
        ("it", "?", "!"),
        ("es", "?", "!"),
        ("fr", "?", "!"),
        ("pt", "?", "!"),
        ("de", "?", "!"),
        ("nl", "?", "!"),
    ],
)
def test_lists_have_every_kind_of_sentence(language: str, question: str, exclamation: str) -> None:
    for prompts in (load(language), load(language)[:40]):
        assert sum(prompt.text.endswith(question) for prompt in prompts) >= len(prompts) / 10
        assert sum(prompt.text.endswith(exclamation) for prompt in prompts) >= len(prompts) / 25


def test_first_forty_hold_every_english_sound() -> None:
    found = coverage((prompt.text for prompt in load("en-us")[:40]), "en-us")

    assert ENGLISH_SOUNDS - found.phonemes.keys() == set()


def test_no_sound_of_other_english_text_is_missing_from_the_reference() -> None:
    sounds = {sound for sound in coverage([LICENCE.read_text()[:8000]], "en-us").phonemes if sound.isalpha()}

    assert sounds <= ENGLISH_SOUNDS


def test_first_forty_hold_most_common_pairs_of_other_english_text() -> None:
    common = coverage(LICENCE.read_text(encoding="utf-8")[:12000].split("\n\n"), "en-us").pairs.most_common(150)
    found = coverage((prompt.text for prompt in load("en")[:40]), "en-us").pairs

    assert sum(pair in found for pair, _ in common) >= 0.9 * len(common)


NEVER_WRITTEN = {"ueng", "van", "vn"}
"""Finals that a voice's table has, and that no syllable is split into: weng, juan, jun."""


def test_first_forty_chinese_sentences_hold_every_initial_final_and_tone() -> None:
    texts = [prompt.text for prompt in load("zh")]

    found = coverage(texts[:40], "cmn", PINYIN).phonemes.keys()

    assert {NO_INITIAL, *INITIALS, *FINALS, *TONES} - found == NEVER_WRITTEN
    assert coverage(texts, "cmn", PINYIN).phonemes.keys() == found


def test_chinese_sentences_have_each_tone_and_each_common_syllable_with_several_tones() -> None:
    said = [
        "".join(sentence[place : place + 3])
        for prompt in load("zh")
        for sentence in sentences(prompt.text, "cmn", PINYIN)
        for place in range(len(sentence) - 2)
        if sentence[place + 2] in TONES and sentence[place + 1] in FINALS
    ]

    assert min(Counter(one[-1] for one in said).values()) > len(said) / 20
    assert len(set(said)) >= 480
    assert len({one[:-1] for one in said}) >= 260


def test_hindi_sentences_are_devanagari_without_digits() -> None:
    for prompt in load("hi"):
        assert re.fullmatch(r"[\u0901-\u094d\u0964 ,?!-]+", prompt.text), prompt.text
        assert prompt.text[-1] in "।?!"
        assert unicodedata.is_normalized("NFC", prompt.text)


@each_row("espeak_voice", ["it", "es", "fr", "pt-br", "de", "nl", "hi", "cmn"])
def test_first_forty_hold_every_sound_of_the_list_that_is_no_rarity(espeak_voice: str) -> None:
    texts = [prompt.text for prompt in load(espeak_voice)]
    whole = coverage(texts, espeak_voice).phonemes
    known = {sound for sound, count in whole.items() if count > whole.total() / 1000}

    assert known <= coverage(texts[:40], espeak_voice).phonemes.keys()


def test_coverage_counts_within_sentences_only() -> None:
    found = coverage(["Bee. Bee."], "en-us")

    assert found.phonemes["b"] == 2
    assert found.pairs["b", "i"] == 2
    assert (".", "b") not in found.pairs


@each_row("language", ["cmn", "zh-CN", "zh_CN", "ZH"])
def test_other_names_of_chinese(language: str) -> None:
    assert load(language) == load("zh")


@each_row("language", ["tlh", "", "../en", "en/../../x"])
def test_language_without_a_list(language: str) -> None:
    with pytest.raises(TextError, match="no sentences") as caught:
        load(language)

    assert "de, en, es, fr, hi, it, nl, pt, zh" in str(caught.value.hint)


@given(recorded=st.sets(st.integers(0, 7)), skipped=st.sets(st.integers(0, 7)))
def test_next_sentence_is_the_first_that_is_left_skipped_ones_last(recorded: set[int], skipped: set[int]) -> None:
    prompts = [Prompt(f"en{number}", "Hello.") for number in range(8)]

    found = next_prompt(prompts, {f"en{number}" for number in recorded}, {f"en{number}" for number in skipped})

    left = sorted(set(range(8)) - recorded, key=lambda number: (number in skipped, number))
    assert found == (prompts[left[0]] if left else None)


def test_reading_a_list_to_its_end_offers_each_sentence_once_and_then_those_skipped() -> None:
    prompts, recorded, skipped, read = load("zh"), set(), {"zh002", "zh005"}, []
    while prompt := next_prompt(prompts, recorded, skipped):
        read.append(prompt)
        recorded.add(prompt.id)

    assert len(read) == len(prompts)
    assert [prompt.id for prompt in read[-2:]] == ["zh002", "zh005"]
    assert next_prompt((), ()) is None
