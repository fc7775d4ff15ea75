"""Listening tests of voices: one page to hand to others, and what their answers show.

The page does not say which voice is which; a second file, its key, does, and stays with the one who asks. Answers that
come back are files, too, so that nothing needs a server.
"""

from __future__ import annotations

import base64
import json
import random
import secrets
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from tts_studio import documents
from tts_studio.documents import DocumentError
from tts_studio.errors import StudioError, TextError, VoiceError
from tts_studio.events import Event, Finished, Progress, Saved, Stage, StageKind
from tts_studio.formats import LISTENED, LISTENING_KEY_SUFFIX
from tts_studio.jobs.listing import choice_of
from tts_studio.jobs.speaking import speak
from tts_studio.messages import Message
from tts_studio.storage import changing, reading_error, replacing, write_json
from tts_studio.synthesis import SynthesisConfig

if TYPE_CHECKING:
    from tts_studio.audio.signal import Audio
    from tts_studio.engine.judging.listening import Choices, Round

_FORMAT, _ANSWERS = "tts-studio-listening-test-1", "tts-studio-answers-1"
_MARGIN = 0.1  # seconds of silence at both ends: its length would give a voice away
_MOST_ROUNDS = 200
"""With more, few people listen to the end, and the page grows beyond what can be sent."""


def compare(
    voices: Sequence[str],
    out: Path,
    folder: Path | None = None,
    sentences: int = 8,
    seed: int | None = None,
    *,
    abx: bool = False,
) -> Iterator[Event]:
    """Write a listening test of two or more voices as one HTML file, ``out``, and its key beside it.

    Each pair of voices says each of the ``sentences``; ``voices`` and ``folder`` as in ``speak``, ``seed`` for the same
    test again. With ``abx`` listeners say which of two voices a third sound is, else which one they like better.
    Raises VoiceError if there are fewer than two voices or too many rounds, TextError for languages that differ.
    """
    from tts_studio.assets import resource
    from tts_studio.engine.judging.listening import rounds

    count = len(voices) * (len(voices) - 1) // 2 * sentences
    if len(set(voices)) < 2 or len(set(voices)) < len(voices):
        raise VoiceError("A comparison needs at least two different voices.", "Please name another one.")
    if count > _MOST_ROUNDS:
        raise VoiceError(
            "This test would have {count} rounds.",
            "Please take fewer voices or sentences: at most {most} rounds are possible.",
            count=count,
            most=_MOST_ROUNDS,
        )
    chance = random.Random(secrets.randbits(64) if seed is None else seed)
    texts = chance.sample(_sentences(voices, folder), sentences)
    found = rounds(len(voices), len(texts), chance, abx=abx)
    yield Stage(StageKind.SPEAKING, Message("{name}", name=out.name))
    page = _Page(voices, texts, folder, chance)
    written: list[dict[str, Any]] = []
    for number, one in enumerate(found, 1):
        written.append(page.round(one))
        yield Progress(number, len(found))
    name = secrets.token_hex(8) if seed is None else f"{chance.getrandbits(64):016x}"
    kind = "abx" if abx else "prefer"
    shown = {"id": name, "kind": kind, "rounds": written, "sounds": page.sounds}
    html = resource("listening_test/page.html").read_text(encoding="utf-8")
    with replacing(out) as temporary:
        temporary.write_text(html.replace("@TEST@", json.dumps(shown).replace("<", "\\u003c")), encoding="utf-8")
    yield Saved(out)
    key = out.with_suffix(LISTENING_KEY_SUFFIX)
    write_json(key, {"format": _FORMAT, "id": name, "kind": kind, "voices": list(voices), "homes": page.homes,
                     "rounds": [[one.a, one.b, one.sentence, one.x] for one in found], "sentences": texts})  # fmt: skip
    yield Saved(key)
    yield Finished({"page": str(out), "key": str(key), "rounds": len(found)})


def answers(key: Path, sheets: Sequence[Path]) -> Iterator[Event]:
    """Say what the answers to a listening test show, in words and numbers, and keep it with voices of this program.

    ``sheets`` are files that listeners have saved; one that is given twice counts once. Raises TextError if a file is
    no key, no answers, or belongs to another test.
    """
    test = _Test(key)
    given = {sheet: test.answers(content) for path in sheets for sheet, content in [_sheet(path, test.name)]}
    result = test.result(list(given.values()))
    _keep(test, result)
    yield Finished(result)


