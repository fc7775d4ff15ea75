"""Voices for Piper and the programs that read its voices: Home Assistant, NVDA's Sonata, sherpa-onnx and others.

All files of a voice lie side by side in one folder and begin with the voice's name, since Piper (``--data-dir``) and
Home Assistant (``/share/piper``) look for ``NAME.onnx`` in a folder of many voices, and not below it. What they do not
read (card, table of phonemes, notes) has the voice's name too, so that no voice takes another one's.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tts_studio.engine.export.destination import Exported
from tts_studio.errors import VoiceError
from tts_studio.formats import MODEL_CARD, MODEL_SUFFIX, TOKENS
from tts_studio.storage import temporary_folder, write_json, write_text
from tts_studio.text.phonemizers import PINYIN

if TYPE_CHECKING:
    from tts_studio.engine.speaking.voice_files import VoiceFiles

README = "README.txt"
PRODUCER = b"TTS Studio"
"""In the first bytes of a graph that this program has written (``voice_graph.py``)."""

_FIRST_LINE = "{key}: a Piper voice, made by TTS Studio."
_READ_ME = f"""\
{_FIRST_LINE}

Piper           python3 -m piper -m {{key}}.onnx -f hello.wav -- "Hello."
Home Assistant  Put {{key}}.onnx and {{key}}.onnx.json into /share/piper, restart the Piper add-on, reload Wyoming,
                and choose the voice in Settings, Voice assistants (the add-on's own list has Piper's voices only).
sherpa-onnx     Model {{key}}.onnx with {{key}}.tokens.txt (where it must be called tokens.txt, rename it). Version 1
                also wants the folder espeak-ng-data (one is inside the Python package piper); version 2 wants a
                lexicon of your language, or phonemes.
{{key}}.MODEL_CARD says where the voice came from and what its licence is.

TTS Studio writes numbers, dates, times, amounts, units and abbreviations out before the voice speaks, pauses at ends of
lines, and obeys marks such as [pause 1s]. Other programs leave that to espeak-ng: for them, write in words what it
reads wrongly ("Doctor Brown", "four o'clock"). "tts-studio speak TEXT --dry-run" prints what TTS Studio reads.
"""
_PINYIN = """
This voice reads pinyin. Piper makes it of a text once its Chinese part is installed, with python3 -m pip install
"piper-tts[zh]", and downloads a network for it when it first speaks (600 MB). It says numbers in characters best.
"""


class Piper:
    """The destination ``piper``."""

    name = "piper"
    title = "Piper"

    def write(self, source: VoiceFiles, out: Path, card: str = "") -> Exported:
        """Copy a voice as ``Destination.write`` says; a voice of version 0.1 gets its level."""
        from tts_studio.engine import bases
        from tts_studio.engine.export.configuration import completed, tokens
        from tts_studio.engine.export.level import set_level_by
        from tts_studio.engine.export.names import is_key, key
        from tts_studio.engine.export.self_test import first_speaker, self_test
        from tts_studio.engine.export.voice_graph import with_notes
        from tts_studio.engine.speaking.voice import Voice
        from tts_studio.engine.speaking.voice_files import locate, read_document
        from tts_studio.engine.vits.level_node import is_limited, level_of
        from tts_studio.engine.vits.onnx_file import read_model, write_model
        from tts_studio.text.ascii_names import ascii_name

        document = completed(read_document(source))
        stem = source.stem if is_key(source.stem) else key(document, ascii_name(source.stem))
        document["dataset"] = stem
        if source.model.parent.resolve() == out.resolve():
            raise VoiceError(
                "The voice lies in “{folder}” itself.", "Please choose another folder to export it to.", folder=out
            )
        _check_free(out, stem)
        Voice.load(source, speaker=first_speaker(document))  # a damaged voice is not worth copying
        said = bases.texts(str(document["espeak"]["voice"]))
        with temporary_folder(out / stem, parents=True) as folder:
            model = folder / f"{stem}{MODEL_SUFFIX}"
            graph = with_notes(read_model(source.model), document)
            if not is_limited(graph):
                set_level_by(graph, document, said.judging)
            write_model(graph, model)
            write_json(Path(f"{model}.json"), document)
            self_test(locate(folder), said.greeting, clipping_is_a_fault=level_of(graph) is not None)
            write_text(folder / f"{stem}.{TOKENS}", tokens(document))
            if text := "\n".join(part for part in (_card_beside(source), card) if part):
                write_text(folder / f"{stem}.{MODEL_CARD}", text)
            write_text(folder / f"{stem}.{README}", _read_me(stem, document))
            _check_free(out, stem)
            written = [path.replace(out / path.name) for path in _readme_first(folder)]
        return Exported(out / model.name, tuple(written))


def _read_me(stem: str, document: Mapping[str, Any]) -> str:
    return _READ_ME.format(key=stem) + (_PINYIN if document["phoneme_type"] == PINYIN else "")


def _readme_first(folder: Path) -> list[Path]:
    """Return the files of a folder: first the one by which an export that was cut short is known as ours."""
    return sorted(folder.iterdir(), key=lambda path: (not path.name.endswith(README), path.name))


def _check_free(out: Path, stem: str) -> None:
    """Raise VoiceError if a file would be replaced that this program has not written, whatever its name's case."""
    suffixes = (MODEL_SUFFIX, f"{MODEL_SUFFIX}.json", f".{TOKENS}", f".{MODEL_CARD}", f".{README}")
    wanted = {f"{stem}{suffix}".casefold() for suffix in suffixes}
    there = [path for path in out.iterdir() if path.name.casefold() in wanted] if out.is_dir() else []
    foreign = [path for path in there if not _is_ours(path, out, stem)]
    if foreign:
        raise VoiceError(
            "“{name}” is in the folder already, and was not written by TTS Studio.",
            "Please choose another folder, or move the file away.",
            name=foreign[0].name,
        )


def _is_ours(path: Path, out: Path, stem: str) -> bool:
    """Return whether a file is of an export of ours, by the notes beside it; a model says itself who made it.

    Version 0.1 called the notes README.txt, and did not sign its models.
    """
    first_line = _FIRST_LINE.format(key=stem)
    if _first_line(out / f"{stem}.{README}") != first_line:
        return _first_line(out / README) == first_line
    return not path.name.lower().endswith(MODEL_SUFFIX) or PRODUCER in _head(path)


def _first_line(path: Path) -> str:
    return _head(path).decode("utf-8", "replace").partition("\n")[0]


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(256)
    except OSError:
        return b""


def _card_beside(source: VoiceFiles) -> str:
    """Return the card of a voice of ours, or of one that was exported."""
    cards = (source.model.with_name(name) for name in (MODEL_CARD, f"{source.stem}.{MODEL_CARD}"))
    return next((card.read_text(encoding="utf-8", errors="replace") for card in cards if card.is_file()), "")
