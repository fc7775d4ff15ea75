from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.tables import each_row
from tts_studio.text.ascii_names import ascii_name

NAMES = {
    "Anna": "anna",
    "José María": "jose_maria",
    "voice2": "voice_two",
    "Zoë's Voice 2.0 / test": "zoe_s_voice_two_zero_test",
    "Müller": "muller",
    "Ørsted": "orsted",
    "Łukasz": "lukasz",
    "Æsir": "aesir",
    "Đặng": "dang",
    "Þór": "thor",
    "Œuvre": "oeuvre",
    "Weiß": "weiss",
    "STRASSE": "strasse",
    "ışıl": "isil",
    "İbrahim": "ibrahim",
    "Nguyễn Văn": "nguyen_van",
    "Анна Иванова": "anna_ivanova",
    "Щукин": "shchukin",
    "Юрій": "yuriy",
    "Αλέξανδρος": "alexandros",
    "王小明": "wang_xiao_ming",
    "安娜": "an_na",
    "山田太郎": "shan_tian_tai_lang",
    "やまだ": "yamada",
    "ヤマダ": "yamada",
    "김민수": "gim_min_su",
    "محمد": "mhmd",
    "שרה": "srh",
    "राम": "ram",
    "სანდრო": "sandro",
    "ＡＢ": "ab",
    "𝐇𝐞𝐥𝐥𝐨": "hello",
    "Voice ٣": "voice_three",
    "①": "one",
    "😀": "grinning",
}


@each_row(("name", "expected"), NAMES.items())
def test_names_of_people_in_any_script(name: str, expected: str) -> None:
    assert ascii_name(name) == expected


def test_accents_that_stand_alone_give_the_same_name() -> None:
    assert ascii_name("Zoe\u0308") == ascii_name("Zoë") == "zoe"
    assert ascii_name("\u1100\u1161") == ascii_name("가")


def test_people_who_are_called_differently_are_never_both_a_voice() -> None:
    people = ["山田太郎", "王小明", "Анна Иванова", "محمد", "Ørsted", "שרה", "สมชาย", "ሰላም", "김민수", "Ελένη"]

    names = {ascii_name(person) for person in people}

    assert len(names) == len(people)
    assert "voice" not in names


def test_letters_that_no_table_has_are_distinguished_by_their_hash() -> None:
    unknown = ["\U00031327", "\U00031328", "\U00031328\U00031327"]  # Chinese characters without a known reading

    names = {ascii_name(name) for name in unknown}

    assert len(names) == len(unknown)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for name in names)


@each_row("name", ["", " ", "!!!", "—", "\u0301"])
def test_without_letters_it_is_a_voice(name: str) -> None:
    assert ascii_name(name) == "voice"


@given(st.text(max_size=30))
def test_names_are_lowercase_letters_and_single_underscores(name: str) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", ascii_name(name))
