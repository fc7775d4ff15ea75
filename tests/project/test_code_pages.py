from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tts_studio.errors import TextError
from tts_studio.project import code_pages
from tts_studio.project.decoding import read_text

TEXTS: dict[str, list[str]] = {
    "en-us": ["The café’s naïve rôle", "Zoë paid £5 – or was it €6?"],
    "de": ["Guten Morgen, schön geschlafen?", "„Straße“, sagte er – Größe: 20 m²", "Äääh, tschüss!"],
    "fr": ["Ça va, «Zoë» ? L’été à Noël", "Œuvre créée là-bas, où ?"],
    "es": ["¿Qué tal? ¡El año próximo!"],
    "pt-br": ["A 1ª e o 2º, não são irmãs", "Coração"],
    "da": ["Blåbærsyltetøy på øya"],
    "is": ["Þetta gerðist á Íslandi í fyrra"],
    "pl": ["Zażółć gęślą jaźń", "On był tam.", "To już jutro."],
    "cs": ["Příliš žluťoučký kůň úpěl ďábelské ódy"],
    "sk": ["Stará soľ", "Vôňa ľalie"],
    "hu": ["Árvíztűrő tükörfúrógép"],
    "ro": ["Bună dimineaţa, oraşul"],
    "ru": ["Привет, мир", "Доброе утро, как ты спал сегодня? Ещё нет.", "ОСТОРОЖНО! Дверь закрывается.", "Он — «дома»"],
    "uk": ["Привіт, як справи? Її їжак"],
    "bg": ["Добро утро, как спа?"],
    "sr": ["Добро јутро, како си спавао? Љубав"],
    "el": ["Καλημέρα, πώς είσαι;"],
    "tr": ["Günaydın, nasıl uyudun? Şişe, ığdır, İzmir"],
    "lt": ["Labas rytas, kaip miegojai? Ačiū, žąsis"],
    "he": ["שלום, מה שלומך?"],
    "ar": ["صباح الخير، كيف نمت؟"],
    "th": ["สวัสดีตอนเช้า"],
    "cmn": ["早上好，你睡得怎么样？", "今天天气很好。"],
    "yue": ["早晨，你瞓得好唔好？"],
    "ja": ["おはようございます。今日はいい天気ですね。"],
    "ko": ["안녕하세요, 잘 잤어요?"],
}
CASES = [
    (language, page, text)
    for language, texts in TEXTS.items()
    for page in code_pages._LETTERS[language.split("-")[0]][0]
    for text in texts
    if text.encode(page, "replace").decode(page) == text
]


def misread(written: Callable[[str, str], bytes], expected: str, tmp_path: Path) -> list[tuple[str, str, str]]:
    """Return the cases whose text, written so in a code page, is read as anything else."""
    path = tmp_path / "metadata.csv"
    wrong: list[tuple[str, str, str]] = []
    for language, page, text in CASES:
        path.write_bytes(written(text, page))
        if read_text(path, language) != expected.format(text):
            wrong.append((language, page, text))
    return wrong


def test_a_text_is_read_by_the_letters_of_its_language(tmp_path: Path) -> None:
    assert misread(lambda text, page: f"en001.wav|{text}\r\n".encode(page), "en001.wav|{0}\n", tmp_path) == []


def test_most_languages_have_several_code_pages() -> None:
    assert len(CASES) > 80


def test_lines_in_unicode_are_left_as_they_are(tmp_path: Path) -> None:
    def written(text: str, page: str) -> bytes:
        return f"a|{text}\n".encode() + f"b|{text}\n".encode(page) + f"c|{text}\n".encode()

    assert misread(written, "a|{0}\nb|{0}\nc|{0}\n", tmp_path) == []


@pytest.mark.parametrize("language", ["en-us", "de", "fr", "es"])
@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Привет, мир, номер один", "cp1251"),
        ("你好，世界，再见", "gbk"),
        ("Zażółć gęślą jaźń", "cp1250"),
        ("Καλημέρα", "cp1253"),
    ],
)
def test_a_text_of_another_language_is_not_misread(language: str, text: str, page: str, tmp_path: Path) -> None:
    path = tmp_path / "metadata.csv"
    path.write_bytes(f"a.wav|{text}\n".encode(page))

    with pytest.raises(TextError, match=r"encoding of .* cannot be told"):
        read_text(path, language)


@given(content=st.binary(max_size=60), language=st.sampled_from([*TEXTS, "xx", ""]))
def test_any_bytes_are_a_text_or_none(content: bytes, language: str) -> None:
    text = code_pages.decode(content, language)
    assert text is None or isinstance(text, str)
