"""A second base voice, as a file and in the catalogue: it trains, speaks and exports, or is refused with its reason."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
import onnx
import pytest
import torch
from onnx import numpy_helper
from piper import PiperVoice, SynthesisConfig

from tests.conftest import SpokenClip
from tests.helpers.convolutional_encoder import ConvolutionalEncoder
from tests.helpers.hurry import hurry
from tests.helpers.made_up_base import add_to_catalogue, copy_of_the_installed
from tests.helpers.projects import copy_project, make_project, write_recordings
from tests.helpers.random_voice import babbling, start_weights
from tests.helpers.small_voice import mandarin_config
from tts_studio import jobs
from tts_studio.engine import bases
from tts_studio.engine.training.warm_start import WarmStart
from tts_studio.engine.vits import text_encoders
from tts_studio.engine.vits.base_graph import build
from tts_studio.engine.vits.base_network import Sizes
from tts_studio.errors import StudioError, TrainingError, VoiceError
from tts_studio.events import Finished, SampleReady
from tts_studio.passports import read_passport
from tts_studio.project import runs

pytestmark = pytest.mark.long
MINUTES = 0.05  # a single step: the least that is possible
NAME = "en_US-other-medium"
LOAD = WarmStart.load
"""As it is, before it is hurried."""
IN_CHINESE = (
    "水壶在厨房里响。",
    "请把鞋放在门口。",
    "做蛋糕要几个苹果？",
    "火车今天晚到了。",
    "她给了小狗一半。",
    "今天真亮，风真大！",
)


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)


@pytest.fixture(scope="module")
def imported(spoken_clips: Sequence[SpokenClip], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with enough clips; copy it before it is changed."""
    recordings = write_recordings(spoken_clips, tmp_path_factory.mktemp("recordings"))
    return make_project(recordings, tmp_path_factory.mktemp("imported") / "Anna")


@pytest.fixture
def project(imported: Path, tmp_path: Path) -> Path:
    return copy_project(imported, tmp_path / "Anna")


def start_from(project: Path, base: str | Path) -> None:
    document = json.loads((project / "project.json").read_text(encoding="utf-8"))
    (project / "project.json").write_text(json.dumps(document | {"base": str(base)}), encoding="utf-8")


def speak(model: Path, text: str = "Hello there.") -> np.ndarray:
    plain = SynthesisConfig(normalize_audio=False)
    return np.concatenate([chunk.audio_float_array for chunk in PiperVoice.load(model).synthesize(text, plain)])


def train_and_export(project: Path, out: Path, base: str | None = None) -> tuple[Path, Path]:
    """Return the folder of the voice that a training makes, and the model that is exported of it."""
    (*_, done) = jobs.train(project, MINUTES, base=base)
    assert isinstance(done, Finished)
    (*_, exported) = jobs.export(done.result["voice"], out, project)
    assert isinstance(exported, Finished)
    return Path(done.result["path"]), Path(exported.result["model"])


