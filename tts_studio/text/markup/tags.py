"""Tags: a part of SSML (https://www.w3.org/TR/speech-synthesis11/), and what is pasted from web pages.

Read are ``speak p s break phoneme sub prosody emphasis say-as lang``; other tags of SSML are told to be without effect.
Tags of HTML are left out; those that end a line end a sentence.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace

from tts_studio.messages import Message
from tts_studio.text.espeak_voices import espeak_voice_of
from tts_studio.text.languages.language import Language, word_set
from tts_studio.text.markup.amounts import MOST_PAUSE, gain_of, rate_of, seconds_of
from tts_studio.text.markup.marks import EndMark, Hidden, MannerMark, Mark, PauseMark, PhonemesMark, Replaced
from tts_studio.text.markup.phonemes import are_phonemes, decomposed
from tts_studio.text.markup.say_as import said_as
from tts_studio.text.readings import Manner, PauseKind, Span, Trouble
from tts_studio.text.rules.patterns import any_of

_ATTRIBUTE = r"""\s+[A-Za-z][\w:-]*\s*=\s*(?:"[^"<]{0,2000}"|'[^'<]{0,2000}')"""
_TAG = re.compile(rf"<(?P<close>/)?(?P<name>[A-Za-z][\w:-]*)(?P<attributes>(?:{_ATTRIBUTE}){{0,20}})\s*(?P<empty>/)?>")
_PAIR = re.compile(r"""([A-Za-z][\w:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
_NO_TAG = re.compile(
    r"<\?xml[^<>]{0,500}\?>|<!--(?:(?!-->).){0,5000}-->|<!DOCTYPE[^<>]{0,1000}>|<!\[CDATA\[|\]\]>", re.DOTALL
)
_SPEECH = frozenset({"speak", "p", "s", "break", "phoneme", "sub", "prosody", "emphasis", "say-as", "lang"})
_WITHOUT_EFFECT = frozenset(
    {"voice", "audio", "mark", "desc", "lexicon", "lookup", "meta", "metadata", "token", "w"}
)  # fmt: skip
_LINES = frozenset(
    {"br", "li", "div", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "hr", "dt", "dd"}
)
_INLINE = word_set(
    """b i u em strong a span font small big code kbd sup sub td th html body head title img pre q cite abbr del ins
    section article main header footer nav thead tbody"""
)
_BROKEN = re.compile(
    rf"</?(?:{any_of(_SPEECH | _WITHOUT_EFFECT)})(?![\w:-])"
    r"(?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"?|[^\s<>]*))*\s*/?>?"
)
_PAUSES = {"none": 0.0, "x-weak": 0.1, "weak": 0.2, "medium": 0.4, "strong": 0.8, "x-strong": 1.2}
"""Seconds, by the strength of a break."""
_EMPHASIS = {
    "strong": Manner(rate=0.85, gain=1.6),
    "moderate": Manner(rate=0.92, gain=1.3),
    "none": Manner(),
    "reduced": Manner(rate=1.1, gain=0.7),
}
_SPANNING = frozenset({"prosody", "emphasis", "lang", "p", "s", "speak"})


@dataclass(frozen=True)
class OpenTag:
    """A tag that is not closed yet."""

    name: str
    span: Span
    before: Manner
    """The manner that holds again when it is closed."""


class TagReader:
    """Reads the tags of a text in their order; tags may stay open over several paragraphs."""

    def __init__(self, language: Language, *, is_document: bool) -> None:
        """``is_document`` says that the text is SSML as a whole, so that every tag in it must be one."""
        self._language = language
        self._is_document = is_document
        self._open: list[OpenTag] = []
        self.manner = Manner()

    def marks(self, text: str, span: Span) -> tuple[list[Mark], list[Trouble]]:
        """Return the marks in a part of the text, and what is wrong with its tags."""
        marks: list[Mark] = []
        troubles: list[Trouble] = []
        at, end = span
        while (start := text.find("<", at, end)) >= 0:
            at = self._one(text, start, end, marks, troubles)
        return marks, troubles

    def unclosed(self) -> list[Trouble]:
        """Return what is wrong when the text has ended."""
        return [
            Trouble(tag.span, Message("The tag <{name}> is not closed.", name=tag.name))
            for tag in self._open
            if tag.name not in ("p", "s")
        ]

    def _one(self, text: str, start: int, end: int, marks: list[Mark], troubles: list[Trouble]) -> int:
        """Read what begins with a “<”; return where to go on."""
        if other := _NO_TAG.match(text, start, end):
            marks.append(Hidden(other.span()))
            return other.end()
        found = _TAG.match(text, start, end)
        if found is None:
            return self._broken(text, start, end, marks, troubles)
        name = found["name"].lower()
        if name not in _SPEECH | _WITHOUT_EFFECT | _LINES | _INLINE:
            return self._unknown(found, marks, troubles)
        attributes = {
            key.lower(): html.unescape(double or single) for key, double, single in _PAIR.findall(found["attributes"])
        }
        if name in ("phoneme", "say-as") or (name == "sub" and (attributes or self._is_document)):
            return self._around(text, found, name, attributes, end, marks, troubles)
        if found["close"]:
            self._closed(found, name, marks, troubles)
        else:
            self._opened(found, name, attributes, marks, troubles)
        return found.end()

    def _broken(self, text: str, start: int, end: int, marks: list[Mark], troubles: list[Trouble]) -> int:
        found = _BROKEN.match(text, start, end)
        if found is None:
            return start + 1
        marks.append(Hidden(found.span()))
        troubles.append(
            Trouble(found.span(), Message("The tag “{tag}” is not written correctly.", tag=found[0].strip()))
        )
        return found.end()

    def _unknown(self, found: re.Match[str], marks: list[Mark], troubles: list[Trouble]) -> int:
        is_tag = self._is_document or found["attributes"] or found["close"] or found["empty"]
        if is_tag:
            marks.append(Hidden(found.span()))
            troubles.append(Trouble(found.span(), Message("There is no tag <{name}>.", name=found["name"])))
        return found.end() if is_tag else found.start() + 1

    def _around(
        self, text: str, found: re.Match[str], name: str, attributes: dict[str, str], end: int,
        marks: list[Mark], troubles: list[Trouble],
    ) -> int:  # fmt: skip
        """Read a tag whose text is read in another way, together with its text."""
        if found["close"]:
            marks.append(Hidden(found.span()))
            troubles.append(_never_opened(found, name))
            return found.end()
        closing = None if found["empty"] else re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, found.end(), end)
        if closing is None and not found["empty"]:
            marks.append(Hidden(found.span()))
            troubles.append(Trouble(found.span(), Message("The tag <{name}> is not closed.", name=name)))
            return found.end()
        inside = text[found.end() : closing.start()] if closing else ""
        whole = (found.start(), closing.end() if closing else found.end())
        mark, wrong = self._read_around(whole, name, attributes, _without_tags(inside))
        if mark is not None:
            marks.append(mark)
        else:
            marks += [Hidden(found.span()), *([Hidden(closing.span())] if closing else [])]
        if wrong is not None:
            troubles.append(Trouble(found.span(), wrong))
        return whole[1]

    def _read_around(
        self, span: Span, name: str, attributes: dict[str, str], inside: str
    ) -> tuple[Mark | None, Message | None]:
        if name == "sub":
            alias = attributes.get("alias")
            if alias is None:
                return None, Message("The tag <{name}> needs “{attribute}”.", name=name, attribute="alias")
            return Replaced(span, alias), None
        if name == "phoneme":
            return _phoneme(span, attributes)
        kind = attributes.get("interpret-as")
        if kind is None:
            return None, Message("The tag <{name}> needs “{attribute}”.", name=name, attribute="interpret-as")
        said = said_as(inside, kind.lower(), attributes.get("format", ""), self._language)
        if said is None:
            return None, Message("“{text}” cannot be read as “{kind}”.", text=inside, kind=kind)
        return Replaced(span, said), None

    def _opened(
        self, found: re.Match[str], name: str, attributes: dict[str, str], marks: list[Mark], troubles: list[Trouble]
    ) -> None:
        span = found.span()
        if name in _WITHOUT_EFFECT:
            marks.append(Hidden(span))
            if name not in ("mark", "desc", "meta", "metadata", "token", "w"):
                troubles.append(Trouble(span, Message("The tag <{name}> has no effect here.", name=name)))
            return
        if name == "break":
            self._break(span, attributes, marks, troubles)
            return
        if name in ("p", "s"):
            marks.append(EndMark(span, PauseKind.PARAGRAPH if name == "p" else PauseKind.SENTENCE))
        elif name in _LINES:
            marks.append(EndMark(span, PauseKind.LINE))
        elif name not in _SPANNING:
            marks.append(Hidden(span))
        if name in _SPANNING and not found["empty"]:
            self._open.append(OpenTag(name, span, self.manner))
            manner, wrong = self._manner(name, attributes)
            if manner != self.manner or name not in ("p", "s"):
                self.manner = manner
                marks.append(MannerMark(span, manner))
            troubles += [Trouble(span, message) for message in wrong]

    def _closed(self, found: re.Match[str], name: str, marks: list[Mark], troubles: list[Trouble]) -> None:
        span = found.span()
        if name in _LINES:
            marks.append(EndMark(span, PauseKind.LINE))
            return
        if name not in _SPANNING:
            marks.append(Hidden(span))
            return
        if name in ("p", "s"):
            marks.append(EndMark(span, PauseKind.PARAGRAPH if name == "p" else PauseKind.SENTENCE))
        at = next((at for at in reversed(range(len(self._open))) if self._open[at].name == name), None)
        if at is None:
            marks.append(Hidden(span))
            if name not in ("p", "s"):
                troubles.append(_never_opened(found, name))
            return
        self.manner = self._open[at].before
        troubles += [
            Trouble(tag.span, Message("The tag <{name}> is not closed.", name=tag.name)) for tag in self._open[at + 1 :]
        ]
        del self._open[at:]
        marks.append(MannerMark(span, self.manner))

    def _break(self, span: Span, attributes: dict[str, str], marks: list[Mark], troubles: list[Trouble]) -> None:
        time, strength = attributes.get("time"), attributes.get("strength", "medium")
        seconds = seconds_of(time) if time is not None else _PAUSES.get(strength)
        if seconds is None:
            marks.append(Hidden(span))
            troubles.append(Trouble(span, _no_pause(time if time is not None else strength)))
        else:
            marks.append(PauseMark(span, seconds))

    def _manner(self, name: str, attributes: dict[str, str]) -> tuple[Manner, list[Message]]:
        """Return the manner inside a tag, and what of it cannot be done."""
        manner, wrong = self.manner, list[Message]()
        if name == "emphasis":
            level = attributes.get("level", "moderate")
            change = _EMPHASIS.get(level)
            if change is None:
                wrong.append(Message("There is no emphasis “{level}”.", level=level))
                return manner, wrong
            return replace(manner, rate=manner.rate * change.rate, gain=manner.gain * change.gain), wrong
        tag = attributes.get("xml:lang")
        if tag is not None and name in ("lang", "speak", "p", "s"):
            voice = espeak_voice_of(tag)
            if voice is None:
                wrong.append(Message("The language “{tag}” is not known.", tag=tag))
            elif name != "speak":
                manner = replace(manner, language=voice)
        if name == "prosody":
            manner = self._prosody(attributes, wrong)
        return manner, wrong

    def _prosody(self, attributes: dict[str, str], wrong: list[Message]) -> Manner:
        manner = self.manner
        for attribute, value in attributes.items():
            if attribute == "rate" and (rate := rate_of(value)) is not None:
                manner = replace(manner, rate=min(4.0, max(0.25, manner.rate * rate)))
            elif attribute == "volume" and (gain := gain_of(value)) is not None:
                manner = replace(manner, gain=min(4.0, manner.gain * gain))
            elif attribute in ("rate", "volume"):
                wrong.append(Message("“{value}” is no value of “{attribute}”.", value=value, attribute=attribute))
            else:
                wrong.append(Message("“{attribute}” has no effect here.", attribute=attribute))
        return manner


def _phoneme(span: Span, attributes: dict[str, str]) -> tuple[Mark | None, Message | None]:
    sounds, alphabet = attributes.get("ph"), attributes.get("alphabet", "ipa")
    if sounds is None:
        return None, Message("The tag <{name}> needs “{attribute}”.", name="phoneme", attribute="ph")
    if alphabet.lower() != "ipa":
        return None, Message("Phonemes in “{alphabet}” cannot be read, only in “ipa”.", alphabet=alphabet)
    if not are_phonemes(f" {sounds} "):
        return None, Message("“{sounds}” is not written in the International Phonetic Alphabet.", sounds=sounds)
    return PhonemesMark(span, decomposed(sounds)), None


def _never_opened(found: re.Match[str], name: str) -> Trouble:
    return Trouble(found.span(), Message("The tag </{name}> closes nothing.", name=name))


def _no_pause(written: str) -> Message:
    return Message(
        "“{written}” is no pause: it takes a time such as 0.5s or 500ms, at most {most:g} s.",
        written=written,
        most=MOST_PAUSE,
    )


def _without_tags(text: str) -> str:
    return html.unescape(_TAG.sub("", text))
