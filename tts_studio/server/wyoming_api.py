"""The Wyoming protocol, by which Home Assistant and its satellites ask for speech: events over TCP.

https://github.com/OHF-Voice/wyoming ; the library trusts what it reads, so what is read passes limits first.
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import aclosing
from functools import partial
from typing import Any

from sentence_stream import SentenceBoundaryDetector
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.error import Error
from wyoming.event import Event, Eventable, async_read_event
from wyoming.info import Attribution, Describe, Info, TtsProgram, TtsVoice, TtsVoiceSpeaker
from wyoming.ping import Ping, Pong
from wyoming.server import AsyncEventHandler
from wyoming.tts import (
    Synthesize,
    SynthesizeChunk,
    SynthesizeStart,
    SynthesizeStop,
    SynthesizeStopped,
    SynthesizeVoice,
)

from tts_studio import __version__
from tts_studio.audio.signal import Audio, to_pcm
from tts_studio.errors import StudioError
from tts_studio.server.config import Limits, Network
from tts_studio.server.gate import Gate
from tts_studio.server.refusals import RequestError
from tts_studio.server.shelf import OfferedVoice, Shelf
from tts_studio.server.speech import check_text, sounds
from tts_studio.server.work import Workers
from tts_studio.synthesis import SynthesisConfig

_IDLE = 600.0  # seconds for which a client may say nothing; Home Assistant connects anew for each request
_CHUNK = 1024  # samples of one audio-chunk, as wyoming-piper sends them
_OURS = Attribution("TTS Studio", "")
_NOT_AN_EVENT = (AttributeError, KeyError, TypeError, ValueError, RecursionError)
"""What reading raises, in the library, where bytes or fields are not what they should be."""
_log = logging.getLogger(__name__)


class WyomingApi:
    """Takes connections, and gives each a session."""

    def __init__(
        self, shelf: Shelf, gate: Gate, workers: Workers, limits: Limits, networks: Iterable[Network] = ()
    ) -> None:
        """``networks`` are those that may connect; none for everyone."""
        self.shelf = shelf
        self.gate = gate
        self.workers = workers
        self.limits = limits
        self._networks = tuple(networks)
        self._sessions: set[asyncio.Task[Any]] = set()

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection until it ends; as ``asyncio.start_server`` calls it."""
        address = str((writer.get_extra_info("peername") or ("",))[0])
        task = asyncio.current_task()
        if task is None or len(self._sessions) >= self.limits.connections or not self._may_connect(address):
            writer.close()
            return
        self._sessions.add(task)
        try:
            await _Session(self, address, _LimitedReader(reader, self.limits), writer).run()
        except OSError:  # TimeoutError among them: what such a client has not taken is not kept for it
            _log.info("A Wyoming client has gone.")
            writer.transport.abort()
        except Exception:
            _log.exception("A Wyoming session failed.")
        finally:
            self._sessions.discard(task)
            writer.close()

    def close(self) -> None:
        """End all sessions."""
        for task in self._sessions:
            task.cancel()

    def _may_connect(self, address: str) -> bool:
        if not self._networks:
            return True
        try:
            known = ipaddress.ip_address(address.partition("%")[0])
        except ValueError:
            return False
        known = getattr(known, "ipv4_mapped", None) or known
        return known.is_loopback or any(known in network for network in self._networks)


class _LimitedReader(asyncio.StreamReader):
    """Reads no longer line and no more bytes than a request may have; ValueError is what the library expects then."""

    def __init__(self, reader: asyncio.StreamReader, limits: Limits) -> None:
        super().__init__()
        self._reader = reader
        self._limits = limits

    async def readline(self) -> bytes:
        async with asyncio.timeout(_IDLE):
            return await self._reader.readline()

    async def readexactly(self, n: int) -> bytes:
        if not isinstance(n, int) or n > self._limits.body:  # pyright: ignore[reportUnnecessaryIsInstance] - untrusted
            raise ValueError("too long")
        try:
            async with asyncio.timeout(self._limits.wait):
                return await self._reader.readexactly(n)
        except asyncio.IncompleteReadError as error:
            raise ValueError("ended too early") from error


