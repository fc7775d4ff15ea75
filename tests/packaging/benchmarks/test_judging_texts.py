"""What voices say to be judged: never what has been recorded, and as many words as are asked for."""

from __future__ import annotations

import pytest

from benchmarks.judging_texts import SENTENCES, texts_to_say, word_count
from tts_studio.engine import bases
from tts_studio.text import prompts


def test_twenty_sentences_are_those_of_evaluate() -> None:
    assert texts_to_say("en-us") == bases.texts("en").judging[:SENTENCES]
    assert texts_to_say("it") == bases.texts("it").judging[:SENTENCES]


@pytest.mark.parametrize("espeak_voice", ["en-us", "es", "fr", "it", "pt", "de", "nl", "hi"])
def test_words_are_taken_from_the_sentences_to_read_aloud(espeak_voice: str) -> None:
    texts = texts_to_say(espeak_voice, words=700)

    assert 700 <= word_count(texts) < 700 + len(texts[-1].split())
    assert len(set(texts)) == len(texts)
    offered = {prompt.text for prompt in prompts.load(espeak_voice)}
    assert set(texts) <= offered.union(bases.texts(espeak_voice).judging)
    assert texts_to_say(espeak_voice, words=1) == texts[:1]


def test_what_is_recorded_is_not_said() -> None:
    everything = texts_to_say("it", words=10**6)

    rest = texts_to_say("it", recorded=everything[::2], words=10**6)

    assert rest == everything[1::2]


def test_in_a_language_without_sentences_the_held_out_texts_are_said() -> None:
    texts = ("Раз два.", "Три четыре пять.", "Раз два.")

    assert texts_to_say("ru", held_out=texts, recorded=texts) == texts[:2]
    assert texts_to_say("ru", held_out=texts, words=2) == texts[:1]
    assert texts_to_say("ru", held_out=texts, words=100) == texts[:2]
    assert texts_to_say("ru") == ()
