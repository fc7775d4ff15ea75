"""Speaking a text with a voice, aloud or into a file."""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tts_studio.errors import AudioError
from tts_studio.events import Event, Finished, Note, NoteKind, Progress, Saved, Stage, StageKind
from tts_studio.jobs.listing import voices_of
from tts_studio.messages import Message
from tts_studio.synthesis import SynthesisConfig

if TYPE_CHECKING:
    from tts_studio.audio.signal import Audio
    from tts_studio.engine.speaking.voice import Sentence

_ANY_RATE = 22_050  # Hz, of the silence by which it is tried whether a format can be written


def speak(
    text: str, voice: str, config: SynthesisConfig | None = None, folder: Path | None = None
) -> Generator[Sentence]:
    """Yield the text sentence by sentence; ``voice`` as in ``engine.speaking.find_voice``.

    ``folder`` is the project of a voice that is given by its name. The voice stays in memory for the next text, which
    then begins at once. Raises VoiceError or TextError if there is no such voice or nothing that it can say.
    """
    from tts_studio.engine.speaking.find_voice import choose
    from tts_studio.engine.speaking.voice_cache import VOICES

    config = config or SynthesisConfig()
    chosen = choose(voice, voices_of(folder))
    with VOICES.lend(chosen.files, chosen.speaker, config.seed) as ready:
        yield from ready.speak(text, config)


def save_text(text: str, voice: str, config: SynthesisConfig, out: Path, folder: Path | None = None) -> Iterator[Event]:
    """Speak a text into a file, its format by the extension; the other arguments are those of ``speak``.

    Raises AudioError before anything is spoken if the extension is unknown or there is no such folder.
    """
    _check_out(out)
    yield Stage(StageKind.SPEAKING, Message("{name}", name=out.name))
    spoken: list[Audio] = []
    unknown: dict[str, None] = {}
    with closing(speak(text, voice, config, folder)) as sentences:
        for sentence in sentences:
            spoken.append(sentence.audio)
            unknown |= dict.fromkeys(sentence.unknown)
            yield Progress(sentence.span[1], len(text))
    seconds = _write_speech(spoken, out)
    if unknown:
        yield Note(left_out(list(unknown)), NoteKind.UNKNOWN_SOUNDS)
    yield Saved(out)
    yield Finished({"path": str(out), "seconds": round(seconds, 2)})


def left_out(unknown: Sequence[str]) -> Message:
    """Return the sentence about sounds that a voice does not know."""
    return Message(
        "The voice does not know some sounds of this text, which it has left out: {sounds}.", sounds=" ".join(unknown)
    )


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


def _write_speech(spoken: Sequence[Audio], out: Path) -> float:
    import numpy as np

    from tts_studio.audio import files
    from tts_studio.audio.signal import Audio

    whole = Audio(np.concatenate([audio.samples for audio in spoken]), spoken[0].rate)
    files.write(out, whole)
    return whole.seconds
