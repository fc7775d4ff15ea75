"""Sentences that are finished while one types."""

from __future__ import annotations

from tests.helpers.tables import each_row
from tts_studio.text.as_typed import finished


@each_row(
    ("text", "language", "done", "rest"),
    [
        ("", "en-us", "", ""),
        ("   ", "en-us", "", ""),
        ("Hello", "en-us", "", "Hello"),
        ("Hello.", "en-us", "", "Hello."),
        ("Hello. ", "en-us", "Hello.", ""),
        ("Hello. H", "en-us", "Hello.", "H"),
        ("How are you? I am", "en-us", "How are you?", "I am"),
        ("One. Two! Three? ", "en-us", "One. Two! Three?", ""),
        ("I met Mr. ", "en-us", "", "I met Mr. "),
        ("I met Mr. Smith. ", "en-us", "I met Mr. Smith.", ""),
        ("It costs 3.5 ", "en-us", "", "It costs 3.5 "),
        ("你好。", "cmn", "你好。", ""),
        ("你好。我", "cmn", "你好。", "我"),
        ("Das ist z. B. ", "de", "", "Das ist z. B. "),
        ("Ja. ", "", "Ja.", ""),
    ],
)
def test_what_is_finished_can_be_said(text: str, language: str, done: str, rest: str) -> None:
    assert finished(text, language) == (done, rest)
