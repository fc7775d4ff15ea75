"""A server's life: the sockets, both interfaces on one event loop, and a quiet end."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from types import FrameType
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from tts_studio import jobs
from tts_studio.errors import StudioError
from tts_studio.server.app import application
from tts_studio.server.config import ServerConfig
from tts_studio.server.gate import Gate
from tts_studio.server.shelf import Shelf
from tts_studio.server.speech import stream
from tts_studio.server.work import Workers
from tts_studio.server.wyoming_api import WyomingApi
from tts_studio.synthesis import SynthesisConfig

_FAREWELL = 3  # seconds that requests have to end when the server does


@dataclass(frozen=True)
class Addresses:
    """Where a server listens."""

    page: str
    """Address of the page that lists the voices."""
    openai: str
    """What OpenAI's clients take as ``base_url``."""
    wyoming: str | None
    """What Wyoming's clients take as URI; None without Wyoming."""


class Server:
    """Both interfaces; it listens as soon as it is made, and answers while ``run`` runs."""

    def __init__(self, config: ServerConfig) -> None:
        """Raise StudioError if an address cannot be listened on, or the project cannot be read."""
        with contextlib.ExitStack() as opened:
            http = opened.enter_context(_listening(config.host, config.port))
            wyoming = None
            if config.wyoming_port is not None:
                wyoming = opened.enter_context(_listening(config.wyoming_host, config.wyoming_port))
            jobs.listed_voices(config.project)
            opened.pop_all()
        jobs.keep_voices(config.limits.at_once)
        self._config = config
        self._sockets = http, wyoming
        page = f"http://{_host(config.host)}:{_port(http)}/"
        there = f"tcp://{_host(config.wyoming_host)}:{_port(wyoming)}" if wyoming else None
        self.addresses = Addresses(page, f"{page}v1", there)
        self._http: _Uvicorn | None = None
        self._stopped = False

    def run(self) -> None:
        """Answer requests until ``stop`` is called or the program is interrupted."""
        _allow_connections(self._config.limits.connections)
        with _ended_quietly(self.stop):
            asyncio.run(self._serve())

    def stop(self) -> None:
        """End, from any thread; requests that are being answered have a few seconds."""
        self._stopped = True
        if self._http is not None:
            self._http.should_exit = True

    def close(self) -> None:
        """Listen no longer; for a server that has not run."""
        for listening in self._sockets:
            if listening is not None:
                listening.close()

    async def _serve(self) -> None:
        config, limits = self._config, self._config.limits
        shelf, gate = Shelf(config.project), Gate(limits)
        workers = Workers(gate, limits.at_once)
        wyoming = WyomingApi(shelf, gate, workers, limits, config.wyoming_from)
        self._http = _Uvicorn(_settings(config, application(config, shelf, gate, workers)))
        self._http.should_exit = self._stopped
        warming = asyncio.create_task(_warm(shelf, workers, config))
        http_socket, wyoming_socket = self._sockets
        try:
            async with contextlib.AsyncExitStack() as serving:
                if wyoming_socket is not None:
                    server = await asyncio.start_server(wyoming.connected, sock=wyoming_socket, limit=limits.body)
                    serving.callback(server.close)
                await self._http.serve(sockets=[http_socket])
        finally:
            warming.cancel()
            wyoming.close()
            await asyncio.to_thread(workers.close)


class _Uvicorn(uvicorn.Server):
    """Leaves signals to us."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        yield


class _Protocol(H11Protocol):
    """Ends connections whose request does not come: else a client could hold all of them with one byte each."""

    patience = 30.0  # seconds
    _watching: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self._watching is not None:
            self._watching.cancel()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._watch()

    def _watch(self) -> None:
        if self._watching is not None:
            self._watching.cancel()
        self._watching = self.loop.call_later(self.patience, self._end_if_idle)

    def _end_if_idle(self) -> None:
        if self.conn.their_state is h11.IDLE and not self.transport.is_closing():
            self.transport.close()


def _settings(config: ServerConfig, app: Any) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=_Protocol,
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        backlog=config.limits.connections,
        limit_concurrency=config.limits.connections,
        timeout_graceful_shutdown=_FAREWELL,
    )


async def _warm(shelf: Shelf, workers: Workers, config: ServerConfig) -> None:
    """Let the default voice say something, so that all is loaded when the first request comes."""
    with contextlib.suppress(StudioError):
        voice, said = await shelf.find("")
        text = jobs.greeting(voice.language)
        begin = partial(stream, text, said, SynthesisConfig(), config.limits, "mp3", watermark=config.watermark)
        async for _ in workers.steps(begin):
            pass


def _allow_connections(count: int) -> None:
    """Let the process have so many connections of both kinds; some systems allow 256 or 1,024 files by default."""
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows knows no such limit
        import resource

        wanted = 2 * count + 256
        allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        if allowed != resource.RLIM_INFINITY and allowed < wanted:
            more = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
            resource.setrlimit(resource.RLIMIT_NOFILE, (more, most))


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=1024)
    except (OSError, OverflowError, UnicodeError) as error:
        raise StudioError(
            "“{host}:{port}” cannot be listened on: {reason}.",
            "Please choose another address or port; another server may have this one.",
            host=host,
            port=port,
            reason=getattr(error, "strerror", None) or str(error),
        ) from error


def _port(listening: socket.socket) -> int:
    return int(listening.getsockname()[1])


def _host(host: str) -> str:
    return f"[{host}]" if ":" in host else host


@contextlib.contextmanager
def _ended_quietly(stop: Callable[[], None]) -> Generator[None]:
    """Let Ctrl-C and a polite kill call ``stop``; in the main thread, the only one that may say so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def wish(number: int, frame: FrameType | None) -> None:
        stop()

    before = {number: signal.signal(number, wish) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
