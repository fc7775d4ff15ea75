"""Base voices: what trainings start from, and what is known about each.

Each is described by a file of the catalogue, ``resources/bases/NAME.toml``, whose paths begin at its own folder.
Another voice may be given as a file: it is recognised if such a description lies beside it, or if it is a copy of one
in the catalogue. The model of one that is derived from another is made when it is first used. No torch and no
onnxruntime here, so that the window can list them.
"""

from __future__ import annotations

import importlib.util
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from tts_studio.assets import resource
from tts_studio.engine.speaking.symbols import Symbols
from tts_studio.engine.speaking.voice_files import VoiceFiles, locate, read_document, sha256
from tts_studio.errors import StudioError, TextError, TrainingError, VoiceError
from tts_studio.formats import DEFAULT_BASE, MODEL_SUFFIX
from tts_studio.messages import Message
from tts_studio.text import phonemes, prompts
from tts_studio.text.phonemizers import COMPLETE
from tts_studio.text.phonemizers.interface import is_letter

TRANSFORMER = "transformer"
"""The text encoder of voices that say nothing else: that of VITS (``vits/text_encoders``)."""

ENTRY_SUFFIX = ".toml"
"""Of a file that describes a base voice."""

RATES = (16_000, 24_000)
"""Hz: sampling rates of voices that can be trained. Frames of 256 samples are too long below, and too short above, for
what recordings are analysed by (``audio/analysis.py``)."""

_AGAIN = Message("Please install TTS Studio again.")
_UNKNOWN = """\
This base voice was chosen by the user as a file. Its licence, and that of the recordings it learned from, are not known
to this program: please look at the page it came from, or at the MODEL_CARD beside it."""


@dataclass(frozen=True)
class Texts:
    """What voices say in one language, to be heard by people and judges. No speaker can have recorded it."""

    sample: str = ""
    """What the voice says at each measurement of a training."""
    greeting: str = ""
    """What a finished voice says of itself in ``sample.flac``."""
    judging: tuple[str, ...] = ()
    """Sentences by which a voice is judged, and its level set."""


@dataclass(frozen=True)
class StartWeights:
    """The networks that a training of this base starts with (``training/warm_start.py``)."""

    path: Path
    sha256: str


@dataclass(frozen=True)
class Derivation:
    """How a model is made of another base voice's (``speaking/derived_model.py``)."""

    source: VoiceFiles
    """The voice that it is made of, with its hashes."""
    weights: Path
    weights_sha256: str
    language: str
    """Which of the weights are taken beside those that all languages share."""


