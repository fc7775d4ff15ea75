from __future__ import annotations

from tests.helpers.tables import each_row
from tts_studio.text import espeak_voices, scripts


@each_row(
    ("text", "name"),
    [
        ("Good morning", "LATIN"),
        ("Доброе утро, Anna", "CYRILLIC"),
        ("Καλημέρα", "GREEK"),
        ("你好 OK", "CJK"),
        ("おはようございます", "HIRAGANA"),
        ("안녕하세요", "HANGUL"),
        ("صباح الخير", "ARABIC"),
        ("Ｈｅｌｌｏ", "LATIN"),
        ("𝐇𝐞𝐥𝐥𝐨", "LATIN"),
        ("1ª 2º", "LATIN"),
        ("12:30 – 5 %", ""),
        ("", ""),
    ],
)
def test_the_script_of_most_letters_is_found(text: str, name: str) -> None:
    assert scripts.script(text) == name


@each_row(
    ("text", "language", "found"),
    [
        ("Доброе утро", "en-us", "CYRILLIC"),
        ("Good morning", "ru", "LATIN"),
        ("Доброе утро", "ru", ""),
        ("Dobro jutro", "sr", ""),
        ("Добро јутро", "sr", ""),
        ("漢字とかな", "ja", ""),
        ("漢字", "ja", ""),
        ("漢字", "cmn", ""),
        ("漢字", "ko", ""),
        ("nǐ hǎo", "cmn", "LATIN"),
        ("nǐ hǎo", "cmn-latn-pinyin", ""),
        ("12", "ru", ""),
        ("Anna war in Москва und kam zurück.", "de", ""),
    ],
)
def test_what_a_language_is_not_read_in_is_found(text: str, language: str, found: str) -> None:
    assert scripts.foreign_script(text, language) == found


def test_every_language_is_read_in_the_script_of_its_own_name() -> None:
    """CLDR writes the name of each language in that language itself."""
    unread = [
        (own, name)
        for own, _, names in espeak_voices._table()
        for name in names
        if scripts.script(name) not in ("LATIN", "CJK") and scripts.foreign_script(name, own)
    ]
    assert unread == []


def test_scripts_have_names() -> None:
    assert str(scripts.title("CYRILLIC")) == "Cyrillic"
    assert str(scripts.title("TAMIL")) == "Tamil"
