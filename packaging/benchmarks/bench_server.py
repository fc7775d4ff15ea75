"""Measures `tts-studio serve`: a thousand requests at once, a thousand malformed ones, and the time to the first sound.

    python3 packaging/studio.py bench server                 all of it
    python3 packaging/studio.py bench server --requests 100

The server is a process of its own, in a folder with a file that no answer may show. Prints one JSON object: how many
requests had which status (“closed” is a connection that was ended without one), the server's memory (MiB resident)
before, at most and after, and the milliseconds until OpenAI's client had the first bytes of a sound. Ends with 0 if the
server still speaks, nothing was shown, no answer was a crash (500) and memory stayed within its budget.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import openai
import psutil

SECRET = "the-file-that-no-answer-may-show"
LONG = " ".join(["The train to the coast leaves at nine, and the kettle is on."] * 60)
SPEECH = "/v1/audio/speech"
FIRST_SOUNDS = 20
GROWTH = 400.0
"""MiB that the server may hold at most beyond what it holds at the beginning: two voices, and two texts at work."""
PATIENCE = 300.0  # seconds for one answer
MIB = 1 << 20


def main() -> int:
    """Measure and print; return 0 if all is well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", metavar="N", type=int, default=1000, help="of each kind (default: 1000)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "secret.txt").write_text(SECRET)
        with served(Path(folder)) as (process, addresses):
            measured = measure(process, addresses, options.requests, Path(folder))
    print(json.dumps(measured, indent=1))
    return 0 if measured["passed"] else 1


