"""Lists that name several people: one of them is taken, and the others are said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tts_studio.errors import TextError
from tts_studio.events import Refusal
from tts_studio.messages import Message
from tts_studio.project.rows import Problem, Row

ALL = "*"
"""The wish for the recordings of all speakers, where they are one person after all."""


@dataclass(frozen=True)
class Speakers:
    """The people that lists name."""

    counts: Mapping[str, int] = field(default_factory=dict[str, int])
    """Name → recordings, the most first; empty if no speaker is named."""
    chosen: str = ""
    """Whose recordings are taken; empty if all are."""

    @property
    def several(self) -> bool:
        """Whether there is more than one."""
        return len(self.counts) > 1


def of_one_speaker(rows: Sequence[Row], wished: str, owner: str) -> tuple[list[Row], Speakers]:
    """Return the rows, those of all but one speaker with a problem, and who is named.

    The one is ``wished``, else the project's ``owner`` if the list has that name, else who has most recordings.
    Raises TextError if no speaker has the wished name.
    """
    names: dict[str, str] = {}
    for row in rows:
        names.setdefault(row.speaker.casefold(), row.speaker)
    counted = Counter(row.speaker.casefold() for row in rows if row.speaker and row.audio is not None)
    counts = {names[key]: count for key, count in counted.most_common()}
    if wished == ALL or len(counts) < 2:
        if wished not in ("", ALL) and counts and wished.casefold() not in counted:
            raise _unknown(wished, counts)
        return list(rows), Speakers(counts)
    key = wished.casefold() or (owner.casefold() if owner.casefold() in counted else next(iter(counted)))
    if key not in counted:
        raise _unknown(wished, counts)
    return [_checked(row, key) for row in rows], Speakers(counts, names[key])


def _checked(row: Row, chosen: str) -> Row:
    if row.speaker.casefold() == chosen or row.problem is not None:
        return row
    reason = (
        Message("Its speaker is {speaker}.", speaker=row.speaker) if row.speaker else Message("It names no speaker.")
    )
    return replace(row, problem=Problem(Refusal.OTHER_SPEAKER, reason))


def _unknown(wished: str, counts: Mapping[str, int]) -> TextError:
    return TextError(
        "The list names no speaker “{speaker}”.",
        "Please choose one of: {names}.",
        speaker=wished,
        names=", ".join(counts),
    )
