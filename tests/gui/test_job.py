"""What drives a job for the window."""

from __future__ import annotations

from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from tts_studio.events import Event, Finished
from tts_studio.gui.job import Outcome
from tts_studio.gui.studio import Studio


def at_once() -> Iterator[Event]:
    yield Finished({"made": "nothing"})


def test_a_job_that_ends_at_once_is_heard_by_those_who_connect_after_it_was_started(
    qtbot: QtBot, studio: Studio
) -> None:
    job = studio.run("Nothing", at_once)
    assert job is not None
    job.wait(100)  # the thread has all the time it wants
    # not ``job.finished``: the studio deletes the job there, and with it what else waits for that signal
    with qtbot.waitSignals([job.happened, job.ended, studio.job_ended]):
        pass
    assert job.outcome is Outcome.DONE
    assert job.result == {"made": "nothing"}


def test_a_job_that_is_cancelled_before_it_began_does_nothing(qtbot: QtBot, studio: Studio) -> None:
    job = studio.run("Nothing", at_once)
    assert job is not None
    job.cancel()
    assert job.wait(20_000), "it waits for an event loop that may never turn again"
    assert job.outcome is Outcome.CANCELLED
