"""Wyoming, by the client of its own library and by bytes that no client would send."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Sequence
from urllib.parse import urlsplit

from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.client import AsyncTcpClient
from wyoming.error import Error
from wyoming.event import Event, Eventable
from wyoming.info import Describe, Info
from wyoming.ping import Ping
from wyoming.tts import (
    Synthesize,
    SynthesizeChunk,
    SynthesizeStart,
    SynthesizeStop,
    SynthesizeVoice,
)

from tests.server.conftest import Serve
from tts_studio.engine import bases
from tts_studio.server.config import Limits, networks

TEXT = "Good morning. The kettle is on."


def talk(address: str | None, *asked: Event | Eventable, until: str, count: int = 1) -> list[Event]:
    """Send events and return all answers up to the ``count``-th of the type ``until``, or to the end."""

    async def conversation() -> list[Event]:
        there = urlsplit(address or "")
        answers: list[Event] = []
        async with AsyncTcpClient(there.hostname or "", there.port or 0) as client:
            for each in asked:
                await client.write_event(each if isinstance(each, Event) else each.event())
            while sum(answer.type == until for answer in answers) < count:
                event = await client.read_event()
                if event is None:
                    break
                answers.append(event)
        return answers

    return asyncio.run(conversation())


def sound(answers: Sequence[Event]) -> bytes:
    return b"".join(AudioChunk.from_event(each).audio for each in answers if AudioChunk.is_type(each.type))


def kinds(answers: Sequence[Event]) -> list[str]:
    """The types of the answers, chunks of one sound as one."""
    found = [answer.type for answer in answers]
    return [kind for kind, before in zip(found, ["", *found], strict=False) if kind != before]


def test_a_client_lists_the_voices_and_lets_one_speak(serve: Serve) -> None:
    address = serve().wyoming
    (described,) = talk(address, Describe(), until="info")
    (program,) = Info.from_event(described).tts
    assert [(voice.name, voice.languages) for voice in program.voices] == [("base", ["en_US"])]
    assert kinds(talk(address, Ping(), until="pong")) == ["pong"]
    for voice in (None, SynthesizeVoice("base"), SynthesizeVoice(language="en-GB"), SynthesizeVoice(language="xx")):
        answers = talk(address, Synthesize(TEXT, voice), until="audio-stop")
        start = AudioStart.from_event(answers[0])
        assert (start.rate, start.width, start.channels) == (22_050, 2, 1)
        assert kinds(answers) == ["audio-start", "audio-chunk", "audio-stop"]
        assert AudioStop.is_type(answers[-1].type)
        assert len(sound(answers)) > 22_050


def test_a_text_that_arrives_in_pieces_is_spoken_sentence_by_sentence(serve: Serve) -> None:
    pieces = [SynthesizeChunk(piece) for piece in ("Good mor", "ning. The ket", "tle is on. And")]
    whole = Synthesize(" ".join(piece.text for piece in pieces))
    asked = [SynthesizeStart(SynthesizeVoice("base")), *pieces, whole, SynthesizeStop()]
    answers = talk(serve().wyoming, *asked, until="synthesize-stopped")
    assert kinds(answers) == ["audio-start", "audio-chunk", "audio-stop"] * 3 + ["synthesize-stopped"]


def test_what_cannot_be_done_is_an_error_and_the_connection_goes_on(serve: Serve) -> None:
    asked = [
        Synthesize("Hello.", SynthesizeVoice(str(bases.find().path))),
        Synthesize("Hello.", SynthesizeVoice("base", speaker="mary")),
        Synthesize(" "),
        Synthesize("a" * 101),
        Event("synthesize", {"text": 5}),
        Event("synthesize", {"text": None}),
        Event("synthesize", {"text": "Hello.", "voice": 5}),
        Event("synthesize", {"text": "Hello.", "voice": {"name": 5}}),
        SynthesizeStart(SynthesizeVoice("alloy")),
        SynthesizeChunk("Nothing was begun."),
        Synthesize("Hello."),
    ]
    limits = Limits(characters=100, per_minute=2)
    address = serve(limits=limits).wyoming
    answers = talk(address, *asked, until="audio-stop")
    assert kinds(answers) == ["error", "audio-start", "audio-chunk", "audio-stop"]
    errors = [Error.from_event(answer) for answer in answers if Error.is_type(answer.type)]
    assert len(errors) == 9
    codes = [error.code for error in errors if error.code]
    assert codes == ["voice_not_found"] * 2 + ["too_long"] + ["malformed"] * 4 + ["voice_not_found"]
    talk(address, Synthesize("Hello."), until="audio-stop")
    assert kinds(talk(address, Synthesize("Hello."), until="error")) == ["error"]  # the third in a minute


def test_bytes_that_are_no_event_end_the_connection(serve: Serve) -> None:
    address = serve().wyoming
    there = urlsplit(address or "")
    lines = [
        b"\n",
        b"{\n",
        b"[]\n",
        b"5\n",
        b'{"type": "describe", "data_length": "x"}\n',
        b'{"type": "describe", "data_length": 1000000000}\n',
        b'{"type": "describe", "payload_length": 1000000000000}\n',
        b'{"type": "describe", "data_length": 4}\n[1]\n',
        b'{"no": "type"}\n',
        b"[" * 60_000 + b"\n",
        b"x" * 200_000,
        bytes(range(256)),
    ]
    for line in lines:
        with socket.create_connection((there.hostname or "", there.port or 0), timeout=60) as connection:
            try:
                connection.sendall(line)
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(4096):
                    pass
            except ConnectionError:
                pass
    with socket.create_connection((there.hostname or "", there.port or 0), timeout=60) as connection:
        connection.sendall(json.dumps({"type": "transcribe", "data": []}).encode() + b"\n")
        connection.sendall(b'{"type": "describe"}\n')
        assert b'"info"' in connection.recv(4096)  # an event of another kind is passed over


def test_only_named_addresses_may_connect_beside_this_computer(serve: Serve) -> None:
    (described,) = talk(serve(wyoming_from=networks(["192.0.2.0/24"])).wyoming, Describe(), until="info")
    assert described.type == "info"
