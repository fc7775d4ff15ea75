"""Kept voices: the second text begins at once, the same seed still gives the same sound, and a new file is noticed."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import numpy as np
import pytest

from tts_studio.engine import bases
from tts_studio.engine.speaking import voice as engine_voice
from tts_studio.engine.speaking import voice_cache
from tts_studio.engine.speaking.voice import Voice
from tts_studio.engine.speaking.voice_cache import VoicePool
from tts_studio.engine.speaking.voice_files import VoiceFiles, locate
from tts_studio.errors import VoiceError
from tts_studio.synthesis import SynthesisConfig

pytestmark = pytest.mark.usefixtures("small_base")


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The models that were loaded, in order."""
    done: list[Path] = []
    load = Voice.load

    def noted(files: VoiceFiles, **how: object) -> Voice:
        done.append(files.model)
        return load(files, **how)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(voice_cache.Voice, "load", noted)
    return done


@pytest.fixture
def copies(tmp_path: Path) -> list[VoiceFiles]:
    """Three voices."""
    models = [tmp_path / f"{name}.onnx" for name in "abc"]
    for model in models:
        model.symlink_to(bases.find().files.model)
        shutil.copy(bases.find().files.config, f"{model}.json")
    return [locate(model) for model in models]


def sound(voices: VoicePool, seed: int | None, text: str = "Hello there.") -> np.ndarray:
    with voices.lend(bases.find().files, seed=seed) as voice:
        return np.concatenate([said.audio.samples for said in voice.speak(text, SynthesisConfig(seed=seed))])


def test_a_kept_voice_says_with_a_seed_what_a_new_one_says(loads: list[Path]) -> None:
    voices = VoicePool()
    expected = {
        seed: np.concatenate(
            [a.audio.samples for a in Voice.load(bases.find().files).speak("Hello there.", SynthesisConfig(seed=seed))]
        )
        for seed in (7, 8)
    }
    loads.clear()
    for seed in (7, 7, 8, 7):
        np.testing.assert_array_equal(sound(voices, seed), expected[seed])
    sound(voices, None)
    np.testing.assert_array_equal(sound(voices, 7), expected[7])
    assert loads == [bases.find().files.model]


def test_the_next_text_with_the_same_seed_waits_for_no_new_session(monkeypatch: pytest.MonkeyPatch) -> None:
    opened_on: list[str] = []
    open_voice = engine_voice.open_voice

    def noted(*how: object) -> object:
        opened_on.append(threading.current_thread().name.split("_")[0])
        return open_voice(*how)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(engine_voice, "open_voice", noted)
    voices = VoicePool()
    here = threading.current_thread().name.split("_")[0]
    sound(voices, 7)
    sound(voices, 7)
    assert opened_on.count(here) == 1
    sound(voices, 8)  # another seed was not foreseen
    assert opened_on.count(here) == 2
    assert set(opened_on) == {here, "voices"}


def test_without_a_seed_a_kept_voice_says_it_differently() -> None:
    voices = VoicePool()
    first, second = sound(voices, None), sound(voices, None)
    assert len(first) != len(second) or not np.array_equal(first, second)


def test_a_text_that_was_stopped_leaves_the_voice_fit_for_the_same_seed(loads: list[Path]) -> None:
    voices = VoicePool()
    text = "Good morning. The kettle is on."
    whole = sound(voices, 5, text)
    with voices.lend(bases.find().files, seed=5) as voice:
        spoken = voice.speak(text, SynthesisConfig(seed=5))
        next(spoken)
        spoken.close()
    np.testing.assert_array_equal(sound(voices, 5, text), whole)
    assert len(loads) == 1


def test_a_voice_is_lent_to_one_speaker_at_a_time(loads: list[Path]) -> None:
    voices = VoicePool()
    for _ in range(2):
        with voices.lend(bases.find().files) as first, voices.lend(bases.find().files) as second:
            assert first is not second
    assert len(loads) == 2


def test_only_the_last_ones_are_kept(copies: list[VoiceFiles], loads: list[Path]) -> None:
    voices = VoicePool(most=2)
    for index in (0, 1, 0, 2, 0, 1):
        with voices.lend(copies[index]):
            pass
    assert [model.stem for model in loads] == ["a", "b", "c", "b"]


def test_a_file_that_was_replaced_is_loaded_again(copies: list[VoiceFiles], loads: list[Path]) -> None:
    voices = VoicePool()
    files = copies[0]
    with voices.lend(files):
        pass
    shutil.copy(files.config, f"{files.config}.new")
    Path(f"{files.config}.new").replace(files.config)
    with voices.lend(files):
        pass
    assert len(loads) == 2


def test_a_file_that_went_bad_is_told(copies: list[VoiceFiles]) -> None:
    voices = VoicePool()
    files = copies[0]
    with voices.lend(files, seed=1):
        pass
    files.model.unlink()
    files.model.write_text("no voice")
    with pytest.raises(VoiceError, match="damaged"), voices.lend(files, seed=1):
        pass
