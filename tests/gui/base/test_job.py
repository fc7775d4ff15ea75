"""What drives a job for the window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from tts_studio.events import Event, Finished, Note
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure, JobOutcome
from tts_studio.gui.base.studio import Studio
from tts_studio.messages import Message


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
    assert job.outcome is JobOutcome.DONE
    assert job.result == {"made": "nothing"}


def test_the_result_of_a_job_goes_to_the_function_given_for_it(qtbot: QtBot, studio: Studio) -> None:
    results: list[Mapping[str, object]] = []
    with qtbot.waitSignal(studio.job_ended):
        studio.run("Nothing", at_once, then=results.append)
    with qtbot.waitSignal(studio.job_ended):
        studio.run("Nothing", at_once)
    assert results == [{"made": "nothing"}]


def test_a_job_that_was_cancelled_has_no_result_for_anybody(qtbot: QtBot, studio: Studio) -> None:
    results: list[Mapping[str, object]] = []
    with qtbot.waitSignal(studio.job_ended):
        job = studio.run("Nothing", at_once, then=results.append)
        assert job is not None
        job.cancel()
    assert results == []


def test_a_job_is_not_deleted_before_its_thread_has_told_everybody(qtbot: QtBot, studio: Studio) -> None:
    over: list[bool] = []
    studio.job_ended.connect(lambda job: over.append(job.wait(0)))
    for _ in range(20):
        with qtbot.waitSignal(studio.job_ended):
            assert studio.run("Nothing", at_once) is not None
    assert over == [True] * 20


def test_a_job_that_is_cancelled_before_it_began_does_nothing(qtbot: QtBot, studio: Studio) -> None:
    job = studio.run("Nothing", at_once)
    assert job is not None
    job.cancel()
    assert job.wait(20_000), "it waits for an event loop that may never turn again"
    assert job.outcome is JobOutcome.CANCELLED


class Panic(BaseException):
    """No Exception, as what Rust code raises."""


def panicking() -> Iterator[Event]:
    yield Note(Message("It begins."))
    raise Panic("panicked")


def test_a_job_that_panics_has_failed(qtbot: QtBot, studio: Studio) -> None:
    failures: list[Failure] = []
    with qtbot.waitSignal(studio.job_ended):
        job = studio.run("Nothing", panicking)
        assert job is not None
        job.failed.connect(failures.append)
    assert job.outcome is JobOutcome.FAILED
    assert [(str(failure.title), failure.expected) for failure in failures] == [("panicked", False)]


def test_an_errand_that_panics_has_failed(qtbot: QtBot, application: object) -> None:
    answers = Answers()
    errands = Errands(answers)

    def work() -> None:
        raise Panic("panicked")

    with qtbot.waitSignal(answers.failed):
        errands.run(work, answers.done, answers.failed)
    qtbot.waitUntil(lambda: not errands.busy)


class Answers(QObject):
    done = Signal(object)
    failed = Signal(object)
