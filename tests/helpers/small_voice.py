"""A base voice that loads and speaks in milliseconds, for tests of what is around a voice.

It is a Piper voice: the same inputs, the same configuration, noise from onnxruntime's generators. Instead of speaking
it hums, at a pitch that depends on the text, 36 ms for each phoneme id.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from tts_studio.engine import bases
from tts_studio.engine.export.locales import locale

SAMPLES = 800
"""Samples for each phoneme id at a length scale of 1, of 22 050 a second."""


def write_catalogue(folder: Path) -> Path:
    """Make a catalogue of base voices whose default one is small; return its folder."""
    original = bases.default()
    model = folder / f"{original.name}.onnx"
    onnx.save(_model(), model)
    config = model.with_name(f"{model.name}.json")
    config.write_bytes(original.config_path.read_bytes())
    entry = (bases.catalogue_folder() / f"{original.name}.toml").read_text(encoding="utf-8")
    files = {"package": "", "model": f"../{model.name}", "sha256": _digest(model), "config_sha256": _digest(config)}
    table = "\n".join(f'{name} = "{value}"' for name, value in files.items())
    entry = re.sub(r"\[files\]\n.*?\n\n", f"[files]\n{table}\n\n", entry, flags=re.DOTALL)
    catalogue = folder / "bases"
    catalogue.mkdir()
    (catalogue / f"{original.name}.toml").write_text(entry, encoding="utf-8")
    return catalogue


def write_mandarin(folder: Path, name: str = "zh_CN-small-medium") -> Path:
    """Write a voice that reads pinyin, with Piper's numbers for it; return its ``.onnx`` file."""
    model = folder / f"{name}.onnx"
    onnx.save(_model(), model)
    Path(f"{model}.json").write_text(json.dumps(mandarin_config()), encoding="utf-8")
    return model


def write_several(folder: Path, speakers: Mapping[str, int], name: str = "en_US-several-medium") -> Path:
    """Write a voice with several speakers, each at a pitch of their own; return its ``.onnx`` file."""
    model = _model()
    model.graph.input.append(helper.make_tensor_value_info("sid", TensorProto.INT64, ["batch"]))
    mean = next(node for node in model.graph.node if "mean" in node.output)
    mean.output[0] = "mean_of_text"
    place = list(model.graph.node).index(mean) + 1
    model.graph.initializer.append(numpy_helper.from_array(np.array(40.0, np.float32), "apart"))
    model.graph.node.insert(place, helper.make_node("Add", ["mean_of_text", "of_speaker"], ["mean"]))
    model.graph.node.insert(place, helper.make_node("ReduceSum", ["steps"], ["of_speaker"], keepdims=0))
    model.graph.node.insert(place, helper.make_node("Mul", ["speaker", "apart"], ["steps"]))
    model.graph.node.insert(place, helper.make_node("Cast", ["sid"], ["speaker"], to=TensorProto.FLOAT))
    path = folder / f"{name}.onnx"
    onnx.save(model, path)
    config: dict[str, Any] = json.loads(bases.default().config_path.read_text(encoding="utf-8"))
    several = {"num_speakers": len(speakers), "speaker_id_map": dict(speakers)}
    Path(f"{path}.json").write_text(json.dumps(config | several), encoding="utf-8")
    return path


def mandarin_config() -> dict[str, Any]:
    """Return the installed base voice's configuration, changed for a voice that reads pinyin."""
    from piper.phonemize_chinese import PHONEME_TO_ID

    config: dict[str, Any] = json.loads(bases.default().config_path.read_text(encoding="utf-8"))
    language = {"espeak": {"voice": "cmn"}, "language": locale("cmn").as_dict()}
    return config | language | {"phoneme_type": "pinyin", "phoneme_id_map": PHONEME_TO_ID}


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _model() -> onnx.ModelProto:
    constants = {
        "zero": np.int64(0),
        "one": np.int64(1),
        "two": np.int64(2),
        "samples_of_an_id": np.float32(SAMPLES),
        "a_little": np.float32(0.02),
        "lowest": np.float32(100.0),
        "radians": np.float32(2 * math.pi / 22_050),
        "loud": np.float32(0.3),
        "soft": np.float32(0.05),
        "first": np.float32(0.0),
        "step": np.float32(1.0),
        "shape": np.array([1, 1, 1, -1], np.int64),
    }
    node = helper.make_node
    nodes = [
        node("Gather", ["scales", "zero"], ["noise_scale"]),
        node("Gather", ["scales", "one"], ["length_scale"]),
        node("Gather", ["scales", "two"], ["noise_w"]),
        # How long: as many samples for each id, a little more or less by chance.
        node("RandomNormalLike", ["length_scale"], ["chance"]),
        node("Mul", ["chance", "noise_w"], ["chance_scaled"]),
        node("Mul", ["chance_scaled", "a_little"], ["longer"]),
        node("Add", ["length_scale", "longer"], ["pace"]),
        node("Gather", ["input_lengths", "zero"], ["ids"]),
        node("Cast", ["ids"], ["ids_as_float"], to=TensorProto.FLOAT),
        node("Mul", ["ids_as_float", "samples_of_an_id"], ["samples"]),
        node("Mul", ["samples", "pace"], ["duration"]),
        node("Range", ["first", "duration", "step"], ["time"]),
        # At what pitch: that of the text.
        node("Cast", ["input"], ["input_as_float"], to=TensorProto.FLOAT),
        node("ReduceMean", ["input_as_float"], ["mean"], keepdims=0),
        node("Add", ["mean", "lowest"], ["hertz"]),
        node("Mul", ["hertz", "radians"], ["speed"]),
        node("Mul", ["time", "speed"], ["angle"]),
        node("Sin", ["angle"], ["wave"]),
        node("Mul", ["wave", "loud"], ["hum"]),
        node("RandomNormalLike", ["hum"], ["noise"]),
        node("Mul", ["noise", "noise_scale"], ["noise_scaled"]),
        node("Mul", ["noise_scaled", "soft"], ["breath"]),
        node("Add", ["hum", "breath"], ["sound"]),
        node("Reshape", ["sound", "shape"], ["output"]),
    ]
    inputs = [
        helper.make_tensor_value_info("input", TensorProto.INT64, ["batch", "phonemes"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, ["batch"]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    output = helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch", 1, 1, "time"])
    tensors = [numpy_helper.from_array(np.asarray(value), name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, "small", inputs, [output], tensors)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
    onnx.checker.check_model(model)
    return model
