"""The figures of a voice in words: how alike, how clear, how natural it is, and everything else that is known."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from tts_studio.gui.base.voice_entry import VoiceEntry

SIMILARITY = "similarity_normalised"
WORDS = "wer"
NATURALNESS = "mos"


@dataclass(frozen=True)
class Figure:
    """One thing that can be measured."""

    name: str
    """As among the ``scores``."""
    value: str
    """A number with its unit; a dash if it was not measured."""
    title: str
    """What it measures."""
    verdict: str
    """What the number means, in a word or two; empty if it was not measured."""


def figures(entry: VoiceEntry) -> list[Figure]:
    """Return the three figures by which voices are compared."""
    scores = entry.scores
    similarity, errors, naturalness = (scores.get(name) for name in (SIMILARITY, WORDS, NATURALNESS))
    return [
        Figure(SIMILARITY, _percent(similarity), _tr("Like the speaker"), _alike(similarity)),
        Figure(WORDS, _percent(None if errors is None else 1.0 - errors), _tr("Words understood"), _clear(errors)),
        Figure(NATURALNESS, _of_five(naturalness), _tr("Naturalness"), _natural(naturalness)),
    ]


def measured(entry: VoiceEntry) -> bool:
    """Whether any of the three is known."""
    return any(name in entry.scores for name in (SIMILARITY, WORDS, NATURALNESS))


def details(entry: VoiceEntry) -> list[tuple[str, str]]:
    """Return further facts about a voice, as (name, value)."""
    passport = entry.passport
    facts = [
        (_tr("File"), entry.path.name),
        (_tr("Training"), str(passport.get("run", ""))),
        (_tr("Recordings"), _tr("Clips: {0}").format(passport["clips"]) if passport.get("clips") else ""),
        (_tr("Consent"), _consent(entry)),
        *_other_scores(entry),
        (_tr("Checksum of the data set"), str(passport.get("dataset", ""))),
        (_tr("Checksum of the voice"), str(passport.get("sha256", ""))),
    ]
    return [(name, value) for name, value in facts if value]


def _other_scores(entry: VoiceEntry) -> list[tuple[str, str]]:
    """Return the other figures that are of interest; the losses of a training are not."""
    words = {
        "real_time_factor": _tr("Time to make speech, relative to its length"),
        "similarity": _tr("Similarity to the speaker (cosine)"),
        "similarity_floor": _tr("Similarity of the base voice"),
        "similarity_ceiling": _tr("Similarity between recordings of the speaker"),
        "similarity_dvector_normalised": _tr("Likeness by a second judge (0: base voice, 1: the speaker)"),
        "dnsmos_signal": _tr("Clean speech, predicted (1 to 5)"),
        "dnsmos_background": _tr("Quiet background, predicted (1 to 5)"),
        "dnsmos_overall": _tr("Cleanness as a whole, predicted (1 to 5)"),
        "validation_envelope_l1": _tr("Difference in sound on test recordings"),
    }
    return [(words[name], QLocale().toString(value, "g", 4)) for name, value in entry.scores.items() if name in words]


def _consent(entry: VoiceEntry) -> str:
    consent = entry.passport.get("consent")
    if not isinstance(consent, dict):
        return ""
    statement = {"own": _tr("The maker's own voice"), "permission": _tr("The speaker has agreed")}
    return statement.get(str(consent.get("statement")), "")


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{round(100 * min(1.0, max(0.0, value)))} %"


def _of_five(value: float | None) -> str:
    return "–" if value is None else _tr("{0} of 5").format(QLocale().toString(value, "f", 1))


def _alike(value: float | None) -> str:
    if value is None:
        return ""
    if value >= 0.9:
        return _tr("hard to tell apart")
    return _tr("easily recognised") if value >= 0.5 else _tr("only a resemblance")


def _clear(value: float | None) -> str:
    if value is None:
        return ""
    if value <= 0.1:
        return _tr("clear")
    return _tr("mostly clear") if value <= 0.25 else _tr("hard to understand")


def _natural(value: float | None) -> str:
    if value is None:
        return ""
    if value >= 4.0:
        return _tr("like a recording")
    if value >= 3.0:
        return _tr("pleasant")
    return _tr("audibly artificial") if value >= 2.0 else _tr("rough")


def _tr(text: str) -> str:
    return QCoreApplication.translate("VoiceFigures", text)
