"""Long recordings, and recordings without texts: a recogniser listens, and they are cut where sentences end.

What was heard is kept in the project, so that an import that was stopped goes on where it was.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from tts_studio import documents, storage
from tts_studio.audio import quality
from tts_studio.audio.passages import Passage, passages
from tts_studio.errors import StudioError
from tts_studio.events import Event, Note, NoteKind, Progress, Refusal, Stage, StageKind
from tts_studio.jobs.import_tally import about
from tts_studio.messages import Message
from tts_studio.project import exchange
from tts_studio.project.rows import Problem, Row, with_margins
from tts_studio.text import cutting
from tts_studio.text.matching import HeardWord

HEARD = "heard"
"""Folder of a project with what was heard in recordings."""
_KEPT_EVERY = 20  # passages; a few minutes


def can_listen() -> bool:
    """Return whether there is a recogniser on this computer."""
    from tts_studio.engine.judging import listener

    return listener.is_there()


def cut(folder: Path, rows: Sequence[Row], language: str) -> Generator[Event, None, list[Row]]:
    """Return the rows of an import, those that are for cutting in parts; ``folder`` is the project's.

    Where a recogniser is missing, or a recording cannot be read, the rows stay as they are.
    """
    chosen = {row.source for row in rows if _is_for_cutting(row, language)}
    if not chosen or not can_listen():
        return list(rows)
    done: list[Row] = []
    unchecked: list[str] = []
    for row in rows:
        if row.source not in chosen:
            done.append(row)
            continue
        try:
            parts = yield from _parts(folder, row, language)
        except StudioError as error:
            reason = Problem(Refusal.UNREADABLE, error.message)
            parts = [Row(row.source, row.audio, row.text, reason, speaker=row.speaker)]
        unchecked += [] if row.text else [part.source for part in parts if part.problem is None]
        done += parts
    if unchecked:
        sentence = Message("A recogniser has written these texts. Please compare them with what is said.")
        yield Note(about(sentence, unchecked), NoteKind.DOUBTFUL_TEXTS)
    return done


def _is_for_cutting(row: Row, language: str) -> bool:
    """Return whether a row is a whole recording without a text, or is too long for a clip and has several sentences."""
    if row.audio is None or row.span is not None:
        return False
    if row.problem is not None:
        return row.problem.code == Refusal.NO_TEXT and not row.text
    seconds = exchange.seconds(row.audio)
    # The recording of one sentence is too long by its silence, which the intake cuts off.
    return (
        seconds is not None and seconds > quality.MAX_SECONDS and len(cutting.split_sentences(row.text, language)) > 1
    )


@dataclass
class _Heard:
    """What was heard in one recording so far."""

    end: float = 0.0
    """Seconds up to which it was listened to."""
    words: list[HeardWord] = field(default_factory=list[HeardWord])
    speech: list[cutting.Span] = field(default_factory=list[cutting.Span])

    def add(self, passage: Passage, words: Sequence[HeardWord]) -> None:
        self.end = passage.end
        self.words += words
        self.speech += passage.spans


def _parts(folder: Path, row: Row, language: str) -> Generator[Event, None, list[Row]]:
    audio = cast(Path, row.audio)
    heard = yield from _listen(folder, audio, language)
    text = row.text or "".join(word.text for word in heard.words)
    nothing = Problem(Refusal.NO_TEXT, Message("No word was heard in it."))
    if not heard.words:
        return [Row(row.source, audio, "", nothing)]
    missed = Problem(Refusal.NOT_HEARD, Message("It was not heard in the recording."))
    parts = [
        Row(f"{row.source}, {number}", audio, part.text, None if part.span else missed, part.span, row.speaker)
        for number, part in enumerate(cutting.parts(text, heard.words, heard.speech, language), 1)
    ]
    return with_margins(parts, exchange.seconds)


def _listen(folder: Path, audio: Path, language: str) -> Generator[Event, None, _Heard]:
    """Return the words of a recording; those that an earlier import has heard are not listened to again."""
    from tts_studio.engine.judging import listener

    kept = folder / HEARD / f"{_key(audio, language)}.json"
    heard, total = _read(kept), exchange.seconds(audio) or 0.0
    if heard.end >= total > 0.0:
        return heard
    yield Stage(StageKind.HEARING_WORDS, Message("{source}", source=audio.name))
    ears = listener.Listener(language)
    begun, first = time.monotonic(), heard.end
    try:
        for number, passage in enumerate(passages(audio, heard.end), 1):
            heard.add(passage, ears.words(passage.audio, passage.start) if passage.spans else ())
            if number % _KEPT_EVERY == 0:
                _write(kept, heard)
            left = (time.monotonic() - begun) * (total - heard.end) / max(heard.end - first, 1e-6)
            yield Progress(min(heard.end, total), total, max(0.0, left))
        heard.end = max(heard.end, total)
    finally:
        _write(kept, heard)
    return heard


def _key(audio: Path, language: str) -> str:
    state = audio.stat()
    facts = f"{audio.name}\n{state.st_size}\n{state.st_mtime_ns}\n{language}"
    return hashlib.sha256(facts.encode()).hexdigest()[:16]


def _write(path: Path, heard: _Heard) -> None:
    words = [(word.text, word.start, word.end) for word in heard.words]
    path.parent.mkdir(exist_ok=True)
    storage.write_text(path, json.dumps({"end": heard.end, "words": words, "speech": heard.speech}, ensure_ascii=False))


def _read(path: Path) -> _Heard:
    """Return what was kept; nothing if there is none or it is damaged."""
    try:
        kept = documents.read_object(path)
        words = [HeardWord(str(text), float(start), float(end)) for text, start, end in cast(list[Any], kept["words"])]
        speech = [(float(start), float(end)) for start, end in cast(list[Any], kept["speech"])]
        return _Heard(float(kept["end"]), words, speech)
    except (StudioError, OSError, KeyError, TypeError, ValueError):
        return _Heard()
