"""A server that runs in a thread of the test."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from tts_studio.server.config import ServerConfig
from tts_studio.server.serving import Addresses, Server


@contextmanager
def serving(**settings: Any) -> Generator[Addresses]:
    """Start a server on free ports with some settings of ``ServerConfig``; give where it listens."""
    ports: dict[str, Any] = {"port": 0, "wyoming_port": 0}
    server = Server(ServerConfig(**ports | settings))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server.addresses
    finally:
        server.stop()
        thread.join()
