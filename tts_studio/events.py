"""What a job reports while it runs: frozen events with facts as fields, the same for the command line and the window.

A job is a generator of events. Closing the generator cancels the job; nothing that was saved is lost. Sentences in
events are ``Message``s: templates with arguments, which the front ends translate and format.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import Enum, StrEnum
from pathlib import Path
from typing import Any, cast

from tts_studio.messages import NOTHING, Message


class StageKind(StrEnum):
    """The parts that jobs are made of."""

    READING_LIST = "reading_list"
    HEARING_WORDS = "hearing_words"
    IMPORTING = "importing"
    CHECKING = "checking"
    COMPARING_TEXTS = "comparing_texts"
    PREPARING_RECORDINGS = "preparing_recordings"
    PREPARING_NETWORKS = "preparing_networks"
    ALIGNING = "aligning"
    TIMING = "timing"
    LEARNING = "learning"
    LISTENING = "listening"
    SAVING_VOICE = "saving_voice"
    READING_RECORDINGS = "reading_recordings"
    SPEAKING = "speaking"
    COMPARING = "comparing"
    RECOGNISING_WORDS = "recognising_words"
    JUDGING_SOUND = "judging_sound"
    VERIFYING = "verifying"
    LOOKING_FOR_RELEASES = "looking_for_releases"
    EXPORTING_VOICE = "exporting_voice"
    EXPORTING_RECORDINGS = "exporting_recordings"
    MEASURING_LOUDNESS = "measuring_loudness"
    WRITING_BOOK = "writing_book"

    @property
    def phrase(self) -> Message:
        """What is done in this stage, as a phrase ("Preparing the recordings")."""
        return _PHRASES[self]


_PHRASES: Mapping[StageKind, Message] = {
    StageKind.READING_LIST: Message("Reading the list"),
    StageKind.HEARING_WORDS: Message("Listening to the recording"),
    StageKind.IMPORTING: Message("Importing the recordings"),
    StageKind.CHECKING: Message("Checking the recordings"),
    StageKind.COMPARING_TEXTS: Message("Comparing the recordings with their texts"),
    StageKind.PREPARING_RECORDINGS: Message("Preparing the recordings"),
    StageKind.PREPARING_NETWORKS: Message("Preparing the networks"),
    StageKind.ALIGNING: Message("Finding out which sound is where"),
    StageKind.TIMING: Message("Timing the first steps"),
    StageKind.LEARNING: Message("Learning the voice"),
    StageKind.LISTENING: Message("Listening to the voices along the way"),
    StageKind.SAVING_VOICE: Message("Saving the voice"),
    StageKind.READING_RECORDINGS: Message("Reading the recordings"),
    StageKind.SPEAKING: Message("Speaking"),
    StageKind.COMPARING: Message("Comparing the voice with the speaker"),
    StageKind.RECOGNISING_WORDS: Message("Listening for words"),
    StageKind.JUDGING_SOUND: Message("Judging the sound"),
    StageKind.VERIFYING: Message("Looking for what marks synthetic speech"),
    StageKind.LOOKING_FOR_RELEASES: Message("Looking for a newer version"),
    StageKind.EXPORTING_VOICE: Message("Exporting the voice"),
    StageKind.EXPORTING_RECORDINGS: Message("Exporting the recordings"),
    StageKind.MEASURING_LOUDNESS: Message("Measuring how loud it is"),
    StageKind.WRITING_BOOK: Message("Writing the book"),
}


class Refusal(StrEnum):
    """Why a recording was not taken; beside these there are the codes of ``audio.quality`` (``too_short`` …)."""

    ALREADY_IN_PROJECT = "already_in_project"
    DUPLICATE = "duplicate"
    OTHER_TEXT = "other_text"
    """The recording is in the project with another text."""
    NO_RECORDING = "no_recording"
    """Its row names no recording, or one that does not exist."""
    NO_TEXT = "no_text"
    BAD_ROW = "bad_row"
    """Its row of the list cannot be understood."""
    UNREADABLE = "unreadable"
    """The file cannot be read as sound, or its text not as text."""
    NOT_HEARD = "not_heard"
    """A sentence of its text was not heard in the long recording."""
    OTHER_SPEAKER = "other_speaker"
    """Its list names several people, and another one was chosen."""
    NOT_IMPORTABLE = "not_importable"
    """Neither a recording nor a list nor a folder of recordings."""
    TOO_LITTLE_SPEECH = "too_little_speech"
    """The speech in it is too short to learn from."""
    TOO_MANY_SOUNDS = "too_many_sounds"
    """Its text has more phonemes than the recording has frames."""
    UNUSABLE = "unusable"
    """Anything else; the reason says it."""


class NoteKind(StrEnum):
    """What a note is about, for programs."""

    GENERAL = "general"
    SET_ASIDE = "set_aside"
    """A damaged clip was moved to the project's ``.trash``."""
    UNUSABLE_CLIP = "unusable_clip"
    """A clip is left out, since a file of it is missing, damaged, or cannot be read."""
    PART_OF_RECORDINGS = "part_of_recordings"
    """The time suffices to learn from a part of the recordings only."""
    FEWER_MINUTES = "fewer_minutes"
    """A GPU needs less time than was given."""
    FEWER_THREADS = "fewer_threads"
    """Other programs keep the processor busy."""
    CANNOT_JUDGE = "cannot_judge"
    """A judge is not installed or failed."""
    NEAREST_CHOSEN = "nearest_chosen"
    """The judges have chosen among the checkpoints."""
    MENDED = "mended"
    """Recordings were taken although something in their files was wrong or had to be left out."""
    LEFT_OUT = "left_out"
    """Lists, recordings or texts beside what was imported were not read."""
    DOUBTFUL_TEXTS = "doubtful_texts"
    """Texts that were taken are in another script or language than the project's, or the same for many recordings."""
    UNKNOWN_SOUNDS = "unknown_sounds"
    """The voice has left letters or sounds of the text out, since it does not know them."""
    WRONG_MARKUP = "wrong_markup"
    """Something in the text is written as markup is, and wrong."""


