"""Base voices whose model is another voice's with other weights in places."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import numpy_helper

from tts_studio.engine import bases
from tts_studio.engine.speaking import derived_model
from tts_studio.engine.speaking.derived_model import PLACES, SHARED
from tts_studio.errors import StudioError, VoiceError
from warm_start.build_languages import places_of_weights

BASE = bases.find()
CHANGED = ("enc_p.proj.bias", "dp.pre.weight")
"""The first in all languages, the second in one only."""


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    places, tensors = places_of_weights(BASE.path), values(BASE.path)
    path = tmp_path_factory.mktemp("weights") / "two.npz"
    arrays: dict[str, np.ndarray] = {}
    for key, name, value in ((SHARED, CHANGED[0], 1.5), ("it", CHANGED[1], 2.5), ("es", CHANGED[1], 3.5)):
        arrays[key] = np.full(tensors[name].size, value, np.float16)
        arrays[key + PLACES] = np.array([[places[name], tensors[name].size]])
    np.savez(path, **arrays)
    return path


def values(model: Path) -> dict[str, np.ndarray]:
    return {tensor.name: numpy_helper.to_array(tensor) for tensor in onnx.load(model).graph.initializer}


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_model_has_the_weights_of_its_language_and_else_those_of_its_source(weights: Path, tmp_path: Path) -> None:
    old = values(BASE.path)
    for language, wanted in (("it", 2.5), ("es", 3.5)):
        target = tmp_path / language / "voice.onnx"
        derived_model.write(target, BASE.files, weights, digest(weights), language)
        new = values(target)
        assert {name for name, value in new.items() if not np.array_equal(value, old[name])} == set(CHANGED)
        assert np.all(new[CHANGED[0]] == 1.5)
        assert np.all(new[CHANGED[1]] == wanted)


def test_older_versions_are_removed_and_nothing_else(weights: Path, tmp_path: Path) -> None:
    old, other = tmp_path / "old" / "voice.onnx", tmp_path / "old2" / "other.onnx"
    for path in (old, other):
        path.parent.mkdir()
        path.write_bytes(b"old")
    derived_model.write(tmp_path / "new" / "voice.onnx", BASE.files, weights, digest(weights), "it")
    assert not old.parent.exists()
    assert other.exists()


def test_damaged_files_are_refused_and_nothing_is_written(weights: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "voice.onnx"
    other_source = replace(BASE.files, sha256="0" * 64)
    with pytest.raises(VoiceError, match=r"two\.npz” is damaged"):
        derived_model.write(target, BASE.files, weights, "0" * 64, "it")
    with pytest.raises(VoiceError, match=r"joe-medium.onnx” is damaged"):
        derived_model.write(target, other_source, weights, digest(weights), "it")
    with pytest.raises(VoiceError, match=r"none\.npz” is missing"):
        derived_model.write(target, BASE.files, tmp_path / "none.npz", digest(weights), "it")
    assert not target.exists()


def test_where_nothing_can_be_written_it_is_said(weights: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StudioError, match=r"voice\.onnx"):
        derived_model.write(tmp_path / "file" / "new" / "voice.onnx", BASE.files, weights, digest(weights), "it")
