"""Readings of characters that have several, and that tones are told apart."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.helpers.tables import each_row
from tts_studio.text import phonemes
from tts_studio.text.phonemizers import PINYIN
from tts_studio.text.phonemizers.dictionary import readings
from tts_studio.text.phonemizers.polyphones import RULES, WORDS
from tts_studio.text.phonemizers.syllables import split

ROWS = [line.split("\t") for line in Path(__file__).with_name("polyphones.tsv").read_text("utf-8").splitlines()]
"""A sentence with brackets around one character, and how that is read in standard Mandarin."""


def test_characters_with_several_readings_are_read_as_their_sentence_wants() -> None:
    wrong: list[str] = []
    for marked, expected in ROWS:
        place, text = marked.index("["), marked.replace("[", "").replace("]", "")
        if (found := readings(text)[place]) != expected:
            wrong.append(f"{marked} {found}, not {expected}")

    assert wrong == []


def test_list_of_sentences_has_all_common_characters_of_several_readings() -> None:
    known: dict[str, set[str]] = {}
    for marked, expected in ROWS:
        known.setdefault(marked[marked.index("[") + 1], set()).add(expected)
    several = {sign for sign, expected in known.items() if len(expected) > 1}

    assert len(several) >= 80
    assert set("行长重了得地还都为觉乐种只教数便好干倒空发差应要弹藏调转处几着量角结假降落没散盛系") <= several


def test_tones_are_told_apart(id_map: Mapping[str, list[int]]) -> None:
    said = [tuple(phonemes.clip_ids(sign, "cmn", id_map, PINYIN)) for sign in "妈麻马骂吗"]

    assert len(set(said)) == 5
    assert len({len(ids) for ids in said}) == 1
    assert {ids[:3] for ids in said} == {(*id_map["^"], *id_map["m"], *id_map["a"])}
    assert [ids[3] for ids in said] == [id_map[tone][0] for tone in "12345"]


@each_row(
    "pairs", ["汤糖躺烫", "书熟鼠树", "衣姨椅意", "飞肥匪费", "妻骑起气", "巴拔把爸", "鱼雨玉", "拉喇辣", "猫毛卯帽"]
)
def test_syllables_that_differ_by_their_tone_only_have_different_numbers(pairs: str, id_map) -> None:
    said = [tuple(phonemes.clip_ids(sign, "cmn", id_map, PINYIN)) for sign in pairs]

    assert len(set(said)) == len(pairs)
    assert len({(*ids[:3], *ids[4:]) for ids in said}) == 1


def test_tones_are_those_of_the_dictionary_without_sandhi() -> None:
    """Piper writes none, and a voice is to say in Piper what it says here."""
    assert readings("你好") == ["ni3", "hao3"]
    assert readings("不是") == ["bu4", "shi4"]
    assert readings("一个一天一起第一") == ["yi1", "ge4", "yi1", "tian1", "yi1", "qi3", "di4", "yi1"]
    assert readings("看不见，差不多") == ["kan4", "bu4", "jian4", None, "cha4", "bu4", "duo1"]


def test_each_character_of_gb2312_has_a_syllable_that_a_voice_can_say() -> None:
    rows = ((first, second) for first in range(0xB0, 0xF8) for second in range(0xA1, 0xFF))
    signs = [bytes(row).decode("gb2312") for row in rows if row < (0xD7, 0xFA) or row > (0xD7, 0xFE)]

    assert len(signs) == 6763
    assert [sign for sign in signs for one in readings(sign) if one is None or split(one) is None] == []


def test_traditional_characters_are_read_too() -> None:
    assert readings("銀行的音樂") == ["yin2", "hang2", "de5", "yin1", "yue4"]
    assert readings("我的頭髮乾了，還書") == ["wo3", "de5", "tou2", "fa4", "gan1", "le5", None, "huan2", "shu1"]


def test_what_is_no_chinese_has_no_reading() -> None:
    assert readings("a，1 ア한！") == [None] * 7
    assert readings("") == []
    assert readings("\u3402好\ue815") == [None, "hao3", None]


def test_words_and_rules_name_syllables() -> None:
    for word, said in WORDS.items():
        assert len(word) == len(said.split())
        assert all(split(one) for one in said.split()), word
    for word, rules in RULES.items():
        assert all(len(word) == len(said.split()) and all(map(split, said.split())) for said, _, _ in rules), word


def test_rules_that_come_after_one_that_always_fits_would_be_useless() -> None:
    for word, rules in RULES.items():
        assert [rule for rule in rules[:-1] if rule[1:] == ("", "")] == [], word


@each_row(
    ("syllable", "parts"),
    [
        ("hang2", ("h", "ang", "2")),
        ("ai3", ("Ø", "ai", "3")),
        ("zhuang4", ("zh", "uang", "4")),
        ("lv4", ("l", "v", "4")),
        ("lüe4", ("l", "ve", "4")),
        ("nu:3", ("n", "v", "3")),
        ("juan1", ("j", "uan", "1")),
        ("yuan2", ("y", "uan", "2")),
        ("wo3", ("w", "o", "3")),
        ("er5", ("Ø", "er", "5")),
        ("n2", ("Ø", "en", "2")),
        ("ng4", ("Ø", "en", "4")),
        ("ê3", ("Ø", "ei", "3")),
        ("hello", None),
        ("hello1", None),
        ("ma", None),
        ("ma6", None),
        ("b1", None),
        ("", None),
    ],
)
def test_a_syllable_is_split_as_piper_splits_it(syllable: str, parts: tuple[str, str, str] | None) -> None:
    assert split(syllable) == parts


def test_threads_read_alike() -> None:
    texts = ["".join(sign for sign in marked if sign not in "[]") for marked, _ in ROWS[:60]]
    alone = [readings(text) for text in texts]

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(readings, texts * 3)) == alone * 3
