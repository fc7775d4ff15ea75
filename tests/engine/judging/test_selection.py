"""Choosing among voices by listening."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from tests.helpers.stand_in_judges import JUDGES
from tts_studio.audio.analysis import APERIODICITY_POINTS, ENVELOPE_POINTS
from tts_studio.engine.judging import selection
from tts_studio.engine.judging.judges import JudgeMissingError
from tts_studio.engine.judging.selection import (
    SENTENCES,
    CheckpointJudge,
    Judges,
    JudgingText,
    nearest_step,
    nearness,
    to_say,
)
from tts_studio.engine.training.dataset import PreparedClip
from tts_studio.formats import CHECKPOINTS, HEARD
from tts_studio.messages import Message
from tts_studio.text import prompts

RATE = 22_050


class ToneNetwork(torch.nn.Module):
    """Says everything as a tone of one second."""

    device = torch.device("cpu")
    speaking_rate = 1.0

    def __init__(self, hertz: float, peak: float = 0.9) -> None:
        super().__init__()
        self.wave = tone(hertz, peak)
        self.said: list[Tensor] = []

    def forward(self, ids: Tensor) -> Any:
        self.said.append(ids)
        return type("Output", (), {"waveform": self.wave[None]})()


def tone(hertz: float, peak: float = 0.9) -> Tensor:
    return torch.from_numpy((peak * np.sin(2 * np.pi * hertz * np.arange(RATE) / RATE)).astype(np.float32))


def clip(number: int, hertz: float = 200.0) -> PreparedClip:
    frames = 86
    return PreparedClip(
        f"{number:04}",
        tone(hertz),
        torch.zeros(513, frames),
        torch.tensor([1, number, 2]),
        1.0,
        "a" * (number + 1),
        torch.zeros(2 * frames, ENVELOPE_POINTS),
        torch.zeros(2 * frames, APERIODICITY_POINTS),
        torch.zeros(frames),
    )


def judge_of(judges: Judges = JUDGES) -> CheckpointJudge:
    known, held_out = [clip(n) for n in range(30)], [clip(n) for n in range(30, 40)]
    texts = [JudgingText("b" * n, torch.tensor([1, n, 2])) for n in range(40, 50)]
    return CheckpointJudge(judges, texts, known, held_out, ToneNetwork(100.0), RATE)  # pyright: ignore[reportArgumentType]


def judged(network: ToneNetwork, judges: Judges = JUDGES) -> dict[str, float]:
    events = judge_of(judges).judge(network)  # pyright: ignore[reportArgumentType]
    while True:
        try:
            next(events)
        except StopIteration as end:
            return end.value


def test_a_voice_like_the_speaker_has_gone_all_the_way_and_the_base_voice_none_of_it():
    assert judged(ToneNetwork(200.0))["similarity_normalised"] == pytest.approx(1.0, abs=0.01)
    assert judged(ToneNetwork(100.0))["similarity_normalised"] == pytest.approx(0.0, abs=0.01)
    assert nearness(judged(ToneNetwork(200.0))) == pytest.approx(1 + 1 + 0.9, abs=0.02)


def test_every_voice_says_the_same_sentences():
    first, second = ToneNetwork(150.0), ToneNetwork(170.0)
    judged(first)
    judged(second)
    assert [ids.tolist() for ids in first.said] == [ids.tolist() for ids in second.said]
    assert [int(ids[0, 1]) for ids in first.said] == list(range(40, 50))


def test_similarity_words_and_sound_count_alike():
    worst = {"similarity_normalised": 0.0, "wer": 1.0, "mos": 1.0}
    assert nearness(worst) == 0.0
    for better in ({"similarity_normalised": 1.0}, {"wer": 0.0}, {"mos": 5.0}):
        assert nearness({**worst, **better}) == 1.0
    assert nearness({**worst, "wer": 2.5, "similarity_normalised": -0.3}) == 0.0


def test_without_a_judge_of_words_similarity_and_sound_decide():
    figures = judged(ToneNetwork(200.0), replace(JUDGES, words=None))
    assert "wer" not in figures
    assert nearness(figures) == pytest.approx(1 + 1 + 0.9, abs=0.02)


def heard(similarity: float, wer: float, mos: float = 4.2, words: float = 88.0) -> dict[str, float]:
    return {"similarity_normalised": similarity, "wer": wer, "mos": mos, "words": words}


def test_a_few_words_more_or_less_do_not_outweigh_similarity():
    assert nearest_step({100: heard(0.93, 0.045), 200: heard(0.99, 0.08)}) == 200


def test_many_misheard_words_do():
    assert nearest_step({100: heard(0.93, 0.045), 200: heard(0.99, 0.25)}) == 100


def test_the_more_words_are_heard_the_more_they_tell():
    assert nearest_step({100: heard(0.93, 0.045, words=1e5), 200: heard(0.96, 0.08, words=1e5)}) == 100


def test_of_equal_voices_the_last_is_taken_with_a_judge_of_words_or_without():
    assert nearest_step({100: heard(0.9, 0.05), 200: heard(0.9, 0.05)}) == 200
    assert (
        nearest_step({100: {"similarity_normalised": 0.9, "mos": 4.0}, 200: {"similarity_normalised": 0.9, "mos": 4.0}})
        == 200
    )


def test_words_are_counted():
    assert judged(ToneNetwork(200.0))["words"] == 10.0


def test_a_judge_of_words_that_is_missing_leaves_the_others_and_says_why(monkeypatch):
    def missing(_language: str) -> None:
        raise JudgeMissingError("There is no Whisper model on this machine.")

    monkeypatch.setattr(selection, "SpeakerJudge", lambda: JUDGES.speaker)
    monkeypatch.setattr(selection, "NaturalnessJudge", lambda: JUDGES.naturalness)
    monkeypatch.setattr(selection, "WordJudge", missing)
    assert Judges.load("en") == Judges(
        JUDGES.speaker, None, JUDGES.naturalness, Message("There is no Whisper model on this machine.")
    )
    assert not Judges.load(None).no_words


def test_judges_hear_prompts_that_the_speaker_has_not_recorded():
    texts = to_say({"Hello."}, ["Goodbye."], "en-us")
    last = prompts.load("en")[-1].text
    assert len(texts) == len(set(texts)) == SENTENCES
    assert texts[-1] == last
    assert last not in to_say({last}, ["Goodbye."], "en-us")


def test_where_prompts_are_too_few_judges_hear_what_held_out_recordings_say():
    assert to_say({"Bonjour."}, ["Bonsoir.", "Merci.", "Merci."], "br") == ["Bonsoir.", "Merci."]
    assert to_say({"Merci."}, ["Merci."], "br") == ["Merci."], "also what is learned is better than nothing"
    recorded = {prompt.text for prompt in prompts.load("en")[3:]}
    assert to_say(recorded, ["Goodbye."], "en") == ["Goodbye.", *(prompt.text for prompt in prompts.load("en")[:3])]


@pytest.mark.parametrize("found", ["", "[]", '{"7": {"mos": "good"}}', '{"x": {"mos": 3.0}}', "[" * 100_000])
def test_figures_that_were_edited_by_hand_are_none(found: str, tmp_path: Path) -> None:
    (tmp_path / HEARD).write_text(found)
    assert selection.judged(tmp_path) == {}


def test_figures_are_read_back_of_the_checkpoints_that_there_are_if_all_have_been_heard(tmp_path: Path) -> None:
    (tmp_path / HEARD).write_text('{"7": {"mos": 3.5, "wer": 0}, "8": {"mos": 3.6, "wer": 0}}')
    (tmp_path / CHECKPOINTS).mkdir()
    (tmp_path / CHECKPOINTS / "000007.safetensors").touch()
    assert selection.judged(tmp_path) == {7: {"mos": 3.5, "wer": 0.0}}
    (tmp_path / CHECKPOINTS / "000009.safetensors").touch()
    assert selection.judged(tmp_path) == {}
