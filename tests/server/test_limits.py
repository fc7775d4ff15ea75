"""Who is let in, how many at once, and that work which nothing waits for ends."""

from __future__ import annotations

import asyncio
import http.client
import ipaddress
from collections.abc import Generator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.server.conftest import Serve
from tts_studio.errors import StudioError
from tts_studio.server.config import Limits, ServerConfig, key_in, networks
from tts_studio.server.gate import Gate
from tts_studio.server.refusals import RequestError
from tts_studio.server.serving import Server
from tts_studio.server.speech import PIECE, check_length, stream
from tts_studio.server.work import Workers
from tts_studio.server.wyoming_api import WyomingApi
from tts_studio.synthesis import SynthesisConfig
from tts_studio.text.readings import ReadSentence, Silence, Words


def test_an_address_that_others_can_reach_needs_a_key() -> None:
    long_key = "0123456789abcdef"
    refused: list[dict[str, Any]] = [
        {"host": "0.0.0.0"},
        {"host": "::"},
        {"host": "example.org"},
        {"host": "192.168.1.2", "key": "short"},
        {"key": "short"},
        {"key": f"{long_key} é"},
        {"wyoming_host": "0.0.0.0", "key": long_key},
    ]
    accepted: list[dict[str, Any]] = [
        {},
        {"host": "::1"},
        {"host": "localhost"},
        {"host": "127.0.0.9"},
        {"host": "0.0.0.0", "key": long_key},
        {"wyoming_host": "0.0.0.0", "wyoming_port": None},
        {"wyoming_host": "0.0.0.0", "wyoming_from": networks(["192.168.1.20"])},
    ]
    faults: list[dict[str, Any]] = []
    for settings in refused:
        try:
            ServerConfig(**settings)
            faults.append(settings)
        except StudioError:
            pass
    for settings in accepted:
        ServerConfig(**settings)
    assert faults == []


def test_a_key_file_and_networks_are_read_or_refused(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(" 0123456789abcdef\n")
    (tmp_path / "empty").write_text("\n")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    assert key_in(tmp_path / "key") == "0123456789abcdef"
    for name in ("empty", "bytes", "none"):
        with pytest.raises(StudioError):
            key_in(tmp_path / name)
    assert networks(["192.168.1.20", "fd00::/8"])[1] == ipaddress.ip_network("fd00::/8")
    with pytest.raises(StudioError):
        networks(["192.168.1.300"])


def test_an_address_in_use_is_told() -> None:
    first = Server(ServerConfig(port=0, wyoming_port=None))
    with pytest.raises(StudioError, match="cannot be listened on"):
        Server(ServerConfig(port=urlsplit(first.addresses.page).port or 0, wyoming_port=None))
    first.close()


def test_an_address_has_so_many_requests_a_minute() -> None:
    now = 0.0
    gate = Gate(Limits(per_minute=2), lambda: now)
    gate.admit("a")
    gate.admit("a")
    with pytest.raises(RequestError) as refusal:
        gate.admit("a")
    assert refusal.value.status == 429
    gate.admit("b")
    now = 31.0
    gate.admit("a")
    with pytest.raises(RequestError):
        gate.admit("a")


def test_some_texts_are_spoken_at_once_some_wait_and_the_others_are_refused() -> None:
    async def crowd() -> list[str]:
        limits = Limits(at_once=1, waiting=1, wait=60.0)
        gate = Gate(limits)
        workers = Workers(gate, limits.at_once)
        most = now = 0

        def work() -> Generator[int]:
            nonlocal most, now
            now += 1
            most = max(most, now)
            yield 1
            now -= 1

        async def ask() -> str:
            try:
                return "".join([str(step) async for step in workers.steps(work)])
            except RequestError as error:
                return str(error.status)

        answers = await asyncio.gather(*(ask() for _ in range(4)))
        workers.close()
        assert most == 1
        return sorted(answers)

    assert asyncio.run(crowd()) == ["1", "1", "503", "503"]


def test_who_waits_too_long_is_refused() -> None:
    async def late() -> int:
        gate = Gate(Limits(at_once=1, wait=0.0))
        await gate.enter()
        with pytest.raises(RequestError) as refusal:
            await gate.enter()
        return refusal.value.status

    assert asyncio.run(late()) == 503


def test_work_that_is_left_is_closed_and_its_turn_is_free_again() -> None:
    async def leaving() -> list[str]:
        gate = Gate(Limits(at_once=1))
        workers = Workers(gate, 1)
        happened: list[str] = []

        def work() -> Generator[str]:
            try:
                while True:
                    yield "step"
            finally:
                happened.append("closed")

        for _ in range(2):  # the second waits for the turn of the first
            steps = workers.steps(work)
            happened.append(await anext(steps))
            await steps.aclose()
        workers.close()
        return happened

    assert asyncio.run(leaving()) == ["step", "closed", "step", "closed"]


def test_a_client_that_goes_away_leaves_the_turn_to_the_next(serve: Serve) -> None:
    there = urlsplit(serve(limits=Limits(at_once=1)).openai)
    body = '{"model": "tts-1", "voice": "base", "response_format": "pcm", "input": "%s"}'
    as_json = {"Content-Type": "application/json"}
    for text in ("Good morning. " * 200, "Hello."):
        connection = http.client.HTTPConnection(there.hostname or "", there.port, timeout=60)
        connection.request("POST", "/v1/audio/speech", body % text, as_json)
        answer = connection.getresponse()
        assert answer.status == 200
        assert answer.read(100)
        answer.close()
        connection.close()


@pytest.mark.usefixtures("small_base")
def test_a_long_sentence_is_sent_in_pieces() -> None:
    pieces = list(stream("kettle " * 50, "base", SynthesisConfig(), Limits(), "wav", watermark=False))
    assert max(map(len, pieces)) <= PIECE < sum(map(len, pieces)) / 4


def test_the_length_of_what_is_asked_for_is_known_before_it_is_spoken() -> None:
    hour = ReadSentence((0, 9), tuple(Silence(10.0, "[pause 10s]") for _ in range(360)))
    slow = ReadSentence((0, 9), (Words("a" * 4000, "a" * 4000),))
    for reading, speed in ((hour, 1.0), (slow, 0.25)):
        with pytest.raises(RequestError, match="longer than 10 minutes"):
            check_length([reading], speed, 600.0)
    check_length([slow], 1.0, 600.0)


def test_who_may_connect_to_wyoming() -> None:
    limits = Limits()
    gate = Gate(limits)
    api = WyomingApi(None, gate, None, limits, networks(["192.0.2.0/24"]))  # pyright: ignore[reportArgumentType]
    answers = {
        address: api._may_connect(address)
        for address in ("192.0.2.7", "::ffff:192.0.2.7", "127.0.0.1", "::1", "198.51.100.1", "fe80::1%eth0", "")
    }
    assert answers == {
        "192.0.2.7": True,
        "::ffff:192.0.2.7": True,
        "127.0.0.1": True,
        "::1": True,
        "198.51.100.1": False,
        "fe80::1%eth0": False,
        "": False,
    }
