"""A voice made ready for other programs: named, complete, at its level, and heard by Piper."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tts_studio.engine.export.destination import Exported
from tts_studio.engine.export.instructions import page as instructions_page
from tts_studio.engine.export.placing import Layout, identities, place
from tts_studio.errors import VoiceError
from tts_studio.formats import MODEL_CARD, MODEL_SUFFIX
from tts_studio.messages import Message
from tts_studio.storage import temporary_folder, write_json

if TYPE_CHECKING:
    from tts_studio.engine.speaking.voice_files import VoiceFiles

_LETTERS = 12
"""Of a hash: as many as tell voices apart."""


@dataclass(frozen=True)
class ReadyVoice:
    """A voice as Piper reads it, in a temporary folder from which a destination may move its files."""

    key: str
    """Name of its files: ``<lang>_<REGION>-<name>-<quality>``."""
    document: Mapping[str, Any]
    """Its configuration, with every field that other programs read."""
    card: str
    """Its MODEL_CARD; empty if it has none."""
    model: Path
    """The ``.onnx`` file."""
    config: Path
    """The ``.onnx.json`` file."""
    identity: str = ""
    """What tells it from another voice of the same name."""

    def page(self, instructions: str) -> str:
        """Return the page of instructions."""
        return instructions_page(self.key, self.identity, self.document, instructions)

    def piper_files(self, folder: str = "") -> dict[str, Path]:
        """Return the two files that Piper reads, by their places below ``folder``."""
        return {f"{folder}{self.model.name}": self.model, f"{folder}{self.config.name}": self.config}

    def card_as(self, name: str) -> dict[str, str]:
        """Return the MODEL_CARD by its place; nothing if the voice has none."""
        return {name: self.card} if self.card else {}


def export(
    source: VoiceFiles,
    out: Path,
    card: str,
    layout: Callable[[ReadyVoice], Layout],
    *,
    title: Message,
    kinds: Collection[str] = (),
    small: bool = False,
) -> Exported:
    """Write a voice as ``Destination.write`` says, its files as ``layout`` has them.

    ``title`` is what the program is called, ``kinds`` are the kinds of phonemes that it reads, all if there are none.
    A voice of version 0.1 gets its level.
    """
    from tts_studio.engine.export.configuration import completed
    from tts_studio.engine.export.names import keys
    from tts_studio.engine.export.self_test import first_speaker
    from tts_studio.engine.speaking.voice import Voice
    from tts_studio.engine.speaking.voice_files import read_document

    document = completed(read_document(source))
    _check_kind(document, source.stem, title, kinds)
    identity = _identity(source)
    stem = next(key for key in keys(document, source.stem, small=small) if identities(out, key) <= {identity, ""})
    document["dataset"] = stem
    if source.model.parent.resolve() == out.resolve():
        raise VoiceError(
            "The voice lies in “{folder}” itself.", "Please choose another folder to export it to.", folder=out
        )
    Voice.load(source, speaker=first_speaker(document))  # a damaged voice is not worth copying
    text = "\n".join(part for part in (_card_beside(source), card) if part)
    with temporary_folder(out / stem, parents=True) as folder:
        voice = replace(_spoken(source, document, text, folder, small=small), identity=identity)
        work = folder / "files"
        work.mkdir()
        planned = layout(voice)
        written = place(planned, stem, out, work)
    return Exported(out / planned.loads, written)


def _spoken(source: VoiceFiles, document: dict[str, Any], card: str, folder: Path, *, small: bool) -> ReadyVoice:
    """Write the model and its configuration into ``folder``, and let Piper speak with them."""
    from tts_studio.engine import bases
    from tts_studio.engine.export.level import set_level_by
    from tts_studio.engine.export.self_test import self_test
    from tts_studio.engine.export.small_weights import with_half_weights
    from tts_studio.engine.export.voice_graph import with_notes
    from tts_studio.engine.speaking.voice_files import locate
    from tts_studio.engine.vits.level_node import is_limited, level_of
    from tts_studio.engine.vits.onnx_file import read_model, write_model

    stem = str(document["dataset"])
    model, config = folder / f"{stem}{MODEL_SUFFIX}", folder / f"{stem}{MODEL_SUFFIX}.json"
    said = bases.texts(str(document["espeak"]["voice"]))
    graph = with_notes(read_model(source.model), document)
    if not is_limited(graph):
        set_level_by(graph, document, said.judging)
    if small:
        graph = with_half_weights(graph)
    write_model(graph, model)
    write_json(config, document)
    self_test(locate(model), said.greeting, clipping_is_a_fault=level_of(graph) is not None)
    return ReadyVoice(stem, document, card, model, config)


def _identity(source: VoiceFiles) -> str:
    """Return what stays the same when a voice is exported again: of one of ours, also when another step is chosen."""
    from tts_studio.engine.speaking.voice_files import sha256
    from tts_studio.passports import read_passport

    if len(known := identities(source.model.parent, source.stem) - {""}) == 1:  # an export of it
        return known.pop()
    passport = read_passport(source.model.parent)
    if passport.get("model") == source.model.name and passport.get("run"):
        made = f"{passport.get('speaker')}\n{passport['run']}\n{passport.get('dataset')}"
        return hashlib.sha256(made.encode("utf-8", "surrogatepass")).hexdigest()[:_LETTERS]
    return (source.sha256 or sha256(source.model))[:_LETTERS]


def _check_kind(document: Mapping[str, Any], name: str, title: Message, kinds: Collection[str]) -> None:
    if kinds and document["phoneme_type"] not in kinds:
        raise VoiceError(
            "{program} cannot speak with “{name}”, a voice that reads phonemes of the kind “{kind}”.",
            "Please export it for Piper or Home Assistant, which can.",
            program=title,
            name=name,
            kind=document["phoneme_type"],
        )


def _card_beside(source: VoiceFiles) -> str:
    """Return the card of a voice of ours, or of one that was exported."""
    cards = (source.model.with_name(name) for name in (f"{source.stem}.{MODEL_CARD}", MODEL_CARD))
    return next((card.read_text(encoding="utf-8", errors="replace") for card in cards if card.is_file()), "")
