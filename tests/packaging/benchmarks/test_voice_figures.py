"""The figures of a trained voice, on tones, silence and a little real speech."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks import voice_figures
from tts_studio.audio import files
from tts_studio.audio.signal import Audio, resample
from tts_studio.engine.judging import evaluation
from tts_studio.engine.judging.judges import JudgeMissingError
from tts_studio.engine.speaking.voice import Sentence
from tts_studio.events import Finished

RATE = 22_050
TEXT = "The kettle is singing in the kitchen."


@pytest.fixture(scope="module")
def sentence(speak_base: Callable[[str, Path], None], tmp_path_factory: pytest.TempPathFactory) -> Audio:
    """TEXT, spoken by the base voice."""
    path = tmp_path_factory.mktemp("spoken") / "sentence.wav"
    speak_base(TEXT, path)
    return files.read(path)


def tone(hertz: float, seconds: float = 1.0) -> Audio:
    return Audio(0.5 * np.sin(2 * np.pi * hertz * np.arange(round(RATE * seconds)) / RATE).astype(np.float32), RATE)


def silence(seconds: float) -> Audio:
    return Audio(np.zeros(round(RATE * seconds), np.float32), RATE)


def joined(*parts: Audio) -> Audio:
    return Audio(np.concatenate([part.samples for part in parts]), parts[0].rate)


def quick(audio: Audio) -> Audio:
    """Return the recording played a quarter faster."""
    return resample(Audio(audio.samples, round(audio.rate * 1.25)), audio.rate)


class SineVoice:
    """Says each text as a tone of one second, in two parts."""

    class config:  # noqa: N801
        espeak_voice = "en-us"

    rate = RATE

    def __init__(self, hertz: float, said: list[tuple[float, str]] | None = None) -> None:
        self.hertz = hertz
        self.said = [] if said is None else said

    def speak(self, text: str, config: Any = None) -> Iterator[Sentence]:
        self.said.append((self.hertz, text))
        yield from (Sentence(tone(self.hertz, 0.5), (0, len(text))),) * 2


class PitchJudge:
    """Takes the pitch for the speaker: 100 Hz and 200 Hz are at right angles."""

    def embedding(self, audio: Audio) -> np.ndarray:
        hertz = float(np.argmax(np.abs(np.fft.rfft(audio.samples)))) / audio.seconds
        angle = (hertz - 100) / 100 * np.pi / 2
        return np.array([np.cos(angle), np.sin(angle)], np.float32)


# Pitch


def test_pitch_of_tones() -> None:
    pytest.importorskip("librosa")
    recordings = [joined(silence(0.5), tone(210)), tone(210, 0.5)]

    assert voice_figures.median_pitch(recordings) == pytest.approx(210, rel=0.01)
    found = voice_figures.pitch([tone(210 * 2 ** (3 / 12))], recordings)
    assert found["pitch_error"] == pytest.approx(3.0, abs=0.15)
    with pytest.raises(JudgeMissingError, match="no pitch"):
        voice_figures.median_pitch([silence(1.0)])


def test_pitch_error_is_in_semitones_and_up_is_positive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice_figures, "median_pitch", lambda recordings: recordings[0])

    assert voice_figures.pitch([110.0], [220.0]) == {"pitch": 110.0, "pitch_speaker": 220.0, "pitch_error": -12.0}


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "librosa", None)

    with pytest.raises(JudgeMissingError, match=r"librosa .*packaging/studio\.py judges"):
        voice_figures.median_pitch([tone(200)])


# Pace


@pytest.mark.parametrize(("text", "count"), [("Cat.", 3), ("A cat, a cat!", 8), ("Sea", 2)])
def test_only_sounds_are_counted(text: str, count: int) -> None:
    assert voice_figures.phonemes(text, "en-us") == count


def test_pauses_do_not_slow_a_speaker_down(sentence: Audio) -> None:
    plain = voice_figures.rate([sentence], [TEXT], "en-us")
    pause = joined(silence(1.0), sentence, silence(2.0), sentence)

    assert 8 < plain < 20
    assert voice_figures.rate([pause], [TEXT + " " + TEXT], "en-us") == pytest.approx(plain, rel=0.05)
    assert voice_figures.rate([quick(sentence)], [TEXT], "en-us") == pytest.approx(1.25 * plain, rel=0.1)


def test_pace_compares_the_same_texts(sentence: Audio) -> None:
    voice = SineVoice(100)
    voice.speak = lambda text, config=None: iter([Sentence(quick(sentence), (0, 1))])
    person = voice_figures.Person([sentence], [TEXT], [])

    assert voice_figures.pace(voice, person)["rate_error"] == pytest.approx(25.0, abs=10.0)


def test_silence_has_no_pace() -> None:
    with pytest.raises(JudgeMissingError, match="no speech"):
        voice_figures.rate([silence(2.0)], [TEXT], "en-us")


# The whole


def test_voices_speak_by_turns() -> None:
    said: list[tuple[float, str]] = []

    spoken, by_base = voice_figures.speak_by_turns(SineVoice(1, said), SineVoice(2, said), ("a", "b"), ("c", "d"))

    assert said[2:] == [(1, "a"), (2, "c"), (1, "b"), (2, "d")]
    assert (spoken.texts, by_base.texts) == (("a", "b"), ("c", "d"))
    assert [audio.seconds for audio in spoken.audio] == [1.0, 1.0]
    assert 0 < spoken.real_time_factor < 1


def test_similarity_is_that_of_evaluate(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (voice_figures, evaluation):
        monkeypatch.setattr(module, "SpeakerJudge", PitchJudge)
    for name in ("faster_whisper", "distillmos"):
        monkeypatch.setitem(sys.modules, name, None)
    held_out, learned = [tone(200), tone(195)], [tone(185)]
    voice, base = SineVoice(150), SineVoice(110)

    *_, last = evaluation.evaluate(voice, base, evaluation.Reference(held_out, learned), voice_figures.ENGLISH[:1])
    found = voice_figures.similarity([tone(150)], [tone(110)], voice_figures.Person(held_out, [], learned))

    assert isinstance(last, Finished)
    assert found == pytest.approx({name: last.result[name] for name in evaluation.SIMILARITY}, abs=1e-4)
    assert 0 < found["similarity_normalised"] < 1


def test_what_cannot_be_judged_is_none_and_the_reason_is_given(
    monkeypatch: pytest.MonkeyPatch, sentence: Audio
) -> None:
    for name in ("resemblyzer", "faster_whisper", "distillmos", "librosa"):
        monkeypatch.setitem(sys.modules, name, None)
    person = voice_figures.Person([sentence], [TEXT], [sentence])

    found, missing = voice_figures.measure(SineVoice(150), SineVoice(110), person, ("Другой текст.",))

    assert found["real_time_factor_ratio"] > 0
    assert {name for name, value in found.items() if value is None} == set(missing)
    assert set(evaluation.SIMILARITY) | {"wer", "mos", "pitch_error"} <= set(missing)
    assert "English" in missing["wer"]
    assert "resemblyzer" in missing["similarity"]


def test_english_words_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    class Listener:
        def __init__(self, language: str) -> None:
            assert language == "en"

        def heard(self, audio: Audio) -> str:
            return f"{audio.seconds:g}"

        def word_error_rate(self, said: tuple[str, ...], heard: list[str]) -> float:
            assert said == voice_figures.ENGLISH
            return float(heard[0])

    monkeypatch.setattr(voice_figures, "WordJudge", Listener)
    spoken, by_base = (evaluation.Speech(voice_figures.ENGLISH, (tone(100, seconds),), 1.0) for seconds in (0.5, 0.2))

    assert voice_figures.words(spoken, by_base) == {"wer": 0.5, "wer_base": 0.2}
