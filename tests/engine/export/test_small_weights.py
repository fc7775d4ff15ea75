"""The small variant of a voice: half the file, the same speech, read by the programs that read the other."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto

from tests.helpers import sherpa
from tts_studio import jobs
from tts_studio.engine import bases
from tts_studio.engine.export.configuration import completed, tokens
from tts_studio.engine.export.small_weights import with_half_weights
from tts_studio.engine.export.voice_graph import with_notes
from tts_studio.engine.speaking.voice_files import read_document
from tts_studio.engine.vits.onnx_file import read_model, write_model
from tts_studio.events import Event, Finished


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base voice with halved weights, and what sherpa-onnx reads beside it."""
    base, folder = bases.find(), tmp_path_factory.mktemp("small")
    document = completed(read_document(base.files))
    write_model(with_half_weights(with_notes(read_model(base.path), document)), folder / "small.onnx")
    (folder / "small.onnx.json").write_text(json.dumps(document), encoding="utf-8")
    (folder / "tokens.txt").write_text(tokens(document), encoding="utf-8")
    return folder / "small.onnx"


def test_piper_says_the_same_with_half_the_file(small: Path) -> None:
    from piper import PiperVoice, SynthesisConfig

    plain = SynthesisConfig(noise_scale=0.0, noise_w_scale=0.0)
    one, other = (
        np.concatenate([c.audio_float_array for c in PiperVoice.load(path).synthesize("Good evening.", plain)])
        for path in (bases.find().path, small)
    )
    assert small.stat().st_size < 0.52 * bases.find().path.stat().st_size
    assert one.shape == other.shape
    assert np.square(one - other).sum() < 1e-3 * np.square(one).sum()  # 30 dB below


def test_sherpa_onnx_speaks_with_it(small: Path) -> None:
    spoken = sherpa.speak(small, small.with_name("tokens.txt"), ["həlˈoʊ."])
    assert 0.2 < spoken.seconds < 2.0
    assert 0.05 < spoken.loudest <= 1.0


def test_weights_that_are_halved_already_or_too_large_stay() -> None:
    values = {"large": np.full(2000, 1e6, np.float32), "many": np.ones(2000, np.float32), "few": np.ones(3, np.float32)}
    tensors = [onnx.numpy_helper.from_array(value, name) for name, value in values.items()]
    nodes = [onnx.helper.make_node("Identity", [name], [f"{name}_out"]) for name in values]
    outputs = [onnx.helper.make_tensor_value_info(f"{name}_out", TensorProto.FLOAT, ["n"]) for name in values]
    model = onnx.helper.make_model(onnx.helper.make_graph(nodes, "weights", [], outputs, tensors))
    once = with_half_weights(model).SerializeToString(deterministic=True)
    onnx.checker.check_model(model)
    assert [tensor.name for tensor in model.graph.initializer] == ["large", "many/half", "few"]
    assert with_half_weights(model).SerializeToString(deterministic=True) == once


@pytest.mark.usefixtures("small_base")
def test_both_variants_lie_side_by_side(tmp_path: Path) -> None:
    base, home = bases.find(), tmp_path / "voices"
    home.mkdir()
    shutil.copy(base.path, home / "en_US-anna-medium.onnx")
    shutil.copy(base.config_path, home / "en_US-anna-medium.onnx.json")
    for small in (False, True):
        events: list[Event] = list(jobs.export(str(home), tmp_path / "out", small=small))
    assert isinstance(events[-1], Finished)
    config = json.loads(Path(str(events[-1].result["config"])).read_text(encoding="utf-8"))
    assert config["dataset"] == "en_US-anna_small-medium"
    again: list[Event] = list(jobs.export(str(events[-1].result["model"]), tmp_path / "again", small=True))
    assert isinstance(again[-1], Finished)
    assert Path(str(again[-1].result["model"])).name == "en_US-anna_small-medium.onnx"
    assert len(list((tmp_path / "out").glob("*.onnx"))) == 2