@dataclass(frozen=True)
class BaseVoice:
    """A voice that training can start from."""

    name: str
    """Its name in the catalogue, or the stem of the file that was given."""
    files: VoiceFiles
    """Its two files, with their hashes if they are pinned, and which symbols it has learned."""
    title: str = ""
    """What people call it."""
    languages: tuple[str, ...] = ()
    """Languages that it speaks, as the first part of espeak-ng's names: ``en``; empty if that is not known."""
    lineages: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({"en": _UNKNOWN}))
    """What is known about its licence and that of its data, in sentences, by the language of the window."""
    text_encoder: str = TRANSFORMER
    """Kind of its text encoder."""
    misheard: float | None = None
    """Of 100 words that it says, so many are misheard by Whisper “base” (``bench base``); None if that is not known."""
    being_learned: bool = False
    """Whether it says its language less well than what it was learned from, so that people should be warned."""
    loudness: float | None = None
    """LUFS of its judging texts as its graph speaks them; None if that is not known."""
    start_weights: StartWeights | None = None
    """None for a voice that nothing can be trained from."""
    texts: Mapping[str, Texts] = field(default_factory=lambda: MappingProxyType({}))
    """By language, as in ``languages``."""
    derivation: Derivation | None = None
    """How its model is made of another base voice's; None for one that is whole."""
    default: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def at_hand(self) -> bool:
        """Whether it is installed, or all that it is made of is."""
        return self.path.is_file() or (self.derivation is not None and self.derivation.source.model.is_file())

    @property
    def listed_as(self) -> str:
        """How a project and the commands name it: its name in the catalogue, or the path of the file."""
        return self.name if named(self.name) is not None else str(self.path.resolve())

    @property
    def path(self) -> Path:
        """The ``.onnx`` file."""
        return self.files.model

    @property
    def config_path(self) -> Path:
        """The ``.onnx.json`` file."""
        return self.files.config

    @property
    def lineage(self) -> str:
        """What is known about its licence and that of its data, in English."""
        return self.lineages["en"]

    @cached_property
    def document(self) -> dict[str, Any]:
        """Its configuration, with the phonemes that it has learned; raises VoiceError if the file is none."""
        return read_document(self.files)

    @property
    def loudness_to_match(self) -> float | None:
        """LUFS that voices made from it should have: all that come from one base voice are alike in every language."""
        source = by_sha256(self.derivation.source.sha256 or "") if self.derivation else None
        return source.loudness if source else self.loudness

    @property
    def sampling_rate(self) -> int:
        """Hz."""
        return int(self.document["audio"]["sample_rate"])

    @property
    def espeak_voice(self) -> str:
        """What espeak-ng calls its language, such as ``en-us``."""
        return str(self.document["espeak"]["voice"])

    @property
    def phonemizer(self) -> str:
        """The kind of its phonemes (``text/phonemizers``), as its configuration has it."""
        return str(self.document["phoneme_type"])

    @property
    def phoneme_id_map(self) -> dict[str, list[int]]:
        """Phoneme → ids, of the phonemes that it has learned and of those that others stand for."""
        return self.document["phoneme_id_map"]

    def clip_ids(self, text: str, espeak_voice: str) -> list[int]:
        """Return the numbers of a text in a language; raises TextError if it can speak nothing of it."""
        sentences = phonemes.sentences(text, espeak_voice, self.phonemizer)
        if not any(is_letter(one) and one in self.phoneme_id_map for sentence in sentences for one in sentence):
            raise TextError(
                "The voice “{name}” knows none of the sounds of this text.",
                "Please choose a voice of the text's language.",
                name=self.title,
            )
        return phonemes.joined_ids(sentences, self.phoneme_id_map, self.phonemizer)

    def speaks(self, espeak_voice: str) -> bool:
        """Return whether it has learned a language, such as ``en-gb``."""
        known = self.languages or (_family(self.espeak_voice),)
        return _family(espeak_voice) in known

    def verify(self) -> str:
        """Return the SHA-256 of the model; raises VoiceError if a pinned file is not what it must be.

        It reads the whole file (about 0.1 s). ``Voice.load(base.files)`` does the same while it loads, at no cost.
        """
        digest = sha256(self.path)
        for path, found, pinned in (
            (self.path, digest, self.files.sha256),
            (self.config_path, sha256(self.config_path), self.files.config_sha256),
        ):
            if pinned not in (None, found):
                raise VoiceError(
                    "The base voice's file “{name}” is damaged.", "Please install the program again.", name=path.name
                )
        return digest

    def check_trainable(self) -> None:
        """Raise TrainingError if nothing can be trained from it, VoiceError if a file of it is damaged (0.1 s).

        Whether its networks have the shape of its start weights is seen when they are loaded.
        """
        if self.start_weights is None:
            raise TrainingError(
                "The base voice “{name}” cannot be trained: there are no start weights for it.",
                "Please use a base voice that comes with the program.",
                name=self.name,
            )
        if self.phonemizer not in COMPLETE:
            reason = Message(
                "its phonemes are of the kind “{kind}”, which cannot be learned here", kind=self.phonemizer
            )
            raise self._untrainable(reason)
        least, most = RATES
        if not least <= self.sampling_rate <= most:
            reason = Message(
                "its sampling rate is {rate} Hz, and only {least} to {most} Hz can be trained",
                rate=self.sampling_rate,
                least=least,
                most=most,
            )
            raise self._untrainable(reason)
        if int(self.document["num_speakers"]) > 1:
            raise self._untrainable(Message("it has several speakers"))
        learned = _base_of(self.start_weights.path)
        fitting = self.derivation.source.sha256 if self.derivation else self.verify()
        if sha256(self.start_weights.path) != self.start_weights.sha256:
            name = self.start_weights.path.name
            raise TrainingError("The start weights “{name}” are damaged.", _AGAIN, name=name)
        if learned != fitting:
            raise self._untrainable(Message("its start weights belong to another voice"))

    def _untrainable(self, reason: Message) -> TrainingError:
        return TrainingError(
            "The base voice “{name}” cannot be trained: {reason}.",
            "Please use a base voice that comes with the program.",
            name=self.name,
            reason=reason,
        )


def catalogue_folder() -> Path:
    """Return the folder with a file for each base voice."""
    return resource("bases")


def catalogue() -> tuple[BaseVoice, ...]:
    """Return the base voices that come with the program, the default first.

    Raises StudioError if a file of the catalogue is damaged, or none is the default.
    """
    return _read_catalogue(catalogue_folder())


def default() -> BaseVoice:
    """Return the base voice that new projects start from."""
    return catalogue()[0]


