"""Running a job until it ends or is interrupted."""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
from collections.abc import Callable, Generator, Iterator
from types import FrameType
from typing import TYPE_CHECKING

from tts_studio.cli.exit_codes import DONE

if TYPE_CHECKING:
    from tts_studio.events import Event


def run_job(
    events: Iterator[Event],
    options: argparse.Namespace,
    stop: Callable[[], bool] = lambda: False,
    *,
    answer: bool = False,
) -> int:
    """Show a job's events until it ends; closing it, whatever happens, lets it save.

    With ``answer``, only the result is of interest to a program that reads the output.
    """
    from tts_studio.reporting import reporter

    with reporter(as_json=options.json, answer=answer) as show, contextlib.closing(as_generator(events)) as job:
        for event in job:
            show(event)
            if stop():
                raise KeyboardInterrupt
    return DONE


def as_generator(events: Iterator[Event]) -> Generator[Event]:
    """Return the events as something that can be closed."""
    yield from events


@contextlib.contextmanager
def stopping_between_events() -> Generator[Callable[[], bool]]:
    """Turn the first Ctrl-C (or a polite kill) into a wish to stop that is heard between two events.

    So a job is never torn out of the middle of a step; the second Ctrl-C interrupts at once.
    """
    wished = False

    def wish(number: int, frame: FrameType | None) -> None:
        nonlocal wished
        if wished:
            raise KeyboardInterrupt
        wished = True
        print("\nStopping; what was done so far is being saved …", file=sys.stderr)

    before = {number: signal.signal(number, wish) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: wished
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
