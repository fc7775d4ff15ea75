"""Mandarin by pinyin: the same phonemes and numbers as piper-tts, and what it does with signs that are no Chinese."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from piper import phonemize_chinese
from unicode_rbnf import RbnfEngine

from tests.helpers.tables import each_row
from tts_studio.errors import TextError
from tts_studio.text import phonemes, prompts
from tts_studio.text.phonemizers import PINYIN, phonemizer
from tts_studio.text.phonemizers.dictionary import readings
from tts_studio.text.phonemizers.spoken_chinese import with_numbers_in_words

TEXTS = [
    "你好。",
    "没有标点",
    "第一句。第二句！第三句？最后一句",
    "他说：“我不去。”然后走了。",
    "苹果、香蕉，还有梨；都很甜：真的……",
    "你好. 再见! 真的? 对, 是的; 好: 行",
    "空格 也是 停顿",
    "《红楼梦》（上册）——很好看。",
    "一行\n两行\n\n新的一段。",
    "女儿去旅行，学习音乐，决定参军，略有了解，虐待是犯罪。",
    "欸，哦，啊！",
    "银行的行长长大了。",
    "*重要*的话。",
    "？！",
]
NUMBERS = [
    "一共15个。",
    "他有100只羊，走了13456步。",
    "3.14是圆周率。",
    "增长了98.76%。",
    "占-7％。",
    "占七十七%。",
    "今天-7°C，明天7℃，后天−3 °C。",
    "零下10度。",
    "0",
]


def spoken(text: str) -> list[list[str]]:
    return phonemizer(PINYIN).phonemize(text)


def syllables(text: str) -> str:
    """Return the syllables of one sentence, as they are written."""
    (found,) = spoken(text)
    return "".join(one + (" " if one in "12345" else "") for one in found).replace("Ø", "").strip()


@pytest.fixture(scope="module")
def piper() -> phonemize_chinese.ChinesePhonemizer:
    """Piper's own phonemizer with our readings: the network that it asks is not here."""
    made: Any = phonemize_chinese.ChinesePhonemizer.__new__(phonemize_chinese.ChinesePhonemizer)
    made.g2p = lambda sentence: [readings(sentence)]
    made.number_engine = RbnfEngine.for_language("zh")
    return made


@each_row("text", TEXTS)
def test_phonemes_and_numbers_are_those_of_piper_for_the_same_readings(text: str, piper, id_map) -> None:
    expected = piper.phonemize(text)

    assert spoken(text) == expected
    ids = [phonemizer(PINYIN).ids(sentence, id_map) for sentence in expected]
    assert ids == [phonemize_chinese.phonemes_to_ids(sentence, id_map) for sentence in expected]


def test_all_sentences_to_read_aloud_are_as_piper_reads_them(piper, id_map) -> None:
    text = "".join(prompt.text for prompt in prompts.load("zh"))

    found = phonemes.sentences(text, "cmn", PINYIN)

    assert found == piper.phonemize(text)
    assert len(found) == len(prompts.load("zh"))
    assert {phoneme for sentence in found for phoneme in sentence} <= id_map.keys()


@each_row("text", NUMBERS)
def test_plain_numbers_percent_and_degrees_are_as_piper_reads_them(text: str, piper) -> None:
    assert spoken(text) == piper.phonemize(text)


def test_a_map_of_other_numbers_is_followed() -> None:
    id_map = {"_": [7], "^": [8], "$": [9], "m": [1, 2], "a": [3], "1": [4], "。": [5]}
    sentence = ["m", "a", "1", "zh", "。"]

    assert phonemizer(PINYIN).ids(sentence, id_map) == [8, 1, 2, 3, 4, 7, 5, 7, 9]
    assert phonemizer(PINYIN).ids(sentence, id_map) == phonemize_chinese.phonemes_to_ids(sentence, id_map)