class _Session(AsyncEventHandler):
    """One client's connection."""

    def __init__(
        self, api: WyomingApi, address: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        super().__init__(reader, writer)
        self._api = api
        self._address = address
        self._streaming: _Streaming | None = None
        self._answers: dict[str, tuple[type[Any], Callable[[Any], Awaitable[None]]]] = {
            "describe": (Describe, self._describe),
            "ping": (Ping, self._ping),
            "synthesize": (Synthesize, self._synthesize),
            "synthesize-start": (SynthesizeStart, self._start),
            "synthesize-chunk": (SynthesizeChunk, self._more),
            "synthesize-stop": (SynthesizeStop, self._stop),
        }

    async def run(self) -> None:
        """Answer events until the client goes, or sends bytes that are none."""
        while (event := await self._next()) is not None:
            await self.handle_event(event)

    async def _next(self) -> Event | None:
        try:
            return await async_read_event(self.reader)
        except _NOT_AN_EVENT:
            _log.info("A Wyoming client has sent what is no event.")
            return None

    async def handle_event(self, event: Event) -> bool:
        """Answer one event; return whether the connection goes on."""
        kind, answer = self._answers.get(event.type, (None, None))
        if kind is None or answer is None:
            return True  # it is for other kinds of servers
        try:
            asked = _checked(kind.from_event(event))
        except _NOT_AN_EVENT:
            await self._send(Error("The event cannot be understood.", "malformed"))
            return True
        try:
            await answer(asked)
        except StudioError as error:
            await self._send(Error(str(error), error.code or None))
        return True

    async def write_event(self, event: Event) -> None:
        """Send an event, to a client that takes it in time."""
        async with asyncio.timeout(self._api.limits.wait):
            await super().write_event(event)

    async def _describe(self, asked: Describe) -> None:
        voices = [_described(voice) for voice in await self._api.shelf.voices()]
        program = TtsProgram(
            name="tts-studio",
            attribution=_OURS,
            installed=True,
            description="Voices made with TTS Studio",
            version=__version__,
            voices=voices,
            supports_synthesize_streaming=True,
        )
        await self._send(Info(tts=[program]))

    async def _ping(self, asked: Ping) -> None:
        await self._send(Pong(text=asked.text))

    async def _synthesize(self, asked: Synthesize) -> None:
        if self._streaming is not None:
            return  # the whole text once more, for servers that know no streaming
        check_text(asked.text, self._api.limits)
        await self._speak([asked.text], await self._said(asked.voice))

    async def _start(self, asked: SynthesizeStart) -> None:
        self._streaming = _Streaming(await self._said(asked.voice), self._api.limits)

    async def _more(self, asked: SynthesizeChunk) -> None:
        if (streaming := self._streaming) is not None:
            await self._speak(streaming.add(asked.text), streaming.voice)

    async def _stop(self, asked: SynthesizeStop) -> None:
        streaming, self._streaming = self._streaming, None
        try:
            if streaming is not None:
                await self._speak(streaming.finish(), streaming.voice)
        finally:
            await self._send(SynthesizeStopped())

    async def _said(self, voice: SynthesizeVoice | None) -> str:
        """Return the voice as ``jobs.speak`` takes it: by name, else the first of the language, else the first."""
        name, speaker = (voice.name or "", voice.speaker or "") if voice else ("", "")
        if voice and not name and voice.language:
            wanted = voice.language.replace("-", "_").lower()
            offered = await self._api.shelf.voices()
            near = [each for each in offered if each.locale.lower() == wanted]
            near += [each for each in offered if each.locale.partition("_")[0].lower() == wanted.partition("_")[0]]
            name = near[0].name if near else ""
        return (await self._api.shelf.find(name, speaker))[1]

    async def _speak(self, texts: Iterable[str], voice: str) -> None:
        for text in texts:
            self._api.gate.admit(self._address)
            begin = partial(sounds, text, voice, SynthesisConfig(), self._api.limits)
            rate = 0
            async with aclosing(self._api.workers.steps(begin)) as spoken:
                async for audio in spoken:
                    if not rate:
                        rate = audio.rate
                        await self._send(AudioStart(rate=rate, width=2, channels=1))
                    await self._send_sound(audio)
            if rate:
                await self._send(AudioStop())

    async def _send_sound(self, audio: Audio) -> None:
        pcm = to_pcm(audio.samples, 16).astype("<i2")
        for start in range(0, len(pcm), _CHUNK):
            data = pcm[start : start + _CHUNK].tobytes()
            await self._send(AudioChunk(rate=audio.rate, width=2, channels=1, audio=data))

    async def _send(self, answer: Eventable) -> None:
        await self.write_event(answer.event())


def _checked(asked: Any) -> Any:
    """Return an event's fields; raise TypeError if a text among them is none: the library does not look."""
    voice = getattr(asked, "voice", None)
    names = (voice.name, voice.language, voice.speaker) if voice else ()
    texts = [name for name in names if name is not None]
    if not isinstance(asked, Ping):  # whose text may be missing
        texts.append(getattr(asked, "text", ""))
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("a field is no text")
    return asked


class _Streaming:
    """A text that arrives in pieces, and is spoken a sentence at a time."""

    def __init__(self, voice: str, limits: Limits) -> None:
        self.voice = voice
        self._limits = limits
        self._sentences = SentenceBoundaryDetector()
        self._characters = 0

    def add(self, text: str) -> Iterable[str]:
        """Return the sentences that are whole now; raise RequestError if the text has become too long."""
        self._characters += len(text)
        if self._characters > self._limits.characters:
            raise RequestError(400, "The text is too long.", "At most {most} characters are spoken at once.",
                          code="too_long", most=self._limits.characters)  # fmt: skip
        return [sentence for sentence in self._sentences.add_chunk(text) if sentence.strip()]

    def finish(self) -> Iterable[str]:
        """Return what is left."""
        rest = self._sentences.finish()
        return [rest] if rest and rest.strip() else []


def _described(voice: OfferedVoice) -> TtsVoice:
    speakers = [TtsVoiceSpeaker(name) for name in voice.speakers] or None
    return TtsVoice(
        name=voice.name,
        attribution=_OURS,
        installed=True,
        description=voice.title,
        version=__version__,
        languages=[voice.locale],
        speakers=speakers,
    )
