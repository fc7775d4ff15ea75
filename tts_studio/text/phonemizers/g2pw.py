"""Readings by g2pW, the network that Piper asks, where it is installed; nothing is downloaded.

It is installed if the program's data folder holds ``g2pW`` with what Piper's archive has (``g2pw.onnx``, ``config.py``,
``POLYPHONIC_CHARS.txt``, ``MONOPHONIC_CHARS.txt``), the ``vocab.txt`` of bert-base-chinese, and the tables of the
package ``g2pw``, which may be installed instead.
"""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from platformdirs import user_data_path

from tts_studio.text.phonemizers import dictionary

log = logging.getLogger(__name__)

FILES = ("g2pw.onnx", "config.py", "POLYPHONIC_CHARS.txt", "MONOPHONIC_CHARS.txt", "vocab.txt")
TABLES = ("bopomofo_to_pinyin_wo_tune_dict.json", "char_bopomofo_dict.json", "bert-base-chinese_s2t_dict.txt")


def folder() -> Path:
    """Return where g2pW would be."""
    return user_data_path("tts-studio", appauthor=False) / "g2pW"


def installed() -> Callable[[str], list[str | None]] | None:
    """Return what reads a text by g2pW, one syllable a character; None if it is not installed."""
    home = folder()
    if not all((home / name).is_file() for name in FILES):
        return None
    if not all((home / name).is_file() for name in TABLES) and importlib.util.find_spec("g2pw") is None:
        return None
    try:
        return _reader(home)
    except Exception:  # onnxruntime's and transformers' errors derive from nothing else
        log.warning("g2pW in %s cannot be used", home, exc_info=True)
        return None


@lru_cache(maxsize=1)
def _reader(home: Path) -> Callable[[str], list[str | None]]:
    from piper.g2pw_onnx import G2PWOnnxConverter

    convert = G2PWOnnxConverter(home, style="pinyin", model_source=str(home), enable_non_tradional_chinese=True)

    def read(text: str) -> list[str | None]:
        # A character that g2pW does not know is read as the dictionary has it.
        return [one or other for one, other in zip(convert(text)[0], dictionary.readings(text), strict=True)]

    return read
