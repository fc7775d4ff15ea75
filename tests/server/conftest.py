"""A server with small voices on free ports, in a thread of the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.helpers.served import serving
from tts_studio.server.serving import Addresses

Serve = Callable[..., Addresses]


@pytest.fixture
def serve(small_base: None) -> Iterator[Serve]:
    """Give a function that starts a server with some settings and returns where it listens."""
    with ExitStack() as running:

        def start(**settings: Any) -> Addresses:
            return running.enter_context(serving(**settings))

        yield start
