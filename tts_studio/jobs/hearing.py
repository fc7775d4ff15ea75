"""Which clips say something else than their texts, by the base voice of their project."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

from tts_studio.events import Event, Note, NoteKind, Stage, StageKind
from tts_studio.messages import Message
from tts_studio.project.doubts import Doubt
from tts_studio.project.model import Clip, Info

if TYPE_CHECKING:
    from tts_studio.engine.judging.script_match import Match
    from tts_studio.engine.training.dataset import Example


def differences(clips: Sequence[Clip], info: Info) -> Generator[Event, None, list[Doubt]]:
    """Yield progress; return a doubt for each clip whose recording seems to differ from its text."""
    from tts_studio.engine import bases
    from tts_studio.engine.judging import script_match
    from tts_studio.jobs.training import example_of

    yield Stage(StageKind.COMPARING_TEXTS)
    if len(clips) < script_match.LEAST_CLIPS:
        message = Message("{count} recordings are too few to compare them with their texts.", count=len(clips))
        yield Note(message, NoteKind.CANNOT_JUDGE)
        return []
    examples = [example_of(clip) for clip in clips]
    found = yield from script_match.matches(examples, bases.find(info.base), info.language)
    doubtful = ((example, found[example.name]) for example in examples if example.name in found)
    return [_doubt(example, match) for example, match in doubtful if match.fit is not script_match.Fit.FITS]


def _doubt(example: Example, match: Match) -> Doubt:
    from tts_studio.engine.judging.script_match import Fit

    if match.fit is Fit.ANOTHER_TEXT:
        message = Message("The recording seems to say something else than its text: please listen to it.")
        return Doubt(message, [example.name], True)
    second = (example.span[0] if example.span else 0.0) + match.start
    message = Message(
        "A word seems to be missing, added or different at {second:.1f} s: please listen, and mend the text.",
        second=max(0.0, second),
    )
    return Doubt(message, [example.name], False)
