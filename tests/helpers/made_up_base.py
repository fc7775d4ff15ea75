"""Base voices that are made up: the installed one under another name, changed, or with another text encoder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import onnx
import pytest
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor

from tts_studio.engine import bases

ITALIAN = """
[texts.it]
sample = "Questa è la mia voce dopo un po' di esercizio."
greeting = "Questa è la mia voce."
judging = ["Il treno parte alle nove.", "La gatta dorme sul tetto."]
"""


def add_to_catalogue(
    folder: Path,
    patch: pytest.MonkeyPatch,
    name: str,
    model: onnx.ModelProto,
    *,
    more: str = "",
    tensors: Mapping[str, Tensor] | None = None,
    **config: Any,
) -> bases.BaseVoice:
    """Let the catalogue have a second base voice with start weights of its own; ``config`` changes its configuration.

    ``more`` is TOML at the top of its entry. Without ``tensors``, its start weights are those of the installed one.
    """
    known = bases.default()
    assert known.start_weights is not None
    for part in ("bases", "warm_start", "voices"):
        (folder / part).mkdir(exist_ok=True)
    path = folder / "voices" / f"{name}.onnx"
    onnx.save(model, path)
    Path(f"{path}.json").write_text(json.dumps(json.loads(known.config_path.read_text()) | config), encoding="utf-8")
    start = folder / "warm_start" / f"{name}.safetensors"
    with safe_open(known.start_weights.path, "pt") as file:
        own = tensors or {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118 -- no mapping
    save_file(dict(own), start, {"base_sha256": _sha256(path)})
    (folder / "bases" / f"{name}.toml").write_text(
        f"""{more}
title = "Made up"
aliases = ["other"]
languages = ["en"]
loudness = -25.0
lineage.en = "{name} is made up for a test."
lineage.zh_CN = "{name} 是为测试编造的。"
[files]
model = "../voices/{name}.onnx"
sha256 = "{_sha256(path)}"
config_sha256 = "{_sha256(Path(f"{path}.json"))}"
[start_weights]
file = "../warm_start/{name}.safetensors"
sha256 = "{_sha256(start)}"
{ITALIAN}
""",
        encoding="utf-8",
    )
    shipped = bases.catalogue_folder()
    for derived in (*shipped.glob("*.npz"), *shipped.glob("*.json")):
        (folder / "bases" / derived.name).symlink_to(derived)
    for other in shipped.glob("*.toml"):
        entry = other.read_text(encoding="utf-8").replace(
            'file = "../warm_start/', f'file = "{shipped.parent}/warm_start/'
        )
        (folder / "bases" / other.name).write_text(entry, encoding="utf-8")
    patch.setattr(bases, "catalogue_folder", lambda: folder / "bases")
    return bases.find(name)


def copy_of_the_installed(producer: str = "somebody") -> onnx.ModelProto:
    """Return the installed base voice's graph, so changed that it is another file."""
    model = onnx.load(bases.default().path)
    model.producer_name = producer
    return model


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