def find(name_or_path: str | Path = DEFAULT_BASE) -> BaseVoice:
    """Return a base voice by its name in the catalogue (``base`` is the default one), or another voice by its path.

    Raises VoiceError if there is none. Whether a pinned file is intact is checked on use: ``verify``, ``Voice.load``.
    """
    if (known := named(str(name_or_path))) is not None:
        return installed(known)
    files = locate(Path(name_or_path))
    if (entry := files.model.with_suffix(ENTRY_SUFFIX)).is_file():  # a folder that a pretraining has made
        return _read_entry(entry)
    same = by_sha256(sha256(files.model))
    if same is None:
        return BaseVoice(files.stem, files, files.stem)
    files = VoiceFiles(files.model, files.config, same.files.sha256, symbols=same.files.symbols)
    return replace(same, name=files.stem, files=files, title=files.stem, default=False, aliases=())


def named(name: str) -> BaseVoice | None:
    """Return a base voice of the catalogue by one of its names, also if it is not installed; None if there is none."""
    if name == DEFAULT_BASE:
        return default()
    return next((base for base in catalogue() if name in (base.name, *base.aliases)), None)


def by_sha256(digest: str) -> BaseVoice | None:
    """Return the base voice of the catalogue whose model has this hash; None if there is none."""
    return next((base for base in catalogue() if base.files.sha256 == digest), None)


def for_language(espeak_voice: str) -> BaseVoice:
    """Return the base voice to start from in a language: the first that has learned it, or else the default one."""
    return next((base for base in catalogue() if base.at_hand and base.speaks(espeak_voice)), default())


def installed(base: BaseVoice) -> BaseVoice:
    """Return a base voice whose files are there; one that is derived from another is made if need be (0.3 s).

    Raises VoiceError if files are not installed or damaged, StudioError if the disk is full or read-only.
    """
    if base.derivation is not None and not base.path.is_file():
        from tts_studio.engine.speaking import derived_model  # which imports numpy: listing voices does without

        made_of = base.derivation
        derived_model.write(base.path, made_of.source, made_of.weights, made_of.weights_sha256, made_of.language)
    if base.path.is_file() and base.config_path.is_file():
        return base
    raise VoiceError("The base voice “{name}” is not installed.", _AGAIN, name=base.name)


def texts(espeak_voice: str, own: Sequence[str] = ()) -> Texts:
    """Return what a voice of a language says to be heard: by the catalogue, or else by the project's ``own`` texts.

    Where there are neither, the program's sentences to read aloud in that language; else empty texts.
    """
    family = _family(espeak_voice)
    for base in catalogue():
        if found := base.texts.get(espeak_voice) or base.texts.get(family):
            return found
    offered = list(own)
    if not offered:
        try:
            offered = [prompt.text for prompt in prompts.load(espeak_voice)]
        except TextError:  # no sentences in this language
            return Texts()
    ordinary = sorted(offered, key=lambda text: abs(len(text) - _ORDINARY))
    return Texts(ordinary[0], ordinary[0], tuple(dict.fromkeys(offered)))


_ORDINARY = 70  # letters of a sentence that is long enough to hear a voice by, and short enough to hear it often


def _family(espeak_voice: str) -> str:
    return espeak_voice.split("-")[0]


def _base_of(start_weights: Path) -> str:
    """Return the SHA-256 of the base voice that start weights were made for; raises TrainingError for another file.

    It stands in the header of a safetensors file: its length in 8 bytes, then JSON.
    """
    try:
        with start_weights.open("rb") as file:
            header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        return str(header["__metadata__"]["base_sha256"])
    except (OSError, ValueError, KeyError, OverflowError, MemoryError) as error:
        raise TrainingError(
            "The start weights “{name}” cannot be read.", _AGAIN, str(error), name=start_weights.name
        ) from error


# --- the files of the catalogue ------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def _read_catalogue(folder: Path) -> tuple[BaseVoice, ...]:
    found = [_read_entry(path) for path in sorted(folder.glob(f"*{ENTRY_SUFFIX}"))]
    if sum(base.default for base in found) != 1:
        raise StudioError("The catalogue of base voices has not exactly one default.", _AGAIN, str(folder))
    return tuple(sorted(found, key=lambda base: not base.default))


def _read_entry(path: Path) -> BaseVoice:
    try:
        table = _Table(tomllib.loads(path.read_text(encoding="utf-8")))
        base = _entry(path, table)
        table.end()
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise StudioError("“{name}” does not describe a base voice.", _AGAIN, reason, name=path.name) from error
    return base


