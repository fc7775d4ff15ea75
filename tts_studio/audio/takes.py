"""Judging a take right after it was recorded, and the room before recording, with one sentence of advice.

Verdicts carry codes beside their sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tts_studio.audio import bandwidth, quality
from tts_studio.audio.pace import Pace
from tts_studio.audio.quality import Report, Verdict
from tts_studio.audio.signal import Audio
from tts_studio.messages import Message

EDGE_SECONDS = 0.06
"""Speech nearer than this to an end of the take was most likely cut off there."""
SILENT_DBFS = -60.0
"""With a peak below this, the microphone is muted or not plugged in: no room is so quiet."""
LOUD_DBFS = -1.0
"""A peak above this leaves no room for a livelier sentence."""
QUIET_LUFS = quality.QUIET_LUFS + 6.0
"""Louder than a take must be, since not every sentence will be spoken as loudly as this one."""

GOOD = "good"
ADVICE: Mapping[str, Message] = {
    GOOD: Message("That is a good recording."),
    "too_short": Message("Please start to read after you have pressed record, and stop only after the last word."),
    "too_long": Message("Please record one sentence at a time."),
    "silent": Message("Nothing was heard; please check that the microphone is on and is the one that is chosen."),
    "distorted": Message("It is far too loud; please lower the microphone's level or move back."),
    "no_speech": Message("No speech was heard; please read the sentence aloud."),
    "too_short_for_text": Message("That was too short for this sentence; please read all of it."),
    "too_long_for_text": Message(
        "That was too long for this sentence; please read it as it stands, without extra words."
    ),
    "drowned": Message(
        "The noise is nearly as loud as your voice; please go to a quieter place or closer to the microphone."
    ),
    "cut_start": Message("The beginning is cut off; please wait a moment after pressing record."),
    "cut_end": Message("The end is cut off; please wait a moment before pressing stop."),
    "clipped": Message("The loudest moments are distorted; please lower the level a little or move back."),
    "quiet": Message("Your voice is quiet; please move closer to the microphone or raise its level."),
    "noisy": Message("There is noise in the background; please choose a quieter place."),
    "narrow_band": Message(
        "It sounds like a telephone, as many wireless headsets do; please choose another microphone."
    ),
    "fast": Message("You read faster than usual; please take your time."),
    "slow": Message("You read more slowly than usual; please read as you normally speak."),
}
"""Code → one sentence about a take."""

ROOM_ADVICE: Mapping[str, Message] = {
    GOOD: Message("The microphone and the room are good."),
    "silent_microphone": Message(
        "Nothing comes from this microphone; please check that it is plugged in and not muted."
    ),
    "no_speech": Message("The microphone works, but no speech was heard; please read the sentence aloud."),
    "too_loud": Message("It is too loud; please lower the microphone's level or move back a little."),
    "too_quiet": Message("Your voice is quiet; please move closer to the microphone or raise its level."),
    "noisy_room": Message("The room is noisy; please switch off what hums, close the window, or choose another room."),
    "narrow_band": Message(
        "This microphone sounds like a telephone, as many wireless headsets do; please choose another one."
    ),
}
"""Code → one sentence about the microphone and the room."""


@dataclass(frozen=True)
class TakeVerdict:
    """How a take is judged."""

    report: Report
    """As ``quality.judge`` gives it, with what only takes are asked among the reasons and codes."""
    advice: Message
    """One sentence about the most serious finding, or that it is good."""

    @property
    def verdict(self) -> Verdict:
        """``good``, ``fair`` or ``bad``."""
        return self.report.verdict

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of all findings, most serious first; empty for ``good``."""
        return self.report.codes

    @property
    def code(self) -> str:
        """What the advice is about, a key of ``ADVICE``."""
        return self.codes[0] if self.codes else GOOD


@dataclass(frozen=True)
class RoomReport:
    """What was measured of microphone and room while one sentence was spoken."""

    code: str
    """A key of ``ROOM_ADVICE``."""
    advice: Message
    noise_dbfs: float
    """The room without the voice, −120 … 0."""
    peak_dbfs: float
    """−120 … 0."""
    loudness: float
    """LUFS, −120 for silence."""
    snr_db: float
    """The voice above the room, 0 … 120."""


def judge_take(audio: Audio, text: str, pace: Pace | None = None) -> TakeVerdict:
    """Judge a take of ``text``; ``pace`` is how the speaker read until now (of 20 clips or more, else ignored).

    Beside what ``quality.judge`` looks at: whether beginning or end are cut off, and the pace.
    """
    report = quality.judge(audio, text)
    if report.refused is None:
        report = _with(report, "bad", _cut_off(report))
        report = _with(report, "fair", _unusual(report, text, pace))
    return TakeVerdict(report, ADVICE[report.codes[0] if report.codes else GOOD])


def room_check(audio: Audio) -> RoomReport:
    """Judge microphone and room by some seconds in which a sentence was spoken and some of the room was heard."""
    figures = quality.measure(audio)
    code = _room_code(figures)
    return RoomReport(code, ROOM_ADVICE[code], figures.noise_dbfs, figures.peak_dbfs, figures.loudness, figures.snr_db)


def _with(report: Report, verdict: Verdict, codes: tuple[str, ...]) -> Report:
    """Return the report with further findings: before the others if they are bad, else after them."""
    if not codes:
        return report
    if verdict == "bad":
        return replace(report, verdict="bad", codes=codes + report.codes)
    worse: Verdict = "bad" if report.verdict == "bad" else verdict
    return replace(report, verdict=worse, codes=report.codes + codes)


def _cut_off(report: Report) -> tuple[str, ...]:
    starts_late = report.speech_start >= EDGE_SECONDS
    ends_early = report.speech_end <= report.seconds - EDGE_SECONDS
    return (*(() if starts_late else ("cut_start",)), *(() if ends_early else ("cut_end",)))


def _unusual(report: Report, text: str, pace: Pace | None) -> tuple[str, ...]:
    unusual = pace.compare(text, report.speech_seconds) if pace else None
    return (unusual,) if unusual else ()


def _room_code(figures: quality.Figures) -> str:
    if figures.peak_dbfs < SILENT_DBFS:
        return "silent_microphone"
    if figures.clipped > quality.CLIPPED_AUDIBLY or figures.peak_dbfs > LOUD_DBFS:
        return "too_loud"
    if not figures.speech_seconds:
        return "no_speech"
    if figures.loudness < QUIET_LUFS:
        return "too_quiet"
    if figures.snr_db < quality.NOISY_SNR_DB:
        return "noisy_room"
    return "narrow_band" if figures.high_db < bandwidth.NARROW_DB else GOOD
