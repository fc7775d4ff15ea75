"""Marks in square brackets, quick to type: ``[pause 0.5s]``, ``[rate 80%] … [/rate]``, ``[emphasis] … [/emphasis]``."""

from __future__ import annotations

import re
from dataclasses import replace

from tts_studio.messages import Message
from tts_studio.text.espeak_voices import espeak_voice_of
from tts_studio.text.languages.language import Language
from tts_studio.text.markup.amounts import MOST_PAUSE, gain_of, rate_of, seconds_of
from tts_studio.text.markup.marks import Hidden, MannerMark, Mark, PauseMark, Replaced
from tts_studio.text.markup.say_as import said_as
from tts_studio.text.readings import Manner, Span, Trouble

_MARK = re.compile(
    r"(?<!\[)\[(?P<close>/)?(?P<name>pause|rate|volume|emphasis|spell|language)"
    r"(?P<value>(?:[ \t=:]+[^\[\]\n]{1,60})?)\](?!\])"
)
_USUAL_PAUSE = 0.5
_STRESSED = Manner(rate=0.92, gain=1.3)


class BracketReader:
    """Reads marks in square brackets in their order; they may stay open over several paragraphs."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._open: list[tuple[str, Span, Manner]] = []

    def marks(self, text: str, span: Span, manner: Manner) -> tuple[list[Mark], list[Trouble], Manner]:
        """Return the marks in a part of the text, what is wrong with them, and the manner at its end."""
        marks: list[Mark] = []
        troubles: list[Trouble] = []
        at, end = span
        while found := _MARK.search(text, at, end):
            at = found.end()
            if found["close"]:
                manner = self._closed(found, manner, marks, troubles)
            elif found["name"] == "spell":
                at = self._spell(text, found, end, marks, troubles)
            else:
                manner = self._opened(found, manner, marks, troubles)
        return marks, troubles, manner

    def unclosed(self) -> list[Trouble]:
        """Return what is wrong when the text has ended."""
        return [Trouble(span, Message("The mark [{name}] is not closed.", name=name)) for name, span, _ in self._open]

    def _opened(self, found: re.Match[str], manner: Manner, marks: list[Mark], troubles: list[Trouble]) -> Manner:
        name, value = found["name"], found["value"].strip(" \t=:")
        if name == "pause":
            seconds = seconds_of(value) if value else _USUAL_PAUSE
            if seconds is None:
                self._wrong(found, marks, troubles, Message(
                    "“{written}” is no pause: it takes a time such as 0.5s or 500ms, at most {most:g} s.",
                    written=value, most=MOST_PAUSE))  # fmt: skip
            else:
                marks.append(PauseMark(found.span(), seconds))
            return manner
        inside = _changed(manner, name, value)
        if inside is None:
            message = Message("“{value}” is no value of “{attribute}”.", value=value, attribute=name)
            self._wrong(found, marks, troubles, message)
            inside = manner
        self._open.append((name, found.span(), manner))
        marks.append(MannerMark(found.span(), inside))
        return inside

    def _closed(self, found: re.Match[str], manner: Manner, marks: list[Mark], troubles: list[Trouble]) -> Manner:
        name = found["name"]
        at = next((at for at in reversed(range(len(self._open))) if self._open[at][0] == name), None)
        if at is None:
            self._wrong(found, marks, troubles, Message("The mark [/{name}] closes nothing.", name=name))
            return manner
        before = self._open[at][2]
        troubles += [
            Trouble(span, Message("The mark [{name}] is not closed.", name=other))
            for other, span, _ in self._open[at + 1 :]
        ]
        del self._open[at:]
        marks.append(MannerMark(found.span(), before))
        return before

    def _spell(self, text: str, found: re.Match[str], end: int, marks: list[Mark], troubles: list[Trouble]) -> int:
        closing = text.find("[/spell]", found.end(), end)
        said = said_as(text[found.end() : closing], "characters", "", self._language) if closing >= 0 else None
        if said is None:
            self._wrong(found, marks, troubles, Message("The mark [{name}] is not closed.", name="spell"))
            return found.end()
        last = closing + len("[/spell]")
        marks.append(Replaced((found.start(), last), said))
        return last

    def _wrong(self, found: re.Match[str], marks: list[Mark], troubles: list[Trouble], message: Message) -> None:
        marks.append(Hidden(found.span()))
        troubles.append(Trouble(found.span(), message))


def _changed(manner: Manner, name: str, value: str) -> Manner | None:
    """Return the manner after a mark; None if its value is none."""
    if name == "rate" and (rate := rate_of(value)) is not None:
        return replace(manner, rate=min(4.0, max(0.25, manner.rate * rate)))
    if name == "volume" and (gain := gain_of(value)) is not None:
        return replace(manner, gain=min(4.0, manner.gain * gain))
    if name == "emphasis" and not value:
        return replace(manner, rate=manner.rate * _STRESSED.rate, gain=manner.gain * _STRESSED.gain)
    if name == "language" and (voice := espeak_voice_of(value)) is not None:
        return replace(manner, language=voice)
    return None
