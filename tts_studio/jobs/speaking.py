"""Speaking a text with a voice, aloud or into a file."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tts_studio.errors import AudioError, TextError
from tts_studio.events import Event, Finished, Note, NoteKind, Progress, Saved, Stage, StageKind
from tts_studio.jobs.listing import choice_of
from tts_studio.jobs.pronouncing import words_to_speak_with
from tts_studio.messages import Message
from tts_studio.synthesis import SynthesisConfig
from tts_studio.text.readings import ReadSentence, Trouble

if TYPE_CHECKING:
    from tts_studio.audio.signal import Audio
    from tts_studio.engine.speaking.voice import Sentence

_STRAY = 0.1
"""Share of a text that may be stray bytes before it is taken for something else."""
_ANY_RATE = 22_050  # Hz, of the silence by which it is tried whether a format can be written


def speak(
    text: str,
    voice: str,
    config: SynthesisConfig | None = None,
    folder: Path | None = None,
    *,
    soon: bool = False,
) -> Generator[Sentence]:
    """Yield the text sentence by sentence; ``voice`` as in ``engine.speaking.find_voice``.

    ``soon``: a long first sentence comes in several parts, so that its first words are heard at once.

    ``folder`` is the project of a voice that is given by its name. The person's and the voice's lists of words decide
    how their words are said. The voice stays in memory for the next text, which then begins at once. Raises VoiceError
    or TextError if there is no such voice or nothing that it can say.
    """
    from tts_studio.engine.speaking.voice_cache import VOICES

    config = config or SynthesisConfig()
    chosen = choice_of(voice, folder)
    with VOICES.lend(chosen.files, chosen.speaker, config.seed) as ready:
        yield from ready.speak(text, config, words_to_speak_with(chosen, ready.config.espeak_voice), soon=soon)


def get_ready(voice: str, config: SynthesisConfig, folder: Path | None = None) -> None:
    """Load a voice, so that the next text with the same arguments begins at once; raises VoiceError as ``speak``."""
    from tts_studio.engine.speaking.voice_cache import VOICES

    chosen = choice_of(voice, folder)
    with VOICES.lend(chosen.files, chosen.speaker, config.seed):
        words_to_speak_with(chosen, "")


def keep_voices(most: int) -> None:
    """Keep so many voices in memory for the next texts (about 100 MB each), and two at least."""
    from tts_studio.engine.speaking.voice_cache import VOICES

    VOICES.keep(max(2, most))


def save_text(
    text: str,
    voice: str,
    config: SynthesisConfig,
    out: Path,
    folder: Path | None = None,
    *,
    watermark: bool = True,
    soon: bool = False,
) -> Iterator[Event]:
    """Speak a text into a file, its format by the extension; all but ``out`` and ``watermark`` as in ``speak``.

    The file says that it is synthetic; with ``watermark`` so does the sound itself, to ``verify``.

    Raises AudioError before anything is spoken if the extension is unknown or there is no such folder.
    """
    _check_out(out)
    yield Stage(StageKind.SPEAKING, Message("{name}", name=out.name))
    spoken: list[Audio] = []
    remarks = TextRemarks(text)
    with closing(speak(text, voice, config, folder, soon=soon)) as sentences:
        for sentence in sentences:
            spoken.append(sentence.audio)
            remarks.add(sentence)
            yield Progress(sentence.span[1], len(text))
    seconds = save_speech(spoken, out, watermark=watermark)
    yield from remarks.notes()
    yield Saved(out)
    yield Finished({"path": str(out), "seconds": round(seconds, 2)})


def readings(text: str, voice: str, folder: Path | None = None) -> Iterator[ReadSentence]:
    """Yield the sentences of a text as the voice will read them, without speaking; arguments as those of ``speak``.

    The readings hold what cannot be said and what is wrong, also readings of which nothing is said.
    """
    from tts_studio.engine.speaking.voice_files import read_document
    from tts_studio.text.front_end import read
    from tts_studio.text.phonemizers import LETTERS

    chosen = choice_of(voice, folder)
    document = read_document(chosen.files)
    language = str(document["espeak"]["voice"])
    words = words_to_speak_with(chosen, language)
    yield from read(text, language, words, all_letters=document["phoneme_type"] == LETTERS)


class TextRemarks:
    """Notes about a text once it is spoken or read: what was left out, and wrong markup."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._unknown: dict[str, None] = {}
        self._troubles: list[Trouble] = []

    def add(self, sentence: Sentence | ReadSentence) -> None:
        """Take what is to be told about a sentence."""
        unknown = sentence.unsayable if isinstance(sentence, ReadSentence) else sentence.unknown
        self._unknown |= dict.fromkeys(unknown)
        self._troubles += sentence.troubles

    def notes(self) -> Iterator[Note]:
        """Yield one note about all that was left out, and one for each wrong mark."""
        if self._unknown:
            yield Note(left_out(list(self._unknown)), NoteKind.UNKNOWN_SOUNDS)
        for trouble in self._troubles:
            yield Note(at_its_place(trouble, self._text), NoteKind.WRONG_MARKUP)


def left_out(unknown: Sequence[str]) -> Message:
    """Return the sentence about letters and sounds that a voice does not know."""
    return Message(
        "The voice cannot say some letters or sounds of this text, so they were left out: {sounds}.",
        sounds=" ".join(unknown),
    )


def at_its_place(trouble: Trouble, text: str) -> Message:
    """Return what is wrong with some markup, and where."""
    before = text[: trouble.span[0]]
    return Message(
        "Line {line}, character {column}: {trouble}",
        line=before.count("\n") + 1,
        column=len(before) - before.rfind("\n"),
        trouble=trouble.message,
    )


def typed_text(data: bytes, name: str = "standard input") -> str:
    """Return the text that another program or a file hands over, in any encoding in which lists are imported.

    Raises TextError if the encoding cannot be told, in which ``name`` is where the text comes from.
    """
    from tts_studio.project.decoding import decoded

    with contextlib.suppress(UnicodeDecodeError):
        if b"\0" not in data:
            return data.decode("utf-8-sig", "surrogatepass")  # halves of a pair are no letters: they are not read
    try:
        return decoded(name, data)
    except TextError:
        text = data.decode("utf-8", "replace")
        if b"\0" in data[:2] or text.count("\0") + text.count("\ufffd") > _STRAY * len(text):
            raise
        return text


def _check_out(out: Path) -> None:
    """Raise before the first word what would make the last step fail."""
    import numpy as np

    from tts_studio.audio import files
    from tts_studio.audio.signal import Audio

    if not out.parent.is_dir():
        raise AudioError(
            "There is no folder “{folder}”.", "Please make it first, or choose another one.", folder=out.parent
        )
    if out.suffix.lower() != ".wav":
        with tempfile.TemporaryDirectory() as folder:
            files.write(Path(folder) / out.name, Audio(np.zeros(_ANY_RATE // 10, np.float32), _ANY_RATE))


def save_speech(spoken: Sequence[Audio], out: Path, *, watermark: bool = True) -> float:
    """Write what was spoken, one part after the other, into a file that says so; return its seconds.

    With ``watermark``, each part gets the mark that ``verify`` finds. Raises AudioError or StudioError as
    ``audio.files.write`` does.
    """
    from tts_studio.audio import files
    from tts_studio.audio.signal import joined
    from tts_studio.provenance import TAGS

    if watermark:
        from tts_studio.audio.watermark import mark

        spoken = [mark(audio) for audio in spoken]
    whole = joined(spoken)
    files.write(out, whole, TAGS)
    return whole.seconds
