"""Which sentence is to be read aloud now, and which one comes after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tts_studio.text.prompts import Prompt

OWN = ""
"""Id of a text that the user has typed."""


@dataclass(frozen=True)
class Again:
    """A sentence that is to be recorded again."""

    prompt: Prompt
    clip: str
    """Id of the clip that the new take replaces."""


class ReadingList:
    """A place in a list of prompts. Recorded ones are skipped, but can be gone back to.

    Before the list come a sentence of one's own, and those that are to be recorded again.
    """

    def __init__(self, prompts: Sequence[Prompt], recorded: Iterable[str] = ()) -> None:
        self.prompts = tuple(prompts)
        self.recorded = set(recorded)
        """Ids of the prompts that have clips."""
        self._own: Prompt | None = None
        self._again: tuple[Again, ...] = ()
        self._again_place = 0
        self._place = 0
        first = self._unread_from(0)
        if first is not None:
            self._place = first

    @property
    def current(self) -> Prompt | None:
        """What to read now; None if there is neither a list nor a text of one's own."""
        if self._own is not None:
            return self._own
        if self._again:
            return self._again[self._again_place].prompt
        return self.prompts[self._place] if self.prompts else None

    @property
    def following(self) -> Prompt | None:
        """What ``advance`` leads to; None if it changes nothing."""
        if self._again and self._own is None and self._again_place + 1 < len(self._again):
            return self._again[self._again_place + 1].prompt
        if self._again and self._own is not None:
            return self._again[self._again_place].prompt
        place = self._after_current()
        following = None if place is None else self.prompts[place]
        return None if following is self.current else following

    @property
    def number(self) -> int:
        """Place in the list, 1 … ``len(prompts)``; 0 without a list."""
        return self._place + 1 if self.prompts else 0

    @property
    def own(self) -> bool:
        """Whether the text to read is one's own."""
        return self._own is not None

    @property
    def again(self) -> tuple[int, int] | None:
        """Place among those that are to be recorded again, from 1, and their number; None without such."""
        return (self._again_place + 1, len(self._again)) if self._again else None

    @property
    def replaces(self) -> str:
        """Id of the clip that a take of the current sentence replaces; empty for none but those of its prompt."""
        return self._again[self._again_place].clip if self._again and self._own is None else ""

    @property
    def repeats(self) -> bool:
        """Whether the text to read has been recorded before."""
        return self.current is not None and self.current.id in self.recorded

    @property
    def complete(self) -> bool:
        """Whether every prompt has been recorded."""
        return bool(self.prompts) and self._unread_from(0) is None

    def advance(self) -> None:
        """Go to the next one to record again, else to the next prompt that is not recorded; if all are, to the next."""
        if self._again:
            if self._own is None:
                self._again_place += 1
            self._own = None
            if self._again_place == len(self._again):
                self._leave_again()
            return
        place = self._after_current()
        self._own = None
        if place is not None:
            self._place = place

    def back(self) -> None:
        """Go to the previous prompt, recorded or not; from one's own text and the first one again, back to the list."""
        if self._own is not None:
            self._own = None
        elif self._again_place > 0:
            self._again_place -= 1
        elif self._again:
            self._leave_again()
        else:
            self._place = max(0, self._place - 1)

    def go_to(self, number: int) -> None:
        """Go to the prompt at place ``number``, 1 … ``len(prompts)``, or the nearest one."""
        self._own = None
        self._leave_again()
        self._place = min(max(0, number - 1), max(0, len(self.prompts) - 1))

    def read_own(self, text: str) -> None:
        """Put a text of one's own before the rest of the list; its white space is normalised."""
        words = " ".join(text.split())
        self._own = Prompt(OWN, words) if words else None

    def read_again(self, wanted: Iterable[Again]) -> None:
        """Put sentences before the rest of the list, in place of those that were to be recorded again."""
        self._again, self._again_place = tuple(wanted), 0
        self._own = None

    def _leave_again(self) -> None:
        self._again, self._again_place = (), 0

    def _after_current(self) -> int | None:
        if not self.prompts:
            return None
        start = self._place if self._own is not None or self._again else self._place + 1
        unread = self._unread_from(start)
        return (start % len(self.prompts)) if unread is None else unread

    def _unread_from(self, start: int) -> int | None:
        """Return the first place from ``start`` on, continuing at the beginning, that is not recorded."""
        count = len(self.prompts)
        places = ((start + step) % count for step in range(count))
        return next((place for place in places if self.prompts[place].id not in self.recorded), None)