class _Table:
    """A table of a TOML file from which each field is taken once, with its type; what is left over is a mistake."""

    def __init__(self, values: Mapping[str, Any], name: str = "") -> None:
        self._left = dict(values)
        self._name = name

    def text(self, field: str, default: str | None = None) -> str:
        return str(self._take(field, str, default))

    def number(self, field: str) -> float | None:
        value = self._left.pop(field, None)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise TypeError(f"{self._name}{field} is no number")
        return value

    def truth(self, field: str) -> bool:
        return bool(self._take(field, bool, False))

    def texts(self, field: str) -> tuple[str, ...]:
        values = cast(list[Any], self._take(field, list, []))
        if not all(isinstance(value, str) for value in values):
            raise TypeError(f"{self._name}{field} is no list of texts")
        return tuple(values)

    def table(self, field: str) -> _Table:
        return _Table(cast(dict[str, Any], self._take(field, dict, {})), f"{self._name}{field}.")

    def tables(self) -> dict[str, _Table]:
        return {name: self.table(name) for name in list(self._left)}

    def mapping(self) -> Mapping[str, str]:
        return MappingProxyType({name: self.text(name) for name in list(self._left)})

    def end(self) -> None:
        if self._left:
            raise ValueError(f"unknown fields: {', '.join(self._name + name for name in self._left)}")

    def __bool__(self) -> bool:
        return bool(self._left)

    def _take(self, field: str, kind: type, default: Any) -> Any:
        if field not in self._left and default is None:
            raise KeyError(self._name + field)
        value = self._left.pop(field, default)
        if not isinstance(value, kind):
            raise TypeError(f"{self._name}{field} is no {kind.__name__}")
        return value


def _entry(path: Path, table: _Table) -> BaseVoice:
    name, folder = path.stem, path.parent
    lineages = table.table("lineage").mapping()
    symbols, derived = _symbols(table.table("symbols")), table.table("derived")
    files = _files(folder, table.table("files"), symbols)
    return BaseVoice(
        name=name,
        files=_derived_files(folder, name, files, derived) if derived else files,
        title=table.text("title"),
        languages=table.texts("languages"),
        lineages=MappingProxyType({"en": lineages["en"].strip(), **{k: v.strip() for k, v in lineages.items()}}),
        text_encoder=table.text("text_encoder", TRANSFORMER),
        misheard=table.number("misheard"),
        being_learned=table.truth("being_learned"),
        loudness=table.number("loudness"),
        start_weights=_start_weights(folder, table.table("start_weights")),
        texts=MappingProxyType({language: _texts(of) for language, of in table.table("texts").tables().items()}),
        derivation=_derivation(folder, files, derived) if derived else None,
        default=table.truth("default"),
        aliases=table.texts("aliases"),
    )


def _files(folder: Path, table: _Table, symbols: Symbols) -> VoiceFiles:
    package, model = table.text("package", ""), table.text("model")
    path = (_home(package) if package else folder) / model
    files = VoiceFiles(
        path, path.with_name(path.name + ".json"), table.text("sha256"), table.text("config_sha256"), symbols
    )
    table.end()
    return files


def _derived_files(folder: Path, name: str, source: VoiceFiles, table: _Table) -> VoiceFiles:
    """Return where the model of a derived voice is made, and its configuration, which lies beside its entry."""
    from platformdirs import user_cache_path

    digest = table.text("sha256")
    model = user_cache_path("tts-studio", appauthor=False) / "bases" / digest[:12] / f"{name}{MODEL_SUFFIX}"
    config = folder / f"{name}{MODEL_SUFFIX}.json"
    return VoiceFiles(model, config, digest, table.text("config_sha256"), source.symbols)


def _derivation(folder: Path, source: VoiceFiles, table: _Table) -> Derivation:
    weights = folder / table.text("weights")
    made_of = Derivation(source, weights, table.text("weights_sha256"), table.text("language"))
    table.end()
    return made_of


def _home(package: str) -> Path:
    """Return the folder of an installed package; one that is not there if it is not installed."""
    spec = importlib.util.find_spec(package)  # finds without importing: only the files are wanted
    return Path(package if spec is None or spec.origin is None else spec.origin).parent


def _symbols(table: _Table) -> Symbols:
    learned = frozenset(table.texts("learned"))
    symbols = Symbols(learned or None, table.table("replaced").mapping())
    table.end()
    return symbols


def _start_weights(folder: Path, table: _Table) -> StartWeights | None:
    if not table:
        return None
    weights = StartWeights(folder / table.text("file"), table.text("sha256"))
    table.end()
    return weights


def _texts(table: _Table) -> Texts:
    texts = Texts(table.text("sample"), table.text("greeting"), table.texts("judging"))
    table.end()
    return texts
