from __future__ import annotations

from tests.helpers.made_up_lists import GERMAN, SENTENCES
from tts_studio.project.doubts import by_clip, doubts

ENGLISH = {f"{number:04d}": text for number, text in enumerate(SENTENCES, 1)}
RUSSIAN = ("Доброе утро, как ты спал?", "Боюсь, у нас кончилось молоко.")


def said(texts: dict[str, str], language: str = "en-us") -> list[tuple[str, list[str], bool]]:
    return [(str(doubt.message), list(doubt.clips), doubt.serious) for doubt in doubts(texts, language)]


def test_good_texts_are_not_doubted() -> None:
    assert said(ENGLISH) == []
    assert said({}) == []
    assert said({"1": "Yes.", "2": "No."}) == []


def test_texts_in_another_script_are_named() -> None:
    assert said({**ENGLISH, "0009": RUSSIAN[0], "0010": RUSSIAN[1]}) == [
        ("The text is in Cyrillic script, which is not read in the language of the project (en-us).",
         ["0009", "0010"], True)
    ]  # fmt: skip


def test_texts_in_another_language_are_named() -> None:
    german = {f"{number:04d}": text for number, text in enumerate(GERMAN, 1)}

    assert said(german) == [
        ("The text seems to be in German; the language of the project is American English.", list(german), True)
    ]
    assert said(german, "de") == []


def test_some_long_texts_in_another_language_are_found() -> None:
    long = [text for text in GERMAN if len(text) > 45]
    mixed = {**ENGLISH, **{f"9{number}": text for number, text in enumerate(long)}}

    ((message, clips, _),) = said(mixed)

    assert "seems to be in German" in message
    assert clips == [f"9{number}" for number in range(len(long))]


def test_one_quotation_is_no_other_language() -> None:
    assert said({**ENGLISH, "0009": "She said: „Ich bin ein Berliner und bleibe es auch.“"}) == []


def test_one_text_for_many_recordings_is_named() -> None:
    same = {f"{number:04d}": "Please keep the receipt." for number in range(1, 4)}

    assert said({**same, "0009": SENTENCES[0]}) == [
        ("3 recordings have the same text: “Please keep the receipt.”", ["0001", "0002", "0003"], False)
    ]
    assert said({"1": "Yes.", "2": "yes."}) == []  # two takes


def test_doubts_are_sorted_by_clip() -> None:
    found = by_clip(doubts({"1": RUSSIAN[0], "2": RUSSIAN[0], "3": RUSSIAN[0], "4": SENTENCES[1]}, "en-us"))

    assert {clip: len(doubt) for clip, doubt in found.items()} == {"1": 2, "2": 2, "3": 2}