def _sentences(voices: Sequence[str], folder: Path | None) -> list[str]:
    """Return the sentences to read aloud of the language that all voices speak."""
    from tts_studio.engine.speaking.voice_files import read_document
    from tts_studio.text import prompts

    languages = [str(read_document(choice_of(voice, folder).files)["espeak"]["voice"]) for voice in voices]
    if len({language.split("-")[0] for language in languages}) > 1:
        raise TextError("These voices speak different languages.", "Please compare voices of one language.")
    return [prompt.text for prompt in prompts.load(languages[0])]


class _Page:
    """Makes the sounds of a test; the same sound is in it once."""

    def __init__(self, voices: Sequence[str], texts: Sequence[str], folder: Path | None, chance: random.Random) -> None:

        self._voices = voices
        self._texts = texts
        self._folder = folder
        self._seeds = [chance.randrange(2**31) for _ in texts]
        self._spoken: dict[tuple[int, int], Audio] = {}
        self.sounds: list[str] = []
        """Of the whole page, as addresses that hold the sound itself."""
        self.homes = [str(choice_of(voice, folder).files.model.parent.resolve()) for voice in voices]
        """The voices' folders."""

    def round(self, one: Round) -> dict[str, Any]:
        """Return what the page gets to know about a round."""
        from tts_studio.audio.signal import resample
        from tts_studio.engine.judging.listening import matched

        pair = [self._said(voice, one.sentence) for voice in (one.a, one.b)]
        rate = min(sound.rate for sound in pair)
        a, b = matched(*(resample(sound, rate) for sound in pair))
        first = len(self.sounds)
        self.sounds += [_address(a), _address(b)]
        heard = [first, first + 1]
        if one.x is not None:
            self.sounds.append(self.sounds[first if one.x == one.a else first + 1])
            heard.append(first + 2)
        return {"text": self._texts[one.sentence], "sounds": heard}

    def _said(self, voice: int, sentence: int) -> Audio:
        from tts_studio.audio.signal import joined
        from tts_studio.audio.speech import trim

        if (voice, sentence) not in self._spoken:
            config = SynthesisConfig(seed=self._seeds[sentence])
            parts = [one.audio for one in speak(self._texts[sentence], self._voices[voice], config, self._folder)]
            self._spoken[voice, sentence] = trim(joined(parts), _MARGIN)
        return self._spoken[voice, sentence]


def _address(audio: Audio) -> str:
    """Return a sound as an address that every browser plays."""
    from tts_studio.audio.streams import STREAMS, StreamEncoder
    from tts_studio.provenance import TAGS

    encoder = StreamEncoder(STREAMS["mp3"], audio.rate, TAGS)
    data = encoder.add(audio.samples) + encoder.finish()
    return f"data:audio/mpeg;base64,{base64.b64encode(data).decode('ascii')}"


class _Test:
    """A listening test, as its key tells of it."""

    def __init__(self, key: Path) -> None:
        from tts_studio.engine.judging.listening import Round

        content = _object(key, _FORMAT)
        try:
            self.name = str(content["id"])
            self.voices: list[str] = [str(voice) for voice in content["voices"]]
            self.homes = [Path(home) for home in content["homes"]]
            self.is_abx = content["kind"] == "abx"
            self.rounds = [
                Round(int(a), int(b), int(sentence), None if x is None else int(x))
                for a, b, sentence, x in content["rounds"]
            ]
        except (KeyError, TypeError, ValueError) as error:
            raise _not_a(key) from error

    def answers(self, content: Mapping[str, Any]) -> list[tuple[Round, str]]:
        """Return the rounds that a listener has answered, and how."""
        given = cast(list[Any], content.get("answers"))
        known = ("a", "b") if self.is_abx else ("a", "b", "same")
        return [(one, said) for one, said in zip(self.rounds, given, strict=False) if said in known]

    def result(self, listeners: Sequence[Sequence[tuple[Round, str]]]) -> dict[str, Any]:
        """Return what all listeners together say of each pair of voices."""
        from tts_studio.engine.judging.listening import counted

        said = [answer for listener in listeners for answer in listener]
        pairs: list[dict[str, Any]] = []
        for first, second in combinations(range(len(self.voices)), 2):
            names = (self.voices[first], self.voices[second])
            own = [(one, answer) for one, answer in said if {one.a, one.b} == {first, second}]
            pairs.append(_abx(names, own) if self.is_abx else _preferred(names, counted(own, first, second)))
        return {"test": self.name, "listeners": len(listeners), "pairs": pairs}