def test_clip_joins_its_sentences(id_map) -> None:
    one, two = (phonemize_chinese.phonemes_to_ids(sentence, id_map) for sentence in spoken("你好。再见！"))

    assert phonemes.clip_ids("你好。再见！", "cmn", id_map, PINYIN) == one + two[1:]


@each_row(
    ("written", "said"),
    [
        ("2024年3月5日", "二零二四年三月五日"),
        ("下午3:30", "下午三点三十分"),
        ("9:05", "九点零五分"),
        ("有2个人", "有两个人"),
        ("3-5天", "三到五天"),
        ("1/2", "二分之一"),
        ("¥20", "二十元"),
        ("3kg和5km", "三千克和五公里"),
        ("1,234.5元", "一千二百三十四点五元"),
        ("第12届", "第十二届"),
        ("13812345678", "幺三八幺二三四五六七八"),
        ("-7°C", "零下七度"),
        ("36.5℃", "三十六点五度"),
        ("77.5%", "百分之七十七点五"),
        ("七十七％", "百分之七十七"),
        ("３号", "三号"),
        ("没有数字，A座。", "没有数字，A座。"),
    ],
)
def test_numbers_dates_times_and_amounts_are_said_as_people_say_them(written: str, said: str) -> None:
    assert with_numbers_in_words(written) == said


@each_row(
    ("text", "expected"),
    [
        ("KTV", "kei4 ti4 wei1"),
        ("Ａ座", "ei1 zuo4"),
        ("T恤", "ti4 xu4"),
        ("5G", "wu3 ji4"),
        ("[[yin2 hang2]]长", "yin2 hang2 chang2"),
        ("他姓[[shan4]]。", "ta1 xing4 shan4 。"),
        ("[[ nü3 er2 ]]", "nv3 er2"),
        ("[[ m a 3 ]]", "ma3"),
    ],
)
def test_capitals_are_said_by_name_and_pinyin_in_brackets_as_it_is(text: str, expected: str) -> None:
    assert syllables(text) == expected


@each_row(
    ("text", "unknown"),
    [
        ("我爱Python。", ["Python"]),
        ("an apple", ["AN", "apple"]),
        ("你好мир", ["м", "и", "р"]),
        ("\u3402好", ["\u3402"]),
        ("“好”（很）★%°", []),
    ],
)
def test_what_cannot_be_read_stands_among_the_phonemes_only_if_it_is_a_letter(text: str, unknown, id_map) -> None:
    (found,) = spoken(text)

    assert [phoneme for phoneme in found if phoneme not in id_map] == unknown


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30))
def test_any_text_is_phonemes_or_a_sentence(text: str) -> None:
    try:
        found = phonemes.sentences(text, "cmn", PINYIN)
    except TextError:
        return
    assert all(phoneme for sentence in found for phoneme in sentence)


@given(st.lists(st.sampled_from([*"你好一不2.5%-:/年月°C，。！？a[]() \n"]), max_size=25).map("".join))
def test_any_text_of_numbers_and_marks_is_phonemes_or_a_sentence(text: str) -> None:
    try:
        phonemes.sentences(text, "cmn", PINYIN)
    except TextError:
        return


@each_row("text", ["", " ", "（）", "★"])
def test_nothing_to_say_is_an_error(text: str) -> None:
    with pytest.raises(TextError):
        phonemes.sentences(text, "cmn", PINYIN)


def test_threads_do_not_mix_texts() -> None:
    texts = [f"第{number}章有{number * 7}页。" for number in range(30)]
    alone = [spoken(text) for text in texts]

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(spoken, texts * 3)) == alone * 3


def test_a_text_without_digits_needs_no_grammar_of_numbers() -> None:
    code = (
        "import sys; from tts_studio.text.phonemizers import phonemizer; phonemizer('pinyin').phonemize('你好。');"
        "print(*({'wetext', 'piper', 'onnxruntime'} & set(sys.modules)))"
    )

    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert result.stdout.split() == []