@contextmanager
def served(folder: Path) -> Generator[tuple[psutil.Process, dict[str, str]]]:
    """Start a server in a folder; give its process and what it printed."""
    command = [sys.executable, "-m", "tts_studio", "serve", "--port", "0", "--wyoming-port", "0", "--json"]
    command += ["--most-a-minute", "1000000"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield psutil.Process(process.pid), json.loads(process.stdout.readline())
        finally:
            process.terminate()


def measure(process: psutil.Process, addresses: dict[str, str], count: int, folder: Path) -> dict[str, Any]:
    """Return all figures."""
    first_sounds(addresses["openai"], 1)
    computed = sum(process.cpu_times()[:2])
    first = first_sounds(addresses["openai"])
    computed = round(1000 * (sum(process.cpu_times()[:2]) - computed) / (FIRST_SOUNDS + 1))
    before = memory(process)
    most = Most(process)
    at_once = asyncio.run(together(most, well_formed(addresses, count)))
    malformed = asyncio.run(together(most, broken(addresses, count, folder)))
    after = memory(process)
    shown = [answer for answer in (*at_once, *malformed) if SECRET.encode() in answer]
    again = first_sounds(addresses["openai"], 3)
    statuses = {"at once": Counter(map(status, at_once)), "malformed": Counter(map(status, malformed))}
    passed = not shown and not any(each["500"] for each in statuses.values()) and most.seen - before < GROWTH
    return {
        "passed": passed,
        "statuses": statuses,
        "files shown": len(shown),
        "memory MiB": {"before": before, "most": most.seen, "after": after},
        "first bytes ms": {"median": statistics.median(first), "most": max(first), "after the load": min(again)},
        "processor ms for such a text": computed,
    }


def first_sounds(address: str, count: int = FIRST_SOUNDS) -> list[float]:
    """Return the milliseconds until OpenAI's client has the first bytes of a sound, once the voice is loaded."""
    times: list[float] = []
    with openai.OpenAI(base_url=address, api_key="none", max_retries=0) as client:
        for turn in range(count + 1):
            start = time.perf_counter()
            speak = client.audio.speech.with_streaming_response.create
            with speak(
                model="tts-1", voice="base", input="Good morning. The kettle is on.", response_format="wav"
            ) as said:
                parts = said.iter_bytes(1024)
                next(parts)
                times += [round(1000 * (time.perf_counter() - start), 1)] if turn else []
                for _ in parts:
                    pass
    return times


def memory(process: psutil.Process) -> float:
    """Return the MiB of a process that are in memory."""
    return round(process.memory_info().rss / MIB, 1)


class Most:
    """The most memory that was seen."""

    def __init__(self, process: psutil.Process) -> None:
        self._process = process
        self.seen = 0.0

    async def watch(self) -> None:
        """Look ten times a second, until cancelled."""
        while True:
            self.seen = max(self.seen, memory(self._process))
            await asyncio.sleep(0.1)


async def together(most: Most, asking: Iterable[Awaitable[bytes]]) -> list[bytes]:
    """Return all answers; memory is watched meanwhile."""
    watching = asyncio.create_task(most.watch())
    answers = await asyncio.gather(*asking)
    watching.cancel()
    return answers


def well_formed(addresses: dict[str, str], count: int) -> Iterator[Awaitable[bytes]]:
    """Yield requests that can be done: short texts and long ones, in every format."""
    formats = ("mp3", "opus", "aac", "flac", "wav", "pcm")
    for number in range(count):
        text = LONG if number % 10 == 0 else "Good morning."
        fields = {"model": "tts-1", "voice": "base", "input": text, "response_format": formats[number % len(formats)]}
        yield ask(addresses["openai"], request(json.dumps(fields).encode()))


def broken(addresses: dict[str, str], count: int, folder: Path) -> Iterator[Awaitable[bytes]]:
    """Yield requests that cannot be done, each kind in turn, to both interfaces."""
    chance = random.Random(0)
    voices = [
        "../secret.txt",
        str(folder / "secret.txt"),
        "/etc/passwd",
        "base#../../secret.txt",
        "..",
        "\0",
        "x" * 9999,
    ]
    fields: list[dict[str, Any]] = [{"voice": voice} for voice in voices]
    fields += [{"input": text} for text in ("", "…", 5, None, [], {}, "a" * 5000, "a" + "[pause 10s]" * 370, "\ud800")]
    fields += [{"speed": speed} for speed in ("fast", 0, -1, 99, None, [], True)]
    fields += [{"response_format": "../../secret.txt"}, {"stream_format": 1}, {"model": "x"}, {"voice": {"id": 1}}]
    usual = {"model": "tts-1", "voice": "base", "input": "Hello."}
    whole = [request(json.dumps(usual | each).encode()) for each in fields]
    paths = (
        "/secret.txt",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/page.js/../../secret.txt",
        "//etc/passwd",
        "/\0",
        "*",
    )
    whole += [request(b"", path, "GET") for path in paths]
    whole += [request(body) for body in (b"", b"{", b"[" * 60_000, b'{"input": NaN}', b"\xff" * 99, b" " * 200_000)]
    cut = [request(b"{}", length=length) for length in (-1, 10**12)]
    cut += [
        b"GET\r\n\r\n",
        b"\0" * 500,
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"\r\n" * 99,
    ]
    cut += [b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 100_000 + b"\r\n\r\n"]
    events = [
        b"\n",
        b"[]\n",
        b"{}\n",
        b'{"type": 1}\n',
        b'{"type": "synthesize"}\n',
        b"x" * 200_000,
        b"[" * 60_000 + b"\n",
    ]
    events += [
        b'{"type": "describe", "payload_length": 1000000000000}\n',
        b'{"type": "describe", "data_length": "x"}\n',
    ]
    paths_said = ("../secret.txt", str(folder / "secret.txt"))
    events += [_event({"text": "Hello.", "voice": {"name": voice}}) for voice in paths_said]
    kinds = [(addresses["openai"], data, False) for data in whole] + [(addresses["openai"], data, True) for data in cut]
    kinds += [(addresses["wyoming"], data, True) for data in events]
    for number in range(count):
        turn = number % (len(kinds) + 2)
        if turn < len(kinds):
            yield ask(*kinds[turn])
        else:
            address = addresses["openai" if turn == len(kinds) else "wyoming"]
            yield ask(address, chance.randbytes(chance.randrange(1, 3000)), ends=True)


def request(body: bytes, path: str = SPEECH, method: str = "POST", length: int | None = None) -> bytes:
    """Return a request over HTTP, which may claim another length than it has."""
    head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
    return f"{head}Content-Length: {len(body) if length is None else length}\r\n\r\n".encode() + body


async def ask(address: str, data: bytes, ends: bool = False) -> bytes:
    """Send some bytes and return what comes back until the server or the time ends it.

    ``ends`` says that no more will be sent, which is what ends a request that is cut off.
    """
    there = urlsplit(address)
    answer = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection(there.hostname, there.port)
            try:
                writer.write(data)
                if ends:
                    writer.write_eof()
                while part := await reader.read(1 << 16):
                    answer += part
            finally:
                writer.close()
    except OSError:
        return bytes(answer)  # ended by the server before all was sent
    return bytes(answer)


def status(answer: bytes) -> str:
    """Return HTTP's status, the types of Wyoming's events, or “closed”."""
    if answer.startswith(b"HTTP/1.1 "):
        return answer[9:12].decode()
    return "wyoming error" if b'"type": "error"' in answer else "wyoming" if answer else "closed"


def _event(data: dict[str, Any]) -> bytes:
    return json.dumps({"type": "synthesize", "data": data}).encode() + b"\n"


if __name__ == "__main__":
    sys.exit(main())