def _preferred(names: tuple[str, str], found: Choices) -> dict[str, Any]:
    from tts_studio.engine.judging.listening import HARDLY_CHANCE

    share, low, high = found.share
    ahead = names[0] if found.first >= found.second else names[1]
    figures = {"ahead": ahead, "count": max(found.first, found.second), "rounds": found.rounds}
    if found.first == found.second:
        words = Message("Neither “{first}” nor “{second}” is ahead.", first=names[0], second=names[1])
    elif found.chance < HARDLY_CHANCE:
        words = Message("“{ahead}” was preferred in {count} of {rounds} answers. That is hardly chance.", **figures)
    else:
        words = Message("“{ahead}” was preferred in {count} of {rounds} answers. That may well be chance.", **figures)
    return {
        "result": words,
        "voices": list(names),
        "first": found.first,
        "second": found.second,
        "same": found.same,
        "share_of_first": round(share, 3),
        "share_low": round(low, 3),
        "share_high": round(high, 3),
        "chance": round(found.chance, 4),
    }


def _abx(names: tuple[str, str], said: Sequence[tuple[Round, str]]) -> dict[str, Any]:
    from tts_studio.engine.judging.listening import HARDLY_CHANCE, found_by_chance

    right = sum(one.x == (one.a if answer == "a" else one.b) for one, answer in said)
    chance = found_by_chance(right, len(said))
    figures = {"first": names[0], "second": names[1], "right": right, "rounds": len(said)}
    if chance < HARDLY_CHANCE:
        words = Message("“{first}” and “{second}” were told apart in {right} of {rounds} answers."
                        " Guessing hardly ever does as well.", **figures)  # fmt: skip
    else:
        words = Message("“{first}” and “{second}” were told apart in {right} of {rounds} answers."
                        " Guessing may do as well.", **figures)  # fmt: skip
    return {"result": words, "voices": list(names), "right": right, "rounds": len(said), "chance": round(chance, 4)}


def _sheet(path: Path, test: str) -> tuple[str, Mapping[str, Any]]:
    """Return a listener's answers, and the mark by which the same sheet is known."""
    content = _object(path, _ANSWERS)
    if content.get("test") != test:
        raise TextError(
            "“{name}” holds answers to another test.", "Please choose the key of that test.", name=path.name
        )
    if not isinstance(content.get("answers"), list):
        raise _not_a(path)
    return str(content.get("sheet", path)), content


def _object(path: Path, form: str) -> dict[str, Any]:
    try:
        content = documents.read_object(path)
    except OSError as error:
        raise reading_error(path, error) from error
    except DocumentError as error:
        raise _not_a(path) from error
    if content.get("format") != form:
        raise _not_a(path)
    return content


def _not_a(path: Path) -> StudioError:
    return TextError(
        "“{name}” is neither the key of a listening test nor answers to one.",
        "Please choose the key first, then the files of the listeners.",
        name=path.name,
    )


def _keep(test: _Test, result: Mapping[str, Any]) -> None:
    """Write the result beside each voice of this program; a later result of the same test takes its place."""
    from tts_studio.events import plain
    from tts_studio.passports import read_passport

    for voice, home in zip(test.voices, test.homes, strict=True):
        if not home.is_dir() or not read_passport(home):
            continue
        path = home / LISTENED
        own = [pair for pair in result["pairs"] if voice in pair["voices"]]
        with changing:
            try:
                before = documents.read_object(path)
            except (OSError, DocumentError):
                before = {}
            write_json(path, {**before, test.name: plain({"listeners": result["listeners"], "pairs": own})})
