"""A server with small voices on free ports, in a thread of the test."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest

from tts_studio.server.config import ServerConfig
from tts_studio.server.serving import Addresses, Server

Serve = Callable[..., Addresses]


@contextmanager
def serving(config: ServerConfig) -> Iterator[Addresses]:
    server = Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server.addresses
    finally:
        server.stop()
        thread.join()


@pytest.fixture
def serve(small_base: None) -> Iterator[Serve]:
    """Give a function that starts a server with some settings and returns where it listens."""
    with ExitStack() as running:

        def start(**settings: Any) -> Addresses:
            config = ServerConfig(**{"port": 0, "wyoming_port": 0} | settings)
            return running.enter_context(serving(config))

        yield start
