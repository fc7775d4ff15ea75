"""What the front end reads is what a voice says: one sentence, its pauses, its manner, and what is told about it."""

from __future__ import annotations

import numpy as np
import pytest

from tts_studio.audio.signal import FloatArray
from tts_studio.engine import bases
from tts_studio.engine.speaking.voice import Sentence, Voice
from tts_studio.errors import TextError
from tts_studio.synthesis import SynthesisConfig
from tts_studio.text.word_list import Pronunciation, WordList

PLAIN = SynthesisConfig(variation=0.0)


@pytest.fixture(scope="module")
def voice() -> Voice:
    return Voice.load(bases.find().files)


def say(voice: Voice, text: str, config: SynthesisConfig = PLAIN) -> list[Sentence]:
    return list(voice.speak(text, config))


def silences(samples: FloatArray, rate: int, least: float = 0.2) -> list[float]:
    """Return the seconds of each run of samples that are exactly zero."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], samples == 0, [0]]).astype(int)))
    runs = (edges[1::2] - edges[::2]) / rate
    return [float(run) for run in runs if run >= least]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Mr. Smith met Mrs. Jones and Dr. Brown in St. Louis.",
         "Mister Smith met Missis Jones and Doctor Brown in Saint Louis."),
        ("It cost $49.95 at 4:00.", "It cost forty-nine dollars and ninety-five cents at four o'clock."),
        ("Ｈｅｌｌｏ **world**.", "Hello world."),
        ("Take note [[ hello and goodbye", "Take note hello and goodbye"),
    ],
)  # fmt: skip
def test_what_is_written_sounds_as_what_is_read(voice: Voice, written: str, read: str) -> None:
    (one,), (other,) = say(voice, written), say(voice, read)
    np.testing.assert_array_equal(one.audio.samples, other.audio.samples)


def test_ellipses_are_pauses(voice: Voice) -> None:
    (said,) = say(voice, "Well... I do not know… maybe.")
    assert len(silences(said.audio.samples, voice.rate)) == 2


def test_the_pause_before_a_sentence_tells_what_came_before(voice: Voice) -> None:
    said = say(voice, "Fruit\nApple. Pear.\n\nMore.", SynthesisConfig(variation=0.0, pause=0.4))
    assert [sentence.lead for sentence in said] == [0.0, pytest.approx(0.6), pytest.approx(0.4), pytest.approx(1.0)]
    for sentence in said:
        assert not sentence.audio.samples[: round(sentence.lead * voice.rate)].any()


def test_a_pause_is_as_long_as_it_says(voice: Voice) -> None:
    (said,) = say(voice, "One [pause 1.5s] two [pause 700ms].")
    assert silences(said.audio.samples, voice.rate) == [pytest.approx(1.5, abs=0.01), pytest.approx(0.7, abs=0.01)]


def test_a_span_is_slower_and_softer_than_the_rest(voice: Voice) -> None:
    (usual,) = say(voice, "A green kettle")
    (slow,) = say(voice, "[rate 50%]A green kettle[/rate]")
    assert slow.audio.seconds == pytest.approx(2 * usual.audio.seconds, rel=0.15)
    (soft,) = say(voice, "[volume 25%]A green kettle[/volume]")
    assert np.abs(soft.audio.samples).max() == pytest.approx(0.25, abs=0.01)
    (loud,) = say(voice, "A green [volume loud]kettle[/volume] here")
    assert np.abs(loud.audio.samples).max() == pytest.approx(1.0, abs=1e-3)


def test_words_of_another_language_are_said_by_its_rules(voice: Voice) -> None:
    (english,), (german,) = say(voice, "Wein"), say(voice, "[language de]Wein[/language]")
    assert not np.array_equal(english.audio.samples, german.audio.samples)
    (phonemes,) = say(voice, "[[ vˈaɪn ]]")
    np.testing.assert_array_equal(german.audio.samples, phonemes.audio.samples)


def test_listed_words_go_before_all_rules(voice: Voice) -> None:
    words = WordList((Pronunciation("St.", "street"), Pronunciation("Louis", "[[ lˈuːɪs ]]")))
    (listed,) = voice.speak("St. Louis", PLAIN, words)
    (said,) = say(voice, "street [[ lˈuːɪs ]]")
    np.testing.assert_array_equal(listed.audio.samples, said.audio.samples)


def test_what_was_left_out_and_what_is_wrong_is_told_by_a_sentence_that_is_heard(voice: Voice) -> None:
    first, second = say(voice, "你 Hello. <break time='x'/>\n\nПривет. [/rate] Bye.")
    assert first.unknown == ("你", *dict.fromkeys("Привет"))
    assert [str(trouble.message)[:15] for trouble in (*first.troubles, *second.troubles)] == [
        "“x” is no pause",
        "The mark [/rate",
    ]


@pytest.mark.parametrize("text", ["", "  \n", "...", "[[ ]]", "---", "<speak></speak>", "[pause 1s]", "\u200b"])
def test_nothing_to_say_is_an_error(voice: Voice, text: str) -> None:
    with pytest.raises(TextError, match="nothing to say"):
        say(voice, text)


def test_a_text_of_another_script_is_an_error_that_says_so(voice: Voice) -> None:
    with pytest.raises(TextError, match="knows none of the sounds"):
        say(voice, "你好世界")


@pytest.mark.usefixtures("small_base")
def test_a_line_without_end_is_said_in_portions_without_pauses() -> None:
    said = say(Voice.load(bases.find().files), "river " * 400)
    assert len(said) == 3
    assert [sentence.lead for sentence in said] == [0.0, 0.0, 0.0]


def test_the_first_words_of_a_long_sentence_come_early_and_nothing_is_lost(voice: Voice) -> None:
    text = (
        "When the train had left the station, she opened the letter that her brother had sent, and read. Then I left."
    )
    whole, after = say(voice, text)
    *parts, last = voice.speak(text, PLAIN, soon=True)
    assert [part.span for part in (*parts, last)] == [whole.span] * len(parts) + [after.span]
    assert len(parts) > 1
    assert parts[0].audio.seconds < 0.5 * whole.audio.seconds
    assert [part.lead for part in parts] == [0.0] * len(parts)
    assert sum(part.audio.seconds for part in parts) == pytest.approx(whole.audio.seconds, rel=0.25)
    assert max(np.abs(part.audio.samples).max() for part in parts) == pytest.approx(1.0, abs=1e-3)
    np.testing.assert_array_equal(last.audio.samples, after.audio.samples)
    (short,), (other,) = voice.speak("Good morning.", PLAIN, soon=True), say(voice, "Good morning.")
    (late,) = voice.speak("[pause 0.5s] Good morning.", PLAIN, soon=True)
    assert not late.audio.samples[: voice.rate // 2].any(), "a pause that was asked for stays"
    quiet = len(other.audio.samples) - len(short.audio.samples)
    np.testing.assert_array_equal(short.audio.samples, other.audio.samples[quiet:])
    assert 0.0 < quiet / voice.rate < 0.2
    assert np.abs(other.audio.samples[: quiet + voice.rate // 200]).max() < 0.01