def test_a_base_voice_in_the_catalogue_trains_speaks_and_exports(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = add_to_catalogue(tmp_path, monkeypatch, NAME, copy_of_the_installed())
    assert bases.find("other") == base
    offered = [one.name for one in jobs.bases_to_start_from()]
    assert offered[0] == bases.default().name
    assert NAME in offered

    voice, exported = train_and_export(project, tmp_path / "out", "other")

    passport = read_passport(voice)
    assert (passport["base"], passport["base_sha256"]) == (NAME, base.verify())
    assert "made up for a test" in (voice / "MODEL_CARD").read_text(encoding="utf-8")
    assert "lessac" not in (voice / "MODEL_CARD").read_text(encoding="utf-8")
    assert [run.request.base for run in runs.list_runs(project / "runs")] == [NAME]
    assert np.abs(speak(exported)).max() < 1.0
    listed = {one.name: one for one in jobs.listed_voices(project)}
    assert (listed["base"].base, listed[NAME].base, listed[voice.name].base) == (bases.default().name, NAME, NAME)
    assert listed[NAME].is_base
    assert not listed[voice.name].is_base
    assert sum(one.audio.seconds for one in jobs.speak("Hello.", NAME)) > 0.2

    (*_, again) = jobs.use_checkpoint(project, jobs_steps(project)[0])  # a voice made anew starts from the same base
    assert read_passport(Path(again.result["path"]))["base"] == NAME


def jobs_steps(project: Path) -> list[int]:
    (*_, last) = jobs.checkpoints(project)
    assert isinstance(last, Finished)
    return [row["step"] for row in last.result["checkpoints"]]


def test_a_base_voice_of_our_own_trains_speaks_and_exports(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its graph is ours from the first node to the last, and its networks are smaller than the installed one's."""
    monkeypatch.setattr(WarmStart, "load", LOAD)
    sizes = Sizes(text_encoder="rnn", couplings=3, flow_layers=2, kernel=3, posterior_layers=4)
    network = babbling(sizes, breathless=False)
    tensors, more = start_weights(network), 'text_encoder = "rnn"'
    base = add_to_catalogue(tmp_path, monkeypatch, NAME, build(network), more=more, tensors=tensors)

    voice, exported = train_and_export(project, tmp_path / "out", "other")

    assert read_passport(voice)["base"] == NAME
    own, tuned = (
        {tensor.name: tensor for tensor in onnx.load(path).graph.initializer} for path in (base.path, exported)
    )
    changed = {name for name in own if tuned[name] != own[name]}
    assert {tensor for tensor in own if tensor.startswith("flow.")} <= changed
    assert not any(name.startswith(("enc_p.", "dp.")) for name in changed)
    assert 0 < np.abs(speak(exported)).max() < 1.0
    (chunk, *_) = PiperVoice.load(exported).synthesize("Hello there.", include_alignments=True)
    assert chunk.phoneme_alignments
    assert sum(one.audio.seconds for one in jobs.speak("Hello.", NAME)) > 0.1


def test_a_copy_of_the_base_voice_as_a_file_trains_speaks_and_exports(project: Path, tmp_path: Path) -> None:
    installed = bases.default()
    shutil.copy(installed.path, tmp_path / "mine.onnx")
    shutil.copy(installed.config_path, tmp_path / "mine.onnx.json")
    list(jobs.new_project(tmp_path / "Ben", "Ben", "own", "en-us", str(tmp_path / "mine.onnx")))
    assert json.loads((tmp_path / "Ben" / "project.json").read_text())["base"] == str(tmp_path / "mine.onnx")
    start_from(project, tmp_path / "mine.onnx")

    voice, exported = train_and_export(project, tmp_path / "out")

    assert read_passport(voice)["base"] == "mine"
    assert "research only" in (voice / "MODEL_CARD").read_text(encoding="utf-8")
    assert "ʲ" not in json.loads(Path(f"{exported}.json").read_text())["phoneme_id_map"]
    assert len(speak(exported)) > 1000
    titles = [one.title for one in jobs.listed_voices(project) if one.is_base]
    assert (titles[0], titles[-1]) == ("Joe", "mine")


def test_a_base_voice_that_is_made_of_another_trains_speaks_and_exports(project: Path, tmp_path: Path) -> None:
    base = next(base for base in bases.catalogue() if base.derivation)
    base.path.unlink(missing_ok=True)  # so that it is made when it is first used

    voice, exported = train_and_export(project, tmp_path / "out", base.name)

    passport = read_passport(voice)
    assert (passport["base"], passport["base_sha256"]) == (base.name, base.files.sha256)
    document = json.loads(Path(f"{exported}.json").read_text(encoding="utf-8"))
    assert document["phoneme_id_map"] == base.phoneme_id_map
    assert len(speak(exported)) > 1000


def test_a_base_voice_with_another_text_encoder_trains_speaks_and_exports(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = MappingProxyType({**text_encoders.TEXT_ENCODERS, ConvolutionalEncoder.kind: ConvolutionalEncoder})
    monkeypatch.setattr(text_encoders, "TEXT_ENCODERS", kinds)
    torch.manual_seed(0)
    model = copy_of_the_installed()
    ConvolutionalEncoder.put_into(model, ConvolutionalEncoder().state_dict())
    base = add_to_catalogue(tmp_path, monkeypatch, NAME, model, more='text_encoder = "convolutional"')
    assert base.text_encoder == "convolutional"

    _, exported = train_and_export(project, tmp_path / "out", NAME)

    names = [tensor.name for tensor in onnx.load(exported).graph.initializer]
    assert "enc_p.conv.weight" in names
    assert not any(name.startswith("enc_p.encoder.") for name in names)
    assert 1000 < len(speak(exported)) < 60 * base.sampling_rate


def test_a_base_voice_of_another_sampling_rate_trains_at_it(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = {"audio": {"sample_rate": 16_000, "quality": "low"}}
    add_to_catalogue(tmp_path, monkeypatch, "en_US-other-low", copy_of_the_installed(), **slow)
    _, exported = train_and_export(project, tmp_path / "out", "en_US-other-low")
    document = json.loads(Path(f"{exported}.json").read_text())
    assert document["audio"] == {"sample_rate": 16_000, "quality": "low"}
    constants = {tensor.name: numpy_helper.to_array(tensor) for tensor in onnx.load(exported).graph.initializer}
    assert constants["/dec/vocoder/top"] < 8_000  # harmonics above half the sampling rate would be heard as others
    assert constants["/dec/vocoder/rate"] == 16_000


@pytest.mark.parametrize("language", ["it", "pl"])
def test_a_training_is_heard_in_its_own_language(project: Path, language: str) -> None:
    """It was heard saying an English sentence with the sounds of another language."""
    document = json.loads((project / "project.json").read_text(encoding="utf-8"))
    (project / "project.json").write_text(json.dumps(document | {"language": language}), encoding="utf-8")
    in_catalogue = {base.texts[language].sample for base in bases.catalogue() if language in base.texts}
    own = {clip.text for clip in jobs.opened(project, reading=True).clips()}

    samples = [event.text for event in jobs.train(project, MINUTES) if isinstance(event, SampleReady)]
    assert samples
    assert bool(in_catalogue) == (language == "it")
    assert set(samples) <= (in_catalogue or own)  # where the catalogue has no sentence, a held-out one of the project


def test_a_base_voice_that_reads_pinyin_trains_speaks_and_exports(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_to_catalogue(tmp_path, monkeypatch, "zh_CN-other-medium", copy_of_the_installed(), **mandarin_config())
    document = json.loads((project / "project.json").read_text(encoding="utf-8"))
    (project / "project.json").write_text(json.dumps(document | {"language": "cmn"}), encoding="utf-8")
    with jobs.opened(project) as opened:
        for clip, text in zip(opened.clips(), IN_CHINESE, strict=True):
            opened.update_clip(clip.id, text=text)

    voice, exported = train_and_export(project, tmp_path / "out", "zh_CN-other-medium")

    config = json.loads(Path(f"{exported}.json").read_text(encoding="utf-8"))
    assert (config["phoneme_type"], config["phoneme_id_map"]["zh"]) == ("pinyin", [18])
    assert voice.name.startswith("zh_CN-")
    assert sum(one.audio.seconds for one in jobs.speak("你好，妈妈。", str(exported))) > 0.2
    notes = {entry.key: entry.value for entry in onnx.load(exported).metadata_props}
    assert (notes["has_espeak"], notes["voice"]) == ("0", "cmn")


def _with_shorter_frames(model: onnx.ModelProto) -> None:
    for node in model.graph.node:
        if node.name == "/dec/ups.0/ConvTranspose":
            next(attribute for attribute in node.attribute if attribute.name == "strides").ints[0] //= 2


def _with_a_layer_more(model: onnx.ModelProto) -> None:
    for tensor in [t for t in model.graph.initializer if t.name.startswith("enc_p.encoder.norm_layers_1.0.")]:
        more = model.graph.initializer.add()
        more.CopyFrom(tensor)
        more.name = tensor.name.replace("_1.0.", "_1.6.")


@pytest.mark.parametrize(
    ("change", "config", "words"),
    [
        (_with_shorter_frames, {}, "makes 128 samples of a frame, and only 256 can be trained"),
        (_with_a_layer_more, {}, "not a Piper voice that can be trained"),
        (None, {"audio": {"sample_rate": 44_100, "quality": "high"}}, "its sampling rate is 44100 Hz"),
        (None, {"audio": {"sample_rate": 8_000, "quality": "low"}}, "only 16000 to 24000 Hz"),
        (None, {"phoneme_type": "thai"}, "its phonemes are of the kind “thai”"),
        (None, {"num_speakers": 3}, "it has several speakers"),
    ],
)
def test_a_base_voice_that_cannot_be_trained_is_refused_before_anything_is_prepared(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change, config, words
) -> None:
    model = copy_of_the_installed()
    if change is not None:
        change(model)
    add_to_catalogue(tmp_path, monkeypatch, NAME, model, **config)
    with pytest.raises((TrainingError, VoiceError), match=words):
        list(jobs.train(project, MINUTES, base=NAME))
    assert not list((project / "runs").glob("*"))


def test_start_weights_that_are_damaged_or_of_another_voice_are_refused(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = add_to_catalogue(tmp_path, monkeypatch, NAME, copy_of_the_installed())
    assert base.start_weights is not None
    installed = bases.default()
    with pytest.raises(TrainingError, match="belong to another voice"):
        replace(base, start_weights=installed.start_weights).check_trainable()
    with base.start_weights.path.open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"x")
    with pytest.raises(TrainingError, match="are damaged"):
        list(jobs.train(project, MINUTES, base=NAME))
    base.start_weights.path.unlink()
    with pytest.raises(TrainingError, match="cannot be read"):
        list(jobs.train(project, MINUTES, base=NAME))


def test_a_base_voice_that_is_not_there_is_refused_when_a_project_is_made(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="There is no voice"):
        list(jobs.new_project(tmp_path / "Ben", "Ben", "own", "en-us", str(tmp_path / "none.onnx")))
    assert not (tmp_path / "Ben").exists()
