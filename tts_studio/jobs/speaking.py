"""Saying a text with a voice, aloud or into a file."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tts_studio.errors import AudioError
from tts_studio.events import Event, Finished, Progress, Saved, Stage, StageKind
from tts_studio.jobs.listing import voices_of
from tts_studio.messages import Message

if TYPE_CHECKING:
    from tts_studio.audio.signal import Audio
    from tts_studio.engine.speaking.voice import Knobs, Sentence


def speak(text: str, voice: str, knobs: Knobs, folder: Path | None = None) -> Iterator[Audio]:
    """Yield the text sentence by sentence; ``voice`` as in ``engine.choice``, ``folder`` is the project of its name."""
    from tts_studio.engine.speaking.find_voice import choose
    from tts_studio.engine.speaking.voice import Voice

    chosen = choose(voice, voices_of(folder))
    yield from Voice.load(chosen.files, speaker=chosen.speaker, seed=knobs.seed).speak(text, knobs)


def say(text: str, voice: str, knobs: Knobs, folder: Path | None = None) -> Generator[Sentence]:
    """Yield what ``speak`` yields, with the place of each sentence in the text.

    The voice stays in memory for the next text, which then begins at once.
    """
    from tts_studio.engine.speaking.find_voice import choose
    from tts_studio.engine.speaking.voice_cache import VOICES

    chosen = choose(voice, voices_of(folder))
    with VOICES.lend(chosen.files, chosen.speaker, knobs.seed) as ready:
        yield from ready.say(text, knobs)


def knobs(speed: float, variation: float, volume: float, pause: float, seed: int | None) -> Knobs:
    """Return how to speak (see ``engine.voice.Knobs``); raises VoiceError for a value out of its range."""
    from tts_studio.engine.speaking.voice import Knobs

    return Knobs(speed, variation, volume, pause, seed)


def save_speech(sentences: Iterator[Audio], out: Path) -> float:
    """Write what is spoken to a file, its format by the extension, and return its seconds.

    Raises AudioError before anything is spoken if the extension is unknown or there is no such folder.
    """
    _check_out(out)
    return _write_speech(list(sentences), out)


def save_text(text: str, voice: str, knobs: Knobs, out: Path, folder: Path | None = None) -> Iterator[Event]:
    """Speak a text into a file; the arguments are those of ``say``, errors and formats those of ``save_speech``."""
    _check_out(out)
    yield Stage(StageKind.SPEAKING, Message("{name}", name=out.name))
    spoken: list[Audio] = []
    with closing(say(text, voice, knobs, folder)) as sentences:
        for sentence in sentences:
            spoken.append(sentence.audio)
            yield Progress(sentence.span[1], len(text))
    seconds = _write_speech(spoken, out)
    yield Saved(out)
    yield Finished({"path": str(out), "seconds": round(seconds, 2)})


def _check_out(out: Path) -> None:
    """Tell before the first word what would make the last step fail."""
    import tempfile

    import numpy as np

    from tts_studio.audio import files
    from tts_studio.audio.signal import Audio

    if not out.parent.is_dir():
        raise AudioError(f"There is no folder “{out.parent}”.", "Please make it first, or choose another one.")
    if out.suffix.lower() != ".wav":
        with tempfile.TemporaryDirectory() as folder:
            files.write(Path(folder) / out.name, Audio(np.zeros(2205, np.float32), 22_050))


def _write_speech(spoken: Sequence[Audio], out: Path) -> float:
    import numpy as np

    from tts_studio.audio import files
    from tts_studio.audio.signal import Audio

    whole = Audio(np.concatenate([audio.samples for audio in spoken]), spoken[0].rate)
    files.write(out, whole)
    return whole.seconds
