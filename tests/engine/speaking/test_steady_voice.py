"""Speaking many sentences at once: in their order, with the times of words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tts_studio.engine import bases
from tts_studio.engine.speaking.durations import with_durations
from tts_studio.engine.speaking.steady_voice import SteadyVoice
from tts_studio.engine.speaking.voice import Voice
from tts_studio.engine.speaking.voice_files import locate
from tts_studio.synthesis import SynthesisConfig
from tts_studio.text.front_end import read_aloud

PLAIN = SynthesisConfig(variation=0.0)


def test_words_have_the_durations_that_the_network_gives() -> None:
    voice = SteadyVoice(bases.default().files)
    text = "Three words here. Wait, [rate 80%]and then go[/rate] on."
    first, second = voice.speak(read_aloud(text, "en-us"), PLAIN)
    for sentence, count in ((first, 3), (second, 5)):
        assert sentence.words is not None
        assert len(sentence.words) == count
        times = [time for word in sentence.words for time in (word.start, word.end)]
        assert times == sorted(times)
        assert 0 < times[0] < 0.3
        assert 0 < len(sentence.samples) / voice.rate - times[-1] < 0.5
    whole = np.abs(second.samples)
    assert second.words is not None
    pause = slice(*(round(time * voice.rate) for time in (second.words[0].end, second.words[1].start)))
    assert whole[pause].mean() < 0.3 * whole.mean()  # after the comma it is quiet


def test_sentences_come_in_their_order_at_the_level_of_the_voice(small_base: None) -> None:
    voice = SteadyVoice(bases.default().files, threads=3)
    text = " ".join(f"This is number {number}{' and more' * (number % 3)}." for number in range(20))
    spoken = list(voice.speak(read_aloud(text, "en-us"), PLAIN))
    one_by_one = list(Voice.load(bases.default().files).speak(text, SynthesisConfig(variation=0.0, pause=0.0)))
    assert [one.reading.span for one in spoken] == [one.span for one in one_by_one]
    for one, other in zip(spoken, one_by_one, strict=True):
        scale = np.abs(other.audio.samples).max() / np.abs(one.samples).max()
        assert scale > 2  # it is not raised to full scale
        np.testing.assert_allclose(one.samples * scale, other.audio.samples, atol=1e-4)
        assert one.words is None


def test_sentences_are_not_read_long_before_they_are_spoken(small_base: None) -> None:
    """So a book is never in memory as sound, and closing does not wait for more than what is being spoken."""
    asked = list[int]()

    def readings():
        for number, reading in enumerate(read_aloud("One. " * 50, "en-us")):
            asked.append(number)
            yield reading

    spoken = SteadyVoice(bases.default().files, threads=2).speak(readings(), PLAIN)
    next(spoken)
    assert len(asked) == 5
    spoken.close()  # pyright: ignore[reportAttributeAccessIssue]


def test_an_empty_model_is_told_and_not_mapped_into_memory(tmp_path: Path) -> None:
    (tmp_path / "a.onnx").touch()
    (tmp_path / "a.onnx.json").write_bytes(bases.default().config_path.read_bytes())
    with pytest.raises(Exception, match="is empty"):
        SteadyVoice(locate(tmp_path / "a.onnx"))


def test_a_graph_that_tells_its_durations_stays_as_it_is(tmp_path: Path) -> None:
    for content, changed in ((b"..\x0a\x09durations../Ceil_output_0", False), (b"nothing", False),
                             (b"../Ceil_output_0", True)):  # fmt: skip
        path = tmp_path / "a.onnx"
        path.write_bytes(content)
        assert isinstance(with_durations(path), bytes) is changed
