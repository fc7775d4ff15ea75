"""g2pW, where it is installed: a tiny network with the inputs and output of the real one, read by Piper's own code."""

from __future__ import annotations

import json
import logging
import shutil
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from piper import PiperVoice
from piper.config import PhonemeType, PiperConfig

from tts_studio.text.phonemizers import PINYIN, g2pw, phonemizer

POLYPHONIC = {"行": ("ㄏㄤ2", "ㄒㄧㄥ2"), "長": ("ㄓㄤ3", "ㄔㄤ2"), "了": ("ㄌㄜ5", "ㄌㄧㄠ3")}
"""The network takes the first reading of each."""
MONOPHONIC = {"銀": "ㄧㄣ2", "的": "ㄉㄜ5", "大": "ㄉㄚ4", "女": "ㄋㄩ3", "一": "ㄧ1"}
OTHERS = {"葡": ["ㄆㄨ2"], "萄": ["ㄊㄠ2"]}
SIMPLIFIED = {"银": "銀", "长": "長"}
SPELLED = {
    "ㄏㄤ": "hang", "ㄒㄧㄥ": "xing", "ㄓㄤ": "zhang", "ㄔㄤ": "chang", "ㄌㄜ": "le", "ㄌㄧㄠ": "liao", "ㄧㄣ": "yin",
    "ㄉㄜ": "de", "ㄉㄚ": "da", "ㄋㄩ": "nv", "ㄧ": "yi", "ㄆㄨ": "pu", "ㄊㄠ": "tao",
}  # fmt: skip
TEXT = "银行行长长大了。葡萄的女，一！"


@pytest.fixture
def installed(isolated_home: Path) -> Path:
    """Return g2pW's folder, with everything that belongs into it."""
    folder = g2pw.folder()
    assert isolated_home in folder.parents
    folder.mkdir(parents=True)
    labels = sorted({reading for readings in POLYPHONIC.values() for reading in readings})
    _network(labels, folder / "g2pw.onnx")
    rows = [f"{sign}\t{reading}" for sign, readings in POLYPHONIC.items() for reading in readings]
    (folder / "POLYPHONIC_CHARS.txt").write_text("\n".join(rows), encoding="utf-8")
    rows = [f"{sign}\t{reading}" for sign, reading in MONOPHONIC.items()]
    (folder / "MONOPHONIC_CHARS.txt").write_text("\n".join(rows), encoding="utf-8")
    (folder / "config.py").write_text(f"model_source = {str(folder)!r}\nuse_mask = True\n", encoding="utf-8")
    signs = {*POLYPHONIC, *MONOPHONIC, *OTHERS, "。", "，", "！"}
    (folder / "vocab.txt").write_text(
        "\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *sorted(signs)]), "utf-8"
    )
    (folder / g2pw.TABLES[0]).write_text(json.dumps(SPELLED), encoding="utf-8")
    (folder / g2pw.TABLES[1]).write_text(json.dumps(OTHERS), encoding="utf-8")
    (folder / g2pw.TABLES[2]).write_text("\n".join(f"{s}\t{t}" for s, t in SIMPLIFIED.items()), encoding="utf-8")
    return folder


def _network(labels: list[str], path: Path) -> None:
    """Write a network that finds the first of a character's readings most probable, whatever stands beside it."""
    usual = {readings[0] for readings in POLYPHONIC.values()}
    weights = np.array([0.9 if label in usual else 0.1 for label in labels], np.float32)
    texts = ("input_ids", "token_type_ids", "attention_mask")
    inputs = [
        *(helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"]) for name in texts),
        helper.make_tensor_value_info("phoneme_mask", TensorProto.FLOAT, ["batch", "labels"]),
        *(helper.make_tensor_value_info(name, TensorProto.INT64, ["batch"]) for name in ("char_ids", "position_ids")),
    ]
    output = helper.make_tensor_value_info("probs", TensorProto.FLOAT, ["batch", "labels"])
    nodes = [helper.make_node("Mul", ["phoneme_mask", "weights"], ["probs"])]
    graph = helper.make_graph(nodes, "g2pw", inputs, [output], [numpy_helper.from_array(weights, "weights")])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8), path)


def test_without_a_download_the_dictionary_reads() -> None:
    assert g2pw.installed() is None
    assert not g2pw.folder().exists()
    phonemizer(PINYIN).phonemize(TEXT)
    assert not g2pw.folder().exists()


@pytest.mark.parametrize("missing", [*g2pw.FILES, *g2pw.TABLES])
def test_a_part_of_it_is_not_enough(installed: Path, missing: str) -> None:
    (installed / missing).unlink()

    assert g2pw.installed() is None


def test_it_reads_where_it_is_installed(installed: Path) -> None:
    (found,) = phonemizer(PINYIN).phonemize("银行行长长大了")

    assert "".join(found) == "yin2hang2hang2zhang3zhang3da4le5"


def test_a_voice_says_here_what_it_says_in_piper(installed: Path, id_map) -> None:
    """Nothing of either is replaced: this is Piper's whole way, which finds the network that it would download."""
    config = PiperConfig(len(id_map), 1, 22_050, "cmn", id_map, PhonemeType.PINYIN)
    piper = PiperVoice(session=None, config=config, download_dir=installed.parent)  # pyright: ignore[reportArgumentType]
    expected = piper.phonemize(TEXT)

    assert phonemizer(PINYIN).phonemize(TEXT) == expected
    ids = [phonemizer(PINYIN).ids(sentence, id_map) for sentence in expected]
    assert ids == [piper.phonemes_to_ids(sentence) for sentence in expected]


def test_characters_that_it_does_not_know_are_read_by_the_dictionary(installed: Path) -> None:
    (found,) = phonemizer(PINYIN).phonemize("好的")

    assert found == ["h", "ao", "3", "d", "e", "5"]


def test_a_damaged_one_is_passed_over_and_noted(installed: Path, caplog: pytest.LogCaptureFixture) -> None:
    (installed / "g2pw.onnx").write_bytes(b"no network")

    with caplog.at_level(logging.WARNING):
        (found,) = phonemizer(PINYIN).phonemize("银行")

    assert found == ["y", "in", "2", "h", "ang", "2"]
    assert "g2pW" in caplog.text


def test_it_is_read_again_after_it_was_put_there(installed: Path) -> None:
    assert g2pw.installed() is not None
    shutil.rmtree(installed)

    assert g2pw.installed() is None
