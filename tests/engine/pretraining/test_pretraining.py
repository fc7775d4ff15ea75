"""A pretraining from two tiny corpora to base voices that trainings can start from."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import SpokenClip
from tests.helpers.tiny_base import SIZES
from tts_studio.audio import files
from tts_studio.engine import bases
from tts_studio.engine.export import level
from tts_studio.engine.pretraining import corpus
from tts_studio.engine.pretraining.config import PretrainingConfig
from tts_studio.engine.pretraining.corpus import CorpusClip
from tts_studio.engine.pretraining.prepare import FEATURES
from tts_studio.engine.pretraining.pretraining import pretrain
from tts_studio.engine.training import tensors_file
from tts_studio.engine.vits.text_encoders import TEXT_ENCODERS
from tts_studio.errors import TrainingError
from tts_studio.events import Event, Finished, Measured, Refused
from tts_studio.formats import ENCODERS, STATE
from tts_studio.text.phonemizers import ESPEAK, PINYIN

CHINESE = "今天真的是个好天气，我们走着去吧。"

TINY = PretrainingConfig(
    SIZES,
    steps=3,
    texts=6,
    batch=4,
    segment_frames=32,
    heard=1,
    realign_at=(0.3,),
)


@pytest.fixture(scope="module")
def corpora(spoken_clips: Sequence[SpokenClip], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two speakers in English, and one who says the same with Italian sounds, and with those of Mandarin."""
    home = tmp_path_factory.mktemp("corpora")
    for language, speakers in (("en-us", ("anna", "ben")), ("it", ("carla",)), ("cmn", ("carla",))):
        folder = home / language
        (folder / corpus.WAVS).mkdir(parents=True)
        clips: list[CorpusClip] = []
        for number, clip in enumerate(spoken_clips[: 2 if language == "cmn" else None]):
            audio = folder / corpus.WAVS / f"{number:03d}.flac"
            files.write(audio, files.read(clip.audio))
            text = CHINESE if language == "cmn" else clip.text
            clips.append(CorpusClip(audio, text, speakers[number % len(speakers)], language))
        corpus.write(folder, clips)
    (home / "it" / "LICENCE").write_text("Made up for a test.\n", encoding="utf-8")
    return [home / "en-us", home / "it", home / "cmn"]


@pytest.fixture(scope="module")
def done(corpora: list[Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Event], Path]:
    """A pretraining on both: what it told, and its folder, whose features serve the others, too."""
    work = tmp_path_factory.mktemp("done")
    return run(corpora, work), work


@pytest.fixture
def work(done: tuple[list[Event], Path], tmp_path: Path) -> Path:
    """A folder in which the features are prepared, and nothing is learned."""
    shutil.copytree(done[1] / FEATURES, tmp_path / "work" / FEATURES)
    return tmp_path / "work"


def run(corpora: Sequence[Path], work: Path, config: PretrainingConfig = TINY) -> list[Event]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(level, "SENTENCES", 2)
        return list(pretrain(corpora, work, "xx-tiny", "Tiny", config))


def test_of_corpora_comes_a_base_voice_for_each_language(done: tuple[list[Event], Path]) -> None:
    events, _ = done
    assert isinstance(events[-1], Finished)
    assert events[-1].result["steps"] == 3
    folders = [Path(folder) for folder in events[-1].result["bases"]]
    assert [folder.name for folder in folders] == ["xx-tiny-cmn", "xx-tiny-en-us", "xx-tiny-it"]
    kinds = {"cmn": PINYIN, "en": ESPEAK, "it": ESPEAK}
    for folder, (language, kind) in zip(folders, kinds.items(), strict=True):
        base = bases.find(folder / f"{folder.name}.onnx")
        assert base.languages == (language,)
        assert base.text_encoder == "rnn"
        assert base.phonemizer == kind
        assert base.title == "Tiny"
        base.check_trainable()
        base.verify()
        assert base.phoneme_id_map.keys() >= {"_", "^", "$", "t"}
        assert "ʲ" not in base.phoneme_id_map
    mandarin, english, italian = (bases.find(folder / f"{folder.name}.onnx") for folder in folders)
    assert mandarin.phoneme_id_map["t"] != english.phoneme_id_map["t"]  # it is another sound
    assert mandarin.phoneme_id_map.keys() >= {"zh", "4"}
    assert "Made up for a test." in italian.lineage
    models = [(folder / f"{folder.name}.onnx").read_bytes() for folder in folders]
    assert models[1] != models[2]  # each has its own language folded into it
    (figures,) = [event.values for event in events if isinstance(event, Measured)]
    assert figures.keys() >= {"train_kl", "validation_loss", "validation_duration_mse"}


def test_a_pretraining_that_was_cut_off_goes_on(
    corpora: list[Path], done: tuple[list[Event], Path], work: Path
) -> None:
    """The same as in one go: what is drawn follows from the number of the step.

    Alignments that were found anew on the way are kept, those of held-out clips, too.
    """
    run(corpora, work, replace(TINY, steps=2))
    whole, halves = (tensors_file.load(folder / STATE) for folder in (done[1], work))
    assert halves[1]["steps"] == 2
    assert whole[0].keys() == halves[0].keys()
    for name in ("alignment.0", "held_out.0"):
        assert halves[0][name].min() >= 1
        halves[0][name] = halves[0][name].flip(0)
    tensors_file.save(work / STATE, *halves)

    again = run(corpora, work)
    assert isinstance(again[-1], Finished)
    assert not any(isinstance(event, Refused) for event in again)
    ended, facts = tensors_file.load(work / STATE)
    assert facts["steps"] == 3
    assert all(ended[name].equal(halves[0][name]) for name in ("alignment.0", "held_out.0"))

    at_its_end = run(corpora, work)
    assert isinstance(at_its_end[-1], Finished)
    assert at_its_end[-1].result == again[-1].result


def test_a_folder_without_clips_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(TrainingError, match="no clips to learn from"):
        run([tmp_path / "empty"], tmp_path / "work")


def test_the_kinds_of_text_encoders_are_those_that_can_be_asked_for() -> None:
    assert tuple(TEXT_ENCODERS) == ENCODERS


TOGETHER = """
import json, os, sys
from pathlib import Path
from tests.engine.pretraining.test_pretraining import run
from tts_studio.events import Measured
*corpora, work = map(Path, sys.argv[1:])
(figures,) = [event.values for event in run(corpora, work) if isinstance(event, Measured)]
(work / f"figures.{os.environ['RANK']}.json").write_text(json.dumps(figures))
"""


@pytest.mark.long
def test_two_processes_learn_the_same_as_one(
    corpora: list[Path], done: tuple[list[Event], Path], work: Path, tmp_path: Path
) -> None:
    """They are two: ``accelerate launch --cpu --num_processes=2`` starts one, and says nothing about it."""
    (alone,) = [event.values for event in done[0] if isinstance(event, Measured)]
    script = tmp_path / "pretrain.py"
    script.write_text(TOGETHER, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3]), "OMP_NUM_THREADS": "1"}
    launch = ["-m", "torch.distributed.run", "--nproc_per_node=2"]
    command = [sys.executable, *launch, str(script), *map(str, corpora), str(work)]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    together = [json.loads((work / f"figures.{rank}.json").read_text())["validation_loss"] for rank in range(2)]
    assert together == pytest.approx([alone["validation_loss"]] * 2, rel=0.01)