@dataclass(frozen=True)
class Event:
    """Base of all events."""

    def as_dict(self) -> dict[str, Any]:
        """Return the event as plain values for JSON, its type under ``event``.

        A message becomes its English sentence; what stands in the sentence's gaps is given under ``facts``.
        """
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        facts: dict[str, Any] = {}
        for message in values.values():
            if isinstance(message, Message):
                facts |= message.arguments
        return {"event": type(self).__name__.lower(), **plain(values), **({"facts": plain(facts)} if facts else {})}


@dataclass(frozen=True)
class Stage(Event):
    """A part of the job begins."""

    kind: StageKind
    detail: Message | None = None
    """One more fact, such as the device that computes."""


@dataclass(frozen=True)
class Progress(Event):
    """How far the current stage has come."""

    done: float
    """Units done so far, 0 … total."""
    total: float
    """Units in all; 0 if that is not known."""
    seconds_left: float | None = None
    """Estimated seconds until the job ends; None while it cannot be known."""


@dataclass(frozen=True)
class ListRead(Event):
    """A list was read; of a table, which of its columns is the text."""

    source: str
    """Name of the list."""
    rows: int
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    """Name of each column, its number from 1 where it has none → one of its cells; empty if the list is no table."""
    text: str = ""
    """Name of the column that is the text."""
    why: Message = NOTHING
    """Why that one, as the second half of a sentence: “since …”."""
    doubtful: bool = False
    """Whether another column may be the text as well."""


@dataclass(frozen=True)
class SpeakersFound(Event):
    """Lists name several people, of whom one is taken."""

    counts: Mapping[str, int]
    """Name → recordings, the most first."""
    chosen: str
    """Whose recordings are taken; empty if all are."""


@dataclass(frozen=True)
class Taken(Event):
    """A recording was imported as a clip."""

    source: str
    """Where it came from: a path or a row of the list."""
    clip: str
    """Identifier of the clip in the project."""


@dataclass(frozen=True)
class Refused(Event):
    """A recording was not imported, or a clip not used, and why."""

    source: str
    """Where it came from: a path, a row of the list or a clip."""
    code: str
    """A ``Refusal``, or a code of ``audio.quality``."""
    reason: Message
    """One sentence, at times two."""


@dataclass(frozen=True)
class RunStarted(Event):
    """A training has its folder, a new one or the one that it goes on in."""

    folder: Path


@dataclass(frozen=True)
class Planned(Event):
    """What a training sets out to do."""

    clips: int
    """Clips to learn from."""
    held_out: int
    """Clips to measure by."""
    steps: int
    """Optimiser steps."""
    minutes: float
    """Wall-clock time for everything: fewer than were asked for where a GPU needs no more."""
    timed: bool
    """Whether steps were timed on this machine now; else the plan repeats an equal training's, or goes on."""

    @property
    def message(self) -> Message:
        """The plan as a sentence."""
        return Message(
            "{clips} clips to learn from, {held_out} held out; {steps} steps in {minutes:g} minutes.",
            clips=self.clips,
            held_out=self.held_out,
            steps=self.steps,
            minutes=self.minutes,
        )


@dataclass(frozen=True)
class Measured(Event):
    """Figures of one evaluation during a training."""

    step: int
    """Optimiser steps taken until then."""
    seconds: float
    """Seconds of work until then, pauses not counted, those before an interruption included."""
    values: Mapping[str, float]
    """Name → value, for example ``train_envelope_l1``, ``validation_envelope_l1``, ``validation_loss``."""


@dataclass(frozen=True)
class SampleReady(Event):
    """A sentence spoken by the voice as it is at this step."""

    step: int
    seconds: float
    """As in ``Measured``."""
    path: Path
    text: str


@dataclass(frozen=True)
class Kept(Event):
    """The best voice so far is that of this step, and it is on disk."""

    step: int


@dataclass(frozen=True)
class TooFewSteps(Event):
    """A training's time has passed before its voice could resemble the speaker; it can go on."""

    steps: int
    """Steps taken."""
    useful: int
    """Steps that it takes at least."""
    minutes: float
    """Estimated minutes that the missing ones take; 0 if that is not known."""

    @property
    def message(self) -> Message:
        """What to say to the user."""
        return Message(
            "There was time for {steps} of the {useful} steps from which a voice resembles its speaker."
            " It is saved, but not finished.",
            steps=self.steps,
            useful=self.useful,
        )


@dataclass(frozen=True)
class Judged(Event):
    """What judges found about a finished voice."""

    values: Mapping[str, float]
    """Name → value, for example ``similarity``, ``wer``, ``mos``."""


@dataclass(frozen=True)
class Note(Event):
    """Something worth knowing that is no error."""

    message: Message
    kind: NoteKind = NoteKind.GENERAL


@dataclass(frozen=True)
class Saved(Event):
    """A file or folder was written and is complete."""

    path: Path


@dataclass(frozen=True)
class Finished(Event):
    """The job is done; always the last event of a job that was not cancelled."""

    result: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """What came out: plain values, paths as text, and ``Message``s."""


def plain(value: Any) -> Any:
    """Return a value as JSON knows it: messages as English sentences, paths as text, enumerations by their value."""
    if isinstance(value, Message | Path):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(name): plain(entry) for name, entry in cast(Mapping[Any, Any], value).items()}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [plain(entry) for entry in cast(Sequence[Any], value)]
    return value
